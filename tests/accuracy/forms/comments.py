"""Comments: the signs before and after a line belong to a programming language."""

import textwrap
from random import Random
from typing import Final

from tests.accuracy.forms.form import TEXT, Form, Make
from tests.accuracy.forms.layout import paragraphs

_WHY = "comment signs are no words"


def lines_of(text: str) -> list[str]:
    """Return lines that fit into a comment."""
    parts = (textwrap.fill(part, 76) for part in paragraphs(text))
    return "\n\n".join(parts).splitlines()


def before(sign: str) -> Make:
    """Return a form with a sign before every line."""

    def make(text: str, _: Random) -> str:
        return "\n".join(f"{sign} {line}".rstrip() for line in lines_of(text))

    return make


def between(first: str, each: str, last: str) -> Make:
    """Return a form with signs above, before and below the lines."""

    def make(text: str, _: Random) -> str:
        return "\n".join([first, *(f"{each}{line}".rstrip() for line in lines_of(text)), last])

    return make


def boxed(text: str, _: Random) -> str:
    """Draw a box of stars, as C files do."""
    edge = "/" + "*" * 79
    rows = [f" * {line:<76}*" for line in lines_of(text)]
    return "\n".join([edge, *rows, " " + "*" * 78 + "/"])


FORMS: Final[tuple[Form, ...]] = (
    Form("comment //", before("//"), TEXT, _WHY),
    Form("comment #", before("#"), TEXT, _WHY),
    Form("comment ;;", before(";;"), TEXT, _WHY),
    Form("comment --", before("--"), TEXT, _WHY),
    Form("comment %", before("%"), TEXT, _WHY),
    Form("comment !", before("!"), TEXT, _WHY),
    Form("comment '", before("'"), TEXT, _WHY),
    Form("comment REM", before("REM"), TEXT, "REM is the comment sign of batch files"),
    Form("comment dnl", before("dnl"), TEXT, "dnl is the comment sign of m4"),
    Form("comment /* * */", between("/*", " * ", " */"), TEXT, _WHY),
    Form("comment (* *)", between("(*", "   ", "*)"), TEXT, _WHY),
    Form("comment <!-- -->", between("<!--", "", "-->"), TEXT, _WHY),
    Form("comment docstring", between('"""', "", '"""'), TEXT, _WHY),
    Form("comment {- -}", between("{-", "  ", "-}"), TEXT, _WHY),
    Form("comment box", boxed, TEXT, _WHY),
    Form("added lines of a patch", before("+"), TEXT, "a patch that adds a licence holds it"),
)
