"""Does an OpenSCAD program say whose it is, and which of its modules came from elsewhere?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.licences.fields import licence_in_field
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.designs import scad
from pplcheck.read.lettering import sounds_like_law
from tests.read.designs.told import broken, rows, told

K = EvidenceKind

EMBEDDED = """include <vars.scad>
use <top.scad>
//=BOM=
//M3 square nut https://shop.example/1
//=====
teeth = 24;
module hub() { cylinder(d = 5); }
hub();

// Ratchet by A. Nother Maker
// It is licensed under the GNU LGPL 2.1 license.
// https://www.thingiverse.com/thing:1234567
module ratchet() { cube(1); }
"""


def _fields(seen: list[Evidence]) -> list[tuple[str, int, str]]:
    found = [(licence_in_field(one), one) for one in seen if one.kind is K.EMBEDDED]
    return [(licence.normal, one.line, one.about) for licence, one in found if licence]


def test_terms_before_a_module_in_the_middle_are_that_modules() -> None:
    seen = told(scad, EMBEDDED)
    assert rows(seen, K.NOTICE) == [("LGPL-2.1-only", 11, "module ratchet")]
    assert rows(seen, K.AUTHOR) == [("A. Nother Maker", 10, "module ratchet")]
    assert rows(seen, K.IDENTIFIER) == [("thing:1234567", 12, "module ratchet")]
    assert rows(seen, K.PART) == [("M3 square nut", 4, "")]
    assert [(one.value, one.relation) for one in seen if one.kind is K.LINK] == [
        ("vars.scad", Relation.CONTAINS),
        ("top.scad", Relation.CONTAINS),
        ("https://www.thingiverse.com/thing:1234567", Relation.DERIVED_FROM),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A header speaks of the file, even if a module follows at once.
        ("// GNU GPL v3\nmodule a() {}", ("GPL-3.0-only", 1, "")),
        ("$fn = 96;\n/* Licensed under CC0-1.0 */\nmodule a() {}", ("CC0-1.0", 2, "")),
        ("use <a.scad>\n\n// MIT License\nmodule a() {}", ("MIT", 3, "")),
        ("module a() {}\n// Licensed under CC0-1.0\n", ("CC0-1.0", 2, "")),
        (
            "module a() {\n// Licensed under CC0-1.0\ncube(1); }",
            ("CC0-1.0", 2, "module a"),
        ),
        (
            "module a() {}\n/* Licensed under CC0-1.0 */\nfunction f(x) = x;",
            ("CC0-1.0", 2, "function f"),
        ),
    ],
)
def test_of_what_terms_speak(text: str, expected: tuple[str, int, str]) -> None:
    assert rows(told(scad, text), K.NOTICE) == [expected]


def test_the_second_terms_of_a_head_are_those_of_the_module_behind_them() -> None:
    text = "// Licensed under CC0-1.0\nx = 1;\n// Licensed under CC-BY-4.0\nmodule a() {}"
    assert rows(told(scad, text), K.NOTICE) == [
        ("CC0-1.0", 1, ""),
        ("CC-BY-4.0", 3, "module a"),
    ]


def test_terms_that_stand_about_nothing_are_a_hint() -> None:
    text = "module a() {}\n// Licensed under CC0-1.0\nb = 1;"
    (seen,) = (one for one in told(scad, text) if one.kind is K.NOTICE)
    assert seen.confidence < 0.7
    text = text.replace("Licensed", "This file is licensed")
    (seen,) = (one for one in told(scad, text) if one.kind is K.NOTICE)
    assert seen.confidence >= 0.7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("// Screws (and other long titles)\n// License: GPL v3\n\n", ("GPL-3.0-only", 2, "")),
        (
            "/*\nLicense: Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)\nDate: 1\n*/",
            ("CC-BY-SA-4.0", 2, ""),
        ),
        ("// License: LGPL 2.1 or later", ("LGPL-2.1-or-later", 1, "")),
        ("// Lizenz: CC BY 4.0 */", ("CC-BY-4.0", 1, "")),
    ],
)
def test_a_labelled_line_is_a_field(text: str, expected: tuple[str, int, str]) -> None:
    assert _fields(told(scad, text)) == [expected]


def test_a_label_whose_words_go_on_stays_a_passage() -> None:
    seen = told(scad, "// Title\n// License: GNU General Public\n// License version 3\n")
    assert _fields(seen) == []
    assert rows(seen, K.NOTICE) == [("GPL-3.0-only", 2, "")]


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("Spool holder by Ada Maker, 2019.", K.AUTHOR, "Ada Maker"),
        (
            "Ada Maker <ada@commons.example> and others",
            K.AUTHOR,
            "Ada Maker <ada@commons.example>",
        ),
        ("Author: ada", K.AUTHOR, "ada"),
        ("@author Ada Maker", K.AUTHOR, "Ada Maker"),
        ("Written in 2015 by Zoë van Maker", K.AUTHOR, "Zoë van Maker"),
        ("Copyright Ada Maker 2018", K.COPYRIGHT, "Copyright Ada Maker 2018"),
        ("Copyright Law of 1996", K.COPYRIGHT, None),
        ("Based on a clip by Bo Other", K.AUTHOR, None),
        ("Author: Unknown", K.AUTHOR, None),
        ("made by OpenSCAD", K.AUTHOR, None),
        ("cut by CNC so that it fits", K.AUTHOR, None),
    ],
)
def test_who_made_it(line: str, kind: EvidenceKind, value: str | None) -> None:
    seen = told(scad, f"// {line}\ncube(1);")
    assert [one.value for one in seen if one.kind is kind] == ([value] if value else [])


def test_from_what_it_was_made() -> None:
    text = """// My own page: https://www.thingiverse.com/thing:1
