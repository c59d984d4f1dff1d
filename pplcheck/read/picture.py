"""What do the fields say that pictures of all formats share: Exif, IPTC, Photoshop's own?

Never the words in a colour profile: they are about the profile.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pplcheck.containers import exif, iptc
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.addresses import named_by
from pplcheck.read.design import licence_field, passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.lines import text_of
from pplcheck.read.rights import rights
from pplcheck.read.unchosen import is_chosen
from pplcheck.read.xmp import xmp
from pplcheck.syntax.places import UnparsableError

# Whatever a picture is called, its content says which format it is of.
GLOBS: Final = (
    "*.png", "*.apng", "*.jpg", "*.jpeg", "*.jpe", "*.jfif", "*.tif", "*.tiff", "*.dng",
    "*.webp", "*.gif",
)  # fmt: skip
# What a reader of pictures takes in one piece.
LONGEST: Final = 16 * 1024 * 1024

_DESCRIPTION: Final = 0x010E
_ARTIST: Final = 0x013B
_COPYRIGHT: Final = 0x8298
_XMP: Final = 0x02BC
_IPTC: Final = 0x83BB
_PHOTOSHOP: Final = 0x8649
# Windows' own, in UTF-16: title and author.
_WINDOWS_TITLE: Final = 0x9C9B
_WINDOWS_AUTHOR: Final = 0x9C9D
# Of TIFF and DNG, whose first directory is that of the file.
_BLOCKS: Final = frozenset({_XMP, _IPTC, _PHOTOSHOP})
_FIELDS: Final = frozenset({_DESCRIPTION, _ARTIST, _COPYRIGHT, _WINDOWS_TITLE, _WINDOWS_AUTHOR})

_IPTC_SAID: Final = {
    (2, 5): (EvidenceKind.TITLE, "object name"),
    (2, 80): (EvidenceKind.AUTHOR, "by-line"),
    (2, 105): (EvidenceKind.TITLE, "headline"),
    (2, 110): (EvidenceKind.ORGANISATION, "credit"),
    (2, 115): (EvidenceKind.ORGANISATION, "source"),
}
_IPTC_COPYRIGHT: Final = (2, 116)
_IPTC_WORDS: Final = {(2, 40): "special instructions", (2, 120): "caption"}
# Resources of Photoshop: IPTC, and the address behind the copyright.
_OF_IPTC: Final = 0x0404
_OF_ADDRESS: Final = 0x040B
_OF_XMP: Final = 0x0424

# What they yield is described once, for the readers' `FORMAT`.
EXIF_PLACES: Final = (
    (EvidenceKind.COPYRIGHT, "Exif Copyright (0x8298)"),
    (EvidenceKind.AUTHOR, "Exif Artist (0x013B), XPAuthor (0x9C9D)"),
    (EvidenceKind.TITLE, "Exif XPTitle (0x9C9B)"),
    (EvidenceKind.PASSAGE, "Exif ImageDescription (0x010E)"),
)
XMP_PLACES: Final = (
    (EvidenceKind.EMBEDDED, "XMP `cc:license`, `xmpRights:UsageTerms` and `WebStatement`"),
    (EvidenceKind.COPYRIGHT, "XMP `dc:rights`, `xmpRights:Owner`"),
    (EvidenceKind.AUTHOR, "XMP `dc:creator`, `cc:attributionName`"),
    (EvidenceKind.ORGANISATION, "XMP `photoshop:Credit`, `photoshop:Source`"),
    (EvidenceKind.TITLE, "XMP `dc:title`"),
    (EvidenceKind.LINK, "XMP `xmpMM:DerivedFrom`, `dc:source`"),
    (EvidenceKind.IDENTIFIER, "XMP `xmpMM:DocumentID`"),
)
IPTC_PLACES: Final = (
    (EvidenceKind.COPYRIGHT, "IPTC 2:116"),
    (EvidenceKind.AUTHOR, "IPTC 2:80"),
    (EvidenceKind.TITLE, "IPTC 2:5 and 2:105"),
    (EvidenceKind.ORGANISATION, "IPTC 2:110 and 2:115"),
    (EvidenceKind.EMBEDDED, "Photoshop's resource 0x040B, where it is a licence's address"),
)
_MOST_PARTS: Final = 10_000
PASSED_OVER: Final = "the colour profile, whose copyright is its own; notes of cameras"


def all_of(parts: Iterable[Iterable[Evidence]]) -> Iterator[Evidence]:
    """Yield what people chose to say in each part; a broken one hides none of the others.

    Raises:
        UnparsableError: one of them was broken: the first; or they are more than anybody wrote.

    """
    fault: UnparsableError | None = None
    for count, part in enumerate(parts):
        if count == _MOST_PARTS:
            raise UnparsableError(0, 0, f"more than {_MOST_PARTS:,} texts in one picture")
        try:
            yield from filter(is_chosen, part)
        except UnparsableError as error:
            fault = fault or error
    if fault:
        raise fault


def exif_fields(content: bytes, locator: str) -> Iterator[Evidence]:
    """Yield what the fields of Exif say.

    Args:
        content: from the mark of the byte order on.
        locator: where it stands.

    Raises:
        UnparsableError: it is broken; what stood before was yielded.

    """
    for tag, value in exif.tags(content, _FIELDS):
        yield from _exif_field(tag, value, locator)


def tiff(content: bytes) -> Iterator[Evidence]:
    """Yield what a TIFF says in its first directory; errors as of `all_of`."""
    yield from all_of([exif_fields(content, "IFD0"), _tiff_blocks(content)])


def _tiff_blocks(content: bytes) -> Iterator[Evidence]:
    yield from all_of(
        xmp(value, "XMP")
        if tag == _XMP
        else iptc_fields(value)
        if tag == _IPTC
        else photoshop(value)
        for tag, value in exif.tags(content, _BLOCKS)
    )


def _exif_field(tag: int, value: bytes, locator: str) -> Iterator[Evidence]:
    if tag == _COPYRIGHT:
        # First the photographer's, then the editor's (Exif 2.32, 4.6.5).
        for part in value.split(b"\0"):
            yield from rights(text_of(part), f"{locator}, Copyright")
    elif tag == _ARTIST:
        for name in _text(value).split(";"):
            yield from said(EvidenceKind.AUTHOR, name, f"{locator}, Artist")
    elif tag == _WINDOWS_AUTHOR:
        for name in _wide(value).split(";"):
            yield from said(EvidenceKind.AUTHOR, name, f"{locator}, XPAuthor")
    elif tag == _WINDOWS_TITLE:
        yield from said(EvidenceKind.TITLE, _wide(value), f"{locator}, XPTitle")
    else:
        yield from telling(_text(value), f"{locator}, ImageDescription")


def _text(value: bytes) -> str:
    return text_of(value.partition(b"\0")[0])


def _wide(value: bytes) -> str:
    return value.decode("utf-16-le", "replace").partition("\0")[0]


def telling(text: str, locator: str) -> Iterator[Evidence]:
    """Yield a description or comment, if it may be about a licence."""
    if sounds_like_law(text):
        yield from passage(text.replace("\0", " "), locator)


def iptc_fields(content: bytes) -> Iterator[Evidence]:
    """Yield what the datasets of IPTC say.

    Raises:
        UnparsableError: one is cut off; what stood before was yielded.

    """
    for key, value in iptc.datasets(content):
        locator = f"IPTC, {key[0]}:{key[1]}"
        if key in _IPTC_SAID:
            kind, name = _IPTC_SAID[key]
            yield from said(kind, value, f"{locator} {name}")
        elif key == _IPTC_COPYRIGHT:
            yield from rights(value, f"{locator} copyright notice")
        elif key in _IPTC_WORDS:
            yield from telling(value, f"{locator} {_IPTC_WORDS[key]}")


def photoshop(content: bytes) -> Iterator[Evidence]:
    """Yield what Photoshop's resources say; errors as of `all_of`."""
    yield from all_of(_resource(number, value) for number, value in iptc.resources(content))


def _resource(number: int, value: bytes) -> Iterator[Evidence]:
    if number == _OF_IPTC:
        yield from iptc_fields(value)
    elif number == _OF_XMP:
        yield from xmp(value, "XMP")
    elif number == _OF_ADDRESS and named_by(text_of(value)):
        yield from licence_field(text_of(value), "Photoshop, copyright address")
