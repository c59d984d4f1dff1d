"""Which files have a name in common that a programme or a platform gave them?

FreeCAD writes a number into each document that survives "save as", and the checksum of each
solid; platforms number the designs that they keep; OSHWA numbers what it certifies. Such a
name is kept as a hash, as if it were a token of the file.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.survey import FileRecord
from pplcheck.recognise.texts import Drawn, Sketch
from pplcheck.recognise.tokens.token import number_of

# How sure it is that files that share a name of this sort are kin.
SORTS: Final = {
    "freecad-uid": 0.9,  # survives "save as"
    "freecad-solid": 0.8,
    "thing": 0.9,
    "bambu-model": 0.9,
    "bambu-design": 0.9,
    "oshwa": 0.9,
}
# What more files of one holder share than this is a screw, a template, a house's habit.
MOST_FILES: Final = 12
# A document of more solids is kept by the first.
_MOST_NAMES = 256


def sort_of(seen: Evidence) -> str:
    """Return the sort of name that was seen; nothing where it is none that makes kin."""
    sort, colon, name = seen.value.partition(":")
    is_one = seen.kind is EvidenceKind.IDENTIFIER and colon and name and sort in SORTS
    return sort if is_one else ""


def identified(files: Iterable[FileRecord], collection: str) -> Iterator[Drawn]:
    """Yield what files are called by programmes and platforms, by sort.

    Args:
        files: what was read of a tree.
        collection: whose they are.

    """
    for file in files:
        names: dict[str, set[int]] = defaultdict(set)
        for seen in file.evidence:
            if sort := sort_of(seen):
                names[sort].add(number_of(seen.value))
        for sort, numbers in sorted(names.items()):
            kept = array("Q", sorted(numbers)[:_MOST_NAMES])
            counts = array("I", [1] * len(kept))
            sketch = Sketch(sort, kept.tobytes(), counts.tobytes(), 0)
            yield Drawn(file.path, collection, file.content_id, sketch)
