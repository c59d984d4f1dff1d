"""Are the author and the title named somewhere with the work?

Looked at are pages (README, NOTICE, CREDITS, AUTHORS …), what manifests say, and the heads of
the copies. PPL 4(e) asks for both "reasonable to the medium", where they were supplied.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from pplcheck.model.commons import Commons
from pplcheck.model.duty import DutySeen, MissingLine, Sight
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.recognise.duties.looked_at import (
    Copy,
    Offered,
    UserTree,
    are_at_hand,
    common_folder,
    is_page,
    lines_of,
    names_said,
)
from pplcheck.recognise.duties.notices import of_the_whole
from pplcheck.recognise.duties.spots import on_page
from pplcheck.recognise.holders import holder_of, is_copyright, words_of
from pplcheck.recognise.offering import credit_line, holders_in, titles_of

# A name of one plain word says something only in a line that speaks of origins.
_ORIGIN: Final = re.compile(
    r"\b(?:by|from|of|based|fork|forked|copied|derived|adapted|contains?|includes?|uses?|using"
    r"|licen[sc]ed?|copyright|par|von|de|por)\b|©|\(c\)|https?://|^\s*#+\s|^\s*=+\s|[=~]=\s*\d",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(r"[^\W\d_]+")
_ADDRESS: Final = re.compile(r"(?:https?://|\b[\w-]+(?:\.[\w-]+)+/)\S*")
_MOST_PLACES = 20
# Which share of the files a holder must be named in, where no page speaks for the whole.
_MANY: Final = 0.05


# The place and the text of a line in which something may be named.
_Line = tuple[Place, str]


def credit_seen(
    offered: Offered, tree: UserTree, copies: tuple[Copy, ...]
) -> Iterator[DutySeen]:
    """Yield whether an author, and the title, are named; nothing where none was supplied."""
    commons = offered.commons
    pages = [path for path in sorted(tree.texts) if is_page(path)]
    lines = [*_lines(tree, pages), *_statements(offered, tree, copies)]
    authors = authors_of(commons, copies)
    titles = titles_of(commons)
    line = credit_line(commons, offered.licence, offered.address)
    at = on_page(tree, common_folder(copy.path for copy in copies))
    missing = MissingLine(at, line, Place(""))
    looked = _looked_at(tree)
    if authors:
        bodies = _naming_files(tree, copies, authors)
        places = _naming(lines, authors, is_title=False, needs_origin=False)
        places = places or _naming(
            _lines(tree, bodies), authors, is_title=False, needs_origin=True
        )
        yield _told(Sight.AUTHOR, places, missing, looked, tree)
    if titles:
        places = _naming(lines, titles, is_title=True, needs_origin=True)
        yield _told(Sight.TITLE, places, missing, looked, tree, is_doubtful=_is_given(commons))


def authors_of(commons: Commons, copies: tuple[Copy, ...]) -> tuple[str, ...]:
    """Return who may be named as the author of what was taken, each once.

    Stewards, and whom the pages name that speak for the whole; else whom many of the files
    name that were taken. Whom few name is likelier the author of something within.
    """
    whole = of_the_whole(commons, commons.notices, copies)
    names = [*commons.stewards, *holders_in(whole)]
    if not names:
        files: dict[str, set[str]] = defaultdict(set)
        taken = {copy.there for copy in copies}
        for notice in commons.notices:
            if notice.path in taken and is_copyright(notice.text):
                files[holder_of(notice.text)].add(notice.path)
        names = sorted(
            name for name, paths in files.items() if len(paths) >= _MANY * len(taken)
        )
    return tuple(dict.fromkeys(name for name in names if words_of(name)))


def _is_given(commons: Commons) -> bool:
    """Whether the name is but the end of an address, so that nobody supplied a title.

    Without an address a commons bears its name for an id; that of a folder has no spaces.
    """
    kept_at = (one for one in (commons.id, *commons.addresses) if " " not in one)
    ends = {words_of(one.rpartition("/")[2]) for one in kept_at}
    return words_of(commons.name) in ends


def _lines(tree: UserTree, paths: Iterable[str]) -> Iterator[_Line]:
    for path in paths:
        for number, line in enumerate(lines_of(tree.texts[path]), start=1):
            yield Place(path, number), line


def _naming_files(
    tree: UserTree, copies: tuple[Copy, ...], names: tuple[str, ...]
) -> list[str]:
    """Return the copies whose text may name somebody, without looking at each line."""
    sought = [words_of(name) for name in names]
    texts = ((copy.path, tree.texts.get(copy.path, "").casefold()) for copy in copies)
    return [
        path
        for path, text in texts
        if any(all(word in text for word in name) for name in sought)
    ]


def _statements(offered: Offered, tree: UserTree, copies: tuple[Copy, ...]) -> Iterator[_Line]:
    """Yield what files say of their holders and makers, in copies as in licence files."""
    taken = {copy.path for copy in copies}
    for record in tree.files:
        if record.path in taken or record.identification or is_page(record.path):
            for name in names_said(record):
                line = next((one.line for one in record.evidence if one.value == name), 0)
                yield Place(record.path, line), name
    unchanged = {copy.there: copy.path for copy in copies if not copy.is_changed}
    for notice in offered.commons.notices:
        if notice.path in unchanged and is_copyright(notice.text):
            yield Place(unchanged[notice.path], notice.line), notice.text


def _naming(
    lines: Iterable[_Line], names: tuple[str, ...], *, is_title: bool, needs_origin: bool
) -> tuple[Place, ...]:
    """Return where something is named; an address names a work, and nobody who made it."""
    sought = [(f" {' '.join(words_of(name))} ", _PLAIN.fullmatch(name)) for name in names]
    found = set()
    for place, text in lines:
        said = f" {' '.join(words_of(text if is_title else _ADDRESS.sub(' ', text)))} "
        for words, is_plain in sought:
            if words in said and not (needs_origin and is_plain and not _ORIGIN.search(text)):
                found.add(place)
    return tuple(sorted(found))[:_MOST_PLACES]


def _looked_at(tree: UserTree) -> str:
    pages = sorted(path for path in tree.texts if is_page(path))
    if not pages:
        return "on a page: no page of the tree was at hand"
    first, more = pages[0], len(pages) - 1
    others = f" and {more} other page{'s' * (more > 1)}" if more else ""
    return f"in {first}{others}, nor in the copies that were read"


def _told(
    sight: Sight, places: tuple[Place, ...], missing: MissingLine, looked: str,
    tree: UserTree, *, is_doubtful: bool = False,
) -> DutySeen:  # fmt: skip
    what = "the author" if sight is Sight.AUTHOR else "the title"
    if places:
        return DutySeen(sight, Value.YES, f"{what} is named", places)
    is_certain = are_at_hand(tree) and not is_doubtful
    if not tree.files:
        says = f"whether {what} is named was not looked for {looked}"
    else:
        says = f"no credit that names {what} was found {looked}"
    says += "; its name is only that of its address" * is_doubtful
    return DutySeen(sight, Value.NO if is_certain else Value.UNKNOWN, says, missing=(missing,))
