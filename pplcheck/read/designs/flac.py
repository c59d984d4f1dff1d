"""What does a FLAC state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers import id3
from pplcheck.containers.vorbis import comments
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.sound import Tags, tag_called
from pplcheck.syntax.places import UnparsableError

NAME = "flac"
GLOBS = ("*.flac",)
FORMAT: Final = Format(
    title="FLAC sound",
    role=Role.SOUND,
    source="RFC 9639, 8.6 (Vorbis comment)",
    places=(
        (EvidenceKind.EMBEDDED, "Vorbis comment, LICENSE"),
        (EvidenceKind.TITLE, "Vorbis comment, TITLE"),
        (EvidenceKind.AUTHOR, "Vorbis comment, ARTIST"),
        (EvidenceKind.ORGANISATION, "Vorbis comment, ORGANIZATION"),
        (EvidenceKind.COPYRIGHT, "Vorbis comment, COPYRIGHT"),
        (EvidenceKind.PASSAGE, "Vorbis comment, DESCRIPTION"),
    ),
    passed_over="what follows 4 MiB",
    head=4 * 1024 * 1024,
)
_MARK: Final = b"fLaC"
_COMMENTS: Final = 4
_BEFORE: Final = 4
_LAST: Final = 0x80


def claims(content: bytes) -> bool:
    """Whether it begins with the mark, or with a tag that some programmes put before it."""
    return content.startswith((_MARK, id3.MARK))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the comments state."""
    del path
    tags = Tags()
    fault = None
    try:
        for name, value in comments(_comment_block(content)):
            tags.take(tag_called(name), value, f"Vorbis comment, {name}")
    except UnparsableError as error:
        fault = error
    yield from tags.evidence()
    if fault and len(content) < FORMAT.head:
        raise fault


def _comment_block(content: bytes) -> bytes:
    """Return the block of comments; without one, one that is empty.

    Raises:
        UnparsableError: the file ends before.

    """
    at = id3.size_of(content) + len(_MARK)
    while at + _BEFORE <= len(content):
        kind, size = content[at], int.from_bytes(content[at + 1 : at + _BEFORE], "big")
        at += _BEFORE
        if kind & ~_LAST == _COMMENTS:
            return content[at : at + size]
        if kind & _LAST:
            return bytes(8)
        at += size
    raise UnparsableError(0, 0, "FLAC that is cut off before its comments")
