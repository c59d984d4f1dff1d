"""Does the table of combinations say what the licences say, and is it read as SPDX means it?"""

import json
import os
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.licences import family, may_combine, parse_expression
from pplcheck.licences.combining.rules import kept_together
from pplcheck.licences.combining.table import LicenceClass, Table, table
from pplcheck.licences.words import flat
from pplcheck.model.combining import Answer, Clause, How
from tests.combining_page import page
from tests.conftest import ROOT

YES, CONDITIONS, REVIEW, NO = Answer
ADAPT, COLLECT, LINK = How
BEST_FIRST = list(Answer)
# Debian ships some of the texts; the others are those of the npm package spdx-license-list.
DEBIAN = Path("/usr/share/common-licenses")
DEBIAN_NAMES = {
    "Apache-2.0": "Apache-2.0",
    "CC0-1.0": "CC0-1.0",
    "GPL-2.0-only": "GPL-2",
    "GPL-3.0-only": "GPL-3",
    "LGPL-2.1-only": "LGPL-2.1",
    "LGPL-3.0-only": "LGPL-3",
    "MPL-2.0": "MPL-2.0",
}


def _listed_text(id_: str) -> str | None:
    folder = os.environ.get("SPDX_TEXTS")
    if folder:
        row = json.loads((Path(folder) / f"{id_}.json").read_text(encoding="utf-8"))
        return str(row["licenseText"])
    name = DEBIAN_NAMES.get(id_)
    if name and (DEBIAN / name).is_file():
        return (DEBIAN / name).read_text(encoding="utf-8")
    return None


@pytest.mark.parametrize("clause", table().clauses.values(), ids=str)
def test_every_quoted_clause_stands_in_its_licence(clause: Clause, shared: Path) -> None:
    if clause.text:
        text = (shared / "licences" / clause.text).read_text(encoding="utf-8")
    else:
        text = _listed_text(clause.licence) or ""
    if not text:
        pytest.skip("SPDX_TEXTS does not name the folder licenses/ of npm's spdx-license-list")
    assert flat(clause.words) in flat(text)


def test_every_licence_of_the_table_is_known() -> None:
    names = [id_ for one in table().classes for id_ in one.licences if id_ != "NONE"]
    names += [
        f"GPL-2.0-only WITH {exception}"
        for one in table().classes
        for exception in one.exceptions
    ]
    for name in (*names, *family()):
        parsed = parse_expression(name)
        assert (parsed.normal, parsed.unknown) == (name, ())


def test_no_licence_is_of_two_classes() -> None:
    ids = [id_ for one in table().classes for id_ in (*one.licences, *one.exceptions)]
    assert len(ids) == len(set(ids))
    assert len({one.id for one in table().classes}) == len(table().classes)


def test_the_whole_family_has_a_class_as_a_part_too() -> None:
    assert not [id_ for id_ in family() if table().class_of(id_).id == "unknown"]


@pytest.mark.parametrize("one", table().classes, ids=lambda one: one.id)
def test_the_table_is_total_and_cites_only_what_it_quotes(one: LicenceClass) -> None:
    for into, how in product(family(), How):
        answer, reason = one.row(into).answer(how)
        assert answer in Answer
        assert reason
    for row in one.rows:
        assert set(row.into) - {"*"} <= set(family())
        assert set(row.rests_on) <= set(table().clauses)
    assert [row.into for row in one.rows].count(("*",)) == 1


def test_what_the_family_says_of_parts_is_quoted() -> None:
    cited = {citation for kin in family().values() for citation in (*kin.parts, *kin.whole)}
    assert cited <= set(table().clauses)


def test_every_quoted_clause_is_cited() -> None:
    cited = {c for one in table().classes for row in one.rows for c in row.rests_on}
    cited |= {c for kin in family().values() for c in (*kin.parts, *kin.whole)}
    assert cited == set(table().clauses)


