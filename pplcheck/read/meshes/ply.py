"""Of which triangles is a PLY file made? It names no unit.

Source: Greg Turk, The PLY Polygon File Format (1994): ASCII, and binary of either order.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pplcheck.read.meshes.numbers import check_count, cornered, fans, no_triangles, parsed
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from typing import Any

    from numpy import dtype, float64
    from numpy.typing import NDArray

    from pplcheck.read.meshes.numbers import Triangles

GLOBS = ("*.ply",)

_KINDS: Final = {
    "char": "i1", "int8": "i1", "uchar": "u1", "uint8": "u1", "short": "i2", "int16": "i2",
    "ushort": "u2", "uint16": "u2", "int": "i4", "int32": "i4", "uint": "u4", "uint32": "u4",
    "float": "f4", "float32": "f4", "double": "f8", "float64": "f8",
}  # fmt: skip
_ORDERS: Final = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
_HEAD = re.compile(rb"ply\r?\n.*?\bend_header[ \t]*(?:\r\n|\n|\r)", re.DOTALL)
_LONGEST_HEAD = 64 * 1024
_CORNERS = 3


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
    points: NDArray[float64] | None = None
    polygons: list[list[int]] = []
    for element in elements:
        if element.name == "vertex":
            points = reader.points(element)
        elif element.name == "face":
            polygons = reader.lists(element)
        else:
            reader.lists(element)
    if points is None or not polygons:
        return no_triangles()
    check_count(sum(map(len, polygons)))
    return cornered(points, fans(polygons))


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

    def _rows(self, element: _Element) -> list[list[bytes]]:
        rows = [line.split() for line in self._lines[self._at : self._at + element.count]]
        self._at += element.count
        if len(rows) < element.count:
            raise UnparsableError(0, 0, "PLY, cut off")
        return rows

    def points(self, element: _Element) -> "NDArray[float64]":
        columns = _columns(element)
        rows = self._rows(element)
        if any(len(row) <= max(columns) for row in rows):
            raise UnparsableError(0, 0, "PLY with a point of fewer numbers")
        tokens = [row[column] for row in rows for column in columns]
        return parsed(tokens).reshape(-1, 3) if tokens else no_triangles()[:, 0]

    def lists(self, element: _Element) -> list[list[int]]:
        lists = []
        for row in self._rows(element):
            try:
                count = int(row[0]) if row else 0
                lists.append([int(word) for word in row[1 : count + 1]])
            except ValueError as error:
                raise UnparsableError(0, 0, "PLY with a corner that is no number") from error
        return lists


class _Binary:
    """Rows of bytes."""

    def __init__(self, body: bytes, order: str) -> None:
        self._body = body
        self._order = order
        self._at = 0

    def points(self, element: _Element) -> "NDArray[float64]":
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
            raise UnparsableError(0, 0, "PLY, cut off")
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

    def lists(self, element: _Element) -> list[list[int]]:
        """Return the first list of each row; rows of triangles alone are read at once."""
        if not any(of_count for _, _, of_count in element.properties):
            self._table(element)
            return []
        return self._triangles(element) or self._row_by_row(element)

    def _triangles(self, element: _Element) -> list[list[int]]:
        import numpy as np

        if len(element.properties) != 1 or not element.count:
            return []
        (_, kind, of_count) = element.properties[0]
        row = np.dtype([("n", self._order + of_count), ("of", self._order + kind, _CORNERS)])
        end = self._at + row.itemsize * element.count
        if end > len(self._body):
            return []
        table = np.frombuffer(self._body, row, element.count, self._at)
        if not (table["n"] == _CORNERS).all():
            return []
        self._at = end
        corners: list[list[int]] = table["of"].astype(np.int64).tolist()
        return corners

    def _row_by_row(self, element: _Element) -> list[list[int]]:
        lists: list[list[int]] = []
        for _ in range(element.count):
            found: list[int] | None = None
            for _, kind, of_count in element.properties:
                count = self._numbers(of_count, 1)[0] if of_count else 1
                values = self._numbers(kind, count)
                found = values if of_count and found is None else found
            lists.append(found or [])
        return lists

    def _numbers(self, kind: str, count: int) -> list[int]:
        import numpy as np

        size = np.dtype(kind).itemsize * count
        if count < 0 or self._at + size > len(self._body):
            raise UnparsableError(0, 0, "PLY, cut off")
        values = np.frombuffer(self._body, self._order + kind, count, self._at)
        self._at += size
        numbers: list[int] = values.astype(np.int64).tolist()
        return numbers
