"""What becomes of a text that somebody takes into a product and works on?"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.accuracy.comments import without_comments

# How much of a file is written anew.
_REWRITTEN = 0.3
_INDENT = re.compile(rb"^[ \t]+", re.MULTILINE)
_FIRST_COMMENT = {
    "block": re.compile(rb"\A(\s*(?:<\?php\s*)?)/\*.*?\*/\s*", re.DOTALL),
    "hash": re.compile(rb"\A((?:#![^\n]*\n)?)(?:#[^\n]*\n)+"),
    "markup": re.compile(rb"\A(\s*)(?:<!--.*?-->|\{#.*?#\})\s*", re.DOTALL),
}
_OPENING = {
    "block": re.compile(rb"\A\s*(?:<\?php\s*)?"),
    "hash": re.compile(rb"\A(?:#![^\n]*\n)?"),
    "markup": re.compile(rb"\A"),
}
_HEADER = (
    "Copyright (c) 2031 Quickline Logistics Holding BV and its affiliates. All rights",
    "reserved. This programme and the materials that come with it are confidential and",
    "proprietary; they may not be disclosed, reproduced or distributed, in whole or part,",
    "without the prior permission in writing of an officer of the company. Build 48213.",
)
_HASH_LANGUAGES = frozenset({"py", "yml", "yaml", "sh", "rb", "feature", "toml"})
_MARKUP_LANGUAGES = frozenset({"twig", "html", "xml", "xlf", "vue"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A text that is about to be altered.

    Attributes:
        content: as the commons has it.
        language: the ending of its name.
        strangers: lines of unrelated files, by language.
        chance: what is drawn by lot.

    """

    content: bytes
    language: str
    strangers: Mapping[str, Sequence[bytes]]
    chance: Random


def _unaltered(copy: Copy) -> bytes:
    return copy.content


def _reindented(copy: Copy) -> bytes:
    """Tabs for two or four spaces or spaces for tabs, and the line ends of Windows."""

    def anew(found: re.Match[bytes]) -> bytes:
        width = len(found[0].expandtabs(4))
        return b"\t" * (width // 2) if b" " in found[0] else b" " * (3 * width // 4)

    return _INDENT.sub(anew, copy.content).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _with_other_header(copy: Copy) -> bytes:
    kind = _comment_kind(copy.language)
    bare, number = _FIRST_COMMENT[kind].subn(rb"\1", copy.content, count=1)
    content = bare if number else copy.content
    opening = _OPENING[kind].match(content)
    at = opening.end() if opening else 0
    return content[:at] + _header(kind) + content[at:]


def _comment_kind(language: str) -> str:
    if language in _HASH_LANGUAGES:
        return "hash"
    return "markup" if language in _MARKUP_LANGUAGES else "block"


def _header(kind: str) -> bytes:
    if kind == "hash":
        return "".join(f"# {line}\n" for line in _HEADER).encode()
    begin, end = ("<!--", "-->") if kind == "markup" else ("/*", "*/")
    return "\n".join([begin, *(f" {line}" for line in _HEADER), end, ""]).encode()


def _without_comments(copy: Copy) -> bytes:
    return without_comments(copy.content, copy.language)


def _rewritten(copy: Copy) -> bytes:
    """A run of lines, 30 % of all, is replaced by as many of unrelated files."""
    lines = copy.content.splitlines(keepends=True)
    count = max(1, round(_REWRITTEN * len(lines)))
    first = copy.chance.randrange(len(lines) - count + 1)
    strangers = copy.strangers[copy.language]
    other = copy.chance.randrange(max(1, len(strangers) - count))
    return b"".join(
        [*lines[:first], *strangers[other : other + count], *lines[first + count :]]
    )


def _all_at_once(copy: Copy) -> bytes:
    content = copy.content
    for alter in (_rewritten, _with_other_header, _without_comments, _reindented):
        content = alter(Copy(content, copy.language, copy.strangers, copy.chance))
    return content


Alter = Callable[[Copy], bytes]
# To be found by their content, all of them; the paths differ.
EXACT: Final[dict[str, Alter]] = {"renamed": _unaltered, "moved": _unaltered}
# To be found by their text.
NEAR: Final[dict[str, Alter]] = {
    "re-indented": _reindented,
    "header replaced": _with_other_header,
    "comments stripped": _without_comments,
    "30 % of lines rewritten": _rewritten,
}
# More than what is asked for: told, and no goal.
HARDER: Final[dict[str, Alter]] = {"the last four at once": _all_at_once}
