"""Which repositories share commits with a commons?

An id of a commit is a hash of all that led to it, so two repositories that have one commit have
one history up to there. The newest common one is what `git merge-base` tells.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pplcheck.model.fork import Fork
from pplcheck.model.past import Past
from pplcheck.model.place import Place
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise.candidate import Candidate
from pplcheck.recognise.doors import Index

NAME = "history"

_DIGITS = 12


def recognise(candidate: Candidate, index: Index) -> Iterator[Trace]:
    """Yield a trace for each commons of which the candidate has commits.

    Args:
        candidate: with its past; one without has no history to share.
        index: of one or many commons.

    """
    for fork, direction in found(candidate.past, index):
        yield Trace(
            commons=fork.commons,
            there="",
            here=Place(""),
            recogniser=NAME,
            strength=1.0,
            direction=direction,
            version=fork.base,
            is_changed=fork.ahead > 0,
            says=says(fork),
        )


def found(past: Past | None, index: Index) -> Iterator[tuple[Fork, Direction]]:
    """Yield what a repository shares with each commons of an index, and who has it from whom.

    Args:
        past: of the repository, or None where it has none.
        index: of one or many commons.

    """
    if past is None:
        return
    by_commons: dict[int, dict[int, int]] = {}
    known = index.commits(commit.id for commit in past.commits)
    for number, commit in enumerate(past.commits):
        for commons, there in known.get(commit.id, ()):
            by_commons.setdefault(commons, {})[number] = there
    for commons, shared in sorted(by_commons.items()):
        pair = _Pair(past, index.past(commons), shared)
        known_as = index.commons[commons]
        if known_as.is_catalogued:
            # Of what it has besides, nobody can tell here whose it is.
            yield pair.sketch(known_as.id), Direction.UNKNOWN
        else:
            yield pair.fork(known_as.id), pair.direction


def forks(past: Past | None, index: Index) -> tuple[Fork, ...]:
    """Return what a repository shares with the commons of an index, in their order.

    Args:
        past: of the repository, or None where it has none.
        index: of one or many commons.

    """
    return tuple(fork for fork, _ in found(past, index))


def says(fork: Fork) -> str:
    """Return what a person should know of a fork, in one line."""
    base = f"{fork.base[:_DIGITS]} of {fork.day}"
    if fork.is_sketched:
        return f"has the commit {base}, and so the history up to there at least"
    if not fork.ahead and not fork.behind:
        told = f"has the same commits, up to {base}"
    else:
        aside = ", from a side branch" if fork.is_aside else ""
        lacks = _counted(fork.behind, "later or other commit") or "nothing"
        told = f"shares the history up to {base}{aside}; lacks {lacks} of the commons"
        own = _counted(fork.ahead, "commit")
        told += f", has {own} of its own" if own else ", has none of its own"
    return told if fork.is_whole else f"{told}; older commits are missing, there may be more"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}" if number else ""


class _Pair:
    """Two pasts that meet."""

    def __init__(self, here: Past, there: Past, shared: Mapping[int, int]) -> None:
        """Compare them.

        Args:
            here: of the candidate.
            there: of the commons.
            shared: numbers of the same commits here and there.

        """
        self._here, self._there = here, there
        tops = set(shared)
        for number in shared:
            tops.difference_update(here.commits[number].parents)
        # Of several, as after merges both ways, the newest there.
        self._base_here = max(tops, key=lambda number: _rank(there, shared[number]))
        self._base = shared[self._base_here]
        # All that led to what both have, even where one of them lacks it (a shallow clone).
        self._old_here = _ancestors(here, shared)
        self._old_there = _ancestors(there, shared.values())

    def fork(self, commons: str) -> Fork:
        """Return how the two differ.

        Args:
            commons: its id.

        """
        base = self._there.commits[self._base]
        return Fork(
            commons=commons,
            base=base.id,
            day=base.day,
            line=base.line,
            is_aside=self._there.line[base.line] != self._base,
            shared=max(len(self._old_here), len(self._old_there)),
            behind=len(self._there.commits) - len(self._old_there),
            ahead=len(self._here.commits) - len(self._old_here),
            is_whole=self._here.is_whole and self._there.is_whole,
        )

    def sketch(self, commons: str) -> Fork:
        """Return what a few commits tell: that both have these, and no more.

        Args:
            commons: its id.

        """
        base = self._there.commits[self._base]
        return Fork(
            commons=commons,
            base=base.id,
            day=base.day,
            line=base.line,
            is_aside=False,
            shared=0,
            behind=0,
            ahead=0,
            is_whole=False,
            is_sketched=True,
        )

    @property
    def direction(self) -> Direction:
        """Who has it from whom, as far as the commits tell.

        A repository that has all commits of the commons and some of its own may be the origin
        of the commons or a fork that is up to date: that is not told apart by commits.
        """
        is_on_line_here = _is_on_line(self._here, self._base_here)
        is_on_line_there = _is_on_line(self._there, self._base)
        if is_on_line_there and not is_on_line_here:
            return Direction.TAKEN  # it merged the commons
        if is_on_line_here and not is_on_line_there and not self._may_meet():
            return Direction.GIVEN  # the commons merged it
        own = [one.day for n, one in enumerate(self._here.commits) if n not in self._old_here]
        if not own:
            has_more = len(self._old_there) < len(self._there.commits)
            return Direction.TAKEN if has_more else Direction.UNKNOWN
        # Did it begin its own work when the commons had gone on without it?
        onward = self._there.line[self._there.commits[self._base].line + 1 :][:1]
        has_gone_on = [self._there.commits[n].day for n in onward]
        return (
            Direction.TAKEN if has_gone_on and has_gone_on[0] < min(own) else Direction.UNKNOWN
        )

    def _may_meet(self) -> bool:
        """Whether both began as one, for all that is known."""
        here, there = self._here, self._there
        if not (here.is_whole and there.is_whole):
            return True
        return here.commits[here.line[0]].id == there.commits[there.line[0]].id


def _rank(past: Past, number: int) -> tuple[int, date, str]:
    commit = past.commits[number]
    return commit.line, commit.day, commit.id


def _is_on_line(past: Past, number: int) -> bool:
    return past.line[past.commits[number].line] == number


def _ancestors(past: Past, numbers: Iterable[int]) -> set[int]:
    """Return commits and all that led to them."""
    found = set(numbers)
    waiting = list(found)
    while waiting:
        new = [one for one in past.commits[waiting.pop()].parents if one not in found]
        found.update(new)
        waiting += new
    return found
