"""What does an AIFF state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read import id3
from pplcheck.read.sound import Tag, Tags
from pplcheck.syntax.places import UnparsableError

NAME = "aiff"
GLOBS = ("*.aif", "*.aiff", "*.aifc")
FORMAT: Final = Format(
    title="AIFF sound",
    role=Role.SOUND,
    source="AIFF 1.3, text chunks",
    places=(
        (EvidenceKind.TITLE, "NAME"),
        (EvidenceKind.AUTHOR, "AUTH"),
        (EvidenceKind.COPYRIGHT, "“(c) ”"),
        (EvidenceKind.PASSAGE, "ANNO"),
        *id3.PLACES,
    ),
)
_FORM: Final = b"FORM"
_KINDS: Final = (b"AIFF", b"AIFC")
_HEAD: Final = 12
_BEFORE: Final = 8
_MOST_CHUNKS: Final = 10_000
_LONGEST: Final = 16 * 1024 * 1024
_ID3: Final = b"ID3 "
_FIELDS: Final = {
    b"NAME": Tag.TITLE,
    b"AUTH": Tag.AUTHOR,
    b"(c) ": Tag.RIGHTS,
    b"ANNO": Tag.COMMENT,
}


def claims(content: bytes) -> bool:
    """Whether it is a form that holds sound."""
    return content.startswith(_FORM) and content[8:_HEAD] in _KINDS


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the text chunks and the tag state, wherever they stand."""
    del path
    tags = Tags()
    fault = None
    try:
        for name, held in _chunks(content):
            if name == _ID3 and len(held) > _BEFORE:
                id3.take_tag(tags, held)
            elif name in _FIELDS:
                value = held.decode("utf-8", "replace")
                # The mark is the name of the chunk, and left out of what stands in it.
                tags.take(_FIELDS[name], value, name.decode("ascii").strip())
    except UnparsableError as error:
        fault = error
    yield from tags.evidence()
    if fault:
        raise fault


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each chunk with text.

    Raises:
        UnparsableError: it is cut off; what stood before was yielded.

    """
    at = _HEAD
    for _ in range(_MOST_CHUNKS):
        if at + _BEFORE > len(content):
            return
        name = content[at : at + 4]
        size = int.from_bytes(content[at + 4 : at + _BEFORE], "big")
        at += _BEFORE
        if at + size > len(content):
            raise UnparsableError(0, 0, "AIFF that is cut off")
        if (name in _FIELDS or name == _ID3) and size <= _LONGEST:
            yield name, content[at : at + size]
        at += size + size % 2
