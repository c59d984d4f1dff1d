"""Is what stands in the columns of an index possible?

All is looked at once, when an index is opened: every number that points at a row must point at
one that is there, and what is searched must be sorted. So nothing that is read later can be out
of range, however the file was made.
"""

from typing import TYPE_CHECKING

from pplcheck.recognise.index.about import id_size
from pplcheck.recognise.index.assembly import key_of_ids
from pplcheck.recognise.index.errors import require
from pplcheck.recognise.index.keyed import Keyed
from pplcheck.recognise.index.names import packs_of
from pplcheck.recognise.index.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# The last day of year 9999, counted as Python does.
_LAST_DAY = 3_652_059
# A look at so many numbers at a time stays near the processor.
_PORTION = 1 << 16


def check(table: Table) -> None:
    """Look at all columns.

    Args:
        table: of an index that was opened.

    Raises:
        UnusableIndexError: something in them cannot be.

    """
    _check_counts(table)
    for number in range(len(table.about)):
        _check_history(table, number)
        _check_contents(table, number)
    _check_commits(table)
    _check_keyed(table.by_content, "contents")
    require(_are_all(table.by_content.numbers, len(table.lives)), "the contents are wrong")
    _check_keyed(table.by_gram, "fingerprints")
    require(_are_below(table.by_gram.numbers, len(table.texts)), "a text is missing")


def _check_counts(table: Table) -> None:
    for name, length in (
        ("commits", len(table.commits)),
        ("parents", len(table.parents)),
        ("line", len(table.line)),
        ("lives", len(table.lives)),
        ("texts", len(table.texts)),
        ("packs", len(table.packs)),
        ("designs", table.designs.nbytes),
    ):
        require(int(table.starts[name][-1]) == length, f"the {name} are counted wrongly")
    require(int(table.packs.sum(dtype="u8")) == table.paths.nbytes, "the paths are cut")


def _check_history(table: Table, number: int) -> None:
    import numpy as np

    commits = table.commits[table.rows("commits", number)]
    parents = table.parents[table.rows("parents", number)]
    line = table.line[table.rows("line", number)]
    days = commits["day"]
    require(bool(((days >= 1) & (days <= _LAST_DAY)).all()), "a day is out of range")
    # Before anything is repeated so many times.
    require(int(commits["parents"].sum(dtype="u8")) == len(parents), "parents are missing")
    children = np.repeat(np.arange(len(commits)), commits["parents"])
    require(bool((parents < children).all()), "a commit is older than its parents")
    require(_are_below(line, len(commits)), "a version has no commit")
    require(bool((line[1:] > line[:-1]).all()), "the versions are not in their order")
    require(_are_below(commits["line"], len(line)), "a commit has no version")


def _check_contents(table: Table, number: int) -> None:
    lives = table.lives[table.rows("lives", number)]
    texts = table.texts[table.rows("texts", number)]
    versions = table.versions(number)
    require(_are_below(lives["first"], versions), "a content has no version")
    require(_are_below(lives["end"], versions + 1), "a content has no version")
    require(bool((lives["first"] <= lives["end"]).all()), "a content ends before it begins")
    paths = table.rows("paths", number)
    packs = table.rows("packs", number)
    count = paths.stop - paths.start
    require(packs.stop - packs.start == packs_of(count), "the paths are cut")
    require(_are_below(lives["path"], count), "a content has no path")
    require(_are_below(texts["path"], count), "a text has no path")


def _check_commits(table: Table) -> None:
    width = table.ids.shape[1]
    for number, about in enumerate(table.about):
        rows = table.rows("commits", number)
        is_wide = rows.start == rows.stop or width >= id_size(about.commons)
        require(is_wide, "the ids of commits are cut")
    _check_keyed(table.by_commit, "commits")
    numbers = table.by_commit.numbers
    require(_are_all(numbers, len(table.commits)), "the commits are wrong")
    keys = key_of_ids(table.ids[numbers])
    require(bool((keys == table.by_commit.keys).all()), "the commits are sorted wrongly")


def _check_keyed(keyed: Keyed, what: str) -> None:
    require(len(keyed.keys) == len(keyed.numbers), f"the {what} are cut")
    for start in range(0, len(keyed.keys), _PORTION):
        keys = keyed.keys[start : start + _PORTION + 1]
        rises = keys[1:] > keys[:-1]
        if not rises.all():
            numbers = keyed.numbers[start : start + _PORTION + 1]
            rises |= (keys[1:] == keys[:-1]) & (numbers[1:] > numbers[:-1])
            require(bool(rises.all()), f"the {what} are not sorted")


def _are_below(numbers: "NDArray[np.generic]", limit: int) -> bool:
    return not len(numbers) or int(numbers.max()) < limit


def _are_all(numbers: "NDArray[np.uint32]", limit: int) -> bool:
    """Return whether they are all numbers below a limit, each once, in any order."""
    import numpy as np

    if len(numbers) != limit or not _are_below(numbers, limit):
        return False
    seen = np.zeros(limit, np.bool_)
    seen[numbers] = True
    return bool(seen.all())
