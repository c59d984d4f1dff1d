"""Does an assertion count exactly where its maker's word counts?"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.entities import count_assertions
from pplcheck.model.assertion import (
    Assertion,
    Criteria,
    MadeBy,
    Signature,
    SignatureState,
    Signed,
)
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.place import Place

DAY = date(2026, 11, 22)
HERE = Place("e.toml")
RIDERS = Entity(
    id="riders",
    names=("Riders",),
    is_person=False,
    identifiers=(("domain", "riders.example"), ("register", "es-coop:12-3456")),
    facts=(),
    place=HERE,
)
COURIERS = replace(
    RIDERS,
    id="couriers",
    identifiers=(("domain", "couriers.example"), ("register", "es-coop:9")),
)
PERSON = replace(RIDERS, id="ana", is_person=True, identifiers=(("domain", "ana.example"),))
ALL = (COURIERS, PERSON, RIDERS)
WORKERS, PROFIT = "owners_are_workers", "seeks_profit"
CRITERIA = Criteria("federation", (WORKERS,), "https://f.example", date(2026, 1, 1), HERE)
NUMBER = ("register", "es-coop:12-3456")


def _fact(name: str = PROFIT, made_by: MadeBy = MadeBy.SELF) -> Fact:
    is_own = made_by is MadeBy.SELF
    return Fact(
        name,
        Value.NO,
        Level.STATED if is_own else Level.ATTESTED,
        Speaker.SELF if is_own else Speaker.FEDERATION,
        "accounts",
        valid_from=date(2026, 1, 1),
    )


OWN = Assertion(
    names=("Riders",),
    identifiers=(NUMBER,),
    made_by=MadeBy.SELF,
    maker="riders",
    issued=date(2026, 10, 1),
    expires=date(2027, 10, 1),
    serial=3,
    facts=(_fact(),),
    place=Place("a.toml", 1, 1),
)
ATTESTED = replace(
    OWN,
    made_by=MadeBy.FEDERATION,
    maker="federation",
    facts=(_fact(WORKERS, MadeBy.FEDERATION), _fact(PROFIT, MadeBy.FEDERATION)),
)


def _signed(
    assertion: Assertion, state: SignatureState = SignatureState.GOOD, sha256: str = ""
) -> Signed:
    return Signed(assertion, Signature(state, assertion.maker, "SHA256:x", "says"), sha256)


def _counted(
    *signed: Signed, as_of: date = DAY
) -> tuple[dict[str, tuple[Fact, ...]], list[str]]:
    counted = count_assertions(signed, ALL, (CRITERIA,), as_of)
    facts = {one.id: one.facts for one in counted.entities if one.facts}
    assert [one.id for one in counted.entities] == [one.id for one in ALL]
    told = sorted((*counted.left_out, *counted.of_nobody))
    return facts, [f"{one.place}: {one.reason}" for one in told]


def test_an_entitys_own_word_is_of_level_1() -> None:
    facts, left_out = _counted(_signed(OWN))
    (fact,) = facts.pop("riders")
    assert (fact.level, fact.by, fact.value) == (Level.STATED, Speaker.SELF, Value.NO)
    assert fact.evidence == "accounts (serial 3 of riders, signed: a.toml)"
    assert not facts
    assert not left_out


def test_a_federations_word_counts_for_its_criteria_alone() -> None:
    facts, left_out = _counted(_signed(ATTESTED))
    (fact,) = facts["riders"]
    assert (fact.name, fact.level, fact.by) == (WORKERS, Level.ATTESTED, Speaker.FEDERATION)
    (said,) = left_out
    assert "not among the criteria of federation, and not counted: seeks_profit" in said
    before = replace(ATTESTED, issued=date(2025, 10, 1))
    assert not _counted(_signed(before), as_of=date(2025, 12, 31))[0]
    assert not _counted(_signed(replace(ATTESTED, maker="another")))[0]


@settings(deadline=None)
@given(
    st.sampled_from(list(MadeBy)),
    st.sampled_from(["riders", "federation", "couriers", "es-coop:12-3456"]),
    st.sampled_from(list(SignatureState)),
    st.lists(st.sampled_from([WORKERS, PROFIT, "business"]), min_size=1, unique=True),
)
def test_no_declaration_reaches_a_register(
    made_by: MadeBy, maker: str, state: SignatureState, names: list[str]
) -> None:
    said = tuple(_fact(name, made_by) for name in names)
    facts, _ = _counted(_signed(replace(OWN, made_by=made_by, maker=maker, facts=said), state))
    for fact in facts.get("riders", ()):
        assert state is SignatureState.GOOD
        assert fact.level < Level.REGISTER
        assert fact.level is Level.STATED or fact.name in CRITERIA.facts
        assert (fact.by is Speaker.SELF) is (maker in ("riders", "es-coop:12-3456"))


@pytest.mark.parametrize(
    "maker",
    [
        "riders",
        "riders.example",
        "es-coop:12-3456",
        "domain:riders.example",
        "ana@riders.example",
    ],
)
def test_an_entity_signs_by_any_name_that_the_stewards_know(maker: str) -> None:
    assert _counted(_signed(replace(OWN, maker=maker)))[0]


@pytest.mark.parametrize(
    ("assertion", "says"),
    [
        (
            replace(OWN, maker="couriers"),
            "couriers is neither its id nor any of its identifiers",
        ),
        (replace(OWN, maker="x@couriers.example"), "is neither its id"),
        (replace(OWN, maker="x@riders.example.org"), "is neither its id"),
        (replace(ATTESTED, maker="riders"), "nobody attests themselves"),
        (replace(OWN, identifiers=(("register", "es-coop:1"),)), "nobody who is described"),
        (
            replace(OWN, identifiers=(NUMBER, ("domain", "couriers.example"))),
            "those of 2 entities",
        ),
        (
            replace(OWN, identifiers=(("domain", "riders.example"), ("register", "es-coop:7"))),
            "it names register:es-coop:7, and the entity that is described has another number",
        ),
        (replace(OWN, identifiers=(("id", "ana"),), maker="ana"), "about a natural person"),
        (replace(OWN, issued=date(2026, 11, 23)), "issued on 2026-11-23, after 2026-11-22"),
        (replace(OWN, expires=date(2026, 11, 21)), "it expired on 2026-11-21"),
    ],
)
def test_what_does_not_count_says_why(assertion: Assertion, says: str) -> None:
    facts, left_out = _counted(_signed(assertion))
    assert not facts
    (said,) = left_out
    assert says in said
    assert "ana" not in said


@pytest.mark.parametrize("state", [one for one in SignatureState if one != SignatureState.GOOD])
def test_no_other_signature_counts(state: SignatureState) -> None:
    facts, left_out = _counted(_signed(OWN, state))
    assert not facts
    assert left_out == ["a.toml:1:1: this declaration does not count: it says"]


@pytest.mark.parametrize(
    "identifier", [("domain", "https://www.RIDERS.example/"), ("id", "riders")]
)
def test_an_entity_is_found_by_each_identifier(identifier: tuple[str, str]) -> None:
    assert _counted(_signed(replace(OWN, identifiers=(identifier,))))[0]


def test_another_registers_number_may_be_new() -> None:
    more = (NUMBER, ("register", "eu-vat:1"))
    assert _counted(_signed(replace(OWN, identifiers=more)))[0]


def test_an_older_one_is_superseded_whatever_becomes_of_the_newer() -> None:
    newer = replace(OWN, serial=4, place=Place("b.toml", 1, 1), facts=(_fact("business"),))
    facts, left_out = _counted(_signed(newer), _signed(OWN))
    assert [fact.name for fact in facts["riders"]] == ["business"]
    assert left_out == [
        "a.toml:1:1: this declaration does not count: serial 4 supersedes it (b.toml)"
    ]
    ended = replace(newer, expires=date(2026, 11, 1))
    assert not _counted(_signed(ended), _signed(OWN))[0]


@pytest.mark.parametrize(
    "newer",
    [
        _signed(replace(OWN, serial=9), SignatureState.UNKNOWN_KEY),
        _signed(replace(OWN, serial=9, maker="couriers")),
        _signed(replace(OWN, serial=9, issued=date(2027, 1, 1))),
        _signed(replace(ATTESTED, serial=9)),
    ],
)
def test_what_does_not_count_supersedes_nothing(newer: Signed) -> None:
    facts, _ = _counted(newer, _signed(OWN))
    assert _fact().name in {fact.name for fact in facts["riders"]}


def test_of_two_with_one_serial_neither_counts_unless_they_are_copies() -> None:
    copy = replace(OWN, place=Place("copy.toml"))
    facts, left_out = _counted(_signed(OWN, sha256="1"), _signed(copy, sha256="1"))
    assert len(facts["riders"]) == 1
    assert not left_out
    facts, left_out = _counted(_signed(OWN, sha256="1"), _signed(copy, sha256="2"))
    assert not facts
    assert len(left_out) == 2


@settings(deadline=None)
@given(st.permutations([OWN, replace(OWN, serial=4), ATTESTED, replace(OWN, maker="x")]))
def test_the_order_of_the_files_changes_nothing(found: list[Assertion]) -> None:
    usual = _counted(
        *map(_signed, [OWN, replace(OWN, serial=4), ATTESTED, replace(OWN, maker="x")])
    )
    assert _counted(*map(_signed, found)) == usual
