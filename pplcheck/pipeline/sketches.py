"""What is each design of a tree told by, when it is compared with others?

Meshes are told by their shape, drawings, boards and programmes by what they are made of. Exact
solids have to be cut into triangles first; a kernel of foreign code does that, in a process
with limits, if asked to. What programmes and platforms call them is kept beside.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec

from pplcheck.discover import SourceFile, Tree, UnloadableError
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place
from pplcheck.model.survey import FileRecord, Unread
from pplcheck.pipeline.solids import Kernel, is_solid
from pplcheck.read import as_utf8
from pplcheck.read.meshes.registry import is_mesh, triangles
from pplcheck.recognise.held import Held, Mesh, mesh_of
from pplcheck.recognise.identifiers import identified
from pplcheck.recognise.texts import Drawn, Sketch, sketch_of
from pplcheck.recognise.tokens.registry import kind_of
from pplcheck.syntax.places import UnparsableError

# Called with the number of designs done and of all designs.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sketched:
    """What the designs of a tree are told by.

    Attributes:
        meshes: sorted by path.
        drawn: drawings, boards and programmes, and what has a name that a programme or a
            platform gave it; sorted by path and kind.
        unread: designs that cannot be compared, and why.

    """

    meshes: tuple[Held, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    unread: tuple[Unread, ...] = ()


def sketch_designs(
    tree: Tree,
    files: Sequence[FileRecord],
    progress: Progress,
    *,
    collection: str = "",
    with_solids: bool = False,
) -> Sketched:
    """Return what the designs of a tree are told by.

    Args:
        tree: what `discover` listed.
        files: what was read of it.
        progress: called after each design.
        collection: whose they are: the id of a commons or a site; empty for those of one tree
            that are compared with one another.
        with_solids: cut exact solids into triangles, too.

    Raises:
        ConfigurationError: what cuts solids is not installed.

    """
    if with_solids and not find_spec("cascadio"):
        hint = "install it with: pip install 'pplcheck[cad]'"
        raise ConfigurationError(Problem(Place(tree.name), "solids need cascadio", hint))
    # What a reader of designs has not claimed only has such a name: `.obj` is object code, too.
    content_ids = {file.path: file.content_id for file in files if file.format is not None}
    chosen = [one for one in tree.files if one.path in content_ids and _has(one, with_solids)]
    kept = _Kept(collection)
    with Kernel() as kernel:
        for done, source in enumerate(chosen, start=1):
            kept.keep(source, content_ids[source.path], kernel)
            progress(done, len(chosen))
    drawn = [*kept.drawn, *identified(files, collection)]
    return Sketched(
        meshes=tuple(sorted(kept.meshes, key=lambda one: one.path)),
        drawn=tuple(sorted(drawn, key=lambda one: (one.path, one.sketch.kind))),
        unread=tuple(sorted(kept.unread)),
    )


def _has(source: SourceFile, with_solids: bool) -> bool:  # noqa: FBT001 - one caller, above
    return bool(
        is_mesh(source.path) or kind_of(source.path) or (with_solids and is_solid(source.path))
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What a content is told by; or by nothing, and why: line, column, reason."""

    mesh: Mesh | None = None
    sketch: Sketch | None = None
    why_not: tuple[int, int, str] | None = None


@dataclass(slots=True)
class _Kept:
    """What is kept of the designs so far; what has one content is taken apart once."""

    collection: str
    meshes: list[Held] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    _known: dict[tuple[str, str], _Told] = field(default_factory=dict)

    def keep(self, source: SourceFile, content_id: str, kernel: Kernel) -> None:
        """Keep what a design is told by, or why it is told by nothing."""
        path, key = source.path, (source.path.rpartition(".")[2].lower(), content_id)
        if key not in self._known:
            try:
                content = source.load()
            except UnloadableError as error:
                self.unread.append(Unread(Place(path), f"not compared: {error}"))
                return
            self._known[key] = _told(path, content, kernel)
        told = self._known[key]
        if told.mesh is not None:
            held = Held(path, self.collection, content_id, told.mesh, is_solid(path))
            self.meshes.append(held)
        if told.sketch is not None:
            self.drawn.append(Drawn(path, self.collection, content_id, told.sketch))
        if told.why_not is not None:
            line, column, reason = told.why_not
            self.unread.append(Unread(Place(path, line, column), f"not compared: {reason}"))


def _told(path: str, content: bytes, kernel: Kernel) -> _Told:
    """Return what a content is told by.

    A mesh without a shape is told as not compared; its content still may be that of another.
    """
    kind = kind_of(path)
    try:
        if is_mesh(path) or is_solid(path):
            of = triangles(path, content) if is_mesh(path) else kernel.triangles(content)
            mesh = mesh_of(of)
            return _Told(mesh, why_not=(0, 0, mesh.shapeless) if mesh.shapeless else None)
        return _Told(sketch=sketch_of(kind, as_utf8(content)) if kind else None)
    except UnparsableError as error:
        return _Told(why_not=(error.line, error.column, error.what))
