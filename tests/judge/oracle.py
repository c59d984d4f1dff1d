"""What does another program say of the same case?

The terms are written out as a logic program, rule by rule, and clingo (an answer set solver)
lists every world that what is known leaves. Nothing of the judge is used. A program is grounded
once a decision list; a case is a set of assumptions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, count, product
from typing import Any, assert_never

from pplcheck.model.fact import Value
from pplcheck.model.known import Known
from pplcheck.model.terms import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Not,
    OutcomeRule,
    ReadingIs,
    RuleHolds,
    StandingRule,
    Terms,
)

# The two sides of a fact: what is known, and what of it is proven.
_KNOWN, _PROVEN = "k", "p"

Line = OutcomeRule | StandingRule
Answers = frozenset[tuple[str, Value]]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Writer:
    """Writes the rules of a program: one atom for each condition, on either side."""

    def __init__(self, terms: Terms) -> None:
        self.lines: list[str] = []
        self._fresh = count()
        for rule in terms.rules:
            for side in (_KNOWN, _PROVEN):
                body = [self.atom(rule.holds_if, side)]
                if rule.accuses and side == _KNOWN:
                    body.append(self.atom(rule.holds_if, _PROVEN))
                self.lines.append(f"rule({side},{_quoted(rule.name)}) :- {', '.join(body)}.")

    def atom(self, condition: Condition, side: str) -> str:
        """Return an atom that is true where the condition holds on that side."""
        match condition:
            case FactHolds(fact):
                return f"is({side},{_quoted(fact)})"
            case RuleHolds(rule):
                return f"rule({side},{_quoted(rule)})"
            case ReadingIs(reading, option):
                return f"read({_quoted(reading)},{_quoted(option)})"
            case Not(part):
                return self._made([f"not {self.atom(part, side)}"])
            case AllOf(parts):
                return self._made([", ".join(self.atom(part, side) for part in parts)])
            case AnyOf(parts):
                return self._made([self.atom(part, side) for part in parts])
            case _:
                assert_never(condition)

    def _made(self, bodies: Iterable[str]) -> str:
        head = f"made({next(self._fresh)})"
        self.lines.extend(f"{head} :- {body}." for body in bodies)
        return head


def program(terms: Terms, lines: Sequence[Line]) -> str:
    """Return the logic program of a decision list."""
    writer = _Writer(terms)
    for question in terms.questions:
        fact = _quoted(question.name)
        writer.lines.append(f"{{ is(k,{fact}) ; is(p,{fact}) }}.")
    for reading in terms.readings:
        name = _quoted(reading.name)
        options = " ; ".join(f"read({name},{_quoted(option)})" for option in reading.options)
        writer.lines.append(f"1 {{ {options} }} 1.")
    for number, line in enumerate(lines):
        holds = writer.atom(line.condition, _KNOWN)
        earlier = "".join(f", not line({n})" for n in range(number))
        writer.lines += [f"line({number}) :- {holds}.", f"first({number}) :- {holds}{earlier}."]
    writer.lines.append(f"nothing :- {', '.join(f'not line({n})' for n in range(len(lines)))}.")
    writer.lines += ["#show first/1.", "#show nothing/0."]
    return "\n".join(writer.lines)


class Oracle:
    """Answers questions about one decision list of some terms."""

    def __init__(self, terms: Terms, lines: Sequence[Line]) -> None:
        import clingo

        self._clingo = clingo
        self.terms = terms
        self.lines = lines
        self.solved = 0
        self._control = clingo.Control(["0", "--project=show", "--warn=none"])
        self._control.add("base", [], program(terms, lines))
        self._control.ground([("base", [])])

    def first_lines(
        self, known: Mapping[str, Known], readings: Mapping[str, str]
    ) -> frozenset[int]:
        """Return the lines that may be the first to hold; -1 where none may."""
        found: set[int] = set()
        self.solved += 1
        with self._control.solve(yield_=True, assumptions=self._case(known, readings)) as all_:
            for model in all_:
                shown = model.symbols(shown=True)
                found.update(one.arguments[0].number if one.arguments else -1 for one in shown)
        return frozenset(found)

    def effects(self, known: Mapping[str, Known], readings: Mapping[str, str]) -> set[str]:
        """Return the effects that remain possible; empty text where no line may hold."""
        return {self._effect(line) for line in self.first_lines(known, readings)}

    def is_robust(self, known: Mapping[str, Known]) -> bool:
        """Whether the effect is the same under every combination of readings."""
        names = [reading.name for reading in self.terms.readings]
        every = product(*(reading.options for reading in self.terms.readings))
        seen = {
            _certain(self.effects(known, dict(zip(names, options, strict=True))))
            for options in every
        }
        return len(seen) == 1

    def smallest(
        self,
        known: Mapping[str, Known],
        readings: Mapping[str, str],
        choices: Mapping[str, Sequence[Value]],
        most: int,
    ) -> dict[str, set[Answers]]:
        """Return the smallest sets of answers that force each other effect, by that effect.

        Args:
            known: what is known now.
            readings: those taken.
            choices: what each fact may be answered.
            most: answers in a set.

        """
        now = _certain(self.effects(known, readings))
        found: dict[str, set[Answers]] = {}
        for answers in _sets(choices, most):
            effect = _certain(self.effects({**known, **proven(answers)}, readings))
            if effect and effect != now:
                others = found.setdefault(effect, set())
                if not any(other <= answers for other in others):
                    others.add(answers)
        return found

    def _effect(self, line: int) -> str:
        one = self.lines[line] if line >= 0 else None
        if one is None:
            return ""
        return one.outcome if isinstance(one, OutcomeRule) else one.standing

    def _case(
        self, known: Mapping[str, Known], readings: Mapping[str, str]
    ) -> list[tuple[Any, bool]]:
        """Return what a case fixes. What is posed (a person or not) is proven as it stands."""
        function, text = self._clingo.Function, self._clingo.String
        fixed = []
        for question in self.terms.questions:
            one = known.get(question.name)
            value = one.value if one else Value.UNKNOWN
            proof = one.proven if one else Value.UNKNOWN
            sides = {
                _KNOWN: value,
                _PROVEN: value if question.answered_by == "person" else proof,
            }
            for side, said in sides.items():
                if said in {Value.YES, Value.NO}:
                    atom = function("is", [function(side), text(question.name)])
                    fixed.append((atom, said is Value.YES))
        for reading in self.terms.readings:
            option = readings.get(reading.name, reading.default)
            fixed.append((function("read", [text(reading.name), text(option)]), True))
        return fixed


def proven(answers: Iterable[tuple[str, Value]]) -> dict[str, Known]:
    """Return answers as facts that are known and proven."""
    return {fact: Known(fact, value, value, ()) for fact, value in answers}


def _certain(effects: set[str]) -> str:
    return next(iter(effects)) if len(effects) == 1 else ""


def _sets(choices: Mapping[str, Sequence[Value]], most: int) -> Iterator[Answers]:
    """Yield the sets of answers, small ones first."""
    for size in range(1, most + 1):
        for facts in combinations(choices, size):
            for values in product(*(choices[fact] for fact in facts)):
                yield frozenset(zip(facts, values, strict=True))


@cache
def _named(licence: str, what: str) -> Oracle:
    from tests.judge.cases import ALL_TERMS

    terms = ALL_TERMS[licence]
    return Oracle(terms, terms.outcomes if what == "outcomes" else terms.standings)


def oracle_of(terms: Terms, what: str) -> Oracle:
    """Return the oracle of shipped terms: `what` is `outcomes` or `standings`."""
    return _named(terms.id, what)
