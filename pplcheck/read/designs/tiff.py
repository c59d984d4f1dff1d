"""What does a TIFF picture state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers import exif
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence
from pplcheck.read import picture

NAME = "tiff"
GLOBS = picture.GLOBS
FORMAT: Final = Format(
    title="TIFF picture",
    role=Role.PICTURE,
    source="TIFF 6.0, section 8; BigTIFF; XMP part 3, section 3.3; IPTC-IIM 4.2",
    places=(*picture.EXIF_PLACES, *picture.XMP_PLACES, *picture.IPTC_PLACES),
    passed_over=f"{picture.PASSED_OVER}; pages behind the first",
)


def claims(content: bytes) -> bool:
    """Whether it begins like TIFF or BigTIFF."""
    return exif.is_tiff(content)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the first directory states."""
    del path
    yield from picture.tiff(content)
