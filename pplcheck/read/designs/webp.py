"""What does a WebP picture state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers import riff
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence
from pplcheck.read import picture
from pplcheck.read.xmp import xmp

NAME = "webp"
GLOBS = picture.GLOBS
FORMAT: Final = Format(
    title="WebP picture",
    role=Role.PICTURE,
    source="RFC 9649, section 2.7, chunks `EXIF` and `XMP `",
    places=(*picture.EXIF_PLACES, *picture.XMP_PLACES),
    passed_over=picture.PASSED_OVER,
)
_EXIF: Final = b"EXIF"
_XMP: Final = b"XMP "
_SIGNATURE_AT: Final = 8


def claims(content: bytes) -> bool:
    """Whether it is RIFF that holds WebP."""
    return content.startswith(riff.SIGNATURE) and content.startswith(b"WEBP", _SIGNATURE_AT)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the chunks of Exif and XMP state."""
    del path
    chunks = riff.chunks(content, frozenset({_EXIF, _XMP}), picture.LONGEST)
    yield from picture.all_of(_chunk(name, held) for name, held in chunks)


def _chunk(name: bytes, held: bytes) -> Iterator[Evidence]:
    if name == _XMP:
        return xmp(held, "XMP")
    # Some leave there what stands before Exif in a JPEG.
    return picture.exif_fields(held.removeprefix(b"Exif\0\0"), "Exif")
