"""Which question is to be put to somebody next, so that an audit becomes certain?

Of all uses and licences together, what most of them ask for comes first; what is settled is not
asked, and nothing is asked twice. Answers change nothing but what is known: whoever judges sees
them as the entity's own word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pplcheck.entities import weigh
from pplcheck.judge import judge_expression, next_question
from pplcheck.model.act import Act
from pplcheck.model.conditions import facts_in
from pplcheck.model.fact import Fact, Value
from pplcheck.model.known import Known
from pplcheck.model.own_use import OwnUse
from pplcheck.model.place import Place
from pplcheck.model.terms import OutcomeKind, Question, Subject, Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.pipeline.audit import Looked, numbered_in, readings_of
from pplcheck.pipeline.expressions import Offers
from pplcheck.pipeline.lifetimes import own_word
from pplcheck.pipeline.own_word import commons_of
from pplcheck.report.letters.clauses import clauses_served

_DECIDED: Final = (Value.YES, Value.NO)
_PERSON: Final = "person"
_COMMERCIAL: Final = "commercial"
_PLACE: Final = Place("answered just now")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is asked: a clause of a licence, and the commons under it."""

    licence: str
    clauses: tuple[str, ...]
    commons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to somebody.

    Attributes:
        question: as the terms ask it.
        reasons: by licence.
        commons: ids of the commons of whose use it is asked; empty where it is about us.
        open: how many uses are not certain yet.

    """

    question: Question
    reasons: tuple[Reason, ...]
    commons: tuple[str, ...]
    open: int

    @property
    def needs_evidence(self) -> bool:
        """Whether a document should stand beside the answer: purpose and acts are our word."""
        return not self.question.answered_by


@dataclass(frozen=True, slots=True)
class _Case:
    """One use under one licence, as far as it is known."""

    use: Use
    terms: Terms
    readings: Mapping[str, str]
    known: Mapping[str, Known]


class Interview:
    """Asks one question after the other."""

    def __init__(self, looked: Looked, *, is_person: bool = False) -> None:
        """Take what was found.

        Args:
            looked: at the tree.
            is_person: a natural person answers: nothing is asked about them.

        """
        self._looked = looked
        self._is_person = is_person
        self._names = {one.id: one.name for one in looked.commons}
        self._asked: set[tuple[str, str]] = set()
        self._facts: dict[str, Fact] = {}
        self._uses: dict[str, OwnUse] = {}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What was answered about us, yes or no, by name."""
        return tuple(fact for _, fact in sorted(self._facts.items()) if fact.value in _DECIDED)

    @property
    def uses(self) -> tuple[OwnUse, ...]:
        """What was answered about our uses, by commons."""
        return tuple(one for _, one in sorted(self._uses.items()))

    @property
    def answered(self) -> Looked:
        """What was found, with all answers."""
        looked, owners = self._looked, self._looked.found.owners
        user = looked.entity.id if looked.entity else None
        entities = tuple(
            replace(one, facts=(*one.facts, *self._facts.values())) if one.id == user else one
            for one in owners.entities
        )
        return replace(
            looked,
            found=replace(looked.found, owners=replace(owners, entities=entities)),
            said=(*looked.said, *self.uses),
        )

    def next(self) -> Asked | None:
        """Return the next question, or None where none would make anything certain."""
        wanted: dict[str, list[_Case]] = {}
        for case in self._open_cases():
            for fact in self._wanted(case):
                wanted.setdefault(fact, []).append(case)
        if not wanted:
            return None
        # Of what as many ask for, what was asked for first.
        fact = max(wanted, key=lambda name: len({one.use.id for one in wanted[name]}))
        cases = wanted[fact]
        question = _question(cases[0].terms, fact)
        is_of_use = question.about is Subject.USE
        commons = dict.fromkeys(commons_of(one.use) for one in cases)
        return Asked(
            question=question,
            reasons=tuple(self._reasons(fact, cases)),
            commons=tuple(commons) if is_of_use else (),
            open=len({one.use.id for cases in wanted.values() for one in cases}),
        )

    def answer(
        self,
        asked: Asked,
        value: Value,
        evidence: str,
        commons: Sequence[str] | None = None,
        day: date | None = None,
    ) -> None:
        """Take an answer.

        Args:
            asked: what was asked.
            value: yes, no, or unknown.
            evidence: what a person can open; empty for one's own word.
            commons: some of those that it was asked of; all where None.
            day: of the evidence; None for the day of the audit.

        """
        name = asked.question.name
        fact = own_word(name, value, evidence, self._looked.as_of, day)
        if asked.question.about is Subject.ENTITY:
            self._asked.add((name, ""))
            self._facts[name] = fact
            return
        for one in asked.commons if commons is None else commons:
            self._asked.add((name, one))
            before = self._uses.get(one) or _nothing_said(one)
            self._uses[one] = _with_answer(before, asked.question, fact)

    def _open_cases(self) -> Iterator[_Case]:
        """Yield each use under each licence where something is not certain."""
        looked = self.answered
        numbered = numbered_in(looked)
        users = {one.id: one for one in numbered.entities}
        by_id = {one.id: one for one in looked.commons}
        assets = {one.id: one for one in looked.found.assets}
        terms = {one.id: one for one in looked.terms}
        for use in numbered.uses:
            if use.is_hint or (use.version and not use.version.is_known):
                continue
            commons = by_id[commons_of(use)]
            readings: dict[str, dict[str, str]] = {}
            for setting in readings_of(commons, looked.terms):
                readings.setdefault(setting.licence, {})[setting.reading] = setting.option
            offers = Offers(terms, readings)
            asset = assets.get(use.asset)
            licence = use.version.licence if use.version else asset.licence if asset else None
            if not licence:
                continue
            facts = (*users[use.entity].facts, *use.facts)
            known = self._still_open(weigh(facts, looked.as_of), commons.id)
            verdict = judge_expression(offers.part(licence), use, known)
            if not _is_certain(verdict):
                for one in offers.terms_in(licence):
                    yield _Case(use, one, readings.get(one.id, {}), known)

    def _still_open(self, known: Mapping[str, Known], commons: str) -> dict[str, Known]:
        """Return what is known, without what was asked for in vain: it stays open."""
        found = dict(known)
        for name, of in self._asked:
            if of in ("", commons) and (name not in found or found[name].value not in _DECIDED):
                found[name] = Known(name, Value.UNKNOWN, Value.UNKNOWN, ())
        return found

    def _wanted(self, case: _Case) -> Iterator[str]:
        """Yield what to ask for next in a case: what decides it, then what duties hang on."""
        unaskable = {one.name for one in case.terms.questions if self._is_unaskable(one)}
        known = dict(case.known)
        for name in unaskable:
            known.setdefault(name, Known(name, Value.UNKNOWN, Value.UNKNOWN, ()))
        first = next_question(case.terms, known, case.readings)
        if first and first not in unaskable:
            if not self._was_asked(first, case):
                yield first
            return
        verdict = judge_expression(
            Offers({case.terms.id: case.terms}, {case.terms.id: case.readings}).part(
                case.terms.id
            ),
            case.use,
            known,
        )
        if verdict.outcome is OutcomeKind.PERMITTED:
            yield from self._of_duties(case, verdict, unaskable)

    def _of_duties(
        self, case: _Case, verdict: Verdict, unaskable: Iterable[str]
    ) -> Iterator[str]:
        rules = {one.name: one for one in case.terms.rules}
        open_ = {one.duty for one in verdict.duties if one.met not in _DECIDED}
        for duty in case.terms.duties:
            if duty.name not in open_:
                continue
            for condition in (duty.applies_if, duty.met_if):
                asked = [
                    name
                    for name in sorted(facts_in(condition, rules))
                    if name not in unaskable
                    and not self._was_asked(name, case)
                    and not _is_known(case.known, name)
                ]
                if asked:
                    yield asked[0]
                    return

    def _was_asked(self, name: str, case: _Case) -> bool:
        return not self._asked.isdisjoint({(name, ""), (name, commons_of(case.use))})

    def _is_unaskable(self, question: Question) -> bool:
        is_about_us = question.about is Subject.ENTITY
        return question.answered_by == _PERSON or (self._is_person and is_about_us)

    def _reasons(self, fact: str, cases: Iterable[_Case]) -> Iterator[Reason]:
        by_licence: dict[str, list[_Case]] = {}
        for case in cases:
            by_licence.setdefault(case.terms.id, []).append(case)
        for licence, ones in by_licence.items():
            clauses = clauses_served(ones[0].terms, fact)
            names = dict.fromkeys(self._names[commons_of(one.use)] for one in ones)
            yield Reason(licence, tuple(one.number for one in clauses), tuple(names))


