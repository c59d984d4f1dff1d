"""What do GitBuilding, RO-Crate, OSHWA, Open Know-Where and Thingiverse say of a design?"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.pipeline.file import read_file
from pplcheck.read import CueFinder, CueReader, Window
from pplcheck.read.manifests import (
    bill_of_materials,
    gitbuilding,
    gitbuilding_parts,
    okw,
    oshwa_record,
    ro_crate,
    thingiverse,
)
from pplcheck.read.text import gitbuilding_links, oshwa_id
from pplcheck.syntax.places import UnparsableError
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


CRATE = {
    "@context": "https://w3id.org/ro/crate/1.1/context",
    "@graph": [
        {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"}},
        {
            "@id": "./",
            "@type": "Dataset",
            "name": "Loom",
            "license": {"@id": "https://spdx.org/licenses/CERN-OHL-S-2.0"},
            "author": [{"@id": "#ada"}, {"@id": "#guild"}, {"@id": "https://orcid.org/0"}],
            "publisher": {"@id": "#guild"},
            "isBasedOn": {"@id": "https://example.org/old-loom"},
            "hasPart": [{"@id": "plan.pdf"}, {"@id": "frame.stl"}],
        },
        {"@id": "#ada", "@type": "Person", "name": "Ada"},
        {"@id": "#guild", "@type": "Organization", "name": "Guild"},
        {"@id": "plan.pdf", "@type": "File", "license": "CC-BY-SA-4.0"},
        {"@id": "frame.stl", "@type": "File"},
        {"@id": "#other", "@type": "File", "license": "MIT"},
    ],
}


def test_a_crate_speaks_for_its_root_and_its_parts() -> None:
    found = list(ro_crate.read("ro-crate-metadata.json", json.dumps(CRATE).encode()))
    assert [
        (seen.means or seen.value, seen.about) for seen in found if seen.kind == "manifest"
    ] == [
        ("CERN-OHL-S-2.0", ""),
        ("CC-BY-SA-4.0", "plan.pdf"),
    ]
    assert told(found, EvidenceKind.AUTHOR) == [("author", "Ada")]
    assert told(found, EvidenceKind.ORGANISATION) == [("organisation", "Guild")] * 2
    assert links(found) == [("derived-from", "https://example.org/old-loom", 1.0)]
    assert ("title", "Loom") in told(found)


def test_a_licence_of_a_crate_without_address_is_called_by_its_name() -> None:
    root = {"@id": "./", "license": {"@id": "#l"}}
    graph = {"@graph": [root, {"@id": "#l", "name": "CERN-OHL-S v2"}]}
    found = list(ro_crate.read("ro-crate-metadata.json", json.dumps(graph).encode()))
    assert [seen.value for seen in found] == ["CERN-OHL-S v2"]


RECORD = {
    "oshwaUid": "DE000012",
    "responsibleParty": "Guild",
    "responsiblePartyType": "Organization",
    "projectName": "Loom",
    "hardwareLicense": "CERN-OHL-S-2.0",
    "softwareLicense": "No software",
    "documentationLicense": "CC-BY-4.0",
    "previousVersions": ["DE000001", "x"],
}


def test_a_record_of_a_certification() -> None:
    found = list(oshwa_record.read("oshwa.json", json.dumps(RECORD).encode()))
    assert told(found) == [
        ("identifier", "oshwa:DE000012"),
        ("title", "Loom"),
        ("organisation", "Guild"),
        ("manifest", "CERN-OHL-S-2.0"),
        ("manifest", "CC-BY-4.0", "documentation"),
        ("link", "oshwa:DE000001"),
    ]


def test_several_records_speak_for_no_folder() -> None:
    of_a_person = {**RECORD, "oshwaUid": "us000001", "responsiblePartyType": "Individual"}
    text = json.dumps([RECORD, of_a_person]).encode()
    found = list(oshwa_record.read("oshwa.json", text))
    assert all(about for _, about in licences(found))
    assert ("author", "Guild", "US000001") in told(found)
    assert not list(oshwa_record.read("oshwa.json", b'{"name": "x"}'))


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


def test_a_facility_of_helpful_engineering() -> None:
    text = (
        "title: Ada's shop\ncontact: Ada Weaver, PhD, ada@example.org\nlicense: AGPL-3.0-only\n"
        "product-atoms:\n"
        "  - {identifier: Q1, link: https://www.wikidata.org/wiki/Q1}\n"
        "  - {identifier: X2, link: https://example.org/loom}\n"
        "  - {identifier: X3}\n"
    )
    found = list(okw.read("shop.okw.yml", text.encode()))
    assert licences(found) == [("AGPL-3.0-only", "the record of the facility")]
    assert told(found, EvidenceKind.TITLE, EvidenceKind.AUTHOR) == [
        ("title", "Ada's shop"),
        ("author", "Ada Weaver"),
    ]
    assert links(found) == [
        ("manufactures", "https://www.wikidata.org/wiki/Q1", 0.5),
        ("manufactures", "https://example.org/loom", 1.0),
    ]


def test_facilities_of_the_specification_and_of_the_alliance() -> None:
    toml = b'Name = "Lab"\n[Owner]\nname = "Guild"\n[Contact]\nname = "Ada"\n'
    assert told(okw.read("lab_okw.toml", toml)) == [
        ("title", "Lab"),
        ("organisation", "Guild"),
        ("author", "Ada"),
    ]
    several = [{"facility": {"name": name, "facility_id": name[0]}} for name in ("Lab", "Shop")]
    found = told(okw.read("okw.json", json.dumps(several).encode()))
    assert found == [("title", "Lab", "L"), ("title", "Shop", "S")]
    assert not list(okw.read("okw.json", b'{"$schema": "x", "title": "y"}'))


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


def test_devices_of_cyclonedx_are_parts_and_pedigrees_are_links() -> None:
    nut = {
        "type": "device",
        "name": "nut",
        "properties": [{"name": "cdx:device:quantity", "value": "4"}],
    }
    old = {"name": "old", "externalReferences": [{"type": "vcs", "url": "https://x.org/old"}]}
    bom = {
        "bomFormat": "CycloneDX",
        "metadata": {
            "component": {"type": "device", "name": "Loom", "pedigree": {"ancestors": [old]}}
        },
        "components": [
            {"type": "device", "name": "frame", "components": [nut]},
            {
                "name": "firmware",
                "version": "1",
                "pedigree": {
                    "variants": [{"name": "other", "version": "2"}],
                    "descendants": [{"name": "child"}],
                },
            },
        ],
    }
    found = list(bill_of_materials.read("bom.json", json.dumps(bom).encode()))
    assert told(found, EvidenceKind.TITLE, EvidenceKind.PART) == [
        ("title", "Loom"),
        ("part", "frame"),
        ("part", "nut", "4"),
    ]
    dependencies = [seen.about for seen in found if seen.kind is EvidenceKind.DEPENDENCY]
    assert dependencies == ["frame", "nut", "firmware@1"]
    assert links(found) == [
        ("derived-from", "https://x.org/old", 1.0),
        ("derived-from", "other 2", 0.5),
    ]


def test_spdx_3_names_packages_and_their_licences() -> None:
    graph = {
        "@graph": [
            {
                "type": "software_Package",
                "spdxId": "p",
                "name": "a",
                "software_packageVersion": "1",
            },
            {
                "type": "simplelicensing_LicenseExpression",
                "spdxId": "l",
                "simplelicensing_licenseExpression": "MIT",
            },
            {
                "type": "Relationship",
                "relationshipType": "hasDeclaredLicense",
                "from": "p",
                "to": ["l"],
            },
        ]
    }
    found = list(bill_of_materials.read("a.spdx.json", json.dumps(graph).encode()))
    assert [(seen.about, seen.value) for seen in found] == [("a@1", "MIT")]


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


@given(
    st.recursive(
        st.none() | st.text(max_size=8) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@graph",
                        "@id",
                        "about",
                        "license",
                        "author",
                        "name",
                        "hasPart",
                        "oshwaUid",
                        "facility",
                        "owner",
                        "product-atoms",
                        "components",
                        "pedigree",
                        "ancestors",
                        "bomFormat",
                        "metadata",
                        "component",
                        "type",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_no_json_does_more_than_be_refused(value: object) -> None:
    content = json.dumps(value).encode()
    for reader in (ro_crate, oshwa_record, okw, bill_of_materials):
        try:
            list(reader.read("okw.json", content))
        except UnparsableError:
            continue
