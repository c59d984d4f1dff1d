"""Does an Eagle drawing say what stands on it, and its parts what they say of themselves?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.designs import eagle
from tests.read.designs.told import broken, rows, told

K = EvidenceKind

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE eagle SYSTEM "eagle.dtd">\n'
BOARD = f"""{HEAD}<eagle version="7.5.0"><drawing><board>
<plain>
<text x="10" y="20" size="1" layer="21">CERN</text>
<text x="10" y="17" size="1" layer="21">2.0</text>
<text x="10" y="18.5" size="1" layer="21">OHL-S</text>
<text x="40" y="20" size="1" layer="21">X11</text>
<text x="10" y="15.5" size="1" layer="22" rot="MR0">1.2</text>
<text x="31" y="-8" size="1" layer="51" rot="SR0">Ada Byron</text>
<wire x1="0" y1="0" x2="1" y2="0" width="0.2" layer="20"/>
</plain>
<libraries>
<library name="parts" urn="urn:adsk.eagle:library:1">
<description>&lt;b&gt;License:&lt;/b&gt; CC-BY-4.0</description>
<packages>
<package name="FRAME">
<text x="10" y="0" size="1" layer="51">Designed by:</text>
<text x="10" y="2" size="1" layer="51">&gt;NAME</text>
</package>
<package name="CHIP">
<text x="0" y="0" size="1" layer="51">(C) 2015 Chips Inc</text>
<smd name="1" x="0" y="0" dx="1" dy="1" layer="1"/>
</package>
</packages>
</library>
</libraries>
<attributes>
<attribute name="LICENSE" value=""/>
</attributes>
<elements>
<element name="F1" library="parts" package="FRAME" value="" x="10" y="-8"/>
<element name="U1" library="parts" package="CHIP" value="" x="10" y="50">
<attribute name="COPYRIGHT" value="Copyright (C) 2018 Chips Inc. All rights reserved."/>
</element>
</elements>
</board></drawing></eagle>
"""


def test_a_board_is_told_from_its_parts() -> None:
    seen = told(eagle, BOARD)
    assert rows(seen, K.NOTICE) == [
        ("CERN-OHL-S-2.0", 0, ""),
        ("CC-BY-4.0", 15, "library parts"),
    ]
    assert rows(seen, K.COPYRIGHT) == [
        ("(C) 2015 Chips Inc", 22, "package CHIP"),
        ("Copyright (C) 2018 Chips Inc. All rights reserved.", 34, "part U1"),
    ]
    assert rows(seen, K.EMBEDDED) == [("", 29, "")]
    assert rows(seen, K.LINK) == [("urn:adsk.eagle:library:1", 14, "")]


def test_an_author_may_stand_beside_the_label_of_a_frame() -> None:
    assert rows(told(eagle, BOARD), K.AUTHOR) == [("Ada Byron", 10, "")]
    elsewhere = BOARD.replace('x="31" y="-8"', 'x="60" y="-8"')
    assert rows(told(eagle, elsewhere), K.AUTHOR) == []


SCHEMATIC = f"""{HEAD}<eagle version="9.6.2"><drawing><schematic>
<description>Released under the MIT License</description>
<libraries><library name="frames">
<symbols>
<symbol name="A4"><text x="0" y="0" size="2" layer="94">Released under CC-BY-SA-4.0</text>
</symbol>
<symbol name="UNUSED"><text x="0" y="0" size="2" layer="94">Released under GPL-3.0</text>
</symbol>
<symbol name="IC"><pin name="1" x="0" y="0"/></symbol>
</symbols>
<devicesets>
<deviceset name="FRAME"><gates><gate name="G$1" symbol="A4" x="0" y="0"/></gates>
<devices><device name=""><technologies><technology name="">
<attribute name="DESIGNER" value="Nobody" constant="no"/>
</technology></technologies></device></devices></deviceset>
<deviceset name="IC"><gates><gate name="A" symbol="IC" x="0" y="0"/></gates></deviceset>
</devicesets>
</library></libraries>
<parts>
<part name="F1" library="frames" deviceset="FRAME" device="">
<attribute name="DESIGNER" value="Ada Byron"/></part>
<part name="U1" library="frames" deviceset="IC" device="">
<attribute name="AUTHOR" value="Chips Inc"/></part>
</parts>
<sheets><sheet><plain/><instances><instance part="F1" gate="G$1" x="0" y="0"/>
<instance part="U1" gate="A" x="0" y="0"/></instances></sheet></sheets>
</schematic></drawing></eagle>
"""


def test_a_frame_that_is_placed_speaks_of_the_schematic() -> None:
    seen = told(eagle, SCHEMATIC)
    assert rows(seen, K.NOTICE) == [("CC-BY-SA-4.0", 7, ""), ("MIT", 4, "")]
    assert rows(seen, K.AUTHOR) == [("Ada Byron", 23, ""), ("Chips Inc", 25, "part U1")]


def test_a_library_speaks_of_itself_and_each_thing_of_itself() -> None:
    library = f"""{HEAD}<eagle version="7"><drawing><library>
