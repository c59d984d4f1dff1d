"""Is the source of what is given out offered to those who get it?

Article 8 of the Coopyleft License asks it of object code. A repository that others can fetch
offers the source of the copies in it. In an artefact it can be seen whether an address of a
source is told, and not whether what is kept there is complete.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.duty import DutySeen, MissingLine, Sight
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.site import SiteKind
from pplcheck.recognise.duties.looked_at import Copy, UserTree, common_folder, is_page, lines_of
from pplcheck.recognise.duties.spots import on_page

# How packages tell it: METADATA `Project-URL: Source, …`, package.json and composer.json.
_TOLD: Final = re.compile(
    r"(?:\bsource(?:[ -]?code)?\b|\brepository\b|\bhome-?page\b|<scm>)[^\n]{0,60}?"
    r"(?:https?|git|ssh)(?:\+\w+)?:/{2}\S+",
    re.IGNORECASE,
)
_MOST_PLACES = 20


def source_seen(tree: UserTree, copies: tuple[Copy, ...]) -> Iterator[DutySeen]:
    """Yield whether the source is offered, where that can be seen."""
    site = tree.site
    if site.kind is SiteKind.REPOSITORY and tree.is_given_out:
        yield DutySeen(Sight.SOURCE, Value.YES, f"the source is kept at {site.id}")
        return
    told = tuple(
        Place(path, number)
        for path, text in sorted(tree.texts.items())
        if is_page(path)
        for number, line in enumerate(lines_of(text), start=1)
        if _TOLD.search(line)
    )[:_MOST_PLACES]
    if told:
        says = "an address of the source is told; whether all of it is there was not looked at"
        yield DutySeen(Sight.SOURCE, Value.UNKNOWN, says, told)
        return
    page = on_page(tree, common_folder(copy.path for copy in copies))
    missing = MissingLine(page, "Source: https://ADDRESS-OF-THE-CHANGED-SOURCE", Place(""))
    says = "no address of the source was found: is it offered to all who get a copy?"
    yield DutySeen(Sight.SOURCE, Value.UNKNOWN, says, missing=(missing,))
