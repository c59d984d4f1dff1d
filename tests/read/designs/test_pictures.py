"""Does each format of pictures say what stands in its fields, and never what a profile says?"""

from pathlib import Path

import pytest

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read import DesignReader, design_reader_of
from pplcheck.read.designs import gif, jpeg, png, tiff, webp
from pplcheck.syntax.places import UnparsableError
from tests.read.designs import pictures as made

AUTHOR, TITLE = EvidenceKind.AUTHOR, EvidenceKind.TITLE
LICENCE, COPYRIGHT, PASSAGE = (
    EvidenceKind.EMBEDDED,
    EvidenceKind.COPYRIGHT,
    EvidenceKind.PASSAGE,
)
ADA = made.xmp("<dc:creator>Ada</dc:creator>")
OF_ADA = made.exif({made.ARTIST: b"Ada Maker\0"})


def told(content: bytes) -> list[tuple[EvidenceKind, str]]:
    reader = design_reader_of("a.jpg", content)
    assert reader
    return [(one.kind, one.value) for one in reader.read("a.jpg", content)]


def broken(reader: DesignReader, content: bytes) -> tuple[list[str], str]:
    """Return what was yielded, and the fault that came then."""
    seen: list[Evidence] = []
    try:
        seen.extend(reader.read("a", content))
    except UnparsableError as error:
        return [one.value for one in seen], error.what
    return [one.value for one in seen], ""


@pytest.mark.parametrize(
    ("content", "reader"),
    [
        (made.png(), png),
        (made.jpeg(), jpeg),
        (made.exif({}), tiff),
        (made.exif({}, ">"), tiff),
        (made.exif({}, ">", 43), tiff),
        (made.webp(), webp),
        (made.gif(b""), gif),
    ],
)
@pytest.mark.parametrize("ending", ["png", "jpg", "tif", "webp", "gif"])
def test_the_content_says_which_format_it_is(
    content: bytes, reader: DesignReader, ending: str
) -> None:
    assert design_reader_of(f"a.{ending}", content) is reader


@pytest.mark.parametrize(
    "content",
    [
        made.png((b"eXIf", OF_ADA)),
        made.png(made.profile("exif", b"Exif\0\0" + OF_ADA)),
        made.png(made.profile("APP1", OF_ADA)),
        made.png(made.text("Author", "Ada Maker")),
        made.png(made.packed_text("Author", b"Ada Maker")),
        made.png(made.wide_text("Author", b"Ada Maker")),
        made.png(made.wide_text("Author", b"Ada Maker", is_packed=True)),
        made.jpeg((0xE1, b"Exif\0\0" + OF_ADA)),
        OF_ADA,
        made.exif({made.ARTIST: b"Ada Maker\0"}, ">"),
        made.exif({made.ARTIST: b"Ada Maker\0"}, "<", 43),
        made.exif({0x9C9D: "Ada Maker\0".encode("utf-16-le")}),
        made.webp((b"EXIF", OF_ADA)),
        made.webp((b"VP8X", b"odd"), (b"EXIF", b"Exif\0\0" + OF_ADA)),
    ],
)
def test_the_maker_is_read_wherever_a_format_keeps_it(content: bytes) -> None:
    assert told(content) == [(AUTHOR, "Ada Maker")]


@pytest.mark.parametrize(
    "content",
    [
        made.png(made.wide_text("XML:com.adobe.xmp", ADA)),
        made.png(made.wide_text("XML:com.adobe.xmp", ADA, is_packed=True)),
        made.png(made.profile("xmp", ADA)),
        made.jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + ADA)),
        made.jpeg((0xED, b"Photoshop 3.0\0" + made.resource(0x0424, ADA))),
        made.exif({700: ADA}),
        made.webp((b"XMP ", ADA)),
        made.gif(made.gif_xmp(ADA)),
        made.gif(b"", made.gif_xmp(ADA)),
    ],
)
def test_xmp_is_read_wherever_a_format_keeps_it(content: bytes) -> None:
    assert told(content) == [(AUTHOR, "Ada")]


IPTC = made.iptc({(1, 90): b"\x1b%G", (2, 116): "© Zoë".encode(), (2, 80): "Zoë".encode()})


@pytest.mark.parametrize(
    "content",
    [
        made.jpeg((0xED, b"Photoshop 3.0\0" + made.resource(0x0404, IPTC))),
        made.jpeg(
            (
                0xED,
                b"Photoshop 3.0\0" + made.resource(1, b"a") + made.resource(0x0404, IPTC, b"b"),
            )
        ),
        made.exif({0x83BB: IPTC}),
        made.exif({0x8649: made.resource(0x0404, IPTC)}),
        made.png(made.profile("iptc", made.resource(0x0404, IPTC))),
    ],
)
def test_iptc_is_read_wherever_a_format_keeps_it(content: bytes) -> None:
    assert told(content) == [(COPYRIGHT, "© Zoë"), (AUTHOR, "Zoë")]


