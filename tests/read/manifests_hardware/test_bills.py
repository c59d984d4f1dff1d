"""Which tables are bills of materials, and which of their rows are designs of others?"""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.pipeline.file import read_file
from pplcheck.read.bill import Column, column_of
from pplcheck.read.manifests import bill_of_parts
from pplcheck.syntax.places import UnparsableError
from tests.read.manifests_hardware.told import links, told


def _read(text: str) -> list[tuple[str, ...]]:
    return told(bill_of_parts.read("bom.csv", text.encode()), EvidenceKind.PART)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            'Comment,Designator,Footprint,LCSC Part #\n100n ,"C1,C2",0603, C1\n0,R1,0603,\n',
            [("part", "100n", "C1,C2"), ("part", "0", "R1")],
        ),
        (
            "Name in documentation\tCategory\tQty\tFull Name\tNotes\nM3 nut\tmech\t9\t\t\n",
            [("part", "M3 nut", "9")],
        ),
        (
            '"Id";"Designator";"Package";"Quantity";"Designation";\n1;"R33,R32";"R2";2;"49.9R";;\n',
            [("part", "49.9R", "R33,R32")],
        ),
        (
            "Reference,Value,Footprint,Qty,DNP\nC2,220uF,CP_Elec,1,\n",
            [("part", "220uF", "C2")],
        ),
        (
            "Pos.;Bezeichnung;Menge;Lieferant\n1;Schraube M3;4;\n",
            [("part", "Schraube M3", "4")],
        ),
        ("Désignation;Quantité;Fournisseur\nVis M3;4;\n", [("part", "Vis M3", "4")]),
        ("Cantidad,Descripción,Enlace\n2,Tornillo,\n", [("part", "Tornillo", "2")]),
        ("名称,位号,数量\n电阻,R1,2\n", [("part", "电阻", "R1")]),
        ("Наименование;Количество\nВинт;4\n", [("part", "Винт", "4")]),
        ("Item,Qty,MPN\n1,3,RC0402\n", [("part", "RC0402", "3")]),
    ],
)
def test_bills_in_the_forms_that_programmes_and_people_write(
    table: str, expected: list[tuple[str, ...]]
) -> None:
    assert _read(table) == expected


def test_the_lists_of_nopscadlib_have_no_header() -> None:
    assert _read("'Nut M3',  4\n'Fan 17mm x 8mm', 1\n") == [
        ("part", "Nut M3", "4"),
        ("part", "Fan 17mm x 8mm", "1"),
    ]
    assert _read("'Nut M3',  4\nsomething else\n") == []


def test_a_wide_header_has_words_of_its_own() -> None:
    head = "Reference,Qty,Value,A,B,Manufacturer,MakerWords,C,D,E,F,Distributor,G,H"
    assert _read(f"{head}\nA1,1,Seed,,,Ada,,,,,,,,\n") == [("part", "Seed", "A1")]


@pytest.mark.parametrize(
    "table",
    [
        "",
        "Adhesive Method,,Permanent?\nSticky Pads,$11.99,yes\n",
        "field,count\ntitle,392\n",
        "date,city,temperature\n2020-01-01,Bonn,3\n",
        "name,age\nAda,36\n",
        "\0\0\0",
    ],
)
def test_a_table_that_is_no_bill_says_nothing(table: str) -> None:
    assert not list(bill_of_parts.read("bombay.csv", table.encode()))


MAKERS = """\
\ufeffLamp,,Total Cost\r
Version: 1,,$3.00\r
Commercial Parts,,\r
Part Name,Quantity Needed,Link\r
"Screw, M3
long",4,https://shop.example/m3\r
Sub Total,8,\r
,,\r
3D Printed Parts,,\r
Part,Description,Quantity Needed\r
shade.stl,,1\r
"""


def test_words_before_the_header_section_titles_totals_and_a_second_header() -> None:
    found = list(bill_of_parts.read("bom.csv", MAKERS.encode()))
    assert told(found, EvidenceKind.PART) == [
        ("part", "Screw, M3 long", "4"),
        ("part", "shade.stl", "1"),
    ]
    assert [seen.line for seen in found if seen.kind is EvidenceKind.PART] == [5, 11]
    assert links(found) == [("contains", "shade.stl", 1.0)]


LOSH = (
    "POS\tNAME\tUNITS\tTYPE\tREFERENCE\n"
    "1\tNut\t4\tSTD\tISO 4032 M8\n"
    "2\tRing\t2\tPOSH\t/parts/ring/okh-ring.toml\n"
    "3\tLoom\t1\tMOSH\tsome module\n"
    "4\tString\t1\tBUY\t\n"
)


