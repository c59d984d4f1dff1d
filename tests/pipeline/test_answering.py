"""Does an answer stand beside what it speaks of, and pause a failing exit for its days?"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.contest import Contest, Resolved, Ruling
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.terms import OutcomeKind
from pplcheck.model.use import Recognised, Use
from pplcheck.model.verdict import Verdict
from pplcheck.pipeline.answering import with_answers
from pplcheck.pipeline.check import Order, check
from tests.cli.conftest import ENTITY, EXTRACT, FIRM
from tests.conftest import Files, Run

Make = Callable[[Files], Path]
TODAY = date(2026, 11, 22)
USE = Use("u/.", "u", ".", (), Value.YES, (Recognised("stated", "e"),), (), None, Place("p"))
VERDICT = Verdict("V1", "u/.", "PPL", OutcomeKind.NOT_PERMITTED, "4(b)", "no")


def _contest(
    on: str = "2026-11-01", asset: str = "", licence: str = "", entity: str = "u"
) -> Contest:
    return Contest(
        f"{entity}#1", entity, asset, licence, "No.", "", date.fromisoformat(on), None,
        Place("c.toml", 3, 1),
    )  # fmt: skip


def _answered(contest: Contest, pause_days: int = 30, day: date = TODAY) -> list[str]:
    (verdict,) = with_answers([VERDICT], [USE], [contest], pause_days, day)
    assert (verdict.outcome, verdict.clause) == (VERDICT.outcome, VERDICT.clause)
    return [str(one.paused_until) for one in verdict.answered]


@pytest.mark.parametrize(
    ("on", "pause_days", "until"),
    [
        ("2026-11-22", 30, "2026-12-22"),
        ("2026-10-23", 30, "2026-11-22"),
        # The thirty-first day: it is shown, and pauses nothing.
        ("2026-10-22", 30, "None"),
        # What is dated tomorrow was not said yet.
        ("2026-11-23", 30, "None"),
        ("2026-11-22", 0, "None"),
        ("2026-11-21", 1, "2026-11-22"),
        ("0001-01-01", 365, "None"),
        ("9999-12-31", 365, "None"),
    ],
)
def test_it_pauses_for_its_days_and_no_longer(on: str, pause_days: int, until: str) -> None:
    assert _answered(_contest(on), pause_days) == [until]


@given(st.dates(), st.dates(), st.integers(0, 365))
def test_whatever_the_days_nothing_pauses_for_ever(on: date, day: date, days: int) -> None:
    (until,) = _answered(_contest(on.isoformat()), days, day)
    if until != "None":
        assert on <= day <= date.fromisoformat(until)
        assert (date.fromisoformat(until) - on).days <= days


@pytest.mark.parametrize(
    ("contest", "is_beside"),
    [
        (_contest(), True),
        (_contest(asset="."), True),
        (_contest(asset="frame"), False),
        (_contest(licence="PPL"), True),
        (_contest(licence="LicenseRef-Coopyleft"), False),
        (_contest(entity="v"), False),
    ],
)
def test_it_stands_beside_what_it_speaks_of(contest: Contest, *, is_beside: bool) -> None:
    assert bool(_answered(contest)) is is_beside


@pytest.mark.parametrize("ruling", Ruling)
def test_what_was_decided_pauses_nothing_from_that_day_on(ruling: Ruling) -> None:
    resolved = Resolved(ruling, "R. Steward", date(2026, 11, 20), "why")
    contest = Contest(
        "u#1", "u", "", "", "No.", "", date(2026, 11, 1), resolved, Place("c.toml")
    )
    assert _answered(contest) == ["None"]
    (before,) = with_answers([VERDICT], [USE], [contest], 30, date(2026, 11, 19))
    (answered,) = before.answered
    assert (str(answered.paused_until), answered.contest.resolved) == ("2026-12-01", None)


def test_it_may_speak_of_one_licence_deep_in_an_expression() -> None:
    within = replace(VERDICT, licence="PPL AND MIT", parts=(VERDICT,))
    whole = replace(VERDICT, licence="(PPL AND MIT) OR MIT", parts=(within,))
    (told,) = with_answers([whole], [USE], [_contest(licence="PPL")], 30, TODAY)
    assert told.answered


def test_who_is_the_same_answers_for_both() -> None:
    (verdict,) = with_answers(
        [VERDICT], [USE], [_contest(entity="u-old")], 30, TODAY, lambda id_: id_.split("-")[0]
    )
    assert len(verdict.answered) == 1


CONFIG = """\
schema = "pplcheck.config/1"
[entities]
files = ["entities/*.toml"]
[contests]
files = ["contest/*.toml"]
pause_days = 14
[[use]]
entity = "u"
commercial = "yes"
evidence = "https://example.org"
"""
ANSWER = """\
schema = "pplcheck.contest/1"
entity = "u"
[[answer]]
statement = "Ask Jane Doe, jane@u.example: we do not sell it."
on = 2026-11-15
"""


def _files(ppl_text: str, answer: str = ANSWER, entity: str = ENTITY + FIRM) -> Files:
    return {
        "LICENSE": ppl_text,
        "pplcheck.toml": CONFIG,
        "entities/u.toml": entity,
        "contest/u.toml": answer,
        "evidence/u.txt": EXTRACT,
        "a.py": "# x\n",
    }


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-11-14", 1), ("2026-11-15", 0), ("2026-11-29", 0), ("2026-11-30", 1)],
)
def test_the_exit_code_is_paused(
    folder: Make, ppl_text: str, pplcheck: Callable[..., Run], day: str, code: int
) -> None:
    done = pplcheck("check", folder(_files(ppl_text)), "--as-of", day, "--format", "json")
    assert done.code == code
    (verdict,) = json.loads(done.out)["verdicts"]
    assert verdict["outcome"] == "owes_reciprocity"


EVERY = ("--fail-on", "owes,duties,undetermined")
# A duty of the PPL that is not met, by somebody whom nothing forbids to run it.
NO_CREDIT = 'acts = ["distribute"]\ncommercial = "no"\nfacts.credit_given = "no"\n'


@pytest.mark.parametrize(
    ("use", "outcome", "more", "code"),
    [
        ('commercial = "yes"\n', "owes_reciprocity", EVERY, 1),
        (NO_CREDIT, "duties_unmet", EVERY, 1),
        ('commercial = "unknown"\n', "undetermined", EVERY, 1),
        ('commercial = "unknown"\n', "undetermined", (), 4),
    ],
)
def test_whatever_would_fail_is_paused(
    folder: Make, ppl_text: str, pplcheck: Callable[..., Run],
    use: str, outcome: str, more: tuple[str, ...], code: int,
) -> None:  # fmt: skip
    firms = {"owes_reciprocity": FIRM, "duties_unmet": FIRM.replace('"yes"', '"no"')}
    firm = ENTITY + firms.get(outcome, "")
    files = dict(_files(ppl_text, entity=firm))
    files["pplcheck.toml"] = CONFIG.replace('commercial = "yes"\n', use)
    top = folder(files)
    for day, expected in (("2026-11-14", code), ("2026-11-20", 0)):
        done = pplcheck("check", top, "--as-of", day, "--format", "json", *more)
        (verdict,) = json.loads(done.out)["verdicts"]
        assert (verdict["outcome"], done.code) == (outcome, expected), done.err


def test_what_is_permitted_has_nothing_to_pause() -> None:
    permitted = replace(VERDICT, outcome=OutcomeKind.PERMITTED)
    (told,) = with_answers([permitted], [USE], [_contest()], 30, TODAY)
    assert [one.paused_until for one in told.answered] == [None]


def test_another_use_that_owes_still_fails(
    folder: Make, ppl_text: str, pplcheck: Callable[..., Run]
) -> None:
    files = dict(_files(ppl_text))
    files["entities/v.toml"] = (ENTITY + FIRM).replace('"u"', '"v"')
    files["pplcheck.toml"] = CONFIG + CONFIG[CONFIG.index("[[use]]") :].replace('"u"', '"v"')
    assert pplcheck("check", folder(files), "--as-of", "2026-11-20").code == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"u"', '"uu"', "contest/u.toml:3:1: no file describes the entity 'uu'; did you mean 'u'?"),
        ('"u"', '"zzz"', "contest/u.toml:3:1: no file describes the entity 'zzz'; describe who answers"),
        ("on =", 'asset = "fram"\non =', "contest/u.toml:3:1: there is no asset 'fram'; there are: ."),
        ("on =", 'licence = "PP"\non =', "contest/u.toml:3:1: there is no licence 'PP'; did you mean 'PPL'?"),
        ("schema", "scheme", "contest/u.toml:1:1: "),
    ],
)  # fmt: skip
def test_bad_answers_are_refused(
    folder: Make, ppl_text: str, pplcheck: Callable[..., Run], old: str, new: str, message: str
) -> None:
    assert old in ANSWER
    done = pplcheck("check", folder(_files(ppl_text, ANSWER.replace(old, new, 1))))
    assert done.code == 2
    assert done.err.startswith(message)


def test_nobody_need_have_answered(
    folder: Make, ppl_text: str, pplcheck: Callable[..., Run]
) -> None:
    files = dict(_files(ppl_text))
    del files["contest/u.toml"]
    assert pplcheck("check", folder(files), "--as-of", "2026-11-20").code == 1


JANE = (
    '{}id = "jane-doe"\nnames = ["Jane Doe"]\nperson = true\n'
).format('schema = "pplcheck.entity/1"\n')  # fmt: skip


def _statement(folder: Make, files: Files, *, people: bool) -> Any:
    top = folder(files)
    report = check(Order(str(top), TODAY, show_people=people), lambda *_: None)
    (verdict,) = report.verdicts
    (answered,) = verdict.answered
    return answered.contest


def test_persons_in_a_statement_are_named_only_for_who_asks(
    folder: Make, ppl_text: str
) -> None:
    files = {**_files(ppl_text), "entities/j.toml": JANE}
    shown = _statement(folder, files, people=False).statement
    assert shown == "Ask person-1, withheld: we do not sell it."
    whole = _statement(folder, files, people=True).statement
    assert whole == "Ask Jane Doe, jane@u.example: we do not sell it."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("made by Jane Doe (jane@u.example), not by us.", "made by person-1 (withheld), not by us."),
        ("JANE DOE <jane-doe@u.example>; [j@u.example]", "person-1 <withheld>; [withheld]"),
        ("'j@u.example', {j@u.example}, mailto:j.d+x@u.example.", "'withheld', {withheld}, mailto:withheld."),
        ("m.o'brien@u.example, Zoë: zoë@ü.example!", "withheld, Zoë: withheld!"),
        ("j@[192.0.2.1], a=b&c@u.example", "withheld, withheld"),
        ('“j@u.example” and "jane doe"@u.example', "“withheld” and withheld"),
        ("3 @ 4 EUR, @home", "3 @ 4 EUR, @home"),
    ],
)  # fmt: skip
def test_one_word_stands_for_a_name_or_an_address(
    folder: Make, ppl_text: str, said: str, shown: str
) -> None:
    answer = ANSWER.replace("Ask Jane Doe, jane@u.example: we do not sell it.", "{}")
    files = {
        **_files(ppl_text, answer.replace('"{}"', f"'''{said}'''")),
        "entities/j.toml": JANE,
    }
    assert _statement(folder, files, people=False).statement == shown


def test_of_a_persons_own_answer_nothing_is_shown(folder: Make, ppl_text: str) -> None:
    hers = JANE.replace("jane-doe", "u")
    contest = _statement(folder, _files(ppl_text, entity=hers), people=False)
    assert (contest.id, contest.entity, contest.statement) == (
        "person-1#1", "person-1", "withheld",
    )  # fmt: skip


def test_several_files_of_one_entity_are_numbered_on(folder: Make, ppl_text: str) -> None:
    files = {**_files(ppl_text), "contest/w.toml": ANSWER}
    report = check(Order(str(folder(files)), TODAY), lambda *_: None)
    assert [one.contest.id for one in report.verdicts[0].answered] == ["u#1", "u#2"]
