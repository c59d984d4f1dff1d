"""Under which licence does a text say that something is?

A licence may be mentioned for a hundred reasons: granted, compared with, warned of, listed.
Only what is said around the mention tells, so a notice needs words that grant or state ("under
the terms of", "License:", a line that holds nothing but the name), and none that deny or compare.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pplcheck.licences.mentions import bare, mentions_in
from pplcheck.licences.walk import Mention
from pplcheck.licences.wording import (
    CHOICE,
    FIXED,
    GOES_ON,
    LIST,
    PART,
    PLAIN_LINE,
    POINTED,
    STATED_AFTER,
    STYLE,
    connective,
    denied,
    exception_after,
    grant_before,
    is_adjacent,
    is_field,
    is_headed,
)

COMMERCIAL = "LicenseRef-Commercial"
_SURE, _TITLE, _WEAK, _OF_SUCH_A_STYLE = 1.0, 0.8, 0.5, 0.6
# More than this in a row is a list of licences, and no offer.
_MOST_OFFERED = 5
_MOST_PLAIN_LINES = 3
_FARTHEST_GRANT = 100
_A_NAME_ALONE = 40
_REACH = 300
_LONGEST_WRITTEN = 300
_SENTENCE = re.compile(r"[.!?;]\s|\n[ \t]*\n")
_CUES = ("licen", "lizen", "gpl", "public domain", "copyleft", "released under", "terms of")
_SMALL = 8_000
_BEFORE_CUE, _AFTER_CUE = 600, 1_000


@dataclass(frozen=True, slots=True)
class Notice:
    """A licence granted or stated in words.

    Attributes:
        expression: an SPDX expression.
        start: offset of the first character of the words that name the licence.
        end: offset after the last.
        written: the words on which it rests, in one line.
        is_offer: several licences are named together: a choice (OR), or all at once (AND).
        confidence: 0 to 1; under 0.7 the words name a sort of licence, point to one, or speak
            of a part, and do not suffice alone.

    """

    expression: str
    start: int
    end: int
    written: str
    is_offer: bool = False
    confidence: float = _SURE


@dataclass(frozen=True, slots=True)
class _Found:
    """A notice with what is needed to tell echoes."""

    notice: Notice
    stems: frozenset[str]
    is_open: bool = False
    is_plain: bool = False

    @property
    def is_only(self) -> bool:
        """Whether the words exclude later versions."""
        return "only" in self.notice.written


def notices_in(text: str) -> tuple[Notice, ...]:
    """Return the licences that `text` grants or states in words, in order.

    Args:
        text: a file, or the part of one around words about licences; comment signs and tags
            do not matter. The time is linear in its length.

    """
    found: list[_Found] = []
    for first, last in _regions(text):
        found += _Region(text, first, last).found()
    found.sort(key=lambda one: one.notice.start)
    return tuple(one.notice for one in _without_echoes(_without_lists(found)))


def _regions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where it is worth looking: whole small texts, else around words about licences."""
    if len(text) <= _SMALL:
        yield 0, len(text)
        return
    first = last = -1
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


