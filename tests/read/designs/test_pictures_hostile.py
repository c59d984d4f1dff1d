"""Does a picture that lies about itself, or is cut off, end soon and with a reason?"""

import struct
import tracemalloc
import zlib
from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.read import DesignReader
from pplcheck.read.designs import gif, jpeg, png, tiff, webp
from pplcheck.syntax.places import UnparsableError
from tests.read.designs import pictures as made

LONG = b"Ada, who has a long name\0"
XMP = made.xmp("<dc:creator>Ada</dc:creator>")
EXIF = made.exif({made.ARTIST: LONG, made.COPYRIGHT: b"(c) 2020 Ada", 700: XMP})
IPTC = made.iptc({(2, 80): b"Ada", (2, 116): b"(c) Ada"})
WHOLE: dict[DesignReader, bytes] = {
    png: made.png(
        made.text("Author", "Ada"), made.packed_text("Title", LONG), (b"eXIf", EXIF),
        made.wide_text("XML:com.adobe.xmp", XMP, is_packed=True), made.profile("iptc", IPTC),
    ),
    jpeg: made.jpeg(
        (0xE1, b"Exif\0\0" + EXIF), (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        (0xED, b"Photoshop 3.0\0" + made.resource(0x0404, IPTC)), (0xFE, b"Licence: MIT"),
    ),
    tiff: made.exif({made.ARTIST: LONG, 700: XMP, 0x83BB: IPTC}, ">"),
    webp: made.webp((b"EXIF", EXIF), (b"XMP ", XMP)),
    gif: made.gif(made.gif_comment(b"(c) 2020 Ada"), made.gif_xmp(XMP)),
}  # fmt: skip
NAMES = [reader.NAME for reader in WHOLE]


@pytest.mark.parametrize("reader", WHOLE, ids=NAMES)
def test_a_picture_cut_off_anywhere_raises_nothing_else(reader: DesignReader) -> None:
    whole = WHOLE[reader]
    faults = 0
    for length in range(16, len(whole)):
        if reader.claims(whole[:length]):
            try:
                list(reader.read("a", whole[:length]))
            except UnparsableError:
                faults += 1
    assert faults > len(whole) // 3


@pytest.mark.parametrize("reader", WHOLE, ids=NAMES)
@given(data=st.data())
def test_a_picture_with_a_changed_byte_raises_nothing_else(
    reader: DesignReader, data: st.DataObject
) -> None:
    changed = bytearray(WHOLE[reader])
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(4, len(changed) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnparsableError):
        list(reader.read("a", bytes(changed)))


@pytest.mark.parametrize("reader", WHOLE, ids=NAMES)
@given(tail=st.binary(max_size=300))
def test_chance_behind_a_signature_raises_nothing_else(
    reader: DesignReader, tail: bytes
) -> None:
    with suppress(UnparsableError):
        list(reader.read("a", WHOLE[reader][:12] + tail))


def _directory(*entries: tuple[int, int, int, int]) -> bytes:
    table = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + table + bytes(4)


@pytest.mark.parametrize(
    ("reader", "content", "what"),
    [
        (png, made.png()[:8] + b"\xff\xff\xff\xfftEXtAuthor\0Ada", "PNG that is cut off"),
        (png, made.png((b"tEXt", b"Author\0" + b"a" * 2**24)), "more than 16 MiB"),
        (png, made.png(made.text("Comment", "a" * 2**21)), "more than 1 MiB"),
        (
            png,
            made.png(made.packed_text("Comment", b" " * 2**26)),
            "unpacks to more than 1 MiB",
        ),
        (
            png,
            made.png(made.wide_text("XML:com.adobe.xmp", b" " * 2**26, is_packed=True)),
            "unpacks to more than 16 MiB",
        ),
        (png, made.png((b"zTXt", b"Comment\0\0" + b"no zlib")), "cannot be unpacked"),
        (png, made.png((b"zTXt", b"Comment\0\0" + zlib.compress(LONG)[:-6])), "cut off"),
        (
            png,
            made.png(made.packed_text("Raw profile type exif", b"\nexif\n8\nno hex")),
            "hexa",
        ),
        (jpeg, b"\xff\xd8\xff\xe1\xff\xffExif", "JPEG that is cut off"),
        (jpeg, b"\xff\xd8\xff\xe1\0\0Exif", "JPEG that is cut off"),
        (jpeg, b"\xff\xd8\xff\xfe\0\2words", "something else between its segments"),
        (jpeg, made.jpeg((0xE1, b"Exif\0\0nothing")), "not TIFF"),
        (tiff, b"II*\0\xff\xff\xff\xff", "TIFF that is cut off"),
        (tiff, b"II*\0\x08\0\0\0\xff\xff" + bytes(40), "TIFF that is cut off"),
        (tiff, _directory((made.ARTIST, 2, 2**20, 2**31)), "TIFF that is cut off"),
        (webp, b"RIFF\0\0\0\0WEBPEXIF\xff\xff\xff\xff", "RIFF that is cut off"),
        (gif, made.gif(b"")[:-1], "GIF that is cut off"),
        (gif, made.gif(b"\x07"), "something else between its blocks"),
    ],
)
def test_a_lie_has_a_reason_and_costs_little(
    reader: DesignReader, content: bytes, what: str
) -> None:
    tracemalloc.start()
    begun = process_time()
    with pytest.raises(UnparsableError, match=what):
        list(reader.read("a", content))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert process_time() - begun < 5
    assert peak < 80 * 2**20


def test_a_directory_in_which_one_tag_stands_many_times_is_read_once() -> None:
    content = _directory(*[(made.ARTIST, 2, 4, 0x00616441)] * 60_000)
    assert [one.value for one in tiff.read("a", content)] == ["Ada"]


def test_a_directory_that_leads_into_itself_ends() -> None:
    assert list(tiff.read("a", _directory((0x8769, 4, 1, 8), (0x014A, 4, 1, 8)))) == []


@pytest.mark.parametrize(
    ("reader", "content"),
    [
        (png, made.png(*[(b"tEXt", b"a\0b")] * 100_000)),
        (jpeg, made.jpeg(*[(0xFE, b"(c)")] * 100_000)[: 4 * 2**20]),
        (webp, made.webp(*[(b"XMP ", b"")] * 100_000)),
        (gif, made.gif(made.gif_comment(b"(c) 2020") * 50_000)),
        (jpeg, b"\xff\xd8" + b"\xff" * 4_000_000),
    ],
)
def test_many_blocks_take_no_long_time(reader: DesignReader, content: bytes) -> None:
    begun = process_time()
    with suppress(UnparsableError):
        list(reader.read("a", content))
    assert process_time() - begun < 10


@pytest.mark.parametrize(
    ("reader", "content", "what"),
    [
        (png, made.png(*[(b"tEXt", b"")] * 10_001), "more than 10,000 texts"),
        (jpeg, made.jpeg(*[(0xFE, b"")] * 10_001), "more than 10,000 texts"),
        (gif, made.gif(b"!\xfe\0" * 10_001), "more than 10,000 texts"),
        (webp, b"RIFF\0\0\0\0WEBP" + b"ICCP\0\0\0\0" * 500_001, "more than 500,000 chunks"),
    ],
)
def test_more_blocks_than_anybody_wrote_are_refused(
    reader: DesignReader, content: bytes, what: str
) -> None:
    with pytest.raises(UnparsableError, match=what):
        list(reader.read("a", content))
