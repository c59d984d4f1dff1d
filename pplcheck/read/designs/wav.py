"""What does a WAV state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers import riff
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read import id3
from pplcheck.read.sound import Tag, Tags
from pplcheck.read.xmp import xmp
from pplcheck.syntax.places import UnparsableError

NAME = "wav"
GLOBS = ("*.wav", "*.wave")
FORMAT: Final = Format(
    title="WAV sound",
    role=Role.SOUND,
    source="RIFF (1991), INFO list; XMP part 3, 2.4.1 (`_PMX`)",
    places=(
        (EvidenceKind.TITLE, "INFO, INAM"),
        (EvidenceKind.AUTHOR, "INFO, IART"),
        (EvidenceKind.COPYRIGHT, "INFO, ICOP"),
        (EvidenceKind.PASSAGE, "INFO, ICMT"),
        (EvidenceKind.EMBEDDED, "`_PMX`, XMP"),
        *id3.PLACES,
    ),
)
_FORM: Final = b"WAVE"
_FORM_AT: Final = 8
_LIST: Final = b"LIST"
_INFO: Final = b"INFO"
_XMP: Final = b"_PMX"
_ID3: Final = frozenset({b"id3 ", b"ID3 "})
_WANTED: Final = frozenset({_LIST, _XMP, *_ID3})
_LONGEST: Final = 16 * 1024 * 1024
_LONGEST_FIELD: Final = 64 * 1024
_FIELDS: Final = {
    b"INAM": Tag.TITLE,
    b"IART": Tag.AUTHOR,
    b"ICOP": Tag.RIGHTS,
    b"ICMT": Tag.COMMENT,
    b"IPUB": Tag.ORGANISATION,
}


def claims(content: bytes) -> bool:
    """Whether it is RIFF that holds sound."""
    return content.startswith(riff.SIGNATURE) and content.startswith(_FORM, _FORM_AT)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the list of facts and the tags state, wherever they stand."""
    del path
    tags = Tags()
    fault = None
    try:
        for name, held in riff.chunks(content, _WANTED, _LONGEST):
            _take(tags, name, held)
    except UnparsableError as error:
        fault = error
    yield from tags.evidence()
    if fault:
        raise fault


def _take(tags: Tags, name: bytes, held: bytes) -> None:
    if name in _ID3:
        id3.take_tag(tags, held) if len(held) > _FORM_AT else None
    elif name == _XMP:
        tags.take_evidence(xmp(held, "XMP"))
    elif held.startswith(_INFO):
        # A list is a file within: its chunks follow its form.
        for called, text in riff.chunks(
            bytes(_FORM_AT) + held, frozenset(_FIELDS), _LONGEST_FIELD
        ):
            value = _decoded(text)
            tags.take(_FIELDS[called], value, f"INFO, {called.decode()}")


def _decoded(text: bytes) -> str:
    """Return a field as text: its encoding is nowhere told."""
    text = text.split(b"\0")[0]
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")
