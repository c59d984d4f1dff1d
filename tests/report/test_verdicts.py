"""Does a person at a terminal see what decides first, and nothing too long?"""

from dataclasses import replace

import pytest

from pplcheck.model.report import Journey, Report
from pplcheck.model.terms import Standing
from pplcheck.report import Look, render
from tests.report.judged import CONTEST, REPORT, STANDING


def _lines(verbosity: int = 0, report: Report = REPORT) -> list[str]:
    text = render(report, "terminal", Look(width=110, verbosity=verbosity)).decode()
    return [line.strip() for line in text.splitlines()]


def _of(verdict: str, lines: list[str]) -> list[str]:
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{verdict} "))
    return lines[start : lines.index("", start)]


def test_the_question_and_the_paper_that_settle_most_come_first() -> None:
    lines = _of("V1", _lines())
    first = "ask first: Does the entity carry on a business? (trade register; tax registration)"
    assert first in lines
    paper = "last annual accounts: appropriation of result"
    one = f"one paper for most: {paper} (it answers outside_return and surplus_retained)"
    assert " ".join(lines).index(one) == " ".join(lines).index(first) + len(first) + 1
    assert lines[lines.index(first) + 3].startswith("to ask:")


def test_what_permits_stands_before_what_refuses_and_says_what_must_be_proven() -> None:
    lines = _of("V1", _lines())
    groups = [line for line in lines if line.startswith(("to permit:", "to refuse:"))]
    assert groups == [
        "to permit: business = no",
        "to permit: outside_return = no and surplus_retained = no",
        "to refuse: business = yes and nonmember_wages = yes, proven → owes reciprocity",
    ]
    assert "and 1 other way (-v)" in lines
    assert "to permit: private = no" in _of("V1", _lines(1))


def test_what_remains_possible_is_said() -> None:
    assert "still possible: owes reciprocity; or permitted" in _of("V1", _lines())


def test_an_answer_stands_beside_the_verdict_and_pauses_a_build() -> None:
    lines = _of("V1", _lines())
    answer = lines.index(
        "the entity answers: “We pay nobody but ourselves.” (2026-11-01; see "
        "https://mill.example/pay)"
    )
    assert lines[answer + 1] == "paused: “undetermined” makes no build fail until 2026-12-01"
    assert "undetermined 1, permitted 2, 1 paused by an answer." in " ".join(_lines())
    assert "not covered by what was agreed: mill-2025 expired on 2025-12-31" in lines
    assert any("dismissed by the stewards on 2026-11-09" in line for line in _lines())


def test_a_long_answer_is_short_by_default() -> None:
    verdict = REPORT.verdicts[0]
    contest = replace(CONTEST, statement="word " * 500)
    answered = (replace(verdict.answered[0], contest=contest),)
    report = replace(REPORT, verdicts=(replace(verdict, answered=answered),))
    short, long = (" ".join(_lines(v, report)).count("word ") for v in (0, 1))
    assert (short < 100, long >= 499) == (True, True)


def test_each_branch_of_a_choice_shows_what_it_asks() -> None:
    lines = _of("V2", _lines())
    quoted = [line for line in lines if "“" in line]
    assert [line[:4] for line in quoted] == ["4(b)", "4(d)"], "the words of what refuses alone"
    start = lines.index("the licence is a choice, and the user may take any of these:")
    owed = next(n for n, line in enumerate(lines) if line.startswith("PPL: owes reciprocity."))
    free = next(n for n, line in enumerate(lines) if line.startswith("AGPL-3.0-only: permit"))
    assert start < owed < free
    assert "(PPL, 4(b) or 4(d))." in " ".join(lines[owed:free])
    assert "to settle: ask the licensor" in lines[owed:free]
    assert "duty, not known whether met: offer the source (13)" in lines[free:]


