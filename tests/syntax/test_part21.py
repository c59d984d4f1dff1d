"""Does an exchange file come apart where ISO 10303-21 says it does?"""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax.part21 import (
    Comment,
    Record,
    header,
    is_exchange_file,
    records,
)
from pplcheck.syntax.part21_strings import unescaped
from pplcheck.syntax.places import UnparsableError

HEAD = "ISO-10303-21;\nHEADER;\n"
END = "ENDSEC;\nDATA;\n"


def _header(text: str) -> list[Record | Comment]:
    return list(header(f"{HEAD}{text}{END}".encode()))


def test_records_and_comments_with_their_places() -> None:
    found = _header("/* a\n b */FILE_NAME( /* name */ 'it''s',\n('x','y'),$,#7,.T.,1.E-3);\n")
    assert found == [
        Comment(" a\n b ", 3, 1),
        Record("FILE_NAME", ("it's", ("x", "y"), None, 7, None, None), 0, 4, 6),
        Comment(" name ", 4, 17),
    ]


def test_the_whole_file_in_one_line_and_no_space_anywhere() -> None:
    text = b"ISO-10303-21;HEADER;FILE_NAME('a');/*b*/ENDSEC;/*c*/DATA;#1=X('/*');"
    assert list(header(text)) == [
        Record("FILE_NAME", ("a",), 0, 1, 21),
        Comment("b", 1, 36),
        Comment("c", 1, 48),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # The examples of ISO 10303-21, 6.4.3, and of other programmes.
        (r"\S\Drger", "Ärger"),
        (r"see \X\A7 4.1", "see § 4.1"),
        (r"T\X2\011B\X0\leso1", "Těleso1"),
        (r"\X2\03C0\X0\ and \X4\0001F527\X0\ ", "π and 🔧 "),
        (r"\X2\D83DDD27\X0\ ", "🔧 "),
        (r"D:\\parts\\a.stp", r"D:\parts\a.stp"),
        (r"\PA\Ada", "Ada"),
        (r"C:\Users\XY", r"C:\Users\XY"),
    ],
)
def test_letters_beyond_ascii(written: str, read: str) -> None:
    assert unescaped(written) == read


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_as_they_are(encoding: str) -> None:
    content = f"{HEAD}FILE_NAME('Märtens');{END}".encode(encoding)
    (record,) = header(content)
    assert isinstance(record, Record)
    assert record.text(0) == "Märtens"


def test_typed_values_keep_the_count_of_arguments() -> None:
    (record,) = _header("A(IFCLABEL('x'),'y');")
    assert isinstance(record, Record)
    assert record.arguments == (("x",), "y")


def test_records_are_found_by_name_and_number() -> None:
    content = (
        b"DATA;\n#12=PRODUCT('a','b','',(#8));\n#13 = PRODUCT_DEFINITION('',#12);\n"
        b"#14=(PRODUCT()X());\n#15=Y('PRODUCT(');\n#16=PRODUCT('c"
    )
    found = list(records(content, "PRODUCT", "PRODUCT_DEFINITION"))
    assert [(one.name, one.number, one.line, one.column) for one in found] == [
        ("PRODUCT", 12, 2, 1),
        ("PRODUCT_DEFINITION", 13, 3, 1),
    ]
    assert found[1].reference(1) == 12


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("FILE_NAME('a", "without an end"),
        ("/* a", "without an end"),
        ("FILE_NAME(('a'", "not closed"),
        ("FILE_NAME('a');", "cut off within the header"),
        ("A(" + "(" * 10_000, "too deep or too long"),
        ("A(" + "1," * 50_000, "too deep or too long"),
        ("/* a */" * 20_000, "more than 64 KiB"),
    ],
)
def test_what_is_broken_has_a_reason(text: str, reason: str) -> None:
    with pytest.raises(UnparsableError, match=reason):
        list(header(f"{HEAD}{text}".encode()))


def test_what_came_before_the_fault_stands() -> None:
    found: list[Record | Comment] = []
    with pytest.raises(UnparsableError) as fault:
        found.extend(header(f"{HEAD}A('b');\nC('d".encode()))
    assert (fault.value.line, fault.value.column) == (4, 3)


def test_only_such_files_are_taken_for_one() -> None:
    assert is_exchange_file(b"\xef\xbb\xbf\r\nISO-10303-21;")
    assert not is_exchange_file(b"version https://git-lfs.github.com/spec/v1\n")


@given(st.binary(max_size=300))
def test_no_bytes_end_it_otherwise(noise: bytes) -> None:
    with suppress(UnparsableError):
        list(header(HEAD.encode() + noise))
    list(records(b"#1=PRODUCT(" + noise, "PRODUCT"))


text = st.text(st.characters(exclude_characters="\\", exclude_categories=["Cs"]), max_size=20)


@given(st.lists(text, max_size=5))
def test_any_strings_come_back(written: list[str]) -> None:
    inner = ",".join("'" + one.replace("'", "''") + "'" for one in written)
    (record,) = _header(f"A({inner});")
    assert isinstance(record, Record)
    assert record.arguments == tuple(written)
