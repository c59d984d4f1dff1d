"""Does a FreeCAD document say what somebody chose, and keep it apart from what nobody did?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.designs import fcstd
from tests.read.designs.freecad import (
    DEFAULT,
    archive,
    document,
    document_xml,
    properties,
)
from tests.read.designs.told import broken, rows, told

K = EvidenceKind
RESERVED = "All rights reserved"


def _licences(content: bytes) -> list[Evidence]:
    return [seen for seen in told(fcstd, content) if seen.kind is K.EMBEDDED]


@pytest.mark.parametrize(
    "address",
    [
        "http://en.wikipedia.org/wiki/All_rights_reserved",
        "https://en.wikipedia.org/wiki/All_rights_reserved",
        "http://de.wikipedia.org/wiki/Alle_Rechte_vorbehalten",
        "http://fr.wikipedia.org/wiki/Copyright",
        "https://zh.wikipedia.org/wiki/%E7%89%88%E6%9D%83%E6%89%80%E6%9C%89",
        "https://pt.wikipedia.org/wiki/Todos_os_direitos_reservados ",
    ],
)
def test_the_default_is_told_in_any_language(address: str) -> None:
    (seen,) = _licences(document({"License": RESERVED, "LicenseURL": address}))
    assert (seen.value, seen.is_default) == (RESERVED, True)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://maker.example/terms",
        "http://en.wikipedia.org/wiki/All_rights_reserved and see LICENSE",
        "http://en.wikipedia.org/wiki/All_rights_reserved+https://maker.example/terms",
        "https://wikipedia.org.maker.example/wiki/All_rights_reserved",
        "https://creativecommons.org/licenses/by/4.0/",
    ],
)
def test_whatever_was_added_makes_it_a_statement(address: str) -> None:
    (seen,) = _licences(document({"License": RESERVED, "LicenseURL": address}))
    assert not seen.is_default
    assert seen.value.startswith(RESERVED)
    assert address in seen.value


def test_two_tiers_stay_whole() -> None:
    both = (
        "General: http://en.wikipedia.org/wiki/All_rights_reserved + Private use:"
        " https://creativecommons.org/licenses/by-nc-sa/3.0/ (CC BY-NC-SA 3.0)"
    )
    (seen,) = _licences(document({"License": RESERVED, "LicenseURL": both}))
    assert (seen.value, seen.means, seen.is_default) == (f"{RESERVED}; {both}", "", False)


@pytest.mark.parametrize(
    ("name", "address", "means"),
    [
        # What the preferences of 0.18, of 1.0, and people write.
        (
            "CreativeCommons Attribution-ShareAlike",
            "http://creativecommons.org/licenses/by-sa/4.0/",
            "CC-BY-SA-4.0",
        ),
        (
            "CERN Open Hardware Licence strongly-reciprocal",
            "https://cern-ohl.web.cern.ch/",
            "CERN-OHL-S-2.0",
        ),
        ("FreeArt", "https://artlibre.org/licence/lal", "LAL-1.3"),
        ("Public Domain", "https://en.wikipedia.org/wiki/Public_domain", ""),
        ("GPL-3.0-only", "https://maker.example/legal", ""),
    ],
)
def test_the_address_tells_the_version_and_hides_no_name(
    name: str, address: str, means: str
) -> None:
    (seen,) = _licences(document({"License": name, "LicenseURL": address}))
    assert (seen.value, seen.means, seen.is_default) == (name, means, False)


def test_an_address_alone_is_the_value_and_empty_fields_are_told() -> None:
    address = "https://creativecommons.org/licenses/by/4.0/"
    (seen,) = _licences(document({"License": "", "LicenseURL": address}))
    assert (seen.value, seen.means) == (address, "CC-BY-4.0")
    (seen,) = _licences(document({"License": " ", "LicenseURL": DEFAULT["LicenseURL"]}))
    assert (seen.value, seen.is_default) == ("", False)
    assert _licences(document({"Label": "Bracket"})) == []


def test_makers_title_and_names() -> None:
    seen = told(
        fcstd,
        document(
            {
                "Comment": "Copyright (C) 2026 Ada Maker\nLicensed under CC-BY-4.0",
                "Company": "Private projects, not released for commercial use.",
                "CreatedBy": "Ada Maker",
                "Id": "P-17",
                "Label": "Unnamed1",
                "LastModifiedBy": "Bo & Co",
                "Uid": "90eacaa5-4a3e-44c4-97b5-890da7f51b5e",
            }
        ),
    )
    assert [seen.value for seen in seen if seen.kind is K.AUTHOR] == ["Ada Maker", "Bo & Co"]
    assert rows(seen, K.ORGANISATION, K.TITLE) == []
    assert rows(seen, K.NOTICE) == [("CC-BY-4.0", 0, "")]
    assert {value for value, _, _ in rows(seen, K.IDENTIFIER)} == {
        "P-17",
        "freecad-uid:90eacaa5-4a3e-44c4-97b5-890da7f51b5e",
        "FreeCAD 0.19R24267 (Git)",
    }


def test_parts_within_speak_of_themselves() -> None:
    def part(label: str, licence: str) -> str:
        address = "http://creativecommons.org/licenses/by/3.0/"
        values = {"Label": label, "License": licence, "LicenseURL": address}
        return f'<Object name="{label}">{properties(values)}</Object>'

    objects = part("A", "CC BY 3.0") + part("B", "") + part("C", "CERN-OHL-S-2.0")
    first, *parts = _licences(document(DEFAULT, objects))
    assert (first.about, first.is_default) == ("", True)
    assert [(seen.value, seen.about, seen.is_default) for seen in parts] == [
        ("CC BY 3.0", "part A", True),
        ("CERN-OHL-S-2.0", "part C", False),
    ]


def test_solids_by_checksum_and_links_to_other_documents() -> None:
    links = '<XLink file="" name="Body"/>' + '<XLink file="../parts/Gear.FCStd" name="B"/>' * 2
    members: dict[str, str | bytes] = {
        "Document.xml": document_xml(DEFAULT, links),
        "PartShape.brp": b"x" * 5000,
        "PartShape1.brp": b"x" * 5000,
        "Sketch.brp": b"y" * 300,
    }
    seen = told(fcstd, archive(members))
    solids = [one.value for one in seen if one.value.startswith("freecad-solid:")]
    # CRC-32 of 5,000 letters x, as gzip tells it.
    assert solids == ["freecad-solid:00dbf026:5000"]
    (linked,) = (one for one in seen if one.kind is K.LINK)
    assert (linked.value, linked.relation) == ("../parts/Gear.FCStd", Relation.CONTAINS)


def test_what_is_broken_or_hostile_is_refused_with_a_reason() -> None:
    whole = document(DEFAULT)
    bomb = archive({"Document.xml": b" " * (17 * 1024 * 1024)})
    doctype = archive({"Document.xml": '<!DOCTYPE d [<!ENTITY a "b">]><Document/>'})
    for content, reason in (
        (whole[:-30], "not a zip archive, or cut off"),
        (archive({"other.xml": ""}), "without Document.xml"),
        (bomb, "unpacks to more than 16 MiB"),
        (doctype, "a document type"),
        (archive({"Document.xml": "<Document><Properties>"}), "not XML"),
        (archive({"Document.xml": "<a>" * 300}), "nested too deeply"),
        (archive({"../Document.xml": document_xml(DEFAULT)}), "without Document.xml"),
    ):
        seen, what = broken(fcstd, content)
        assert reason in what
        assert not seen


@given(st.integers(0, 2000), st.binary(max_size=40))
def test_nothing_else_ends_it(at: int, noise: bytes) -> None:
    whole = document(DEFAULT | {"Label": "A"}, '<XLink file="b.FCStd"/>')
    broken(fcstd, whole[:at] + noise + whole[at + len(noise) :])


def test_real_documents(shared: Path) -> None:
    content = (shared / "designs/fcstd/LM8uu.FCStd").read_bytes()
    assert ("Juan Gonzalez-Gomez (Obijuan)", 0, "") in rows(told(fcstd, content), K.AUTHOR)
