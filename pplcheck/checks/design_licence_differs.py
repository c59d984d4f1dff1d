"""Does a design say of itself what nobody around it says?"""

from collections import defaultdict
from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.survey import Conflict, Declaration, DeclaredBy, Survey

NAME = "design-licence-differs"
SEVERITY = Severity.ERROR

_OF_THIS_FILE = frozenset({DeclaredBy.SIDECAR, DeclaredBy.OVERRIDE, DeclaredBy.ANNOTATION})


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for all designs that say the same against the same declaration.

    Where a file beside it or an annotation speaks of the design itself, one of the two is wrong
    (error). Where only its folder says something else, it may be a part from elsewhere
    (warning).
    """
    del graph
    groups: dict[tuple[str, Declaration], list[Conflict]] = defaultdict(list)
    for conflict in survey.differing:
        own, around = conflict.declarations
        groups[own.licence.normal, around].append(conflict)
    for (own_licence, around), conflicts in groups.items():
        is_of_file = around.by in _OF_THIS_FILE
        one = conflicts[0].declarations[0]
        what = f"{len(conflicts)} designs say" if len(conflicts) > 1 else "a design says"
        yield Finding(
            NAME,
            SEVERITY if is_of_file else Severity.WARNING,
            f"{what} {own_licence} inside; {around.licence.normal} is said "
            f"{'of it' if is_of_file else 'of its folder'}",
            _hint(one, around, is_of_file=is_of_file),
            (
                *(Location(c.declarations[0].place, _says(c)) for c in conflicts),
                Location(around.place, f"says {around.licence.normal}"),
            ),
        )


def _says(conflict: Conflict) -> str:
    own = conflict.declarations[0]
    holds = "; this one holds" if conflict.used and conflict.used.place == own.place else ""
    return f"says {own.licence.normal}{holds}"


# In other formats `annotate` writes a file beside the design, and what stands inside stays.
_WRITTEN_INSIDE = (
    ".fcstd", ".3mf", ".svg", ".kicad_sch", ".kicad_pcb", ".gltf", ".glb", ".png", ".scad",
)  # fmt: skip


def _hint(own: Declaration, around: Declaration, *, is_of_file: bool) -> str:
    path, licence = own.place.path, around.licence.normal
    if path.lower().endswith(_WRITTEN_INSIDE):
        how = f"`pplcheck annotate --force --licence '{licence}' '{path}'` writes it inside"
    else:
        how = "say it inside, with the programme that made it"
    correct = f"if {licence} is right, {how}"
    if is_of_file:
        return f"{correct}; else correct {around.place.path}"
    return (
        f"{correct}; if it is a part from elsewhere, say so in {path}.license or REUSE.toml, "
        "with its licence"
    )
