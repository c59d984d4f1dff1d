"""What becomes of agreements on the whole journey: verdicts, faults, warnings, people?"""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from pplcheck.model.errors import ConfigurationError
from pplcheck.model.terms import OutcomeKind
from pplcheck.pipeline.output import FORMATS, rendered
from tests.pipeline.agreed import (
    CONFIG,
    DAY,
    OWNED_BY_OTHERS,
    agreement_with,
    checked,
    entity_file,
    make_commons,
    use_of,
)

FIRMS = {
    "one": entity_file("one", "One Ltd", OWNED_BY_OTHERS),
    "two": entity_file("two", "Two Ltd", OWNED_BY_OTHERS),
}
USES = use_of("one") + use_of("one", ".") + use_of("two")
TERMS = '[[settlement]]\ngives = "one in ten"\nevidence = "https://loom.example"\n'


def test_one_agreement_changes_one_verdict(tmp_path: Path, ppl_text: str) -> None:
    without = checked(make_commons(tmp_path, ppl_text, USES, FIRMS))
    with_ = checked(make_commons(tmp_path, ppl_text, USES + agreement_with("one"), FIRMS))
    assert {one.outcome for one in without.verdicts} == {OutcomeKind.OWES_RECIPROCITY}
    covered = {one.use: one for one in with_.verdicts}.pop("one/frame")
    assert covered.outcome is OutcomeKind.PERMITTED
    assert covered.without is OutcomeKind.OWES_RECIPROCITY
    rest = [one for one in with_.verdicts if one.use != "one/frame"]
    before = [one for one in without.verdicts if one.use != "one/frame"]
    # But for why it does not cover the other use of the same entity.
    assert [one.outcome for one in rest] == [one.outcome for one in before]
    assert [one.proof for one in rest] == [one.proof for one in before]
    assert [one.id for one in with_.agreements] == ["one/frame"]
    assert with_.entities == without.entities


def test_the_day_after_its_last_the_licence_speaks_again(tmp_path: Path, ppl_text: str) -> None:
    top = make_commons(tmp_path, ppl_text, use_of("one") + agreement_with("one"), FIRMS)
    outcomes = [
        checked(top, day).verdicts[0].outcome
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    ]
    owes, permitted = OutcomeKind.OWES_RECIPROCITY, OutcomeKind.PERMITTED
    assert outcomes == [owes, permitted, permitted, owes]


def test_the_stewards_schedule_is_shown_beside_what_is_owed(
    tmp_path: Path, ppl_text: str
) -> None:
    report = checked(make_commons(tmp_path, ppl_text, use_of("one") + TERMS, FIRMS))
    assert report.verdicts[0].settle[-1] == "one in ten (https://loom.example)"


def _faults(top: Path) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        checked(top)
    return [str(problem) for problem in caught.value.problems]


LINE = CONFIG.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            agreement_with("on"),
            "the agreement names the entity 'on', which no file describes; did you mean 'one'?",
        ),
        (agreement_with("one", "fram"), "there is no asset 'fram'; did you mean 'frame'?"),
        (TERMS + 'asset = "fram"\n', "there is no asset 'fram'; did you mean 'frame'?"),
        (
            agreement_with("one").replace("agreed.md", "gone.md"),
            (
                "the document 'gone.md' of the agreement cannot be read (no such file or "
                "directory); keep it within the commons, or name an address"
            ),
        ),
        (
            agreement_with("one").replace("agreed.md", "../agreed.md"),
            "the document '../agreed.md' of the agreement cannot be read",
        ),
        (
            agreement_with("one", more=f'sha256 = "{"0" * 64}"\n'),
            (
                "the document 'agreed.md' of the agreement is not the one that was hashed; "
                "look at it again, then give its new sha256"
            ),
        ),
        (
            agreement_with("one", more='waives = ["source"]\n'),
            "the licence of frame has no duty 'source' to waive; it has: ",
        ),
    ],
)
def test_what_is_not_there_is_said(
    tmp_path: Path, ppl_text: str, text: str, problem: str
) -> None:
    (said,) = _faults(make_commons(tmp_path, ppl_text, text, FIRMS))
    assert said.startswith(f"pplcheck.toml:{LINE}:1: {problem}")


