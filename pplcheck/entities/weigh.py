"""What do several statements about one fact come to on a given day?"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pplcheck.model.fact import Fact, Level, Timing, Value
from pplcheck.model.known import Known

_DECIDED = (Value.YES, Value.NO)


def weigh(facts: Iterable[Fact], as_of: date) -> dict[str, Known]:
    """Return what is known, by the name of the fact.

    A signal (level 0) opens a question and answers none. Statements that are not yet, or no
    longer, valid do not count. Statements that contradict each other make the fact contested,
    whatever their levels: which of them is right is for people to find out.

    Args:
        facts: statements about one entity or one use.
        as_of: the day.

    """
    statements: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.level > Level.SIGNAL and fact.timing(as_of) is Timing.HOLDS:
            statements[fact.name].append(fact)
    return {name: _weighed(name, found) for name, found in sorted(statements.items())}


def _weighed(name: str, found: list[Fact]) -> Known:
    deciding = [fact for fact in found if fact.value in _DECIDED]
    value = _together(deciding)
    is_proven = any(fact.bears for fact in deciding)
    return Known(
        fact=name,
        value=value,
        proven=value if is_proven and value in _DECIDED else Value.UNKNOWN,
        evidence=tuple(fact.id for fact in found if fact.id),
    )


def _together(deciding: list[Fact]) -> Value:
    values = {fact.value for fact in deciding}
    if len(values) > 1:
        return Value.CONTESTED
    return values.pop() if values else Value.UNKNOWN
