"""Is all that follows for an entity brought together, for the day and the terms?"""

from dataclasses import replace
from datetime import date

from pplcheck.model.entity import Entity
from pplcheck.model.fact import Level, Speaker, Value
from pplcheck.model.identity import Identity, Sameness
from pplcheck.model.ownership import LegalForm, Source
from pplcheck.model.place import Place
from pplcheck.model.settings import Settings
from pplcheck.model.terms import Terms
from pplcheck.pipeline.configuration import Configuration
from pplcheck.pipeline.judging import number_facts
from pplcheck.pipeline.knowing import reminders_of, with_derived
from tests.entities.owned import NAME, QUESTIONS, Owner, entity
from tests.judge.cases import COOPYLEFT, PPL

TODAY = date(2026, 11, 22)
# The terms of a licence that asks what the owners are.
ASKING: Terms = replace(COOPYLEFT, questions=(*COOPYLEFT.questions, *QUESTIONS))


def _derived(
    *entities: Entity, terms: Terms = ASKING, same: tuple[Identity, ...] = ()
) -> dict[str, dict[str, str]]:
    settings = Settings(identities=same)
    found = with_derived(Configuration(settings, (terms,), entities), TODAY)
    return {
        one.id: {fact.name: fact.value.value for fact in one.facts} for one in found.entities
    }


def _with_form(one: Entity, code: str, ends: date | None = None) -> Entity:
    source = Source(Level.REGISTER, Speaker.REGISTER, "extract", "c" * 64, None, ends)
    return replace(one, form=(LegalForm(code, source, Place("f.toml", 4, 8)),))


def test_the_form_of_an_owner_answers_for_whom_it_holds() -> None:
    coop = _with_form(entity("coop"), "HZ6C")
    found = _derived(entity("firm", Owner("coop")), coop)
    assert found["firm"] == {NAME: "yes"}
    assert found["coop"]["cooperative_model"] == "yes"


def test_a_company_of_a_scop_is_owned_by_a_worker_owned_one() -> None:
    scop = _with_form(entity("scop"), "V1Z5")
    chain = (entity("firm", Owner("middle", 0.9)), entity("middle", Owner("scop", 0.6)), scop)
    found = _derived(*chain, terms=PPL)
    assert found["firm"] == found["middle"] == {"owned_by_worker_owned": "yes"}


def test_only_what_the_terms_ask_for_is_added() -> None:
    scop = _with_form(entity("scop"), "V1Z5")
    assert "ess_status" not in _derived(scop, terms=PPL)["scop"]
    assert "owners_are_workers" not in _derived(scop, terms=COOPYLEFT)["scop"]


def test_the_form_of_another_description_of_an_owner_answers_too() -> None:
    same = Identity("coop", "coop-old", Sameness.SAME, "T", TODAY, "renamed", Place("p.toml"))
    found = _derived(
        entity("firm", Owner("coop-old")), entity("coop", fact="yes"), entity("coop-old"),
        same=(same,),
    )  # fmt: skip
    assert found["firm"] == {NAME: "yes"}


def test_whether_owners_are_natural_persons_can_be_asked() -> None:
    asks = replace(QUESTIONS[0], of_owners="natural_person")
    terms = replace(PPL, questions=(*PPL.questions, asks))
    people = [entity(name, is_person=True) for name in ("jane-doe", "richard-roe")]
    firm = entity("firm", Owner("jane-doe", 0.5), Owner("richard-roe", 0.5))
    assert _derived(firm, *people, terms=terms)["firm"][NAME] == "yes"
    found = with_derived(Configuration(Settings(), (terms,), (firm, *people)), TODAY)
    (told,) = (one for one in found.entities if one.id == "firm")
    for name in ("jane", "richard"):
        assert name not in repr(told.facts)


def test_what_was_stated_stays_and_may_contradict() -> None:
    coop = _with_form(entity("coop", fact="no"), "HZ6C")
    found = with_derived(Configuration(Settings(), (COOPYLEFT,), (coop,)), TODAY)
    values = {one.value for one in found.entities[0].facts if one.name == "cooperative_model"}
    assert values == {Value.YES, Value.NO}


def test_a_form_that_ends_reminds_somebody() -> None:
    coop = _with_form(entity("coop"), "HZ6C", ends=date(2026, 12, 31))
    known = with_derived(Configuration(Settings(), (PPL,), (coop,)), TODAY)
    (found,) = reminders_of(number_facts(known, ()), TODAY)
    assert (found.on, found.owner) == (date(2026, 12, 31), "coop")
    assert found.what.startswith("what is known of reserves_indivisible, surplus_retained (")
