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
    is_page,
)
from pplcheck.recognise.duties.spots import on_page
from pplcheck.recognise.offering import credit_line

_STATED: Final = re.compile(
    # "modified by N.", "changed from the original", "has been modified", "adapted from X".
    r"\b(?:modified|changed|altered|adapted|edited|extended|reworked|translated|ported|patched)"
    r"(?:\s+(?:version|copy|fork|work))?\s+(?:by|from|of|for|in|on|to|version)\b"
    r"|\b(?:has|have|was|were) been (?:modified|changed|altered|adapted|translated)\b"
    r"|\b(?:was|were) (?:modified|changed|altered|adapted|translated)\b"
    r"|\b(?:based|derived|forked|remixed|adapted) (?:up)?(?:on|from|of)\b"
    r"|\b(?:our|this|a|the|is a) (?:\w+ )?(?:fork|derivative|adaptation|modification"
    r"|translation|remix) of\b"
    r"|\bforked by\b|\bchanges (?:made )?(?:by|from|since|to the original)\b"
    r"|\bmodifications? (?:by|made|©|\(c\)|copyright)"
    # French, Spanish, German, Italian, Portuguese.
    r"|\b(?:modifi[ée]e?s?|adapt[ée]e?s?|d[ée]riv[ée]e?s?|bas[ée]e?s?) (?:par|de|d'|sur|depuis)"
    r"|\b(?:modificad[oa]|adaptad[oa]|basad[oa]|derivad[oa]|baseado) (?:por|de|en|em|del)\b"
    r"|\b(?:ge[äa]ndert|angepasst|bearbeitet|ver[äa]ndert) (?:von|am|durch)\b|\bbasiert auf\b"
    r"|\b(?:modificat[oa]|adattat[oa]|basat[oa]|derivat[oa]) (?:da|dal|su)\b",
    re.IGNORECASE,
)
_DATED: Final = re.compile(r"\b(?:19|20)\d\d\b")
# A statement about a copy stands in its head.
_HEAD = 40
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
        place for path in sorted(tree.texts) if is_page(path) for place in reader.said(path)
    ]
    heads = {copy.path: reader.said(copy.path, _HEAD) for copy in changed}
    unmarked = [path for path, places in heads.items() if not places]
    told = _first({*pages, *(place for places in heads.values() for place in places)})
    if pages or not unmarked:
        yield DutySeen(Sight.CHANGES, Value.YES, "it is said that changes were made", told)
        yield _dates(reader, told)
        return
    doubtful = _first(
        {place for copy in changed for place in reader.said(copy.path, _HEAD, is_own=False)}
    )
    value, says = _absent(tree, len(unmarked), len(changed), is_doubtful=bool(doubtful))
    missing = (_missing(offered, tree, changed),)
    yield DutySeen(Sight.CHANGES, value, says, told or doubtful, missing)
    yield DutySeen(Sight.CHANGE_DATES, Value.UNKNOWN, says, (), missing)


class _Reader:
    """Looks for words that say that something was changed."""

    def __init__(self, offered: Offered, tree: UserTree, copies: tuple[Copy, ...]) -> None:
        self._texts = tree.texts
        self._copies = {copy.path: copy for copy in copies}
        self._theirs = {
            copy.path: frozenset(offered.texts[copy.there].splitlines())
            for copy in copies
            if copy.there in offered.texts
        }

    def said(self, path: str, most: int | None = None, *, is_own: bool = True) -> list[Place]:
        """Return the lines of a file that say so.

        Args:
            path: of the file.
            most: how many of its first lines are looked at; None for all.
            is_own: only lines that are known not to be the commons' own, which may be a
                changed copy of something else.

        """
        lines = self._texts.get(path, "").splitlines()[:most]
        return [
            Place(path, number)
            for number, line in enumerate(lines, start=1)
            if _STATED.search(line) and (not is_own or self._is_own(path, number, line))
        ]

    def is_dated(self, place: Place) -> bool:
        """Whether a year stands beside a statement."""
        lines = self._texts[place.path].splitlines()
        near = lines[max(0, place.line - 3) : place.line + 2]
        return any(_DATED.search(line) for line in near)

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
