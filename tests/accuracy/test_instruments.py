"""Do the instruments see? Each is handed something wrong, and must say so."""

from pathlib import Path
from random import Random

import pytest

from tests.accuracy import family, scancode, spdx, strangers
from tests.accuracy.__main__ import main
from tests.accuracy.answer import Answer, Ask, ask_product
from tests.accuracy.forms import EDITS, FORMS, Form
from tests.accuracy.forms.form import NOT_TEXT, TEXT, Make
from tests.accuracy.result import Goal, Tally, summary
from tests.accuracy.texts import Text, family_texts
from tests.conftest import write_files

ODD = "A text about bread, and about how long it wants to rest before it is baked.\n"


def always(licence: str, kind: str) -> Ask:
    return lambda _: Answer(licence, kind)


@pytest.fixture
def texts(ppl_text: str) -> list[Text]:
    return [Text("ppl", "PPL", "text", ppl_text), Text("bread", "", "none", ODD)]


@pytest.fixture
def texts_folder(tmp_path: Path, ppl_text: str) -> Path:
    rows = "id\tlicence\tkind\tnote\nppl\tPPL\ttext\t\nbread\t\tnone\t\n"
    files = {"expected.tsv": rows, "ppl.txt": ppl_text, "bread.txt": ODD}
    return write_files(tmp_path, files)


@pytest.mark.parametrize(
    "liar",
    [
        always("PPL", "text"),
        always("", "none"),
        always("MIT", "text"),
        always("PPL", "modified"),
    ],
    ids=("all PPL", "all nothing", "all MIT", "all modified"),
)
def test_who_always_says_the_same_is_caught(texts: list[Text], liar: Ask) -> None:
    assert not family.as_they_are(texts, liar).is_met
    assert not family.in_other_forms(texts, liar).is_met


def test_who_calls_everything_a_text_is_caught_by_the_edits(texts: list[Text]) -> None:
    goal = family.with_other_meaning(texts, always("PPL", "text"))
    assert goal.must
    assert not goal.is_met


def _strangers(how_many: int) -> list[strangers.Stranger]:
    return [
        strangers.Stranger("papers", str(number), ODD.encode()) for number in range(how_many)
    ]


def test_who_finds_the_family_everywhere_is_caught_by_the_strangers(texts: list[Text]) -> None:
    of_family, _ = strangers.left_alone(texts, _strangers(1000), always("PPL", "text"))
    assert (of_family.measured, of_family.is_met, of_family.must) == ("1000", False, True)


def test_who_finds_others_everywhere_is_caught_too(texts: list[Text]) -> None:
    of_family, of_others = strangers.left_alone(texts, _strangers(1000), always("MIT", "text"))
    assert (of_family.is_met, of_others.is_met) == (True, False)
    assert of_others.measured == "100.0%"


def test_eight_strangers_are_not_a_thousand(texts: list[Text]) -> None:
    goals = strangers.left_alone(texts, _strangers(8), always("", "none"))
    assert not any(goal.is_met for goal in goals)


def test_strangers_come_from_the_machine_and_from_the_licences_words(texts: list[Text]) -> None:
    found = list(strangers.strangers(texts, 8))
    assert len(found) == 8
    assert sum(one.is_chain for one in found) >= 4
    assert len({one.content for one in found}) == 8


def test_nothing_asked_is_nothing_right() -> None:
    assert Tally().share == 0
    assert not family.as_they_are([], ask_product).is_met


@pytest.mark.parametrize(
    ("goal", "code"),
    [
        (Goal("", "", "", is_met=True, must=True), 0),
        (Goal("", "", "", is_met=False, must=True), 1),
        (Goal("", "", "", is_met=False), 0),
    ],
)
def test_only_an_error_of_the_family_fails_the_run(goal: Goal, code: int) -> None:
    assert summary([goal]) == code


def test_the_command_ends_as_its_answers_are(
    texts_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    errors = texts_folder / "errors"
    arguments = [str(texts_folder), "--only", "family", "--errors", str(errors)]
    assert main(arguments) == 0
    assert errors.read_text() == ""
    assert main(arguments, always("PPL", "text")) == 1
    assert "WRONG bread: - (none), not PPL (text)" in capsys.readouterr().out
    assert errors.read_text().endswith("bread: - (none), not PPL (text)\n")


def test_what_is_absent_is_said_and_fails_nothing(
    texts_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(texts_folder), "--only", "spdx", "--only", "scancode"]) == 0
    assert capsys.readouterr().out.count("not measured: ") == 2


