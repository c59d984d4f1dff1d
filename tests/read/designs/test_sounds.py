"""Do sounds and films say what their tags say, in every form that tags have?"""

import struct
import zlib
from pathlib import Path
from types import ModuleType

import pytest

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.designs import aiff, flac, mp3, mp4, ogg, wav
from tests.read.designs import sounds
from tests.read.designs.sounds import box, chunk, comments, frame, item, old_frame, tag

KINDS = EvidenceKind
BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"
UTF_8, UTF_16, LATIN_1 = b"\3", b"\1", b"\0"
TOLD = [
    (KINDS.TITLE, "Assembly talk"),
    (KINDS.AUTHOR, "Ada Maker"),
    (KINDS.COPYRIGHT, "2026 Commons Coop"),
    (KINDS.EMBEDDED, "CC BY-SA 4.0"),
]
COMMENTS = comments(
    ("Title", "Assembly talk"),
    ("ARTIST", "Ada Maker"),
    ("COPYRIGHT", "2026 Commons Coop"),
    ("LICENSE", "CC BY-SA 4.0"),
    ("METADATA_BLOCK_PICTURE", "x" * 100_000),
)


def read(reader: ModuleType, content: bytes) -> list[Evidence]:
    assert reader.claims(content)
    return list(reader.read("a", content))


def said(reader: ModuleType, content: bytes) -> list[tuple[EvidenceKind, str]]:
    return [(one.kind, one.value) for one in read(reader, content)]


def text(name: str, value: str, version: int = 4) -> bytes:
    return frame(name, UTF_16 + value.encode("utf-16"), version)


@pytest.mark.parametrize("version", [3, 4])
def test_frames_of_an_mp3_are_read(version: int) -> None:
    content = tag(
        text("TIT2", "Assembly talk", version),
        frame("APIC", b"\xff" * 300, version),
        text("TPE1", "Ada Maker", version),
        frame("TCOP", LATIN_1 + b"2026 Commons Coop\0", version),
        frame("WCOP", BY_SA.encode(), version),
        frame("TXXX", LATIN_1 + b"License\0CC BY-SA 4.0", version),
        bytes(100),
        version=version,
    )
    assert said(mp3, content + b"\xff\xfb") == TOLD
    assert read(mp3, content)[-1].means == "CC-BY-SA-4.0"


def test_the_oldest_frames_are_read() -> None:
    content = tag(
        old_frame("TT2", LATIN_1 + b"Assembly talk"),
        old_frame("TP1", LATIN_1 + b"Ada Maker"),
        old_frame("TCR", LATIN_1 + b"2026 Commons Coop"),
        old_frame("TXX", LATIN_1 + b"LICENCE\0CC BY-SA 4.0"),
        version=2,
    )
    assert said(mp3, content) == TOLD


def test_several_authors_and_a_description_in_two_bytes_a_letter_are_read() -> None:
    wide = UTF_16 + "LICENSE".encode("utf-16") + b"\0\0" + "CC0-1.0".encode("utf-16")
    content = tag(frame("TPE1", UTF_8 + b"Ada\0Bob"), frame("TXXX", wide))
    assert said(mp3, content) == [
        (KINDS.AUTHOR, "Ada"),
        (KINDS.AUTHOR, "Bob"),
        (KINDS.EMBEDDED, "CC0-1.0"),
    ]


def test_a_home_page_for_the_copyright_is_no_licence() -> None:
    content = tag(frame("WCOP", b"https://example.org/"))
    assert [kind for kind, _ in said(mp3, content)] == [KINDS.PASSAGE]


def test_what_licensed_to_the_public_says_is_handed_on() -> None:
    words = f"2026 Ada. Licensed to the public under {BY_SA}"
    content = tag(frame("COMM", UTF_8 + b"eng\0" + words.encode()))
    assert said(mp3, content) == [(KINDS.PASSAGE, words)]


def test_packed_unsynchronised_and_secret_frames() -> None:
    held = UTF_8 + b"Ada"
    packed = syncsafe_size(held) + zlib.compress(held)
    assert said(mp3, tag(frame("TPE1", packed, flags=8 | 1))) == [(KINDS.AUTHOR, "Ada")]
    assert said(mp3, tag(frame("TPE1", held, flags=4))) == []
    escaped = frame("PRIV", b"\xff\0\xfb", 3) + frame("TPE1", LATIN_1 + b"Ada", 3)
    escaped = escaped.replace(b"\0\0\0\x03", b"\0\0\0\x02", 1)
    assert said(mp3, tag(escaped, version=3, flags=0x80)) == [(KINDS.AUTHOR, "Ada")]


def syncsafe_size(held: bytes) -> bytes:
    return sounds.syncsafe(len(held))


def test_sizes_of_the_older_form_in_a_newer_tag_are_understood() -> None:
    picture = frame("APIC", b"x" * 300, 3)
    assert said(mp3, tag(picture, text("TPE1", "Ada"))) == [(KINDS.AUTHOR, "Ada")]


def test_comments_of_flac_are_read_also_behind_a_tag() -> None:
    content = sounds.flac((0, bytes(34)), (6, bytes(500)), (4, COMMENTS))
    assert said(flac, content) == TOLD
    assert said(flac, tag(text("TIT2", "No")) + content) == TOLD
    assert said(flac, sounds.flac((0, bytes(34)))) == []


