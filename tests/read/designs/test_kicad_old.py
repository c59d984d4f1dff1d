"""Do the files of KiCad 5 and older say what stands in them?"""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read import design_reader_of
from pplcheck.read.designs import kicad_old_board, kicad_old_schematic, kicad_old_symbols
from tests.read.designs.told import broken, rows, told

K = EvidenceKind

SCHEMATIC = """\
EESchema Schematic File Version 4
EELAYER 30 0
$Descr A4 11693 8268
Title "Lamp"
Rev "1"
Comp "Lamps United"
Comment1 "License: GPL v2"
Comment2 ""
Comment3 "Designed by:"
Comment4 "Author: Ada Byron"
$EndDescr
$Comp
L Device:R R7
U 1 1 5C1
F 0 "R7" H 2550 1450 60  0000 C CNN
F 4 "CC0-1.0" H 2550 1450 50  0001 C CNN "License"
$EndComp
Text Notes 1000 1000 0    50   ~ 0
Released under the\\nCC-BY-SA-4.0
Text Notes 5000 1000 0    50   ~ 0
Intel
$Sheet
S 1 1 1 1
U 5C2
F0 "Power" 50
F1 "power.sch" 50
$EndSheet
$EndSCHEMATC
"""


def test_an_old_schematic() -> None:
    seen = told(kicad_old_schematic, SCHEMATIC)
    assert rows(seen, K.TITLE, K.ORGANISATION) == [("Lamp", 4, ""), ("Lamps United", 6, "")]
    assert rows(seen, K.AUTHOR) == [("Ada Byron", 10, "")]
    assert rows(seen, K.NOTICE) == [("GPL-2.0-only", 7, ""), ("CC-BY-SA-4.0", 0, "")]
    assert rows(seen, K.EMBEDDED) == [("CC0-1.0", 16, "component R7")]
    assert rows(seen, K.LINK) == [("power.sch", 26, "")]


def test_an_old_schematic_in_latin_1_and_with_dos_lines() -> None:
    content = SCHEMATIC.replace("Ada", "Adé").replace("\n", "\r\n").encode("latin-1")
    seen = told(kicad_old_schematic, content)
    assert rows(seen, K.AUTHOR) == [("Adé Byron", 10, "")]
    assert rows(seen, K.LINK) == [("power.sch", 26, "")]


LIBRARY = """\
EESchema-LIBRARY Version 2.3
#encoding utf-8
#(c) Parts United 2016
#This work is licensed under a Creative Commons Attribution-ShareAlike 4.0 License
#
# ICU
#
DEF ICU J 0 40 Y N 1 L N
F0 "J" -301 200 50 H V L BNN
F4 "MIT" 0 0 50 H I L BNN "LICENCE"
DRAW
ENDDRAW
ENDDEF
"""


def test_an_old_library_speaks_at_its_top_and_in_its_symbols() -> None:
    seen = told(kicad_old_symbols, LIBRARY)
    assert rows(seen, K.NOTICE) == [("CC-BY-SA-4.0", 4, "")]
    assert rows(seen, K.COPYRIGHT) == [("(c) Parts United 2016", 3, "")]
    assert rows(seen, K.EMBEDDED) == [("MIT", 10, "symbol ICU")]


def test_the_name_of_a_symbol_is_no_licence() -> None:
    plain = "\n".join(
        line for line in LIBRARY.split("\n") if "work" not in line and "(c)" not in line
    )
    assert rows(told(kicad_old_symbols, plain), K.NOTICE) == []


BOARD = """\
PCBNEW-BOARD Version 1 date 2012
$SHEETDESCR
Sheet A4 11700 8267
Title "Lamp"
Comp "Copyright 2012 Ada Byron"
Comment1 "License: GPL v2"
$EndSHEETDESCR
$TEXTPCB
Te "CERN"
nl "OHL-S"
Po 1000 1000 400 400 80 0
De 21 1 0 Normal C
$EndTEXTPCB
$TEXTPCB
Te "2.0"
Po 1000 2700 400 400 80 0
De 21 1 0 Normal C
$EndTEXTPCB
"""


def test_a_board_of_old() -> None:
    seen = told(kicad_old_board, BOARD)
    assert rows(seen, K.TITLE, K.COPYRIGHT) == [
        ("Lamp", 4, ""),
        ("Copyright 2012 Ada Byron", 5, ""),
    ]
    assert rows(seen, K.NOTICE) == [("GPL-2.0-only", 6, ""), ("CERN-OHL-S-2.0", 0, "")]


def test_the_real_schematic_names_its_title_and_no_licence(shared: Path) -> None:
    content = (shared / "designs" / "kicad" / "YAEMK.sch").read_bytes()
    seen = told(kicad_old_schematic, content)
    assert rows(seen, K.TITLE) == [("YAEMK", 7, "")]
    assert rows(seen, K.NOTICE, K.AUTHOR) == []


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("msvc.lib", b"!<arch>\n/               "),
        ("spice.lib", b".SUBCKT LM324 1 2 3\n"),
        ("schematron.sch", b'<?xml version="1.0"?><schema xmlns="http://purl.oclc.org/dsdl"/>'),
        ("geda.sch", b"v 20110115 2\nC 40000 40000 0 0 0 title-B.sym\n"),
        ("old_eagle.brd", b"\x10\x00\x00\x00"),
    ],
)
def test_other_files_of_these_names_are_nobody_s(path: str, content: bytes) -> None:
    assert design_reader_of(path, content) is None


@pytest.mark.parametrize(
    "line",
    ['F 4 "' + '" "' * 300_000, "Text Notes " + "9" * 900_000, 'Title "' + '" ' * 400_000],
)
def test_a_line_without_end_costs_little(line: str) -> None:
    before = process_time()
    broken(kicad_old_schematic, f"EESchema Schematic File\n{line}".encode())
    assert process_time() - before < 2


@given(st.text(max_size=60), st.integers(0, 400))
def test_nothing_ends_a_reader_but_its_own_error(noise: str, cut: int) -> None:
    for reader, whole in (
        (kicad_old_schematic, SCHEMATIC),
        (kicad_old_symbols, LIBRARY),
        (kicad_old_board, BOARD),
    ):
        broken(reader, (whole[:cut] + noise).encode())