_FORM = Form("", lambda text, _: text, TEXT, "")
_PART = Form("", lambda text, _: text, NOT_TEXT, "", keeps_licence=False)
_BOTH = Form("", lambda text, _: text, TEXT, "", adds=frozenset({"MIT"}))


@pytest.mark.parametrize(
    ("form", "of", "answer", "is_right"),
    [
        (_FORM, ("PPL", "text"), ("PPL", "text"), True),
        (_FORM, ("PPL", "text"), ("PPL", "modified"), False),
        (_FORM, ("PPL", "text"), ("MIT", "text"), False),
        (_FORM, ("PPL", "modified"), ("PPL", "modified"), True),
        (_FORM, ("PPL", "modified"), ("PPL", "text"), False),
        (_FORM, ("", "deed"), ("", "none"), True),
        (_FORM, ("", "deed"), ("PPL", "text"), False),
        (_PART, ("PPL", "text"), ("", "none"), True),
        (_PART, ("PPL", "text"), ("PPL", "text"), False),
        (_BOTH, ("PPL", "text"), ("MIT AND PPL", "text"), True),
        (_BOTH, ("PPL", "text"), ("PPL", "text"), False),
        (_BOTH, ("", "notice"), ("MIT", "text"), True),
        (_BOTH, ("", "notice"), ("MIT AND PPL", "text"), False),
    ],
)
def test_what_is_right_in_a_form(
    form: Form, of: tuple[str, str], answer: tuple[str, str], is_right: bool
) -> None:
    assert family.is_right(form, Text("", *of, ""), Answer(*answer)) is is_right


def test_names_are_names_of_one_thing() -> None:
    for named in (FORMS, EDITS):
        names = [one.name for one in named]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_is_the_same_on_every_machine(form: Form, ppl_text: str) -> None:
    first, second = (form.make(ppl_text, Random("seed")) for _ in range(2))
    assert first == second
    assert first != ""
    assert form.because


def test_every_form_and_every_edit_is_tried_on_some_real_text(shared: Path) -> None:
    real = [text.text for text in family_texts(shared / "licences")]
    for name, make in _all_made():
        made = ((make(text, Random("seed")), text) for text in real)
        assert any(other is not None and other != text for other, text in made), name


def _all_made() -> list[tuple[str, Make]]:
    forms = [(form.name, form.make) for form in FORMS]
    return [*forms, *((edit.name, edit.make) for edit in EDITS)]


def test_families_are_those_that_a_text_cannot_tell() -> None:
    families = spdx.Families(
        {"A-1.0": "Copyright <year> A\nDo it.", "B": "Copyright [you] B\ndo it", "C": "Don't."}
    )
    assert families.of("A-1.0") == families.of("B") != families.of("C")
    assert (
        families.of("GPL-2.0-only")
        == families.of("GPL-2.0-or-later")
        == families.of("GPL-2.0+")
    )
    assert families.of("Nunit") == "zlib-acknowledgement"
    assert families.of("GPL-2.0-only WITH Bison-exception-2.2") == families.of(
        "GPL-2.0-with-bison-exception"
    )
    assert families.of("LGPL-2.0-only") != families.of("GPL-2.0-only")


def test_fields_are_filled_in() -> None:
    filled = spdx.filled_in("Copyright (c) <year> <copyright holders>", Random(0))
    assert filled == "Copyright (c) 2024 Harbour Bikes Co-operative"


@pytest.mark.parametrize(("said", "is_met"), [("MIT", True), ("ISC", False), ("", False)])
def test_the_list_is_compared_by_family(said: str, is_met: bool) -> None:
    texts = {"MIT": "Permission is hereby granted"}
    goals = spdx.by_text(texts, always(said, "text"), spdx.Families(texts))
    assert [goal.is_met for goal in goals] == [is_met, is_met]


