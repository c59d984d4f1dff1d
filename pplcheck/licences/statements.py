"""What is said of a licence where a text mentions it: is it granted, stated, denied, compared?

A licence may be mentioned for a hundred reasons. Only what is said around the mention tells, so
a statement needs words that grant or state ("under the terms of", "License:", a line that holds
nothing but the name), and none that deny or compare.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pplcheck.licences.mentions import bare, mentions_in
from pplcheck.licences.names import COMMERCIAL
from pplcheck.licences.phrases import FIXED, exception_after
from pplcheck.licences.walk import Mention
from pplcheck.licences.wording import (
    CHOICE,
    DESIGN_LEAD,
    GOES_ON,
    LIST,
    OF_THE_DESIGN,
    OF_THE_FILE,
    PART,
    PART_OF_DESIGN,
    PLAIN_LINE,
    POINTED,
    STATED_AFTER,
    STYLE,
    connective,
    denied,
    grant_before,
    is_adjacent,
    is_field,
    is_headed,
)
from pplcheck.model.notice import Notice

SURE, TITLE, WEAK = 1.0, 0.8, 0.5
_OF_SUCH_A_STYLE = 0.6
# More than this in a row is a list of licences, and no offer.
_MOST_OFFERED = 5
_MOST_PHRASES = 100
_FARTHEST_GRANT = 100
_A_NAME_ALONE = 40
_IN_A_LIST = "\"',]"
_REACH = 300
_AFTER = 100
_FARTHEST_ECHO = 60
_LONGEST_WRITTEN = 300
_SENTENCE = re.compile(r"[.!?;]\s|\n[ \t]*\n")
_INTRODUCES = re.compile(r"(?::|\bof|\bunder)$")


@dataclass(frozen=True, slots=True)
class Found:
    """A notice with what is needed to tell echoes."""

    notice: Notice
    stems: frozenset[str]
    is_open: bool = False
    is_plain: bool = False

    @property
    def is_only(self) -> bool:
        """Whether the words exclude later versions."""
        return "only" in self.notice.written


class Region:
    """A part of a text, with comment signs blanked."""

    def __init__(self, text: str, first: int, last: int, *, is_design: bool = False) -> None:
        self._is_design = is_design
        self._first = first
        self._text = bare(text[first:last])
        self._phrases: list[tuple[int, int]] = []

    def found(self) -> Iterator[Found]:
        """Yield what is granted or stated."""
        for one in self._set_phrases():
            self._phrases.append((one.notice.start - self._first, one.notice.end - self._first))
            yield one
        for group, joins in self._groups():
            for start in range(len(group)):
                if granted := self._granted(group[start:], joins[start:]):
                    yield granted
                    break

    def _set_phrases(self) -> Iterator[Found]:
        """Yield what stands in one set phrase: "the same terms as Perl itself"."""
        lower = self._text.lower()
        for word, pattern, meaning in FIXED:
            matches = pattern.finditer(self._text) if word in lower else ()
            for match in islice(matches, _MOST_PHRASES):
                expression = meaning if isinstance(meaning, str) else meaning(match)
                if expression and not denied(self._before(match.start()), ""):
                    notice = self._notice(expression, match.start(), match.end(), SURE)
                    yield Found(notice, frozenset(_stems(expression)))

    def _groups(self) -> Iterator[tuple[list[Mention], list[str]]]:
        """Yield names that are joined ("MIT or GPL"), with what joins them."""
        group: list[Mention] = []
        joins: list[str] = []
        for mention in self._distinct():
            joined = self._joined(group, mention) if group else ""
            if joined:
                joins.append(joined)
                group.append(mention)
                continue
            if group:
                yield group, joins
            group, joins = [mention], []
        if group:
            yield group, joins

    def _joined(self, group: Sequence[Mention], mention: Mention) -> str:
        """Return what joins a name to those before it; lines of a list need an introduction."""
        joined = connective(self._text[group[-1].end : mention.start])
        if joined != "~":
            return joined
        before = self._before(group[0].start)
        return joined if CHOICE.search(before) or LIST.search(before) else ""

    def _distinct(self) -> list[Mention]:
        """Return mentions without the echo that follows many: "the GNU GPL (GPL)"."""
        kept: list[Mention] = []
        for mention in mentions_in(self._text):
            if kept and self._is_echo(kept[-1], mention):
                if mention.is_address:
                    # What comes next is joined to the whole: "MIT (http://...) or GPL".
                    kept[-1] = replace(kept[-1], means=replace(kept[-1].means, end=mention.end))
            elif mention.expression and not self._is_in_phrase(mention):
                kept.append(mention)
        return kept

    def _is_in_phrase(self, mention: Mention) -> bool:
        return any(start <= mention.start < end for start, end in self._phrases)

    def _is_echo(self, last: Mention, mention: Mention) -> bool:
        if mention.start < last.end:
            return True
        is_same = mention.stem == last.stem or mention.means.licence == last.means.licence
        is_near = (
            mention.start - last.end < _FARTHEST_ECHO
            and "\n\n" not in self._text[last.end : mention.start]
        )
        return (
            is_same and is_near and (mention.is_address or mention.is_open or last.is_address)
        )

    def _granted(self, group: Sequence[Mention], joins: Sequence[str]) -> Found | None:
        """Return what a group of names is said to be granted as, if anything."""
        head = group[0]
        before, after = self._before(head.start), self._after(group[-1].end)
        confidence = self._stated(head, before, (self._after(head.end), after))
        if not confidence or denied(before, after) or len(group) > _MOST_OFFERED:
            return None
        if all(mention.expression == COMMERCIAL for mention in group):
            return None
        if self._is_of_part(before):
            confidence = min(confidence, WEAK)
        if STYLE.search(self._text[head.start : head.end + 8]):
            confidence *= _OF_SUCH_A_STYLE
        sure = min(mention.means.sure for mention in group)
        return self._of(group, joins, confidence * sure, is_plain=confidence == TITLE)

    def _is_of_part(self, before: str) -> bool:
        if self._is_design:
            return bool(PART_OF_DESIGN.search(before)) and not OF_THE_DESIGN.search(before)
        return bool(PART.search(before)) and not OF_THE_FILE.search(before)

    def _of(
        self,
        group: Sequence[Mention],
        joins: Sequence[str],
        confidence: float,
        *,
        is_plain: bool,
    ) -> Found:
        start, end = group[0].start, group[-1].end
        expressions = list(dict.fromkeys(mention.expression for mention in group))
        exception, length = exception_after(self._after(end))
        if exception:
            expressions[-1] = f"{expressions[-1]} WITH {exception}"
            end += length
        around = self._before(start) + self._text[start : end + 60]
        is_choice = "OR" in joins or bool(CHOICE.search(around))
        joined = (" OR " if is_choice else " AND ").join(
            f"({one})" if " OR " in one and len(expressions) > 1 else one for one in expressions
        )
        notice = self._notice(joined, start, end, confidence, is_offer=len(expressions) > 1)
        is_open = all(mention.is_open for mention in group)
        return Found(notice, frozenset(m.stem for m in group), is_open, is_plain)

    def _stated(self, mention: Mention, before: str, afters: Sequence[str]) -> float:
        """Return how surely the words around a name state that it holds."""
        is_exact = mention.spelling in self._text[mention.start : mention.end]
        is_safe = mention.is_safe and is_exact
        if is_field(before, is_safe=is_safe):
            return SURE
        if is_safe or (is_exact and (mention.spelling.isupper() or mention.is_numbered)):
            between = grant_before(before)
            is_close = between is not None and len(between) <= _FARTHEST_GRANT
            if is_close and POINTED.search(between or "") is None:
                goes_on = GOES_ON.match(afters[0])
                if is_safe or (is_adjacent(between or "") and not goes_on):
                    return SURE
            if any(map(STATED_AFTER.match, afters)):
                return SURE
        if is_headed(self._text[max(0, mention.start - _REACH) : mention.start]):
            return SURE
        is_clear = is_safe or mention.is_numbered or len(self._text.strip()) < _A_NAME_ALONE
        if is_exact and is_clear and self._is_plain_line(mention):
            return TITLE
        return WEAK if is_safe and POINTED.search(before[-80:]) else 0.0

    def _is_plain_line(self, mention: Mention) -> bool:
        start = self._line_start(mention.start)
        head = self._text[start : mention.start]
        rest = self._text[mention.end : mention.end + _REACH].partition("\n")[0]
        # In quotes or before a comma, it is one of many in a list.
        is_listed = rest[:1] in _IN_A_LIST and bool(rest)
        is_first = not re.search(r"[^\W_]|\"", head.replace("The", "")) or (
            self._is_design and mention.is_safe and bool(DESIGN_LEAD.fullmatch(head))
        )
        return is_first and not is_listed and bool(PLAIN_LINE.match(rest))

    def _after(self, at: int) -> str:
        return self._text[at : at + _AFTER]

    def _line_start(self, at: int) -> int:
        """Return where the line begins, or a place too far before to matter."""
        floor = max(0, at - _REACH)
        return max(self._text.rfind("\n", floor, at) + 1, floor)

    def _before(self, at: int) -> str:
        """Return the sentence before a place, or what introduces a list that begins there."""
        head = self._text[max(0, at - _REACH) : at]
        sentence = _last_sentence(head)
        if re.search(r"\w", sentence):
            return sentence
        lead = head.rstrip()
        return f"{_last_sentence(lead)}\n" if _INTRODUCES.search(lead) else sentence

    def _notice(
        self,
        expression: str,
        start: int,
        end: int,
        confidence: float,
        *,
        is_offer: bool = False,
    ) -> Notice:
        line = max(self._line_start(start), start - 80)
        written = " ".join(self._text[line : end + 60].split("\n\n")[0].split())
        return Notice(
            expression,
            self._first + start,
            self._first + end,
            written[:_LONGEST_WRITTEN],
            is_offer or " OR " in expression,
            round(confidence, 2),
        )


def _last_sentence(text: str) -> str:
    last = 0
    for match in _SENTENCE.finditer(text):
        last = match.end()
    return text[last:]


def _stems(expression: str) -> Iterator[str]:
    """Yield the licences in an expression, without their versions."""
    for id_ in re.split(r" (?:OR|AND) ", expression):
        yield re.sub(r"-\d.*", "", id_)
