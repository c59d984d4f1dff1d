"""Which folder of a site is which folder of a commons, under whatever name?

Every file that is recognised votes for the two folders that its two paths have not in common:
`lib/vendored/form/Type.php`, which is `src/form/Type.php`, says that `lib/vendored` is `src`.
The pair that explains most files is believed first, and what it explains votes no more. So a
person reads one line and not four thousand.
"""

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Final

from pplcheck.model.place import Place
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise.excluded import why_no_evidence
from pplcheck.recognise.paths import below, common_tail, folder_of, joined, without_tail

NAME: Final = "folder"
# One file alone says where it stands itself; two must be sure.
_FEWEST_FILES = 2
_SURE_OF_TWO = 0.9
# Of one commons; what is left over stays with the files' own traces.
_MOST_TOLD = 200
# What says less by itself says no more by standing beside others of its kind.
_TELLING, _EVEN = 0.3, 0.5
# Nothing found by likeness alone is beyond doubt.
_SUREST = 0.999
# Of the files whose direction is known, so many must agree.
_AGREED = 2 / 3


@dataclass(frozen=True, slots=True)
class FolderPair:
    """A folder of a site that is a folder of a commons.

    Attributes:
        trace: what a person reads.
        files: paths in the site that were recognised and that it explains; sorted.
        beyond: paths in the site where the commons has a file at the same path below its
            folder, from which it is changed beyond recognition; sorted.
        added: other paths in the site's folder, which the commons' folder has not; sorted.

    """

    trace: Trace
    files: tuple[str, ...]
    beyond: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Pair:
    """Two folders; the roots are empty."""

    here: str
    there: str

    def explains(self, trace: Trace) -> bool:
        """Whether a file stands in the corresponding folder, under whatever name."""
        here = below(self.here, folder_of(trace.here.path))
        return here is not None and here == below(self.there, folder_of(trace.there))


def folders(
    traces: Iterable[Trace], here: Collection[str], there: Mapping[str, Collection[str]]
) -> tuple[FolderPair, ...]:
    """Return the pairs of folders that explain the traces of files.

    Args:
        traces: of files, equal and changed.
        here: the paths of the site.
        there: the paths of each commons, by its id, in the version that was taken; of a commons
            that is not named it cannot be told what is missing, changed or added.

    Returns:
        The pairs by commons and folder.

    """
    by_commons: dict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        if trace.here.path and trace.there:
            by_commons[trace.commons].append(trace)
    ours = sorted(here)
    return tuple(
        pair
        for commons, of_files in sorted(by_commons.items())
        for pair in _folders_of(of_files, ours, frozenset(there.get(commons, ())))
    )


def _folders_of(
    traces: list[Trace], here: list[str], there: frozenset[str]
) -> list[FolderPair]:
    known = {trace.here.path for trace in traces}
    explained = sorted(_explained(traces), key=lambda row: (-len(row[0].here), row[0]))
    left = _Left(here, known)
    return sorted(
        (_told(pair, of_pair, left.below(pair.here), there) for pair, of_pair in explained),
        key=lambda one: one.trace,
    )


def _explained(traces: list[Trace]) -> Iterator[tuple[_Pair, list[Trace]]]:
    """Yield pairs, and the traces that each explains; a file is explained once."""
    votes: dict[_Pair, list[Trace]] = defaultdict(list)
    for trace in traces:
        votes[_voted(trace)].append(trace)
    loose = _Loose(traces)
    heap = [(-_count(of_pair), pair) for pair, of_pair in votes.items()]
    heapq.heapify(heap)
    told = 0
    while heap and told < _MOST_TOLD:
        _, pair = heapq.heappop(heap)
        left = loose.of(votes[pair])
        count = _count(left)
        if count < _FEWEST_FILES:
            continue
        if heap and (-count, pair) > heap[0]:
            heapq.heappush(heap, (-count, pair))
            votes[pair] = left
            continue
        taken = loose.taken(pair, left)
        if len(taken) > _FEWEST_FILES or _strength(taken) >= _SURE_OF_TWO:
            yield _narrowed(pair, taken), taken
            told += 1


class _Loose:
    """The traces of files that nothing explains yet."""

    def __init__(self, traces: list[Trace]) -> None:
        self._explained: set[str] = set()
        self._by_folders: dict[tuple[str, str], list[Trace]] = defaultdict(list)
        for trace in traces:
            self._by_folders[folder_of(trace.here.path), folder_of(trace.there)].append(trace)

    def of(self, traces: list[Trace]) -> list[Trace]:
        """Return those that are still loose."""
        return [trace for trace in traces if trace.here.path not in self._explained]

    def taken(self, pair: _Pair, traces: list[Trace]) -> list[Trace]:
        """Return what a pair explains, with what was renamed within its folders.

        Args:
            pair: that is believed.
            traces: that voted for it.

        """
        between = {(folder_of(trace.here.path), folder_of(trace.there)) for trace in traces}
        beside = [
            trace
            for folder in sorted(between)
            for trace in self.of(self._by_folders[folder])
            if pair.explains(trace)
        ]
        taken = _best_of_each([*traces, *beside])
        self._explained.update(trace.here.path for trace in taken)
        return taken


