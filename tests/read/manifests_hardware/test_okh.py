"""What do manifests of Open Know-How say, in YAML (1.0) and in TOML (LOSH, 2)?"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.pipeline.file import read_file
from pplcheck.read.manifests import okh_toml, okh_yaml
from pplcheck.syntax.places import UnparsableError
from tests.read.manifests_hardware.told import licences, links, told

V1 = """\
%Open know-how manifest 0.1
---
title: Loom
license:
  hardware: CERN-OHL-S-2.0
  documentation: CC-BY-SA-4.0
  software: [value]
licensor:
  name: Ada Weaver
  affiliation: Weavers' Guild (https://example.org/)
  email: ada@example.org
manifest-author:
  name: Somebody Else
contributors:
  - name: Bea Spinner
    affiliation: A Mill
derivative-of:
  title: Old loom
  web: https://example.org/old-loom
variant-of:
  title: [value]
sub:
  - title: Shuttle
  - manifest: https://example.org/okh.yml
design-files:
  - path: cad/loom.FCStd
bom: BOM.csv
"""


def test_version_1_keeps_hardware_documentation_and_software_apart() -> None:
    found = list(okh_yaml.read("okh.yml", V1.encode()))
    assert licences(found) == [
        ("CERN-OHL-S-2.0", ""),
        ("CC-BY-SA-4.0", "documentation"),
    ]
    (hardware, _) = (seen for seen in found if seen.kind is EvidenceKind.MANIFEST)
    assert (hardware.line, hardware.column) == (5, 13)
    assert told(
        found,
        EvidenceKind.TITLE,
        EvidenceKind.PACKAGE,
        EvidenceKind.AUTHOR,
        EvidenceKind.ORGANISATION,
        EvidenceKind.CONTRIBUTOR,
    ) == [
        ("title", "Loom"),
        ("package", "Loom"),
        ("author", "Ada Weaver"),
        ("organisation", "Weavers' Guild"),
        ("contributor", "Bea Spinner"),
    ]
    assert links(found) == [
        ("derived-from", "https://example.org/old-loom", 1.0),
        ("contains", "Shuttle", 1.0),
        ("contains", "https://example.org/okh.yml", 1.0),
        ("contains", "cad/loom.FCStd", 1.0),
        ("contains", "BOM.csv", 1.0),
    ]


def test_the_first_line_of_the_template_needs_no_document_mark() -> None:
    text = "%Open know-how manifest 0.1\ntitle: Loom\n"
    assert told(okh_yaml.read("okh.yml", text.encode()))[0] == ("title", "Loom")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("license: CC-BY-SA-4.0", [("CC-BY-SA-4.0", "")]),
        ("license: AGPL 3.0 https://www.gnu.org/licenses/agpl-3.0.en.html", [("AGPL 3.0", "")]),
        ("license: [CC0-1.0, MIT]", [("CC0-1.0 AND MIT", "")]),
        ("license: [value]", []),
        ("license:\n  hardware: [value]\n  documentation:\n", []),
        ("license: the-SPDX-ID", []),
        ("license:", []),
        ("license: {Hardware: MIT}", [("MIT", "")]),
    ],
)
def test_a_plain_licence_speaks_for_the_whole_and_a_blank_says_nothing(
    written: str, expected: list[tuple[str, str]]
) -> None:
    assert licences(okh_yaml.read("okh.yml", written.encode())) == expected


@pytest.mark.parametrize(
    ("licensor", "expected"),
    [
        ("Ada", [("author", "Ada")]),
        ("Ada <ada@example.org>", [("author", "Ada")]),
        ("Ada (Guild) <ada@example.org>", [("author", "Ada"), ("organisation", "Guild")]),
        ("[{name: Ada}, {name: Bea}]", [("author", "Ada"), ("author", "Bea")]),
        ("[Ada, Bea]", [("author", "Ada"), ("author", "Bea")]),
        ("{name: , email: }", []),
        ("{email: ada@example.org}", []),
        ("{name: '[value]'}", []),
    ],
)
def test_a_licensor_is_a_text_a_table_or_a_list(
    licensor: str, expected: list[tuple[str, str]]
) -> None:
    assert told(okh_yaml.read("okh.yml", f"licensor: {licensor}".encode())) == expected


def test_the_parts_of_version_1_stand_in_a_text_or_in_atoms() -> None:
    in_text = "bom: legs, seat (pine, oak), back\n"
    assert told(okh_yaml.read("okh.yml", in_text.encode())) == [
        ("part", "legs"),
        ("part", "seat (pine, oak)"),
        ("part", "back"),
    ]
    atoms = f"{in_text}bom-atoms:\n  - {{identifier: Q1, description: leg}}\n"
    assert told(okh_yaml.read("okh.yml", atoms.encode())) == [("part", "leg", "Q1")]


def test_a_key_that_stands_twice_is_told_after_what_was_read() -> None:
    text = b"title: Loom\nlicense: MIT\nlicense: CC0-1.0\n"
    reading = read_file("okh.yml", text)
    assert licences(reading.evidence) == [("CC0-1.0", "")]
    with pytest.raises(UnparsableError) as caught:
        list(okh_yaml.read("okh.yml", text))
    assert (caught.value.line, caught.value.column) == (3, 1)


LOSH = """\
okhv = "OKH-LOSHv1.0"
name = "Loom"
repo = "https://example.org/ada/loom"
fork-of = "https://example.org/old/loom"
license = "CERN-OHL-S-2.0"
licensor = ["Ada Weaver <ada@example.org>", "Bea"]
organization = "Guild"
bom = "sBoM.csv"
source = ["loom.scad"]
attestation = "https://certification.oshwa.org/cl000001.html"

