"""SVG and PNG: what do other readers find, and what stands in the way?"""

import zlib
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from pplcheck.annotate import CannotAnnotateError, png, svg
from tests.annotate import samples
from tests.annotate.samples import GRANT, LICENCE, URL, annotation, chunk, full

_PLAIN = annotation()
_FULL = full()
_CC = "{http://creativecommons.org/ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _work(content: bytes) -> ET.Element:
    works = list(ET.fromstring(content).iter(f"{_CC}Work"))  # noqa: S314 - of our own making
    assert len(works) == 1
    return works[0]


def _words(work: ET.Element, name: str) -> list[str]:
    return ["".join(one.itertext()).strip() for one in work.findall(f"{_DC}{name}")]


@pytest.mark.parametrize(
    "content",
    [
        samples.BARE_SVG,
        samples.svg(""),
        samples.svg('<cc:license rdf:resource=""/><dc:title></dc:title><dc:rights />'),
        samples.svg("<dc:creator><cc:Agent><dc:title/></cc:Agent></dc:creator>"),
        b"<svg/>",
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g/></s:svg>',
        b'<svg xmlns:cc="urn:x" xmlns:q="http://purl.org/dc/elements/1.1/"><metadata/></svg>',
        b"<svg><metadata></metadata></svg>",
        f'<svg><metadata><r:RDF xmlns:r="{_RDF[1:-1]}"/></metadata></svg>'.encode(),
        b'<?xml version="1.0" encoding="iso-8859-1"?><svg><title>\xe4</title></svg>',
    ],
)
def test_an_rdf_reader_finds_it(content: bytes) -> None:
    new = svg.annotate(content, _FULL).content
    work = _work(new)
    assert work.get(f"{_RDF}about") == ""
    assert [one.get(f"{_RDF}resource") for one in work.findall(f"{_CC}license")] == [URL]
    assert _words(work, "title") == ['A <frame> "b"']
    assert _words(work, "creator") == ["Ana Röpe; Bo"]
    assert _words(work, "rights") == ["© 2026 Rope & works"]
    assert svg.annotate(new, _FULL).content == new


def test_a_drawing_keeps_its_doctype_comments_and_indent() -> None:
    new = svg.annotate(samples.BARE_SVG, _PLAIN).content.decode()
    before, _, after = new.partition("\n  <metadata>")
    written, _, rest = after.partition("</metadata>")
    assert before + rest == samples.BARE_SVG.decode()
    assert written.endswith(f'\n        <cc:license rdf:resource="{URL}"/>\n      </cc:Work>'
                            "\n    </rdf:RDF>\n  ")  # fmt: skip


def test_an_old_namespace_is_kept() -> None:
    old = samples.svg("").replace(
        b"http://creativecommons.org/ns#", b"http://web.resource.org/cc/"
    )
    new = svg.annotate(old, _PLAIN).content
    assert new.count(b"<cc:license") == 1
    assert b"creativecommons.org/ns#" not in new


def test_several_licences_stand_as_words() -> None:
    new = svg.annotate(samples.svg(""), annotation("CERN-OHL-S-2.0 OR MIT")).content
    assert b"<cc:license>CERN-OHL-S-2.0 OR MIT</cc:license>" in new


_OTHER = "http://creativecommons.org/licenses/by/3.0/"


def test_the_description_of_a_licence_goes_with_it() -> None:
    old = samples.svg(f'<cc:license rdf:resource="{_OTHER}"/>').replace(
        b"</rdf:RDF>",
        f'<cc:License rdf:about="{_OTHER}"><cc:a/></cc:License></rdf:RDF>'.encode(),
    )
    new = svg.annotate(old, annotation(force=True)).content
    assert b"cc:License" not in new
    assert _OTHER.encode() not in new


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (samples.svg(f'<cc:license rdf:resource="{_OTHER}"/>'), "cc:license says"),
        (samples.svg("<cc:license>ours</cc:license>"), "cc:license says 'ours'"),
        (samples.svg("<dc:rights>CC BY-NC 4.0</dc:rights>"), "dc:rights says"),
        (b"<!-- SPDX-License-Identifier: MIT -->" + samples.svg(""), "says 'MIT'"),
        (b"<svg><a></svg>", "not XML"),
        (b"<svg><p:a/></svg>", "unbound prefix"),
        (b"<html/>", "no SVG"),
        (b"<svg>" * 10_000, "too deeply"),
        ("<svg/>".encode("utf-16"), "UTF-16"),
        (b'<!DOCTYPE s [<!ENTITY a "<g/>">]><svg>&a;</svg>', "no plain word: a"),
        (b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', "plain word"),
        (b'<!DOCTYPE s [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><svg>&b;</svg>', "plain word: b"),
    ],
)
def test_a_drawing_that_is_broken_or_says_something_else_is_refused(
    content: bytes, why: str
) -> None:
    with pytest.raises(CannotAnnotateError, match=why):
        svg.annotate(content, _PLAIN)


