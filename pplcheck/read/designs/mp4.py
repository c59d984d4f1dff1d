"""What does a sound or a film in the MP4 family state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers.boxes import Box, boxes
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.sound import Tag, Tags, tag_called
from pplcheck.read.xmp import xmp
from pplcheck.syntax.places import UnparsableError

NAME = "mp4"
GLOBS = ("*.mp4", "*.m4a", "*.m4b", "*.m4v", "*.mov", "*.3gp")
FORMAT: Final = Format(
    title="MP4 or QuickTime sound or film",
    role=Role.SOUND,
    source="ISO/IEC 14496-12; QuickTime File Format, user data; XMP part 3, 1.2.7",
    places=(
        (EvidenceKind.TITLE, "`moov/udta/meta/ilst/©nam`"),
        (EvidenceKind.AUTHOR, "`…/ilst/©ART`, `moov/udta/©aut`"),
        (EvidenceKind.ORGANISATION, "`…/ilst/©pub`"),
        (EvidenceKind.COPYRIGHT, "`…/ilst/cprt`, `moov/udta/©cpy`, `moov/udta/cprt`"),
        (EvidenceKind.PASSAGE, "`…/ilst/©cmt` and `desc`"),
        (EvidenceKind.EMBEDDED, "`…/ilst/----`, LICENSE; `moov/meta/keys`, license; XMP"),
    ),
)
_OPENED: Final = frozenset({b"moov", b"udta", b"ilst"})
_META: Final = b"meta"
_OWN: Final = b"----"
_XMP_BOX: Final = b"XMP_"
_UUID: Final = b"uuid"
_XMP_UUID: Final = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_FIELDS: Final = {
    b"\xa9nam": Tag.TITLE,
    b"\xa9ART": Tag.AUTHOR,
    b"\xa9aut": Tag.AUTHOR,
    b"\xa9cpy": Tag.RIGHTS,
    b"cprt": Tag.RIGHTS,
    b"\xa9cmt": Tag.COMMENT,
    b"desc": Tag.COMMENT,
    b"\xa9pub": Tag.ORGANISATION,
    b"titl": Tag.TITLE,
    b"auth": Tag.AUTHOR,
}
_DATA: Final = b"data"
_LONGEST: Final = 16 * 1024 * 1024
# Before the text: of `data` its type and place; of 3GPP's boxes version, flags and language.
_BEFORE_DATA: Final = 8
_BEFORE_3GPP: Final = 6
_FLAGS: Final = 4
_SIZED: Final = 4
_BEFORE_KEYS: Final = 8
_AROUND_META: Final = ((b"udta",), (b"moov",))


def claims(content: bytes) -> bool:
    """Whether it begins with a box of such files."""
    return content[4:8] in {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the boxes of user data state, wherever they stand."""
    del path
    reading = _Reading(content)
    fault = None
    try:
        reading.take_all(0, len(content), ())
    except UnparsableError as error:
        fault = error
    yield from reading.tags.evidence()
    if fault:
        raise fault


class _Reading:
    """One pass over the boxes of a file.

    Attributes:
        tags: what they say.

    """

    def __init__(self, content: bytes) -> None:
        self.tags = Tags()
        self._content = content
        # Names of the numbered fields of Apple's newer metadata.
        self._keys: list[str] = []

    def take_all(self, first: int, last: int, way: tuple[bytes, ...]) -> None:
        """Take what the boxes between two places say.

        Raises:
            UnparsableError: a box lies about its size; what stood before was taken.

        """
        for box in boxes(self._content, first, last):
            if box.name in _OPENED and box.name not in way:
                self.take_all(box.first, box.last, (*way, box.name))
            elif box.name == _META and way[-1:] in _AROUND_META:
                # In QuickTime's files it has no version and flags before the boxes within.
                is_full = self._content[box.first + 4 : box.first + 8] != b"hdlr"
                skipped = _FLAGS if is_full else 0
                self.take_all(box.first + skipped, box.last, (*way, _META))
            elif box.last - box.first <= _LONGEST:
                self._take(box, way[-1] if way else b"")

    def _take(self, box: Box, around: bytes) -> None:
        if around == b"ilst":
            self._take_item(box)
        elif around == b"udta" and box.name in _FIELDS:
            text = _user_text(box.name, self._held(box))
            self.tags.take(_FIELDS[box.name], text, f"udta, {box.name.decode('latin-1')}")
        elif around == _META and box.name == b"keys":
            self._keys = _keys(self._held(box))
        elif around == b"udta" and box.name == _XMP_BOX:
            self.tags.take_evidence(xmp(self._held(box), "XMP"))
        elif (
            not around and self._content.startswith(_XMP_UUID, box.first) and box.name == _UUID
        ):
            self.tags.take_evidence(xmp(self._held(box)[len(_XMP_UUID) :], "XMP"))

    def _take_item(self, box: Box) -> None:
        """Take an item of a list: by its usual name, by its own one, or by its number."""
        parts = {
            part.name: self._content[part.first : part.last]
            for part in boxes(self._content, box.first, box.last)
        }
        value = parts.get(_DATA, b"")[_BEFORE_DATA:].decode("utf-8", "replace")
        number = int.from_bytes(box.name, "big")
        if box.name in _FIELDS:
            self.tags.take(_FIELDS[box.name], value, f"ilst, {box.name.decode('latin-1')}")
        elif box.name == _OWN:
            name = parts.get(b"name", b"")[_FLAGS:].decode("utf-8", "replace")
            self.tags.take(tag_called(name), value, f"ilst, ----:{name}")
        elif 0 < number <= len(self._keys):
            name = self._keys[number - 1]
            self.tags.take(tag_called(name.rpartition(".")[2]), value, f"ilst, {name}")

    def _held(self, box: Box) -> bytes:
        return self._content[box.first : box.last]


def _keys(held: bytes) -> list[str]:
    """Return the names that stand in a box of keys, in their order."""
    names = (held[key.first : key.last] for key in boxes(held, _BEFORE_KEYS, len(held)))
    return [name.decode("utf-8", "replace") for name in names]


def _user_text(name: bytes, held: bytes) -> str:
    """Return the text of user data: QuickTime's begin with their size, 3GPP's with flags."""
    if name.startswith(b"\xa9"):
        size = int.from_bytes(held[:2], "big")
        return _decoded(held[_SIZED : _SIZED + size])
    return _decoded(held[_BEFORE_3GPP:])


def _decoded(text: bytes) -> str:
    if text.startswith((b"\xfe\xff", b"\xff\xfe")):
        return text.decode("utf-16", "replace")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("mac_roman", "replace")
