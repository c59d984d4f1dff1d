"""Do fonts say what their names say, in every packing and in their sources?"""

from pathlib import Path
from types import ModuleType

import pytest

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.designs import glyphs, opentype, spline_font, ufo, woff
from tests.read.designs import fonts
from tests.read.designs.fonts import macintosh, table, windows

KINDS = EvidenceKind
OFL = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
ADDRESS = "http://scripts.sil.org/OFL"
NAMES = table(
    macintosh(4, "Not this"),
    windows(0, "Copyright © 2026 Commons Coop"),
    windows(1, "Commons"),
    windows(4, "Commons Sans Bold"),
    windows(4, "Commons Sans Gras", 0x040C),
    windows(8, "Commons Foundry"),
    windows(9, "Ada Maker"),
    windows(13, OFL),
    windows(14, ADDRESS),
)
TOLD = [
    (KINDS.TITLE, "Commons Sans Bold"),
    (KINDS.AUTHOR, "Ada Maker"),
    (KINDS.ORGANISATION, "Commons Foundry"),
    (KINDS.COPYRIGHT, "Copyright © 2026 Commons Coop"),
    (KINDS.EMBEDDED, OFL),
]
METADATA = (
    '<metadata version="1.0"><vendor name="Commons Foundry"/><credits><credit name="Bob" '
    'role="Hinting"/></credits><license url="https://creativecommons.org/licenses/by/4.0/">'
    "<text>CC BY</text></license><copyright><text>© 2026 Bob</text></copyright></metadata>"
).encode()


def read(reader: ModuleType, content: bytes) -> list[Evidence]:
    assert reader.claims(content)
    return list(reader.read("a", content))


def said(reader: ModuleType, content: bytes) -> list[tuple[EvidenceKind, str]]:
    return [(one.kind, one.value) for one in read(reader, content)]


@pytest.mark.parametrize("flavour", [b"\0\1\0\0", b"OTTO", b"true"])
def test_the_names_of_a_font_are_read_in_english(flavour: bytes) -> None:
    content = fonts.font(NAMES, flavour)
    assert said(opentype, content) == TOLD
    assert read(opentype, content)[-1].locator == "name ID 13"


def test_fonts_of_a_collection_are_told_once() -> None:
    other = table(windows(4, "Commons Serif"))
    content = fonts.collection(NAMES, NAMES, other)
    assert said(opentype, content) == [*TOLD, (KINDS.TITLE, "Commons Serif")]


def test_names_for_the_macintosh_alone_are_read() -> None:
    names = table(macintosh(1, "Grüße"), (1, 1, 11, 9, b"\x83\x41"))
    assert said(opentype, fonts.font(names)) == [(KINDS.TITLE, "Grüße")]


def test_an_address_without_words_is_the_licence() -> None:
    content = fonts.font(table(windows(14, "http://www.apache.org/licenses/LICENSE-2.0")))
    (one,) = read(opentype, content)
    assert (one.means, one.locator) == ("Apache-2.0", "name ID 14")


def test_an_empty_licence_is_told_and_none_is_not() -> None:
    assert said(opentype, fonts.font(table(windows(13, "")))) == [(KINDS.EMBEDDED, "")]
    assert said(opentype, fonts.font(table(windows(1, "A")))) == [(KINDS.TITLE, "A")]


def test_what_fontforge_writes_unasked_is_no_copyright() -> None:
    names = table(windows(0, "Created by ada,,, with FontForge 2.0 (http://fontforge.sf.net)"))
    assert said(opentype, fonts.font(names)) == []


def test_all_rights_reserved_beside_a_licence_is_no_other_licence() -> None:
    reserved = "Copyright 2003 Bitstream. All Rights Reserved. Changes are in public domain."
    names = table(windows(0, reserved), windows(13, OFL))
    assert [kind for kind, _ in said(opentype, fonts.font(names))] == [
        KINDS.COPYRIGHT,
        KINDS.EMBEDDED,
    ]


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_web_font_says_the_same(is_packed: bool) -> None:
    assert said(woff, fonts.woff(NAMES, is_packed=is_packed)) == TOLD


@pytest.mark.parametrize(
    "before",
    [
        [],
        [(bytes([0]), bytes(300))],  # cmap, as it is
        [(bytes([63]) + b"abcd", bytes(300))],  # a tag that is written out
        [(bytes([10]) + fonts.number(999), bytes(300))],  # glyf, transformed
        [(bytes([10 | 3 << 6]), bytes(300)), (bytes([11 | 3 << 6]), b"")],  # … and not
        [(bytes([3 | 1 << 6]) + fonts.number(999), bytes(300))],  # hmtx, transformed
    ],
)
def test_a_web_font_of_the_second_edition_says_the_same(
    before: list[tuple[bytes, bytes]],
) -> None:
    content = fonts.woff2([*before, (bytes([5]), NAMES), (bytes([6]), bytes(96))])
    assert said(woff, content) == TOLD