// Remix of https://www.thingiverse.com/thing:2 by Bo
// Based on https://git.example/clip, see http://creativecommons.org/licenses/by/3.0/
cube(1);
"""
    seen = told(scad, text)
    assert [one.value for one in seen if one.kind is K.IDENTIFIER] == ["thing:1", "thing:2"]
    links = [one.value for one in seen if one.kind is K.LINK]
    assert links[:1] == ["https://www.thingiverse.com/thing:2"]


def test_fonts_are_no_designs() -> None:
    assert told(scad, "use <Liberation.ttf>\nuse <a.scad>")[0].value == "a.scad"


def test_encodings_and_what_is_no_text() -> None:
    assert rows(told(scad, "// © 2026 Zoë".encode("cp1252")), K.COPYRIGHT)
    assert rows(told(scad, "\ufeff// Licensed under CC0-1.0"), K.NOTICE) == [("CC0-1.0", 1, "")]
    assert not scad.claims(b"PK\3\4\0\0")


@pytest.mark.parametrize(
    "words",
    [
        "License", "Copyleft", "Creative Commons", "CC-BY", "CC0", "by-sa", "LGPL", "CERN",
        "TAPR", "OHL", "Solderpad", "public domain", "open hardware", "SPDX", "All rights",
        "Apache 2", "BSD 3", "MIT licence", "MPL 2", "Unlicense", "\u00a9", "(c)",
    ],
)  # fmt: skip
def test_whatever_sounds_like_law_is_heard_in_the_middle_of_a_file(words: str) -> None:
    assert sounds_like_law(words)
    text = f"module a() {{}}\n// {words}\nmodule b() {{}}"
    assert K.PASSAGE in {seen.kind for seen in scad.read("x", text.encode())}


def test_a_file_of_a_machine_is_refused() -> None:
    assert "more than 4 MiB" in broken(scad, b"x" * (4 * 1024 * 1024 + 1))[1]
    assert "more than 50,000 comments" in broken(scad, b"x;//\n\n" * 60_000)[1]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert (
        broken(scad, f"// License:{text}\nmodule a() {{ /* by {text} */ }}".encode())[1] == ""
    )


def test_the_sample(shared: Path) -> None:
    content = (shared / "designs/scad/embedded_module.synthetic.scad").read_bytes()
    assert rows(told(scad, content), K.NOTICE) == [("LGPL-2.1-only", 60, "module ratchet")]
