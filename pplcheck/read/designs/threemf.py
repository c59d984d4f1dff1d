"""What does a 3MF model state, and which designs lie on its plate?"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, iterdecode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final, NamedTuple

from pplcheck.containers.archive import Archive
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.core_properties import core_properties
from pplcheck.read.credits import origins_in
from pplcheck.read.design import HINT, STATED, licence_field, link, passage, plain, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.print_plates import plates
from pplcheck.read.rights import rights
from pplcheck.read.unchosen import is_chosen
from pplcheck.syntax import json, xml
from pplcheck.syntax.places import UnparsableError
from pplcheck.syntax.xml_cut import Allowance, cut

NAME = "threemf"
GLOBS = ("*.3mf",)
FORMAT: Final = Format(
    title="3MF model",
    role=Role.DESIGN,
    source=(
        "3MF Core Specification 1.3, sections 3.4.1 and 4.1; ISO/IEC 29500-2 (OPC), core"
        " properties; the fields of Bambu Studio and Orca Slicer, and the settings of slicers"
    ),
    places=(
        (EvidenceKind.EMBEDDED, "`*.model`: metadata LicenseTerms, or License"),
        (EvidenceKind.COPYRIGHT, "`*.model`: metadata Copyright"),
        (EvidenceKind.AUTHOR, "`*.model`: metadata Designer; core properties: creator"),
        (EvidenceKind.TITLE, "`*.model`: metadata Title; core properties: title"),
        (EvidenceKind.PASSAGE, "`*.model`: metadata Description; core properties"),
        (EvidenceKind.IDENTIFIER, "`*.model`: metadata DesignModelId, DesignId"),
        (EvidenceKind.IDENTIFIER, "`*.model`: metadata DesignerUserId, Application"),
        (EvidenceKind.LINK, "`*.model`: metadata Origin and Description: an address"),
        (EvidenceKind.LINK, "`Metadata/*.config`: the files from which objects were loaded"),
        (EvidenceKind.LINK, "`*.model`: objects that are called like files"),
        (EvidenceKind.LINK, "`Metadata/*.config` beside G-code: the objects on the plates"),
    ),
    default="Slicers write the fields unasked, and leave them empty: fields that are empty",
    passed_over="meshes, and who made a print profile: that is not who made the design",
)
_LARGEST: Final = 64 * 1024 * 1024
_LARGEST_ALL: Final = 256 * 1024 * 1024
# Beside meshes; of all models.
_LARGEST_REST: Final = 4 * 1024 * 1024
_MODEL: Final = re.compile(r".*\.model", re.IGNORECASE | re.DOTALL)
_WIDE: Final = (BOM_UTF16_LE, BOM_UTF16_BE)
# Meshes, and the groups of colours and slices of the extensions: a million elements alike.
_BULK: Final = frozenset(
    {
        "mesh", "slicestack", "colorgroup", "texture2dgroup", "compositematerials",
        "multiproperties", "normvectorgroup", "disp2dgroup",
    }
)  # fmt: skip
_WANTED: Final = frozenset({"metadata", "object", "item"})
_OF_WHOLE: Final = ("model", "metadata")
# A house of parts has a hundred; each may have fields of its own.
_MOST_FIELDS: Final = 2_000
_LONGEST: Final = 20_000
# What MakerWorld calls the licences of Creative Commons; it names no version.
_CODES: Final = {
    code: f"CC-{code}" for code in ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
}
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_BREAK: Final = re.compile(
    r"</?(?:p|br|div|li|[uo]l|h\d|tr|figure)\b[^<>]{0,500}>", re.IGNORECASE
)
_ANCHOR: Final = re.compile(
    r"<a\s[^<>]{0,500}?\bhref=[\"']([^\"'<>]{1,500})[^<>]{0,500}>", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)


class _Field(NamedTuple):
    """One field of a model: its name, what stands in it, where, and of what."""

    name: str
    text: str
    locator: str
    about: str


def claims(content: bytes) -> bool:
    """Whether the content is a zip archive."""
    return content.startswith(b"PK\3\4")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the model's fields state, and the designs from which its objects come."""
    package = _Package(Archive(content))
    package.take()
    yield from package.evidence()
    yield from core_properties(package.archive)
    yield from plates(package.archive, path.rpartition("/")[2], package.objects)
    if package.fault:
        raise package.fault