@pytest.mark.parametrize(
    ("first", "before"),
    [
        (b"\x01vorbis", b"\x03vorbis"),
        (b"OpusHead", b"OpusTags"),
        (b"\x80theora", b"\x81theora"),
        (b"Speex   1.2", b""),
        (b"\x7fFLAC\1\0", b"\x04\0\0\0"),
    ],
)
def test_every_stream_of_ogg_is_read(first: bytes, before: bytes) -> None:
    content = b"".join(sounds.pages(7, first, before + COMMENTS, bytes(300)))
    assert said(ogg, content) == TOLD


def test_streams_whose_pages_alternate_are_read() -> None:
    film = sounds.pages(1, b"\x80theora", b"\x81theora" + comments(("TITLE", "Film")))
    sound = sounds.pages(2, b"\x01vorbis", b"\x03vorbis" + COMMENTS)
    bones = sounds.pages(3, b"fishead", b"fisbone")
    alternate = [film[0], sound[0], bones[0], film[1], *sound[1:], *bones[1:]]
    assert said(ogg, b"".join(alternate)) == [(KINDS.TITLE, "Film"), *TOLD]


INFO = b"INFO" + b"".join(
    chunk(name, value + b"\0")
    for name, value in (
        (b"INAM", b"Assembly talk"),
        (b"IART", b"Ada Maker"),
        (b"ICOP", b"2026 \xa9"),
    )
)


def test_facts_and_tags_of_a_wav_are_read_also_at_its_end() -> None:
    licence = tag(frame("TXXX", LATIN_1 + b"LICENSE\0CC0-1.0"))
    content = sounds.wav(
        chunk(b"data", bytes(1001)), chunk(b"LIST", INFO), chunk(b"id3 ", licence)
    )
    assert said(wav, content) == [
        (KINDS.TITLE, "Assembly talk"),
        (KINDS.AUTHOR, "Ada Maker"),
        (KINDS.COPYRIGHT, "2026 ©"),
        (KINDS.EMBEDDED, "CC0-1.0"),
    ]


def test_chunks_of_an_aiff_are_read() -> None:
    content = sounds.aiff(
        chunk(b"SSND", bytes(101), ">"),
        chunk(b"NAME", b"Assembly talk", ">"),
        chunk(b"AUTH", b"Ada Maker", ">"),
        chunk(b"(c) ", b"2026 Commons Coop", ">"),
        chunk(b"ID3 ", tag(frame("TXXX", LATIN_1 + b"LICENSE\0CC BY-SA 4.0")), ">"),
    )
    assert said(aiff, content) == TOLD


ITEMS = (
    item(b"\xa9nam", "Assembly talk"),
    item(b"\xa9ART", "Ada Maker"),
    item(b"cprt", "2026 Commons Coop"),
)


def test_items_of_an_mp4_are_read_also_those_with_names_of_their_own() -> None:
    own = box(
        b"----",
        box(b"mean", bytes(4), b"com.apple.iTunes"),
        box(b"name", bytes(4), b"LICENSE"),
        box(b"data", struct.pack(">LL", 1, 0), b"CC BY-SA 4.0"),
    )
    handler = box(b"hdlr", bytes(20))
    content = sounds.mp4(
        box(b"udta", box(b"meta", bytes(4), handler, box(b"ilst", *ITEMS, own)))
    )
    assert said(mp4, content) == TOLD


def test_numbered_items_are_read_by_their_keys() -> None:
    keys = b"".join(
        box(b"mdta", name)
        for name in (b"com.apple.quicktime.title", b"artist", b"copyright", b"license")
    )
    values = (value for _, value in TOLD)
    items = [item(struct.pack(">L", at), value) for at, value in enumerate(values, 1)]
    held = box(b"keys", struct.pack(">LL", 0, 4), keys) + box(b"ilst", *items)
    apple = sounds.mp4(box(b"meta", box(b"hdlr", bytes(20)), held))
    assert said(mp4, apple) == TOLD


def test_user_data_of_quicktime_and_3gpp_are_read() -> None:
    apple = box(b"\xa9cpy", struct.pack(">HH", 6, 0), b"2026 \xa9")
    mobile = box(b"cprt", bytes(4), b"\x15\xc7", "2026 Å".encode(), b"\0")
    assert said(mp4, sounds.mp4(box(b"udta", apple, bytes(4)))) == [(KINDS.COPYRIGHT, "2026 ©")]
    assert said(mp4, sounds.mp4(box(b"udta", mobile))) == [(KINDS.COPYRIGHT, "2026 Å")]


SAMPLES = {
    "mp3": (mp3, "CC-BY-SA-4.0", "2026 Commons Coop"),
    "flac": (flac, BY_SA, "2026 Commons Coop"),
    "opus": (ogg, BY_SA, "2026 Commons Coop"),
    "wav": (wav, "", "2026 Commons Coop, CC-BY-SA-4.0"),
}


@pytest.mark.parametrize("ending", SAMPLES)
def test_the_samples_are_understood(shared: Path, ending: str) -> None:
    reader, licence, held = SAMPLES[ending]
    (path,) = (shared / "designs/audio").glob(f"*.{ending}")
    found = dict(said(reader, path.read_bytes()))
    assert found[KINDS.TITLE] == "Assembly talk"
    assert found[KINDS.AUTHOR] == "Ada Maker"
    assert found[KINDS.COPYRIGHT] == held
    assert found.get(KINDS.EMBEDDED, "") == licence
