"""Do files for board makers point at the board from which they were made?"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind, Relation
from pplcheck.read import design_reader_of
from pplcheck.read.designs import excellon, gerber, gerber_job
from tests.read.designs.told import broken, rows, told

K = EvidenceKind

# The example of the specification, 5.6.8, with X2 as commands and as comments.
GERBER = (
    "%TF.ProjectId,My PCB,f81d4fae-7dec-11d0-a765-00a0c91e6bf6,2*%\n%FSLAX26Y26*%\n%MOMM*%\n"
)
AS_COMMENT = "G04 #@! TF.ProjectId,My PCB,4d792050-4342-4000-8000-000000000000,rev?*\n%MOMM*%\n"


def test_a_layer_was_made_from_a_project() -> None:
    seen = told(gerber, GERBER)
    assert rows(seen, K.LINK, K.TITLE) == [("My PCB", 1, ""), ("My PCB", 1, "")]
    (link,) = (one for one in seen if one.kind is K.LINK)
    assert (link.relation, link.locator) == (Relation.MADE_FROM, "TF.ProjectId, revision 2")
    assert link.column == 15


def test_a_revision_that_nobody_gave_is_none() -> None:
    (link,) = (one for one in told(gerber, AS_COMMENT) if one.kind is K.LINK)
    assert (link.value, link.locator) == ("My PCB", "TF.ProjectId")


def test_older_programmes_give_a_title() -> None:
    layer = (
        "G04 start of page 2 for group 0 idx 0 *\nG04 Title: Blinker, component *\n%MOIN*%\n"
    )
    assert rows(told(gerber, layer), K.LINK) == [("Blinker", 2, "")]
    assert rows(told(gerber, layer.replace("Blinker", "(unknown)")), K.LINK) == []


def test_comments_only_hint() -> None:
    layer = "G04 Released under*\nG04 the CERN-OHL-S-2.0*\n%MOMM*%\nG04 X11*\n"
    (seen,) = told(gerber, layer)
    assert (seen.kind, seen.value, seen.confidence < 0.7) == (K.NOTICE, "CERN-OHL-S-2.0", True)


def test_the_real_layer(shared: Path) -> None:
    content = (shared / "designs" / "gerber" / "ESP32-EVB_Rev_L-Edge_Cuts.gbr").read_bytes()
    assert rows(told(gerber, content), K.TITLE) == [("ESP32-EVB_Rev_L", 3, "")]


def test_a_job_holds_its_layers() -> None:
    job = {
        "Header": {"Comment": "Released under CC0-1.0"},
        "GeneralSpecs": {"ProjectId": {"Name": "Lamp", "GUID": "4c61", "Revision": "B"}},
        "FilesAttributes": [{"Path": "Lamp-F_Cu.gbr"}, {"Path": 7}, "x"],
    }
    seen = told(gerber_job, json.dumps(job))
    assert [(one.value, one.relation) for one in seen if one.kind is K.LINK] == [
        ("Lamp", Relation.MADE_FROM),
        ("Lamp-F_Cu.gbr", Relation.CONTAINS),
    ]
    assert rows(seen, K.NOTICE) == [("CC0-1.0", 0, "")]


@pytest.mark.parametrize("job", [b"{", b"{}", b"[" * 100_000, b'{"GeneralSpecs": []}'])
def test_a_job_of_another_shape(job: bytes) -> None:
    seen, why = broken(gerber_job, job)
    assert not seen
    assert bool(why) is not (job.endswith(b"}"))


DRILL = "M48\n; DRILL file {KiCad}\n; #@! TF.ProjectId,Lamp,4c616d70,1.2\nMETRIC\nT1C0.4\n%\n"


def test_a_drill_file_was_made_from_a_project() -> None:
    assert rows(told(excellon, DRILL), K.LINK, K.TITLE) == [("Lamp", 3, ""), ("Lamp", 3, "")]
    assert rows(told(excellon, "; Released under CC0-1.0\n" + DRILL), K.NOTICE) == [
        ("CC0-1.0", 1, "")
    ]


@pytest.mark.parametrize(
    ("path", "content", "name"),
    [
        ("a.txt", DRILL, "excellon"),
        ("a.txt", "M48 is the name of a motorway.\n", None),
        ("notes.txt", "The header M48\nstands first.", None),
        ("a.gtl", "%FSLAX34Y34*%\n%MOIN*%\n", "gerber"),
        ("a.art", "\x00binary picture", None),
        ("a.g2", "a grammar: b;", None),
    ],
)
def test_shared_endings(path: str, content: str, name: str | None) -> None:
    reader = design_reader_of(path, content.encode())
    assert (reader.NAME if reader else None) == name


@given(st.text(max_size=60), st.integers(0, 120))
def test_nothing_ends_a_reader_but_its_own_error(noise: str, cut: int) -> None:
    for reader, whole in ((gerber, GERBER), (excellon, DRILL), (gerber_job, "{}")):
        broken(reader, (whole[:cut] + noise).encode())
