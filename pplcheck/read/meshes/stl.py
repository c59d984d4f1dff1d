"""Of which triangles is an STL file made? It names no unit; millimetres are the custom.

Source: 3D Systems, StereoLithography Interface Specification (1989), both forms.
"""

import re
from typing import TYPE_CHECKING, Final

from pplcheck.read.meshes.numbers import check_count, no_triangles
from pplcheck.read.meshes.written import Written, rows
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from pplcheck.read.meshes.numbers import Triangles

GLOBS = ("*.stl",)

_HEAD, _RECORD = 84, 50
_CORNER: Final = Written(
    tag=re.compile(rb"\bvertex\s", re.IGNORECASE),
    usual=re.compile(rb"\bvertex\s+(\S+)\s+(\S+)\s+(\S+)", re.IGNORECASE),
    whole=re.compile(rb"\bvertex\b([^\r\n]*)", re.IGNORECASE),
    each=tuple(re.compile(rb"\s+\S+" * before + rb"\s+(\S+)") for before in range(3)),
    kind="f8",
)
_CORNERS = 3


def triangles(content: bytes) -> "Triangles":
    """Return the triangles.

    Args:
        content: of the whole file. Many binary files begin with `solid`, so the length decides.

    Raises:
        UnparsableError: it is neither form, or cut off.

    """
    count = int.from_bytes(content[80:84], "little")
    if len(content) >= _HEAD and len(content) == _HEAD + _RECORD * count:
        return _binary(content, count)
    if content.lstrip()[:5].lower() == b"solid" and b"facet" in content[:100_000].lower():
        return _text(content)
    if len(content) > _HEAD and count:
        what = f"says {count} triangles, and has the length of {(len(content) - 84) / 50:.1f}"
        raise UnparsableError(0, 0, what)
    if content.lstrip()[:5].lower() == b"solid":
        return no_triangles()
    raise UnparsableError(0, 0, "not STL")


def _binary(content: bytes, count: int) -> "Triangles":
    import numpy as np

    check_count(count)
    record = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("rest", "<u2")])
    read: Triangles = np.frombuffer(content, record, count, _HEAD)["corners"].astype(np.float64)
    return read


def _text(content: bytes) -> "Triangles":
    corners = rows(content, _CORNER)
    if len(corners) % _CORNERS:
        raise UnparsableError(0, 0, "a triangle with fewer than three corners; cut off")
    return corners.reshape(-1, 3, 3)
