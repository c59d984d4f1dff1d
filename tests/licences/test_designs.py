"""What do the fields of designs say, which of it holds, and who disagrees?"""

from dataclasses import replace

import pytest

from pplcheck.licences import (
    Annotations,
    Ground,
    declare,
    declare_parts,
    designs_of,
    differing_designs,
    parse_loosely,
)
from pplcheck.licences.fields import licence_in_field
from pplcheck.licences.precedence import agree
from pplcheck.model.design import Format, Role, Statement
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.place import Place
from pplcheck.model.survey import Conflict, Declaration, DeclaredBy, FileRecord

FREECAD = Format("FreeCAD document", Role.DESIGN, "its specification", ())


def _field(
    value: str, *, means: str = "", is_default: bool = False, about: str = ""
) -> Evidence:
    return Evidence(
        EvidenceKind.EMBEDDED,
        value,
        is_default=is_default,
        means=means,
        about=about,
        locator="Document.xml, Property License",
    )


def _design(path: str, *evidence: Evidence) -> FileRecord:
    return FileRecord(path, "0" * 40, 1, evidence, format=FREECAD)


def _manifest(path: str, licence: str) -> FileRecord:
    return FileRecord(path, "0" * 40, 1, (Evidence(EvidenceKind.MANIFEST, licence, 1, 1),))


def _sidecar(path: str, licence: str) -> FileRecord:
    return FileRecord(path, "0" * 40, 1, (Evidence(EvidenceKind.SPDX_TAG, licence, 1, 1),))


def _settled(*files: FileRecord) -> tuple[tuple[FileRecord, ...], tuple[Conflict, ...]]:
    declarations, unread = declare(files)
    assert unread == []
    ground = Ground(declarations, annotations=Annotations(files))
    settled = ground.settled(files)
    return settled, differing_designs(settled, ground)


@pytest.mark.parametrize(
    ("written", "means", "licence"),
    [
        ("CC-BY-SA-4.0", "", "CC-BY-SA-4.0"),
        ("CC-BY 3.0", "", "CC-BY-3.0"),
        ("Creative Commons Attribution", "CC-BY-3.0", "CC-BY-3.0"),
        ("", "CC-BY-SA-4.0", "CC-BY-SA-4.0"),
        # An address cannot say "or later", nor, where nobody knows it, hide a name.
        ("GPL-3.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later"),
        ("GNU GPL", "GPL-3.0-only", "GPL-3.0-only"),
        ("CC BY-SA 3.0", "CC-BY-SA-3.0-DE", "CC-BY-SA-3.0-DE"),
        ("CC-BY-SA-4.0", "www.example.org/terms", "CC-BY-SA-4.0"),
        # How Thingiverse writes it: a missing version stays missing.
        ("Creative Commons - Attribution - Share Alike", "", "CC-BY-SA"),
        ("BY-SA", "", "CC-BY-SA"),
        ("Public Domain", "", "LicenseRef-Public-Domain"),
        ("https://creativecommons.org/licenses/by-nc/4.0/", "", "CC-BY-NC-4.0"),
        ("This is released under the terms of CERN-OHL-S v2", "", "CERN-OHL-S-2.0"),
        ("This Font Software is licensed under the SIL Open Font License, Version 1.1.", "",
         "OFL-1.1"),
        ("All rights reserved.", "", "NONE"),
        ("Standard Digital File License", "", "Standard Digital File License"),
    ],
)  # fmt: skip
def test_a_field_is_understood(written: str, means: str, licence: str) -> None:
    found = licence_in_field(_field(written, means=means))
    assert found is not None
    assert found.normal == licence
    assert found.written == written


@pytest.mark.parametrize(
    "written", ["", "see the license tab", "Ada", "v2", "as per LICENSE file"]
)
def test_a_field_that_names_no_licence_says_nothing(written: str) -> None:
    assert licence_in_field(_field(written)) is None


@pytest.mark.parametrize(
    "written",
    [
        "All rights reserved in general, CC BY-NC-SA 4.0 for private use",
        "Attribution - Share Alike, all rights reserved",
    ],
)
def test_a_reservation_with_an_offer_keeps_both_halves(written: str) -> None:
    found = licence_in_field(_field(written, means="CC-BY-NC-SA-4.0"))
    assert found is not None
    assert (found.normal, found.unknown) == (written, (written,))


@pytest.mark.parametrize(
    ("written", "means"), [("GPL-3.0", "CC-BY-4.0"), ("CC BY-SA 3.0", "CC-BY-SA-4.0")]
)
def test_a_name_beside_the_address_of_another_licence_is_neither(
    written: str, means: str
) -> None:
    found = licence_in_field(_field(written, means=means))
    assert found is not None
    assert found.unknown == (f"{written} ({means})",)


