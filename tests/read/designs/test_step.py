"""Do STEP and IFC files say what stands in their header, their comments and their records?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind, Relation
from pplcheck.read.designs import ifc, step
from tests.read.designs.freecad import archive
from tests.read.designs.told import broken, rows, told

K = EvidenceKind

HEAD = """ISO-10303-21;
HEADER;
/* bracket.step
 * Copyright (C) 2026, Ada Maker
 *
 * This work is licensed under the CERN-OHL-S-2.0 licence.
 */
FILE_DESCRIPTION(
/* description */ ('Bracket for a lamp'),
/* implementation_level */ '2;1');
FILE_NAME(
/* name */ 'C:\\\\Users\\\\ada\\\\bracket.step',
/* time_stamp */ '2026-01-01T00:00:00',
/* author */ ('Ada Maker','An Author'),
/* organization */ ('FreeCAD','Commons Coop'),
/* preprocessor_version */ 'OCC',
/* originating_system */ 'x',
/* authorisation */ 'released under CC-BY-4.0');
FILE_SCHEMA(('AUTOMOTIVE_DESIGN'));
ENDSEC;
DATA;
"""
ASSEMBLY = """#1=PRODUCT('lamp','lamp','',(#9));
#2=PRODUCT_DEFINITION_FORMATION('','',#1);
#3=PRODUCT_DEFINITION('design','',#2,#9);
#4=PRODUCT('arm','','',(#9));
#5=PRODUCT_DEFINITION_FORMATION_WITH_SPECIFIED_SOURCE('','',#4,.NOT_KNOWN.);
#6=PRODUCT_DEFINITION('design','',#5,#9);
#7=NEXT_ASSEMBLY_USAGE_OCCURRENCE('1','','',#3,#6,$);
#8=NEXT_ASSEMBLY_USAGE_OCCURRENCE('2','','',#3,#6,$);
#10=DOCUMENT_FILE('foot.stp','','',#11,'',$);
ENDSEC;
END-ISO-10303-21;
"""


def test_header_and_comments() -> None:
    seen = told(step, HEAD)
    assert rows(seen, K.NOTICE) == [("CERN-OHL-S-2.0", 6, ""), ("CC-BY-4.0", 11, "")]
    assert rows(seen, K.COPYRIGHT) == [("Copyright (C) 2026, Ada Maker", 4, "")]
    assert rows(seen, K.AUTHOR) == [("Ada Maker", 11, "")]
    assert rows(seen, K.ORGANISATION) == [("Commons Coop", 11, "")]
    assert rows(seen, K.TITLE) == [("Bracket for a lamp", 8, ""), ("bracket.step", 11, "")]


def test_the_licence_may_stand_where_the_author_belongs() -> None:
    seen = told(step, HEAD.replace("'Ada Maker'", "'License CC BY-ND 4.0'"))
    assert ("CC-BY-ND-4.0", 11, "") in rows(seen, K.NOTICE)
    assert rows(seen, K.AUTHOR) == []


def test_comments_of_a_programme_grant_nothing() -> None:
    # What EDM writes into IFC files, and ST-Developer into STEP files.
    words = "/****** License ID and type: 5605 : Permanent license. Expiry date: ******/"
    assert rows(told(step, HEAD.replace("HEADER;", f"HEADER;{words}")), K.NOTICE) == rows(
        told(step, HEAD), K.NOTICE
    )


def test_a_file_name_with_one_argument_and_a_file_of_one_line() -> None:
    text = (
        "ISO-10303-21;HEADER;FILE_DESCRIPTION(('FreeCAD Model'),'2;1');FILE_NAME('LED');"
        "FILE_SCHEMA(('X'));ENDSEC;DATA;"
    )
    assert [(one.value, one.column) for one in told(step, text)] == [("LED", 63)]


def test_the_only_product_is_the_title_where_the_header_has_none() -> None:
    text = HEAD.replace("C:\\\\Users\\\\ada\\\\bracket.step", "").replace(
        "Bracket for a lamp", ""
    )
    assert rows(told(step, f"{text}#1=PRODUCT('arm','Arm','',());"), K.TITLE) == [
        ("Arm", 22, "")
    ]


def test_parts_of_an_assembly() -> None:
    seen = told(step, HEAD + ASSEMBLY)
    assert rows(seen, K.PART) == [("arm", 25, "2 times")]
    links = [(one.value, one.relation) for one in seen if one.kind is K.LINK]
    assert links == [("arm", Relation.CONTAINS), ("foot.stp", Relation.CONTAINS)]


IFC = """#1=IFCORGANIZATION($,'Maker of the programme',$,$,$);
#2=IFCAPPLICATION(#1,'1','Programme','P');
#3=IFCPERSON($,'Maker','Ada',$,$,$,$,$);
#4=IFCORGANIZATION($,'Commons Coop',$,$,$);
#5=IFCPERSONANDORGANIZATION(#3,#4,$);
#6=IFCOWNERHISTORY(#5,#2,$,.ADDED.,$,$,$,0);
#7=IFCPROJECT('0YvctVUKr0kugbFTf53O9L',#6,'Hall','Licensed under CC0-1.0',$,'Great hall',$,$,$);
ENDSEC;
"""
IFC_HEAD = "ISO-10303-21;HEADER;FILE_NAME('','',(''),(''),'','','');ENDSEC;DATA;\n"


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_building_names_its_owners_and_not_the_programmes(is_packed: bool) -> None:
    content = (IFC_HEAD + IFC).encode()
    seen = told(ifc, archive({"model.ifc": content}) if is_packed else content)
    assert rows(seen, K.AUTHOR) == [("Ada Maker", 4, "")]
    assert rows(seen, K.ORGANISATION) == [("Commons Coop", 5, "")]
    assert rows(seen, K.TITLE) == [("Hall", 8, ""), ("Great hall", 8, "")]
    assert rows(seen, K.NOTICE) == [("CC0-1.0", 8, "")]
    assert rows(seen, K.IDENTIFIER) == [("ifc-project:0YvctVUKr0kugbFTf53O9L", 8, "")]


def test_an_archive_without_a_model_is_refused() -> None:
    assert broken(ifc, archive({"a.txt": "x"}))[1] == "a zip archive without an .ifc member"


@pytest.mark.parametrize("at", range(0, 900, 41))
def test_a_file_that_is_cut_off_in_its_header_says_so(at: int) -> None:
    content = (HEAD + ASSEMBLY).encode()
    whole = rows(told(step, content), *K)
    seen, what = broken(step, content[:at])
    is_cut = at < content.index(b"ENDSEC")
    assert bool(what) == is_cut
    if is_cut:
        assert {one.value for one in seen if one.kind is K.AUTHOR} <= {v for v, _, _ in whole}


@given(st.integers(0, 1500), st.binary(max_size=40))
def test_nothing_else_ends_it(at: int, noise: bytes) -> None:
    whole = (HEAD + ASSEMBLY + IFC).encode()
    for reader in (step, ifc):
        broken(reader, whole[:at] + noise + whole[at + len(noise) :])


def test_real_models(shared: Path) -> None:
    name = "designs/step/SW_DIP_SPSTx02_Slide_Omron_A6H-2101_W6.15mm_P1.27mm.step"
    seen = told(step, (shared / name).read_bytes())
    assert ("Terje Io", 31, "") in rows(seen, K.AUTHOR)
    assert any(value.startswith("CC-BY-SA-4.0") for value, _, _ in rows(seen, K.NOTICE))
    one = (shared / "designs/step/LED_D5.0mm-4_RGB_Staggered_Pins.step").read_bytes()
    assert [seen.kind for seen in told(step, one)] == [K.TITLE]
