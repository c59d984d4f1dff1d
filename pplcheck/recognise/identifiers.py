"""Which files have a name in common that a programme or a platform gave them?

FreeCAD writes a number into each document that survives "save as", and the checksum of each
solid; platforms number the designs that they keep; OSHWA numbers what it certifies. Such a
name is kept as a hash, as if it were a token of the file.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.likeness import Alike, Likeness
from pplcheck.model.survey import FileRecord
from pplcheck.recognise.families import NO_FAMILIES, why_common
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
# A programme writes these into its file. The others stand in words, too, and so in works that
# only name the one which they are made from: two that name it need not know of each other.
_OF_PROGRAMMES: Final = frozenset(
    {"freecad-uid", "freecad-solid", "bambu-model", "bambu-design"}
)
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


class IdentifierIndex:
    """The names of known files, ready to be looked for."""

    def __init__(
        self, known: Iterable[Drawn], families: Mapping[str, str] = NO_FAMILIES
    ) -> None:
        """Take in what is known.

        Args:
            known: files, by sort of name; those kept for other reasons are passed over.
            families: what collections that have to do with each other share, by collection.

        """
        self._families = families
        self._holders: dict[tuple[str, int], list[Drawn]] = defaultdict(list)
        chosen = (drawn for drawn in known if drawn.sketch.kind in SORTS)
        for drawn in sorted(chosen, key=lambda one: (one.collection, one.path)):
            for name in _names(drawn):
                self._holders[drawn.sketch.kind, name].append(drawn)

    def like(self, asked: Drawn) -> tuple[Likeness, ...]:
        """Return the first file of each collection that has a name in common with one.

        Args:
            asked: a file.

        """
        found: dict[str, list[Drawn]] = defaultdict(list)
        for name in _names(asked):
            holders = self._holders.get((asked.sketch.kind, name), [])
            if why_common(holders, asked, self._families, ""):
                continue
            of: dict[str, list[Drawn]] = defaultdict(list)
            for one in holders:
                of[one.collection].append(one)
            for collection, files in of.items():
                if len(files) <= MOST_FILES:
                    found[collection].append(files[0])
        return tuple(_likeness(asked, firsts) for _, firsts in sorted(found.items()))


def _names(drawn: Drawn) -> list[int]:
    names = array("Q")
    names.frombytes(drawn.sketch.tokens)
    return names.tolist()


def _likeness(asked: Drawn, firsts: list[Drawn]) -> Likeness:
    """Return what two files have in common by their names; of several files the first."""
    first = min(firsts, key=lambda one: one.path)
    sort = asked.sketch.kind
    number = len(firsts)
    says = f"the same {sort}" if number == 1 else f"{number} times the same {sort}"
    if sort not in _OF_PROGRAMMES:
        says += ", which may be a third work that both name"
    return Likeness(
        asked.path, first.path, first.collection, sort, Alike.SIMILAR,
        is_claimed=sort in _OF_PROGRAMMES, says=says,
    )  # fmt: skip
