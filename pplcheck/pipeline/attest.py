"""How does an entity's declaration about itself come into being?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pplcheck.config import read_assertion, vocabulary_of
from pplcheck.model.assertion import Assertion, MadeBy
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.pipeline.configuration import shipped_terms
from pplcheck.pipeline.lifetimes import last_day_of_own_word
from pplcheck.pipeline.own_file import load_entity
from pplcheck.pipeline.own_form import said_by_form, undeclared_forms
from pplcheck.report.assertion import assertion_text

_DECIDED: Final = (Value.YES, Value.NO)


@dataclass(frozen=True, slots=True)
class Said:
    """An answer that an entity gives about itself.

    Attributes:
        fact: its name.
        value: yes or no.
        evidence: an address or a document that a person can open.
        sha256: of that document, in hex, or empty.
        as_of: the day for which it is known; None for the day of issue.

    """

    fact: str
    value: Value
    evidence: str
    sha256: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished of a declaration, besides its facts.

    Attributes:
        issued: the day of issue.
        expires: the last day on which it holds; None for a year, or until its first fact ends.
        maker: who will sign, as stewards know them; empty for whoever signed what is
            renewed, else for the entity's own id.
        renews: the declaration that this one takes the place of, or None.
        made_by: the entity itself, or a federation that declares of a member.

    """

    issued: date
    expires: date | None = None
    maker: str = ""
    renews: Assertion | None = None
    made_by: MadeBy = MadeBy.SELF


def declaration_text(entity: Entity, answers: Iterable[Said], wish: Wish) -> bytes:
    """Return a declaration about an entity, ready to be signed.

    What its description holds of its own word (`by = "self"`, level 1 at most, in force on the
    day of issue) goes in, with what follows by law from the legal form that it names likewise,
    and the answers; an answer takes the place of what is described. A federation speaks for
    itself: of what it declares the answers are all.

    Args:
        entity: as its own description has it.
        answers: besides.
        wish: when, by whom, for how long.

    Raises:
        ConfigurationError: it is a natural person, nothing is declared, no licence asks for a
            fact, or the days do not fit.

    """
    try:
        text = assertion_text(_assertion(entity, tuple(answers), wish))
    except UnicodeEncodeError as error:
        raise _refused(entity, "holds what is no UTF-8 text", "write it anew") from error
    # As others will read it.
    read_assertion(text, "the declaration", vocabulary_of(shipped_terms()))
    return text


def described_declaration(
    path: str, answers: Iterable[Said], wish: Wish
) -> tuple[bytes, tuple[str, ...]]:
    """Return the declaration of the entity that a file describes, and what it lacks.

    See `declaration_text` and `lacking`.
    """
    entity = load_entity(path)[0]
    return declaration_text(entity, answers, wish), lacking(entity, wish)


def lacking(entity: Entity, wish: Wish) -> tuple[str, ...]:
    """Return what a declaration of an entity lacks for stewards to count it, a line each."""
    lines = []
    if not _identifiers(entity):
        lines.append(
            f"{entity.place.path}: no web domain or register number tells who this is: "
            f"stewards can count the declaration only where they call it {entity.id!r}, too; "
            'add [identifiers] with domain = "…" or register = "REGISTER:NUMBER"'
        )
    if wish.made_by is MadeBy.SELF:
        lines += undeclared_forms(entity, _asked(), wish.issued)
    return tuple(lines)


def _assertion(entity: Entity, answers: tuple[Said, ...], wish: Wish) -> Assertion:
    if entity.is_person:
        raise _refused(entity, "describes a natural person", "only organisations declare")
    is_own = wish.made_by is MadeBy.SELF
    if not is_own and not wish.maker:
        raise _refused(entity, "no federation is named", "name it with --maker")
    words = _own_words(entity, answers, wish.issued) if is_own else ()
    declared = {fact.name: fact for fact in (*words, *_answered(answers, wish.issued))}
    if not declared:
        hint = 'state facts with by = "self", or give them with --fact'
        raise _refused(entity, "nothing of it is declared", hint)
    maker = wish.maker or (wish.renews.maker if wish.renews else entity.id)
    identifiers = _identifiers(entity) or (("id", entity.id),)
    if wish.renews and (wish.renews.maker, wish.renews.identifiers) != (maker, identifiers):
        what = f"the declaration to renew is of another entity or maker ({wish.renews.maker})"
        raise _refused(entity, what, "name the one that it takes the place of")
    return Assertion(
        names=entity.names,
        identifiers=identifiers,
        made_by=wish.made_by,
        maker=maker,
        issued=wish.issued,
        expires=_last_day(entity, declared.values(), wish),
        serial=wish.renews.serial + 1 if wish.renews else 1,
        facts=tuple(declared[name] for name in sorted(declared)),
        place=entity.place,
        supersedes=wish.renews.serial if wish.renews else None,
    )


def _own_words(entity: Entity, answers: tuple[Said, ...], issued: date) -> Iterator[Fact]:
    """Yield what the entity says of itself on a day, unless an answer takes its place."""
    answered = {answer.fact for answer in answers}
    values: dict[str, Value] = {}
    for fact in entity.facts:
        if fact.name in answered or not _is_own_word(fact, issued):
            continue
        if values.setdefault(fact.name, fact.value) is not fact.value:
            what = f"says both yes and no of {fact.name!r}"
            raise _refused(entity, what, "correct it, or answer with --fact")
        yield fact
    stated = frozenset(values)
    for fact in said_by_form(entity, _asked() - answered, issued):
        if values.setdefault(fact.name, fact.value) is not fact.value:
            what = (
                f"says {values[fact.name]} of {fact.name!r}, and {fact.value} by its legal form"
            )
            raise _refused(entity, what, "correct either, or answer with --fact")
        if fact.name not in stated:
            yield fact


def _asked() -> frozenset[str]:
    """Return the facts about entities that some licence asks for."""
    return frozenset(vocabulary_of(shipped_terms()).entity_facts)


def _identifiers(entity: Entity) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in entity.identifiers if pair[0] != "id")


def _answered(answers: tuple[Said, ...], issued: date) -> Iterator[Fact]:
    values: dict[str, Value] = {}
    for answer in answers:
        if values.setdefault(answer.fact, answer.value) is not answer.value:
            what = f"both answers are given for {answer.fact!r}"
            raise ConfigurationError(Problem(None, what, "give one"))
        yield Fact(
            name=answer.fact,
            value=answer.value,
            level=Level.STATED,
            by=Speaker.SELF,
            evidence=answer.evidence,
            sha256=answer.sha256,
            valid_from=answer.as_of or issued,
        )


def _is_own_word(fact: Fact, day: date) -> bool:
    is_stated = fact.by is Speaker.SELF and fact.level <= Level.STATED
    has_begun = fact.valid_from is None or fact.valid_from <= day
    has_ended = fact.valid_until is not None and fact.valid_until < day
    return is_stated and fact.value in _DECIDED and has_begun and not has_ended


def _last_day(entity: Entity, facts: Iterable[Fact], wish: Wish) -> date:
    """Return the last day: a declaration does not outlive what it declares."""
    ends = {fact.valid_until: fact.name for fact in facts if fact.valid_until}
    first = min(ends, default=None)
    if wish.expires and first and wish.expires > first:
        what = f"{ends[first]!r} holds until {first}, the declaration until {wish.expires}"
        raise _refused(entity, what, "let it expire by then, or renew the fact")
    return wish.expires or min(first or date.max, last_day_of_own_word(wish.issued))


def _refused(entity: Entity, what: str, hint: str) -> ConfigurationError:
    return ConfigurationError(Problem(entity.place, what, hint))