def test_metadata_beside_a_web_font_are_read() -> None:
    expected = [
        (KINDS.ORGANISATION, "Commons Foundry"),
        (KINDS.AUTHOR, "Bob"),
        (KINDS.EMBEDDED, "CC BY"),
        (KINDS.COPYRIGHT, "© 2026 Bob"),
    ]
    silent = table(windows(10, "x" * 100))
    first = fonts.woff(silent, METADATA)
    second = fonts.woff2([(bytes([5]), silent)], METADATA)
    assert said(woff, first) == said(woff, second) == expected
    assert {one.means for one in read(woff, first)} == {"", "CC-BY-4.0"}


def test_the_sources_of_a_font_say_the_same() -> None:
    keys = (
        ("copyright", "Copyright © 2026 Commons Coop"),
        ("familyName", "Commons"),
        ("postscriptFullName", "Commons Sans Bold"),
        ("openTypeNameManufacturer", "Commons Foundry"),
        ("openTypeNameDesigner", "Ada Maker"),
        ("openTypeNameLicense", OFL),
        ("openTypeNameLicenseURL", ADDRESS),
        ("note", "no"),
    )
    apple = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/x.dtd">'
    entries = "".join(f"<key>{key}</key><string>{value}</string>" for key, value in keys)
    plist = f'<?xml version="1.0"?>{apple}<plist version="1.0"><dict>{entries}</dict></plist>'
    assert said(ufo, plist.encode()) == TOLD
    names = ["", "", "", "", "Commons Sans Bold", "", "", "", "Commons Foundry", "Ada Maker"]
    quoted = " ".join(f'"{one}"' for one in [*names, "", "", "", OFL, ADDRESS])
    sfd = (
        "SplineFontDB: 3.2\nFontName: C\nCopyright: Copyright © 2026 Commons Coop\n"
        f'LangName: 1036 "x" "y"\nLangName: 1033 {quoted}\nBeginChars: 1 1\nCopyright: no\n'
    )
    assert said(spline_font, sfd.encode()) == TOLD
    shifted = (
        'SplineFontDB: 3.2\nLangName: 1033 "+AKkA 2026 +ACIA-Coop+ACIA +AAoACgAA-end +-"\n'
    )
    assert said(spline_font, shifted.encode()) == [(KINDS.COPYRIGHT, '© 2026 "Coop" end +')]


SECOND = """{
.appVersion = "1343";
copyright = "Copyright \\U00A9";
customParameters = (
{
name = license;
value = "%s";
},
{
name = licenseURL;
value = "http://scripts.sil.org/OFL";
}
);
designer = "Ada Maker";
familyName = Commons;
manufacturer = "Commons \\"Foundry\\"";
glyphs = (
{
designer = "no";
}
);
}
"""
THIRD = """{
.formatVersion = 3;
familyName = Commons;
properties = (
{
key = designers;
values = (
{
language = dflt;
value = "Ada Maker";
}
);
},
{
key = licenses;
values = (
{
language = dflt;
value = "%s";
}
);
},
{
key = licenseURL;
value = "http://scripts.sil.org/OFL";
}
);
}
"""


def test_both_forms_of_glyphs_are_read() -> None:
    assert said(glyphs, (SECOND.replace("Copyright \\U00A9", "") % OFL).encode()) == [
        (KINDS.TITLE, "Commons"),
        (KINDS.AUTHOR, "Ada Maker"),
        (KINDS.ORGANISATION, 'Commons "Foundry"'),
        (KINDS.EMBEDDED, OFL),
    ]
    assert said(glyphs, (THIRD % OFL).encode()) == [
        (KINDS.TITLE, "Commons"),
        (KINDS.AUTHOR, "Ada Maker"),
        (KINDS.EMBEDDED, OFL),
    ]


def test_the_real_font_is_understood(shared: Path) -> None:
    content = (shared / "designs/font/FiraSans-Bold.ttf").read_bytes()
    found = dict(said(opentype, content))
    assert found[KINDS.TITLE] == "Fira Sans Bold"
    assert "Mozilla Foundation" in found[KINDS.COPYRIGHT]
    assert found[KINDS.EMBEDDED].startswith("Licensed under the Open Font License")
