"""Of which triangles is a PLY file made? It names no unit.

Source: Greg Turk, The PLY Polygon File Format (1994): ASCII, and binary of either order.
"""

import re
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pplcheck.read.meshes.numbers import check_count, cornered, fans, no_triangles, table
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from numpy import dtype
    from numpy.typing import NDArray

    from pplcheck.read.meshes.numbers import Indices, Points, Triangles

GLOBS = ("*.ply",)

_KINDS: Final = {
    "char": "i1", "int8": "i1", "uchar": "u1", "uint8": "u1", "short": "i2", "int16": "i2",
    "ushort": "u2", "uint16": "u2", "int": "i4", "int32": "i4", "uint": "u4", "uint32": "u4",
    "float": "f4", "float32": "f4", "double": "f8", "float64": "f8",
}  # fmt: skip
# The same, for one number at a time.
_FORMS: Final = {
    "i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "f4": "f", "f8": "d",
}  # fmt: skip
_OF_CORNERS: Final = frozenset({"vertex_indices", "vertex_index"})
_CUT: Final = "PLY, cut off"
_ORDERS: Final = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
_HEAD = re.compile(rb"ply[ \t]*(?:\r\n|\n|\r).*?\bend_header[ \t]*(?:\r\n|\n|\r)", re.DOTALL)
_LONGEST_HEAD = 64 * 1024
_CORNERS = 3
_PORTION = 20_000


@dataclass(slots=True)
class _Element:
    """A kind of rows: name, how many, and the properties.

    A property is a name, a kind of number, and the kind of a list's count, empty for no list.
    """

    name: str
    count: int
    properties: list[tuple[str, str, str]] = field(default_factory=list)


def triangles(content: bytes) -> "Triangles":
    """Return the triangles; a cloud of points has none.

    Raises:
        UnparsableError: the head is none, a count is larger than the file, or it is cut off.

    """
    head = _HEAD.match(content, 0, _LONGEST_HEAD)
    if not head:
        raise UnparsableError(0, 0, "not PLY, or without the end of its head")
    order, elements = _declared(head.group().decode("latin-1"))
    body = content[head.end() :]
    for element in elements:
        # A row has at least one sign, whatever it is.
        if element.count > len(body) + 1:
            what = f"says {element.count} of {element.name}, more than the file has bytes"
            raise UnparsableError(0, 0, what)
    reader = _Binary(body, _ORDERS[order]) if _ORDERS[order] else _Text(body)
    points: Points | None = None
    corners: Indices | None = None
    for element in elements:
        if element.name == "vertex":
            points = reader.points(element)
        elif element.name == "face":
            corners = reader.corners(element)
        elif element.name == "tristrips":
            raise UnparsableError(0, 0, "PLY of strips of triangles, which is not read")
        else:
            reader.skip(element)
    if points is None or corners is None:
        return no_triangles()
    return cornered(points, corners)


def _declared(head: str) -> tuple[str, list[_Element]]:
    order = ""
    elements: list[_Element] = []
    for line in head.splitlines():
        match line.split():
            case ["format", order, _] if order in _ORDERS:
                pass
            case ["element", name, count] if count.isdecimal():
                elements.append(_Element(name, int(count)))
            case ["property", "list", of_count, kind, name] if elements:
                elements[-1].properties.append((name, _kind(kind), _kind(of_count)))
            case ["property", kind, name] if elements:
                elements[-1].properties.append((name, _kind(kind), ""))
    if order not in _ORDERS:
        raise UnparsableError(0, 0, "PLY of a form that nobody knows")
    return order, elements


def _kind(name: str) -> str:
    try:
        return _KINDS[name]
    except KeyError as error:
        raise UnparsableError(0, 0, f"PLY with numbers of a kind {name[:20]!r}") from error


def _list_of(element: _Element) -> int:
    """Return the number of the property that lists the corners."""
    lists = [at for at, (_, _, of_count) in enumerate(element.properties) if of_count]
    if not lists:
        raise UnparsableError(0, 0, "PLY whose faces have no corners")
    named = (at for at in lists if element.properties[at][0] in _OF_CORNERS)
    return next(named, lists[0])


def _columns(element: _Element) -> list[int]:
    names = [name for name, _, _ in element.properties]
    is_plain = not any(of_count for _, _, of_count in element.properties)
    if not is_plain or not {"x", "y", "z"} <= set(names):
        raise UnparsableError(0, 0, "PLY whose points have no x, y and z")
    return [names.index(axis) for axis in "xyz"]


