"""XML text without the content of some elements: of a mesh, most is coordinates.

A parser calls Python for each of a million vertices. Searching for where they end takes a
hundredth of that. What looks like a tag within a comment, a CDATA section or an instruction is
none, so the text stays the same but for what was cut out; that alone goes unchecked. Its line
ends are kept, in a comment, so that what follows stands in its own line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pplcheck.syntax.places import UnparsableError

# How comments, CDATA sections and instructions go on after `<`, and how they end. A pattern
# that begins with one sign is found ten times as fast as one that begins with either of some.
_ASIDE: Final = {b"!--": b"-->", b"![CDATA[": b"]]>", b"?": b"?>"}
_OPENS_ASIDE: Final = rb"<(?:(?P<aside>!--|!\[CDATA\[|\?)"
_ATTRIBUTES: Final = rb"(?:\s(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)?+(?<!/)>"
_AFTER_NAME: Final = b" \t\r\n>"
# What may be the beginning of a tag is kept until the rest has come, if it is no longer.
_LONGEST_TAG: Final = 64 * 1024
_LONGEST_ASIDE: Final = len(b"<![CDATA[")


@dataclass(slots=True)
class Allowance:
    """How many bytes may be left of some texts: of a million elements, each costs its time."""

    left: int


def cut(
    pieces: Iterable[bytes], names: frozenset[str], allowance: Allowance
) -> Iterator[bytes]:
    """Yield an XML text without what stands in the elements of some names.

    Args:
        pieces: the text, in UTF-8 or the like; one in UTF-16 stays as it is.
        names: of elements, without namespaces.
        allowance: for what is left but line ends of what is cut out; it grows smaller.

    Raises:
        UnparsableError: more is left.

    """
    cutter = _Cutter(names)
    for piece in pieces:
        yield cutter.take(piece)
        allowance.left -= cutter.kept
        cutter.kept = 0
        if allowance.left < 0:
            raise UnparsableError(0, 0, "XML with too much beside what is cut out")
    yield cutter.rest()


class _Cutter:
    """Where in the text one is: outside, in an element that is cut out, in a comment.

    What `_past_…` return is how far they went, and whether they want more of the text then.
    """

    def __init__(self, names: frozenset[str]) -> None:
        any_name = b"|".join(sorted(map(str.encode, names)))
        called = rb"(?P<name>(?:[\w.-]{1,60}:)?(?:" + any_name + rb"))"
        self._opening = re.compile(_OPENS_ASIDE + b"|" + called + _ATTRIBUTES + b")")
        self._closing = b""  # of the element that is being cut out
        self._closing_or_aside = self._opening
        self._until = b""  # how the comment ends
        self._held = b""
        self.kept = 0  # how many bytes, since somebody asked

    def take(self, piece: bytes) -> bytes:
        """Return what is left of the next piece, and of what was held back before it."""
        text = self._held + piece
        has_asides = b"<!" in text or b"<?" in text
        kept: list[bytes] = []
        at, wants_more = 0, False
        while not wants_more:
            is_kept = not self._closing
            if self._until:
                further, wants_more = self._past_aside(text, at)
            elif not self._closing:
                further, wants_more = self._past_opening(text, at)
            elif has_asides:
                further, wants_more = self._past_closing_or_aside(text, at)
            else:
                further, wants_more = self._past_closing(text, at)
            if is_kept:
                kept.append(text[at:further])
                self.kept += further - at
            elif lines := text.count(b"\n", at, further):
                kept.append(b"<!--" + b"\n" * lines + b"-->")
            at = further
        self._held = text[at:]
        return b"".join(kept)

    def rest(self) -> bytes:
        """Return what was held back to the end."""
        return b"" if self._closing else self._held

    def _past_aside(self, text: bytes, at: int) -> tuple[int, bool]:
        end = text.find(self._until, at)
        if end < 0:
            return max(at, len(text) - len(self._until) + 1), True
        further = end + len(self._until)
        self._until = b""
        return further, False

    def _past_opening(self, text: bytes, at: int) -> tuple[int, bool]:
        found = self._opening.search(text, at)
        if found is None:
            begun = text.rfind(b"<", at)
            is_tag = begun >= 0 and len(text) - begun <= _LONGEST_TAG
            return begun if is_tag else len(text), True
        if found["aside"]:
            self._until = _ASIDE[found["aside"]]
        else:
            # An element ends with the very name with which it began.
            self._closing = b"</" + found["name"]
            closing = b"/" + re.escape(found["name"]) + rb"(?=[\s>])"
            self._closing_or_aside = re.compile(_OPENS_ASIDE + b"|" + closing + b")")
        return found.end(), False

    def _past_closing_or_aside(self, text: bytes, at: int) -> tuple[int, bool]:
        found = self._closing_or_aside.search(text, at)
        if found is None:
            return self._tail(text, at), True
        if found["aside"]:
            self._until = _ASIDE[found["aside"]]
            return found.end(), False
        self._closing = b""
        return found.start(), False

    def _past_closing(self, text: bytes, at: int) -> tuple[int, bool]:
        """Do the same in a text without comments, twenty times as fast."""
        start = text.find(self._closing, at)
        after = start + len(self._closing)
        if start < 0 or after == len(text):
            return self._tail(text, at), True
        if text[after] not in _AFTER_NAME:
            return after, False
        self._closing = b""
        return start, False

    def _tail(self, text: bytes, at: int) -> int:
        """Return from where on a closing tag or a comment may have begun."""
        return max(at, len(text) - max(len(self._closing), _LONGEST_ASIDE))
