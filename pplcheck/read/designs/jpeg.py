"""What does a JPEG picture state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers import jpeg
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read import picture
from pplcheck.read.lines import text_of
from pplcheck.read.xmp import xmp
from pplcheck.syntax.places import UnparsableError

# All segments with words stand before the picture; with thumbnails and profiles they seldom
# fill a tenth of this.
_HEAD: Final = 4 * 1024 * 1024

NAME = "jpeg"
GLOBS = picture.GLOBS
FORMAT: Final = Format(
    title="JPEG picture",
    role=Role.PICTURE,
    source="ITU-T T.81; Exif 2.32; XMP part 3, section 1.1.3; IPTC-IIM 4.2",
    places=(
        *picture.EXIF_PLACES,
        *picture.XMP_PLACES,
        *picture.IPTC_PLACES,
        (EvidenceKind.PASSAGE, "comments"),
    ),
    passed_over=f"{picture.PASSED_OVER}; what stands behind the picture's beginning",
    head=_HEAD,
)
_EXIF: Final = b"Exif\0\0"
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_FURTHER_XMP: Final = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP: Final = b"Photoshop 3.0\0"
# Before a portion of a further packet: its checksum as text, its length, the portion's offset.
_CHECKSUM: Final = 32
_BEFORE_PORTION: Final = _CHECKSUM + 8


def claims(content: bytes) -> bool:
    """Whether it has the signature of JPEG."""
    return content.startswith(jpeg.SIGNATURE)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the segments before the picture state."""
    del path
    photoshop: list[bytes] = []
    further: dict[bytes, list[tuple[int, bytes]]] = {}
    segments = jpeg.segments(content, frozenset({jpeg.APP1, jpeg.APP13, jpeg.COMMENT}))
    parts = [_segments(segments, photoshop, further, is_head=len(content) >= _HEAD)]
    yield from picture.all_of([*parts, _resources(photoshop), _further(further)])


def _segments(
    segments: Iterator[tuple[int, bytes]],
    photoshop: list[bytes],
    further: dict[bytes, list[tuple[int, bytes]]],
    *,
    is_head: bool,
) -> Iterator[Evidence]:
    """Yield what single segments say, and gather what fills several."""
    try:
        yield from picture.all_of(
            _segment(mark, held, photoshop, further) for mark, held in segments
        )
    except UnparsableError:
        if not is_head:
            raise


def _segment(
    mark: int,
    held: bytes,
    photoshop: list[bytes],
    further: dict[bytes, list[tuple[int, bytes]]],
) -> Iterator[Evidence]:
    if mark == jpeg.COMMENT:
        yield from picture.telling(text_of(held), "comment")
    elif held.startswith(_EXIF):
        yield from picture.exif_fields(held[len(_EXIF) :], "Exif")
    elif held.startswith(_XMP):
        yield from xmp(held[len(_XMP) :], "XMP")
    elif held.startswith(_FURTHER_XMP):
        portion = held[len(_FURTHER_XMP) :]
        offset = int.from_bytes(portion[_CHECKSUM + 4 : _BEFORE_PORTION])
        portions = further.setdefault(portion[:_CHECKSUM], [])
        portions.append((offset, portion[_BEFORE_PORTION:]))
    elif held.startswith(_PHOTOSHOP):
        photoshop.append(held[len(_PHOTOSHOP) :])


def _resources(segments: list[bytes]) -> Iterator[Evidence]:
    yield from picture.photoshop(b"".join(segments))


def _further(packets: dict[bytes, list[tuple[int, bytes]]]) -> Iterator[Evidence]:
    """Yield what a packet says that was too long for one segment."""
    yield from picture.all_of(
        xmp(b"".join(portion for _, portion in sorted(portions)), "extended XMP")
        for portions in packets.values()
    )