[[part]]
name = "Shuttle"
source = "shuttle.scad"
license = "CC0-1.0"
"""


def test_losh_names_a_part_with_a_licence_of_its_own() -> None:
    found = list(okh_toml.read("okh.toml", LOSH.encode()))
    assert licences(found) == [("CERN-OHL-S-2.0", ""), ("CC0-1.0", "Shuttle")]
    assert links(found) == [
        ("derived-from", "https://example.org/old/loom", 1.0),
        ("derived-from", "https://example.org/ada/loom", 0.5),
        ("contains", "sBoM.csv", 1.0),
        ("contains", "loom.scad", 1.0),
        ("contains", "shuttle.scad", 1.0),
    ]
    names = told(found, EvidenceKind.AUTHOR, EvidenceKind.ORGANISATION, EvidenceKind.PART)
    assert names == [
        ("author", "Ada Weaver"),
        ("author", "Bea"),
        ("organisation", "Guild"),
        ("part", "Shuttle"),
    ]


def test_a_table_of_licensors_and_of_organisations() -> None:
    text = '[[licensor]]\nname = "Ada"\nmemberOf = "Guild"\n[[organisation]]\nname = "Mill"\n'
    found = told(okh_toml.read("okh.toml", text.encode()))
    assert found == [("author", "Ada"), ("organisation", "Guild"), ("organisation", "Mill")]


def test_a_template_that_nobody_filled_in_says_nothing_that_counts() -> None:
    text = (
        'name = "your-awesome-OSH"\nlicense = "AGPL-3.0-or-later"\n'
        'repo = "https://gitlab.com/YOU/your-awesome-project/"\nlicensor = "Joel Doe"\n'
    )
    (seen,) = okh_toml.read("okh.toml", text.encode())
    assert (seen.kind, seen.is_default) == (EvidenceKind.MANIFEST, True)


EXPECTED = {
    "chair_okh.yml": ([("CC-BY-4.0", "software")], [], "Chair"),
    "cubefactory_okh.yml": (
        [("CC-BY-SA-4.0", "documentation")],
        ["Bernd Muschard"],
        "CubeFactory2",
    ),
    "doorknob_okh.yml": (
        [("CERN-OHL-W-2.0", ""), ("BY-SA 4.0", "documentation")],
        ["Nicolas Vaagen"],
        "arthritis-door-knob",
    ),
    "mosh_b_okh.toml": ([("CERN-OHL-S-2.0", "")], ["Martin Häuer"], "LOSH-dummy-MOSH-B"),
    "nimble_okh.toml": ([("CERN-OHL-S-2.0", "")], ["Eric Nitschke"], "nimble"),
    "osh_cmm_okh.toml": (
        [("CERN-OHL-S-2.0", "")],
        ["Stefan Helmert"],
        "osh-cmm-logicboard",
    ),
    "yaemk_okh.toml": (
        [("GPL-3.0-only", "")],
        ["Stefan Kerkmann"],
        "YAEMK - Yet Another Ergonomic Mechanical Keyboard",
    ),
    "zacplus_okh.toml": ([("CC-BY-SA-4.0", "")], ["Oliver Schlüter"], "ZAC+"),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_real_manifests(shared: Path, name: str) -> None:
    content = (shared / "designs/manifests" / name).read_bytes()
    reader = okh_toml if name.endswith("toml") else okh_yaml
    found = list(reader.read(name, content))
    stated, authors, title = EXPECTED[name]
    assert licences(found) == stated
    assert [seen.value for seen in found if seen.kind is EvidenceKind.AUTHOR] == authors
    assert [seen.value for seen in found if seen.kind is EvidenceKind.TITLE] == [title]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_content_does_more_than_be_refused(content: bytes) -> None:
    for reader in (okh_yaml, okh_toml):
        try:
            list(reader.read("okh.yml", content))
        except UnparsableError:
            continue


@pytest.mark.parametrize("length", range(0, len(V1), 7))
def test_a_manifest_cut_off_anywhere_is_read_or_refused(length: int) -> None:
    try:
        list(okh_yaml.read("okh.yml", V1.encode()[:length]))
        list(okh_toml.read("okh.toml", LOSH.encode()[:length]))
    except UnparsableError:
        return
