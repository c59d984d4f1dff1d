"""What does a DXF drawing state?

Its title block is lines and letters like the rest of it; only programmes that know better use
attributes or properties. So the words are read with their places, and those that stand together
are taken together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import link, passage, said
from pplcheck.read.drawn import placed, whole
from pplcheck.read.lettering import Lettering, may_matter, sounds_like_law, spoken
from pplcheck.read.lines import text_of
from pplcheck.read.named_fields import named_field
from pplcheck.syntax import dxf
from pplcheck.syntax.mtext import shown, shown_in_lines
from pplcheck.syntax.places import Point, UnparsableError

NAME = "dxf"
GLOBS = ("*.dxf",)
FORMAT: Final = Format(
    title="DXF drawing",
    role=Role.DESIGN,
    source="Autodesk, DXF reference (2018); ASCII and binary",
    places=(
        (EvidenceKind.EMBEDDED, "header, `$CUSTOMPROPERTYTAG` License"),
        (EvidenceKind.EMBEDDED, "attributes of a title block: `LICENSE`"),
        (EvidenceKind.AUTHOR, "header, `$AUTHOR`, `$CUSTOMPROPERTYTAG` Author"),
        (EvidenceKind.AUTHOR, "attributes: `AUTHOR`, `DRAWN_BY`; letters: `Drawn by: N.`"),
        (EvidenceKind.TITLE, "header, `$TITLE`; attributes: `TITLE`"),
        (EvidenceKind.ORGANISATION, "attributes: `COMPANY`"),
        (
            EvidenceKind.PASSAGE,
            "`TEXT`, `MTEXT`, attributes, tables and leaders, as they stand",
        ),
        (EvidenceKind.PASSAGE, "comments (code 999); header, `$COMMENTS`"),
        (EvidenceKind.LINK, "drawings and pictures that are attached"),
    ),
    passed_over="`$LASTSAVEDBY`, which is a login name; the fingerprint, which many share",
)
_LARGEST: Final = 64 * 1024 * 1024
_LETTERS: Final = frozenset({"TEXT", "MTEXT", "ATTRIB", "ATTDEF", "MULTILEADER", "ACAD_TABLE"})
_ATTACHED: Final = frozenset({"IMAGEDEF", "PDFDEFINITION", "DGNDEFINITION", "DWFDEFINITION"})
_WANTED: Final = _LETTERS | _ATTACHED | {"SECTION", "BLOCK", "ENDBLK"}
_MOST_TEXTS: Final = 50_000
_LONGEST_TEXT: Final = 20_000
_MOST_COMMENTS: Final = 2_000

# Codes of a group.
_VALUE, _NAME, _PORTION, _LAYER, _VARIABLE = 1, 2, 3, 8, 9
_FLAGS, _LAYOUT = 70, 410
_OF_LEADERS, _OF_CELLS = 304, 302
_EXTERNAL: Final = 4
_CONSTANT: Final = 2

_PROPERTY_NAME, _PROPERTY = "$CUSTOMPROPERTYTAG", "$CUSTOMPROPERTY"
_SAID: Final = {"$AUTHOR": EvidenceKind.AUTHOR, "$TITLE": EvidenceKind.TITLE}
_TOLD: Final = frozenset({"$COMMENTS", "$SUBJECT", "$KEYWORDS"})
# What title blocks call the fields that others call by plainer names.
_TAGS: Final = {
    "drawn": "drawn by",
    "drawnby": "drawn by",
    "designed": "designed by",
    "drawing title": "title",
    "dwg title": "title",
    "drawing name": "title",
    "titel": "title",
    "autor": "author",
    "lizenz": "license",
    "firma": "company",
}
_CODE_PAGE: Final = re.compile(rb"ANSI_(125[0-8]|932|936|949|950|874)$")
_ELSEWHERE: Final = re.compile(r"/|\\|[a-z]:", re.IGNORECASE)


def claims(content: bytes) -> bool:
    """Whether it begins like a drawing, written or binary."""
    return dxf.is_dxf(content)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the drawing states."""
    del path
    if len(content) > _LARGEST:
        raise UnparsableError(0, 0, f"DXF of more than {_LARGEST // 2**20} MiB")
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    drawing = _Drawing()
    fault: UnparsableError | None = None
    try:
        for part in dxf.parts(content, _WANTED):
            drawing.take(part)
    except UnparsableError as error:
        fault = error
    yield from _once(drawing.evidence())
    yield from _comments(content)
    if fault:
        raise fault


def _once(evidence: Iterator[Evidence]) -> Iterator[Evidence]:
    """Yield what is said, once: each of eight sheets may have the same title block."""
    told = set()
    for one in evidence:
        if (one.kind, one.value) not in told:
            told.add((one.kind, one.value))
            yield one


