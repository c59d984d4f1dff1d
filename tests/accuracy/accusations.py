"""Is anybody accused on too little, or not accused though everything is proven?

Random evidence, of all levels and speakers, contradicting itself and out of date, is weighed
and judged; of some of it nobody checked who says so. What it bears is worked out a second time,
from the statements themselves, by a few lines that share nothing with the judge.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from random import Random

from pplcheck.entities import weigh
from pplcheck.judge.decision import Decision, Line, decide
from pplcheck.judge.logic import case_of
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.terms import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Not,
    ReadingIs,
    Rule,
    RuleHolds,
    Terms,
)
from tests.accuracy.result import Goal, Tally, rows_of, show, show_wrong
from tests.judge.cases import ALL_TERMS

SETS = 100_000
_DAY = date(2026, 11, 24)
_SPEAKERS = tuple(one for one in Speaker if one is not Speaker.SEEN)
# So many facts of one rule are tried in every combination where three values do not tell.
_MOST = 12

Truth = bool | None
Known = Mapping[str, bool]


def accusations(sets: int = SETS) -> list[Goal]:
    """Judge random evidence under all terms that can accuse, in turn."""
    chance = Random("accusations")
    accusing = [terms for terms in ALL_TERMS.values() if any(r.accuses for r in terms.rules)]
    cases = {terms.id: list(_accusing_answers(terms, chance)) for terms in accusing}
    false, missed, accused = Tally(), Tally(), 0
    for number in range(sets):
        terms = accusing[number % len(accusing)]
        facts = _evidence(terms, chance, chance.choice(cases[terms.id]))
        readings = {one.name: one.default for one in terms.readings}
        known = weigh(facts, _DAY)
        case = case_of(terms, known, readings)
        judge = _Independent(terms, readings, facts)
        for lines in (terms.standings, terms.outcomes):
            decision = decide(lines, case)
            must = judge.must_be_accused(lines)
            is_accused = judge.accuses(decision.line)
            accused += is_accused
            if is_accused:
                holds = decision.line is not None and judge.holds(decision.line.condition)
                false.count(terms.id, is_right=holds, example=f"{decision.effect}: {facts}")
            if must is not None:
                missed.count(terms.id, is_right=_is(decision, must), example=f"{facts}")
    show("Accusations that the evidence bears", ("licence", "right", ""), rows_of(false))
    show("Whoever must be accused, and is", ("licence", "right", ""), rows_of(missed))
    show_wrong([*false.wrong, *missed.wrong])
    what = f"in {sets} random sets of evidence"
    return [
        _none(f"false accusations {what}, of {accused}", false),
        _none(f"missed accusations {what}, of {missed.total.total()}", missed),
    ]


def _none(what: str, tally: Tally) -> Goal:
    wrong = tuple(tally.wrong)
    is_met = not wrong and tally.total.total() > 0
    return Goal(what, "0", str(len(wrong)), is_met, must=True, wrong=wrong)


def _is(decision: Decision, line: Line) -> bool:
    return bool(decision.effect) and decision.line is line


def _evidence(terms: Terms, chance: Random, answers: Known) -> list[Fact]:
    """Return statements, most of which say what would bear an accusation."""
    facts = []
    doubt = chance.choice((0.0, 0.05, 0.3))
    for question in terms.questions:
        for _ in range(chance.choice((0, 1, 1, 1, 2)) if doubt else 1):
            likely = answers.get(question.name, chance.random() < 0.5)
            is_yes = likely if chance.random() >= doubt else not likely
            facts.append(_statement(question.name, chance, doubt, is_yes=is_yes))
    return facts


def _statement(name: str, chance: Random, doubt: float, *, is_yes: bool) -> Fact:
    is_strong = chance.random() >= doubt
    strong = (Level.REGISTER, Level.DECISION)
    level = chance.choice(strong) if is_strong else chance.choice((*Level,))
    begins = _DAY + timedelta(chance.choice((-400, -1, 0, 1)) if not is_strong else -9)
    ends = begins + timedelta(chance.choice((5, 500)) if not is_strong else 90)
    value = Value.YES if is_yes else Value.NO
    if chance.random() < doubt / 5:
        value = Value.UNKNOWN
    speaker = chance.choice(_SPEAKERS)
    return Fact(
        name,
        value,
        level,
        speaker,
        "e",
        valid_from=begins,
        valid_until=ends,
        is_derived=chance.random() < doubt,
        is_checked=chance.random() >= doubt,
    )


def _accusing_answers(terms: Terms, chance: Random) -> Iterator[Known]:
    """Yield random answers, some of which make an accusing rule hold."""
    names = [question.name for question in terms.questions]
    readings = {one.name: one.default for one in terms.readings}
    judge = _Independent(terms, readings, [])
    accusing = [rule for rule in terms.rules if rule.accuses]
    for _ in range(20_000):
        answers = {name: chance.random() < 0.5 for name in names}
        if any(judge.truth(rule.holds_if, answers, answers) for rule in accusing):
            yield answers
    yield {}


class _Independent:
    """What the evidence bears, worked out from the statements themselves."""

    def __init__(self, terms: Terms, readings: Mapping[str, str], facts: list[Fact]) -> None:
        self._rules = {rule.name: rule for rule in terms.rules}
        self._readings = readings
        self._known: dict[str, bool] = {}
        self._borne: dict[str, bool] = {}
        posed = {one.name for one in terms.questions if one.answered_by == "person"}
        for name in {fact.name for fact in facts}:
            self._weigh(
                name, [fact for fact in facts if fact.name == name], is_posed=name in posed
            )

    def _weigh(self, name: str, facts: list[Fact], *, is_posed: bool) -> None:
        said = [
            fact
            for fact in facts
            if fact.level > 0
            and fact.valid_from is not None
            and fact.valid_until is not None
            and fact.valid_from <= _DAY <= fact.valid_until
            and fact.value is not Value.UNKNOWN
        ]
        if len({fact.value for fact in said}) != 1:
            return
        self._known[name] = said[0].value is Value.YES
        if is_posed or any(_is_shown(fact) for fact in said):
            self._borne[name] = self._known[name]

    def holds(self, condition: Condition) -> bool:
        """Whether a condition surely holds; rules that accuse, on what is borne alone."""
        if self.truth(condition, self._known, self._borne):
            return True
        # Three values may miss what every completion says.
        open_ = sorted({*_facts(condition, self._rules)} - self._known.keys())[:_MOST]
        return bool(open_) and all(
            self.truth(
                condition,
                {**dict(zip(open_, values, strict=True)), **self._known},
                {**dict(zip(open_, values, strict=True)), **self._borne},
            )
            for values in product((True, False), repeat=len(open_))
        )

    def accuses(self, line: Line | None) -> bool:
        """Whether a line rests on a rule that accuses."""
        return line is not None and any(
            rule.accuses for rule in _rules(line.condition, self._rules)
        )

    def must_be_accused(self, lines: tuple[Line, ...]) -> Line | None:
        """Return the line that accuses and surely is the first to hold."""
        for line in lines:
            truth = self.truth(line.condition, self._known, self._borne)
            if truth is not False:
                return line if truth and self.accuses(line) else None
        return None

    def truth(self, condition: Condition, known: Known, borne: Known) -> Truth:
        match condition:
            case FactHolds(fact):
                return known.get(fact)
            case ReadingIs(reading, option):
                return self._readings[reading] == option
            case Not(part):
                truth = self.truth(part, known, borne)
                return None if truth is None else not truth
            case RuleHolds(name):
                return self._rule(self._rules[name], known, borne)
            case AllOf(parts):
                found = {self.truth(part, known, borne) for part in parts}
                return False if False in found else None if None in found else True
            case AnyOf(parts):
                found = {self.truth(part, known, borne) for part in parts}
                return True if True in found else None if None in found else False
        raise AssertionError(condition)

    def _rule(self, rule: Rule, known: Known, borne: Known) -> Truth:
        holds = self.truth(rule.holds_if, known, borne)
        if holds and rule.accuses and not self.truth(rule.holds_if, borne, borne):
            return None
        return holds


def _is_shown(fact: Fact) -> bool:
    """Whether a register's word, or their own, that somebody saw is what was written of it."""
    if not fact.is_checked:
        return False
    return fact.level >= 3 or (fact.by is Speaker.SELF and not fact.is_derived)


def _rules(condition: Condition, rules: Mapping[str, Rule]) -> Iterator[Rule]:
    """Yield the rules that must hold for a condition to hold; what is denied accuses nobody."""
    if isinstance(condition, RuleHolds):
        yield rules[condition.rule]
        yield from _rules(rules[condition.rule].holds_if, rules)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _rules(part, rules)


def _facts(condition: Condition, rules: Mapping[str, Rule]) -> Iterator[str]:
    if isinstance(condition, FactHolds):
        yield condition.fact
    elif isinstance(condition, RuleHolds):
        yield from _facts(rules[condition.rule].holds_if, rules)
    elif isinstance(condition, Not):
        yield from _facts(condition.part, rules)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _facts(part, rules)