def test_a_default_is_told_and_never_holds() -> None:
    design = _design("frame.FCStd", _field("All rights reserved", is_default=True))
    (settled, _), differing = _settled(design, _manifest("okh.toml", "CERN-OHL-S-2.0"))
    assert settled.licence is not None
    assert settled.licence.normal == "CERN-OHL-S-2.0"
    assert differing == ()
    (told,) = designs_of([settled])
    assert (told.statement, told.written) == (Statement.DEFAULT, "All rights reserved")


def test_where_a_licence_stands_is_told_of_the_licence_and_not_of_its_neighbours() -> None:
    author = Evidence(EvidenceKind.AUTHOR, "Ana", locator="Document.xml, Property CreatedBy")
    part = replace(_field("MIT", about="part leg"), locator="a part")
    (told,) = designs_of([_design("a.FCStd", author, part, _field("CC-BY-4.0"))])
    assert told.locator == "Document.xml, Property License"


def test_what_somebody_stated_holds_over_the_folder_and_is_a_difference() -> None:
    author = Evidence(EvidenceKind.AUTHOR, "Ada", locator="Document.xml, Property CreatedBy")
    design = _design("parts/bearing.FCStd", author, _field("CC-BY 3.0"))
    (settled, _), differing = _settled(design, _manifest("okh.toml", "CC-BY-SA-4.0"))
    assert settled.governed_by is not None
    assert settled.governed_by.by is DeclaredBy.EMBEDDED
    (told,) = designs_of([settled])
    assert told.locator == "Document.xml, Property License"
    (conflict,) = differing
    assert [one.licence.normal for one in conflict.declarations] == [
        "CC-BY-3.0",
        "CC-BY-SA-4.0",
    ]
    assert (conflict.scope, conflict.used) == ("parts/bearing.FCStd", settled.governed_by)


def test_a_file_beside_a_design_holds_and_their_difference_is_told() -> None:
    design = _design("frame.FCStd", _field("GPL-3.0-only"))
    (settled, _), differing = _settled(design, _sidecar("frame.FCStd.license", "CC-BY-4.0"))
    assert settled.licence is not None
    assert settled.licence.normal == "CC-BY-4.0"
    (conflict,) = differing
    assert [one.by for one in conflict.declarations] == [
        DeclaredBy.EMBEDDED,
        DeclaredBy.SIDECAR,
    ]
    assert conflict.used is not None
    assert conflict.used.by is DeclaredBy.SIDECAR


def test_a_design_that_agrees_or_says_nothing_is_no_difference() -> None:
    files = (
        _design("a.FCStd", _field("CC BY-SA 4.0")),
        _design("b.FCStd", _field("")),
        _design("c.FCStd"),
        _design("d.FCStd", _field("BY-SA")),
        _manifest("okh.toml", "CC-BY-SA-4.0"),
    )
    settled, differing = _settled(*files)
    assert differing == ()
    told = [one.statement for one in designs_of(settled)]
    assert told == [Statement.STATED, Statement.EMPTY, Statement.SILENT, Statement.STATED]


def test_the_licence_of_a_part_does_not_speak_for_the_whole() -> None:
    symbol = _field("CC-BY-4.0", about="symbol U1")
    default = _field("CC BY 3.0", about="part Foot", is_default=True)
    words = Evidence(EvidenceKind.NOTICE, "LGPL-2.1-only", 9, about="module gear")
    design = _design("board.kicad_sch", symbol, default, words)
    (settled,), differing = _settled(design)
    assert (settled.licence, differing) == (None, ())
    parts, _ = declare_parts([design])
    assert [one.licence.normal for one in parts] == ["LGPL-2.1-only", "CC-BY-4.0"]


@pytest.mark.parametrize(
    ("one", "other", "is_agreed"),
    [
        ("CC BY-SA", "CC-BY-SA-4.0", True),
        ("CC BY-SA", "CC-BY-SA-3.0-AT", True),
        ("CC BY-SA", "CC-BY-4.0", False),
        ("CC BY-SA", "GPL-3.0-only", False),
        ("Our Own License", "GPL-3.0-only", True),
    ],
)
def test_a_name_without_its_version_agrees_with_each_of_its_versions(
    one: str, other: str, *, is_agreed: bool
) -> None:
    first, second = (
        Declaration(Place("a"), "", DeclaredBy.MANIFEST, parse_loosely(name))
        for name in (one, other)
    )
    assert agree(first, second) is is_agreed
    assert agree(second, first) is is_agreed
