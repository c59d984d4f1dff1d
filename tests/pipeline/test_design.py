"""Does one odd design end the scan of a tree?"""

from collections.abc import Iterator

import pytest

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.pipeline.file import read_file
from pplcheck.read.designs import ply


def test_a_reader_that_fails_is_told_and_what_it_saw_before_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(path: str, content: bytes) -> Iterator[Evidence]:
        yield Evidence(EvidenceKind.TITLE, "Knob")
        raise ZeroDivisionError(path, content)

    monkeypatch.setattr(ply, "read", read)
    reading = read_file("knob.ply", b"ply\nformat ascii 1.0\n")
    assert [one.value for one in reading.evidence] == ["Knob"]
    assert reading.faults == (
        (0, 0, "its reader failed (ZeroDivisionError); please report the file"),
    )
