"""Which of the duties that a licence may ask are to be seen done, for one use?"""

from collections.abc import Iterable

from pplcheck.model.duty import DutySeen
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
    return (
        *notices_seen(offered, tree, copies),
        *credit_seen(offered, tree, copies),
        *licence_seen(offered, tree, copies, licence_at),
        *changes_seen(offered, tree, copies),
        *source_seen(tree, copies),
    )
