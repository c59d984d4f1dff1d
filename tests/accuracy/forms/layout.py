"""Layout: where the lines end and what stands before them says nothing about the terms."""

import re
import textwrap
from random import Random
from typing import Final

from tests.accuracy.forms.form import TEXT, Form, Make

_WHY = "layout is no word"
_GAP = re.compile(r"\n[ \t]*\n\s*")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs, each in one line."""
    return [" ".join(part.split()) for part in _GAP.split(text) if part.strip()]


def wrapped(width: int) -> Make:
    """Return a form with lines of at most `width` characters."""

    def make(text: str, _: Random) -> str:
        return "\n\n".join(textwrap.fill(part, width) for part in paragraphs(text))

    return make


def one_line(text: str, _: Random) -> str:
    """Put everything into one line."""
    return " ".join(text.split())


def one_word_a_line(text: str, _: Random) -> str:
    """End the line after every word."""
    return "\n".join(text.split())


def indented(text: str, _: Random) -> str:
    """Indent every line, as a man page does."""
    return textwrap.indent(text, " " * 8)


def tabs(text: str, _: Random) -> str:
    """Put tabs for the spaces before and within lines."""
    return "\n".join("\t" + line.replace(" ", "\t") for line in text.splitlines())


def doubled_spaces(text: str, _: Random) -> str:
    """Put two spaces for one."""
    return text.replace(" ", "  ")


def justified(text: str, _: Random) -> str:
    """Stretch the spaces until every line has the same length."""
    lines = textwrap.fill(" ".join(text.split()), 72).splitlines()
    return "\n".join(line.replace(" ", "  ", 72 - len(line)) for line in lines)


def blank_lines(text: str, _: Random) -> str:
    """Put an empty line after every line."""
    return "\n\n".join(text.splitlines())


def no_blank_lines(text: str, _: Random) -> str:
    """Take the empty lines out."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def ends_with_spaces(text: str, _: Random) -> str:
    """Put spaces at the end of every line."""
    return "\n".join(line + "   " for line in text.splitlines())


FORMS: Final[tuple[Form, ...]] = (
    *(Form(f"wrapped at {width}", wrapped(width), TEXT, _WHY) for width in (30, 60, 75, 120)),
    *(
        Form(make.__name__.replace("_", " "), make, TEXT, _WHY)
        for make in (
            one_line,
            one_word_a_line,
            indented,
            tabs,
            doubled_spaces,
            justified,
            blank_lines,
            no_blank_lines,
            ends_with_spaces,
        )
    ),
)