<description>Parts.&lt;br&gt;License: CC-BY-4.0</description>
<packages><package name="P"><description>(c) 2015 Chips Inc</description>
<text x="0" y="0" size="1" layer="21">Released under
the MIT License</text></package></packages>
</library></drawing></eagle>"""
    assert rows(told(eagle, library), K.NOTICE, K.COPYRIGHT) == [
        ("MIT", 0, "package P"),
        ("CC-BY-4.0", 0, ""),
        ("(c) 2015 Chips Inc", 5, "package P"),
    ]


@pytest.mark.parametrize(
    ("rotation", "expected"),
    [("R0", ["MIT"]), ("R180", ["MIT"]), ("MR0", ["MIT"]), ("R45", ["MIT"])],
)
def test_words_are_joined_however_they_are_turned(rotation: str, expected: list[str]) -> None:
    """Placed as a whole, a frame's two lines keep their places to each other."""
    turned = SCHEMATIC.replace(
        "Released under CC-BY-SA-4.0</text>",
        'Released under</text><text x="0" y="-3" size="2" layer="94">the MIT License</text>',
    ).replace('gate="G$1" x="0" y="0"', f'gate="G$1" x="30" y="40" rot="{rotation}"')
    seen = [row for row in rows(told(eagle, turned), K.NOTICE) if row[1] == 0]
    assert [value for value, *_ in seen] == expected


def test_a_text_that_is_shown_upright_ends_where_it_stands() -> None:
    texts = """<text x="30" y="0" size="1" layer="21" rot="R180">Released under</text>
<text x="17" y="-1.5" size="1" layer="21">the MIT License</text>"""
    board = f"{HEAD}<eagle><drawing><board><plain>{texts}</plain></board></drawing></eagle>"
    assert rows(told(eagle, board), K.NOTICE) == [("MIT", 0, "")]


def test_the_real_board_grants_its_licence_twice(shared: Path) -> None:
    seen = told(eagle, (shared / "designs" / "eagle" / "AD7173.brd").read_bytes())
    own = [row for row in rows(seen, K.NOTICE) if not row[2]]
    assert {value for value, *_ in own} == {"CC-BY-SA-4.0"}
    # The label is in the frame; the name was put beside it on the board.
    assert rows(seen, K.AUTHOR) == [("Silver Kuusik", 163, "")]


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        (
            '<!DOCTYPE eagle [<!ENTITY a SYSTEM "file:///etc/passwd">]><eagle>&a;</eagle>',
            "word",
        ),
        ('<!DOCTYPE eagle [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><eagle>&c;</eagle>', "word"),
        ("<eagle>" + "<a>" * 10_000, "deep"),
        ("<eagle><drawing>", "not XML"),
    ],
)
def test_what_could_fetch_or_grow_is_refused(inner: str, why: str) -> None:
    assert why in broken(eagle, inner.encode())[1]


def test_binary_eagle_is_not_claimed() -> None:
    assert not eagle.claims(b"\x10\x00\x0d\x00\x00\x00\x00\x00")
    assert not eagle.claims(b'<?xml version="1.0"?><schema/>')


@given(st.integers(0, len(BOARD)), st.binary(max_size=20))
def test_a_broken_board_says_what_stood_before(end: int, noise: bytes) -> None:
    seen, why = broken(eagle, BOARD.encode()[:end] + noise)
    assert why or end >= len(BOARD) - 1
    if end > BOARD.index("</plain>"):
        assert "CERN" in seen[0].value
