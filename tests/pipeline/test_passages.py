"""Is what a passage grants told, and what it only says dropped?"""

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.pipeline.passages import understood


def _of(
    text: str, *, line: int = 0, confidence: float = 0.9, about: str = ""
) -> list[Evidence]:
    passage = Evidence(
        EvidenceKind.PASSAGE,
        text,
        line,
        confidence=confidence,
        about=about,
        locator="comment 1",
    )
    return list(understood([passage]))


def test_a_grant_becomes_a_notice_with_the_place_of_its_line() -> None:
    (notice,) = _of("Rev B\nLicensed under CERN-OHL-S v2", line=7)
    assert (notice.kind, notice.value) == (EvidenceKind.NOTICE, "CERN-OHL-S-2.0")
    assert (notice.line, notice.locator, notice.confidence) == (8, "comment 1", 0.9)


def test_where_there_are_no_lines_none_is_made_up() -> None:
    (notice,) = _of("Rev B\nCC BY-SA 4.0")
    assert (notice.line, notice.column) == (0, 0)


def test_copyright_is_told_and_chatter_dropped() -> None:
    told = _of("Tighten by hand\n(c) 2024 Ada Maker\nM3x8")
    assert [(one.kind, one.value) for one in told] == [
        (EvidenceKind.COPYRIGHT, "(c) 2024 Ada Maker")
    ]


def test_what_speaks_of_a_part_stays_so() -> None:
    (notice,) = _of("Released under CC BY-SA 3.0", about="module gear")
    assert notice.about == "module gear"


def test_other_evidence_passes_as_it_is() -> None:
    title = Evidence(EvidenceKind.TITLE, "Frame")
    assert list(understood([title])) == [title]


def test_in_a_design_the_hardware_is_the_work_itself() -> None:
    (notice,) = _of("The hardware is licensed under CC BY-SA 4.0")
    assert (notice.value, notice.confidence) == ("CC-BY-SA-4.0", 0.9)
