"""What do GitBuilding, Thingiverse and the ids of OSHWA say in settings and texts?"""

from pathlib import Path

import pytest

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.pipeline.file import read_file
from pplcheck.read import CueFinder, CueReader, Window
from pplcheck.read.manifests import gitbuilding, gitbuilding_parts, thingiverse
from pplcheck.read.text import gitbuilding_links, oshwa_id
from tests.read.manifests_hardware.told import licences, links, told


def _around_cues(reader: CueReader, content: bytes) -> "list[Evidence]":
    hits = CueFinder(reader.CUES).find(content, len(content))
    offsets = sorted(offset for found in hits.values() for offset in found)
    return list(reader.read(Window(content), offsets))


def test_gitbuilding_settings() -> None:
    text = (
        "Title: Loom\nAuthors:\n  - Ada\n  - Bea\nAffiliation: Guild\nLicense: CERN-OHL-1.2\n"
    )
    found = list(gitbuilding.read("buildconf.yaml", text.encode()))
    assert told(found) == [
        ("title", "Loom"),
        ("package", "Loom"),
        ("author", "Ada"),
        ("author", "Bea"),
        ("organisation", "Guild"),
        ("manifest", "CERN-OHL-1.2"),
    ]
    assert not list(gitbuilding.read("buildconf.yaml", b"steps:\n  - image: x\n"))


def test_gitbuilding_parts_have_numbers_of_shops() -> None:
    text = (
        "Nut:\n  Name: M3 nut\n  Suppliers:\n    RS: {PartNo: 1-2, Link: x}\n"
        "Tool:\n  Name: Key\n  Specs: {Size: 3}\n"
        "other:\n  name: no part of a library\n"
    )
    found = told(gitbuilding_parts.read("Parts.yaml", text.encode()))
    assert found == [("part", "M3 nut", "RS 1-2"), ("part", "Key")]


def test_gitbuilding_pages_name_parts_and_designs() -> None:
    page = (
        "# Build\n\nTake the [frame](models/frame.stl){qty:1, cat:printedpart} and "
        "[M3 nuts](parts/nut.md){qty: 4, cat:mech}.\n\n[lamp]{cat:elect}\nuse {qty:2} alone\n"
    )
    found = _around_cues(gitbuilding_links, page.encode())
    assert told(found, EvidenceKind.PART) == [
        ("part", "frame", "1"),
        ("part", "M3 nuts", "4"),
        ("part", "lamp"),
    ]
    assert links(found) == [("contains", "models/frame.stl", 1.0)]
    assert (found[0].line, found[0].column) == (3, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[![OSHW](x.svg)](https://certification.oshwa.org/de000012.html)", ["DE000012"]),
        ("Certified: OSHW DE000012, thanks", ["DE000012"]),
        ("[OSHW] US002345 | Certified open source hardware", ["US002345"]),
        ("OSHWA UID: CN000015", ["CN000015"]),
        ("![oshw-tr000001](oshwa_tr000001.svg)", ["TR000001"]),
        ("see https://certification.oshwa.org/list.html", []),
        ('attestation = "https://certification.oshwa.org/cl000001.html"', []),
        ("OSHWA, part no. AB1234567", []),
        ("USxxxxxx of OSHWA", []),
    ],
)
def test_ids_of_certifications_in_any_text(text: str, expected: list[str]) -> None:
    found = _around_cues(oshwa_id, text.encode())
    assert [seen.value for seen in found] == [f"oshwa:{uid}" for uid in expected]


THING = """\
            ,:::::
https://www.thingiverse.com/thing:2320020
Box &amp; lid by Ada is licensed under the Creative Commons - Attribution - Share Alike license.
http://creativecommons.org/licenses/by-sa/3.0/

# Summary

Fits https://www.thingiverse.com/thing:99 by Bea.
"""


def test_a_readme_of_thingiverse_speaks_of_one_thing() -> None:
    found = list(thingiverse.read("README.txt", THING.encode()))
    assert told(found) == [
        ("title", "Box & lid"),
        ("package", "Box & lid"),
        ("author", "Ada"),
        ("manifest", "Creative Commons - Attribution - Share Alike"),
        ("identifier", "thing:2320020"),
        ("link", "thing:2320020"),
    ]
    assert [seen.means for seen in found if seen.kind == "manifest"] == ["CC-BY-SA-3.0"]
    assert [seen.line for seen in found] == [3, 3, 3, 3, 2, 2]


def test_a_licence_of_thingiverse_has_the_address_behind_the_title() -> None:
    text = (
        "Nut f&uuml;r TR8 (https://www.thingiverse.com/thing:12) by Ada is licensed under the "
        "Creative Commons - Attribution license.\nhttp://creativecommons.org/licenses/by/3.0/\n"
    )
    found = list(thingiverse.read("LICENSE.txt", text.encode()))
    assert told(found, EvidenceKind.TITLE, EvidenceKind.IDENTIFIER) == [
        ("title", "Nut für TR8"),
        ("identifier", "thing:12"),
    ]
    assert {seen.line for seen in found} == {1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "This thing was created by Thingiverse user ada, and is licensed under cc-sa.",
            [("ada", "cc-sa")],
        ),
        ("The lamp by Ada is licensed under the MIT license.", []),
        ("Thingiverse is a site. This licence is the MIT license.", []),
    ],
)
def test_sentences_of_thingiverse(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(thingiverse.read("LICENSE.txt", text.encode()))
    authors = [seen.value for seen in found if seen.kind is EvidenceKind.AUTHOR]
    assert list(zip(authors, (value for value, _ in licences(found)), strict=True)) == expected


@pytest.mark.parametrize(
    "name",
    ["arduino_shop_okw.yml", "nimble_gitbuilding_buildconf.yaml", "cyclonedx_hbom.json"],
)
def test_real_files_are_read_without_a_fault(shared: Path, name: str) -> None:
    content = (shared / "designs/manifests" / name).read_bytes()
    called = "bom.json" if "cyclonedx" in name else name
    reading = read_file(called, content)
    assert reading.evidence
    assert not reading.faults