def test_each_way_to_settle_has_a_line() -> None:
    choice = REPORT.verdicts[1]
    owed = replace(choice.parts[0], settle=("ask the licensor", "one in ten; by post (x)"))
    verdict = replace(choice, parts=(owed, choice.parts[1]))
    lines = _of("V2", _lines(report=replace(REPORT, verdicts=(verdict,))))
    start = lines.index("to settle, one of:")
    assert lines[start + 1 : start + 3] == ["- ask the licensor", "- one in ten; by post (x)"]


def test_both_grounds_are_quoted_and_the_law_is_named() -> None:
    lines = _of("V3", _lines())
    assert {line[:7] for line in lines if line[4:7] == ": “"} == {"4(b): “", "4(d): “"}
    assert "a law bears on: wages (-v)" in lines
    whole = " ".join(_of("V3", _lines(1)))
    assert "law for the reading wages: labour law of the place of work" in whole


def test_an_agreement_is_shown_with_its_days() -> None:
    said = " ".join(_of("V3", _lines()))
    assert "agreement: mill-2026, a permission to copy and run, commercial use included" in said
    assert "from 2026-01-01 until 2026-12-31 (in 39 days): agreements/mill.pdf" in said
    assert "given in return: two days a month of upkeep" in said
    assert "duties waived: credit" in said
    assert "the licence alone: owes reciprocity" in said


def test_what_ends_soon_is_said() -> None:
    lines = _lines()
    start = lines.index("What ends soon, or ended")
    assert lines[start + 1] == "2026-12-31  the agreement mill-2026 ends (mill-2026)"


def test_a_standing_is_told_like_a_verdict() -> None:
    lines = _lines(report=replace(REPORT, journey=Journey.CLASSIFY))
    assert any(line.startswith("ask first: Does the entity carry on") for line in lines)
    outside = "is outside of clauses 4(c) and 4(d): clause 4(b) leaves it non-commercial use"
    assert f"still possible: falls within clause 4(d); or {outside}" in " ".join(lines)
    assert "What ends soon, or ended" in lines


def _counted(standings: list[tuple[str, Standing]], users: set[str]) -> str:
    result = REPORT.entities[0]
    of: dict[str, list[Standing]] = {}
    for id_, standing in standings:
        of.setdefault(id_, []).append(standing)
    entities = tuple(
        replace(
            result,
            entity=replace(result.entity, id=id_),
            standings=tuple(replace(STANDING, standing=one) for one in some),
        )
        for id_, some in sorted(of.items())
    )
    use = REPORT.uses[0]
    uses = (use, *(replace(use, id=f"{id_}/.", entity=id_) for id_ in sorted(users)))
    report = replace(REPORT, entities=(result, *entities), uses=uses)
    # The one of the report itself is a user whose standing is undetermined.
    return "".join(line for line in _lines(report=report) if "ounted:" in line)


@pytest.mark.parametrize(
    ("capitalist", "undetermined", "idle", "said"),
    [
        (5, 4, 0, "Users counted: capitalist entity 5, undetermined 5"),
        # A count below five points at somebody; the other alone would tell it, too.
        (1, 4, 0, ""),
        (4, 9, 0, ""),
        (5, 3, 0, ""),
        (0, 4, 0, "Users counted: undetermined 5"),
        # Whoever is described and uses nothing is not counted, and hides nobody.
        (1, 4, 9, ""),
        (5, 4, 1, "Users counted: capitalist entity 5, undetermined 5"),
    ],
)
def test_a_count_never_points_at_a_few(
    capitalist: int, undetermined: int, idle: int, said: str
) -> None:
    firm, unknown = Standing.CAPITALIST_ENTITY, Standing.UNDETERMINED
    users = [(f"c{n}", firm) for n in range(capitalist)]
    users += [(f"u{n}", unknown) for n in range(undetermined)]
    others = [(f"i{n}", firm) for n in range(idle)]
    assert _counted(users + others, {id_ for id_, _ in users}) == said


def test_who_stands_alike_under_two_licences_is_counted_once() -> None:
    firm = Standing.CAPITALIST_ENTITY
    users = [(f"c{n}", firm) for n in range(3)] * 2
    assert _counted(users, {id_ for id_, _ in users}) == ""
