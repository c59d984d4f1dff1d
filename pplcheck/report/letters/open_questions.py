"""Which answers would decide what is open about an entity, and which comes first?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pplcheck.model.fact import Fact, Level, Timing, Value
from pplcheck.model.report import Report
from pplcheck.model.terms import OutcomeKind, Question, Standing, Subject, Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import StandingResult, Verdict

_DECIDED = (Value.YES, Value.NO)


@dataclass(frozen=True, slots=True)
class Open:
    """A question whose answer would decide something.

    Attributes:
        question: as the terms ask it.
        terms: of which licence.
        use: that hangs on it, or None for a standing.
        values: what sound statements say of it so far: none, one that lacks a proof, or
            several that contradict each other.

    """

    question: Question
    terms: Terms
    use: Use | None
    values: tuple[Value, ...] = ()


def open_questions(report: Report, entity: str) -> tuple[Open, ...]:
    """Return what to ask an entity, the question that settles most first, each once.

    They are the union of the smallest sets of answers that would decide an undetermined
    verdict; a standing is asked about only under a licence of which no use is judged. Of a
    natural person nothing is asked but about the use.

    Args:
        report: of the whole journey, with the entity in it.
        entity: its id.

    """
    uses = {use.id: use for use in report.uses if use.entity == entity}
    found: dict[str, Open] = {}
    first: set[str] = set()
    times: dict[str, int] = {}
    for result, use in _undetermined(report, entity, uses):
        first |= {result.ask_first}
        for fact in (fact for one in result.missing for fact, _ in one.answers):
            times[fact] = times.get(fact, 0) + 1
            for terms in _terms_of(report, result):
                asked = _asked(terms, fact, use)
                if asked:
                    found.setdefault(fact, asked)
    is_person = _is_person(report, entity)
    chosen = [
        replace(one, values=statements(report, {entity, *uses}, fact))
        for fact, one in found.items()
        if not is_person or one.question.about is Subject.USE
    ]
    order = {fact: number for number, fact in enumerate(found)}
    chosen.sort(key=lambda one: _rank(one.question.name, first, times, order))
    return tuple(chosen)


def statements(report: Report, owners: Iterable[str], fact: str) -> tuple[Value, ...]:
    """Return what statements that hold on the day say of a fact: yes, no, or both."""
    about = set(owners)
    values = {
        one.value
        for owner, one in report.evidence
        if owner in about and one.name == fact and counts(one, report)
    }
    return tuple(value for value in _DECIDED if value in values)


def counts(fact: Fact, report: Report) -> bool:
    """Whether a statement is more than a signal, and holds on the day of the report."""
    return fact.level > Level.SIGNAL and fact.timing(report.subject.as_of) is Timing.HOLDS


def _undetermined(
    report: Report, entity: str, uses: dict[str, Use]
) -> Iterator[tuple[Verdict | StandingResult, Use | None]]:
    judged: set[str] = set()
    for verdict in report.verdicts:
        if verdict.use in uses:
            judged |= set(verdict.licences)
            if verdict.outcome is OutcomeKind.UNDETERMINED:
                yield verdict, uses[verdict.use]
    for result in report.entities:
        if result.entity.id == entity:
            for standing in result.standings:
                is_open = standing.standing is Standing.UNDETERMINED
                if is_open and standing.licence not in judged:
                    yield standing, None


def _terms_of(report: Report, result: Verdict | StandingResult) -> Iterator[Terms]:
    asked = result.licences if isinstance(result, Verdict) else (result.licence,)
    return (terms for terms in report.terms if terms.id in asked)


def _asked(terms: Terms, fact: str, use: Use | None) -> Open | None:
    for question in terms.questions:
        if question.name == fact:
            return Open(question, terms, use)
    return None


def _is_person(report: Report, entity: str) -> bool:
    return any(one.entity.is_person for one in report.entities if one.entity.id == entity)


def _rank(
    fact: str, first: set[str], times: dict[str, int], order: dict[str, int]
) -> tuple[bool, int, int]:
    return fact not in first, -times[fact], order[fact]
