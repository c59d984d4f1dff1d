"""Who can hold rights or owe duties?"""

from dataclasses import dataclass

from pplcheck.model.fact import Fact
from pplcheck.model.ownership import LegalForm, LookedUp, Ownership
from pplcheck.model.place import Place


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or an organisation, and what is known of it.

    Attributes:
        id: chosen by whoever wrote the file; unique in a commons.
        names: the first one is shown.
        is_person: a natural person: never assessed, and not named unless asked.
        identifiers: pairs such as `("register", "es-coop:12-3456")`, sorted.
        facts: all statements, contradictions included.
        place: where the entity is described; of an owner of whom nothing is known, the site.
        is_described: somebody wrote a description: only then what it leaves out says something.
        form: its legal form over time, as far as it is known.
        owners: who holds it, as far as it is known.
        looked_up: in which registers it was looked for.

    """

    id: str
    names: tuple[str, ...]
    is_person: bool
    identifiers: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    place: Place
    is_described: bool = True
    form: tuple[LegalForm, ...] = ()
    owners: tuple[Ownership, ...] = ()
    looked_up: tuple[LookedUp, ...] = ()
