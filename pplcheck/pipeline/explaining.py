"""What does each name of the terms stand for, in plain words, from the data that judges?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pplcheck.judge.example import example_of, example_of_line
from pplcheck.model.conditions import Leaf, facts_in, leaves, readings_in
from pplcheck.model.explanation import Explanation, Kind, Quote
from pplcheck.model.terms import (
    AllOf,
    Clause,
    Condition,
    Duty,
    FactHolds,
    Not,
    OutcomeKind,
    OutcomeRule,
    Question,
    Reading,
    ReadingIs,
    Rule,
    RuleHolds,
    StandingRule,
    Subject,
    Terms,
)
from pplcheck.model.translation import Translation
from pplcheck.pipeline.stating import how_to_state, what_answers
from pplcheck.report import meanings
from pplcheck.report.words import OUTCOMES


def explanations_of(terms: Terms, to: Translation) -> Iterator[Explanation]:
    """Yield what can be said of everything that has a name in the terms of one licence.

    Args:
        terms: of the licence.
        to: the language to say it in.

    """
    return _Explainer(terms, to).all()


class _Explainer:
    """Explains what stands in the terms of one licence."""

    def __init__(self, terms: Terms, to: Translation) -> None:
        self._terms = terms
        self._to = to
        self._numbers = {clause.id: clause.number for clause in terms.clauses}
        self._rules = {rule.name: rule for rule in terms.rules}
        self._asks = {question.name: question for question in terms.questions}

    def all(self) -> Iterator[Explanation]:
        """Yield the explanations, in the order of the file."""
        yield self._licence()
        yield from map(self._clause, self._terms.clauses)
        yield from map(self._rule, self._terms.rules)
        yield from map(self._fact, self._terms.questions)
        yield from map(self._reading, self._terms.readings)
        yield from map(self._duty, self._terms.duties)

    def _licence(self) -> Explanation:
        terms = self._terms
        law = self._filled(meanings.GOVERNING_LAW, law=terms.governing_law)
        return Explanation(
            Kind.LICENCE,
            terms.id,
            (terms.id,),
            says=(terms.title, *map(self._to.of, terms.in_short)),
            law=law if terms.governing_law else "",
            see=(
                *(f"{terms.id} {clause.number}" for clause in terms.clauses),
                *self._asks,
                *(reading.name for reading in terms.readings),
                *(duty.name for duty in terms.duties),
            ),
        )

    def _clause(self, clause: Clause) -> Explanation:
        outcomes = [line for line in self._terms.outcomes if line.clause == clause.id]
        standings = [line for line in self._terms.standings if line.clause == clause.id]
        duties = [duty for duty in self._terms.duties if duty.clause == clause.id]
        rules = [rule for rule in self._terms.rules if rule.clause == clause.id]
        says = [
            *(
                f"{self._headed(OUTCOMES[one.outcome])} {self._to.of(one.say)}"
                for one in outcomes
            ),
            *(self._to.of(one.say) for one in standings),
            *(f"{self._headed('duty')} {self._to.of(one.say)}" for one in duties),
            *((self._to.of(meanings.ACCUSES),) if any(one.accuses for one in rules) else ()),
        ]
        conditions = [rule.holds_if for rule in rules]
        return Explanation(
            Kind.CLAUSE,
            clause.number,
            (self._terms.id,),
            says=tuple(says),
            quotes=(Quote(clause.number, clause.text, self._terms.language),),
            holds_if=tuple(self._by_rule(rules)),
            settled_by=self._settles(outcomes),
            example=tuple(self._cases(outcomes)),
            see=tuple(dict.fromkeys(n for one in conditions for n in self._asked(one))),
        )

    def _by_rule(self, rules: list[Rule]) -> Iterator[str]:
        """Yield when each rule of a clause holds; named where there are several."""
        for rule in rules:
            is_alone = len(rules) == 1
            if not is_alone:
                yield self._filled(meanings.HEADED, word=rule.name)
            yield from self._lines(rule.holds_if, 0 if is_alone else 1)

    def _settles(self, outcomes: Iterable[OutcomeRule]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._to.of(way) for one in outcomes for way in one.settle))

    def _cases(self, outcomes: Iterable[OutcomeRule]) -> Iterator[str]:
        for line in outcomes:
            number = self._terms.outcomes.index(line)
            answers = example_of_line(self._terms, self._terms.outcomes, number)
            if answers:
                yield self._case(answers, line.say)

    def _case(self, answers: Mapping[str, bool], says: str) -> str:
        told = ", ".join(f"{fact} = {_word(answer)}" for fact, answer in answers.items())
        return self._filled(meanings.WHERE_KNOWN, answers=told, says=self._to.of(says))

    def _rule(self, rule: Rule) -> Explanation:
        clause = next(one for one in self._terms.clauses if one.id == rule.clause)
        answers = example_of(self._terms, rule.holds_if)
        example = ", ".join(f"{fact} = {_word(one)}" for fact, one in (answers or {}).items())
        return Explanation(
            Kind.RULE,
            rule.name,
            (self._terms.id,),
            says=(self._to.of(meanings.ACCUSES),) if rule.accuses else (),
            quotes=(Quote(clause.number, clause.text, self._terms.language),),
            holds_if=tuple(self._lines(rule.holds_if)),
            used_in=tuple(self._uses_of(RuleHolds(rule.name))),
            example=(example,) if example else (),
            see=tuple(self._asked(rule.holds_if)),
        )

    def _fact(self, question: Question) -> Explanation:
        about = (
            meanings.ABOUT_ENTITY if question.about is Subject.ENTITY else meanings.ABOUT_USE
        )
        says = [self._to.of(question.ask)]
        if question.answered_by:
            says.append(self._filled(meanings.ANSWERED_BY, key=what_answers(question)))
        else:
            says.append(self._to.of(about))
        if question.of_owners:
            says.append(self._filled(meanings.OF_OWNERS, fact=question.of_owners))
        return Explanation(
            Kind.FACT,
            question.name,
            (self._terms.id,),
            says=tuple(says),
            settled_by=tuple(map(self._to.of, question.settles)),
            used_in=tuple(self._uses_of(FactHolds(question.name))),
            example=how_to_state(question),
        )

    def _reading(self, reading: Reading) -> Explanation:
        used = [self._uses_of(ReadingIs(reading.name, option)) for option in reading.options]
        return Explanation(
            Kind.READING,
            reading.name,
            (self._terms.id,),
            says=(self._to.of(reading.question), self._to.of(meanings.OPEN_QUESTION)),
            options=tuple((option, self._to.of(option)) for option in reading.options),
            default=reading.default,
            because=self._to.of(reading.because),
            law=self._to.of(reading.law),
            used_in=tuple(dict.fromkeys(one for ones in used for one in ones)),
            example=(f"[readings.{self._terms.id}]", f'{reading.name} = "{reading.default}"'),
        )

    def _duty(self, duty: Duty) -> Explanation:
        clause = next(one for one in self._terms.clauses if one.id == duty.clause)
        unmet = AllOf((duty.applies_if, Not(duty.met_if)))
        answers = example_of(self._terms, unmet)
        example = (self._case(answers, OUTCOMES[OutcomeKind.DUTIES_UNMET]),) if answers else ()
        return Explanation(
            Kind.DUTY,
            duty.name,
            (self._terms.id,),
            says=(self._to.of(duty.say),),
            quotes=(Quote(clause.number, clause.text, self._terms.language),),
            holds_if=(
                self._to.of(meanings.APPLIES_IF),
                *(f"  {line}" for line in self._lines(duty.applies_if)),
                self._to.of(meanings.MET_IF),
                *(f"  {line}" for line in self._lines(duty.met_if)),
            ),
            example=example,
            see=tuple(self._asked(unmet)),
        )

    def _lines(self, condition: Condition, depth: int = 0) -> Iterator[str]:
        """Yield a condition as lines, the parts of a joint one further in."""
        margin = "  " * depth
        match condition:
            case FactHolds(fact):
                yield f"{margin}{fact} = yes: {self._to.of(self._asks[fact].ask)}"
            case Not(FactHolds(fact)):
                yield f"{margin}{fact} = no: {self._to.of(self._asks[fact].ask)}"
            case RuleHolds(rule):
                yield f"{margin}{rule} [{self._numbers[self._rules[rule].clause]}]"
            case ReadingIs(reading, option):
                said = self._filled(
                    meanings.READING_IS, reading=reading, option=f"“{self._to.of(option)}”"
                )
                yield f"{margin}{said}"
            case Not(part):
                yield f"{margin}{self._to.of(meanings.NOT_SO)}"
                yield from self._lines(part, depth + 1)
            case _:
                word = meanings.ALL if isinstance(condition, AllOf) else meanings.ANY
                yield f"{margin}{self._to.of(word)}"
                for part in condition.parts:
                    yield from self._lines(part, depth + 1)

    def _asked(self, condition: Condition) -> Iterator[str]:
        """Yield the facts and readings that a condition asks for."""
        yield from sorted(facts_in(condition, self._rules))
        yield from sorted(readings_in(condition, self._rules))

    def _uses_of(self, sought: Leaf) -> Iterator[str]:
        """Yield the clauses in which something counts, in the order of the file."""
        found: dict[str, None] = {}
        lines: list[OutcomeRule | StandingRule] = [
            *self._terms.outcomes,
            *self._terms.standings,
        ]
        stated = [(rule.clause, rule.holds_if) for rule in self._terms.rules]
        stated += [(line.clause, line.condition) for line in lines]
        for duty in self._terms.duties:
            stated += [(duty.clause, duty.applies_if), (duty.clause, duty.met_if)]
        for clause, condition in stated:
            if sought in leaves(condition):
                found.setdefault(f"{self._terms.id} {self._numbers[clause]}")
        return iter(found)

    def _headed(self, word: str) -> str:
        return self._filled(meanings.HEADED, word=self._to.of(word))

    def _filled(self, text: str, **values: str) -> str:
        return self._to.of(text).format(**values)


def _word(answer: bool) -> str:  # noqa: FBT001 - an answer is one
    return "yes" if answer else "no"


def merged(explanations: Iterable[Explanation]) -> tuple[Explanation, ...]:
    """Return explanations with those joined that say the same of several licences.

    A fact is the same whichever licence asks for it: each may name other documents.
    """
    found: dict[Explanation, Explanation] = {}
    for one in explanations:
        key = replace(one, licences=(), used_in=(), example=())
        if one.kind is Kind.FACT:
            key = replace(key, settled_by=())
        before = found.get(key)
        if before is None:
            found[key] = one
        else:
            found[key] = replace(
                before,
                licences=(*before.licences, *one.licences),
                settled_by=tuple(dict.fromkeys((*before.settled_by, *one.settled_by))),
                used_in=(*before.used_in, *one.used_in),
            )
    return tuple(found.values())
