"""What does an AMF model state, plain or zipped?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from pplcheck.containers.archive import Archive
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.credits import origins_in
from pplcheck.read.design import HINT, passage, plain, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.lines import text_of
from pplcheck.read.named_fields import PartFields, named_field
from pplcheck.read.rights import rights
from pplcheck.read.unchosen import is_chosen
from pplcheck.syntax import xml
from pplcheck.syntax.places import Point, UnparsableError
from pplcheck.syntax.xml_cut import Allowance, cut

NAME = "amf"
GLOBS = ("*.amf",)
FORMAT: Final = Format(
    title="AMF model",
    role=Role.DESIGN,
    source="ISO/ASTM 52915 (AMF 1.2), metadata",
    places=(
        (EvidenceKind.EMBEDDED, '`metadata type="license"`; of an object, for that object'),
        (EvidenceKind.COPYRIGHT, '`metadata type="copyright"`'),
        (EvidenceKind.AUTHOR, '`metadata type="author"`; of an object, for that object'),
        (EvidenceKind.ORGANISATION, '`metadata type="company"`'),
        (EvidenceKind.TITLE, '`metadata type="name"`'),
        (EvidenceKind.IDENTIFIER, '`metadata type="cad"`'),
        (EvidenceKind.PASSAGE, '`metadata type="description"`; comments at the beginning'),
        (EvidenceKind.LINK, '`metadata type="url"` and `description`: a thing, as a hint'),
    ),
    passed_over="meshes, with the fields of their volumes, and textures",
)
_LARGEST: Final = 64 * 1024 * 1024
_ZIPPED: Final = b"PK\3\4"
_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,60}:)?amf[\s>/]", re.IGNORECASE)
_HEAD: Final = 16 * 1024
_COMMENT: Final = re.compile(rb"<!--(.*?)-->", re.DOTALL)
_MOST_COMMENTS: Final = 10
_LARGEST_REST: Final = 4 * 1024 * 1024
_BULK: Final = frozenset({"mesh", "texture"})
_WANTED: Final = frozenset({"metadata", "object"})
_DEPTH_OF_WHOLE: Final = 2
_MOST_FIELDS: Final = 2_000


def claims(content: bytes) -> bool:
    """Whether the content is a zip archive, or XML that begins with an `amf`."""
    return content.startswith(_ZIPPED) or bool(_ROOT.search(content, 0, _HEAD))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the fields of the model and of its objects state."""
    del path
    model = _Model()
    fault: UnparsableError | None = None
    try:
        model.take(_elements(content))
    except UnparsableError as error:
        fault = error
    yield from model.evidence()
    if not content.startswith(_ZIPPED):
        yield from _comments(content[:_HEAD])
    if fault:
        raise fault


def _elements(content: bytes) -> Iterator[xml.Element]:
    encoding = None
    if content.startswith(_ZIPPED):
        pieces = _unzipped(Archive(content))
    elif len(content) > _LARGEST:
        raise UnparsableError(0, 0, f"AMF of more than {_LARGEST // 2**20} MiB")
    else:
        pieces, encoding = xml.in_pieces(content), xml.encoding_to_take(content)
    return xml.stream(cut(pieces, _BULK, Allowance(_LARGEST_REST)), _WANTED, encoding=encoding)


def _unzipped(archive: Archive) -> Iterator[bytes]:
    """Yield the one member that the specification asks for, whatever it is called."""
    models = (name for name in archive.names if name.lower().endswith(".amf"))
    name = next(models, next(iter(archive.names), None))
    if name is None:
        raise UnparsableError(0, 0, "AMF: an empty zip archive")
    return archive.pieces(name, _LARGEST)


@dataclass(slots=True)
class _Model:
    """Gathers fields: type, text and place of those of the whole, and those of the objects."""

    _fields: list[tuple[str, str, Point]] = field(default_factory=list)
    _objects: PartFields = field(default_factory=lambda: PartFields("object", "objects"))

    def take(self, elements: Iterator[xml.Element]) -> None:
        """Gather from elements; raise what their source raises."""
        inner: list[tuple[str, str, Point]] = []
        for element in elements:
            place = (element.line, element.column)
            # Slic3r's own have a prefix.
            one = (element.attribute("type").lower(), element.text, place)
            if element.path[-1] == "object":
                self._take_object(element, inner)
                inner.clear()
            elif len(element.path) > _DEPTH_OF_WHOLE:
                inner += [one] if len(inner) < _MOST_FIELDS else []
            elif len(self._fields) < _MOST_FIELDS:
                self._fields.append(one)

    def _take_object(self, element: xml.Element, inner: list[tuple[str, str, Point]]) -> None:
        names = (plain(text) for kind, text, _ in inner if kind == "name")
        called = next(filter(None, names), element.attribute("id"))[:100]
        for kind, text, place in inner:
            self._objects.add(called, kind, text, place)

    def evidence(self) -> Iterator[Evidence]:
        """Yield what was gathered."""
        for kind, text, place in self._fields:
            yield from filter(is_chosen, _said(kind, text, place))
        yield from self._objects.told()


def _said(kind: str, text: str, place: Point) -> Iterator[Evidence]:
    locator = f"metadata {kind[:100]}"
    match kind:
        case "name":
            yield from said(EvidenceKind.TITLE, text, locator, place)
        case "cad":
            # A colon would make it a name that kin share.
            program = plain(text).replace(":", " ")
            yield from said(EvidenceKind.IDENTIFIER, program, locator, place)
        case "copyright" | "rights":
            yield from rights(text, locator, place)
        case "description" | "url":
            if sounds_like_law(text):
                yield from passage(text, locator, place)
            yield from origins_in(text, locator, place, unsaid=HINT)
        case _:
            yield from named_field(kind, text, locator, place)


def _comments(head: bytes) -> Iterator[Evidence]:
    for comment in islice(_COMMENT.finditer(head), _MOST_COMMENTS):
        text = text_of(comment[1])
        if sounds_like_law(text):
            line = head.count(b"\n", 0, comment.start(1)) + 1
            column = comment.start(1) - head.rfind(b"\n", 0, comment.start(1))
            yield from passage(text, "comment", (line, column))
