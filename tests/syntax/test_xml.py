"""Is XML read with every place, and with nothing that a document type could bring?"""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax import xml
from pplcheck.syntax.places import UnparsableError


def _texts(content: bytes) -> list[tuple[str, str, int, int]]:
    return [(e.path[-1], e.text, e.line, e.column) for e in xml.load(content)]


def test_elements_have_path_text_and_the_place_of_their_text() -> None:
    content = b'<p xmlns:m="u">\n  <m:l>\n    MIT\n  </m:l>\n  <e/></p>'
    (licence, empty, root) = xml.load(content)
    assert licence.path == ("p", "l")
    assert (licence.text, licence.line, licence.column) == ("MIT", 3, 5)
    assert (empty.text, empty.line, empty.column) == ("", 5, 3)
    assert licence.parents == (root.number,)


def test_a_column_counts_characters_and_a_text_may_have_parts() -> None:
    assert _texts("<a>é<b>x</b> &amp;<![CDATA[<]]></a>".encode()) == [
        ("b", "x", 1, 8),
        ("a", "é &<", 1, 4),
    ]


def test_attributes_are_found_by_name() -> None:
    (element,) = xml.load(b'<license type="file">L.txt</license>')
    assert (element.attribute("type"), element.attribute("no")) == ("file", "")


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?><a>\xc3\xa9</a>',
        b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>',
        # Re-coded to UTF-8 by whoever opened it, with the old word still in it.
        b'<?xml version="1.0" encoding="utf-16"?><a>\xc3\xa9</a>',
    ],
)
def test_the_encoding_is_the_one_that_it_is(content: bytes) -> None:
    assert _texts(content)[0][1] == "é"


BILLION_LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<lolz>&b;</lolz>"""
OUTSIDE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (BILLION_LAUGHS, 2, "document type"),
        (OUTSIDE, 1, "document type"),
        (b"<a>\n&unknown;</a>", 2, "undefined entity"),
        (b"<a>\n<b></a>", 2, "mismatched tag"),
        (b"", 1, "no element found"),
        (b"<a>x\0</a>", 1, "not XML"),
        (b'<?xml version="1.0" encoding="nobody-knows"?><a>\xe9</a>', 1, "encoding"),
        (b"<a>" * 1_000, 1, "nested too deeply"),
        (b"<a>" + b"<b/>" * 200_000 + b"</a>", 1, "more than 512 KiB"),
    ],
)
def test_what_is_no_plain_xml_is_said_with_its_place(
    content: bytes, line: int, what: str
) -> None:
    with pytest.raises(UnparsableError, match=what) as caught:
        xml.load(content)
    assert caught.value.line == line


def test_a_document_type_may_give_namespaces_and_no_more() -> None:
    namespace = b'<!DOCTYPE a [<!ATTLIST a xmlns:x CDATA #FIXED "http://x.example">]><a/>'
    (element,) = xml.stream((namespace,), allows_doctype=True)
    assert element.attribute("xmlns:x") == "http://x.example"
    long = b'<!DOCTYPE a [<!ATTLIST b c CDATA "' + b"x" * 2_000 + b'">]><a><b/></a>'
    with pytest.raises(UnparsableError, match="gives too much"):
        list(xml.stream((long,), allows_doctype=True))


@given(st.binary(max_size=300))
def test_no_content_ends_in_another_error(content: bytes) -> None:
    with suppress(UnparsableError):
        xml.load(b"<a>" + content + b"</a>")
