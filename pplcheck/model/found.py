"""What does a site show of its use: which version, changed how, and which duties are seen?"""

from dataclasses import dataclass

from pplcheck.model.act import Act
from pplcheck.model.duty import DutySeen
from pplcheck.model.fork import Changes, Fork, Taken


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one use.

    Attributes:
        fork: the shared history, or None.
        taken: the version that contents tell, where no history does.
        changes: against that version, or None where nothing can be compared.
        seen: the duties that were looked for.
        acts: those that the files show; others may be done too.

    """

    fork: Fork | None = None
    taken: Taken | None = None
    changes: Changes | None = None
    seen: tuple[DutySeen, ...] = ()
    acts: tuple[Act, ...] = ()
