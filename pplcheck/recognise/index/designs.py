"""How are the designs of a commons kept in its index?

Files of one content share one row. Of the triangles, which only point a person at what was cut
or modified, an index keeps fewer than a programme that has the files: nearly all of its bytes
would be theirs.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pplcheck.recognise.geometry import Shape
from pplcheck.recognise.held import Held, Mesh
from pplcheck.recognise.index.design_columns import COLUMNS, dtype_of, joined, parted
from pplcheck.recognise.index.names import decoded, encoded
from pplcheck.recognise.texts import Drawn, Sketch
from pplcheck.recognise.triangles import Grid, thinned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pplcheck.recognise.index.design_columns import Columns

_MOST_TRIANGLES: Final = 128
_END: Final = b"\0"


def packed(meshes: Sequence[Held], drawn: Sequence[Drawn]) -> bytes:
    """Return the designs of one commons as bytes; nothing where there are none.

    Args:
        meshes: of the commons. Of their triangles at most 128 on each grid are kept. A path
            that no file can have is left out.
        drawn: its drawings, boards and programmes.

    Raises:
        UnusableIndexError: there are more than an index holds.

    """
    packing = _Packing()
    for held in sorted(meshes, key=lambda one: (one.path, one.content)):
        packing.put_mesh(held)
    for one in sorted(drawn, key=lambda one: (one.path, one.content, one.sketch.kind)):
        packing.put_drawn(one)
    return packing.content()


def unpacked(content: bytes, collection: str) -> tuple[tuple[Held, ...], tuple[Drawn, ...]]:
    """Return the designs that `packed` packed.

    Args:
        content: of one commons.
        collection: its id, which all of them get.

    Raises:
        UnusableIndexError: the bytes are something else.

    """
    if not content:
        return (), ()
    columns, encoded_names = parted(content)
    names = [decoded(name) for name in encoded_names]
    meshes = list(_meshes(columns, names))
    sketches = list(_sketches(columns, names))
    return (
        tuple(
            Held(names[path], collection, *meshes[row])
            for path, row in columns["mesh-files"].tolist()
        ),
        tuple(
            Drawn(names[path], collection, *sketches[row])
            for path, row in columns["drawn-files"].tolist()
        ),
    )


class _Packing:
    """Rows that are put together."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Any]] = {name: [] for name in COLUMNS}
        self._names: dict[bytes, int] = {}
        self._known: dict[object, int] = {}

    def put_mesh(self, held: Held) -> None:
        """Put in a mesh and what it is told by, where that is not there yet."""
        if not encoded(held.path):
            return
        key = (held.content, held.is_cut_by_us, held.mesh)
        if key not in self._known:
            self._known[key] = len(self._rows["meshes"])
            self._put_content(held)
        self._rows["mesh-files"].append((self._name(held.path), self._known[key]))

    def _put_content(self, held: Held) -> None:
        mesh = held.mesh
        shapes = [*([(mesh.shape, 1)] if mesh.shape else []), *mesh.parts]
        self._rows["meshes"].append((
            self._name(held.content), self._name(mesh.shapeless), len(shapes),
            len(mesh.triangles), mesh.shape is not None, held.is_cut_by_us,
        ))  # fmt: skip
        for one, count in shapes:
            self._rows["shapes"].append(
                (one.x, one.size, one.handedness, one.kinds, one.faces, count)
            )
        for grid in mesh.triangles:
            few = thinned(grid, _MOST_TRIANGLES)
            keys = array("q", few.keys)
            self._rows["grids"].append((len(keys), few.halvings))
            self._rows["keys"] += keys
            self._rows["key-counts"] += array("i", few.counts)

    def put_drawn(self, one: Drawn) -> None:
        """Put in a drawing and what it is told by, where that is not there yet."""
        if not encoded(one.path):
            return
        key = (one.content, one.sketch)
        if key not in self._known:
            self._known[key] = len(self._rows["sketches"])
            tokens = array("Q", one.sketch.tokens)
            self._rows["sketches"].append((
                self._name(one.content), self._name(one.sketch.kind), len(tokens),
                one.sketch.halvings,
            ))  # fmt: skip
            self._rows["tokens"] += tokens
            self._rows["token-counts"] += array("I", one.sketch.counts)
        self._rows["drawn-files"].append((self._name(one.path), self._known[key]))

    def _name(self, text: str) -> int:
        return self._names.setdefault(encoded(text), len(self._names))

    def content(self) -> bytes:
        """Return all of it; nothing where no file was put in."""
        import numpy as np

        if not self._rows["mesh-files"] and not self._rows["drawn-files"]:
            return b""
        columns = {name: np.array(rows, dtype_of(name)) for name, rows in self._rows.items()}
        return joined(columns, b"".join(name + _END for name in self._names))


def _meshes(columns: "Columns", names: Sequence[str]) -> Iterator[tuple[str, Mesh, bool]]:
    shapes, grids = _shapes(columns["shapes"]), _grids(columns)
    for content, shapeless, of_shapes, of_grids, has_whole, is_cut in columns[
        "meshes"
    ].tolist():
        own = list(islice(shapes, of_shapes))
        mesh = Mesh(
            shape=own[0][0] if has_whole else None,
            parts=tuple(own[has_whole:]),
            triangles=tuple(islice(grids, of_grids)),
            shapeless=names[shapeless],
        )
        yield names[content], mesh, bool(is_cut)


def _shapes(rows: "NDArray[Any]") -> Iterator[tuple[Shape, int]]:
    rest = rows[["size", "handedness", "kinds", "faces", "count"]].tolist()
    for x, (size, handedness, kinds, faces, count) in zip(
        rows["x"].tolist(), rest, strict=True
    ):
        yield Shape(tuple(x), size, handedness, faces, kinds), count


def _grids(columns: "Columns") -> Iterator[Grid]:
    import numpy as np

    lengths = columns["grids"]["keys"].tolist()
    keys = _pieces(columns["keys"].astype(np.int64), lengths)
    counts = _pieces(columns["key-counts"].astype(np.int32), lengths)
    halvings = columns["grids"]["halvings"].tolist()
    return (Grid(*one) for one in zip(keys, counts, halvings, strict=True))


def _sketches(columns: "Columns", names: Sequence[str]) -> Iterator[tuple[str, Sketch]]:
    import numpy as np

    lengths = columns["sketches"]["tokens"].tolist()
    tokens = _pieces(columns["tokens"].astype(np.uint64), lengths)
    counts = _pieces(columns["token-counts"].astype(np.uint32), lengths)
    rows = columns["sketches"].tolist()
    for (content, kind, _, halvings), held, times in zip(rows, tokens, counts, strict=True):
        yield names[content], Sketch(names[kind], held, times, halvings)


def _pieces(numbers: "NDArray[Any]", lengths: Iterable[int]) -> Iterator[bytes]:
    """Yield the bytes of numbers, so many at a time."""
    at = 0
    for length in lengths:
        yield numbers[at : at + length].tobytes()
        at += length
