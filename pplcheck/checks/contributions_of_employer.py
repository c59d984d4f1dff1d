"""Did people work on this from an employer's address, so that the employer may hold rights?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pplcheck.graph import CommonsGraph
from pplcheck.model.contribution import Contributor, Ground
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey

NAME = "contributions-of-employer"
SEVERITY = Severity.NOTE

# Who signs off, or signs an agreement, says to have the right to give it.
_VOUCHED = frozenset({Ground.STEWARD, Ground.AGREEMENT, Ground.SIGNED_OFF})


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding with a place for each organisation, the largest share first."""
    del graph
    made = survey.contributions
    if made is None:
        return
    staff: dict[str, list[tuple[Contributor, set[str]]]] = defaultdict(list)
    for one in made.contributors:
        paths = {work.path for work in one.works if work.ground not in _VOUCHED}
        if paths and not (one.is_bot or one.is_slight):
            for domain in one.employers:
                staff[domain].append((one, paths))
    if not staff:
        return
    rows = [(_paths(people), domain, people) for domain, people in staff.items()]
    rows.sort(key=lambda row: (-len(row[0]), row[1]))
    count = len(rows)
    yield Finding(
        NAME,
        SEVERITY,
        f"people with addresses of {count:,} {'organisation' if count == 1 else 'organisations'}"
        " worked on this: what is made at work may be an employer's",
        "ask whether it was made at work, and if so, have the organisation agree",
        tuple(_place(paths, domain, people) for paths, domain, people in rows),
    )


def _paths(people: Sequence[tuple[Contributor, set[str]]]) -> list[str]:
    return sorted(set().union(*(paths for _, paths in people)))


def _place(
    paths: Sequence[str], domain: str, people: Sequence[tuple[Contributor, set[str]]]
) -> Location:
    """Return the first of the files, and what is known of the organisation's people."""
    who = f"{len(people):,} {'person' if len(people) == 1 else 'people'}"
    names = [one.names[0] for one, _ in people if one.names]
    named = f" ({', '.join(names)})" if names else ""
    first = min(one.first for one, _ in people)
    last = max(one.last for one, _ in people)
    more = f" and {len(paths) - 1:,} more" if len(paths) > 1 else ""
    says = f"{domain}: {who}{named}, {first} to {last}; this file{more}"
    return Location(Place(paths[0]), says)
