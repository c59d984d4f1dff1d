"""Does a changed copy say that it was changed, and when?

PPL 3(b) wants "reasonable steps to clearly label, demarcate or otherwise identify that changes
were made", and gives the words "The original work has been modified." as an example; article
7(a) of the Coopyleft License "prominent notices stating that you modified it, and giving a
relevant date". That git would show the changes to whoever compares two repositories is neither
a label nor a notice, but it may be what "otherwise identify" means: it is for people to say.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pplcheck.model.duty import DutySeen, MissingLine, Sight
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.site import SiteKind
from pplcheck.recognise.duties.looked_at import (
    Copy,
    Offered,
    UserTree,
    common_folder,
    head_of,
    is_page,
    lines_of,
)
from pplcheck.recognise.duties.spots import on_page
from pplcheck.recognise.holders import words_of
from pplcheck.recognise.offering import credit_line, titles_of

_DONE: Final = (
    r"(?:modified|changed|altered|adapted|edited|extended|reworked|translated|ported|patched)"
)
# What says by itself, in the head of a copy, that it was changed: "Modified by N.", "this file
# has been modified", "geändert von N."
_STATED: Final = re.compile(
    rf"\b(?i:{_DONE} (?:by|on|in|for)) [A-Z0-9@<]"
    rf"|\b(?i:(?:this|the|original) (?:original )?(?:file|work|version|design|model|code|source"
    rf"|program|drawing)s? (?:has been|have been|was|were|is) {_DONE})\b"
    r"|\b(?i:modified (?:version|copy) (?:of|from|by))\b"
    r"|\b(?i:modifications?) (?i:made )?(?:(?i:by|copyright)\b|©|\([Cc]\))"
    r"|\b(?i:modifi[ée]e?s? par|modificad[oa] por|modificat[oa] da|ge[äa]ndert von"
    r"|angepasst von|bearbeitet von) [A-Z]"
)
# What says so beside the name of the commons, of which the words alone would say nothing.
_BASED: Final = re.compile(
    rf"\b{_DONE}\b|\bchanges\b|\bmodifications?\b"
    r"|\b(?:based|derived|forked|remixed|built) (?:up)?(?:on|from|of)\b"
    r"|\b(?:fork|derivative|adaptation|translation|remix) of\b"
    r"|\b(?:d[ée]riv[ée]e?|adapt[ée]e?|modifi[ée]e?) d|\bbas[ée]e? sur\b|\bbasiert auf\b"
    r"|\b(?:basad[oa]|derivad[oa]|adaptad[oa]|baseado|basat[oa]|adattat[oa]) (?:e[nm]|d|su)",
    re.IGNORECASE,
)
_DATED: Final = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_PLACES = 20


def changes_seen(
    offered: Offered, tree: UserTree, copies: tuple[Copy, ...]
) -> Iterator[DutySeen]:
    """Yield whether changes are told, and since when; nothing if nothing was.

    One statement on a page speaks for all; without one, each changed copy needs its own.
    """
    changed = tuple(copy for copy in copies if copy.is_changed)
    if not changed:
        return
    reader = _Reader(offered, tree, copies)
    pages = [
        place for path in sorted(tree.texts) if is_page(path) for place in reader.told(path)
    ]
    heads = {copy.path: reader.stated(copy) for copy in changed}
    unmarked = [copy for copy in changed if not heads[copy.path]]
    told = _first({*pages, *(place for places in heads.values() for place in places)})
    if pages or not unmarked:
        yield DutySeen(Sight.CHANGES, Value.YES, "it is said that changes were made", told)
        yield _dates(reader, told)
        return
    doubtful = _first(
        {place for copy in unmarked for place in reader.stated(copy, is_own=False)}
    )
    value, says = _absent(tree, len(unmarked), len(changed), is_doubtful=bool(doubtful))
    missing = (_missing(offered, tree, changed),)
    yield DutySeen(Sight.CHANGES, value, says, told or doubtful, missing)
    yield DutySeen(Sight.CHANGE_DATES, Value.UNKNOWN, says, (), missing)


class _Reader:
    """Looks for words that say that something was changed."""

    def __init__(self, offered: Offered, tree: UserTree, copies: tuple[Copy, ...]) -> None:
        self._tree = tree
        self._copies = {copy.path: copy for copy in copies}
        titles = (" ".join(words_of(name)) for name in titles_of(offered.commons))
        self._names_sought = frozenset(title for title in titles if title)
        self._theirs = {
            copy.path: frozenset(lines_of(offered.texts[copy.there]))
            for copy in copies
            if copy.there in offered.texts
        }

    def stated(self, copy: Copy, *, is_own: bool = True) -> list[Place]:
        """Return the lines in the head of a copy that say so.

        Args:
            copy: a changed one.
            is_own: only lines that are known not to be the commons' own, which may be a
                changed copy of something else.

        """
        lines = head_of(self._tree, copy.path)
        return [
            Place(copy.path, number)
            for number, line in enumerate(lines, start=1)
            if (_STATED.search(line) or (_BASED.search(line) and self._names(line)))
            and (not is_own or self._is_own(copy.path, number, line))
        ]

    def told(self, path: str) -> list[Place]:
        """Return the lines of a page that say so of the commons."""
        lines = lines_of(self._tree.texts[path])
        return [
            Place(path, number)
            for number, line in enumerate(lines, start=1)
            if _BASED.search(line) and self._names(line) and self._is_own(path, number, line)
        ]

    def is_dated(self, place: Place) -> bool:
        """Whether a year stands beside a statement."""
        lines = lines_of(self._tree.texts[place.path])
        near = lines[max(0, place.line - 3) : place.line + 2]
        return any(_DATED.search(line) for line in near)

    def _names(self, line: str) -> bool:
        said = f" {' '.join(words_of(line))} "
        return any(f" {name} " in said for name in self._names_sought)

    def _is_own(self, path: str, number: int, line: str) -> bool:
        copy = self._copies.get(path)
        if copy is None:
            return True
        if path in self._theirs:
            return copy.is_changed and line not in self._theirs[path]
        spans = copy.lines
        return bool(spans) and not any(first <= number <= last for first, last in spans)


def _first(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places))[:_MOST_PLACES]


def _dates(reader: _Reader, places: tuple[Place, ...]) -> DutySeen:
    dated = tuple(place for place in places if reader.is_dated(place))
    if dated:
        return DutySeen(Sight.CHANGE_DATES, Value.YES, "a year stands beside it", dated)
    says = "no day was found beside the words that say so"
    return DutySeen(Sight.CHANGE_DATES, Value.UNKNOWN, says, places)


def _absent(
    tree: UserTree, unmarked: int, changed: int, *, is_doubtful: bool
) -> tuple[Value, str]:
    says = f"in {unmarked} of {changed} changed copies nothing says that they were changed"
    if is_doubtful:
        return Value.UNKNOWN, f"{says}; words that do may be those of the commons itself"
    if tree.site.kind is SiteKind.REPOSITORY:
        return Value.UNKNOWN, f"{says}; only git tells it"
    is_certain = tree.site.kind is SiteKind.ARCHIVE and bool(tree.texts)
    return Value.NO if is_certain else Value.UNKNOWN, says


def _missing(offered: Offered, tree: UserTree, changed: tuple[Copy, ...]) -> MissingLine:
    """Return a line that credits the work and says that it was changed (PPL 4(e)(iv))."""
    place = on_page(tree, common_folder(copy.path for copy in changed))
    credit = credit_line(offered.commons, offered.licence, offered.address)
    return MissingLine(
        place, f"Based on {credit}. Changed by YOUR NAME, YYYY-MM-DD.", Place("")
    )
