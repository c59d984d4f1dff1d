"""Which words on a board, or on a sheet of a drawing, may say whose it is and on what terms?

A board has hundreds of texts: names of connectors, values, arrows. Some of these are the names
of licences too (X11, Intel, DOC); so a text is passed on only where it sounds like the law. A
sentence is often split over texts that stand side by side (CERN / OHL-S / 2.0): what stands
near one that sounds so is joined to it, in the order in which people read.
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import STATED, passage, said
from pplcheck.syntax.places import Point

LEFT: Final = 0.0
MIDDLE: Final = 0.5
RIGHT: Final = 1.0

# Searched for in lower case. Each choice begins with a plain letter, so that all other places
# are passed over fast.
_LAW = re.compile(
    r"licen[cs]|copy(?:right|left)|©|\(c\)|creative ?commons"
    r"|c(?<=\bc)c[ _-]?(?:by|0|zero|sa\b|nc\b)|b(?<=\bb)y-(?:nc|sa|nd)|gpl|c(?<=\bc)ern\b"
    r"|t(?<=\bt)apr\b|o(?<=\bo)hl\b|solderpad|public ?domain|open[ -]?(?:source|hardware)"
    r"|s(?<=\bs)pdx|all rights|a(?<=\ba)pache[ -]|b(?<=\bb)sd[ -]|m(?<=\bm)it licen"
    r"|m(?<=\bm)pl[ -]?\d|unlicense"
)
# One of these stands in every such label.
_AUTHOR_CUES = ("by", "author", "designer", "engineer", "drafter")
_DONE = (
    r"(?:design(?:ed)?|drawn|drafted|created|made|developed|engineered|revised|modified|edited"
    r"|layout|pcb|schematics?)"
)
# "Designed by: N.", "Author: N."; without a colon only where it cannot be anything else. That
# somebody checked or approved makes nobody an author.
_LABEL = rf"(?:authors?|designers?|engineers?|drafter|(?:{_DONE} )?by) ?[:=]"
_AUTHOR = re.compile(
    rf"^[^\w\n]*(?:{_LABEL}|(?:designed|drawn|created) by\b)"
    r"[ \t]*(?P<name>[^\W\d_][^:;/@|\n]{1,78})$",
    re.IGNORECASE | re.MULTILINE,
)
# In the line below a label anything may stand; only what looks like a name is one.
_BELOW = re.compile(
    rf"^[^\w\n]*{_LABEL}[ \t]*\n"
    r"[ \t]*(?P<name>(?-i:[A-ZÀ-Þ])[^\W\d]*\.?(?:[ -](?-i:[A-ZÀ-Þ])[^\W\d]*\.?){1,3})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# How far apart, in heights of a letter, texts may stand and still be one; and how wide one is.
_NEAR_BELOW = 2.2
_NEAR_BESIDE = 2.5
_SAME_LINE = 0.4
_WIDTH = 0.8
_MOST_JOINED = 12
# As much of a text is looked at as a passage may have.
_LONGEST = 20_000
_MOST_LOOKED_AT = 64
# No real board says as often that it has a licence; of what comes after, each stands alone.
_MOST_BLOCKS = 500


@dataclass(frozen=True, slots=True)
class Lettering:
    """One text that stands somewhere.

    Attributes:
        text: what it says, in lines, if it has any.
        right: how far to the right it stands, in the direction of reading.
        down: how far down its first line stands.
        size: of its letters, in the same unit.
        surface: what texts that belong together share: layer, angle, sheet.
        anchor: which of its ends `right` means.
        place: line and column in the file; of one that lies in the file in one line.

    """

    text: str
    right: float
    down: float
    size: float
    surface: tuple[str, int]
    anchor: float
    place: Point

    @property
    def ends(self) -> tuple[float, float]:
        """Where it begins and ends, in the direction of reading."""
        longest = max(map(len, self.text.split("\n")))
        width = _WIDTH * self.size * longest
        begin = self.right - self.anchor * width
        return begin, begin + width

    @property
    def bottom(self) -> float:
        """Where its last line stands."""
        return self.down + 1.5 * self.size * self.text.strip("\n").count("\n")


def lettering(
    text: str,
    at: tuple[float, float],
    degrees: float,
    size: float,
    layer: str,
    *,
    anchor: float = LEFT,
    place: Point,
) -> Lettering:
    """Return a text that stands at a point, y counted upwards, turned counter-clockwise."""
    turn = math.radians(degrees) if math.isfinite(degrees) else 0.0
    x, y = at
    return Lettering(
        text[:_LONGEST],
        x * math.cos(turn) + y * math.sin(turn),
        x * math.sin(turn) - y * math.cos(turn),
        size,
        (layer, round(math.degrees(turn)) % 360),
        anchor,
        place,
    )


def sounds_like_law(text: str) -> bool:
    """Whether some words may be about a licence or a copyright."""
    return bool(_LAW.search(text[:_LONGEST].lower()))


def may_matter(text: str) -> bool:
    """Whether it sounds like the law, or is a label beside which an author's name may stand."""
    text = text[:_LONGEST]
    return sounds_like_law(text) or (
        _may_label(text) and bool(_AUTHOR.search(text) or _AUTHOR.search(f"{text} N N"))
    )


