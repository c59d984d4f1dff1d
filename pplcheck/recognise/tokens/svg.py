"""SVG: the outline of each path, in whatever size and place.

Of each path: its commands, and the lengths of its edges divided by their sum. Paths of few
points are rectangles and arrows.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from pplcheck.recognise.tokens.token import MOST, Tokens, number_of, on_grid
from pplcheck.syntax.places import UnparsableError
from pplcheck.syntax.xml import Element, in_pieces, stream

NAME: Final = "svg"
ENDINGS: Final = (".svg",)
# Single letters of one typeface are alike.
FEWEST_SHARED: Final = 3

_FEWEST_POINTS = 8
_SHARE = 0.001
_WANTED = frozenset({"path", "polygon", "polyline"})
_PART = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([+-]?(?:\d++\.?\d*+|\.\d++)(?:[eE][+-]?\d++)?)")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = tuple[float, float]


def tokens(content: bytes) -> Tokens:
    """Return the outlines; of a broken file those before the break.

    Args:
        content: of the file.

    """
    found: Tokens = Counter()
    try:
        for element in stream(in_pieces(content), _WANTED, allows_doctype=True):
            found.update(_of(element))
            if len(found) >= MOST:
                break
    except UnparsableError:
        pass
    return found


def _of(element: Element) -> Iterator[int]:
    if element.path[-1] == "path":
        commands, points = _walked(element.attribute("d"))
    else:
        points = [*_points(element.attribute("points"))]
        commands = "L" * len(points)
    edges = list(map(math.dist, points, points[1:]))
    whole = sum(edges)
    if len(points) >= _FEWEST_POINTS and 0 < whole < math.inf:
        yield number_of(commands, *(on_grid(edge / whole, _SHARE) for edge in edges))


def _points(written: str) -> Iterator[Point]:
    numbers = [float(part[2]) for part in islice(_PART.finditer(written), MOST) if part[2]]
    yield from zip(numbers[::2], numbers[1::2], strict=False)


def _walked(written: str) -> tuple[str, list[Point]]:
    """Return the commands of a path, and where each one ends."""
    commands: list[str] = []
    points: list[Point] = []
    here = start = (0.0, 0.0)
    for command, numbers in _steps(written):
        here = start if command in "Zz" else _end(command, numbers, here)
        if command in "Mm":
            start = here
        commands.append(command.upper())
        points.append(here)
    return "".join(commands), points


def _steps(written: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; those that follow without one repeat it."""
    command = ""
    numbers: list[float] = []
    for part in islice(_PART.finditer(written), MOST):
        if part[1]:
            command, numbers = part[1], []
            if command in "Zz":
                yield command, []
            continue
        numbers.append(float(part[2]))
        if command and len(numbers) == _NUMBERS[command.upper()]:
            yield command, numbers
            numbers = []
            # Further pairs after a move are lines (SVG 2, 9.3.3).
            command = {"M": "L", "m": "l"}.get(command, command)


def _end(command: str, numbers: Sequence[float], here: Point) -> Point:
    is_relative = command.islower()
    x, y = here if is_relative else (0.0, 0.0)
    if command in "Hh":
        return x + numbers[-1], here[1]
    if command in "Vv":
        return here[0], y + numbers[-1]
    return x + numbers[-2], y + numbers[-1]
