"""Pads, tracks, symbols, wires: what stays when a board is moved and written anew."""

from pplcheck.recognise.tokens import kicad_board, kicad_schematic

BOARD = """(kicad_pcb (version 20211014)
  (footprint "Resistor_SMD:R_0402" (layer "F.Cu") (tstamp 1) (at {x} 20 {turn})
    (fp_text reference "{name}" (at 0 1))
    (pad "1" smd roundrect (at -0.51 0 {turn}) (size 0.54 0.64) (layers "F.Cu"))
    (pad "2" smd roundrect (at 0.51 0 {turn}) (size 0.54 0.64) (layers "F.Cu")))
  (segment (start {x} 20) (end {x} 23.5) (width 0.25) (layer "{layer}") (net 1) (tstamp 2)))
"""
OLD = """(kicad_pcb (version 4)
  (module R_0402 (layer F.Cu) (at 1 2)
    (pad 2 smd roundrect (at 0.51 0) (size 0.54 0.64) (layers F.Cu))
    (pad 1 smd roundrect (at -0.51 0) (size 0.54 0.64) (layers F.Cu)))
  (segment (start 5 5) (end 8.5 5) (width 0.25) (layer B.Cu)))
"""
SCHEMATIC = """(kicad_sch (version 20211123) (uuid {uuid})
  (lib_symbols (symbol "Device:R" (property "Reference" "R") (property "Value" "R")))
  (wire (pts (xy {x} 10) (xy {x} 17.62)) (stroke (width 0)) (uuid {uuid}))
  (label "SDA" (at {x} 10 0) (uuid {uuid}))
  (global_label "RESET" (shape input) (at {x} 12 0))
  (symbol (lib_id "Device:R") (at {x} 30 0) (uuid {uuid})
    (property "Reference" "{name}" (id 0)) (property "Value" "10k" (id 1))
    (property "Footprint" "R_0402" (id 2))))
"""


def _board(x: float = 100, turn: int = 0, name: str = "R1", layer: str = "F.Cu") -> bytes:
    return BOARD.format(x=x, turn=turn, name=name, layer=layer).encode()


def _schematic(x: float = 50, name: str = "R1", uuid: str = "a-b") -> bytes:
    return SCHEMATIC.format(x=x, name=name, uuid=uuid).encode()


def test_place_turn_name_and_layer_of_a_board_change_nothing() -> None:
    tokens = kicad_board.tokens(_board())
    assert tokens.total() == 2
    assert kicad_board.tokens(_board(33, 90, "R77", "B.Cu")) == tokens


def test_other_versions_write_the_same() -> None:
    assert kicad_board.tokens(OLD.encode()) == kicad_board.tokens(_board())


def test_pads_and_tracks_of_a_board_count() -> None:
    tokens = kicad_board.tokens(_board())
    for old, new in (
        (b"0.64", b"0.74"),
        (b"0.25", b"0.35"),
        (b"23.5", b"23.6"),
        (b"0.51", b"0.61"),
    ):
        assert kicad_board.tokens(_board().replace(old, new)) != tokens


def test_place_name_and_id_of_a_schematic_change_nothing() -> None:
    tokens = kicad_schematic.tokens(_schematic())
    assert tokens.total() == 4
    assert kicad_schematic.tokens(_schematic(12, "R9", "c-d")) == tokens


def test_values_wires_and_labels_of_a_schematic_count() -> None:
    tokens = kicad_schematic.tokens(_schematic())
    for old, new in (
        (b"10k", b"22k"),
        (b"17.62", b"20.16"),
        (b"SDA", b"SCL"),
        (b"RESET", b"R"),
    ):
        assert kicad_schematic.tokens(_schematic().replace(old, new)) != tokens


def test_what_breaks_off_gives_what_stood_before() -> None:
    whole = kicad_board.tokens(_board())
    assert kicad_board.tokens(_board()[:-2]) == whole
    for end in range(0, len(_board()), 7):
        assert kicad_board.tokens(_board()[:end]) <= whole
    for end in range(0, len(_schematic()), 7):
        assert kicad_schematic.tokens(_schematic()[:end]) <= kicad_schematic.tokens(
            _schematic()
        )


def test_hostile_numbers_are_taken() -> None:
    for number in (b"nan", b"1e999", b"-inf", b"x", b"9" * 400):
        assert kicad_board.tokens(_board().replace(b"23.5", number)).total() == 2
        assert kicad_schematic.tokens(_schematic().replace(b"17.62", number)).total() == 4
    assert not kicad_board.tokens(b"(" * 20_000)
