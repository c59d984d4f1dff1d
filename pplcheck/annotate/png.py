"""How does a PNG picture say its licence?

Source: PNG (Third Edition), section 11.3.3: text chunks with the keywords `Copyright`, `Author`
and `Title`. No keyword is made for the licence; as in what Inkscape exports, it stands in
`Copyright`, which Inkscape, GIMP and exiftool show.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from struct import Struct
from typing import Final

from pplcheck.annotate.edits import Edit, edited
from pplcheck.annotate.errors import CannotAnnotateError
from pplcheck.annotate.fields import Fields
from pplcheck.model.annotation import Annotated, Annotation, Says

NAME: Final = "png"
GLOBS: Final = ("*.png", "*.apng")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = Struct(">L4s")
_NUMBER = Struct(">L")
_OVERHEAD = 12
_LONGEST = 1024 * 1024
_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_XMP = "XML:com.adobe.xmp"
_RIGHTS = re.compile(
    r"""<(?P<name>cc:license|xmpRights:\w+|dc:rights)\b"""
    r"""(?:[^>]*?resource=["'](?P<resource>[^"']*)["'])?[^>]*?(?:/>|>(?P<inner>.*?)</(?P=name)>)"""
    r"""|\b(?:cc:license|xmpRights:\w+)=["'](?P<value>[^"']*)["']""",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
# Content credentials: they sign the file's bytes.
_SIGNED = b"caBX"


@dataclass(frozen=True, slots=True)
class _Chunk:
    kind: bytes
    start: int
    end: int
    keyword: str = ""
    text: str = ""


def claims(content: bytes) -> bool:
    """Whether the content begins as a PNG picture does."""
    return content.startswith(_SIGNATURE)


def annotate(content: bytes, annotation: Annotation) -> Annotated:
    """Return the picture with the licence in its text chunks.

    Args:
        content: of the whole file.
        annotation: what it is to say.

    Raises:
        CannotAnnotateError: it is broken, signed, or says something else.

    """
    chunks = list(_chunks(content))
    if chunks[0].kind != b"IHDR" or chunks[-1].kind != b"IEND":
        raise CannotAnnotateError("it is no whole PNG picture: IHDR or IEND is missing")
    if any(chunk.kind == _SIGNED for chunk in chunks):
        raise CannotAnnotateError("it is signed, and what is signed must not change")
    fields = Fields(annotation)
    for chunk in chunks:
        for rights in _rights(chunk.text) if chunk.keyword == _XMP else ():
            if annotation.says(rights) is Says.ANOTHER:
                fields.bar("its XMP", rights)
    edits: list[Edit] = []
    # Right behind the header: some chunks tell how far it is from them to the picture's data.
    at = chunks[0].end
    for keyword, wanted, is_to_be_written in _wanted(chunks, annotation, fields):
        if not is_to_be_written:
            continue
        there = [chunk for chunk in chunks if chunk.keyword == keyword]
        new = _written(keyword, wanted)
        if there:
            edits.append(Edit(there[0].start, there[0].end, new))
            edits += [Edit(chunk.start, chunk.end, b"") for chunk in there[1:]]
        else:
            edits.append(Edit(at, at, new))
    fields.settle()
    return Annotated(edited(content, edits), fields.changed)


def _chunks(content: bytes) -> Iterator[_Chunk]:
    at = len(_SIGNATURE)
    while at < len(content):
        if at + _OVERHEAD > len(content):
            raise CannotAnnotateError("it is cut off")
        length, kind = _HEAD.unpack_from(content, at)
        end = at + _OVERHEAD + length
        if end > len(content):
            raise CannotAnnotateError(
                f"it is cut off, or lies about the length of a {_name(kind)}"
            )
        body = memoryview(content)[at + 4 : end - 4]
        if zlib.crc32(body) != _NUMBER.unpack_from(content, end - 4)[0]:
            raise CannotAnnotateError(f"it is broken: the checksum of a {_name(kind)} is wrong")
        keyword, text = _text(kind, bytes(body[4:])) if kind in _TEXTS else ("", "")
        yield _Chunk(kind, at, end, keyword, text)
        if kind == b"IEND":
            return
        at = end
    raise CannotAnnotateError("it is cut off")


def _name(kind: bytes) -> str:
    return f"{kind.decode('latin-1')!r} chunk"


def _text(kind: bytes, body: bytes) -> tuple[str, str]:
    keyword, _, rest = body.partition(b"\0")
    name = keyword.decode("latin-1")
    if kind == b"tEXt":
        return name, rest.decode("latin-1")
    if kind == b"zTXt":
        return name, _unpacked(rest[1:]).decode("latin-1")
    is_packed, rest = rest[:1] == b"\1", rest[2:]
    text = rest.partition(b"\0")[2].partition(b"\0")[2]
    return name, (_unpacked(text) if is_packed else text).decode("utf-8", "replace")


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _LONGEST)
    except zlib.error as error:
        raise CannotAnnotateError("it is broken: a text in it cannot be unpacked") from error


def _wanted(
    chunks: list[_Chunk], annotation: Annotation, fields: Fields
) -> Iterator[tuple[str, str, bool]]:
    """Yield keyword, text, and whether it is to be written."""
    said = {
        keyword: "; ".join(chunk.text for chunk in chunks if chunk.keyword == keyword)
        for keyword in ("Copyright", "Author", "Title")
    }
    stands = said["Copyright"]
    says = annotation.says(stands) if stands.strip() else Says.NOTHING
    holder = annotation.copyright
    if says is Says.NOTHING and (not holder or holder in stands):
        # Who holds the copyright is said, and the licence comes behind it.
        kept = stands.strip() or holder
        wanted = f"{kept}. {annotation.grant}" if kept else annotation.grant
        fields.note("Copyright", wanted)
        yield "Copyright", wanted, True
    elif says is not Says.THE_SAME or holder not in stands:
        wanted = f"{holder}. {annotation.grant}" if holder else annotation.grant
        yield "Copyright", wanted, fields.other("Copyright", stands, wanted)
    for keyword, wanted in (("Author", annotation.author), ("Title", annotation.title)):
        yield keyword, wanted, fields.other(keyword, said[keyword], wanted)


def _rights(xmp: str) -> Iterator[str]:
    """Yield what an XMP packet says of rights and licence."""
    for found in _RIGHTS.finditer(xmp):
        said = found["value"] or found["resource"] or found["inner"] or ""
        words = unescape(_TAG.sub(" ", said)).strip()
        if words:
            yield words


def _written(keyword: str, text: str) -> bytes:
    try:
        body = b"tEXt" + keyword.encode("latin-1") + b"\0" + text.encode("latin-1")
    except UnicodeEncodeError:
        body = b"iTXt" + keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    length = _NUMBER.pack(len(body) - 4)
    return length + body + _NUMBER.pack(zlib.crc32(body))