def test_a_document_with_its_hash_and_an_address_are_taken(
    tmp_path: Path, ppl_text: str
) -> None:
    digest = hashlib.sha256(b"Agreed.\n").hexdigest()
    hashed = agreement_with("one", more=f'sha256 = "{digest}"\n')
    address = agreement_with("two").replace("agreed.md", "https://loom.example/two")
    report = checked(make_commons(tmp_path, ppl_text, hashed + address, FIRMS))
    assert [one.id for one in report.agreements] == ["one/frame", "two/frame"]


@pytest.mark.parametrize(
    ("day", "until", "said"),
    [
        (DAY, "2027-01-20", "ends on 2027-01-20, in 59 days"),
        (DAY, "2027-01-21", None),
        (DAY, "2026-11-23", "ends on 2026-11-23, tomorrow"),
        (DAY, "2026-11-22", "ends on 2026-11-22, today"),
        (DAY, "2026-11-21", "ended on 2026-11-21, and the use goes on"),
    ],
)
def test_its_end_is_told_ahead(
    tmp_path: Path, ppl_text: str, day: date, until: str, said: str | None
) -> None:
    text = use_of("one") + agreement_with("one").replace("2026-12-31", until)
    report = checked(make_commons(tmp_path, ppl_text, text, FIRMS), day)
    found = [one.message for one in report.findings if one.check == "agreement-ends"]
    assert found == ([f"the agreement one/frame {said}"] if said else [])
    assert [str(one.on) for one in report.reminders if "agreement" in one.what] == (
        [until] if said else []
    )


@pytest.mark.parametrize(
    ("change", "is_told"),
    [
        ({"2026-01-01": "2027-01-01", "2026-12-31": "2027-12-31"}, False),
        ({"2026-01-01": "2027-01-02", "2026-12-31": "2027-12-31"}, True),
        ({"until = 2026-12-31\n": ""}, False),
        ({"2026-12-31": "2027-12-31", "manufacture": "run"}, True),
        ({"2026-12-31": "2027-12-31", "frame": "."}, True),
        ({"2026-12-31": "2027-12-31", "from": 'commercial = "no"\nfrom'}, True),
    ],
)
def test_one_that_another_continues_is_not_told(
    tmp_path: Path, ppl_text: str, change: dict[str, str], *, is_told: bool
) -> None:
    other = agreement_with("one")
    for old, new in change.items():
        other = other.replace(old, new)
    text = use_of("one") + agreement_with("one") + other
    report = checked(make_commons(tmp_path, ppl_text, text, FIRMS))
    ids = [one.message for one in report.findings if one.check == "agreement-ends"]
    assert any("one/frame ends" in said for said in ids) is is_told


def test_one_that_ended_with_the_use_is_not_told(tmp_path: Path, ppl_text: str) -> None:
    text = agreement_with("one").replace("2026-12-31", "2026-10-31")
    report = checked(make_commons(tmp_path, ppl_text, text, FIRMS))
    assert not [one for one in report.findings if one.check == "agreement-ends"]


PERSON = {"jo-doe": entity_file("jo-doe", "Jo Doe", person=True)}


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("until", ["2026-12-31", "2026-10-31"])
def test_a_person_may_be_a_party_and_is_not_named(
    tmp_path: Path, ppl_text: str, format_name: str, until: str
) -> None:
    private = 'id = "with-jo-doe"\ngives = "Jo Doe gives the drawings"\n'
    agreed = agreement_with("jo-doe", more=private).replace("2026-12-31", until)
    near = agreement_with("jo-doe", more='id = "jo-doe-runs"\n').replace("manufacture", "run")
    text = use_of("jo-doe") + (agreed + near).replace("agreed.md", "https://l.example/jo-doe")
    top = make_commons(tmp_path, ppl_text, text, PERSON)
    shown = rendered(checked(top), format_name).decode()
    # The path of an entity's file is shown wherever files are named.
    shown = shown.replace("entities/jo-doe.toml", "")
    assert "jo-doe" not in shown.lower()
    assert "jo doe" not in shown.lower()
    if format_name == "json":
        assert "agreement-1" in shown
    named = rendered(checked(top, people=True), "json").decode()
    assert "with-jo-doe" in named


