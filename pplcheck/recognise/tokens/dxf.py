"""DXF: lengths of lines, radii, arcs, and the edges of polylines and splines.

A file is pairs of lines: a number that says what follows, and a value (Autodesk, DXF Reference,
"Group codes"). Only what stands in the sections ENTITIES and BLOCKS is drawn; and of the blocks
those alone that are inserted: a house's templates bring dozens that are not.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from pplcheck.recognise.tokens.token import MOST, Tokens, number_in, number_of, on_grid

NAME: Final = "dxf"
ENDINGS: Final = (".dxf",)
# Tiny drawings are in every large one.
FEWEST_SHARED: Final = 20

_BINARY = b"AutoCAD Binary DXF"
_DRAWN = frozenset({"ENTITIES", "BLOCKS"})
_KIND, _NAME, _X, _Y, _X_OF_END, _Y_OF_END = 0, 2, 10, 20, 11, 21
_RADIUS, _FROM, _TO, _FLAGS = 40, 50, 51, 70
_ROUND = frozenset({"CIRCLE", "ARC"})
_EDGED = frozenset({"LWPOLYLINE", "SPLINE"})
_CLOSED = 1
# A dimension's lines are in a block of its own.
_INSERTING = frozenset({"INSERT", "DIMENSION"})
# No block has such a name; and blocks that are the sheets themselves (DXF Reference, "BLOCKS").
_SHEET = "\n"
_SHEETS = ("*model_space", "*paper_space")
_LONGEST_CODE = 12

Pairs = list[tuple[int, str]]


def tokens(content: bytes) -> Tokens:
    """Return what is drawn; nothing of a binary file.

    Args:
        content: of the file.

    """
    if content.startswith(_BINARY):
        return Counter()
    blocks = _Blocks()
    outline: list[tuple[float, float]] = []
    for kind, pairs in _entities(content):
        if blocks.size >= MOST:
            break
        if kind == "VERTEX":
            outline += _corners(pairs)
            continue
        if outline:
            blocks.put(_edges(outline))
            outline = []
        blocks.see(kind, pairs)
        blocks.put(_of(kind, pairs))
    return blocks.drawn()


class _Blocks:
    """What is drawn by itself, and what in each block, which may insert others."""

    def __init__(self) -> None:
        self.size = 0
        self._tokens: dict[str, Tokens] = defaultdict(Counter)
        self._inserted: dict[str, set[str]] = defaultdict(set)
        self._here = _SHEET

    def see(self, kind: str, pairs: Pairs) -> None:
        """Begin or end a block, or insert one."""
        if kind == "ENDBLK":
            self._here = _SHEET
        elif kind == "BLOCK":
            name = _name_in(pairs)
            self._here = _SHEET if name.startswith(_SHEETS) else name
        elif kind in _INSERTING:
            self._inserted[self._here].add(_name_in(pairs))

    def put(self, numbers: Iterator[int]) -> None:
        """Take in what is drawn."""
        tokens = self._tokens[self._here]
        for number in numbers:
            self.size += number not in tokens
            tokens[number] += 1

    def drawn(self) -> Tokens:
        """Return what can be seen, each block once, however many times it is inserted."""
        found: Tokens = Counter()
        seen, ways = {_SHEET}, [_SHEET]
        while ways:
            name = ways.pop()
            found.update(self._tokens[name])
            new = self._inserted[name] - seen
            seen |= new
            ways += new
        return found


def _name_in(pairs: Pairs) -> str:
    return next((value.strip().lower() for code, value in pairs if code == _NAME), "")


def _entities(content: bytes) -> Iterator[tuple[str, Pairs]]:
    """Yield what is drawn, each with its pairs; an end of a sequence is one, too."""
    section, kind = "", ""
    pairs: Pairs = []
    # Not `splitlines`: what else that takes for a break would put the pairs out of step.
    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = _lines(text)
    for code, value in zip(lines, lines, strict=False):
        number = int(code) if code.strip().isdecimal() and len(code) < _LONGEST_CODE else -1
        if number == _KIND:
            if section in _DRAWN and kind:
                yield kind, pairs
            kind, pairs = value.strip(), []
        elif number == _NAME and kind == "SECTION":
            section = value.strip()
        elif number >= 0 and len(pairs) < MOST:
            pairs.append((number, value))
    if section in _DRAWN and kind:
        yield kind, pairs


def _lines(text: str) -> Iterator[str]:
    """Yield the lines one by one: all of them at once take twenty times the memory."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        yield text[at:end]
        at = end + 1
    yield text[at:]


def _of(kind: str, pairs: Pairs) -> Iterator[int]:
    if kind == "LINE":
        said = {code: number_in(value) for code, value in pairs}
        ends = [(said.get(x, 0.0), said.get(y, 0.0))
                for x, y in ((_X, _Y), (_X_OF_END, _Y_OF_END))]  # fmt: skip
        yield from _edges(ends)
    elif kind in _ROUND:
        said = {code: number_in(value) for code, value in pairs}
        angle = (said.get(_TO, 0.0) - said.get(_FROM, 0.0)) % 360
        yield number_of(kind, on_grid(said.get(_RADIUS, 0.0)), on_grid(angle, 0.1))
    elif kind in _EDGED:
        corners = _corners(pairs)
        flags = next((number_in(value) for code, value in pairs if code == _FLAGS), 0.0)
        is_closed = kind == "LWPOLYLINE" and int(flags) & _CLOSED
        yield from _edges([*corners, *corners[:1]] if is_closed else corners)


def _corners(pairs: Pairs) -> list[tuple[float, float]]:
    across = [number_in(value) for code, value in pairs if code == _X]
    up = [number_in(value) for code, value in pairs if code == _Y]
    return list(zip(across, up, strict=False))


def _edges(corners: list[tuple[float, float]]) -> Iterator[int]:
    for length in map(math.dist, corners, corners[1:]):
        if on_grid(length):
            yield number_of("edge", on_grid(length))
