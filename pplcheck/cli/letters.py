"""What the commands that write letters have in common."""

import os
from collections.abc import Callable

import click

from pplcheck.cli.options import Options
from pplcheck.model.errors import OutputError, Problem
from pplcheck.model.place import Place
from pplcheck.model.translation import Language

_Command = Callable[..., int]


def letter_options(command: _Command) -> _Command:
    """Give a command the options of letters: whose commons, which language, over what."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--in", "root", default=".", metavar="PATH", help="The commons that describes it."
    ),
    click.option(
        "--config", metavar="FILE", help="Take this configuration, not the tree's own."
    ),
    click.option(
        "--lang",
        "language",
        type=click.Choice([language.value for language in Language]),
        default=Language.ENGLISH.value,
        show_default=True,
        help="The language of the letter.",
    ),
    click.option("--force", is_flag=True, help="Write over files that are there already."),
)


def keep_what_is_there(options: Options, *, force: bool) -> None:
    """Refuse to write over a file: somebody may have filled in a draft by hand.

    Raises:
        OutputError: a file is there already, and nobody said to write over it.

    """
    there = [target.path for target in options.targets if os.path.lexists(target.path)]
    if there and not force:
        hint = "name another file, or say --force"
        raise OutputError(*(Problem(Place(path), "is there already", hint) for path in there))
