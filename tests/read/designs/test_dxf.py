"""Does a DXF drawing say what stands in its properties, its title block and its letters?"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.designs import dxf
from pplcheck.syntax.places import UnparsableError
from tests.syntax.drawings import Group, binary, written

AUTHOR, LICENCE, PASSAGE = EvidenceKind.AUTHOR, EvidenceKind.EMBEDDED, EvidenceKind.PASSAGE


def groups(
    entities: Sequence[Group] = (),
    header: Sequence[Group] = (),
    blocks: Sequence[Group] = (),
) -> list[Group]:
    drawing: list[Group] = []
    for name, inner in (("HEADER", header), ("BLOCKS", blocks), ("ENTITIES", entities)):
        drawing += [(0, "SECTION"), (2, name), *inner, (0, "ENDSEC")]
    return [*drawing, (0, "EOF")]


def text(
    words: str, x: float = 0, y: float = 0, *more: Group, name: str = "TEXT"
) -> list[Group]:
    code = 2 if name in {"ATTRIB", "ATTDEF"} else 7
    return [(0, name), (8, "0"), (10, float(x)), (20, float(y)), (40, 1.0), (1, words),
            (code, "STANDARD"), *more]  # fmt: skip


def attribute(tag: str, value: str, name: str = "ATTRIB") -> list[Group]:
    return [(0, name), (8, "0"), (10, 0.0), (20, 0.0), (40, 1.0), (1, value), (2, tag)]


def read(drawing: list[Group]) -> list[Evidence]:
    return list(dxf.read("a.dxf", written(drawing)))


def told(drawing: list[Group]) -> list[tuple[EvidenceKind, str]]:
    return [(one.kind, one.value) for one in read(drawing)]


def property_(name: str, value: str) -> list[Group]:
    return [(9, "$CUSTOMPROPERTYTAG"), (1, name), (9, "$CUSTOMPROPERTY"), (1, value)]


def test_properties_of_the_header_are_read_with_their_lines() -> None:
    header = [*property_("License", "CC-BY-4.0"), *property_("Drawn By", "Ada"),
              (9, "$AUTHOR"), (1, "Bob"), (9, "$TITLE"), (1, "A part"),
              (9, "$LASTSAVEDBY"), (1, "login")]  # fmt: skip
    seen = read(groups(header=header))
    assert [(one.kind, one.value) for one in seen] == [
        (LICENCE, "CC-BY-4.0"),
        (AUTHOR, "Ada"),
        (AUTHOR, "Bob"),
        (EvidenceKind.TITLE, "A part"),
    ]
    lines = written(groups(header=header)).decode().split("\n")
    assert [lines[one.line - 1] for one in seen] == [one.value for one in seen]


def test_an_empty_property_for_the_licence_is_an_empty_field() -> None:
    assert told(groups(header=property_("License", ""))) == [(LICENCE, "")]


def test_the_attributes_of_a_title_block_are_read() -> None:
    filled = [
        *attribute("AUTHOR", "Ada"),
        *attribute("LICENSE", "CC BY 4.0"),
        *attribute("REV", "2"),
    ]
    preset = [*attribute("AUTHOR", "AUTHOR", "ATTDEF"), *attribute("LICENSE", "GPL", "ATTDEF")]
    block: list[Group] = [(0, "BLOCK"), (2, "TITLE"), *preset, (0, "ENDBLK")]
    fields = [one for one in told(groups(filled, blocks=block)) if one[0] is not PASSAGE]
    assert sorted(fields) == [(AUTHOR, "Ada"), (LICENCE, "CC BY 4.0")]
    assert not any("GPL" in value for _, value in told(groups(filled, blocks=block)))


@pytest.mark.parametrize("shape", ["letters", "turned", "aligned", "commas", "in a block"])
def test_a_sentence_that_stands_in_several_texts_is_one(shape: str) -> None:
    lines = ["ALL OF IT IS RELEASED UNDER THE", "CREATIVE COMMONS ATTRIBUTION", "4.0 LICENSE."]
    texts: list[list[Group]] = []
    for number, line in enumerate(lines):
        y = -2.2 * number
        if shape == "turned":
            texts.append(text(line, -y, 0, (50, 90.0)))
        elif shape == "aligned":
            texts.append(text(line, 500 * number, 9, (72, 1), (11, 50.0), (21, y)))
        elif shape == "commas":
            texts.append(
                [
                    (0, "TEXT"),
                    (8, "0"),
                    (10, "0,0"),
                    (20, f"{y}".replace(".", ",")),
                    (40, "1,0"),
                    (1, line),
                ]
            )
        else:
            texts.append(text(line, 0, y))
    # Programmes write them in any order.
    entities = [
        group for one in (texts[2], texts[0], text("SCALE", 90, -2), texts[1]) for group in one
    ]
    block: list[Group] = [(0, "BLOCK"), (2, "A"), *entities, (0, "ENDBLK")]
    drawing = groups(blocks=block) if shape == "in a block" else groups(entities)
    passages = [value for kind, value in told(drawing) if kind is PASSAGE]
    assert passages == ["\n".join(lines)]


def test_texts_of_two_blocks_or_layouts_do_not_stand_side_by_side() -> None:
    other: list[Group] = [(0, "BLOCK"), (2, "A"), *text("NOT THIS"), (0, "ENDBLK")]
    paper = text("NOR THIS", 0, 0, (410, "Layout1"))
    drawing = groups([*text("LICENSED UNDER MIT"), *paper], blocks=other)
    assert told(drawing) == [(PASSAGE, "LICENSED UNDER MIT")]


def test_the_portions_of_an_mtext_are_joined_before_its_codes_are_read() -> None:
    entity: list[Group] = [(0, "MTEXT"), (8, "0"), (10, 0.0), (20, 0.0), (40, 1.0),
                           (3, r"\C7;Licensed under\P\fArial|b0|"),
                           (1, "i0;CC BY 4.0")]  # fmt: skip
    assert told(groups(entity)) == [(PASSAGE, "Licensed under\nCC BY 4.0")]


def test_the_same_title_block_on_many_sheets_says_it_once() -> None:
    block: list[Group] = [(0, "BLOCK"), (2, "A"), *text("© 2020 Ada"), (0, "ENDBLK")]
    assert told(groups(blocks=block * 8)) == [(PASSAGE, "© 2020 Ada")]


@pytest.mark.parametrize("words", ["Drawn by: Ada Maker", "DESIGNED BY ADA MAKER"])
def test_who_drew_it_may_stand_in_letters(words: str) -> None:
    assert [one for one in told(groups(text(words))) if one[0] is AUTHOR]
    assert told(groups(text("DRAWN"))) == []


def test_comments_and_leaders_and_tables_are_read() -> None:
    comment = b"999\nLicensed under\n999\nCC BY 4.0\n999\n"
    content = comment + b"\n" + written(groups())
    (seen,) = dxf.read("a", content)
    assert (seen.value, seen.line) == ("Licensed under\n\nCC BY 4.0\n\n", 2)
    leader: list[Group] = [(0, "MULTILEADER"), (304, "(c) 2020 Ada")]
    assert told(groups(leader)) == [(PASSAGE, "(c) 2020 Ada")]
    table: list[Group] = [(0, "ACAD_TABLE"), (1, "Licence"), (302, "MIT")]
    assert told(groups(table)) == [(PASSAGE, "Licence\nMIT")]


def test_what_is_attached_is_a_part_of_it() -> None:
    blocks: list[Group] = [(0, "BLOCK"), (70, 4), (1, "parts\\a.dwg"), (0, "ENDBLK"),
                           (0, "BLOCK"), (70, 0), (1, ""), (0, "ENDBLK")]  # fmt: skip
    pictures: list[Group] = [(0, "IMAGEDEF"), (1, "a.png"), (0, "IMAGEDEF"), (1, "C:\\a.png")]
    seen = read(groups(pictures, blocks=blocks))
    assert [(one.value, one.relation) for one in seen] == [
        ("parts/a.dwg", Relation.CONTAINS), ("a.png", Relation.CONTAINS),
    ]  # fmt: skip


def test_a_binary_drawing_says_the_same() -> None:
    drawing = groups(text("LICENSED UNDER MIT"), property_("Author", "Ada"))
    assert dxf.claims(binary(drawing))
    values = [one.value for one in dxf.read("a.dxf", binary(drawing))]
    assert values == [value for _, value in told(drawing)]


def test_words_in_an_older_code_page_are_read() -> None:
    header: list[Group] = [(9, "$DWGCODEPAGE"), (3, "ANSI_1251"), *property_("Author", "XXX")]
    content = written(groups(header=header)).replace(b"XXX", "Ада".encode("cp1251"))
    assert [one.value for one in dxf.read("a", content)] == ["Ада"]


def test_what_stands_before_a_fault_was_said() -> None:
    seen: list[Evidence] = []
    with pytest.raises(UnparsableError, match="cut off"):
        seen.extend(dxf.read("a", written(groups(header=property_("License", "MIT")))[:-8]))
    assert [one.value for one in seen] == ["MIT"]


@pytest.mark.parametrize("number", ["nan", "inf", "-1e999", "1e308", "x", ""])
def test_numbers_that_are_none_hide_no_words(number: str) -> None:
    entity: list[Group] = [(0, "TEXT"), (8, "0"), (1, "(c) 2020 Ada"),
                           *((code, number) for code in (10, 20, 11, 21, 40, 50, 72)),
                           ]  # fmt: skip
    seen = told(groups([*entity, *text("SCALE 1:2")]))
    assert any("(c) 2020 Ada" in value for _, value in seen)


@pytest.mark.parametrize(
    "entities",
    [
        text("(c) 2020 Ada") * 20_000,
        text("Ada " * 50_000),
        [(0, "TEXT"), *[(1, "(c)")] * 400_000],
        [(0, "LINE"), (8, "TEXT")] * 200_000,
    ],
)
def test_large_drawings_take_no_long_time(entities: list[Group]) -> None:
    content = written(groups(entities))
    begun = process_time()
    with suppress(UnparsableError):
        list(dxf.read("a.dxf", content))
    assert process_time() - begun < 10


@given(st.binary(max_size=300))
def test_chance_raises_nothing_else(content: bytes) -> None:
    with suppress(UnparsableError):
        list(dxf.read("a.dxf", b"0\nSECTION\n" + content))


def test_real_drawings(shared: Path) -> None:
    folder = shared / "designs" / "dxf"
    real = dxf.read("a", (folder / "CEB_quarter_v1708.dxf").read_bytes())
    sentence = "RELEASED UNDER THE OSE\nLICENSE FOR DISTRIBUTIVE ECONOMICS"
    assert any(sentence in one.value for one in real if one.kind is PASSAGE)
    made = dxf.read("a", (folder / "custom_props.synthetic.dxf").read_bytes())
    assert [one.value for one in made] == ["CERN-OHL-S-2.0", "Ada Maker"]
