"""Do KiCad's files of version 5 to 9 say what stands in them, each of itself?"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read import DesignReader
from pplcheck.read.designs import (
    kicad_board,
    kicad_footprint,
    kicad_project,
    kicad_schematic,
    kicad_sheet,
    kicad_symbols,
    kicad_tables,
)
from tests.read.designs.told import broken, rows, told

K = EvidenceKind

SCHEMATIC = r"""(kicad_sch (version 20231120) (generator "eeschema")
  (title_block
    (title "Lamp")
    (company "Copyright 2024 Lamps United")
    (comment 1 "Licensed under the CERN Open Hardware Licence")
    (comment 2 "Version 2 - Strongly Reciprocal")
    (comment 3 "Drawn by: Ada Byron")
    (comment 4 "Nokia")
  )
  (lib_symbols (symbol "R" (property "License" "GPL-3.0-only")))
  (text "X11" (at 10 10 0))
  (text "Notes (see \"rev 2\")\nReleased under CC-BY-SA-4.0" (at 20 20 0)
    (effects (font (size 1.27 1.27)) (justify left bottom)))
  (symbol (lib_id "R") (property "Reference" "R1" (at 0 0 0)) (property "License" "MIT"))
  (symbol (lib_id "R") (property "Reference" "R2") (property "License" "MIT"))
  (symbol (lib_id "C") (property "Reference" "C1") (property "License" "Capacitors Inc"))
  (symbol (lib_id "C") (property "Reference" "C2") (property "License" "~"))
  (sheet (at 1 1) (property "Sheetname" "Power") (property "Sheetfile" "power.kicad_sch"))
)
"""


def test_a_schematic_speaks_of_itself_and_of_its_symbols() -> None:
    seen = told(kicad_schematic, SCHEMATIC)
    assert rows(seen, K.TITLE) == [("Lamp", 3, "")]
    assert rows(seen, K.COPYRIGHT) == [("Copyright 2024 Lamps United", 4, "")]
    assert rows(seen, K.ORGANISATION) == []
    assert rows(seen, K.NOTICE) == [("CERN-OHL-S-2.0", 5, ""), ("CC-BY-SA-4.0", 0, "")]
    assert rows(seen, K.AUTHOR) == [("Ada Byron", 7, "")]
    assert rows(seen, K.EMBEDDED) == [
        ("MIT", 14, "2 symbols (R1, R2)"),
        ("Capacitors Inc", 16, "symbol C1"),
    ]
    assert rows(seen, K.LINK) == [("power.kicad_sch", 18, "")]


@pytest.mark.parametrize("comment", ["CC BY-SA 4.0", "GPLv3", "MIT", "License: CERN-OHL-P-2.0"])
def test_a_comment_may_be_nothing_but_a_licence(comment: str) -> None:
    block = f'(kicad_sch (title_block (comment 2 "{comment}")))'
    assert len(rows(told(kicad_schematic, block), K.NOTICE)) == 1


@pytest.mark.parametrize("comment", ["Intel", "NASA", "${LICENSE}", "https://example.org", ""])
def test_a_comment_that_is_no_licence_grants_none(comment: str) -> None:
    block = f'(kicad_sch (title_block (company "CERN") (comment 1 "{comment}")))'
    seen = told(kicad_schematic, block)
    assert rows(seen, K.NOTICE) == []
    assert rows(seen, K.ORGANISATION) == [("CERN", 1, "")]


BOARD = """(kicad_pcb (version 4)
  (title_block (title Unquoted) (company "<COMPANY>"))
  (property "LICENSE" "CERN-OHL-W-2.0")
  (gr_text "CERN" (at 50 50) (layer F.SilkS) (effects (font (size 1 1))))
  (gr_text "X11" (at 50 80) (layer F.SilkS) (effects (font (size 1 1))))
  (gr_text "OHL-S" (at 50 51.5) (layer F.SilkS) (effects (font (size 1 1))))
  (gr_text "2.0" (at 50 53) (layer F.SilkS) (effects (font (size 1 1))))
  (gr_text "1.2" (at 50 48.5) (layer B.SilkS) (effects (font (size 1 1))))
  (module Logo (fp_text reference L1) (fp_text user "Released under CC-BY-4.0" (at 0 0)))
  (module Chip (fp_text reference U1) (fp_text user "Copyright 2020 Chips Inc" (at 0 0))
    (pad 1 smd rect (at 0 0)) (model ${KISYS3DMOD}/a.wrl) (model ${KIPRJMOD}/3d/b.step))
  (footprint "Symbol:Creative_Commons_BY-SA" (pad "" smd rect))
  (footprint "R" (property "Reference" "R1") (property "Licence" "CC0-1.0") (pad "1" smd))
)
"""


def test_a_board_is_told_from_its_parts() -> None:
    seen = told(kicad_board, BOARD)
    assert rows(seen, K.TITLE) == [("Unquoted", 2, "")]
    assert rows(seen, K.ORGANISATION) == []  # a template's placeholder
    assert rows(seen, K.EMBEDDED) == [
        ("CERN-OHL-W-2.0", 3, ""),
        ("CC0-1.0", 13, "footprint R1"),
    ]
    assert rows(seen, K.NOTICE) == [
        ("CC-BY-SA", 12, ""),
        ("CERN-OHL-S-2.0", 0, ""),
        ("CC-BY-4.0", 9, ""),
    ]
    assert rows(seen, K.COPYRIGHT) == [("Copyright 2020 Chips Inc", 10, "footprint U1")]
    assert rows(seen, K.LINK) == [("3d/b.step", 11, "")]
    logo = next(one for one in seen if one.value == "CC-BY-SA")
    assert logo.confidence < 0.7


def test_a_footprint_with_pads_speaks_of_itself_and_lettering_only_hints() -> None:
    text = '(fp_text user "Released under CC-BY-4.0" (at 0 0) (layer F.SilkS))'
    alone = told(kicad_footprint, f"(footprint F {text})")
    with_pads = told(kicad_footprint, f"(footprint F {text} (pad 1 smd rect))")
    assert [seen.confidence < 0.7 for seen in (*alone, *with_pads)] == [True, False]


@pytest.mark.parametrize(
    ("layer", "is_stated"),
    [('"F.Fab"', True), ("Cmts.User", True), ('"F.SilkS"', False), ('"F.Cu"', False)],
)
def test_notes_speak_of_a_footprint_even_without_pads(layer: str, *, is_stated: bool) -> None:
    text = f'(fp_text user "License: MIT" (at 0 1) (layer {layer}) hide)'
    (seen,) = told(kicad_footprint, f"(footprint F {text})")
    assert (seen.confidence >= 0.7) is is_stated


def test_fields_of_a_footprint_speak_of_its_file() -> None:
    seen = told(
        kicad_footprint,
        '(footprint "F" (descr "CC-BY-SA 4.0")\n(property "Author" "Ada")\n'
        '(property "License" "")(model "${KICAD8_3DMODEL_DIR}/R.step"))',
    )
    assert rows(seen, K.AUTHOR, K.NOTICE) == [("CC-BY-SA-4.0", 1, ""), ("Ada", 2, "")]
    assert rows(seen, K.EMBEDDED) == [("", 3, "")]
    assert rows(seen, K.LINK) == []


def test_symbols_speak_for_themselves() -> None:
    seen = told(
        kicad_symbols,
        '(kicad_symbol_lib (symbol "A" (property "License" "MIT") (symbol "A_0_1" '
        '(text "Released under\\nCC0-1.0" (at 0 0)))) (symbol "B" (property "License" "MIT")))',
    )
    assert rows(seen, K.NOTICE) == [("CC0-1.0", 0, "symbol A")]
    assert rows(seen, K.EMBEDDED) == [("MIT", 1, "2 symbols (A, B)")]


def test_a_frame_speaks_only_in_its_own_words() -> None:
    frame = '(kicad_wks (tbtext "${COMMENT1}") (tbtext "License: %C2") (tbtext "CC BY 4.0"))'
    assert rows(told(kicad_sheet, frame), K.NOTICE) == [("CC-BY-4.0", 0, "")]


def test_text_variables_of_a_project() -> None:
    project = json.dumps(
        {
            "schematic": {"page_layout_descr_file": "frames/a4.kicad_wks"},
            "text_variables": {"LICENSE": "CERN-OHL-P-2.0", "author": "Ada", "REV": "MIT"},
        },
        indent=1,
    )
    seen = told(kicad_project, project)
    assert rows(seen, K.EMBEDDED, K.AUTHOR, K.LINK) == [
        ("CERN-OHL-P-2.0", 6, ""),
        ("Ada", 7, ""),
        ("frames/a4.kicad_wks", 0, ""),
    ]


def test_only_libraries_of_the_project_are_linked() -> None:
    table = """(fp_lib_table
  (lib (name "Own")(type "KiCad")(uri "${KIPRJMOD}/own.pretty")(options "")(descr ""))
  (lib (name "R")(type "KiCad")(uri "${KICAD6_FOOTPRINT_DIR}/R.pretty")(options ""))
  (lib (name "Home")(type "KiCad")(uri "/home/ada/x.pretty")(options "")(descr "")))"""
    assert rows(told(kicad_tables, table), K.LINK) == [("own.pretty", 2, "")]


def test_the_real_board_has_its_copyright_on_the_silkscreen(shared: Path) -> None:
    folder = shared / "designs" / "kicad"
    name = "CoordinateMeasurementLogicBoard.reduced.kicad_pcb"
    seen = told(kicad_board, (folder / name).read_bytes())
    assert rows(seen, K.COPYRIGHT) == [("Copyright (c) 2024 Stefan Helmert", 68, "")]
    assert [seen.value for seen in seen if seen.kind is K.ORGANISATION] == ["HTW Dresden"]


READERS: list[DesignReader] = [
    kicad_board, kicad_footprint, kicad_schematic, kicad_sheet, kicad_symbols, kicad_tables,
]  # fmt: skip


def test_other_contents_of_these_names_are_not_claimed() -> None:
    for reader in READERS:
        assert not reader.claims(b"")
        assert not reader.claims(b"(unknown (version 1))")
        assert not reader.claims(b"\xd0\xcf\x11\xe0")


@pytest.mark.parametrize("reader", READERS)
def test_a_bottomless_file_is_refused(reader: DesignReader) -> None:
    for content in (b"(footprint " * 200_000, b"(" * 200_000):
        assert broken(reader, content)[1]


@given(st.integers(0, len(BOARD)))
def test_a_truncated_board_says_what_stood_before(end: int) -> None:
    seen, why = broken(kicad_board, BOARD[:end].encode())
    assert why or end >= len(BOARD) - 1
    if end > BOARD.index("(gr_text"):
        assert rows(seen, K.EMBEDDED)[0] == ("CERN-OHL-W-2.0", 3, "")


@given(st.binary(max_size=80))
def test_nothing_ends_a_reader_but_its_own_error(noise: bytes) -> None:
    for reader in (*READERS, kicad_project):
        broken(reader, noise)
        broken(reader, b"(kicad_pcb (gr_text " + noise + b"(at nan inf 1e999))")