def test_no_answer_but_a_review_stands_without_a_source() -> None:
    for one, into, how in product(table().classes, family(), How):
        answer, _ = one.row(into).answer(how)
        assert one.source or answer is REVIEW


@pytest.mark.parametrize(("licence", "how"), list(product(family(), How)))
def test_a_licence_goes_into_itself(licence: str, how: How) -> None:
    assert may_combine(licence, licence, how).answer is YES


# The rows of the project's reference, and what the licences' own words make of those that it
# leaves unverified.
INTO_PPL = [
    ("CC0-1.0", YES, YES, YES),
    ("MIT", YES, YES, YES),
    ("CERN-OHL-P-2.0", YES, YES, YES),
    ("CC-BY-4.0", YES, YES, YES),
    ("CC-BY-SA-4.0", NO, YES, YES),
    ("CC-BY-SA-4.0 WITH KiCad-libraries-exception", CONDITIONS, YES, YES),
    ("CC-BY-NC-4.0", REVIEW, REVIEW, REVIEW),
    ("CC-BY-NC-SA-3.0", NO, YES, YES),
    ("CC-BY-NC-ND-4.0", NO, YES, YES),
    ("GPL-2.0-or-later", NO, CONDITIONS, REVIEW),
    ("AGPL-3.0-only", NO, CONDITIONS, REVIEW),
    ("GPL-2.0-only WITH Classpath-exception-2.0", NO, YES, YES),
    ("LGPL-2.1-or-later", NO, YES, REVIEW),
    ("MPL-2.0", CONDITIONS, YES, YES),
    ("EPL-2.0", CONDITIONS, YES, YES),
    ("CDDL-1.0", CONDITIONS, YES, YES),
    ("EUPL-1.2", NO, YES, REVIEW),
    ("NPOSL-3.0", NO, YES, REVIEW),
    ("CERN-OHL-W-2.0", REVIEW, YES, YES),
    ("CERN-OHL-S-2.0", NO, REVIEW, REVIEW),
    ("TAPR-OHL-1.0", NO, REVIEW, REVIEW),
    ("ODbL-1.0", NO, YES, YES),
    ("LicenseRef-PPL-es-2013", REVIEW, YES, YES),
    ("LicenseRef-CSL", NO, YES, YES),
    ("LicenseRef-CNPL-5", NO, YES, YES),
    ("LicenseRef-Coopyleft", NO, CONDITIONS, REVIEW),
    ("LicenseRef-Concord-1.0", NO, YES, YES),
    ("LicenseRef-Cooperative-1.0", NO, YES, YES),
    ("LicenseRef-ACSL-1.4", REVIEW, YES, YES),
    ("Hippocratic-2.1", REVIEW, YES, YES),
    ("Parity-7.0.0", NO, CONDITIONS, NO),
    ("PolyForm-Noncommercial-1.0.0", REVIEW, CONDITIONS, CONDITIONS),
    ("UNLICENSED", NO, NO, REVIEW),
    ("LicenseRef-Nobody-Knows", REVIEW, REVIEW, REVIEW),
]


@pytest.mark.parametrize(
    ("part", "adapt", "collect", "link"), INTO_PPL, ids=[row[0] for row in INTO_PPL]
)
def test_what_goes_into_a_work_under_the_ppl(
    part: str, adapt: Answer, collect: Answer, link: Answer
) -> None:
    assert [may_combine(part, "PPL", how).answer for how in How] == [adapt, collect, link]