class _Text:
    """Rows of words."""

    def __init__(self, body: bytes) -> None:
        self._lines = [line for line in body.splitlines() if line.strip()]
        self._at = 0

    def skip(self, element: _Element) -> list[bytes]:
        """Return the lines of an element, and go on behind them."""
        lines = self._lines[self._at : self._at + element.count]
        self._at += element.count
        if len(lines) < element.count:
            raise UnparsableError(0, 0, _CUT)
        return lines

    def points(self, element: _Element) -> "Points":
        import numpy as np

        columns, width = _columns(element), len(element.properties)
        found = [no_triangles()[:, 0]]
        for lines in _portions(self.skip(element)):
            words = b" ".join(lines).split()
            if len(words) != width * len(lines):
                raise UnparsableError(0, 0, "PLY with a point of more or fewer numbers")
            found.append(table((words,), width, "f8")[:, columns])
        return np.concatenate(found)

    def corners(self, element: _Element) -> "Indices":
        import numpy as np

        wanted = _list_of(element)
        found = [fans(())]
        for lines in _portions(self.skip(element)):
            found.append(_corners(lines, element, wanted))
            check_count(sum(map(len, found)))
        return np.concatenate(found)


def _portions(lines: list[bytes]) -> "Iterator[list[bytes]]":
    for start in range(0, len(lines), _PORTION):
        yield lines[start : start + _PORTION]


def _corners(lines: list[bytes], element: _Element, wanted: int) -> "Indices":
    words = b" ".join(lines).split()
    if len(element.properties) == 1 and len(words) == (_CORNERS + 1) * len(lines):
        found = table((words,), _CORNERS + 1, "i8")
        if (found[:, 0] == _CORNERS).all():
            return found[:, 1:]
    return fans([_row(line.split(), element, wanted) for line in lines])


def _row(words: list[bytes], element: _Element, wanted: int) -> list[int]:
    """Return one of the lists of a row."""
    at = 0
    try:
        for number, (_, _, of_count) in enumerate(element.properties):
            count = int(words[at]) if of_count else 1
            at += 1 if of_count else 0
            if number == wanted:
                return [int(word) for word in words[at : at + count]]
            at += max(count, 0)
    except (ValueError, IndexError) as error:
        raise UnparsableError(0, 0, "PLY with a corner that is no number") from error
    return []


class _Binary:
    """Rows of bytes."""

    def __init__(self, body: bytes, order: str) -> None:
        self._body = body
        self._order = order
        self._at = 0

    def points(self, element: _Element) -> "Points":
        import numpy as np

        columns = _columns(element)
        rows = self._table(element)
        names = [element.properties[column][0] for column in columns]
        return np.stack([rows[name].astype(np.float64) for name in names], axis=1)

    def _table(self, element: _Element) -> "NDArray[Any]":
        import numpy as np

        kind = self._row_kind(element)
        end = self._at + kind.itemsize * element.count
        if end > len(self._body):
            raise UnparsableError(0, 0, _CUT)
        table = np.frombuffer(self._body, kind, element.count, self._at)
        self._at = end
        return table

    def _row_kind(self, element: _Element) -> "dtype[Any]":
        import numpy as np

        try:
            return np.dtype(
                [(name, self._order + kind) for name, kind, _ in element.properties]
            )
        except ValueError as error:
            raise UnparsableError(0, 0, "PLY with two properties of one name") from error

    def skip(self, element: _Element) -> None:
        """Go on behind the rows of an element."""
        if any(of_count for _, _, of_count in element.properties):
            self._row_by_row(element, -1)
        else:
            self._table(element)

    def corners(self, element: _Element) -> "Indices":
        found = self._triangles(element)
        if found is None:
            found = fans(self._row_by_row(element, _list_of(element)))
        return found

    def _triangles(self, element: _Element) -> "Indices | None":
        """Return rows that are triangles alone, which are read at once."""
        import numpy as np

        if len(element.properties) != 1:
            return None
        (_, kind, of_count) = element.properties[_list_of(element)]
        row = np.dtype([("n", self._order + of_count), ("of", self._order + kind, _CORNERS)])
        end = self._at + row.itemsize * element.count
        if end > len(self._body):
            return None
        table = np.frombuffer(self._body, row, element.count, self._at)
        if not (table["n"] == _CORNERS).all():
            return None
        self._at = end
        corners: Indices = table["of"].astype(np.int64)
        return corners

    def _row_by_row(self, element: _Element, wanted: int) -> list[list[int]]:
        """Return one of the lists of each row; of -1 none, but go on behind them."""
        rows: list[list[int]] = []
        plain = [
            (struct.Struct(self._order + _FORMS[kind]), of_count, number == wanted)
            for number, (_, kind, of_count) in enumerate(element.properties)
        ]
        for _ in range(element.count):
            for form, of_count, is_wanted in plain:
                count = self._count(of_count) if of_count else 1
                end = self._at + form.size * count
                if count < 0 or end > len(self._body):
                    raise UnparsableError(0, 0, _CUT)
                if is_wanted:
                    part = self._body[self._at : end]
                    rows.append([int(value) for (value,) in form.iter_unpack(part)])
                self._at = end
        return rows

    def _count(self, kind: str) -> int:
        form = self._order + _FORMS[kind]
        end = self._at + struct.calcsize(form)
        if end > len(self._body):
            raise UnparsableError(0, 0, _CUT)
        (count,) = struct.unpack_from(form, self._body, self._at)
        self._at = end
        return int(count)
