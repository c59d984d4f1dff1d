"""Which licence text is this, or what else is it?

Three questions in this order: does the text contain a known licence, with all its decisive
words and none of its kin's? If not, is it a changed licence, a part of one, or other words
under its title? If not, is it a summary, a notice or a pointer that only names one?
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pplcheck.licences.corpus.fingerprints import groups
from pplcheck.licences.corpus.references import Reference, fingerprints, name_key, references
from pplcheck.licences.names import Named, named_in
from pplcheck.licences.words import flat, words
from pplcheck.model.identification import Identification, TextKind

# With all decisive words there, a fifth of the word groups may be damaged (wrapping, lost
# hyphens, an introduction left out); the most damaged real form has 0.86.
_FLOOR_WITH_PHRASES = 0.80
# Without decisive words only the likeness speaks, and neighbours share up to nine tenths.
_FLOOR_WITHOUT_PHRASES = 0.93
_FLOOR_WITH_TITLE = 0.90
# Real rewrites of a licence keep a fifth of it, real impostors a fiftieth.
_FLOOR_MODIFIED = 0.15
# A part: most of the file is the licence's, though the licence is not all there.
_FLOOR_PART_OF_FILE = 0.6
# Less, and the file is about something else: a README that quotes a short licence.
_FLOOR_TEXT_OF_FILE = 0.25
_FEWEST_GROUPS_OF_A_PART = 40
_FEWEST_WORDS_OF_A_TEXT = 150
_MOST_WORDS_OF_A_POINTER = 60
_LINES_OF_A_HEAD = 8
_LONGEST_TITLE = 200

_SUMMARY = tuple(
    flat(cue)
    for cue in (
        "resumen legible por humanos",
        "human-readable summary",
        "Ud. es libre de",
        "Usted es libre de",
        "You are free to share",
        "this is a human readable",
    )
)
_STATING = re.compile(
    r"licen[cs]|released|under the terms|distributed under|available under|libera|publi[ée]",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:\b(?:see|ver|voir|siehe|vid\.?|read)\b[^\n]{0,40}?|^[ \t]*)"
    r"(?P<file>(?:[\w.-]+/)*(?:[\w-]+\.(?:md|txt|markdown|rst|html)|(?:LICEN[SC]E|COPYING)[\w.-]*))",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How much of one known licence a text contains."""

    reference: Reference
    bit: int
    size: int
    count: int
    has_phrases: bool
    has_some_phrase: bool
    has_forbidden: bool

    @property
    def contained(self) -> float:
        return self.count / self.size

    @property
    def is_it(self) -> bool:
        floor = _FLOOR_WITH_PHRASES if self.reference.phrases else _FLOOR_WITHOUT_PHRASES
        return self.contained >= floor and self.has_phrases and not self.has_forbidden


def identify(text: str) -> Identification:
    """Say which licence text `text` is.

    Args:
        text: a whole file, with whatever mark-up it has.

    Returns:
        the licence and what kind of text it is. For a summary, notice or pointer the licence
        is None and the licences that it names stand in `names`.

    """
    said = words(text)
    if not said:
        return Identification(None, TextKind.NONE, 1.0, "the file is empty")
    found = groups(said)
    shared = fingerprints().shared(found)
    likenesses = sorted(_likenesses("".join(said), shared), key=_most_alike_first)
    return (
        _as_text(likenesses, shared, len(found))
        or _as_changed(text, likenesses, len(said))
        or _as_part(likenesses, len(found))
        or _as_naming(text, said)
        or Identification(None, TextKind.NONE, 1.0, "a text we don't know")
    )


def _likenesses(flat_text: str, shared: Counter[int]) -> Iterator[_Likeness]:
    for reference in references():
        present = [phrase in flat_text for phrase in reference.phrases]
        forbidden = any(phrase in flat_text for phrase in reference.forbids)
        for bit, size in reference.texts:
            count = sum(number for owners, number in shared.items() if owners >> bit & 1)
            if count:
                yield _Likeness(
                    reference, bit, size, count, all(present), any(present), forbidden
                )


def _most_alike_first(likeness: _Likeness) -> tuple[float, int, str]:
    return -likeness.contained, -likeness.size, likeness.reference.id


def _as_text(
    likenesses: list[_Likeness], shared: Counter[int], groups_in_file: int
) -> Identification | None:
    """Take the licence that explains the text best, then any other in what is left of it."""
    chosen: list[_Likeness] = []
    explained = 0
    for likeness in likenesses:
        if not likeness.is_it:
            continue
        own = sum(
            number
            for owners, number in shared.items()
            if owners >> likeness.bit & 1 and not owners & explained
        )
        if not chosen or own / likeness.size >= _FLOOR_WITH_PHRASES:
            chosen.append(likeness)
            explained |= 1 << likeness.bit
    if not chosen:
        return None
    ids = sorted({likeness.reference.id for likeness in chosen})
    of_file = sum(n for owners, n in shared.items() if owners & explained) / groups_in_file
    if of_file < _FLOOR_TEXT_OF_FILE:
        why = f"quotes the whole text of {', '.join(ids)} amid other words"
        return Identification(None, TextKind.NOTICE, 1.0, why, tuple(ids))
    shares = " and ".join(
        f"{likeness.contained:.0%} of the words of {likeness.reference.id}"
        for likeness in chosen
    )
    gates = (
        "with its decisive words" if chosen[0].reference.phrases else "more than of any other"
    )
    return Identification(
        " AND ".join(ids),
        TextKind.TEXT,
        round(min(likeness.contained for likeness in chosen), 3),
        f"contains {shares}, {gates}",
    )


