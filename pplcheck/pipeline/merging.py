"""How do uses that a steward states and uses that were found become one list?

What is stated and what is found of one use stand side by side; where they differ, both are
shown, and the difference is said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pplcheck.model.act import Act
from pplcheck.model.fact import Fact, Value
from pplcheck.model.use import Use
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
        version=found.version or stated.version,
        site=found.site,
        traces=found.traces,
        found=found.found,
        disagreements=tuple(_disagreements(stated, found)),
    )


def _disagreements(stated: Use, found: Use) -> Iterator[str]:
    """Yield where what was found is not what was stated, each in one line."""
    if stated.entity != found.entity and not found.entity.startswith("owner of "):
        yield (
            f"stated is that {stated.entity} uses it, and the site is that of {found.entity}"
        )
    for act in found.acts if stated.acts else ():
        if act not in stated.acts:
            yield f"stated is only {_listed(stated.acts)}, and {act} shows"
    if stated.version and found.version and stated.version.licence != found.version.licence:
        yield (
            f"by the day on which it began it was offered under {stated.version.licence}, by"
            f" the version that shows under {found.version.licence}"
        )
    shown = {fact.name: fact for fact in found.facts}
    for fact in stated.facts:
        other = shown.get(fact.name)
        if other and {fact.value, other.value} == {Value.YES, Value.NO}:
            yield f"{fact.name}: stated is {fact.value}, and {_seen(other)}"


def _listed(acts: Iterable[Act]) -> str:
    return " and ".join(acts)


def _seen(fact: Fact) -> str:
    return f"what shows says {fact.value} ({fact.evidence})"
