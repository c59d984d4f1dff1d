"""Do the traces at a site show that something of a commons is used there, or merely hint at it?

A text that mentions an address, a file of a few bytes, a name that others bear, too: whoever is
held to a licence by that would be held to it by chance. And what a commons has from a site is
no use of the commons.
"""

from collections.abc import Collection, Iterable
from typing import Final

from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise import dependency, notices

# What somebody says is of no file of the commons.
SAID: Final = frozenset(
    {dependency.NAME, notices.NAME, "bill", "submodule", "subtree", dependency.REMOTE}
)
# Up to here it is as likely that nothing of the commons is used.
_EVEN: Final = 0.5


def shows_use(traces: Iterable[Trace], at_site: Collection[Trace]) -> bool:
    """Whether at least one trace shows a use by itself.

    Args:
        traces: of one asset.
        at_site: all traces of its commons at the same site; those of the whole may say that
            the commons began as a copy of the site.

    """
    is_from_there = any(
        trace.direction is Direction.GIVEN and not trace.there and not trace.here.path
        for trace in at_site
    )
    return any(
        trace.direction is Direction.TAKEN
        if is_from_there or trace.recogniser in SAID
        else trace.direction is not Direction.GIVEN
        for trace in traces
        if trace.strength > _EVEN
    )