@dataclass(slots=True)
class _Package:
    """Gathers the fields of all models of a package.

    Attributes:
        archive: the package.
        fault: of the first model that could not be understood; the others still speak.
        objects: of all models, each by its name and where it stands.

    """

    archive: Archive
    fault: UnparsableError | None = None
    objects: list[tuple[str, str]] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _left: int = _LARGEST_ALL
    _beside_meshes: Allowance = field(default_factory=lambda: Allowance(_LARGEST_REST))

    def take(self) -> None:
        """Gather the fields.

        Raises:
            UnparsableError: there is no model.

        """
        models = [name for name in self.archive.names if _MODEL.fullmatch(name)]
        if not models:
            raise UnparsableError(0, 0, "a zip archive without a model: no 3MF")
        for name in models:
            try:
                self._take_model(name)
            except UnparsableError as error:
                what = error.what if error.what.startswith(name) else f"{name}: {error.what}"
                self.fault = self.fault or UnparsableError(0, 0, what)

    def _take_model(self, name: str) -> None:
        inner: list[tuple[str, str]] = []
        text, encoding = _narrow(self._pieces(name))
        rest = cut(text, _BULK, self._beside_meshes)
        for element in xml.stream(rest, _WANTED, encoding=encoding):
            if element.path == _OF_WHOLE:
                self._add(element.attribute("name"), element.text, name, "")
            elif element.path[-1] == "metadata":
                # Of a million, none has an object that it speaks of.
                if len(inner) < _MOST_FIELDS:
                    inner.append((element.attribute("name"), element.text[:_LONGEST]))
            else:
                self._take_object(element, name, inner)
                inner.clear()

    def _take_object(
        self, element: xml.Element, part: str, inner: list[tuple[str, str]]
    ) -> None:
        called = plain(element.attribute("name"))
        if called and len(self.objects) < _MOST_FIELDS:
            self.objects.append((called, f"{part}, object"))
        for name, written in inner:
            self._add(name, written, part, _named(element))

    def _pieces(self, name: str) -> Iterator[bytes]:
        for piece in self.archive.pieces(name, min(_LARGEST, self._left)):
            self._left -= len(piece)
            yield piece

    def _add(self, name: str, text: str, part: str, about: str) -> None:
        # Fields of other programmes have a prefix, and may be as plain as these.
        plain_name = name.rpartition(":")[2].lower()
        if plain_name in _READERS and len(self._fields) < _MOST_FIELDS:
            locator = f"{part}, metadata {name[:100]}"
            self._fields.append(_Field(plain_name, text[:_LONGEST], locator, about))

    def evidence(self) -> Iterator[Evidence]:
        """Yield what the fields say, each statement once."""
        told: set[tuple[EvidenceKind, str, str]] = set()
        empty: Evidence | None = None
        for one in self._fields:
            for found in filter(is_chosen, _READERS[one.name](one)):
                seen = replace(found, about=one.about) if one.about else found
                key = (seen.kind, seen.value, seen.about)
                if seen.kind is EvidenceKind.EMBEDDED and not seen.value:
                    empty = empty or (None if seen.about else seen)
                elif key not in told:
                    told.add(key)
                    yield seen
        if empty and not any(kind is EvidenceKind.EMBEDDED for kind, *_ in told):
            yield empty


def _narrow(pieces: Iterator[bytes]) -> tuple[Iterator[bytes], str | None]:
    """Return a text in UTF-16 as UTF-8, so that meshes can be cut out; others as they are."""
    first = next(pieces, b"")
    whole = chain((first,), pieces)
    if not first.startswith(_WIDE):
        return whole, None
    return (text.encode() for text in iterdecode(whole, "utf-16")), "utf-8"


def _named(element: xml.Element) -> str:
    """Return what an object, or an item of the build, is called."""
    number = element.attribute("id") or element.attribute("objectid")
    return f"object {plain(element.attribute('name')) or number}"[:200]


def _licence(one: _Field) -> Iterator[Evidence]:
    code = _CODES.get(plain(one.text).upper(), "")
    yield from licence_field(one.text, one.locator, means=code)


def _copyright(one: _Field) -> Iterator[Evidence]:
    """Yield who holds the copyright; MakerWorld wrote a list of authors there."""
    text = plain(one.text)
    if not text.startswith("["):
        yield from rights(text, one.locator)
        return
    try:
        listed = json.load(text.encode())
    except UnparsableError:
        yield from rights(text, one.locator)
        return
    for author in listed:
        if isinstance(author, dict) and isinstance(author.get("author"), str):
            yield from said(EvidenceKind.AUTHOR, author["author"], one.locator)


def _author(one: _Field) -> Iterator[Evidence]:
    return said(EvidenceKind.AUTHOR, one.text, one.locator)


def _title(one: _Field) -> Iterator[Evidence]:
    return said(EvidenceKind.TITLE, one.text, one.locator)


def _description(one: _Field) -> Iterator[Evidence]:
    """Yield what a description grants, and from what it says that the model was made."""
    lines = "\n".join(map(plain, one.text.splitlines()))
    lines = _TAG.sub("", _ANCHOR.sub(r" \1 ", _BREAK.sub("\n", lines)))
    if sounds_like_law(lines):
        yield from passage(lines, one.locator)
    for seen in origins_in(lines, one.locator, (0, 0), unsaid=HINT):
        yield replace(seen, line=0, column=0)


def _origin(one: _Field) -> Iterator[Evidence]:
    """Yield from what it was made, where that is told; Bambu Studio writes `remix`, or so."""
    for address in _ADDRESS.findall(plain(one.text)):
        yield from link(address, Relation.DERIVED_FROM, one.locator, confidence=STATED)


def _model_id(one: _Field) -> Iterator[Evidence]:
    if text := plain(one.text):
        yield from said(EvidenceKind.IDENTIFIER, f"bambu-model:{text}", one.locator)


def _design_id(one: _Field) -> Iterator[Evidence]:
    # Of a design that was never uploaded it is 0.
    text = plain(one.text)
    if text.strip("0"):
        yield from said(EvidenceKind.IDENTIFIER, f"bambu-design:{text}", one.locator)


def _user(one: _Field) -> Iterator[Evidence]:
    # No colon: two designs of one person share nothing else.
    if text := plain(one.text):
        yield from said(EvidenceKind.IDENTIFIER, f"MakerWorld user {text}", one.locator)


def _programme(one: _Field) -> Iterator[Evidence]:
    return said(EvidenceKind.IDENTIFIER, plain(one.text).replace(":", " "), one.locator)


_READERS: Final[dict[str, Callable[[_Field], Iterator[Evidence]]]] = {
    "licenseterms": _licence,
    "license": _licence,
    "licence": _licence,
    "copyright": _copyright,
    "designer": _author,
    "author": _author,
    "title": _title,
    "description": _description,
    "origin": _origin,
    "designmodelid": _model_id,
    "designid": _design_id,
    "designeruserid": _user,
    "application": _programme,
}
