"""Which designs say of themselves what nobody around them says?

A design travels alone, and what stands in it is all that its next user sees. So a file beside
it, an annotation, a manifest or a licence text that says something else is a fault, even where
one order tells which of them holds.
"""

from collections.abc import Iterable, Iterator, Sequence

from pplcheck.licences.declarations import says_itself
from pplcheck.licences.precedence import Ground, agree
from pplcheck.model.design import Role
from pplcheck.model.survey import Conflict, Declaration, DeclaredBy, FileRecord

# What a manifest of hardware has a licence of its own for: the documentation.
_DOCUMENTATION = frozenset({Role.DOCUMENT, Role.PICTURE})


def differing_designs(
    files: Iterable[FileRecord], ground: Ground, parts: Sequence[Declaration] = ()
) -> tuple[Conflict, ...]:
    """Return the designs that disagree with what is said around them, sorted by path.

    Args:
        files: settled, so that each says what holds for it.
        ground: all declarations.
        parts: declarations for parts, such as a manifest's for the documentation.

    """
    of_manifests = [one for one in parts if one.by is DeclaredBy.MANIFEST]
    return tuple(sorted(_differing(files, ground, of_manifests), key=lambda one: one.scope))


def _differing(
    files: Iterable[FileRecord], ground: Ground, parts: Sequence[Declaration]
) -> Iterator[Conflict]:
    for file in files:
        own = says_itself(file) if file.format else None
        if own is None or own.is_default:
            continue
        around = ground.holds_around(file.path)
        if around is None or agree(own, around):
            continue
        is_documentation = file.format is not None and file.format.role in _DOCUMENTATION
        beside = [one for one in parts if one.place.path == around.place.path]
        if not (is_documentation and any(agree(own, one) for one in beside)):
            used = file.governed_by
            yield Conflict(file.path, (own, around), used)
