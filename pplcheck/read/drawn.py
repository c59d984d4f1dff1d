"""Where on its sheet does a text of a DXF drawing stand?

Autodesk, DXF reference, "TEXT", "MTEXT", "ATTRIB".
"""

import math
from typing import Final

from pplcheck.read.lettering import LEFT, MIDDLE, RIGHT, Lettering, lettering
from pplcheck.syntax import dxf

# Codes of a group.
_X, _Y, _OTHER_X, _OTHER_Y, _HEIGHT, _TURN = 10, 20, 11, 21, 40, 50
_ATTACHMENT, _ACROSS, _UP = 71, 72, 73
_NUMBERS: Final = frozenset(
    {_X, _Y, _OTHER_X, _OTHER_Y, _HEIGHT, _TURN, _ATTACHMENT, _ACROSS, _UP}
)
_FURTHEST: Final = 1e15
# A height is that of capitals; letters and lines need more.
_OVER_CAPITALS: Final = 1.25
_ANCHORS: Final = (LEFT, MIDDLE, RIGHT)
# The fit and the aligned ones begin at their first point.
_ANCHORS_ACROSS: Final = {1: MIDDLE, 2: RIGHT, 4: MIDDLE}


def placed(part: dxf.Part, text: str, surface: str) -> Lettering:
    """Return the words of an entity with their place.

    Args:
        part: the entity.
        text: its words.
        surface: what texts that belong together share: block, layout and layer.

    """
    numbers = {code: value for code, value in reversed(part.groups) if code in _NUMBERS}
    size = _number(numbers.get(_HEIGHT, b""))
    if part.name == "MTEXT":
        at, turn, anchor = _of_lines(numbers)
    else:
        at, turn, anchor = _of_line(numbers)
    return lettering(
        text,
        at,
        turn,
        _OVER_CAPITALS * size if size > 0 else 1.0,
        surface,
        anchor=anchor,
        place=(part.line, 1) if part.line else (0, 0),
    )


def whole(written: bytes) -> int:
    """Return a whole number; 0 for what is none."""
    return int(_number(written))


def _of_lines(numbers: dict[int, bytes]) -> tuple[tuple[float, float], float, float]:
    """Return where, how far turned and how anchored an `MTEXT` is."""
    turn = _number(numbers.get(_TURN, b""))
    if _OTHER_X in numbers and _TURN not in numbers:
        across, up = _point(numbers, _OTHER_X, _OTHER_Y)
        turn = math.degrees(math.atan2(up, across))
    anchor = _ANCHORS[(whole(numbers.get(_ATTACHMENT, b"1")) - 1) % 3]
    return _point(numbers, _X, _Y), turn, anchor


def _of_line(numbers: dict[int, bytes]) -> tuple[tuple[float, float], float, float]:
    """Return the same of a text in one line."""
    across = whole(numbers.get(_ACROSS, b""))
    at = _point(numbers, _X, _Y)
    if (across or whole(numbers.get(_UP, b""))) and _OTHER_X in numbers:
        # The first point is where a programme put it, the second one is meant.
        at = _point(numbers, _OTHER_X, _OTHER_Y)
    return at, _number(numbers.get(_TURN, b"")), _ANCHORS_ACROSS.get(across, LEFT)


def _point(numbers: dict[int, bytes], x: int, y: int) -> tuple[float, float]:
    return _number(numbers.get(x, b"")), _number(numbers.get(y, b""))


def _number(written: bytes) -> float:
    """Return a number, also with a decimal comma; 0 for what no sheet could have."""
    try:
        number = float(written.replace(b",", b".")) if written else 0.0
    except ValueError:
        return 0.0
    return number if abs(number) < _FURTHEST else 0.0
