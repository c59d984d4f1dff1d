"""How does one design stand to another?"""

from dataclasses import dataclass

from pplcheck.model.evidence import Relation
from pplcheck.model.place import Place


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One edge between designs, that nobody need have declared.

    Attributes:
        place: the file that it starts from, and the line that says so.
        relation: how that file stands to the other.
        target: as it is written there: a path, an address, an id, a name.
        found: the path of the file that is meant, in this tree; empty where it is not here.
        method: how it was recognised: `stated`, `name`, `identifier`, `shape` …
        strength: 0 to 1; how sure it is that these two belong together so.
        locator: where in the file, in the format's own terms.
        says: what a person should know of it: a distance, a scale; may be empty.

    """

    place: Place
    relation: Relation
    target: str
    found: str
    method: str
    strength: float
    locator: str = ""
    says: str = ""
