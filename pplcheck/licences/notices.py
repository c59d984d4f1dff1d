"""Under which licence does a text say that something is?

For every licence that is granted or stated in words: the expression, and the words on which it
rests. Echoes ("see the GNU General Public License for more details") and lists are left out.
"""

from collections.abc import Iterator
from dataclasses import replace

from pplcheck.licences.statements import SURE, WEAK, Found, Region
from pplcheck.model.notice import Notice

__all__ = ["Notice", "notices_in"]

_MOST_PLAIN_LINES = 3
# A text that states more licences than any work has is about licences.
_MOST_STATED = 20
_CUES = ("licen", "lizen", "gpl", "public domain", "copyleft", "released under", "terms of")
_SMALL = 8_000
_BEFORE_CUE, _AFTER_CUE = 600, 1_000


def notices_in(text: str, *, is_design: bool = False) -> tuple[Notice, ...]:
    """Return the licences that `text` grants or states in words, in order.

    Args:
        text: a file, or the part of one around words about licences; comment signs and tags
            do not matter. The time is linear in its length.
        is_design: it stands in a design, where "this hardware" means the work itself, and a
            line may name its maker before its licence.

    """
    found: list[Found] = []
    for first, last in _regions(text):
        found += Region(text, first, last, is_design=is_design).found()
    found.sort(key=lambda one: one.notice.start)
    return tuple(one.notice for one in _without_echoes(_without_lists(found)))


def _regions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where it is worth looking: whole small texts, else around words about licences."""
    if len(text) <= _SMALL:
        yield 0, len(text)
        return
    first, last = 0, -1 - _BEFORE_CUE
    for at in _cues(text):
        if at - _BEFORE_CUE > last:
            if last > first:
                yield first, last
            first = max(0, at - _BEFORE_CUE)
        last = min(len(text), at + _AFTER_CUE)
    if last > first:
        yield first, last


def _cues(text: str) -> list[int]:
    # Lower-casing may move a place by a few letters; the windows are wide enough for that.
    lower = text.lower()
    found = []
    for cue in _CUES:
        at = lower.find(cue)
        while at >= 0:
            found.append(at)
            at = lower.find(cue, at + _AFTER_CUE // 2)
    return sorted(found)


def _without_lists(found: list[Found]) -> list[Found]:
    """Leave out lines that hold but a name where they are a list, and all of a catalogue."""
    if len({stem for one in found for stem in one.stems}) > _MOST_STATED:
        return []
    plain = {one.notice.expression for one in found if one.is_plain}
    if len(plain) <= _MOST_PLAIN_LINES:
        return found
    return [one for one in found if not one.is_plain]


def _without_echoes(found: list[Found]) -> Iterator[Found]:
    """Leave out what only repeats or points to what is said more fully elsewhere."""
    sure = [one for one in found if one.notice.confidence > WEAK]
    exact = {stem for one in sure if not one.is_open for stem in one.stems}
    named = {stem for one in sure for stem in one.stems}
    numbered = {stem for one in found if not one.is_open for stem in one.stems}
    later = {one.notice.expression for one in found if one.notice.expression.endswith("-later")}
    seen: set[str] = set()
    for one in found:
        expression = one.notice.expression
        # Where one sentence says "or later", another that says no more means the same.
        also = expression.replace("-only", "-or-later")
        is_short = also in later and also != expression and not one.is_only
        is_weak = one.notice.confidence <= WEAK and one.stems <= exact
        is_vague = one.is_open and one.stems <= numbered
        if is_short or is_weak or is_vague or expression in seen:
            continue
        seen.add(expression)
        # "licensed under the GPL; you may obtain a copy of the GPL version 2 at ..."
        is_said = one.notice.confidence == WEAK and one.stems <= named
        yield replace(one, notice=replace(one.notice, confidence=SURE)) if is_said else one
