"""What does a glTF model state, in JSON or packed as GLB?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from struct import Struct
from typing import Any, Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import STATED, licence_field, link, plain
from pplcheck.read.named_fields import PartFields, named_field
from pplcheck.read.rights import rights
from pplcheck.read.xmp_json import xmp_json
from pplcheck.syntax import json
from pplcheck.syntax.places import Keys, Places, UnparsableError

NAME = "gltf"
GLOBS = ("*.gltf", "*.glb")
FORMAT: Final = Format(
    title="glTF model",
    role=Role.DESIGN,
    source=(
        "Khronos, glTF 2.0 (ISO/IEC 12113), `asset`, `extras` and section 4 (GLB);"
        " KHR_xmp_json_ld; what Sketchfab writes into `asset.extras`"
    ),
    places=(
        (EvidenceKind.COPYRIGHT, "`asset.copyright`"),
        (EvidenceKind.EMBEDDED, "`asset.copyright` that names a licence"),
        (EvidenceKind.EMBEDDED, "`asset.extras.license`; `extras.license` of scene and part"),
        (EvidenceKind.AUTHOR, "`asset.extras.author`; `extras.author` of scene and part"),
        (EvidenceKind.TITLE, "`asset.extras.title`"),
        (EvidenceKind.LINK, "`asset.extras.source`"),
        (EvidenceKind.EMBEDDED, "`KHR_xmp_json_ld`: xmpRights:UsageTerms and WebStatement"),
        (EvidenceKind.COPYRIGHT, "`KHR_xmp_json_ld`: dc:rights"),
        (EvidenceKind.AUTHOR, "`KHR_xmp_json_ld`: dc:creator"),
        (EvidenceKind.TITLE, "`KHR_xmp_json_ld`: dc:title"),
        (EvidenceKind.LINK, "`KHR_xmp_json_ld`: dc:source"),
    ),
    passed_over="the binary chunk, and the pictures and buffers in other files",
)
_MAGIC: Final = b"glTF"
# Magic, version, length; then length and kind of the first chunk. In version 1, which calls the
# kind a format, the text begins at the same place.
_HEAD: Final = Struct("<4sIIII")
_JSON: Final = {1: 0, 2: int.from_bytes(b"JSON", "little")}
_LARGEST: Final = 16 * 1024 * 1024
# A text has its buffers in it, sometimes. But each list takes twenty times its two brackets.
_LARGEST_TEXT: Final = 32 * 1024 * 1024
_MOST_VALUES: Final = 1_500_000
_BLANKS: Final = b"\xef\xbb\xbf \t\r\n"
# "CC-BY-4.0 (http://…)", "Ada (https://sketchfab.com/ada)".
_WITH_ADDRESS: Final = re.compile(r"(?P<name>[^\n]*?)\s*\((?P<address>https?://[^\s()]+)\)")
_EXTENSIONS: Final = ("KHR_xmp_json_ld", "KHR_xmp")
_PARTS: Final = {"nodes": "node", "meshes": "mesh", "materials": "material", "images": "image"}
_MOST_PARTS: Final = 20_000

Table = dict[str, Any]


def claims(content: bytes) -> bool:
    """Whether the content is a GLB, or begins like an object of JSON."""
    return content.startswith(_MAGIC) or content[:256].lstrip(_BLANKS)[:1] == b"{"


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the model's `asset`, its packets of XMP and the extras of its parts state."""
    del path
    is_packed = content.startswith(_MAGIC)
    text = _first_chunk(content) if is_packed else content
    if len(text) > _LARGEST_TEXT:
        raise UnparsableError(0, 0, f"glTF of more than {_LARGEST_TEXT // 2**20} MiB")
    if sum(map(text.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        raise UnparsableError(0, 0, f"glTF of more than {_MOST_VALUES} values")
    described = json.load(text)
    if not isinstance(described, dict):
        raise UnparsableError(1, 1, "glTF that describes nothing")
    seen = tuple(_told(described))
    # Where it stands matters to people who can open it in an editor, and costs time.
    places = Places((), ()) if is_packed or not seen else json.places(text)
    for one, keys in seen:
        line, column = places.of_value(keys)
        yield one if is_packed else replace(one, line=line, column=column)


def _first_chunk(content: bytes) -> bytes:
    """Return the JSON of a GLB."""
    if len(content) < _HEAD.size:
        raise UnparsableError(0, 0, "GLB that is cut off")
    _, version, _, size, kind = _HEAD.unpack_from(content)
    if version not in _JSON:
        raise UnparsableError(0, 0, f"GLB of version {version}, which is not known")
    if kind != _JSON[version]:
        raise UnparsableError(0, 0, "GLB whose first chunk is no JSON")
    if size > _LARGEST:
        raise UnparsableError(0, 0, f"GLB with a JSON chunk of {size} bytes")
    if _HEAD.size + size > len(content):
        raise UnparsableError(0, 0, "GLB that is cut off")
    # Some fill it up with other than blanks.
    return content[_HEAD.size : _HEAD.size + size].rstrip(b" \0")


Told = tuple[Evidence, Keys]


def _told(described: Table) -> Iterator[Told]:
    asset = _table(described.get("asset"))
    for one in rights(_text(asset.get("copyright")), "asset.copyright"):
        yield one, ("asset", "copyright")
    yield from _extras(asset, ("asset",))
    yield from _extras(described, ())
    for number, scene in enumerate(_tables(described.get("scenes"))[:_MOST_PARTS]):
        yield from _extras(scene, ("scenes", number))
    yield from _parts(described)
    yield from _packets(described)


def _extras(holder: Table, keys: Keys) -> Iterator[Told]:
    """Yield what the extras of the whole say: what Sketchfab, or somebody, put there."""
    extras = _table(holder.get("extras"))
    for name, value in extras.items():
        where = (*keys, "extras", name)
        for one in _extra(name.lower(), _text(value), ".".join(map(str, where))):
            yield one, where


def _extra(name: str, text: str, locator: str) -> Iterator[Evidence]:
    parted = _WITH_ADDRESS.fullmatch(plain(text))
    main = parted["name"] if parted and parted["name"] else text
    match name:
        case "license" | "licence":
            address = parted["address"] if parted else ""
            yield from licence_field(main, locator, means=address)
        case "source":
            if "//" in text:
                target = parted["address"] if parted else text
                yield from link(target, Relation.DERIVED_FROM, locator, confidence=STATED)
        case "copyright":
            yield from rights(text, locator)
        case _:
            yield from named_field(name, main, locator, (0, 0))


def _parts(described: Table) -> Iterator[Told]:
    """Yield what the extras of parts say, each value once."""
    for kind, called in _PARTS.items():
        fields = PartFields(called, kind)
        for number, part in enumerate(_tables(described.get(kind))[:_MOST_PARTS]):
            for name, value in _table(part.get("extras")).items():
                fields.add(_name(part, number), name, _text(value), (0, 0))
        for one in fields.told():
            yield one, (kind,)


def _packets(described: Table) -> Iterator[Told]:
    for extension in _EXTENSIONS:
        held = _table(_table(described.get("extensions")).get(extension))
        packets = held.get("packets")
        for number, packet in enumerate(packets if isinstance(packets, list) else ()):
            about = _subject(described, extension, number)
            locator = f"{extension}, packet {number}"
            keys = ("extensions", extension, "packets", number)
            for one in xmp_json(_table(packet), locator):
                yield replace(one, about=about), keys


def _subject(described: Table, extension: str, number: int) -> str:
    """Return the part that a packet speaks of, or nothing where that is the whole."""

    def refers(holder: object) -> bool:
        extensions = _table(_table(holder).get("extensions"))
        return bool(_table(extensions.get(extension)).get("packet") == number)

    scenes = _tables(described.get("scenes"))
    if refers(described.get("asset")) or any(map(refers, scenes[:_MOST_PARTS])):
        return ""
    for kind, called in (*_PARTS.items(), ("animations", "animation")):
        for at, part in enumerate(_tables(described.get(kind))[:_MOST_PARTS]):
            if refers(part):
                return f"{called} {_name(part, at)}"
    return ""


def _name(part: Table, number: int) -> str:
    return plain(_text(part.get("name")))[:100] or str(number)


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""


def _table(value: object) -> Table:
    return value if isinstance(value, dict) else {}


def _tables(rows: object) -> list[Table]:
    return [_table(row) for row in rows] if isinstance(rows, list) else []
