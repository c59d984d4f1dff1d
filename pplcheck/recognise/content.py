"""Which files of a site have exactly the content of a file of a commons?

Git's id of a content is all that is needed, so a listing will do, or a clone without contents.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from pplcheck.model.fork import Fork, Taken
from pplcheck.model.past import Past
from pplcheck.model.place import Place
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise import history, version
from pplcheck.recognise.candidate import Candidate, CandidateFile
from pplcheck.recognise.doors import Index, Known

NAME = "content"

# How sure it is that a content was copied: at the same path, at another one, of few bytes.
_SAME_PATH, _ELSEWHERE, _SHORT = 0.98, 0.9, 0.5
# It is the same, and that tells nothing.
_NOTHING = 0.05
_SHORT_BYTES = 256
_DIGITS = 12
# Fewer files that tell something do not make a version.
_FEWEST = 2
_NEARLY_ALL = 9


def recognise(
    candidate: Candidate, index: Index, seen: Mapping[str, date] | None = None
) -> Iterator[Trace]:
    """Yield a trace for each file whose content a commons has or had, and one for the whole.

    The one for the whole says which version fits, where commits do not tell it.

    Args:
        candidate: with the content ids of its files.
        index: of one or many commons.
        seen: on which day contents appeared first in the candidate's own history; without it
            nobody knows who has them from whom.

    """
    known = index.contents(file.content_id for file in candidate.files)
    files = [file for file in candidate.files if file.content_id in known]
    forks = {fork.commons: (fork, way) for fork, way in history.found(candidate.past, index)}
    asked: dict[int, _Asked] = {}
    for file in files:
        if file.content_id == version.EMPTY:
            continue
        for places in _by_commons(known[file.content_id]):
            number = places[0].commons
            if number not in asked:
                commons = index.commons[number].id
                when = _When(index.past(number), candidate.past, seen, forks.get(commons))
                asked[number] = _Asked(commons, index.past(number), when)
            yield asked[number].trace(file, places)
    pairs = [(file.path, file.content_id) for file in files]
    for number, taken in version.versions_taken(pairs, known, index):
        is_told = number in asked and asked[number].telling >= _FEWEST
        if is_told and taken.commons not in forks:
            yield asked[number].whole(taken, candidate.past)


def says(taken: Taken, past: Past | None) -> str:
    """Return what a person should know of what was taken without its history, in one line.

    Args:
        taken: the versions that fit.
        past: of the site, or None where it has none.

    """
    until = f" to {_named(taken.last_version, taken.last_day)}"
    told = f"fits version {_named(taken.version, taken.day)}"
    told += until if taken.last != taken.first else ""
    told += f": {taken.matched:,} of {taken.there:,} files as they stood there"
    if past is None:
        return told
    if past.is_whole:
        return f"{told}; the history is not shared"
    return f"{told}; told by contents, as older commits are missing here"


def _named(id_: str, day: date) -> str:
    return f"{id_[:_DIGITS]} of {day}" if id_ else f"of {day}"


def _strength(file: CandidateFile, place: Known) -> tuple[float, str]:
    """Return how sure it is that a file was copied, and what there is to say of that."""
    why = version.why_nothing(file.path, file.size)
    if why:
        return _NOTHING, why
    strength = _SAME_PATH if file.path == place.path else _ELSEWHERE
    if 0 <= file.size < _SHORT_BYTES:
        strength = _SHORT
    if place.families > 1:
        told = f"{place.families} unrelated commons have it"
        return round(strength / place.families, 3), told
    return strength, ""


def _by_commons(places: tuple[Known, ...]) -> Iterator[tuple[Known, ...]]:
    """Yield the places of each commons; they come in its order."""
    start = 0
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end].commons != places[start].commons:
            yield places[start:end]
            start = end


class _When:
    """Tells who has a content from whom, by the day on which each had it first."""

    def __init__(
        self,
        there: Past,
        here: Past | None,
        seen: Mapping[str, date] | None,
        fork: tuple[Fork, Direction] | None,
    ) -> None:
        self._there = there
        self._seen = seen or {}
        self._fork = fork
        # Nothing can have been here before the first commit was.
        is_told = here is not None and here.is_whole and here.commits
        self._begins = min(one.day for one in here.commits) if here and is_told else None

    def direction(self, content_id: str, first: int) -> Direction:
        """Return who has a content from whom.

        Args:
            content_id: of it.
            first: the first version of the commons that had it.

        """
        seen = self._seen.get(content_id)
        if not self._there.line or (seen is None and self._begins is None):
            return Direction.UNKNOWN
        if self._fork and (seen is None or seen <= self._fork[0].day):
            return self._fork[1]  # it may be from a commit that both have
        is_later = (seen or self._begins or date.min) > self._merged(first)
        if is_later:
            return Direction.TAKEN
        is_earlier = seen is not None and seen < self._written[first]
        return Direction.GIVEN if is_earlier else Direction.UNKNOWN

    def _merged(self, version_: int) -> date:
        return self._there.commits[self._there.line[version_]].day

    @cached_property
    def _written(self) -> list[date]:
        """The day of the oldest commit that each version added: of a branch that it merged."""
        days = [date.max] * len(self._there.line)
        for commit in self._there.commits:
            days[commit.line] = min(days[commit.line], commit.day)
        return days


class _Asked:
    """A commons that has something which stands in the candidate."""

    def __init__(self, commons: str, past: Past, when: _When) -> None:
        self._commons = commons
        self._past = past
        self._when = when
        self._ways: Counter[Direction] = Counter()

    @property
    def telling(self) -> int:
        """How many files so far tell something."""
        return self._ways.total()

    def trace(self, file: CandidateFile, places: tuple[Known, ...]) -> Trace:
        """Return what is to be said of a file.

        Args:
            file: of the candidate.
            places: where its content stood in this commons.

        """
        # Where it stands here; else where it stood last.
        best = max(places, key=lambda one: (one.path == file.path, one.last, one.path))
        strength, says = _strength(file, best)
        way = self._when.direction(file.content_id, min(one.first for one in places))
        if strength > _NOTHING:
            self._ways[way] += 1
        first, last = self._id(best.first), self._id(best.last)
        return Trace(
            commons=self._commons,
            there=best.path,
            here=Place(file.path),
            recogniser=NAME,
            strength=strength,
            direction=way,
            version=first,
            last_version=last if last != first else "",
            says=says,
        )

    def whole(self, taken: Taken, past: Past | None) -> Trace:
        """Return what is to be said of the candidate as a whole.

        Args:
            taken: the version that fits.
            past: of the candidate, which has no commit of the commons.

        """
        return Trace(
            commons=self._commons,
            there="",
            here=Place(""),
            recogniser=NAME,
            strength=round(_ELSEWHERE * max(taken.share, 1 / 2), 3),
            direction=self._most(),
            version=taken.version,
            last_version=taken.last_version if taken.last != taken.first else "",
            is_changed=taken.matched < taken.there,
            says=says(taken, past),
        )

    def _most(self) -> Direction:
        """Return what nearly all files say of those that say something."""
        taken, given = self._ways[Direction.TAKEN], self._ways[Direction.GIVEN]
        if taken > _NEARLY_ALL * given:
            return Direction.TAKEN
        return Direction.GIVEN if given > _NEARLY_ALL * taken else Direction.UNKNOWN

    def _id(self, place: int) -> str:
        line = self._past.line
        return self._past.commits[line[place]].id if place < len(line) else ""
