"""What has a repository in common with a commons, and what has become of it since?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fork:
    """A repository that shares commits with a commons.

    Attributes:
        commons: its id.
        base: id of the newest commit that both have (the newest of several).
        day: of the base, by the committer's clock, in UTC.
        line: number of the version on the commons' line that first contained the base.
        is_aside: the base is no version of that line: it stands on a branch that this version
            merged.
        shared: how many commits both have.
        behind: how many commits of the commons the repository has not.
        ahead: how many commits the repository has that the commons has not.
        is_whole: whether neither lacks older commits; else the numbers may be too small.
        is_sketched: of the commons only a few commits are known: the base is the newest of
            these, and `shared`, `behind` and `ahead` count nothing.

    """

    commons: str
    base: str
    day: date
    line: int
    is_aside: bool
    shared: int
    behind: int
    ahead: int
    is_whole: bool = True
    is_sketched: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """The versions of a commons that fit best what stands in a site without its history.

    Attributes:
        commons: its id.
        first: number on the commons' line of the first version that fits best.
        last: number of the last one; all between fit as well.
        version: id of the first one's commit.
        last_version: id of the last one's commit.
        day: of the first one.
        last_day: of the last one.
        matched: how many files of the first one stand in the site as they stood there.
        there: how many files that version has.
        known: how many files of the site stand in any version.

    """

    commons: str
    first: int
    last: int
    version: str
    last_version: str
    day: date
    last_day: date
    matched: int
    there: int
    known: int

    @property
    def share(self) -> float:
        """How much of the version stands in the site as it stood there."""
        return self.matched / self.there if self.there else 0.0


@dataclass(frozen=True, slots=True)
class Changes:
    """How the files of a site differ from a version of a commons; paths are sorted.

    Attributes:
        same: the same content at the same path.
        changed: another content at the same path.
        added: of the site; their content stands nowhere in the version.
        removed: of the version; their content is not elsewhere in the site.
        moved: pairs of the path there and the path here at which the same content stands; a
            file that was copied is a pair too.

    """

    same: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
