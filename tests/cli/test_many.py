"""Does one option take all words up to the next, as a shell writes them?"""

import click
import pytest

from pplcheck.cli.many import ManyValues


@click.command(cls=ManyValues)
@click.argument("commons", nargs=-1)
@click.option("--in", "sites", multiple=True)
@click.option("--format", "form", default="")
@click.option("-q", "quiet", is_flag=True)
def command(commons: tuple[str, ...], sites: tuple[str, ...], form: str, quiet: bool) -> str:
    return f"{commons} {sites} {form} {quiet}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a b --in c d e", "('a', 'b') ('c', 'd', 'e')  False"),
        ("a --in c d --format json", "('a',) ('c', 'd') json False"),
        ("a --in c -q --in d e", "('a',) ('c', 'd', 'e')  True"),
        ("--in c d --format x a", "('a',) ('c', 'd') x False"),
        ("a --in=c d", "('a', 'd') ('c',)  False"),
        ("a --in c - d", "('a',) ('c', '-', 'd')  False"),
        ("a --in c -- d", "('a', 'd') ('c',)  False"),
    ],
)
def test_all_words_up_to_the_next_option_are_its_own(words: str, said: str) -> None:
    assert command.main(words.split(), standalone_mode=False) == said


def test_without_a_word_click_says_what_is_missing() -> None:
    with pytest.raises(click.UsageError, match="--in"):
        command.main(["a", "--in"], standalone_mode=False)
