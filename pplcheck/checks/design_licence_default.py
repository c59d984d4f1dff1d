"""Does a design carry a licence that its programme wrote and nobody chose?"""

from collections import defaultdict
from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.place import Place
from pplcheck.model.survey import FileRecord, Survey

NAME = "design-licence-default"
SEVERITY = Severity.WARNING


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for all designs with the same default under the same licence.

    Whoever opens such a file reads "All rights reserved", whatever the repository offers.
    """
    del graph
    groups: dict[tuple[str, str], list[Location]] = defaultdict(list)
    for file in survey.files:
        default = _default_in(file)
        if default:
            licence = file.licence.normal if file.licence else ""
            groups[default, licence].append(Location(Place(file.path)))
    for (default, licence), places in groups.items():
        count = f"{len(places)} designs say" if len(places) > 1 else "a design says"
        but = f"; {licence} holds" if licence else ""
        yield Finding(
            NAME,
            SEVERITY,
            f"{count} {default!r} inside, which its programme wrote and nobody chose{but}",
            _hint(licence, places[0].place.path),
            tuple(places),
        )


def _hint(licence: str, path: str) -> str:
    if not licence:
        return "choose a licence, and write it into the file's properties"
    if not path.lower().endswith(".fcstd"):
        return "open it, save it under the name of a document, and annotate that"
    return f"`pplcheck annotate --licence '{licence}' '{path}'` writes it where people see it"


def _default_in(file: FileRecord) -> str:
    fields = (seen for seen in file.evidence if seen.kind is EvidenceKind.EMBEDDED)
    # What a part of it says is no word on the design.
    stated = [seen for seen in fields if not seen.about]
    chosen = any(seen.value and not seen.is_default for seen in stated)
    return "" if chosen else next((seen.value for seen in stated if seen.is_default), "")
