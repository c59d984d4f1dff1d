"""Which designs say of themselves what nobody around them says?

A design travels alone, and what stands in it is all that its next user sees. So a file beside
it, an annotation, a manifest or a licence text that says something else is a fault, even where
one order tells which of them holds.
"""

from collections.abc import Iterable, Iterator

from pplcheck.licences.declarations import says_itself
from pplcheck.licences.precedence import Ground, agree
from pplcheck.model.survey import Conflict, FileRecord


def differing_designs(files: Iterable[FileRecord], ground: Ground) -> tuple[Conflict, ...]:
    """Return the designs that disagree with what is said around them, sorted by path.

    Args:
        files: settled, so that each says what holds for it.
        ground: all declarations.

    """
    return tuple(sorted(_differing(files, ground), key=lambda one: one.scope))


def _differing(files: Iterable[FileRecord], ground: Ground) -> Iterator[Conflict]:
    for file in files:
        own = says_itself(file) if file.format else None
        if own is None or own.is_default:
            continue
        around = ground.holds_around(file.path)
        if around is not None and not agree(own, around):
            used = file.governed_by
            yield Conflict(file.path, (own, around), used)
