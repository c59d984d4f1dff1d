"""What does an entity say of its own use of a commons?"""

from dataclasses import dataclass

from pplcheck.model.act import Act
from pplcheck.model.fact import Fact, Value
from pplcheck.model.place import Place


@dataclass(frozen=True, slots=True)
class OwnUse:
    """An entity's own word on what it does with a commons, and what for.

    Attributes:
        of: id of the commons, or one of its addresses; empty for every use that is found.
        acts: what is done.
        acts_not: what is not done; what stands in neither is not known. None for all that does
            not stand in `acts`.
        commercial: whether it aims at commercial advantage or payment.
        facts: what else is known of it.
        evidence: what a person can open; the entity's word where empty.
        place: where that is written.

    """

    of: str
    acts: tuple[Act, ...]
    acts_not: tuple[Act, ...] | None
    commercial: Value
    facts: tuple[Fact, ...]
    evidence: str
    place: Place
