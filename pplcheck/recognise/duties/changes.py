"""Does a changed copy say that it was changed, and when?

PPL 3(b) wants "reasonable steps to clearly label, demarcate or otherwise identify that changes
were made", and gives the words "The original work has been modified." as an example; article
7(a) of the Coopyleft License "prominent notices stating that you modified it, and giving a
relevant date". That git would show the changes to whoever compares two repositories is neither
a label nor a notice, but it may be what "otherwise identify" means: it is for people to say.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.duty import DutySeen, MissingLine, Sight
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.site import SiteKind
from pplcheck.recognise.duties.looked_at import (
    Copy,
    Offered,
    UserTree,
    is_page,
    tells_changes,
)
from pplcheck.recognise.duties.spots import commented, in_header

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
_MOST_MISSING = 200


def changes_seen(
    offered: Offered, tree: UserTree, copies: tuple[Copy, ...]
) -> Iterator[DutySeen]:
    """Yield whether changes are told, and whether with a day; nothing if nothing was changed."""
    changed = tuple(copy for copy in copies if copy.is_changed)
    if not changed:
        return
    reader = _Reader(offered, tree, copies)
    in_heads = {copy.path: reader.in_head(copy) for copy in changed}
    told = [place for places in in_heads.values() for place in places]
    on_pages = reader.on_pages()
    unmarked = [copy for copy in changed if not in_heads[copy.path]]
    if not unmarked or on_pages:
        places = tuple(sorted({*told, *on_pages}))
        yield DutySeen(
            Sight.CHANGES, Value.YES, "it is said that changes were made", places[:_MOST_PLACES]
        )
        yield _dates(reader, places)
        return
    missing = tuple(sorted(_missing(offered, tree, copy) for copy in unmarked))[:_MOST_MISSING]
    value, says = _absent(tree, len(unmarked), len(changed))
    yield DutySeen(Sight.CHANGES, value, says, tuple(sorted(told))[:_MOST_PLACES], missing)
    yield DutySeen(Sight.CHANGE_DATES, Value.UNKNOWN, says, (), missing)


class _Reader:
    """Looks for words of the user's own."""

    def __init__(self, offered: Offered, tree: UserTree, copies: tuple[Copy, ...]) -> None:
        self._texts = tree.texts
        self._copies = {copy.path: copy for copy in copies}
        self._there = {
            copy.path: frozenset(offered.texts.get(copy.there, "").splitlines())
            for copy in copies
        }

    def in_head(self, copy: Copy) -> list[Place]:
        lines = self._texts.get(copy.path, "").splitlines()[:_HEAD]
        return [place for place, line in self._own(copy.path, lines) if _STATED.search(line)]

    def on_pages(self) -> list[Place]:
        """Return where pages say that the whole was changed, or is built on another work."""
        return [
            place
            for path, text in sorted(self._texts.items())
            if is_page(path)
            for place, line in self._own(path, text.splitlines())
            if _STATED.search(line)
            and (tells_changes(path) or path not in self._copies or self._is_told_apart(path))
        ]

    def is_dated(self, place: Place) -> bool:
        lines = self._texts[place.path].splitlines()
        near = lines[max(0, place.line - 3) : place.line + 2]
        return any(_DATED.search(line) for line in near)

    def _is_told_apart(self, path: str) -> bool:
        """Whether it can be told which lines of a page are the user's own."""
        return bool(self._there.get(path) or self._copies[path].own)

    def _own(self, path: str, lines: list[str]) -> Iterator[tuple[Place, str]]:
        """Yield the lines that the commons does not have."""
        copy = self._copies.get(path)
        if copy is not None and not copy.is_changed:
            return
        theirs = self._there.get(path, frozenset[str]())
        spans = copy.own if copy else ()
        for number, line in enumerate(lines, start=1):
            is_theirs = line in theirs or any(first <= number <= last for first, last in spans)
            if not is_theirs:
                yield Place(path, number), line


def _dates(reader: _Reader, places: tuple[Place, ...]) -> DutySeen:
    dated = tuple(place for place in places if reader.is_dated(place))[:_MOST_PLACES]
    if dated:
        return DutySeen(Sight.CHANGE_DATES, Value.YES, "with a year", dated)
    says = "no day was found beside the words that say so"
    return DutySeen(Sight.CHANGE_DATES, Value.UNKNOWN, says, places[:_MOST_PLACES])


def _absent(tree: UserTree, unmarked: int, changed: int) -> tuple[Value, str]:
    says = f"in {unmarked} of {changed} changed copies nothing says that they were changed"
    if tree.site.kind is SiteKind.REPOSITORY:
        return Value.UNKNOWN, f"{says}; only git tells it"
    is_certain = tree.site.kind is SiteKind.ARCHIVE and tree.is_given_out and bool(tree.texts)
    return Value.NO if is_certain else Value.UNKNOWN, says


def _missing(offered: Offered, tree: UserTree, copy: Copy) -> MissingLine:
    others: list[int] = []
    place = in_header(tree, copy.path, 0, others)
    address = next(iter(offered.commons.addresses), offered.commons.name)
    words = f"Changed from {copy.there} of {address} by YOUR NAME, YYYY-MM-DD."
    return MissingLine(place, commented(place.path, words), Place(copy.there))