def _as_changed(text: str, likenesses: list[_Likeness], length: int) -> Identification | None:
    """Recognise a licence with other words in it, and other words under its title."""
    title = _title(text)
    for likeness in likenesses:
        titled = title is not None and title.id == likeness.reference.id
        if not likeness.reference.phrases:
            # Its forms differ more than likeness alone can tell; a title may vouch for one.
            is_clear = titled and not likeness.has_forbidden
            if is_clear and likeness.contained >= _FLOOR_WITH_TITLE:
                return _vouched_for(likeness)
            continue
        if likeness.contained < _FLOOR_MODIFIED or not (titled or _is_near(likeness)):
            continue
        missing = "" if likeness.has_phrases else ", but not all of its decisive words"
        # One changed word in three thousand is no "100 %".
        share = min(int(likeness.contained * 100), 99 if missing else 100)
        return Identification(
            likeness.reference.id,
            TextKind.MODIFIED,
            round(likeness.contained, 3),
            f"has {share}% of the words of {likeness.reference.id}{missing}",
            (likeness.reference.id,),
        )
    if title is not None and length >= _FEWEST_WORDS_OF_A_TEXT and not _is_summary(text):
        return Identification(
            None,
            TextKind.IMPOSTOR,
            1.0,
            f"is titled {title.written!r}, but its words are not those of {title.id}",
            (title.id,),
        )
    return None


def _vouched_for(likeness: _Likeness) -> Identification:
    id_ = likeness.reference.id
    return Identification(
        id_,
        TextKind.TEXT,
        round(likeness.contained, 3),
        f"bears the title of {id_} and has {likeness.contained:.0%} of its words",
    )


def _is_near(likeness: _Likeness) -> bool:
    """Whether an untitled text is a changed licence rather than an unknown relative of it."""
    return (
        likeness.contained >= _FLOOR_WITH_PHRASES
        and likeness.has_some_phrase
        and not likeness.has_forbidden
    )


def _as_part(likenesses: list[_Likeness], groups_in_file: int) -> Identification | None:
    parts = [
        likeness
        for likeness in likenesses
        if likeness.count >= _FEWEST_GROUPS_OF_A_PART
        and likeness.count / groups_in_file >= _FLOOR_PART_OF_FILE
        and likeness.has_some_phrase
        and not likeness.has_forbidden
    ]
    if not parts:
        return None
    best = max(parts, key=lambda likeness: (likeness.count, -likeness.size))
    return Identification(
        best.reference.id,
        TextKind.PARTIAL,
        round(best.contained, 3),
        f"holds {best.contained:.0%} of the words of {best.reference.id}, and little else",
        (best.reference.id,),
    )


def _as_naming(text: str, said: list[str]) -> Identification | None:
    named = named_in(text)
    if named and _is_summary(text):
        why = f"is a summary for people of {named[0].id}; the licence text itself is elsewhere"
        return Identification(None, TextKind.DEED, 1.0, why, (named[0].id,))
    ids = tuple(dict.fromkeys(name.id for name in named if _is_stated(text, name)))
    target = _POINTER.search(text) if len(said) <= _MOST_WORDS_OF_A_POINTER else None
    if target:
        # The full stop that ends the sentence is no part of the name.
        file = target["file"].rstrip(".")
        return Identification(None, TextKind.POINTER, 1.0, f"points to {file}", ids, file)
    if ids:
        why = f"names {', '.join(ids)}; holds no licence text"
        return Identification(None, TextKind.NOTICE, 1.0, why, ids)
    return None


def _is_summary(text: str) -> bool:
    return any(cue in flat(text) for cue in _SUMMARY)


def _title(text: str) -> Named | None:
    """Return the licence whose name is a line by itself near the top."""
    # A title is short; looking for one in a line of a thousand names would take minutes.
    short = (line for line in text.splitlines() if len(line) <= _LONGEST_TITLE)
    lines = [line for line in short if name_key(line)][:_LINES_OF_A_HEAD]
    for line in lines:
        for named in named_in(line):
            if len(name_key(named.written)) >= 0.6 * len(name_key(line)):
                return named
    return None


def _is_stated(text: str, named: Named) -> bool:
    """Whether the name stands in a statement about licensing, or on a line by itself."""
    end = named.start + len(named.written)
    around = text[max(0, named.start - 160) : named.start] + " " + text[end : end + 80]
    return bool(_STATING.search(around)) or _title(_line_of(text, named.start)) is not None


def _line_of(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[start : end if end >= 0 else len(text)]
