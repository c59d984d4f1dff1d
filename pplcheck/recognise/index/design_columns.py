"""Which columns tell the designs of a commons, and is what stands in them possible?

    how many rows each column has, in their order, and how many bytes the names (8 each)
    the columns
    the names, each ended by a zero byte: paths, ids of contents, kinds, reasons

All numbers are little-endian. Rows of one thing stand together, in the order of the things
that they belong to, so that counts tell which are whose.
"""

import struct
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from pplcheck.recognise.index.errors import require

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Columns = Mapping[str, NDArray[Any]]

# What has no name is a plain column of numbers.
COLUMNS: Final[Mapping[str, tuple[tuple[Any, ...], ...]]] = {
    "mesh-files": (("path", "<u4"), ("row", "<u4")),
    "drawn-files": (("path", "<u4"), ("row", "<u4")),
    "meshes": (
        ("content", "<u4"), ("shapeless", "<u4"), ("shapes", "<u4"), ("grids", "<u4"),
        ("has-whole", "u1"), ("is-cut", "u1"),
    ),
    "shapes": (
        ("x", "<f8", (9,)), ("size", "<f8"), ("handedness", "<f8"), ("kinds", "<f8"),
        ("faces", "<u4"), ("count", "<u4"),
    ),
    "grids": (("keys", "<u4"), ("halvings", "u1")),
    "keys": (("", "<i8"),),
    "key-counts": (("", "<i4"),),
    "sketches": (
        ("content", "<u4"), ("kind", "<u4"), ("tokens", "<u4"), ("halvings", "u1"),
    ),
    "tokens": (("", "<u8"),),
    "token-counts": (("", "<u4"),),
}  # fmt: skip
_HEAD: Final = struct.Struct(f"<{len(COLUMNS) + 1}Q")
# As objects, rows take some ten times the room that they take in the file.
_MOST_ROWS: Final = 1 << 20
_PLAIN: Final = frozenset({"keys", "key-counts", "tokens", "token-counts"})
_GRIDS: Final = 2
_BITS: Final = 64
# No part that numbers can describe comes near these.
_LARGEST: Final = 1e6
_END: Final = b"\0"


def dtype_of(column: str) -> "np.dtype[Any]":
    """Return how a row of a column is laid out.

    Args:
        column: its name.

    """
    import numpy as np

    fields = COLUMNS[column]
    return np.dtype(fields[0][1]) if column in _PLAIN else np.dtype(list(fields))


def joined(columns: "Columns", names: bytes) -> bytes:
    """Return columns and names in one piece.

    Args:
        columns: all of them, by name.
        names: each ended by a zero byte.

    Raises:
        UnusableIndexError: there are more rows than an index holds.

    """
    _check_sizes({name: len(columns[name]) for name in COLUMNS})
    head = _HEAD.pack(*(len(columns[name]) for name in COLUMNS), len(names))
    return b"".join([head, *(columns[name].tobytes() for name in COLUMNS), names])


def parted(content: bytes) -> "tuple[Columns, tuple[bytes, ...]]":
    """Return the columns and the names that `joined` joined.

    Args:
        content: from a file that nobody vouches for.

    Raises:
        UnusableIndexError: it is something else, or cannot be so.

    """
    import numpy as np

    require(len(content) >= _HEAD.size, "the designs were cut")
    *counts, length = _HEAD.unpack_from(content)
    rows = dict(zip(COLUMNS, counts, strict=True))
    _check_sizes(rows)
    sizes = {name: count * dtype_of(name).itemsize for name, count in rows.items()}
    expected = _HEAD.size + sum(sizes.values()) + length
    require(len(content) == expected, "the designs were cut")
    columns: dict[str, NDArray[Any]] = {}
    at = _HEAD.size
    for name, count in rows.items():
        columns[name] = np.frombuffer(content, dtype_of(name), count, at)
        at += sizes[name]
    names = content[at:]
    require(not names or names.endswith(_END), "names of designs were cut")
    told = tuple(names.split(_END)[:-1])
    _check(columns, len(told))
    return columns, told


def _check_sizes(rows: Mapping[str, int]) -> None:
    most = max(count for name, count in rows.items() if name not in _PLAIN)
    require(most <= _MOST_ROWS, "there are more designs than an index holds")


def _check(columns: "Columns", names: int) -> None:
    """See that every number means something that is there, and every measure is one."""
    for files, rows in (("mesh-files", "meshes"), ("drawn-files", "sketches")):
        _check_below(columns[files]["path"], names)
        _check_below(columns[files]["row"], len(columns[rows]))
    for column, name in (
        ("meshes", "content"), ("meshes", "shapeless"),
        ("sketches", "content"), ("sketches", "kind"),
    ):  # fmt: skip
        _check_below(columns[column][name], names)
    for column, name, other in (
        ("meshes", "shapes", "shapes"), ("meshes", "grids", "grids"),
        ("grids", "keys", "keys"), ("grids", "keys", "key-counts"),
        ("sketches", "tokens", "tokens"), ("sketches", "tokens", "token-counts"),
    ):  # fmt: skip
        total = int(columns[column][name].sum(dtype="u8"))
        require(total == len(columns[other]), "the designs are counted wrongly")
    _check_meshes(columns["meshes"])
    _check_shapes(columns["shapes"])
    _check_sets(columns["grids"]["keys"], columns["keys"], columns["key-counts"])
    _check_sets(columns["sketches"]["tokens"], columns["tokens"], columns["token-counts"])
    _check_below(columns["grids"]["halvings"], _BITS)
    _check_below(columns["sketches"]["halvings"], _BITS)


def _check_meshes(meshes: "NDArray[Any]") -> None:
    import numpy as np

    _check_below(meshes["has-whole"], 2)
    _check_below(meshes["is-cut"], 2)
    grids = meshes["grids"]
    is_sound = ((grids == 0) | (grids == _GRIDS)) & (meshes["shapes"] >= meshes["has-whole"])
    require(bool(np.all(is_sound)), "a mesh cannot be so")


def _check_shapes(shapes: "NDArray[Any]") -> None:
    import numpy as np

    measures = np.column_stack([shapes["x"], shapes["handedness"], shapes["kinds"]])
    # What is no number is not smaller than any.
    require(bool((np.abs(measures) < _LARGEST).all()), "a shape cannot be so")
    sizes = shapes["size"]
    require(bool(((sizes > 0) & np.isfinite(sizes)).all()), "a size cannot be so")
    require(bool((shapes["count"] > 0).all()), "a part is there no times")


def _check_sets(
    lengths: "NDArray[Any]", members: "NDArray[Any]", counts: "NDArray[Any]"
) -> None:
    """See that the members of each set rise, and that each is there, and no less than none."""
    import numpy as np

    require(bool((counts > 0).all()), "a part of a design is there no times")
    require(bool((members >= 0).all()), "a triangle cannot be so")
    rises = members[1:] > members[:-1]
    ends = np.cumsum(lengths.astype(np.int64))
    ends = ends[(ends > 0) & (ends < len(members))]
    rises[ends - 1] = True
    require(bool(rises.all()), "the parts of a design are not sorted")


def _check_below(numbers: "NDArray[Any]", limit: int) -> None:
    require(not len(numbers) or int(numbers.max()) < limit, "a part of a design is missing")