def _question(terms: Terms, fact: str) -> Question:
    return next(one for one in terms.questions if one.name == fact)


def _is_certain(verdict: Verdict) -> bool:
    """Whether nothing need be asked: of a permitted use, whether all duties are known, too."""
    if verdict.outcome is OutcomeKind.UNDETERMINED:
        return False
    return verdict.outcome is not OutcomeKind.PERMITTED or all(
        one.met in _DECIDED for one in verdict.duties
    )


def _is_known(known: Mapping[str, Known], name: str) -> bool:
    return name in known and known[name].value in _DECIDED


def _nothing_said(commons: str) -> OwnUse:
    return OwnUse(commons, (), (), Value.UNKNOWN, (), "", _PLACE)


def _with_answer(before: OwnUse, question: Question, fact: Fact) -> OwnUse:
    if question.answered_by == _COMMERCIAL:
        return replace(before, commercial=fact.value)
    if not question.answered_by:
        kept = (one for one in before.facts if one.name != fact.name)
        return replace(before, facts=(*kept, *([fact] if fact.value in _DECIDED else [])))

    act = (Act(question.answered_by),)
    if fact.value is Value.YES:
        return replace(before, acts=tuple(sorted({*before.acts, *act})))
    if fact.value is Value.NO:
        return replace(before, acts_not=tuple(sorted({*(before.acts_not or ()), *act})))
    return before
