"""Of which triangles is an AMF file made, in millimetres?

Source: ISO/ASTM 52915, Additive Manufacturing File Format: objects with vertices and volumes,
plain or zipped. Constellations place objects, which changes no shape, and are left out.
"""

import re
from typing import TYPE_CHECKING, Final

from pplcheck.containers.archive import Archive
from pplcheck.read.meshes.numbers import cornered, joined
from pplcheck.read.meshes.written import Written, cut, rows
from pplcheck.syntax import xml
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pplcheck.read.meshes.numbers import Triangles

GLOBS = ("*.amf",)

_LARGEST = 96 * 1024 * 1024
_WANTED: Final = frozenset({"amf", "object", "mesh"})


def _written(tag: bytes, names: tuple[bytes, bytes, bytes], kind: str) -> Written:
    usual = rb"\s*".join(rb"<%b>([^<]*)</%b>" % (name, name) for name in names)
    return Written(
        tag=re.compile(rb"<%b[\s>]" % tag),
        usual=re.compile(usual),
        whole=re.compile(rb"<%b\b(.*?)</%b\s*>" % (tag, tag), re.DOTALL),
        each=tuple(re.compile(rb"<%b\s*>([^<]*)<" % name) for name in names),
        kind=kind,
    )


_POINT: Final = _written(b"coordinates", (b"x", b"y", b"z"), "f8")
_TRIANGLE: Final = _written(b"triangle", (b"v1", b"v2", b"v3"), "i8")
_MILLIMETRES: Final = {
    "millimeter": 1.0, "inch": 25.4, "feet": 304.8, "foot": 304.8, "meter": 1000.0,
    "micrometer": 0.001, "micron": 0.001,
}  # fmt: skip


def triangles(content: bytes) -> "Triangles":
    """Return the triangles of all objects; see `bodies`."""
    return joined(found for _, found in bodies(content))


def bodies(content: bytes) -> "Iterator[tuple[str, Triangles]]":
    """Yield each object, by its id.

    Raises:
        UnparsableError: it is broken.

    """
    rest, meshes = cut(_text(content))
    objects: dict[int, Triangles] = {}
    named: list[tuple[str, Triangles]] = []
    scale = 1.0
    for element in xml.stream((rest,), _WANTED):
        match element.path[-1]:
            case "mesh" if element.parents:
                number = element.attribute("number")
                if number.isdecimal() and int(number) < len(meshes):
                    objects[element.parents[-1]] = _mesh(meshes[int(number)])
            case "object" if element.number in objects:
                named.append((element.attribute("id"), objects.pop(element.number)))
            case "amf":
                unit = element.attribute("unit").lower() or "millimeter"
                scale = _MILLIMETRES.get(unit, 1.0)
    for id_, found in named:
        if len(found):
            yield id_, found * scale


def _text(content: bytes) -> bytes:
    if not content.startswith(b"PK\3\4"):
        if len(content) > _LARGEST:
            raise UnparsableError(0, 0, f"AMF of more than {_LARGEST // 2**20} MiB")
        return content
    archive = Archive(content)
    name = next((one for one in archive.names if one.lower().endswith(".amf")), None)
    name = name or next(iter(archive.names), None)
    if name is None:
        raise UnparsableError(0, 0, "AMF: an empty zip archive")
    return archive.read(name, _LARGEST)


def _mesh(body: bytes) -> "Triangles":
    return cornered(rows(body, _POINT), rows(body, _TRIANGLE))