_DATA = "src/licensedcode/data/licenses"
_CASES = "tests/licensedcode/data/datadriven"


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    return write_files(
        tmp_path,
        {
            f"{_DATA}/mit.LICENSE": "---\nspdx_license_key: MIT\n---\nspdx_license_key: X\n",
            f"{_DATA}/gpl-2.0.LICENSE": "---\nspdx_license_key: GPL-2.0-only\n---\n",
            f"{_DATA}/own.LICENSE": "---\nspdx_license_key: LicenseRef-scancode-own\n---\n",
            f"{_CASES}/a/one.c": "one",
            f"{_CASES}/a/one.c.yml": "license_expressions:\n  - gpl-2.0 OR\n    mit\nnotes: x",
            f"{_CASES}/a/own.c": "own",
            f"{_CASES}/a/own.c.yml": "license_expressions:\n  - own\n",
            f"{_CASES}/a/none.c": "none",
            f"{_CASES}/a/none.c.yml": "notes: nothing here\n",
            f"{_CASES}/a/fails.c": "fails",
            f"{_CASES}/a/fails.c.yml": "license_expressions:\n  - mit\nexpected_failure: yes\n",
            f"{_CASES}/lic3/licenses_list.json": "[]",
            f"{_CASES}/lic3/licenses_list.json.yml": "license_expressions:\n  - mit\n",
            f"{_CASES}/a/orphan.yml": "license_expressions:\n  - mit\n",
        },
    )


def test_cases_are_read_with_their_spdx_ids(suite: Path) -> None:
    cases, left_out = scancode.cases_of(suite)
    assert {case.name: case.expected for case in cases} == {
        "a/none.c": frozenset(),
        "a/one.c": frozenset({"MIT", "GPL-2.0-only"}),
    }
    assert sorted(left_out) == [
        "a licence without an SPDX id",
        "expected to fail",
        "list of licence names",
    ]


def test_a_name_alone_decides_the_half() -> None:
    # `printf lic1/gpl.txt | sha256sum` begins with 1c, that of lic1/mit.txt with b7.
    assert not scancode.Case("lic1/gpl.txt", Path(), frozenset()).is_held_out
    assert scancode.Case("lic1/mit.txt", Path(), frozenset()).is_held_out


def test_a_score_is_what_one_counts_by_hand() -> None:
    score = scancode.Score()
    score.count(frozenset({"MIT", "ISC"}), frozenset({"MIT", "Zlib"}))
    score.count(frozenset({"MIT"}), frozenset({"MIT"}))
    score.count(frozenset(), frozenset({"MIT"}))
    score.count(frozenset(), frozenset())
    # Right: MIT, MIT. Missed: ISC. Wrong: Zlib, MIT.
    assert (score.precision, score.recall) == (2 / 4, 2 / 3)
    assert score.f1 == pytest.approx(2 * (1 / 2) * (2 / 3) / (1 / 2 + 2 / 3))
    assert (score.cases, score.exact) == (4, 2)
    assert dict(score.confused) == {("ISC", "Zlib"): 1, ("-", "MIT"): 1}


def test_a_suite_that_is_answered_wrongly_is_short(suite: Path) -> None:
    (right,) = scancode.file_by_file(suite, _told(suite), "")
    (wrong,) = scancode.file_by_file(suite, lambda *_: frozenset({"Zlib"}), "")
    (deaf,) = scancode.file_by_file(suite, lambda *_: frozenset(), "")
    assert (wrong.is_met, deaf.is_met) == (False, False)
    assert right.is_met is any(case.is_held_out for case in scancode.cases_of(suite)[0])


def _told(suite: Path) -> scancode.LicencesIn:
    expected = {case.name: case.expected for case in scancode.cases_of(suite)[0]}
    return lambda path, _: expected[path]


def test_every_kind_of_evidence_is_heard() -> None:
    tagged = b"// SPDX-License-Identifier: MIT OR GPL-2.0\n"
    assert scancode.licences_in("a.c", tagged) == {"MIT", "GPL-2.0-only"}
    assert scancode.licences_in("package.json", b'{"license": "ISC"}') == {"ISC"}
    assert scancode.licences_in("a.c", b"// Copyright 2020 MIT\n") == frozenset()