@dataclass(slots=True)
class _Drawing:
    """Gathers what the parts say."""

    _codec: str = "cp1252"
    _block: int = 0
    _blocks: int = 0
    _texts: list[tuple[dxf.Part, int, str]] = field(default_factory=list)
    _own: list[Evidence] = field(default_factory=list)
    _filled: dict[str, list[Evidence]] = field(default_factory=dict)
    _preset: dict[str, list[Evidence]] = field(default_factory=dict)

    def take(self, part: dxf.Part) -> None:
        """Take the next part.

        Raises:
            UnparsableError: there is more than any person has written.

        """
        if part.name == "SECTION":
            self._take_section(part)
        elif part.name == "BLOCK":
            self._blocks += 1
            self._block = self._blocks
            if whole(part.first(_FLAGS)) & _EXTERNAL:
                self._take_attached(part, "external reference")
        elif part.name == "ENDBLK":
            self._block = 0
        elif part.name in _ATTACHED:
            self._take_attached(part, part.name)
        else:
            self._take_text(part)

    def evidence(self) -> Iterator[Evidence]:
        """Yield what was gathered."""
        yield from self._own
        for tag, told in (self._preset | self._filled).items():
            del tag
            yield from told
        if any(may_matter(text) for _, _, text in self._texts):
            yield from spoken((self._placed(*text) for text in self._texts), "letters")

    def _text(self, value: bytes) -> str:
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value.decode(self._codec, "replace")

    def _take_section(self, part: dxf.Part) -> None:
        if part.first(_NAME).strip() != b"HEADER":
            return
        variable, called = "", ""
        for number, (code, value) in enumerate(part.groups):
            if code == _VARIABLE:
                variable = value.decode("latin-1").strip().upper()
                continue
            if variable == "$DWGCODEPAGE":
                page = _CODE_PAGE.match(value.strip().upper())
                self._codec = f"cp{page[1].decode()}" if page else self._codec
            elif variable == _PROPERTY_NAME:
                called = shown(self._text(value)).strip()
            else:
                place = (part.line + 2 * number + 2, 1) if part.line else (0, 0)
                self._own += _header(variable, called, shown(self._text(value)), place)

    def _take_attached(self, part: dxf.Part, what: str) -> None:
        target = self._text(part.first(_VALUE)).strip()
        if target and not _ELSEWHERE.match(target):
            place = (part.line, 1) if part.line else (0, 0)
            self._own += link(target.replace("\\", "/"), Relation.CONTAINS, what, place)

    def _take_text(self, part: dxf.Part) -> None:
        text = self._words(part)
        if not text.strip():
            return
        if part.name in {"ATTRIB", "ATTDEF"}:
            self._take_field(part, text)
        if part.name == "ATTDEF" and not whole(part.first(_FLAGS)) & _CONSTANT:
            return  # what may be filled in shows itself only where it is
        if len(self._texts) == _MOST_TEXTS:
            raise UnparsableError(part.line, 1, f"more than {_MOST_TEXTS:,} texts")
        self._texts.append((part, self._block, text[:_LONGEST_TEXT]))

    def _words(self, part: dxf.Part) -> str:
        """Return the words of an entity, whose portions are parts of one text."""
        match part.name:
            case "MTEXT":
                return shown_in_lines(self._text(part.joined(_PORTION, _VALUE)))
            case "MULTILEADER":
                return shown_in_lines(self._text(part.joined(_OF_LEADERS)))
            case "ACAD_TABLE":
                codes = {_VALUE, _OF_CELLS}
                cells = [self._text(value) for code, value in part.groups if code in codes]
                return "\n".join(shown_in_lines(cell) for cell in dict.fromkeys(cells))
            case _:
                return shown(self._text(part.first(_VALUE)))

    def _placed(self, part: dxf.Part, block: int, text: str) -> Lettering:
        layer, layout = (self._text(part.first(code)) for code in (_LAYER, _LAYOUT))
        return placed(part, text, f"{block}|{layout}|{layer}")

    def _take_field(self, part: dxf.Part, text: str) -> None:
        tag = shown(self._text(part.first(_NAME))).strip()
        is_preset = part.name == "ATTDEF"
        prompt = self._text(part.first(_PORTION)).strip() if is_preset else ""
        if text.strip().lower() in {tag.lower(), prompt.lower()}:
            return  # a template's own words
        name = " ".join(tag.lower().replace("_", " ").split())
        place = (part.line, 1) if part.line else (0, 0)
        found = named_field(_TAGS.get(name, name), text, f"attribute {tag}", place)
        (self._preset if is_preset else self._filled).setdefault(name, []).extend(found)


def _header(
    variable: str, called: str, text: str, place: tuple[int, int]
) -> Iterator[Evidence]:
    if variable == _PROPERTY:
        plain = " ".join(called.lower().replace("_", " ").split())
        locator = f"header, {_PROPERTY} {called}"
        fields = [*named_field(_TAGS.get(plain, plain), text, locator, place)]
        yield from fields or _told(text, locator, place)
    elif variable in _SAID:
        yield from said(_SAID[variable], text, f"header, {variable}", place)
    elif variable in _TOLD:
        yield from _told(text, f"header, {variable}", place)


def _told(text: str, locator: str, place: Point) -> Iterator[Evidence]:
    if sounds_like_law(text):
        yield from passage(text, locator, place)


def _comments(content: bytes) -> Iterator[Evidence]:
    """Yield the comments; what stands line by line is one."""
    first, last = 0, -1
    lines: list[str] = []
    for number, (line, words) in enumerate(dxf.comments(content)):
        if number == _MOST_COMMENTS:
            break
        if line != last + 2 or not lines:
            yield from _comment(lines, first)
            first, lines = line, []
        last = line
        lines.append(text_of(words))
    yield from _comment(lines, first)


def _comment(lines: list[str], first: int) -> Iterator[Evidence]:
    text = "\n\n".join(lines)  # a code stands between any two
    if sounds_like_law(text):
        yield from passage(text, "comment", (first, 1))
