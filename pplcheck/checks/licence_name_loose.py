"""Is a licence named by something else than its SPDX id?"""

from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.survey import Declaration, DeclaredBy, Survey

NAME = "licence-name-loose"
SEVERITY = Severity.WARNING

# People write names in prose; ids are for fields that programmes read.
_PROSE = frozenset({DeclaredBy.BADGE, DeclaredBy.README, DeclaredBy.TEXT})


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each loose name, with all the places that write it."""
    del graph
    places: dict[tuple[str, str], list[Declaration]] = {}
    for declaration in survey.declarations:
        licence = declaration.licence
        if declaration.by not in _PROSE and (licence.better or licence.unknown):
            places.setdefault((licence.written.strip(), licence.better), []).append(declaration)
    for (written, better), declarations in sorted(places.items()):
        locations = tuple(Location(declaration.place) for declaration in declarations)
        yield Finding(
            NAME, SEVERITY, f"{written!r} is not an SPDX id", _hint(better), locations
        )


def _hint(better: str) -> str:
    if not better:
        return "write an id of the SPDX list, or LicenseRef- with a name of your own"
    if better.startswith("LicenseRef-"):
        return f"the SPDX list has none for it; write {better}"
    return f"write {better}"
