"""Which licence text is this, or what else is it?

Three questions in this order: does the text contain a known licence, with all its decisive
words, none of its kin's, and no words changed that matter? If not, is it a changed licence, a
part of one, or other words under its title? If not, is it a summary, a notice or a pointer that
only names one?
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pplcheck.licences.changes import changes
from pplcheck.licences.corpus.index import exact_hash
from pplcheck.licences.corpus.references import Reference
from pplcheck.licences.likeness import Heard, Likeness, likenesses
from pplcheck.licences.naming import is_summary, naming, title_of
from pplcheck.model.identification import Difference, Identification, TextKind

# With all decisive words there, a fifth of the grams may be damaged (wrapping, lost hyphens,
# an introduction left out); the most damaged real form has 0.86. Neighbours without decisive
# words are told apart by which of them explains the text best.
_FLOOR = 0.75
# Real rewrites of a licence keep a fifth of it, real impostors a fiftieth.
_FLOOR_MODIFIED = 0.15
_FLOOR_UNTITLED = 0.5
# A part: most of the file is the licence's, though the licence is not all there.
_FLOOR_PART_OF_FILE = 0.6
# Less, and the file is about something else: a README that quotes a short licence.
_FLOOR_TEXT_OF_FILE = 0.25
# As the page of licences tells them.
FLOORS = {
    "floor": _FLOOR,
    "modified": _FLOOR_MODIFIED,
    "untitled": _FLOOR_UNTITLED,
    "part": _FLOOR_PART_OF_FILE,
    "of_file": _FLOOR_TEXT_OF_FILE,
}
_FEWEST_GRAMS_OF_A_PART = 40
_FEWEST_WORDS_OF_A_TEXT = 150
_LONGEST_SHOWN = 80


def identify(text: str, own: Iterable[Reference] = ()) -> Identification:
    """Say which licence text `text` is.

    Args:
        text: a whole file, with whatever mark-up it has.
        own: licences that a steward registered, known like all others.

    Returns:
        the licence and what kind of text it is. For a summary, notice or pointer the licence
        is None and the licences that it names stand in `names`.

    """
    heard = Heard(text)
    if not heard.said:
        return Identification(None, TextKind.NONE, 1.0, "the file is empty")
    found = likenesses(heard, own)
    if found and found[0].known.exact == exact_hash(heard.said):
        return _text_of(found[:1])
    return (
        _as_text(heard, found)
        or _as_changed(heard, found)
        or _as_part(heard, found)
        or naming(heard)
        or Identification(None, TextKind.NONE, 1.0, "a text we don't know")
    )


def texts_in(heard: Heard, found: Iterable[Likeness]) -> list[Likeness]:
    """Return the licences whose text a text holds, the one that explains most first.

    Each further one must explain what is left of the text; a relative of a licence whose
    decisive words are changed is not taken in its place.
    """
    chosen: list[Likeness] = []
    rest = _Rest(heard)
    for likeness in found:
        if likeness.contained < _FLOOR or likeness.is_kin:
            continue
        if not rest.holds(likeness) and (chosen or not _is_word_for_word(heard, likeness)):
            continue
        is_shipped = bool(likeness.known.said)
        if likeness.has_phrases or (is_shipped and _is_word_for_word(heard, likeness)):
            chosen.append(likeness)
        rest.take(likeness)
    return chosen


class _Rest:
    """What of a text no licence has explained yet."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._grams: frozenset[int] = heard.grams
        self._room = len(heard.ordered)
        self._taken: list[Likeness] = []

    def take(self, likeness: Likeness) -> None:
        """Count a licence as explained."""
        self._taken.append(likeness)
        self._grams -= likeness.known.grams
        self._room -= likeness.known.size

    def holds(self, likeness: Likeness) -> bool:
        """Whether a licence explains words that those taken so far do not."""
        enough = _FLOOR * likeness.known.size
        if len(likeness.known.grams & self._grams) >= enough:
            return True
        # It may share its words with one that was taken, and both stand there.
        return self._room >= enough and self._own(likeness) >= enough

    def _own(self, likeness: Likeness) -> int:
        counts = self._heard.counts.copy()
        for taken in self._taken:
            copies = self._copies(taken)
            counts.subtract(dict.fromkeys(taken.known.grams, copies))
        return sum(counts[gram] > 0 for gram in likeness.known.grams)

    def _copies(self, likeness: Likeness) -> int:
        """Return how many times a licence stands there; others may have a part of its grams."""
        counts = self._heard.counts
        found = sorted(counts[gram] for gram in likeness.known.grams if gram in counts)
        return found[len(found) // 4]


def _is_word_for_word(heard: Heard, likeness: Likeness) -> bool:
    """Whether nothing is changed, though a page's head may interrupt the words that decide."""
    return not changes(heard, likeness)


def _as_text(heard: Heard, found: Sequence[Likeness]) -> Identification | None:
    chosen = texts_in(heard, found)
    if not chosen:
        return None
    ids = sorted({likeness.reference.id for likeness in chosen})
    explained = frozenset().union(*(likeness.known.grams for likeness in chosen))
    if len(explained & heard.grams) < _FLOOR_TEXT_OF_FILE * len(heard.grams):
        why = f"quotes the whole text of {', '.join(ids)} amid other words"
        return Identification(None, TextKind.NOTICE, 1.0, why, tuple(ids))
    if len(chosen) == 1 and (differences := changes(heard, chosen[0])):
        return _modified(chosen[0], differences)
    if len(chosen) > 1 and (differences := _in_each(heard, chosen)):
        return _as_compilation(chosen, differences)
    return _text_of(chosen)


def _text_of(chosen: Sequence[Likeness]) -> Identification:
    """Say that a text is that of some licences."""
    ids = sorted({likeness.reference.id for likeness in chosen})
    shares = " and ".join(
        f"{likeness.contained:.0%} of the words of {likeness.reference.id}"
        for likeness in chosen
    )
    has_gates = bool(chosen[0].reference.phrases)
    gates = "with its decisive words" if has_gates else "more than of any other"
    return Identification(
        " AND ".join(ids),
        TextKind.TEXT,
        round(min(likeness.contained for likeness in chosen), 3),
        f"contains {shares}, {gates}",
    )


def _in_each(heard: Heard, chosen: Sequence[Likeness]) -> tuple[Difference, ...]:
    """Return the differences within each of several licences of one file."""
    return tuple(
        difference
        for one in chosen
        for difference in changes(heard, one, [other for other in chosen if other is not one])
    )


def _as_compilation(
    chosen: Sequence[Likeness], differences: tuple[Difference, ...]
) -> Identification:
    """Say what a text is that holds several licences, some of them with other words."""
    curated = [one for one in chosen if one.reference.phrases]
    ids = tuple(sorted({one.reference.id for one in chosen}))
    if not curated:
        why = f"a text we don't know, which takes words from {' and '.join(ids)}"
        return Identification(None, TextKind.NONE, 1.0, why)
    return replace(_modified(curated[0], differences), licence=" AND ".join(ids), names=ids)


def _as_changed(heard: Heard, found: Sequence[Likeness]) -> Identification | None:
    """Recognise a licence with other words in it, and other words under its title."""
    title = title_of(heard.text)
    titled = [one for one in found if title and one.reference.id == title.id]
    vouched = titled[0] if titled and titled[0].contained >= _FLOOR_MODIFIED else None
    nearest = None if title else next((one for one in found if _is_near(heard, one)), None)
    likeness = vouched or nearest
    if likeness:
        return _modified(likeness, changes(heard, likeness))
    is_long = heard.word_count >= _FEWEST_WORDS_OF_A_TEXT
    if title and is_long and not is_summary(heard):
        why = f"is titled {title.written!r}, but its words are not those of {title.id}"
        return Identification(None, TextKind.IMPOSTOR, 1.0, why, (title.id,))
    return None


def _is_near(heard: Heard, likeness: Likeness) -> bool:
    """Whether an untitled text is a changed licence rather than an unknown relative of it."""
    if likeness.is_kin:
        return False
    if likeness.reference.phrases:
        return likeness.contained >= _FLOOR and likeness.phrases > 0
    of_file = likeness.count / max(len(heard.grams), 1)
    return likeness.contained >= _FLOOR_UNTITLED and of_file >= _FLOOR_UNTITLED


def _modified(likeness: Likeness, found: tuple[Difference, ...]) -> Identification:
    id_ = likeness.reference.id
    gates = "" if likeness.has_phrases else ", but not all of its decisive words"
    # One changed word in three thousand is no "100 %".
    share = min(int(likeness.contained * 100), 99)
    return Identification(
        id_,
        TextKind.MODIFIED,
        round(likeness.contained, 3),
        f"has {share}% of the words of {id_}{gates}{_shown(found)}",
        (id_,),
        differences=found,
    )


def _shown(found: tuple[Difference, ...]) -> str:
    """Return the first difference in words."""
    if not found:
        return ""
    first = found[0]
    words = first.added or first.missing or f"{first.lost} words"
    shown = words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]} …"
    verb = "adds" if first.added else "lacks"
    more = f", and differs in {len(found) - 1} more places" if len(found) > 1 else ""
    return f"; {verb} {shown!r}{more}"


def _as_part(heard: Heard, found: Sequence[Likeness]) -> Identification | None:
    parts = [
        likeness
        for likeness in found
        if likeness.count >= _FEWEST_GRAMS_OF_A_PART
        and likeness.count >= _FLOOR_PART_OF_FILE * len(heard.grams)
        and likeness.phrases > 0
        and not likeness.is_kin
    ]
    if not parts:
        return None
    best = max(parts, key=lambda likeness: (likeness.count, -likeness.known.size))
    return Identification(
        best.reference.id,
        TextKind.PARTIAL,
        round(best.contained, 3),
        f"holds {best.contained:.0%} of the words of {best.reference.id}, and little else",
        (best.reference.id,),
    )
