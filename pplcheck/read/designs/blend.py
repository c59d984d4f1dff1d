"""What does a Blender file state?"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from pplcheck.containers import unzstd
from pplcheck.containers.blend import BlendFile, DataBlock
from pplcheck.containers.blend_layout import Record
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import HINT, STATED, licence_field, link, passage, said
from pplcheck.read.named_fields import PartFields, named_field
from pplcheck.read.rights import rights
from pplcheck.syntax.places import Point, UnparsableError

NAME = "blend"
GLOBS = ("*.blend",)
FORMAT: Final = Format(
    title="Blender file",
    role=Role.DESIGN,
    source="Blender 2.4 to 5, `DNA_asset_types.h`, `DNA_ID.h`",
    places=(
        (EvidenceKind.EMBEDDED, "license of an asset"),
        (EvidenceKind.COPYRIGHT, "copyright of an asset"),
        (EvidenceKind.AUTHOR, "author of an asset"),
        (EvidenceKind.TITLE, "name of an asset"),
        (EvidenceKind.PASSAGE, "description of an asset, and as a hint its tags"),
        (EvidenceKind.EMBEDDED, "custom property license; of a scene, for the file"),
        (EvidenceKind.COPYRIGHT, "custom property copyright, likewise"),
        (EvidenceKind.AUTHOR, "custom property author, likewise"),
        (EvidenceKind.TITLE, "custom property title of a scene"),
        (EvidenceKind.LINK, "custom property source, an address"),
        (EvidenceKind.PASSAGE, "texts; of a README or LICENSE, for the file"),
        (EvidenceKind.LINK, "libraries: other Blender files"),
    ),
    default="Every asset has a field for its licence, which Blender leaves empty.",
    passed_over="Meshes, pictures and sounds; screens and other parts of the programme.",
)
_BEGINNINGS: Final = (b"BLENDER", b"\x1f\x8b", unzstd.SIGNATURE)
_WANTED: Final = frozenset({"AssetMetaData", "AssetTag", "IDProperty", "TextLine"})
# Of the programme: its window, its workspaces and screens.
_NOBODYS: Final = frozenset({"WM", "WS", "SN", "SR"})
_CALLED: Final = {
    "AC": "action", "CA": "camera", "GR": "collection", "IM": "image",
    "LA": "light", "MA": "material", "NT": "node group", "OB": "object", "SC": "scene",
    "TE": "texture", "WO": "world",
}  # fmt: skip
_OF_FILE: Final = re.compile(
    r"(?:read ?me|licen[cs]e|copying|copyright|credits)\b", re.IGNORECASE
)
_STRING, _GROUP = 0, 6
_NOWHERE: Final[Point] = (0, 0)
_MOST_LISTED, _MOST_ASSETS = 2_000, 1_000


def claims(content: bytes) -> bool:
    """Whether it begins like a Blender file, plain or packed."""
    return content.startswith(_BEGINNINGS)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what assets, custom properties, texts and libraries say."""
    del path
    file = _File()
    fault = None
    try:
        for block in BlendFile(content).blocks(_WANTED):
            if block.code not in _NOBODYS:
                file.take(block)
    except UnparsableError as error:
        fault = error
    yield from file.told()
    if fault:
        raise fault


