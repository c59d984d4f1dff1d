"""Which files does a container see, whose image is kept in layers?

Sources: the OCI image specification 1.1 (image layout, manifest, layers: "Whiteouts"); Docker's
`docker save` (`manifest.json`). A layer hides what the layers below it have at the same path; a
file `.wh.NAME` hides NAME, `.wh..wh..opq` hides all that was in its folder.
"""

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final, NamedTuple

from pplcheck.discover.source import UnloadableError
from pplcheck.syntax import json
from pplcheck.syntax.places import UnparsableError

_INNER: Final = "!/"
_WHITEOUT, _OPAQUE = ".wh.", ".wh..wh..opq"
_DOCKER, _OCI = "manifest.json", "index.json"
# An index may list indices; no real one does so more than once.
_DEEPEST: Final = 3
_MOST_IMAGES: Final = 100


class Layered(NamedTuple):
    """What of an image is to be seen.

    Attributes:
        names: of the files, as they were given.
        missing: layers that the image names and does not hold.

    """

    names: tuple[str, ...]
    missing: tuple[str, ...]


def layered(
    names: Collection[str], links: Collection[str], load: Callable[[str], bytes]
) -> Layered | None:
    """Return what is to be seen of an image; None where it is none.

    Args:
        names: of the archive's files; those in a layer have its name and `!/` before them.
        links: likewise, of those that are no files.
        load: gives the content of a file.

    """
    images = [*_docker(names, load)] or [*_oci(names, load)]
    if not any(layer in names for image in images for layer in image):
        return None
    held = _by_layer(names)
    linked = _by_layer(links)
    seen: set[str] = set()
    for image in images[:_MOST_IMAGES]:
        seen.update(_seen(image, held, linked))
    missing = {layer for image in images for layer in image if layer not in names}
    return Layered(tuple(sorted(seen)), tuple(sorted(missing)))


def _by_layer(names: Iterable[str]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for name in names:
        layer, inner, path = name.partition(_INNER)
        if inner:
            held.setdefault(layer, []).append(path)
    return held


def _seen(
    layers: list[str], held: dict[str, list[str]], linked: dict[str, list[str]]
) -> Iterator[str]:
    """Yield what no layer above hides, from the uppermost down."""
    taken: set[str] = set()  # files, links and whiteouts of the layers above
    folders: set[str] = set()
    for layer in reversed(layers):
        own: set[str] = set()
        hides: set[str] = set()
        for path in held.get(layer, ()):
            # What lies in an archive within the layer is seen as that archive is.
            outer = path.partition(_INNER)[0]
            folder, name = posixpath.split(outer)
            if name.startswith(_WHITEOUT):
                hides.add(_hidden(folder, name))
            elif not (outer in folders or outer in taken or _is_below(outer, taken)):
                own.add(outer)
                yield f"{layer}{_INNER}{path}"
        own.update(linked.get(layer, ()))
        folders.update(above for path in own for above in _above(path))
        taken |= own | hides


def _hidden(folder: str, name: str) -> str:
    return folder if name == _OPAQUE else posixpath.join(folder, name.removeprefix(_WHITEOUT))


def _is_below(path: str, taken: set[str]) -> bool:
    return any(above in taken for above in _above(path)) or "" in taken


def _above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _docker(names: Collection[str], load: Callable[[str], bytes]) -> Iterator[list[str]]:
    listed = _json(_DOCKER, names, load)
    for image in listed if isinstance(listed, list) else ():
        layers = image.get("Layers") if isinstance(image, dict) else None
        if isinstance(layers, list):
            yield [posixpath.normpath(layer) for layer in layers if isinstance(layer, str)]


def _oci(names: Collection[str], load: Callable[[str], bytes]) -> Iterator[list[str]]:
    waiting = [(_OCI, 0)]
    read = 0
    while waiting and read < _MOST_IMAGES:
        name, depth = waiting.pop()
        read += 1
        document = _json(name, names, load)
        if not isinstance(document, dict):
            continue
        layers = [*_blobs(document.get("layers"))]
        if layers:
            yield layers
        elif depth < _DEEPEST:
            waiting += [(blob, depth + 1) for blob in _blobs(document.get("manifests"))]


def _blobs(rows: object) -> Iterator[str]:
    for row in rows if isinstance(rows, list) else ():
        digest = row.get("digest") if isinstance(row, dict) else None
        if isinstance(digest, str) and digest.count(":") == 1:
            yield f"blobs/{digest.replace(':', '/')}"


def _json(name: str, names: Collection[str], load: Callable[[str], bytes]) -> Any:  # noqa: ANN401 - JSON can hold anything
    try:
        return json.load(load(name)) if name in names else None
    except (UnloadableError, UnparsableError):
        return None