def test_losh_tells_standard_parts_from_open_ones() -> None:
    found = list(bill_of_parts.read("sBoM.csv", LOSH.encode()))
    assert told(found, EvidenceKind.PART) == [
        ("part", "Nut", "4 of ISO 4032 M8"),
        ("part", "Ring", "2"),
        ("part", "Loom", "1"),
        ("part", "String", "1"),
    ]
    assert links(found) == [
        ("contains", "/parts/ring/okh-ring.toml", 1.0),
        ("contains", "some module", 1.0),
    ]
    assert [bool(seen.relation) for seen in found if seen.kind is EvidenceKind.PART] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("https://github.com/a/b/tree/main/c", [("https://github.com/a/b/tree/main/c", 1.0)]),
        ("see [here](https://gitlab.com/a/b).", [("https://gitlab.com/a/b", 1.0)]),
        (
            "https://www.thingiverse.com/thing:123",
            [("https://www.thingiverse.com/thing:123", 1)],
        ),
        (
            "https://www.printables.com/model/12-a",
            [("https://www.printables.com/model/12-a", 1)],
        ),
        ("https://grabcad.com/library/nut-1", [("https://grabcad.com/library/nut-1", 1.0)]),
        ("thing:3081389", [("thing:3081389", 1.0)]),
        ("cad/Front plate.STEP", [("cad/Front plate.STEP", 1.0)]),
        ("https://shop.example/x", []),
        ("https://github.com/", []),
        ("3.5 mm", []),
        ("OpenFlexure", [("OpenFlexure", 0.5)]),
        ("Voron project", [("Voron project", 0.5)]),
        ("OpenBuilds", []),
        ("Mouser/DigiKey", []),
        ("DigiKey", []),
        ("McMaster-Carr", []),
    ],
)
def test_what_a_cell_points_at(cell: str, expected: list[tuple[str, float]]) -> None:
    table = f"Part,Qty,Supplier\nthe part,1,{cell}\n"
    found = links(list(bill_of_parts.read("bom.csv", table.encode())))
    assert [(target, sure) for _, target, sure in found] == expected


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("Supplier part number", Column.NUMBER),
        ("Supplier link", Column.LINK),
        ("Price per package", Column.PRICE),
        ("Quantity\nNeeded", Column.QUANTITY),
        ("Manufacturer", Column.MAKER),
        ("Qty.", Column.QUANTITY),
        ("Supplier PN", Column.NUMBER),
        ("DistributorPartNum2", Column.NUMBER),
        ("Distributor3", Column.SUPPLIER),
        ("a sentence of many words is no head of a column", None),
        ("remark", None),
    ],
)
def test_the_heads_of_columns(head: str, column: Column | None) -> None:
    assert column_of(head) is column


def test_windows_letters_and_utf_16_are_read() -> None:
    table = "Bezeichnung;Stück\nGehäuse;2\n"
    for content in (table.encode("cp1252"), table.encode("utf-16")):
        reading = read_file("Stückliste.csv", content)
        assert told(reading.evidence) == [("part", "Gehäuse", "2")]


def test_a_bill_of_a_hundred_thousand_rows_ends_early() -> None:
    content = b"Designator,Comment,Qty\n" + b"R1,10k,1\n" * 100_000
    began = time.process_time()
    reading = read_file("bom.csv", content)
    assert time.process_time() - began < 5
    assert len(reading.evidence) == 5_000
    assert reading.faults == ((5_002, 1, "more than 5,000 parts in one bill; correct it"),)


def test_a_quote_that_is_never_closed() -> None:
    content = b'Part,Qty\nnut,1\n"bolt,1\n' + b"x,1\n" * 100_000
    with pytest.raises(UnparsableError) as caught:
        list(bill_of_parts.read("bom.csv", content))
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("name", "count", "first"),
    [
        ("mosh_b_sBoM.csv", 13, "threaded rod M8"),
        ("switch_plate_BOM.csv", 2, "Switch_Plate_GoPro_Compatible.stl"),
        ("syringe_pump_BOM.csv", 25, "Back support - A"),
        ("yaemk_kicad_bom.csv", 24, "100n"),
    ],
)
def test_real_bills(shared: Path, name: str, count: int, first: str) -> None:
    content = (shared / "designs/manifests" / name).read_bytes()
    parts = told(bill_of_parts.read(name, content), EvidenceKind.PART)
    assert (len(parts), parts[0][1]) == (count, first)


@settings(deadline=None)
@given(st.text(alphabet='Part,Qty\n"\t;1|#', max_size=200))
def test_no_table_does_more_than_be_refused(text: str) -> None:
    try:
        list(bill_of_parts.read("bom.csv", text.encode()))
    except UnparsableError:
        return
