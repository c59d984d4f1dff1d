"""Does the finding about a part say how bad it is, why, and what to do?"""

import pytest

from pplcheck.checks import part_not_combinable
from pplcheck.graph import CommonsGraph
from pplcheck.model.combining import Answer, Clause, Combination, How, Inbound
from pplcheck.model.finding import Finding, Location
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey

WORDS = Clause("GPL-3.0-only", "5(c)", "the entire work")
WHERE = (Location(Place("a.py", 1), "x"), Location(Place("b.py", 2)))


def _part(
    answer: Answer, how: How = How.ADAPT, licence: str = "GPL-3.0-only", **more: object
) -> Inbound:
    source = str(more.pop("source", "https://example.org"))
    branch = str(more.pop("branch", ""))
    found = Combination(answer, "so it is", licence, "PPL", (WORDS,), source, branch)
    return Inbound(licence, "PPL", how, found, WHERE, **more)  # type: ignore[arg-type]  # test


def _findings(*parts: Inbound) -> list[Finding]:
    survey = Survey((), (), (), (), (), parts)
    return list(part_not_combinable.check(CommonsGraph((), (), ()), survey))


@pytest.mark.parametrize(
    ("answer", "plainly", "aside"),
    [
        (Answer.NO, "error", "warning"),
        (Answer.REVIEW, "warning", "note"),
        (Answer.CONDITIONS, "note", "note"),
    ],
)
def test_the_answer_decides_how_bad_it_is(answer: Answer, plainly: str, aside: str) -> None:
    (found,) = _findings(_part(answer))
    assert found.severity == plainly
    (found,) = _findings(_part(answer, is_aside=True))
    assert found.severity == aside


def test_the_message_says_what_why_and_by_which_words() -> None:
    (found,) = _findings(_part(Answer.NO, branch="GPL-3.0-only"))
    assert found.message == (
        "2 parts under GPL-3.0-only cannot be merged into a work under PPL: so it is"
        " (GPL-3.0-only 5(c)); the best choice is GPL-3.0-only"
    )
    assert found.locations == WHERE


def test_no_licence_is_called_so() -> None:
    (found,) = _findings(_part(Answer.NO, How.COLLECT, licence="NONE"))
    assert found.message.startswith("2 parts without a licence cannot be kept beside")


@pytest.mark.parametrize(
    ("part", "hint"),
    [
        (_part(Answer.NO, apart=Answer.YES), "keep it whole in a folder of its own"),
        (_part(Answer.NO, apart=Answer.NO), "replace it, or ask its authors"),
        (_part(Answer.NO, How.LINK), "replace it, or ask its authors to offer it under PPL"),
        (_part(Answer.REVIEW, How.LINK), "have both licences read"),
        (_part(Answer.CONDITIONS, How.COLLECT), "see that it is so"),
        (_part(Answer.REVIEW, How.LINK, "NONE"), "replace it, or ask its owner"),
        (_part(Answer.NO, is_same=True), "offer a choice (GPL-3.0-only OR PPL)"),
    ],
)
def test_the_hint_fits(part: Inbound, hint: str) -> None:
    (found,) = _findings(part)
    assert found.hint.startswith(hint)


def test_a_contradiction_names_both() -> None:
    (found,) = _findings(_part(Answer.NO, is_same=True))
    assert found.message.startswith("GPL-3.0-only and PPL cannot be kept together: so it is")


def test_unknown_licences_are_one_finding_for_packages_and_one_for_files() -> None:
    parts = [
        _part(Answer.REVIEW, how, licence=f"{how.value}-{n:02}", source="")
        for how in How
        for n in range(10)
    ]
    found = _findings(*parts)
    assert [(one.severity, len(one.locations)) for one in found] == [
        ("warning", 40),
        ("note", 20),
    ]
    assert found[1].message.endswith("in the table: link-00, link-01, link-02, link-03,"
                                     " link-04, link-05, link-06, link-07 …")  # fmt: skip


def test_packages_without_a_licence_are_counted_by_file() -> None:
    (found,) = _findings(_part(Answer.REVIEW, How.LINK, licence="", source=""))
    assert found.message == "2 dependencies without a named licence"
    assert [(one.place.path, one.says) for one in found.locations] == [
        ("a.py", "1 package"),
        ("b.py", "1 package"),
    ]
