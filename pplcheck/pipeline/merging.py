"""How do uses that a steward states and uses that were found become one list?

What is stated and what is found of one use stand side by side; where they differ, both are
shown, and the difference is said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pplcheck.model.act import Act
from pplcheck.model.fact import Fact, Value
from pplcheck.model.use import Use, Version
from pplcheck.pipeline.owners import nameless_owner
from pplcheck.syntax.repository import repository_at

_WHOLE = "."


def merged_uses(stated: Sequence[Use], found: Iterable[Use]) -> tuple[Use, ...]:
    """Return all uses, each once, by id.

    A found use is one that is stated where the site is the same; else where the user and the
    asset are the same and the stated use names no site.

    Args:
        stated: in the configuration.
        found: by recognisers, at sites whose owners are known or not.

    """
    merged = {use.id: use for use in stated}
    taken: set[str] = set()
    for one in found:
        same = next((use for use in stated if use.id not in taken and _is_same(use, one)), None)
        if same is None:
            merged[one.id] = one
        else:
            taken.add(same.id)
            merged[same.id] = _together(same, one)
    return tuple(use for _, use in sorted(merged.items()))


def _is_same(stated: Use, found: Use) -> bool:
    is_part = stated.asset in {found.asset, _WHOLE}
    if stated.site:
        return is_part and (repository_at(stated.site) or stated.site) == found.site
    return is_part and stated.entity == found.entity


def _together(stated: Use, found: Use) -> Use:
    return replace(
        stated,
        how=(*stated.how, *found.how),
        facts=(*stated.facts, *found.facts),
        version=_version(stated, found),
        site=found.site,
        traces=found.traces,
        found=found.found,
        disagreements=tuple(_disagreements(stated, found)),
    )


def _version(stated: Use, found: Use) -> Version | None:
    """Return the version that the site shows, else that of the day on which the use began.

    Of a site that is up to date nothing is said: what shows there is the present version.
    """
    shown = found.found
    is_up_to_date = not found.is_hint and shown and (shown.fork or shown.taken)
    return found.version if found.version or is_up_to_date else stated.version


def _disagreements(stated: Use, found: Use) -> Iterator[str]:
    """Yield where what was found is not what was stated, each in one line."""
    if stated.entity != found.entity and found.entity != nameless_owner(found.site):
        yield (
            f"stated is that {stated.entity} uses it, and the site is that of {found.entity}"
        )
    more = [act for act in found.acts if act not in stated.acts]
    if stated.acts and more:
        yield f"stated is only {_listed(stated.acts)}, and {_listed(more)} shows"
    by_day, by_site = stated.version, found.version
    are_known = by_day and by_site and by_day.is_known and by_site.is_known
    if by_day and by_site and are_known and by_day.licence != by_site.licence:
        yield (
            f"by the day on which it began it was offered under {_licence(by_day)}, by the"
            f" version that shows under {_licence(by_site)}"
        )
    shown = {fact.name: fact for fact in found.facts}
    for fact in stated.facts:
        other = shown.get(fact.name)
        if other and {fact.value, other.value} == {Value.YES, Value.NO}:
            yield f"{fact.name}: stated is {fact.value}, and {_seen(other)}"


def _licence(version: Version) -> str:
    return version.licence or "no declared licence"


def _listed(acts: Iterable[Act]) -> str:
    return " and ".join(acts)


def _seen(fact: Fact) -> str:
    return f"what shows says {fact.value} ({fact.evidence})"
