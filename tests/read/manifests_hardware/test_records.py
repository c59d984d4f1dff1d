"""What do RO-Crate, OSHWA, Open Know-Where and CycloneDX say of a design?"""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.manifests import bill_of_materials, okw, oshwa_record, ro_crate
from pplcheck.syntax.places import UnparsableError
from tests.read.manifests_hardware.told import licences, links, told

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


@settings(deadline=None)
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