def test_the_address_behind_photoshops_copyright_may_be_a_licences() -> None:
    for address, found in ((made.BY_SA, [(LICENCE, made.BY_SA)]), ("https://ada.example", [])):
        held = b"Photoshop 3.0\0" + made.resource(0x040B, address.encode())
        assert told(made.jpeg((0xED, held))) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (b"(c) 2020 Ada\0", [(COPYRIGHT, "(c) 2020 Ada")]),
        (b"\xa9 2020 Ada\0", [(COPYRIGHT, "© 2020 Ada")]),
        (b"Ada\0Bob\0", [(COPYRIGHT, "Ada"), (COPYRIGHT, "Bob")]),
        (b"use only by written agreement\0", [(COPYRIGHT, "use only by written agreement")]),
        (made.BY_SA.encode(), [(LICENCE, made.BY_SA)]),
        (b"CC BY-SA 4.0", [(PASSAGE, "CC BY-SA 4.0")]),
        (
            b"(c) Ada Maker CC BY-SA 4.0",
            [(COPYRIGHT, "(c) Ada Maker CC BY-SA 4.0"), (PASSAGE, "CC BY-SA 4.0")],
        ),
        (
            f"(c) Ada, {made.BY_SA}".encode(),
            [(COPYRIGHT, f"(c) Ada, {made.BY_SA}"), (LICENCE, made.BY_SA)],
        ),
        (b"   \0", []),
    ],
)
def test_a_copyright_field_may_hold_a_licence_a_holder_or_both(
    written: bytes, found: list[tuple[EvidenceKind, str]]
) -> None:
    assert told(made.jpeg((0xE1, b"Exif\0\0" + made.exif({made.COPYRIGHT: written})))) == found


def test_inkscape_writes_name_and_address_of_a_licence_as_the_copyright() -> None:
    content = made.png(made.text("Copyright", f"CC Attribution-ShareAlike {made.BY_SA}"))
    (seen,) = png.read("a.png", content)
    assert (seen.kind, seen.value, seen.means) == (
        LICENCE, "CC Attribution-ShareAlike", "CC-BY-SA-4.0",
    )  # fmt: skip


def test_the_copyright_of_a_colour_profile_is_the_profiles() -> None:
    words = b"Copyright 1998 N. Company"
    assert told(made.png((b"iCCP", b"sRGB\0\0" + words))) == []
    assert told(made.png(made.text("icc:copyright", words.decode()))) == []
    assert told(made.jpeg((0xE2, b"ICC_PROFILE\0\1\1" + words))) == []
    assert told(made.exif({0x8773: words})) == []
    assert told(made.webp((b"ICCP", words))) == []


def test_comments_speak_only_of_licences() -> None:
    for words, kinds in ((b"Licensed under CC BY 4.0", [PASSAGE]), (b"made with GD", [])):
        assert [kind for kind, _ in told(made.jpeg((0xFE, words)))] == kinds
        assert [kind for kind, _ in told(made.gif(made.gif_comment(words)))] == kinds
        assert [
            kind for kind, _ in told(made.png(made.text("Comment", words.decode())))
        ] == kinds
        assert [kind for kind, _ in told(made.exif({made.DESCRIPTION: words}))] == kinds


def test_what_a_programme_writes_of_itself_is_nobodys() -> None:
    texts = {
        "Author": "FreeCAD (http://www.freecadweb.org)",
        "Title": "/home/ada/part.png",
        "Software": "www.inkscape.org",
        "Copyright": "KODAK DC240 ZOOM DIGITAL CAMERA",
    }
    assert told(made.png(*(made.text(*pair) for pair in texts.items()))) == []


def test_what_fills_several_segments_is_joined() -> None:
    whole = made.resource(0x0404, IPTC)
    halves = [(0xED, b"Photoshop 3.0\0" + half) for half in (whole[:20], whole[20:])]
    assert told(made.jpeg(*halves)) == [(COPYRIGHT, "© Zoë"), (AUTHOR, "Zoë")]
    portions = [
        (0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32
         + len(ADA).to_bytes(4) + offset.to_bytes(4) + ADA[offset : offset + 100])
        for offset in range(0, len(ADA), 100)
    ]  # fmt: skip
    assert told(made.jpeg(*reversed(portions))) == [(AUTHOR, "Ada")]


def test_one_broken_block_hides_none_of_the_others() -> None:
    cut = (0xE1, b"Exif\0\0" + made.exif({made.ARTIST: b"A name that is long"})[:-5])
    good = (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + ADA)
    seen, fault = broken(jpeg, made.jpeg(cut, good))
    assert "Ada" in seen
    assert fault == "TIFF that is cut off"


def test_real_pictures(shared: Path) -> None:
    """As exiftool shows them."""
    folder = shared / "designs" / "img"
    logo = list(png.read("a", (folder / "catala_logo.png").read_bytes()))
    assert {one.kind: one.means or one.value for one in logo} == {
        TITLE: "Catala logo", AUTHOR: "Denis Merigoux", LICENCE: "CC-BY-NC-SA-4.0",
    }  # fmt: skip
    photo = list(jpeg.read("a", (folder / "xmp_cc.synthetic.jpg").read_bytes()))
    assert {one.means for one in photo if one.kind is LICENCE} == {"CC-BY-SA-4.0"}
    assert {one.value for one in photo if one.kind is AUTHOR} == {"Ada Maker"}