class _Region:
    """A part of a text, with comment signs blanked."""

    def __init__(self, text: str, first: int, last: int) -> None:
        self._first = first
        self._text = bare(text[first:last])
        self._phrases: list[tuple[int, int]] = []

    def found(self) -> Iterator[_Found]:
        """Yield what is granted or stated."""
        for one in self._set_phrases():
            self._phrases.append((one.notice.start - self._first, one.notice.end - self._first))
            yield one
        for group, joins in self._groups():
            for start in range(len(group)):
                one = self._granted(group[start:], joins[start:])
                if one:
                    yield one
                    break

    def _set_phrases(self) -> Iterator[_Found]:
        """Yield what stands in one set phrase: "the same terms as Perl itself"."""
        for pattern, meaning in FIXED:
            for match in pattern.finditer(self._text):
                expression = meaning if isinstance(meaning, str) else meaning(match)
                if expression and not denied(self._before(match.start()), ""):
                    notice = self._notice(expression, match.start(), match.end(), _SURE)
                    yield _Found(notice, frozenset(_stems(expression)))

    def _groups(self) -> Iterator[tuple[list[Mention], list[str]]]:
        """Yield names that are joined ("MIT or GPL"), with what joins them."""
        group: list[Mention] = []
        joins: list[str] = []
        for mention in self._distinct():
            joined = connective(self._text[group[-1].end : mention.start]) if group else ""
            if joined:
                joins.append(joined)
                group.append(mention)
                continue
            if group:
                yield group, joins
            group, joins = [mention], []
        if group:
            yield group, joins

    def _distinct(self) -> Iterator[Mention]:
        """Yield mentions without the echo that follows many: "the GNU GPL (GPL)"."""
        last: Mention | None = None
        for mention in mentions_in(self._text):
            if last and self._is_echo(last, mention):
                continue
            if any(start <= mention.start < end for start, end in self._phrases):
                continue
            if mention.expression:
                last = mention
                yield mention

    def _is_echo(self, last: Mention, mention: Mention) -> bool:
        if mention.start < last.end:
            return True
        is_same = mention.stem == last.stem or mention.means.licence == last.means.licence
        is_near = mention.start - last.end < 60 and "\n\n" not in self._text[last.end:mention.start]
        return is_same and is_near and (mention.is_address or mention.is_open or last.is_address)

    def _granted(self, group: Sequence[Mention], joins: Sequence[str]) -> _Found | None:
        """Return what a group of names is said to be granted as, if anything."""
        head = group[0]
        before, after = self._before(head.start), self._text[group[-1].end :][:100]
        if "~" in joins and not CHOICE.search(before) and not LIST.search(before):
            return self._granted(group[: joins.index("~") + 1], joins[: joins.index("~")])
        confidence = self._stated(head, before, (self._text[head.end : head.end + 100], after))
        if not confidence or denied(before, after) or len(group) > _MOST_OFFERED:
            return None
        if all(mention.expression == COMMERCIAL for mention in group):
            return None
        if PART.search(before):
            confidence = min(confidence, _WEAK)
        if STYLE.search(self._text[head.start : head.end + 8]):
            confidence *= _OF_SUCH_A_STYLE
        sure = min(mention.means.sure for mention in group)
        return self._of(group, joins, confidence * sure, is_plain=confidence == _TITLE)

    def _of(
        self, group: Sequence[Mention], joins: Sequence[str], confidence: float, *, is_plain: bool
    ) -> _Found:
        start, end = group[0].start, group[-1].end
        expressions = list(dict.fromkeys(mention.expression for mention in group))
        exception, length = exception_after(self._text[end : end + 100])
        if exception:
            expressions[-1] = f"{expressions[-1]} WITH {exception}"
            end += length
        around = self._before(start) + self._text[end : end + 60]
        is_choice = "OR" in joins or bool(CHOICE.search(around))
        joined = (" OR " if is_choice else " AND ").join(
            f"({one})" if " OR " in one and len(expressions) > 1 else one for one in expressions
        )
        notice = self._notice(joined, start, end, confidence, is_offer=len(expressions) > 1)
        is_open = all(mention.is_open for mention in group)
        return _Found(notice, frozenset(m.stem for m in group), is_open, is_plain)

    def _stated(self, mention: Mention, before: str, afters: Sequence[str]) -> float:
        """Return how surely the words around a name state that it holds."""
        is_exact = mention.spelling in self._text[mention.start : mention.end]
        is_safe = mention.is_safe and is_exact
        if is_field(before, is_safe=is_safe):
            return _SURE
        if is_safe or (is_exact and (mention.spelling.isupper() or mention.is_numbered)):
            between = grant_before(before)
            is_close = between is not None and len(between) <= _FARTHEST_GRANT
            if is_close and POINTED.search(between or "") is None:
                goes_on = GOES_ON.match(afters[0])
                if is_safe or (is_adjacent(between or "") and not goes_on):
                    return _SURE
            if any(map(STATED_AFTER.match, afters)):
                return _SURE
        if is_headed(self._text[max(0, mention.start - _REACH) : mention.start]):
            return _SURE
        is_clear = is_safe or mention.is_numbered or len(self._text.strip()) < _A_NAME_ALONE
        if is_exact and is_clear and self._is_plain_line(mention):
            return _TITLE
        return _WEAK if is_safe and POINTED.search(before[-80:]) else 0.0

    def _is_plain_line(self, mention: Mention) -> bool:
        start = self._text.rfind("\n", 0, mention.start) + 1
        head = self._text[start : mention.start]
        rest = self._text[mention.end : mention.end + _REACH].partition("\n")[0]
        return not re.search(r"[^\W_]|\"", head.replace("The", "")) and bool(PLAIN_LINE.match(rest))

    def _before(self, at: int) -> str:
        """Return the sentence before a place."""
        head = self._text[max(0, at - _REACH) : at]
        last = 0
        for match in _SENTENCE.finditer(head):
            last = match.end()
        return head[last:]

    def _notice(
        self, expression: str, start: int, end: int, confidence: float, *, is_offer: bool = False
    ) -> Notice:
        line = max(self._text.rfind("\n", 0, start) + 1, start - 80)
        written = " ".join(self._text[line : end + 60].split("\n\n")[0].split())
        return Notice(
            expression,
            self._first + start,
            self._first + end,
            written[:_LONGEST_WRITTEN],
            is_offer or " OR " in expression,
            round(confidence, 2),
        )


def _stems(expression: str) -> Iterator[str]:
    """Yield the licences in an expression, without their versions."""
    for id_ in re.split(r" (?:OR|AND) ", expression):
        yield re.sub(r"-\d.*", "", id_)


def _without_lists(found: list[_Found]) -> list[_Found]:
    """Leave out lines that hold but a name, where there are so many that they are a list."""
    plain = {one.notice.expression for one in found if one.is_plain}
    if len(plain) <= _MOST_PLAIN_LINES:
        return found
    return [one for one in found if not one.is_plain]


def _without_echoes(found: list[_Found]) -> Iterator[_Found]:
    """Leave out what only repeats or points to what is said more fully elsewhere."""
    sure = [one for one in found if one.notice.confidence > _WEAK]
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
        is_weak = one.notice.confidence <= _WEAK and one.stems <= exact
        is_vague = one.is_open and one.stems <= numbered
        if is_short or is_weak or is_vague or expression in seen:
            continue
        seen.add(expression)
        # "licensed under the GPL; you may obtain a copy of the GPL version 2 at ..."
        is_said = one.notice.confidence == _WEAK and one.stems <= named
        yield replace(one, notice=replace(one.notice, confidence=_SURE)) if is_said else one
