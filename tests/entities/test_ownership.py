"""What follows for an entity from who holds it?"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.entities import Owners, weigh
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Level, Speaker, Value
from tests.entities.owned import NAME, OF, QUESTIONS, TODAY, Owner, entity

WEAK = (Level.STATED, Speaker.STEWARD)


def _fact(entities: list[Entity], id_: str = "firm", day: date = TODAY) -> Fact | None:
    facts = Owners(entities, day).facts(QUESTIONS).get(id_, ())
    return next(iter(facts), None)


def _value(entities: list[Entity], id_: str = "firm") -> str:
    fact = _fact(entities, id_)
    return fact.value.value if fact else "none"


COOP, CLUB = entity("coop", fact="yes"), entity("club", fact="yes")
FUND, NOBODY = entity("fund", fact="no"), entity("nobody")


@pytest.mark.parametrize(
    ("owners", "value"),
    [
        ([Owner("coop", 1.0)], "yes"),
        ([Owner("coop", 0.51)], "yes"),
        # Half is no majority.
        ([Owner("coop", 0.5)], "unknown"),
        ([Owner("coop", 0.5), Owner("fund", 0.5)], "unknown"),
        ([Owner("coop", 0.3), Owner("club", 0.3)], "yes"),
        # 0.1 + 0.4 is 0.5, whatever a machine makes of it.
        ([Owner("coop", 0.1), Owner("club", 0.4)], "unknown"),
        # A sixth and a third, as people round them, are half.
        ([Owner("coop", 0.1666666667), Owner("club", 0.3333333334)], "unknown"),
        ([Owner("coop", 0.3), Owner("club", 0.3), Owner("fund", 0.4)], "yes"),
        ([Owner("fund", 0.6), Owner("coop", 0.4)], "no"),
        ([Owner("coop", None)], "unknown"),
        ([Owner("nobody", 1.0)], "unknown"),
        ([Owner("not-described", 1.0)], "unknown"),
        ([Owner("coop", 0.4), Owner("not-described", 0.6)], "unknown"),
        ([], "none"),
        # A signal opens a question and answers none.
        ([Owner("coop", 1.0, Level.SIGNAL)], "none"),
        ([Owner("coop", 1.0, begins=TODAY + timedelta(1))], "none"),
        ([Owner("coop", 1.0, ends=TODAY - timedelta(1))], "none"),
        ([Owner("coop", 1.0, begins=TODAY, ends=TODAY)], "yes"),
        # Two statements on one share that differ: the share is not known.
        ([Owner("coop", 0.6), Owner("coop", 0.4, *WEAK)], "unknown"),
        ([Owner("coop", 0.6), Owner("coop", 0.6, *WEAK)], "yes"),
    ],
)  # fmt: skip
def test_most_of_the_votes_decide(owners: list[Owner], value: str) -> None:
    assert _value([entity("firm", *owners), COOP, CLUB, FUND, NOBODY]) == value


def test_a_company_of_a_foundations_company() -> None:
    chain = [entity("firm", Owner("middle")), entity("middle", Owner("coop")), COOP]
    fact = _fact(chain)
    assert fact
    assert (fact.value, fact.level) == (Value.YES, Level.REGISTER)
    for part in (
        "held by middle",
        "held by coop",
        f"{OF} = yes",
        "firm-owners.pdf",
        "coop.pdf",
    ):
        assert part in fact.evidence


def test_what_is_held_through_one_that_lacks_it_is_held_all_the_same() -> None:
    """Cooperative License, 1 (b)(v): "owned or controlled, either directly or indirectly"."""
    chain = [entity("firm", Owner("middle")), entity("middle", Owner("coop"), fact="no"), COOP]
    assert (_value(chain), _value(chain, "middle")) == ("yes", "yes")


def test_where_it_is_open_who_holds_one_that_lacks_it_nothing_is_said() -> None:
    middle = entity("middle", Owner("nobody"), fact="no")
    assert _value([entity("firm", Owner("middle")), middle, NOBODY]) == "unknown"
    middle = entity("middle", Owner("fund"), fact="no")
    assert _value([entity("firm", Owner("middle")), middle, FUND]) == "no"


def test_that_those_above_lack_it_does_not_tell_that_an_owner_does() -> None:
    chain = [entity("firm", Owner("middle")), entity("middle", Owner("fund")), FUND]
    assert (_value(chain), _value(chain, "middle")) == ("unknown", "no")


def test_a_contested_fact_of_an_owner_answers_nothing() -> None:
    twice = replace(COOP, facts=(*COOP.facts, replace(COOP.facts[0], value=Value.NO)))
    assert _value([entity("firm", Owner("coop")), twice]) == "unknown"
    above = replace(twice, id="middle", owners=entity("x", Owner("club")).owners)
    assert _value([entity("firm", Owner("middle")), above, CLUB]) == "unknown"


def test_a_chain_has_an_end() -> None:
    def long(steps: int) -> list[Entity]:
        names = ["firm", *(f"m{number}" for number in range(1, steps)), "coop"]
        pairs = pairwise(names)
        return [*(entity(one, Owner(other)) for one, other in pairs), COOP]

    assert (_value(long(10)), _value(long(12))) == ("yes", "unknown")
    # A thousand steps cost no more than a thousand.
    assert _value(long(1000)) == "unknown"


@pytest.mark.parametrize(
    ("owner", "fact_level", "level", "by"),
    [
        (Owner("coop"), 3, 3, Speaker.REGISTER),
        (Owner("coop", 1.0, *WEAK), 3, 1, Speaker.STEWARD),
        (Owner("coop"), 1, 1, Speaker.STEWARD),
        (Owner("coop", 1.0, Level.ATTESTED, Speaker.FEDERATION), 3, 2, Speaker.FEDERATION),
        (Owner("coop", 1.0, Level.DECISION, Speaker.COURT), 3, 3, Speaker.REGISTER),
    ],
)  # fmt: skip
def test_a_chain_is_as_sure_as_its_weakest_link(
    owner: Owner, fact_level: int, level: int, by: Speaker
) -> None:
    fact = _fact([entity("firm", owner), entity("coop", fact="yes", level=fact_level)])
    assert fact
    assert (fact.level, fact.by, fact.is_derived) == (level, by, True)


def test_a_weak_link_beside_a_majority_takes_nothing_from_it() -> None:
    owners = [Owner("coop", 0.6), Owner("club", 0.4, *WEAK)]
    fact = _fact([entity("firm", *owners), COOP, CLUB])
    assert fact
    assert fact.level is Level.REGISTER
    assert "club" not in fact.evidence


def test_where_all_are_needed_the_weakest_counts() -> None:
    owners = [Owner("coop", 0.3), Owner("club", 0.3, *WEAK)]
    fact = _fact([entity("firm", *owners), COOP, CLUB])
    assert fact
    assert (fact.level, fact.by) == (Level.STATED, Speaker.STEWARD)


def test_what_the_owners_own_word_says_accuses_nobody_below_level_3() -> None:
    own = Owner("fund", 1.0, Level.STATED, Speaker.SELF)
    fact = _fact([entity("firm", own), FUND])
    assert fact
    (known,) = weigh([fact], TODAY).values()
    assert (known.value, known.proven) == (Value.NO, Value.UNKNOWN)


@pytest.mark.parametrize("is_owner_kept", [True, False])
@pytest.mark.parametrize("is_fact_kept", [True, False])
def test_what_follows_bears_as_what_it_follows_from(
    *, is_owner_kept: bool, is_fact_kept: bool
) -> None:
    firm, coop = _with_checked(entity("firm", Owner("coop")), COOP, is_owner_kept, is_fact_kept)
    fact = _fact([firm, coop])
    assert fact
    assert fact.bears is (is_owner_kept and is_fact_kept)


def _with_checked(firm: Entity, coop: Entity, *is_kept: bool) -> tuple[Entity, Entity]:
    (held,), (said,) = firm.owners, coop.facts
    source = replace(held.source, is_checked=is_kept[0])
    return (
        replace(firm, owners=(replace(held, source=source),)),
        replace(coop, facts=(replace(said, is_checked=is_kept[1]),)),
    )


def test_it_holds_for_the_days_on_which_all_links_do() -> None:
    begins, ends = date(2026, 1, 1), date(2027, 1, 1)
    coop = replace(COOP, facts=(replace(COOP.facts[0], valid_until=date(2026, 12, 1)),))
    fact = _fact([entity("firm", Owner("coop", begins=begins, ends=ends)), coop])
    assert fact
    assert (fact.valid_from, fact.valid_until) == (begins, date(2026, 12, 1))


def test_natural_persons_are_not_named_and_nobody_who_may_be_one() -> None:
    jane = entity("jane-doe", fact="yes", is_person=True)
    firm = entity("firm", Owner("jane-doe", 0.6), Owner("richard-roe", 0.4))
    fact = _fact([firm, jane])
    assert fact
    assert fact.value is Value.YES
    assert "jane" not in repr(fact)
    assert "richard" not in repr(fact)
    open_ = _fact([entity("firm", Owner("jane-doe", 0.4), Owner("richard-roe", 0.6)), jane])
    assert open_
    assert "an owner whom nobody describes" in open_.evidence
    assert "firm.toml:11:1" in open_.evidence
    assert "richard" not in open_.evidence


def test_descriptions_of_one_entity_answer_together() -> None:
    entities = [entity("firm", Owner("coop-old")), entity("coop-old"), COOP]
    same = {"coop": "coop", "coop-old": "coop"}
    facts = Owners(entities, TODAY, same).facts(QUESTIONS)
    assert facts["firm"][0].value is Value.YES


def test_a_circle_answers_nothing_and_ends() -> None:
    circle = [entity("firm", Owner("other")), entity("other", Owner("firm"))]
    assert Owners(circle, TODAY).facts(QUESTIONS) == {}


SHARES = st.lists(
    st.tuples(st.sampled_from(["coop", "club", "fund", "nobody"]), st.floats(0, 0.25)),
    max_size=4,
    unique_by=lambda pair: pair[0],
)


@given(SHARES, st.randoms())
def test_the_order_of_owners_and_files_does_not_matter(
    shares: list[tuple[str, float]], random: object
) -> None:
    owners = [Owner(id_, votes * 4) for id_, votes in shares]
    shuffled = list(owners)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands over random.Random
    known = [COOP, CLUB, FUND, NOBODY]
    one = _value([entity("firm", *owners), *known])
    assert one == _value([*reversed(known), entity("firm", *shuffled)])


@given(SHARES)
def test_one_more_owner_of_whom_nothing_is_known_changes_no_answer(
    shares: list[tuple[str, float]],
) -> None:
    owners = [Owner(id_, votes) for id_, votes in shares]
    before = _value([entity("firm", *owners), COOP, CLUB, FUND, NOBODY])
    after = _value([entity("firm", *owners, Owner("stranger", 0.1)), COOP, CLUB, FUND, NOBODY])
    assert after == ("unknown" if before == "none" else before)


def test_only_what_is_asked_of_owners_is_answered() -> None:
    bare = tuple(replace(one, of_owners="") for one in QUESTIONS)
    assert Owners([entity("firm", Owner("coop")), COOP], TODAY).facts(bare) == {}
    assert {one.name for one in QUESTIONS} == {NAME}
