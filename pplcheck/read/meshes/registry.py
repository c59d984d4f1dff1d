"""Which loader reads the shape of this file?"""

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final, Protocol, cast

from pplcheck.read.meshes import amf, gltf, obj, ply, stl, threemf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pplcheck.read.meshes.numbers import Triangles


class Loader(Protocol):
    """A module that turns a mesh into triangles; one of several bodies has `bodies` too."""

    @property
    def GLOBS(self) -> tuple[str, ...]:
        """Patterns of lower-case file names."""
        ...

    def triangles(self, content: bytes) -> "Triangles":
        """Return triangles of shape (n, 3, 3), in millimetres where the format has a unit."""
        ...


class _LoaderOfBodies(Protocol):
    def bodies(self, content: bytes) -> "Iterator[tuple[str, Triangles]]": ...


LOADERS: Final[tuple[Loader, ...]] = (amf, gltf, obj, ply, stl, threemf)


def is_mesh(path: str) -> bool:
    """Whether there is a loader for a file of this name."""
    return _loader(path) is not None


def triangles(path: str, content: bytes) -> "Triangles":
    """Return all triangles of a mesh.

    Args:
        path: its ending tells the format.
        content: of the whole file.

    Returns:
        shape (n, 3, 3), float64: corners in millimetres where the format has a unit. They may
        be infinite or no number, as they stand.

    Raises:
        UnparsableError: it is broken, or has more triangles than any real design.

    """
    return _found(path).triangles(content)


def bodies(path: str, content: bytes) -> "Iterator[tuple[str, Triangles]]":
    """Yield the bodies of a mesh that says which there are, by name; else the whole as one.

    Raises:
        UnparsableError: it is broken.

    """
    loader = _found(path)
    if hasattr(loader, "bodies"):
        yield from cast("_LoaderOfBodies", loader).bodies(content)
    else:
        yield "", loader.triangles(content)


def _found(path: str) -> Loader:
    loader = _loader(path)
    if loader is None:
        raise KeyError(path)
    return loader


def _loader(path: str) -> Loader | None:
    name = path.rpartition("/")[2].lower()
    return next(
        (one for one in LOADERS if any(fnmatchcase(name, glob) for glob in one.GLOBS)), None
    )
