"""What does a site show of its use: which version, changed how, and which duties are seen?"""

from dataclasses import dataclass
from datetime import date

from pplcheck.model.duty import DutySeen


@dataclass(frozen=True, slots=True)
class Fork:
    """A shared history: commits that a site and a commons have in common.

    Attributes:
        commons: id of the commons.
        base: id of the newest commit that both have.
        day: of the base.
        line: number on the commons' line of the first version that contains the base.
        behind: how many commits of the commons the site lacks.
        ahead: how many it has of its own.
        is_whole: whether both histories go back to their beginning, so that the numbers are
            exact.

    """

    commons: str
    base: str
    day: date
    line: int
    behind: int
    ahead: int
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Taken:
    """Which version of a commons the contents at a site fit best, without a shared history.

    Attributes:
        commons: id of the commons.
        first: number on the commons' line of the first version that fits so well.
        last: number of the last one of that run.
        version: id of the first one's commit; empty where there are no commits.
        last_version: id of the last one's.
        days: of both.
        matched: how many contents stand in that version as they stand at the site.
        known: how many contents at the site the commons had at any time.

    """

    commons: str
    first: int
    last: int
    version: str
    last_version: str
    days: tuple[date, date] | None
    matched: int
    known: int


@dataclass(frozen=True, slots=True)
class Changes:
    """How the files at a site differ from those of the version that was taken.

    Attributes:
        same: paths of files that are equal.
        changed: paths of files that are there, and differ.
        added: paths that the version has not.
        removed: paths of the version that the site has not.
        folder: where in the site the commons' root stands; empty at the top.

    """

    same: tuple[str, ...]
    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one use.

    Attributes:
        fork: the shared history, or None.
        taken: the version that contents tell, where no history does.
        changes: against that version, or None where nothing can be compared.
        seen: the duties that were looked for.
        through: ids of the sites through which it came, from the commons to the user, where it
            was taken from another user.

    """

    fork: Fork | None = None
    taken: Taken | None = None
    changes: Changes | None = None
    seen: tuple[DutySeen, ...] = ()
    through: tuple[str, ...] = ()
