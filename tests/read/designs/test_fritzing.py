"""Do Fritzing sketches and parts say who made them, and of what do sketches speak?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.designs import fritzing
from tests.read.designs.freecad import archive
from tests.read.designs.told import broken, rows, told

K = EvidenceKind

PART = """<?xml version="1.0" encoding="UTF-8"?>
<module fritzingVersion="0.6.3" moduleId="32fdbe40">
 <author>Ada Maker</author>
 <title>LED strip</title>
 <properties><property name="family">LED</property><property name="License">CC0-1.0</property>
 </properties>
 <description>&lt;b&gt;Strip&lt;/b&gt;&lt;br/&gt;Licensed under CC-BY-SA-4.0</description>
 <views><iconView><title>no</title></iconView></views>
</module>"""
SKETCH = """<?xml version="1.0" encoding="UTF-8"?>
<module fritzingVersion="0.9.10"><instances>
<instance moduleIdRef="NoteModuleID"><title>Note1</title>
<text>&lt;style&gt;p { license: x }&lt;/style&gt;&lt;p&gt;Copyright 2026 Coop&lt;/p&gt;
&lt;p&gt;Licensed under CERN-OHL-S-2.0&lt;/p&gt;</text></instance>
</instances></module>"""


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_part(is_packed: bool) -> None:
    content = PART.encode()
    packed = archive({"part.strip.fzp": content, "svg.icon.svg": "<svg/>"})
    seen = told(fritzing, packed if is_packed else content, "a.fzpz" if is_packed else "a.fzp")
    assert rows(seen, K.AUTHOR) == [("Ada Maker", 3, "")]
    assert rows(seen, K.TITLE) == [("LED strip", 4, "")]
    assert rows(seen, K.EMBEDDED) == [("CC0-1.0", 5, "")]
    assert [value for value, _, _ in rows(seen, K.NOTICE)] == ["CC-BY-SA-4.0"]
    assert rows(seen, K.IDENTIFIER) == [("fritzing-part:32fdbe40", 2, "")]


def test_a_sketch_and_the_parts_in_it() -> None:
    seen = told(fritzing, archive({"a.fz": SKETCH, "part.strip.fzp": PART}), "a.fzz")
    assert [value for value, _, about in rows(seen, K.NOTICE) if not about] == [
        "CERN-OHL-S-2.0"
    ]
    assert [value for value, _, _ in rows(seen, K.COPYRIGHT)] == ["Copyright 2026 Coop"]
    assert rows(seen, K.AUTHOR) == [("Ada Maker", 3, "part part.strip.fzp")]
    assert rows(told(fritzing, SKETCH, "a.fz"), K.AUTHOR) == []


def test_the_generator_of_parts_is_no_author() -> None:
    text = PART.replace("Ada Maker", "Fritzing Part-o-matic")
    assert rows(told(fritzing, text, "a.fzp"), K.AUTHOR) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (archive({"a.txt": "x"}), "neither a sketch nor a part"),
        (archive({"a.fzp": b" " * (5 * 1024 * 1024)}), "unpacks to more than 4 MiB"),
        (archive({"a.fzp": ""}), "not XML"),
        (archive({"a.fz": "x", "b.fzp": PART})[:200], "not a zip archive, or cut off"),
        (PART[:300].encode(), "not XML"),
        (PART.replace("<module", '<!DOCTYPE m [<!ENTITY a "b">]><module').encode(), "document"),
    ],
)
def test_what_is_broken_has_a_reason(content: bytes, reason: str) -> None:
    assert reason in broken(fritzing, content)[1]


def test_other_files_of_that_ending_are_left_alone() -> None:
    assert not fritzing.claims(b"<xml/>")


@given(st.integers(0, 500), st.binary(max_size=40))
def test_nothing_else_ends_it(at: int, noise: bytes) -> None:
    for whole in (archive({"a.fz": SKETCH, "b.fzp": PART}), PART.encode()):
        broken(fritzing, whole[:at] + noise + whole[at + len(noise) :])
