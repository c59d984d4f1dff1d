"""Does each legal form say what its law says, and no more?"""

import csv
from datetime import date
from pathlib import Path

import pytest

from pplcheck.config import vocabulary_of
from pplcheck.entities import facts_of_form, form_refusal, known_forms, known_registers, weigh
from pplcheck.entities.laws import data_of, laws
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.ownership import LegalForm, Source
from pplcheck.model.place import Place
from tests.conftest import ROOT, SHARED
from tests.judge.cases import ALL_TERMS
from tests.legal_forms_page import page

LIST = SHARED / "elf.csv"
COOPS = SHARED / "elf_coop_forms.tsv"
TODAY = date(2026, 11, 22)
ABOUT_WORKERS = {
    "owners_are_workers", "workers_are_employees", "member_wages", "nonmember_wages",
}  # fmt: skip


def _form(
    code: str, level: Level = Level.REGISTER, by: Speaker = Speaker.REGISTER
) -> LegalForm:
    days = (date(2020, 1, 1), date(2027, 1, 1))
    return LegalForm(code, Source(level, by, "extract.pdf", "a" * 64, *days), Place("f"))


def _facts(code: str) -> dict[str, str]:
    return {fact.name: fact.value.value for fact in facts_of_form(_form(code))}


def _rows(path: Path, delimiter: str) -> list[dict[str, str]]:
    if not path.exists():
        pytest.skip("the public list of legal forms is not at hand")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))


# Law 78-763 articles 1, 10 and 33, law 2014-856 article 1 (I, 3°, b and II, 1°).
SCOP = {
    "business": "yes", "cooperative_model": "yes", "ess_status": "yes",
    "member_wages": "yes", "owners_are_workers": "yes", "private": "yes",
    "reserves_indivisible": "yes", "surplus_retained": "yes", "workers_are_employees": "yes",
    "worker_cooperative_form": "yes", "legal_organisation": "yes", "public_body": "no",
}  # fmt: skip


@pytest.mark.parametrize("code", ["V1Z5", "XPX6", "F6SZ"])
def test_a_scop(code: str) -> None:
    assert _facts(code) == SCOP


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        # Ley 44/2015, artículo 1.2 a; Ley 5/2011, artículo 5.1. Others may hold shares.
        ("1G29", "business member_wages owners_are_workers private ess_status"),
        ("R2L8", "business member_wages owners_are_workers private ess_status"),
        # Codice civile, 2511 and 2545-quater: whether reserves are locked hangs on statutes.
        ("QRZJ", "cooperative_model surplus_retained"),
        ("CTNS", "cooperative_model surplus_retained"),
        # Ley 20.337, artículos 2 and 42.
        ("HZ6C", "cooperative_model equal_vote legal_organisation reserves_indivisible surplus_retained"),
        ("NETO", "cooperative_model owners_are_workers worker_cooperative_form"),
        ("AZFE", "cooperative_model"),
        ("1QU8", "business cooperative_model ess_status"),
        ("PC5A", "cooperative_model reserves_indivisible surplus_retained -purpose_is_profit"),
        ("BEWI", "ess_status legal_organisation nonprofit private -public_body -purpose_is_profit -seeks_profit"),
        ("9T5S", "ess_status legal_organisation nonprofit private -public_body -purpose_is_profit -seeks_profit"),
        # An association that was not declared is no legal person.
        ("491H", "nonprofit -purpose_is_profit -seeks_profit"),
        ("V44D", "nonprofit -has_owners -purpose_is_profit -seeks_profit"),
        # Unverified, or a form that says nothing.
        ("N263", ""), ("GRH5", ""), ("EQQP", ""), ("V2YH", ""), ("81WV", ""), ("LGME", ""),
    ],
)  # fmt: skip
def test_what_follows(code: str, facts: str) -> None:
    expected = {
        one.removeprefix("-"): "no" if one.startswith("-") else "yes" for one in facts.split()
    }
    assert _facts(code) == expected


def test_nothing_follows_from_a_form_that_is_not_known_here() -> None:
    # A German GmbH: 2HBR.
    assert (_facts("2HBR"), form_refusal("2HBR")) == ({}, "")


