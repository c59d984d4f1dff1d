"""Which agreements end soon, or ended while the use goes on?"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pplcheck.graph.commons import CommonsGraph
from pplcheck.model.agreement import Agreed, AgreementState
from pplcheck.model.fact import Value
from pplcheck.model.use import Use


class Ending(NamedTuple):
    """An agreement that somebody should renew.

    Attributes:
        agreed: on the day that is judged.
        until: its last day.
        uses: of what it is about, by whom it is with; those that have begun.

    """

    agreed: Agreed
    until: date
    uses: tuple[Use, ...]


def endings(graph: CommonsGraph) -> Iterator[Ending]:
    """Yield the agreements that end soon, or that a use outlasts, and that none continues."""
    for agreed in graph.agreements():
        said = agreed.agreement
        if said.until is None:
            continue
        uses = tuple(
            use
            for use in graph.uses_by(said.entity)
            if use.asset == said.asset and use.has_begun and not use.is_hint
        )
        is_over = agreed.state is AgreementState.EXPIRED and uses
        if (agreed.ends_soon or is_over) and not _is_continued(graph, agreed, said.until, uses):
            yield Ending(agreed, said.until, uses)


def _is_continued(
    graph: CommonsGraph, agreed: Agreed, until: date, uses: tuple[Use, ...]
) -> bool:
    """Whether another one lasts longer, and leaves out nothing that is done under this."""
    said = agreed.agreement
    done = {act for use in uses for act in use.done}
    needed = done & set(said.acts) or set(said.acts)
    for other in graph.agreements_with(said.entity):
        one = other.agreement
        is_longer = one.until is None or one.until > until
        is_next = other.state is AgreementState.IN_FORCE or (one.begins - until).days <= 1
        is_as_wide = needed <= set(one.acts) and Value.YES in {
            one.commercial,
            _is_not(said.commercial),
        }
        if one.asset == said.asset and is_longer and is_next and is_as_wide:
            return True
    return False


def _is_not(value: Value) -> Value:
    return Value.NO if value is Value.YES else Value.YES