def test_entities_that_are_one_have_their_agreements_in_common(
    tmp_path: Path, ppl_text: str
) -> None:
    same = (
        '[[identity]]\none = "one"\nother = "two"\nis = "same"\nby = "s"\non = 2026-05-04\n'
        'reason = "r"\n'
    )
    text = use_of("two") + agreement_with("one") + same
    report = checked(make_commons(tmp_path, ppl_text, text, FIRMS))
    assert [one.outcome for one in report.verdicts] == [OutcomeKind.PERMITTED]


def test_the_schedule_is_shown_at_the_branch_that_owes(tmp_path: Path, ppl_text: str) -> None:
    top = make_commons(tmp_path, ppl_text, use_of("one") + TERMS, FIRMS)
    config = top / "pplcheck.toml"
    config.write_text(
        config.read_text().replace('licence = "PPL"\n[entities]', f"{AGPL}[entities]")
    )
    report = checked(top)
    assert report.verdicts[0].outcome is OutcomeKind.PERMITTED
    table = json.loads(rendered(report, "json"))["verdicts"][0]
    ways = {part["licence"]: part["settle"] for part in table["parts"]}
    assert ways["PPL"][-1] == "one in ten (https://loom.example)"
    assert not ways["AGPL-3.0-or-later"]
    lines = [line.strip() for line in rendered(report, "terminal").decode().splitlines()]
    assert "- one in ten (https://loom.example)" in lines


AGPL = 'licence = "PPL OR AGPL-3.0-or-later"\n'


@pytest.mark.parametrize(
    ("licence", "day", "hint"),
    [
        (AGPL, DAY, "alone, which permits it: agree again (`pplcheck agree` drafts"),
        (AGPL, date(2027, 1, 1), "alone, which permits it: agree again"),
        ('licence = "PPL"\n', DAY, "alone: owes reciprocity. Agree again ("),
        ('licence = "PPL AND AGPL-3.0-or-later"\n', DAY, "alone: owes reciprocity."),
    ],
)
def test_what_ends_says_what_the_licence_alone_does(
    tmp_path: Path, ppl_text: str, licence: str, day: date, hint: str
) -> None:
    top = make_commons(tmp_path, ppl_text, use_of("one") + agreement_with("one"), FIRMS)
    config = top / "pplcheck.toml"
    text = config.read_text().replace('licence = "PPL"\n[entities]', f"{licence}[entities]")
    config.write_text(text)
    (found,) = (one for one in checked(top, day).findings if one.check == "agreement-ends")
    assert found.hint.startswith(f"without it the use rests on the licence {hint}")
    assert ("or end the use" in found.hint) is ("permits it:" not in hint)


def test_of_what_nobody_uses_nothing_is_to_end(tmp_path: Path, ppl_text: str) -> None:
    report = checked(make_commons(tmp_path, ppl_text, agreement_with("one"), FIRMS))
    (found,) = (one for one in report.findings if one.check == "agreement-ends")
    assert found.hint.endswith("or let it end")


def test_days_are_counted_in_one_way(tmp_path: Path, ppl_text: str) -> None:
    top = make_commons(tmp_path, ppl_text, use_of("one") + agreement_with("one"), FIRMS)
    for day, left in ((29, "in 2 days"), (30, "tomorrow"), (31, "today")):
        text = rendered(checked(top, date(2026, 12, day)), "terminal").decode()
        assert f"ends on 2026-12-31, {left}" in " ".join(text.split())
        assert f"until 2026-12-31 ({left})" in " ".join(text.split())