class _Left:
    """The paths of the site that are not recognised; each is told with its nearest folder."""

    def __init__(self, here: list[str], known: set[str]) -> None:
        self._here = [path for path in here if path not in known]
        self._told: set[str] = set()

    def below(self, folder: str) -> list[str]:
        """Return what stands in a folder, or below it, and was not told yet."""
        prefix = f"{folder}/" if folder else ""
        first = bisect_left(self._here, prefix)
        found = []
        for path in self._here[first:]:
            if not path.startswith(prefix):
                break
            if path not in self._told:
                found.append(path)
        self._told.update(found)
        return found


def _voted(trace: Trace) -> _Pair:
    """Return the folders that are left when the names that both paths end with are cut off."""
    tail = max(1, common_tail(trace.here.path, trace.there))
    return _Pair(without_tail(trace.here.path, tail), without_tail(trace.there, tail))


def _count(traces: list[Trace]) -> int:
    return len({trace.here.path for trace in traces})


def _best_of_each(traces: list[Trace]) -> list[Trace]:
    """Return one trace for each file: the surest, and of those the nearest by path."""
    best: dict[str, Trace] = {}
    for trace in sorted(set(traces), key=_order):
        best.setdefault(trace.here.path, trace)
    return list(best.values())


def _order(trace: Trace) -> tuple[float, float, Trace]:
    return -trace.strength, -common_tail(trace.here.path, trace.there), trace


def _narrowed(pair: _Pair, traces: list[Trace]) -> _Pair:
    """Return the deepest folders that explain just as much."""
    rest = [below(pair.here, folder_of(trace.here.path)) or "" for trace in traces]
    common: list[str] = []
    for names in zip(*(path.split("/") for path in rest), strict=False):
        if len(set(names)) > 1 or not names[0]:
            break
        common.append(names[0])
    deeper = "/".join(common)
    return _Pair(joined(pair.here, deeper), joined(pair.there, deeper))


def _told(
    pair: _Pair, traces: list[Trace], left: Sequence[str], there: frozenset[str]
) -> FolderPair:
    rest = [(path, joined(pair.there, below(pair.here, path) or "")) for path in left]
    telling = [row for row in rest if not why_no_evidence(row[0], None, -1)]
    beyond = tuple(path for path, other in telling if other in there)
    added = tuple(path for path, other in rest if there and other not in there)
    theirs = {path for path in there if below(pair.there, path) is not None}
    changed = sum(trace.is_changed for trace in traces)
    # What stood there in another version is here as well, and is none of theirs.
    known = len(theirs & {trace.there for trace in traces})
    trace = Trace(
        commons=traces[0].commons,
        there=pair.there,
        here=Place(pair.here),
        recogniser=NAME,
        strength=_strength(traces),
        direction=_direction(traces),
        version=_commonest(trace.version for trace in traces),
        is_changed=bool(changed or beyond),
        says=_says(pair, (known, len(theirs)), (len(traces), changed), len(beyond), len(added)),
    )
    files = tuple(sorted(trace.here.path for trace in traces))
    return FolderPair(trace, files, beyond, added)


def _says(
    pair: _Pair, theirs: tuple[int, int], ours: tuple[int, int], beyond: int, added: int
) -> str:
    (known, of), (files, changed) = theirs, ours
    where = f"of {pair.there}/" if pair.there else "of the commons"
    of_all = f"{known} of {of} files {where}" if of else f"{files} files {where}"
    parts = [f"{of_all} are here: {files - changed} as in some version, {changed} changed"]
    if beyond:
        parts.append(f"{beyond} more stand at the same paths and are too different to tell")
    if added:
        parts.append(f"{added} others are not there")
    return "; ".join(parts)


def _strength(traces: list[Trace]) -> float:
    """Return how sure files make together what at least one of them shows by itself."""
    strengths = [trace.strength for trace in traces]
    surest = max(strengths)
    if surest > _EVEN:
        surest = max(surest, 1 - prod(1 - one for one in strengths if one >= _TELLING))
    return round(min(_SUREST, surest), 3)


def _direction(traces: list[Trace]) -> Direction:
    known = Counter(
        trace.direction for trace in traces if trace.direction is not Direction.UNKNOWN
    )
    if not known:
        return Direction.UNKNOWN
    direction, count = min(known.items(), key=lambda row: (-row[1], row[0]))
    return direction if count >= _AGREED * known.total() else Direction.UNKNOWN


def _commonest(versions: Iterable[str]) -> str:
    counts = Counter(version for version in versions if version)
    return min(counts.items(), key=lambda row: (-row[1], row[0]))[0] if counts else ""