@dataclass(slots=True)
class _File:
    """Gathers: whether an asset speaks for the file is known only when all have been seen."""

    _assets: list[tuple[str, list[Evidence]]] = field(default_factory=list)
    _others: list[Evidence] = field(default_factory=list)
    _parts: dict[str, PartFields] = field(default_factory=dict)
    _sources: set[str] = field(default_factory=set)

    def take(self, block: DataBlock) -> None:
        """Gather from one data-block."""
        if block.code == "LI":
            self._others += _library(block)
        elif block.code == "TX":
            self._others += _text(block)
        asset = block.at(block.id.number("asset_data"))
        what = f"{_CALLED.get(block.code, 'data-block')} {block.name}"
        if asset and len(self._assets) < _MOST_ASSETS:
            self._assets.append((what, list(_asset(block, asset))))
        properties = block.at(block.id.number("properties"))
        for name, value in _strings(block, properties) if properties else ():
            self._take_property(block, name, value)

    def _take_property(self, block: DataBlock, name: str, value: str) -> None:
        called = _CALLED.get(block.code, "data-block")
        if block.code == "SC":
            self._others += named_field(name, value, f"scene, property {name}", _NOWHERE)
        else:
            fields = self._parts.setdefault(called, PartFields(called, f"{called}s"))
            fields.add(block.name, name, value, _NOWHERE)
        if name.lower() == "source" and "://" in value and value not in self._sources:
            self._sources.add(value)
            locator = f"{called} {block.name}, property {name}"
            self._others += link(value, Relation.DERIVED_FROM, locator, confidence=STATED)

    def told(self) -> Iterator[Evidence]:
        """Yield what all say.

        Where all assets say the same of their licence, and no scene says anything of it, they
        speak for the file.
        """
        stated = {
            seen.value
            for _, told in self._assets
            for seen in told
            if seen.kind is EvidenceKind.EMBEDDED
        }
        is_of_file = len(stated) == 1 and not any(
            seen.kind is EvidenceKind.EMBEDDED and not seen.about for seen in self._others
        )
        for what, told in self._assets:
            about = "" if is_of_file else what
            for seen in told:
                yield replace(seen, about=about, locator=f"{what}, asset {seen.locator}")
        yield from self._others
        for fields in self._parts.values():
            yield from fields.told()


def _asset(block: DataBlock, asset: Record) -> Iterator[Evidence]:
    if asset.has("license"):  # since Blender 3.5
        yield from licence_field(block.text_at(asset.number("license")), "license")
        yield from rights(block.text_at(asset.number("copyright")), "copyright")
    yield from said(EvidenceKind.AUTHOR, block.text_at(asset.number("author")), "author")
    yield from said(EvidenceKind.TITLE, block.name, "name")
    yield from passage(block.text_at(asset.number("description")), "description")
    tags = (one.text("name") for one in _listed(block, asset.within("tags")))
    yield from passage("\n".join(tags), "tags", confidence=HINT)


def _listed(block: DataBlock, members: Record) -> Iterator[Record]:
    """Yield what a list holds, each of which points at the next; none twice."""
    address, seen = members.number("first"), set[int]()
    while address not in seen and len(seen) < _MOST_LISTED:
        seen.add(address)
        one = block.at(address)
        if one is None:
            return
        yield one
        address = one.number("next")


def _strings(block: DataBlock, root: Record) -> Iterator[tuple[str, str]]:
    """Yield name and value of the texts in a group of properties, and in groups within it."""
    waiting = deque([root])
    left = _MOST_LISTED
    while waiting:
        for one in _listed(block, waiting.popleft().within("data").within("group")):
            left -= 1
            if left < 0:
                return
            kind = one.number("type")
            if kind == _STRING:
                yield one.text("name"), block.text_at(one.within("data").number("pointer"))
            elif kind == _GROUP:
                waiting.append(one)


def _library(block: DataBlock) -> Iterator[Evidence]:
    """Yield the file from which something is taken; `//` begins what lies beside this one."""
    path = block.own.text("filepath") or block.own.text("name")
    beside = path.startswith("//")
    target = path.removeprefix("//").replace("\\", "/")
    yield from link(target, Relation.CONTAINS, "library", confidence=STATED if beside else HINT)


def _text(block: DataBlock) -> Iterator[Evidence]:
    lines = _listed(block, block.own.within("lines"))
    text = "\n".join(block.text_at(one.number("line")) for one in lines)
    about = "" if _OF_FILE.match(block.name) else f"text {block.name}"
    yield from passage(text, f"text {block.name}", about=about)
