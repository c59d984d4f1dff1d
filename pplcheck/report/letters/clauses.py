"""Which clauses does a fact serve, and with which words?"""

from collections.abc import Iterable

from pplcheck.model.conditions import leaves
from pplcheck.model.terms import (
    Clause,
    FactHolds,
    Terms,
)


def clauses_served(terms: Terms, fact: str) -> tuple[Clause, ...]:
    """Return the clauses that ask for a fact: of rules, outcomes, standings, duties.

    Args:
        terms: of one licence.
        fact: that they ask for.

    """
    asking = [
        *((rule.clause, rule.holds_if) for rule in terms.rules),
        *((line.clause, line.condition) for line in terms.outcomes),
        *((line.clause, line.condition) for line in terms.standings),
        *((duty.clause, duty.applies_if) for duty in terms.duties),
        *((duty.clause, duty.met_if) for duty in terms.duties),
    ]
    known = {clause.id: clause for clause in terms.clauses}
    found = (known[id_] for id_, condition in asking if FactHolds(fact) in leaves(condition))
    return tuple(dict.fromkeys(found))


def clauses_numbered(terms: Terms, numbers: str) -> tuple[Clause, ...]:
    """Return the clauses of a verdict's numbers: `4(a); 4(e)`."""
    named = numbers.split("; ")
    return tuple(clause for clause in terms.clauses if clause.number in named)


def clauses_within(terms: Terms, numbers: Iterable[str]) -> tuple[Clause, ...]:
    """Return clauses by their numbers: one that goes on in sub-clauses with those."""
    named = tuple(numbers)
    return tuple(
        clause
        for clause in terms.clauses
        if any(_is_within(clause.number, one) for one in named)
    )


def _is_within(clause: str, number: str) -> bool:
    """Whether a clause is that number, or a sub-clause of one that ends in letters: 4(c)(i)."""
    return clause == number or (number.endswith(")") and clause.startswith(f"{number}("))
