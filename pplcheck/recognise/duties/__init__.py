"""Which of the duties that a licence may ask are to be seen done, for one use?"""

from collections.abc import Iterable
from dataclasses import replace

from pplcheck.model.duty import DutySeen
from pplcheck.model.fact import Value
from pplcheck.model.trace import Trace
from pplcheck.recognise.duties.changes import changes_seen
from pplcheck.recognise.duties.credit import authors_of, credit_seen
from pplcheck.recognise.duties.licence import LicenceAt, licence_seen
from pplcheck.recognise.duties.looked_at import (
    Copy,
    Offered,
    UserTree,
    copies_of,
    is_given_out,
    is_page,
)
from pplcheck.recognise.duties.notices import notices_seen
from pplcheck.recognise.duties.source import source_seen

__all__ = [
    "Copy",
    "LicenceAt",
    "Offered",
    "UserTree",
    "authors_of",
    "copies_of",
    "duties_seen",
    "is_given_out",
    "is_page",
]


def duties_seen(
    offered: Offered, tree: UserTree, traces: Iterable[Trace], licence_at: LicenceAt
) -> tuple[DutySeen, ...]:
    """Return what a tree shows of each thing that a licence may ask, in a fixed order.

    Args:
        offered: what the commons offered, under which licence.
        tree: the user's.
        traces: how it is known that the tree holds something of the commons.
        licence_at: which licence an address on the web stands for.

    Returns:
        Nothing where the tree holds no file of the commons: what it only depends on is given
        out by others, or with what is built from it.

    """
    copies = copies_of(offered.commons, traces)
    if not copies:
        return ()
    found = (
        *notices_seen(offered, tree, copies),
        *credit_seen(offered, tree, copies),
        *licence_seen(offered, tree, copies, licence_at),
        *changes_seen(offered, tree, copies),
        *source_seen(tree, copies),
    )
    doubt = _doubt(tree, copies)
    return tuple(_doubted(seen, doubt) for seen in found) if doubt else found


def _doubt(tree: UserTree, copies: tuple[Copy, ...]) -> str:
    """Return why nothing that is missing proves a duty unmet; empty where it may."""
    if not any(copy.is_taken for copy in copies):
        return "that it was taken from the commons is not certain"
    return "" if tree.is_given_out else "this tree is not known to be what others get"


def _doubted(seen: DutySeen, doubt: str) -> DutySeen:
    if seen.value is not Value.NO:
        return seen
    return replace(seen, value=Value.UNKNOWN, says=f"{seen.says}; {doubt}")
