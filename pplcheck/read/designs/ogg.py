"""What does an Ogg file state: Vorbis, Opus, Speex, Theora, FLAC?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers.ogg import MARK, opening_packets
from pplcheck.containers.vorbis import comments
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.sound import Tags, tag_called
from pplcheck.syntax.places import UnparsableError

NAME = "ogg"
GLOBS = ("*.ogg", "*.oga", "*.ogv", "*.ogx", "*.opus", "*.spx")
FORMAT: Final = Format(
    title="Ogg sound or film",
    role=Role.SOUND,
    source="RFC 3533, RFC 7845 (Opus); Vorbis and Theora, comment header",
    places=(
        (EvidenceKind.EMBEDDED, "comment header, LICENSE"),
        (EvidenceKind.TITLE, "comment header, TITLE"),
        (EvidenceKind.AUTHOR, "comment header, ARTIST"),
        (EvidenceKind.ORGANISATION, "comment header, ORGANIZATION"),
        (EvidenceKind.COPYRIGHT, "comment header, COPYRIGHT"),
        (EvidenceKind.PASSAGE, "comment header, DESCRIPTION"),
    ),
    passed_over="what follows 4 MiB",
    head=4 * 1024 * 1024,
)
# How the second packet of a stream begins, before its comments.
_COMMENTS: Final = (b"\x03vorbis", b"OpusTags", b"\x81theora", b"\x04kate\0\0\0\0")
_SPEEX: Final = b"Speex   "
_FLAC: Final = b"\x7fFLAC"
_FLAC_BLOCK: Final = 4


def claims(content: bytes) -> bool:
    """Whether it begins with a page."""
    return content.startswith(MARK)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the comments of all streams state."""
    del path
    tags = Tags()
    fault = None
    try:
        for first, second in opening_packets(content):
            for name, value in comments(_header(first, second)):
                tags.take(tag_called(name), value, f"comment header, {name}")
    except UnparsableError as error:
        fault = error
    yield from tags.evidence()
    if fault and len(content) < FORMAT.head:
        raise fault


def _header(first: bytes, second: bytes) -> bytes:
    """Return the comments of a stream; of one that has none, empty ones."""
    for begun in _COMMENTS:
        if second.startswith(begun):
            return second[len(begun) :]
    if first.startswith(_SPEEX):
        return second
    if first.startswith(_FLAC):
        return second[_FLAC_BLOCK:]
    return bytes(8)
