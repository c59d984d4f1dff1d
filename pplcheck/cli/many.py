"""How does one option take several values: `--in a b c`, as a shell writes `--in forks/*`?"""

from collections.abc import Iterator, Sequence

import click


class ManyValues(click.Command):
    """A command with an option that takes all words up to the next option.

    Attributes:
        GREEDY: the options that do, as written.

    """

    GREEDY: tuple[str, ...] = ("--in",)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat the option before each of its words, which is what click understands."""
        return super().parse_args(ctx, list(_repeated(args, self.GREEDY)))


def _repeated(words: Sequence[str], greedy: Sequence[str]) -> Iterator[str]:
    option = ""
    is_first = False
    for number, word in enumerate(words):
        if word == "--":
            yield from words[number:]
            return
        if word in greedy:
            option, is_first = word, True
        elif word.startswith("-") and word != "-":
            option = ""
        elif option and not is_first:
            yield option
        else:
            is_first = False
        yield word
