"""What an entity says of its own uses is put to the uses that were found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from pplcheck.config import OWN_WORD
from pplcheck.graph import asset_id
from pplcheck.model.commons import Commons
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.own_use import OwnUse
from pplcheck.model.place import Place
from pplcheck.model.terms import Question, Subject
from pplcheck.model.use import Recognised, Use

# What answers whether a use is commercial; other questions are answered by acts.
_COMMERCIAL = "commercial"
# The recogniser of what an entity says of itself.
SAID = "own-word"
_WHOLE = "."


def with_own_word(
    uses: Iterable[Use],
    said: Sequence[OwnUse],
    known: Iterable[Commons],
    questions: Iterable[Question],
    entity: str,
) -> tuple[Use, ...]:
    """Return the uses with what the entity says of them, by id.

    What is said of one commons outweighs what is said of all. A use that is said of a commons
    and shows nowhere, such as a hosted one, is added.

    Args:
        uses: that were found.
        said: by the entity, what outweighs the rest last.
        known: the commons that were looked for.
        questions: of all terms.
        entity: id of the user.

    Raises:
        ConfigurationError: something is said of a commons that was not looked for.

    """
    by_name = {name: one for one in known for name in (one.id, *one.addresses)}
    _check(said, by_name)
    posed = [one for one in questions if one.about is Subject.USE and one.answered_by]
    found = list(uses)
    shown = {commons_of(use) for use in found}
    found += (
        _added(one, by_name[one.of], entity)
        for one in {by_name[each.of].id: each for each in said if each.of}.values()
        if by_name[one.of].id not in shown
    )
    return tuple(
        sorted((_told(use, said, by_name, posed) for use in found), key=lambda use: use.id)
    )


def commons_of(use: Use) -> str:
    """Return the id of the commons that a use is of."""
    return next((trace.commons for trace in use.traces), use.asset.partition("#")[0])


def _check(said: Iterable[OwnUse], by_name: dict[str, Commons]) -> None:
    problems = []
    for one in said:
        if one.of and one.of not in by_name:
            close = get_close_matches(one.of, sorted(by_name), 1)
            hint = f"did you mean {close[0]!r}?" if close else "name it with --of, too"
            problems.append(
                Problem(one.place, f"the commons {one.of!r} was not looked for", hint)
            )
    if problems:
        raise ConfigurationError(*problems)


def _added(one: OwnUse, commons: Commons, entity: str) -> Use:
    """Return a use that is said and shows nowhere."""
    return Use(
        id=f"{commons.id} as stated",
        entity=entity,
        asset=asset_id(commons.id, _WHOLE),
        acts=(),
        commercial=Value.UNKNOWN,
        how=(Recognised(SAID, one.evidence or str(one.place)),),
        facts=(),
        since=None,
        place=one.place,
    )


def _told(
    use: Use, said: Iterable[OwnUse], by_name: dict[str, Commons], posed: Iterable[Question]
) -> Use:
    commons = commons_of(use)
    mine = [one for one in said if not one.of or by_name[one.of].id == commons]
    if not mine:
        return use
    of_all = [one for one in mine if not one.of]
    ordered = [*of_all, *(one for one in mine if one.of)]
    facts: dict[str, list[Fact]] = {}
    acts, commercial = set(use.acts), use.commercial
    for one in ordered:
        acts |= set(one.acts)
        commercial = commercial if one.commercial is Value.UNKNOWN else one.commercial
        told: dict[str, list[Fact]] = {}
        for fact in (*_answers(one, posed), *one.facts):
            told.setdefault(fact.name, []).append(fact)
        facts.update(told)
    own = (fact for name in sorted(facts) for fact in facts[name])
    return replace(
        use, acts=tuple(sorted(acts)), commercial=commercial, facts=(*use.facts, *own)
    )


def _answers(one: OwnUse, posed: Iterable[Question]) -> Iterator[Fact]:
    """Yield what acts and purpose answer."""
    evidence = one.evidence or f"{OWN_WORD}, {_where(one.place)}"
    for question in posed:
        value = _answer(one, question.answered_by)
        if value is not Value.UNKNOWN:
            yield Fact(
                question.name, value, Level.STATED, Speaker.SELF, evidence, is_checked=True
            )


def _answer(one: OwnUse, answered_by: str) -> Value:
    if answered_by == _COMMERCIAL:
        return one.commercial
    if answered_by in one.acts:
        return Value.YES
    if one.acts_not is None:
        return Value.NO if one.acts else Value.UNKNOWN
    return Value.NO if answered_by in one.acts_not else Value.UNKNOWN


def _where(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path
