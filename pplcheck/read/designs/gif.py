"""What does a GIF picture state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers import gif
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read import picture
from pplcheck.read.lines import text_of
from pplcheck.read.xmp import xmp

NAME = "gif"
GLOBS = picture.GLOBS
FORMAT: Final = Format(
    title="GIF picture",
    role=Role.PICTURE,
    source="CompuServe, GIF89a, sections 24 and 26; XMP part 3, section 1.1.2",
    places=((EvidenceKind.PASSAGE, "comments"), *picture.XMP_PLACES),
    passed_over=picture.PASSED_OVER,
)


def claims(content: bytes) -> bool:
    """Whether it has one of the signatures of GIF."""
    return content.startswith(gif.SIGNATURES)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the comments and the XMP packet state."""
    del path
    blocks = gif.blocks(content, picture.LONGEST)
    yield from picture.all_of(_block(kind, held) for kind, held in blocks)


def _block(kind: bytes, held: bytes) -> Iterator[Evidence]:
    if kind == gif.XMP:
        return xmp(held, "XMP")
    return picture.telling(text_of(held), "comment")
