"""Which facts of a use follow from what was seen in the user's tree?

What is there, or missing, in files that an entity itself gives out needs nobody's word: whoever
opens them sees the same. So it weighs as much as a statement (level 1) and, as nobody made it,
no more: it contradicts other statements, and never bears an accusation.
"""

from collections.abc import Iterable
from typing import Final

from pplcheck.model.duty import DutySeen
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.place import Place
from pplcheck.model.terms import Question, Subject

_MOST_PLACES: Final = 3


def facts_of_duties(
    seen: Iterable[DutySeen], questions: Iterable[Question], where: str
) -> tuple[Fact, ...]:
    """Return the facts that are answered, in the order of the questions.

    A question is answered `no` by one thing that is missing, and `yes` where all is there that
    was looked for. What does not arise was not looked for: a commons without a title asks for
    none.

    Args:
        seen: in the tree of the user.
        questions: of the terms of the licence under which the use is judged.
        where: which tree, and which revision of it, for people.

    """
    sights = {one.sight: one for one in seen}
    facts = []
    for question in questions:
        parts = [sights[sight] for sight in question.seen_by if sight in sights]
        value = _together(parts)
        if question.about is Subject.USE and value is not Value.UNKNOWN:
            evidence = f"{_evidence(parts, value)} ({where})"
            facts.append(Fact(question.name, value, Level.STATED, Speaker.SEEN, evidence))
    return tuple(facts)


def _together(parts: list[DutySeen]) -> Value:
    values = {part.value for part in parts}
    if Value.NO in values:
        return Value.NO
    return Value.YES if values == {Value.YES} else Value.UNKNOWN


def _evidence(parts: list[DutySeen], value: Value) -> str:
    return "; ".join(f"{one.says}{_places(one.seen)}" for one in parts if one.value is value)


def _places(places: tuple[Place, ...]) -> str:
    """Return where, as editors write it: `: LICENSE, README.md:4 and 3 more`."""
    if not places:
        return ""
    first = ", ".join(str(place) for place in places[:_MOST_PLACES])
    more = len(places) - _MOST_PLACES
    return f": {first}" + f" and {more} more" * (more > 0)
