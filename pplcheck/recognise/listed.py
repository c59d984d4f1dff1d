"""Which version of which commons is a mere list of contents, of thousands of such lists?

Nothing is looked at one by one: for each content the index tells from which version to which it
stood, and where the most of them stood together is found by counting where these times begin
and end. Of paths nothing is asked.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pplcheck.model.fork import Taken
from pplcheck.model.place import Place
from pplcheck.model.trace import Trace
from pplcheck.recognise.content import NAME, says
from pplcheck.recognise.index import OpenedIndex
from pplcheck.recognise.index.standing import Standing, standing_at

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# With fewer contents in common, each has to be looked at by itself: it may be anybody's.
FEWEST = 200
_ALL, _SOME = 0.9, 0.5


def versions_of(standing: Standing, index: OpenedIndex) -> Iterator[tuple[int, Taken]]:
    """Yield the number of each commons that has enough of a list, and which versions fit.

    Args:
        standing: when the contents of the list stood, as the index tells it.
        index: of one or many commons.

    """
    import numpy as np

    for commons in np.flatnonzero(np.bincount(standing.owners)).tolist():
        own = standing.of(commons)
        known = np.count_nonzero(np.bincount(own.places))
        past = index.past(commons)
        if known < FEWEST or not past.line:
            continue
        first, last = _best(standing_at(own.firsts, own.ends, len(past.line)))
        begins, until = (past.commits[past.line[number]] for number in (first, last))
        is_there = (own.firsts <= first) & (first < own.ends)
        yield (
            commons,
            Taken(
                commons=index.commons[commons].id,
                first=first,
                last=last,
                version=begins.id,
                last_version=until.id,
                day=begins.day,
                last_day=until.day,
                # A content that is listed twice is there once.
                matched=int(np.count_nonzero(np.bincount(own.rows[is_there] - own.rows.min()))),
                there=int(index.sizes(commons)[first]),
                known=int(known),
            ),
        )


def trace_of(taken: Taken, files: int) -> Trace:
    """Return what a person reads of a list.

    Args:
        taken: the versions that fit.
        files: how many contents the list has.

    """
    others = files - taken.known
    more = f"; {others:,} of its {files:,} contents stood in no version" if others else ""
    return Trace(
        commons=taken.commons,
        there="",
        here=Place(""),
        recogniser=NAME,
        strength=round(_ALL * max(taken.share, _SOME), 3),
        version=taken.version,
        last_version=taken.last_version if taken.last != taken.first else "",
        is_changed=taken.matched < taken.there or bool(others),
        says=f"{says(taken, None)}{more}",
    )


def _best(standing: "NDArray[np.int64]") -> tuple[int, int]:
    """Return the longest run of versions with the most contents; of several, the newest."""
    import numpy as np

    best = np.flatnonzero(standing == standing.max())
    breaks = np.flatnonzero(np.diff(best) > 1)
    firsts = best[np.concatenate(([0], breaks + 1))]
    lasts = best[np.concatenate((breaks, [len(best) - 1]))]
    longest = len(firsts) - 1 - int(np.argmax((lasts - firsts)[::-1]))
    return int(firsts[longest]), int(lasts[longest])
