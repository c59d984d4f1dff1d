"""Which commits led to this one?"""

from datetime import UTC, date, datetime
from typing import NamedTuple

from pplcheck.discover.objects import Objects


class Row(NamedTuple):
    """A commit as git lists it.

    Attributes:
        id: in full.
        seconds: by the committer's clock, since 1970.
        parents: ids of those that are here.

    """

    id: str
    seconds: int
    parents: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day in UTC."""
        return day_of(self.seconds)


def list_commits(objects: Objects, revision: str, *how: str) -> list[Row]:
    """Return a commit and its ancestors, oldest first, parents before children.

    Args:
        objects: of the repository.
        revision: id of the commit.
        how: further options of `git rev-list`.

    Raises:
        SourceError: a commit is broken or missing.

    """
    ask = ("rev-list", "--topo-order", "--reverse", "--parents", "--timestamp", *how)
    split = (row.split() for row in objects.ask(*ask, revision).decode("ascii").splitlines())
    return [Row(row[1], int(row[0]), tuple(row[2:])) for row in split]


def day_of(seconds: int) -> date:
    """Return the day in UTC; a commit can claim any number of seconds."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, ValueError, OSError):
        return date.max if seconds > 0 else date.min