@pytest.mark.parametrize(
    ("part", "work", "how", "answer"),
    [
        # CC-BY-NC-SA-3.0 4(b)(ii) allows later versions, 4.0 3(b)(1) no earlier ones.
        ("CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0", ADAPT, YES),
        ("CC-BY-NC-SA-4.0", "CC-BY-NC-SA-3.0", ADAPT, NO),
        # The Cooperative License 2(c)(iv) lets the whole go out under the AGPLv3.
        ("AGPL-3.0-or-later", "LicenseRef-Cooperative-1.0", ADAPT, CONDITIONS),
        ("GPL-2.0-only", "LicenseRef-Cooperative-1.0", ADAPT, NO),
        # Coopyleft 7(c) claims the whole, whatever the part would allow.
        ("MPL-2.0", "LicenseRef-Coopyleft", COLLECT, CONDITIONS),
        ("MPL-2.0", "LicenseRef-Coopyleft", LINK, REVIEW),
        ("MIT", "LicenseRef-Coopyleft", LINK, YES),
        ("GPL-3.0-only", "LicenseRef-ACSL-1.4", ADAPT, NO),
        ("PPL", "LicenseRef-Coopyleft", ADAPT, NO),
        ("PPL", "LicenseRef-PPL-es-2012", ADAPT, REVIEW),
        # A work offered under two licences needs a yes under each.
        ("AGPL-3.0-only", "AGPL-3.0-only OR PPL", ADAPT, NO),
        # An exception only adds permissions; which, nobody knows of most.
        ("Apache-2.0 WITH LLVM-exception", "PPL", ADAPT, YES),
        ("GPL-2.0-only WITH u-boot-exception-2.0", "PPL", ADAPT, REVIEW),
        ("MIT", "GPL-3.0-only", ADAPT, REVIEW),
        ("MIT", "not (an expression", ADAPT, REVIEW),
        ("not (an expression", "PPL", ADAPT, REVIEW),
    ],
)
def test_other_works(part: str, work: str, how: How, answer: Answer) -> None:
    assert may_combine(part, work, how).answer is answer


def test_an_answer_tells_on_what_it_rests() -> None:
    found = may_combine("GPL-3.0-or-later OR MIT", "PPL", COLLECT)
    assert (found.answer, found.branch, found.decided_by) == (YES, "MIT", "MIT")
    assert [str(clause) for clause in found.clauses] == ["MIT notice", "PPL 4(a) Collections"]
    assert found.is_verified
    by_likeness = may_combine("NCSA", "PPL", ADAPT)
    assert by_likeness.answer is YES
    assert not by_likeness.is_verified


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("GPL-3.0-only AND LicenseRef-ACSL-1.4", NO),
        ("CC-BY-NC-SA-3.0 AND PPL", NO),
        ("CC-BY-NC-SA-3.0 AND GPL-3.0-only", NO),
        ("LicenseRef-ACSL-1.4 AND PPL", REVIEW),
        ("MIT AND PPL", YES),
        ("MIT OR (GPL-3.0-only AND PPL)", None),
        ("PPL", None),
        ("GPL-2.0-only AND CDDL-1.0", None),
        (" AND ".join(["PPL", *(f"LicenseRef-{n}" for n in range(500))]), None),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_holds_for_the_same_words(expression: str, answer: Answer | None) -> None:
    found = kept_together(expression)
    assert (found.answer if found else None) is answer


LICENCES = st.sampled_from(["MIT", "GPL-3.0-only", "MPL-2.0", "CC-BY-NC-4.0", "PPL", "Foo"])
WORKS = st.sampled_from(sorted(family()))


@given(LICENCES, LICENCES, WORKS, st.sampled_from(How))
def test_or_is_the_best_and_and_the_worst(one: str, other: str, work: str, how: How) -> None:
    alone = sorted(
        (may_combine(part, work, how).answer for part in (one, other)), key=BEST_FIRST.index
    )
    assert may_combine(f"{one} OR {other}", work, how).answer is alone[0]
    assert may_combine(f"{one} AND {other}", work, how).answer is alone[1]


def test_an_endless_expression_costs_nothing() -> None:
    many = " AND ".join(f"LicenseRef-{n}" for n in range(100_000))
    assert may_combine(many, "PPL", ADAPT).answer is REVIEW


def test_the_table_is_read_once() -> None:
    assert isinstance(table(), Table)
    assert table() is table()


def test_the_page_is_that_of_the_table() -> None:
    written = (ROOT / "docs/reference/combining.md").read_text(encoding="utf-8")
    assert written == page(), "make combining"
