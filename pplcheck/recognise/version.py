"""From which version of a commons was something taken, and what has been changed since?

For what was taken without its history: a squashed or newly begun fork, a vendored folder, a
listing. Each content stood in the commons from one version to another, so the version at which
the most of them stood together is found by counting where these intervals begin and end.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from pplcheck.model.fork import Changes, Taken
from pplcheck.recognise.doors import Index, Known
from pplcheck.recognise.excluded import why_no_evidence

# Git's id of a content of no bytes.
EMPTY = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
# So many digits of a content's id an index keeps where it tells a version.
KEPT = 16
# Whole numbers, so that what fits equally is equal. At another path it may be a chance.
_SAME_PATH, _ELSEWHERE, _TELLS_NOTHING = 12, 6, 1

Span = tuple[int, int]


@lru_cache(2**16)
def why_nothing(path: str, size: int = -1) -> str:
    """Return why a file tells nothing, as far as that can be told without reading it.

    The forks of a commons have the same paths, so that it is told once.

    Args:
        path: of the file.
        size: in bytes; -1 where that is not known.

    """
    return why_no_evidence(path, None, size)


def version_taken(files: Iterable[tuple[str, str]], index: Index, commons: int) -> Taken | None:
    """Return the versions of a commons that fit files best; None where no content is known.

    Of several runs of versions that fit equally, the longest is told, and of those the newest:
    a change that was taken back makes two runs of one.

    Args:
        files: pairs of path and content id; those without an id are passed over.
        index: that knows the commons.
        commons: its number in the index.

    """
    here = [(path, id_) for path, id_ in files if id_]
    known = index.contents(id_ for _, id_ in here)
    return _taken(here, known, index, commons)


def versions_taken(
    files: Iterable[tuple[str, str]], known: Mapping[str, tuple[Known, ...]], index: Index
) -> Iterator[tuple[int, Taken]]:
    """Yield the number of each commons of which contents are known, and which versions fit.

    Args:
        files: pairs of path and content id.
        known: where these contents stood, as the index tells it.
        index: that told it.

    """
    here = [(path, id_) for path, id_ in files if id_ in known]
    for commons in sorted({one.commons for places in known.values() for one in places}):
        taken = _taken(here, known, index, commons)
        if taken:
            yield commons, taken


def changes(files: Iterable[tuple[str, str]], there: Mapping[str, str]) -> Changes:
    """Return how files differ from a version of a commons.

    Args:
        files: pairs of path and content id; one without an id is at its path, whatever it is,
            and neither the same nor changed.
        there: content ids of the version by path, or their first digits, as an index keeps
            them.

    """
    there = {path: id_[:KEPT] for path, id_ in there.items()}
    here = {path: id_[:KEPT] for path, id_ in files}
    stood: dict[str, list[str]] = defaultdict(list)
    for path, id_ in there.items():
        stood[id_].append(path)
    same = sorted(path for path, id_ in here.items() if id_ and there.get(path) == id_)
    other = {path for path, id_ in here.items() if id_ and there.get(path) != id_}
    moved = []
    for path in sorted(other):
        origins = stood.get(here[path], [])
        # Rather from where it has gone than from where it still is.
        origin = min(origins, key=lambda one: (one in here, one), default=None)
        if origin is not None:
            moved.append((origin, path))
    origins_of_moved = {origin for origin, _ in moved}
    arrived = {path for _, path in moved}
    return Changes(
        same=tuple(same),
        changed=tuple(sorted(path for path in other if path in there)),
        added=tuple(sorted(other - there.keys() - arrived)),
        removed=tuple(sorted(there.keys() - here.keys() - origins_of_moved)),
        moved=tuple(sorted(moved)),
    )


def _taken(
    files: Iterable[tuple[str, str]],
    known: Mapping[str, tuple[Known, ...]],
    index: Index,
    commons: int,
) -> Taken | None:
    weights: dict[int, int] = defaultdict(int)
    ids = set()
    count = 0
    for path, id_ in files:
        places = [one for one in known.get(id_, ()) if one.commons == commons]
        if not places:
            continue
        count += 1
        ids.add(id_[:KEPT])
        weight, spans = _vote(path, places)
        weight = _TELLS_NOTHING if id_ == EMPTY else weight
        for first, last in spans:
            weights[first] += weight
            weights[last + 1] -= weight
    past = index.past(commons)
    if not count or not past.line:
        return None
    first, last = _best(weights)
    there = index.paths_at(commons, first)
    begins, ends = (past.commits[past.line[number]] for number in (first, last))
    return Taken(
        commons=index.commons[commons].id,
        first=first,
        last=last,
        version=begins.id,
        last_version=ends.id,
        day=begins.day,
        last_day=ends.day,
        matched=sum(id_ in ids for id_ in there.values()),
        there=len(there),
        known=count,
    )


def _vote(path: str, places: Iterable[Known]) -> tuple[int, list[Span]]:
    """Return for which versions a file speaks, each once, and with what weight."""
    here = [(one.first, one.last) for one in places if one.path == path]
    families = max(one.families for one in places)
    if here:
        weight, spans = _SAME_PATH, here
    else:
        weight, spans = _ELSEWHERE, [(one.first, one.last) for one in places]
    if why_nothing(path):
        return _TELLS_NOTHING, _joined(spans)
    return weight // min(families, weight), _joined(spans)


def _joined(spans: list[Span]) -> list[Span]:
    """Return the same versions, each once."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def _best(weights: Mapping[int, int]) -> Span:
    """Return the run of versions with the most weight."""
    total, runs = 0, list[tuple[int, int, int]]()
    for begins, onward in pairwise(sorted(weights)):
        total += weights[begins]
        if runs and runs[-1][0] == total and runs[-1][2] == begins - 1:
            # Something ends where as much begins: another set of files, which fits as well.
            runs[-1] = total, runs[-1][1], onward - 1
        else:
            runs.append((total, begins, onward - 1))
    _, first, last = max(runs, key=lambda run: (run[0], run[2] - run[1], run[1]))
    return first, last