@pytest.mark.parametrize(
    ("code", "why"),
    [("8888", "names no form"), ("9999", "names no form"), ("SOQ1", "inactive")],
)
def test_what_is_no_form_is_refused(code: str, why: str) -> None:
    assert why in form_refusal(code)


def test_general_forms_say_nothing_about_workers() -> None:
    kinds = {"co-operative", "consumer co-operative", "social co-operative",
             "co-operative of entrepreneurs", "association", "foundation"}  # fmt: skip
    for code, form in known_forms().items():
        if form.kind in kinds:
            assert not ABOUT_WORKERS & _facts(code).keys(), code


def test_it_is_as_sure_as_the_form_and_for_its_days() -> None:
    (fact,) = (one for one in facts_of_form(_form("V1Z5")) if one.name == "surplus_retained")
    assert fact == Fact(
        "surplus_retained", Value.YES, Level.REGISTER, Speaker.REGISTER, fact.evidence,
        "a" * 64, date(2020, 1, 1), date(2027, 1, 1), "FR", is_derived=True,
    )  # fmt: skip
    for part in ("extract.pdf", "V1Z5", "loi n° 78-763 du 19 juillet 1978", "article 33"):
        assert part in fact.evidence
    decided = facts_of_form(_form("V1Z5", Level.DECISION, Speaker.COURT))
    assert {one.level for one in decided} == {Level.REGISTER}


@pytest.mark.parametrize("code", sorted(known_forms()))
@pytest.mark.parametrize("by", [one for one in Speaker if one is not Speaker.SEEN])
def test_a_form_alone_accuses_nobody_below_level_3(code: str, by: Speaker) -> None:
    for level in (Level.SIGNAL, Level.STATED, Level.ATTESTED):
        known = weigh(facts_of_form(_form(code, level, by)), TODAY)
        assert {one.proven for one in known.values()} <= {Value.UNKNOWN}


def test_every_code_stands_in_the_public_list_and_is_active() -> None:
    rows = _rows(LIST, ",")
    state: dict[str, set[str]] = {}
    where: dict[str, set[str]] = {}
    for row in rows:
        code = row["ELF Code"]
        state.setdefault(code, set()).add(row["ELF Status ACTV/INAC"])
        part = row["Country sub-division code (ISO 3166-2)"]
        where.setdefault(code, set()).add(part or row["Country Code (ISO 3166-1)"])
    for code, form in known_forms().items():
        assert state.get(code) == {"ACTV"}, code
        assert where[code] == {form.jurisdiction}, code
    data = data_of("forms.toml")
    assert set(data["inactive"]) == {code for code, found in state.items() if found == {"INAC"}}
    assert all(where[code] == {""} for code in data["placeholders"])


def test_the_names_that_a_list_gives_fit() -> None:
    named = {row["elf"]: row["kind"] for row in _rows(COOPS, "\t") if row["status"] == "ACTV"}
    workers = {code for code, kind in named.items() if kind == "WORKER_COOP"}
    ours = {code for code, form in known_forms().items() if form.kind == "worker co-operative"}
    assert ours == workers
    for code, form in known_forms().items():
        assert "co-operative" not in form.kind or code in named, code


def test_each_code_stands_once() -> None:
    codes = [code for one in data_of("forms.toml")["form"] for code in one["codes"]]
    assert len(codes) == len(set(codes))


def test_every_fact_is_asked_for_by_some_licence() -> None:
    words = vocabulary_of(ALL_TERMS.values()).entity_facts
    assert {name for law in laws().values() for name, _ in law.facts} <= set(words)


def test_every_law_is_named_whole_and_used() -> None:
    bases = {basis.id for form in known_forms().values() for basis in form.bases}
    for register in known_registers().values():
        bases |= {basis.id for basis in (*register.listed, *register.absent)}
    assert bases == laws().keys()
    for law in laws().values():
        assert law.id.startswith(law.jurisdiction.lower())
        assert law.facts
        assert all((law.law, law.article, law.says))
        assert not law.says.endswith(".")
    # A form follows the law of its own country.
    for form in known_forms().values():
        assert {basis.jurisdiction for basis in form.bases} <= {form.jurisdiction}


def test_the_page_is_written_from_the_data() -> None:
    written = (ROOT / "docs/reference/legal-forms.md").read_text(encoding="utf-8")
    assert written == page(), "run: make legal-forms"