def _may_label(text: str) -> bool:
    lower = text.lower()
    return any(cue in lower for cue in _AUTHOR_CUES)


def authors_in(text: str, locator: str, place: Point, *, about: str = "") -> Iterator[Evidence]:
    """Yield who made it, by words such as "Designed by: N."; a label alone says nothing."""
    if not _may_label(text):
        return
    beside = _AUTHOR.finditer(text, 0, _LONGEST)
    for found in (*beside, *_BELOW.finditer(text, 0, _LONGEST)):
        if not sounds_like_law(found["name"]):
            yield from said(EvidenceKind.AUTHOR, found["name"], locator, place, about=about)


def spoken(
    texts: Iterable[Lettering], what: str, *, about: str = "", confidence: float = STATED
) -> Iterator[Evidence]:
    """Yield what texts may say of licence, copyright and author.

    Args:
        texts: of one sheet or board.
        what: they are, in the format's own terms: `gr_text`.
        about: the part that they speak of, where not of the whole.
        confidence: as of a `passage`.

    """
    for block in _blocks(texts):
        first = block[0]
        whole = _joined(block)
        # The lines of a passage count from its place; those of texts elsewhere do not.
        is_one_line = "\n" not in whole
        place = first.place if is_one_line else (0, 0)
        locator = what if is_one_line else f"{what}, line {first.place[0]}"
        if sounds_like_law(whole):
            yield from passage(whole, locator, place, about=about, confidence=confidence)
        for author in authors_in(whole, what, first.place, about=about):
            holders = (text.place for text in block if author.value in text.text)
            line, column = next(holders, first.place)
            yield replace(author, line=line, column=column)


def _blocks(texts: Iterable[Lettering]) -> Iterator[list[Lettering]]:
    surfaces: defaultdict[tuple[str, int], list[Lettering]] = defaultdict(list)
    for text in texts:
        surfaces[text.surface].append(text)
    for on_it in surfaces.values():
        seeds = [text for text in on_it if may_matter(text.text)]
        if seeds:
            ordered = sorted(on_it, key=lambda text: text.down)
            yield from _grown(seeds[:_MOST_BLOCKS], ordered)
            yield from ([seed] for seed in seeds[_MOST_BLOCKS:])


def _grown(seeds: list[Lettering], ordered: list[Lettering]) -> Iterator[list[Lettering]]:
    """Yield each seed with what stands near, and near that."""
    heights = [text.down for text in ordered]
    taken: set[int] = set()
    for seed in seeds:
        if id(seed) in taken:
            continue
        block = [seed]
        taken.add(id(seed))
        for member in block:  # which grows meanwhile
            for other in _around(member, ordered, heights):
                if len(block) == _MOST_JOINED:
                    break
                if id(other) not in taken and _is_near(member, other):
                    taken.add(id(other))
                    block.append(other)
        yield block


def _around(
    member: Lettering, ordered: Sequence[Lettering], heights: Sequence[float]
) -> Iterator[Lettering]:
    reach = 3 * _NEAR_BELOW * member.size
    first = bisect_left(heights, member.down - reach)
    last = bisect_left(heights, member.bottom + reach)
    return islice(ordered, first, min(last, first + _MOST_LOOKED_AT))


def _is_near(one: Lettering, other: Lettering) -> bool:
    size = max(one.size, other.size)
    if size > 2 * min(one.size, other.size):
        return False
    (begin, end), (other_begin, other_end) = one.ends, other.ends
    apart = max(begin - other_end, other_begin - end)
    if abs(one.down - other.down) <= _SAME_LINE * size:
        return apart <= _NEAR_BESIDE * size
    below = max(one.down - other.bottom, other.down - one.bottom)
    return apart <= 0 and below <= _NEAR_BELOW * size


def _joined(block: list[Lettering]) -> str:
    """Return the texts of a block, sorted in place, in the order of reading."""
    block.sort(key=lambda text: text.down)
    lines: list[list[Lettering]] = []
    for text in block:
        if lines and text.down - lines[-1][0].down <= _SAME_LINE * text.size:
            lines[-1].append(text)
        else:
            lines.append([text])
    for line in lines:
        line.sort(key=lambda text: text.right)
    return "\n".join(" ".join(text.text.strip() for text in line) for line in lines)