def test_words_of_others_are_not_lost_in_a_list() -> None:
    old = samples.svg("<dc:title><rdf:Alt><rdf:li>Lamp</rdf:li></rdf:Alt></dc:title>")
    with pytest.raises(CannotAnnotateError, match="dc:title says 'Lamp'"):
        svg.annotate(old, _FULL)


def _texts(content: bytes) -> dict[str, str]:
    image = pytest.importorskip("PIL.Image")
    with image.open(BytesIO(content)) as opened:
        opened.load()
        return dict(opened.text)


def test_pillow_reads_the_texts_of_a_picture() -> None:
    names = annotation(authors=("Ана",), copyrights=("2026 Röpe",))
    assert _texts(png.annotate(samples.png(), names).content) == {
        "Copyright": f"© 2026 Röpe. {GRANT}",
        "Author": "Ана",
    }


def _packed(words: bytes) -> bytes:
    return chunk(b"zTXt", b"Copyright\0\0" + zlib.compress(words))


@pytest.mark.parametrize("there", [chunk(b"tEXt", b"Copyright\0(c) Ana"), _packed(b"(c) Ana")])
def test_a_copyright_that_stands_is_kept_before_the_licence(there: bytes) -> None:
    new = png.annotate(samples.png(there, chunk(b"pHYs", b"123456789")), _PLAIN).content
    assert _texts(new)["Copyright"] == f"(c) Ana. {GRANT}"


def test_inkscapes_way_of_saying_the_same_is_left_alone() -> None:
    words = f"Copyright\0CC Attribution-ShareAlike {URL.replace('https', 'http')}"
    old = samples.png(chunk(b"tEXt", words.encode()))
    assert png.annotate(old, _PLAIN).content == old


_XMP = (
    b'<x:xmpmeta><rdf:Description xmpRights:WebStatement="http://creativecommons.org/'
    b'licenses/by/3.0/"/></x:xmpmeta>'
)
_WHOLE = samples.png()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (samples.png(chunk(b"tEXt", b"Copyright\0All rights reserved")), "says"),
        (samples.png(chunk(b"tEXt", b"Copyright\0CC BY 3.0")), "says 'CC BY 3.0'"),
        (samples.png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + _XMP)), "its XMP says"),
        (samples.png(chunk(b"caBX", b"x")), "signed"),
        (samples.png(chunk(b"zTXt", b"Copyright\0\0no zlib")), "cannot be unpacked"),
        (_WHOLE[:8], "cut off"),
        (_WHOLE[:-1], "cut off"),
        (_WHOLE[:8] + _WHOLE[33:], "IHDR"),
        (_WHOLE[:8] + b"\xff\xff\xff\xff" + _WHOLE[12:], "lies about the length of a 'IHDR'"),
        (_WHOLE.replace(b"IDAT", b"IDAX"), "checksum"),
    ],
)
def test_a_picture_that_is_broken_or_says_something_else_is_refused(
    content: bytes, why: str
) -> None:
    with pytest.raises(CannotAnnotateError, match=why):
        png.annotate(content, _PLAIN)


def test_a_bomb_in_a_picture_is_unpacked_in_part() -> None:
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000)))
    assert png.annotate(samples.png(bomb), _PLAIN).changed


def test_the_licence_is_named() -> None:
    assert LICENCE in GRANT
