"""What does a Fritzing sketch or part state of its licence, its makers and its parts?"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pplcheck.containers.archive import Archive
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.cad_makers import maker
from pplcheck.read.design import passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.named_fields import named_field
from pplcheck.syntax import xml
from pplcheck.syntax.places import UnparsableError

NAME = "fritzing"
GLOBS = ("*.fz", "*.fzz", "*.fzp", "*.fzpz")
FORMAT: Final = Format(
    title="Fritzing sketch or part",
    role=Role.DESIGN,
    source="Fritzing's part file format (.fzp), and what Fritzing 0.3 to 1.0 write",
    places=(
        (EvidenceKind.PASSAGE, "`description` of a part; notes of a sketch"),
        (EvidenceKind.EMBEDDED, "`property` of a part with the name license"),
        (EvidenceKind.AUTHOR, "`author` of a part"),
        (EvidenceKind.TITLE, "`title` of a part"),
        (EvidenceKind.IDENTIFIER, "`moduleId` of a part"),
    ),
    default="Fritzing Part-o-matic is no author",
    passed_over=(
        "letters on the silkscreen, which are drawn; of the parts that lie in a sketch, those"
        " behind the first 100"
    ),
)
_HEAD_OF_CLAIM = 4096
_MODULE = re.compile(rb"<module[\s>]")
_ZIP = b"PK\3\4"
# Of the instances of a sketch, those that are notes; only they have a text.
_NOTE = b"NoteModuleID"
_SKETCH, _PART = ".fz", ".fzp"
# The largest sketch seen has 2.2 MB.
_LARGEST = 32 * 1024 * 1024
_LARGEST_PART = 4 * 1024 * 1024
_MOST_PARTS = 100
_LONGEST = 20_000
_WANTED = frozenset({"module", "author", "title", "description", "property", "text"})
_PROGRAMME = re.compile(
    r"fritzing (?:part-o-matic|parts? (?:factory|generator))", re.IGNORECASE
)
_MARK_UP = re.compile(
    r"<(?:style|head).*?</(?:style|head)>|<br[^>]*>|</p>|<[^<>]{1,500}>", re.DOTALL
)


def claims(content: bytes) -> bool:
    """Whether the content is a zip archive, or the XML of a module."""
    return content.startswith(_ZIP) or bool(_MODULE.search(content[:_HEAD_OF_CLAIM]))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the sketch or the part says, and the parts that lie in a sketch.

    Raises:
        UnparsableError: it is no archive or no XML, or holds neither sketch nor part.

    """
    if not content.startswith(_ZIP):
        is_sketch = path.lower().endswith(_SKETCH)
        yield from _sketch(content) if is_sketch else _part((content,))
        return
    archive = Archive(content)
    sketches = [name for name in archive.names if name.lower().endswith(_SKETCH)]
    parts = [name for name in archive.names if name.lower().endswith(_PART)]
    if not sketches and not parts:
        raise UnparsableError(0, 0, "an archive with neither a sketch nor a part of Fritzing")
    for name in sketches[:1]:
        yield from _sketch(archive.read(name, _LARGEST))
    for name in parts[: _MOST_PARTS if sketches else 1]:
        pieces = archive.pieces(name, _LARGEST_PART)
        yield from _part(pieces, about=f"part {name}" if sketches else "")


def _sketch(content: bytes) -> Iterator[Evidence]:
    """Yield the notes that may speak of terms: the only words of a sketch as a whole."""
    if _NOTE not in content:
        return
    for element in xml.stream((content,), frozenset({"text"})):
        note = _plain(element.text)
        if sounds_like_law(note):
            yield from passage(note, "note", (element.line, element.column))


def _plain(marked_up: str) -> str:
    """Return words without the mark-up of HTML."""
    return _MARK_UP.sub("\n", marked_up[:_LONGEST])


def _part(pieces: Iterable[bytes], about: str = "") -> Iterator[Evidence]:
    """Yield what a part says: its own words stand right below its root."""
    for element in xml.stream(pieces, _WANTED):
        place = (element.line, element.column)
        match element.path:
            case (_, "author") if not _PROGRAMME.match(element.text):
                yield from maker(
                    EvidenceKind.AUTHOR, element.text, "author", place, about=about
                )
            case (_, "title"):
                yield from said(EvidenceKind.TITLE, element.text, "title", place, about=about)
            case (_, "description"):
                yield from passage(_plain(element.text), "description", place, about=about)
            case (_, "properties", "property") if not about:
                name = element.attribute("name")
                yield from named_field(name, element.text, f"property {name}", place)
            case ("module",):
                value = f"fritzing-part:{element.attribute('moduleId')}"
                if element.attribute("moduleId"):
                    yield from said(
                        EvidenceKind.IDENTIFIER, value, "moduleId", place, about=about
                    )
            case _:
                pass
