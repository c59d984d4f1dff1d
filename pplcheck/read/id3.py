"""What do the frames of an ID3 tag mean, wherever the tag stands?"""

from typing import Final

from pplcheck.containers.id3 import described, frames, texts
from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.sound import Tag, Tags, tag_called
from pplcheck.read.xmp import xmp

PLACES: Final = (
    (EvidenceKind.EMBEDDED, "ID3, TXXX:LICENSE and WCOP; PRIV:XMP"),
    (EvidenceKind.TITLE, "ID3, TIT2"),
    (EvidenceKind.AUTHOR, "ID3, TPE1"),
    (EvidenceKind.ORGANISATION, "ID3, TPUB"),
    (EvidenceKind.COPYRIGHT, "ID3, TCOP"),
    (EvidenceKind.PASSAGE, "ID3, COMM and USER"),
)
_TEXTS: Final = {
    "TIT2": Tag.TITLE,
    "TT2": Tag.TITLE,
    "TPE1": Tag.AUTHOR,
    "TP1": Tag.AUTHOR,
    "TPUB": Tag.ORGANISATION,
    "TPB": Tag.ORGANISATION,
    "TCOP": Tag.RIGHTS,
    "TCR": Tag.RIGHTS,
}
_ADDRESSES: Final = frozenset({"WCOP", "WCP"})
_OWN: Final = frozenset({"TXXX", "TXX"})
_COMMENTS: Final = frozenset({"COMM", "COM"})
_TERMS: Final = "USER"
_PRIVATE: Final = "PRIV"
_XMP: Final = b"XMP\0"


def take_tag(tags: Tags, tag: bytes) -> None:
    """Take what the frames of a tag say.

    Raises:
        UnparsableError: a frame is broken; what stood before was taken.

    """
    for name, held in frames(tag):
        locator = f"ID3, {name}"
        if name in _TEXTS:
            # Of several authors each is a string of its own.
            for text in texts(held):
                tags.take(_TEXTS[name], text, locator)
        elif name in _ADDRESSES:
            tags.take(Tag.ADDRESS, held.decode("latin-1"), locator)
        elif name in _OWN:
            called, text = described(held, has_language=False)
            tags.take(tag_called(called), text, f"{locator}:{called}")
        elif name in _COMMENTS:
            tags.take(Tag.COMMENT, described(held, has_language=True)[1], locator)
        elif name == _TERMS:
            # A language stands where others have a description.
            terms = texts(held[:1] + held[4:])
            tags.take(Tag.COMMENT, terms[0] if terms else "", locator)
        elif name == _PRIVATE and held.startswith(_XMP):
            tags.take_evidence(xmp(held[len(_XMP) :], f"{locator}:XMP"))
