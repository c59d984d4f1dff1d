"""What does a PNG picture state?"""

from collections.abc import Callable, Iterator
from typing import Final

from pplcheck.containers import png
from pplcheck.containers.inflated import inflated
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read import picture
from pplcheck.read.design import licence_field, said
from pplcheck.read.lines import text_of
from pplcheck.read.rights import rights
from pplcheck.read.xmp import xmp
from pplcheck.syntax.places import UnparsableError

NAME = "png"
GLOBS = picture.GLOBS
FORMAT: Final = Format(
    title="PNG picture",
    role=Role.PICTURE,
    source="ISO/IEC 15948 (PNG), section 11.3.4; XMP part 3; PNG extensions, `eXIf`",
    places=(
        (EvidenceKind.EMBEDDED, "text chunk `License`; `Copyright` that names a licence"),
        (EvidenceKind.COPYRIGHT, "text chunk `Copyright`"),
        (EvidenceKind.AUTHOR, "text chunk `Author` or `Artist`"),
        (EvidenceKind.TITLE, "text chunk `Title`"),
        (EvidenceKind.PASSAGE, "text chunks `Description`, `Comment`, `Disclaimer`"),
        *picture.XMP_PLACES,
        *picture.EXIF_PLACES,
    ),
    passed_over=picture.PASSED_OVER,
)
_TEXTS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_EXIF: Final = b"eXIf"
_XMP: Final = "xml:com.adobe.xmp"
# ImageMagick packs what other formats have blocks for into texts: a name, a size, hexadecimals.
_PROFILE: Final = "raw profile type "
_LONGEST_TEXT: Final = 1024 * 1024
_PACKED: Final = b"\1"


def claims(content: bytes) -> bool:
    """Whether it has the signature of PNG."""
    return content.startswith(png.SIGNATURE)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the picture's texts and blocks state."""
    del path
    chunks = png.chunks(content, _TEXTS | {_EXIF}, picture.LONGEST)
    yield from picture.all_of(_chunk(name, held) for name, held in chunks)


def _chunk(name: bytes, held: bytes) -> Iterator[Evidence]:
    if name == _EXIF:
        yield from picture.exif_fields(held, "eXIf")
        return
    keyword, _, rest = held.partition(b"\0")
    called = keyword.decode("latin-1")
    text = _unpacked(name, rest, _limit(called))
    if called.lower() == _XMP:
        yield from xmp(text, "iTXt XMP")
    elif called.lower().startswith(_PROFILE):
        yield from _profile(called[len(_PROFILE) :].lower(), text)
    else:
        yield from _field(called, text_of(text), f"{name.decode()} {called}")


def _limit(keyword: str) -> int:
    is_block = keyword.lower().startswith((_XMP, _PROFILE))
    return picture.LONGEST if is_block else _LONGEST_TEXT


def _unpacked(name: bytes, rest: bytes, limit: int) -> bytes:
    """Return the text that follows a keyword."""
    if name == b"zTXt":
        return b"".join(inflated(rest[1:], limit, "zTXt"))
    if name == b"iTXt":
        is_packed, rest = rest[:1] == _PACKED, rest[2:]
        _language, _, rest = rest.partition(b"\0")
        _translated, _, rest = rest.partition(b"\0")
        if is_packed:
            return b"".join(inflated(rest, limit, "iTXt"))
    if len(rest) > limit:
        raise UnparsableError(0, 0, f"{name.decode()}: more than {limit // 2**20} MiB")
    return rest


def _field(keyword: str, text: str, locator: str) -> Iterator[Evidence]:
    """Yield what a text says.

    ImageMagick writes `exif:Copyright` for `Copyright`; but its `icc:copyright` is the colour
    profile's.
    """
    match keyword.lower().removeprefix("exif:").removeprefix("dc:"):
        case "copyright" | "rights":
            yield from rights(text, locator)
        case "license" | "licence":
            yield from licence_field(text, locator)
        case "author" | "artist" | "creator":
            yield from said(EvidenceKind.AUTHOR, text, locator)
        case "title":
            yield from said(EvidenceKind.TITLE, text, locator)
        case "description" | "comment" | "disclaimer" | "imagedescription":
            yield from picture.telling(text, locator)


def _profile(kind: str, text: bytes) -> Iterator[Evidence]:
    reader = _PROFILES.get(kind)
    if reader:
        # A line with what it is, one with the size, and the rest.
        lines = text.strip().split(b"\n", 2)
        yield from reader(_unhexed(b"".join(lines[-1].split())))


def _unhexed(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii", "replace"))
    except ValueError as error:
        raise UnparsableError(0, 0, "a profile that is not hexadecimal") from error


def _exif(block: bytes) -> Iterator[Evidence]:
    return picture.exif_fields(block.removeprefix(b"Exif\0\0"), "Exif")


def _xmp(block: bytes) -> Iterator[Evidence]:
    return xmp(block, "XMP")


_PROFILES: Final[dict[str, Callable[[bytes], Iterator[Evidence]]]] = {
    "exif": _exif,
    "app1": _exif,
    "xmp": _xmp,
    "iptc": picture.photoshop,
    "8bim": picture.photoshop,
}
