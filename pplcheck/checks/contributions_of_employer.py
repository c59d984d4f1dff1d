"""Did people work on this from an employer's address, so that the employer may hold rights?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pplcheck.graph import CommonsGraph
from pplcheck.model.contribution import Contributor, Ground
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey

NAME = "contributions-of-employer"
SEVERITY = Severity.NOTE

# Who signs off, or signs an agreement, says to have the right to give it.
_VOUCHED = frozenset({Ground.STEWARD, Ground.AGREEMENT, Ground.SIGNED_OFF})
# Endings that are given to organisations alone.
_INSTITUTION = re.compile(r"\.(?:coop|edu|gov|int|mil|ac|gob|gouv)(?:\.\w\w)?$")


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
    rows = [_Row(domain, people) for domain, people in staff.items()]
    rows.sort(key=lambda row: (-len(row.paths), row.domain))
    named = [row for row in rows if row.may_be_named]
    unnamed = [row for row in rows if not row.may_be_named]
    count = len(rows)
    yield Finding(
        NAME,
        SEVERITY,
        f"people with addresses at {count:,} {'domain' if count == 1 else 'domains'} that look"
        " like an organisation's worked on this: what is made at work may be an employer's",
        "ask whether it was made at work, and if so, have the organisation agree",
        (*(row.place() for row in named), *_together(unnamed)),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """What came from addresses at one domain: the people, each with the files."""

    domain: str
    people: list[tuple[Contributor, set[str]]]

    @property
    def paths(self) -> list[str]:
        """The files that stand today, sorted."""
        return sorted(set().union(*(paths for _, paths in self.people)))

    @property
    def may_be_named(self) -> bool:
        """Whether the domain names nobody: a lone person's may be their own."""
        return (
            len(self.people) > 1
            or bool(_INSTITUTION.search(self.domain))
            or bool(self.people[0][0].names)
        )

    def place(self) -> Location:
        """Return the first of the files, and what is known of the people."""
        names = [one.names[0] for one, _ in self.people if one.names]
        named = f" ({', '.join(names)})" if names else ""
        first = min(one.first for one, _ in self.people)
        last = max(one.last for one, _ in self.people)
        who = _counted(len(self.people), "person", "people")
        says = f"{self.domain}: {who}{named}, {first} to {last}; {_files(self.paths)}"
        return Location(Place(self.paths[0]), says)


def _together(rows: Sequence[_Row]) -> Iterator[Location]:
    """Yield one place for all domains that are not to be named."""
    if rows:
        paths = sorted(set().union(*(row.paths for row in rows)))
        who = _counted(len(rows), "domain", "domains")
        says = f"{who} of one person each, perhaps their own (`--people` names them)"
        yield Location(Place(paths[0]), f"{says}; {_files(paths)}")


def _files(paths: Sequence[str]) -> str:
    more = len(paths) - 1
    return f"this file and {more:,} more" if more else "this file"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
