"""The options that every command has, as one value."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import PurePath

import click

from pplcheck.pipeline.output import Look, Target, write_all

_SUFFIXES = {
    ".docx": "docx",
    ".json": "json",
    ".md": "markdown",
    ".toml": "toml",
    ".txt": "terminal",
}


@dataclass(frozen=True, slots=True)
class Options:
    """What every command is told.

    Attributes:
        format_name: of standard output.
        targets: files to write besides.
        asked_as_of: the day that was asked for, or None.
        today: by the clock of this machine, in UTC.
        verbosity: -1 quiet, 0 as usual, 1 verbose.

    """

    format_name: str
    targets: tuple[Target, ...]
    asked_as_of: date | None
    today: date
    verbosity: int

    @property
    def as_of(self) -> date:
        """The day for which facts are judged."""
        return self.asked_as_of or self.today

    def deliver(self, render_as: Callable[[str, Look], bytes]) -> None:
        """Write every file that was asked for, then standard output."""
        write_all(self.targets, lambda name: render_as(name, Look(verbosity=self.verbosity)))
        sys.stdout.buffer.write(render_as(self.format_name, self._look()))
        sys.stdout.buffer.flush()

    def deliver_letter(self, render_as: Callable[[str], bytes]) -> None:
        """Write every file that was asked for, then, unless it is to be quiet, the letter."""
        write_all(self.targets, render_as)
        if self.verbosity >= 0:
            sys.stdout.buffer.write(render_as(self.format_name))
            sys.stdout.buffer.flush()

    def _look(self) -> Look:
        width = shutil.get_terminal_size().columns
        return Look(width=width, colour=_has_colour(), verbosity=self.verbosity)


def _has_colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return sys.stdout.isatty()


_Command = Callable[..., int]


def common_options(formats: Sequence[str]) -> Callable[[_Command], _Command]:
    """Give a command the options that all have; it gets them as its argument `options`.

    Args:
        formats: the forms that the command can print, the usual one first.

    """
    return lambda command: _with_options(command, formats)


def _with_options(command: _Command, formats: Sequence[str]) -> _Command:
    @wraps(command)
    def wrapped(
        *,
        format_name: str,
        outputs: tuple[str, ...],
        as_of: datetime | None,
        quiet: bool,
        verbose: bool,
        **rest: object,
    ) -> int:
        options = Options(
            format_name,
            tuple(_target(output, formats) for output in outputs),
            as_of.date() if as_of else None,
            datetime.now(tz=UTC).date(),
            int(verbose) - int(quiet),
        )
        return command(options=options, **rest)

    with_options: _Command = wrapped
    for option in reversed((_format_option(formats), *_OPTIONS)):
        with_options = option(with_options)
    return with_options


def _format_option(formats: Sequence[str]) -> Callable[[_Command], _Command]:
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Form of standard output.",
    )


# For the commands that look at a tree.
revision_option = click.option(
    "--revision",
    metavar="REV",
    help="Look at this commit (a branch, a tag, an id), not at what stands in the folder.",
)

_OPTIONS = (
    click.option(
        "-o",
        "outputs",
        multiple=True,
        metavar="[FORMAT:]FILE",
        help="Write a file besides; repeatable. The form follows the ending where not named.",
    ),
    click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="The day for which facts are judged; today where not named.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="The counts alone."),
    click.option("-v", "--verbose", is_flag=True, help="Every proof and every place."),
)


def _target(output: str, formats: Sequence[str]) -> Target:
    name, colon, path = output.partition(":")
    if colon and name in formats:
        return Target(name, path)
    if len(formats) == 1:
        return Target(formats[0], output)
    suffix = PurePath(output).suffix.lower()
    if _SUFFIXES.get(suffix) not in formats:
        known = ", ".join(formats)
        raise click.BadParameter(
            f"{output}: name the form before the file, as in {formats[1]}:FILE ({known})"
        )
    return Target(_SUFFIXES[suffix], output)


# Short work needs no progress, and an eye no more than ten lines a second.
_SHORT_WORK, _NEXT_LINE = 1.0, 0.1


def progress() -> Callable[[int, int], None]:
    """Return what shows progress on standard error: nothing, unless a person waits there."""
    if not sys.stderr.isatty():
        return _silent
    began = last = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - began > _SHORT_WORK and (now - last > _NEXT_LINE or done == total):
            last = now
            end = "\r\x1b[K" if done == total else ""
            sys.stderr.write(f"\rread {done} of {total} files{end}")
            sys.stderr.flush()

    return show


def _silent(done: int, total: int) -> None:
    """Show nothing."""
