"""Which commits led to a version, and which contents stood where and when?

Contents are followed along the line of first parents, version by version: what a branch looked
like to those who took it. Beside it, what a side branch had in between is told too, so that a
copy that was taken there is known as well.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pplcheck.discover.commits import Row, list_commits
from pplcheck.discover.objects import Objects
from pplcheck.discover.raw import FILES, Change, list_changes
from pplcheck.discover.source import Repository, UnloadableError, blob_id, hash_of
from pplcheck.model.past import Life, Past, PastCommit


def past_of(
    repository: Repository, revision: str, *, with_lives: bool, below: str = ""
) -> Past:
    """Return all versions that led to one.

    Args:
        repository: bare or not, shallow, or without contents (`--filter=blob:none`).
        revision: id of the version's commit, in full.
        with_lives: tell which contents stood where and when; this needs all trees. Symbolic
            links and submodules are none.
        below: the folder to which paths are relative, with a `/` at its end; empty for all.

    Raises:
        SourceError: a commit or tree is broken, missing, or kept elsewhere.

    """
    objects = Objects(repository, len(revision))
    rows = list_commits(objects, revision)
    numbers = {row.id: number for number, row in enumerate(rows)}
    parents = [tuple(numbers[id_] for id_ in row.parents) for row in rows]
    line = _line(parents)
    on_line = _on_line(parents, line)
    commits = tuple(
        PastCommit(row.id, row.day, above, place)
        for row, above, place in zip(rows, parents, on_line, strict=True)
    )
    is_whole = objects.shallow.isdisjoint(numbers)
    if not with_lives:
        return Past(commits, line, (), is_whole)
    keeper = _Keeper(numbers, on_line, set(line), below)
    for change in list_changes(objects, _compared(rows, set(line)), "-r", "-c", *_where(below)):
        keeper.add(change)
    lives = _in_sha1(keeper.lives(len(line)), objects, hash_of(len(revision)))
    return Past(commits, line, tuple(sorted(lives, key=_by_path)), is_whole)


def first_seen(
    repository: Repository, revision: str, content_ids: Collection[str]
) -> Mapping[str, date]:
    """Return on which day contents appeared first in a history, as its commits claim.

    Args:
        repository: as for `past_of`.
        revision: id of the commit to which the history leads, in full.
        content_ids: git's ids (SHA-1); those that never appear are left out.

    Raises:
        SourceError: as for `past_of`.

    """
    objects = Objects(repository, len(revision))
    rows = list_commits(objects, revision)
    days = {row.id.encode(): row.day for row in rows}
    found: dict[str, date] = {}
    wanted = {id_.encode() for id_ in content_ids}
    is_sha1 = hash_of(len(revision)) == "sha1"
    for change in list_changes(objects, _compared(rows, ()), "-r", "-c"):
        if change.mode in FILES and (change.id in wanted or not is_sha1):
            id_, day = change.id.decode(), days[change.commit]
            found[id_] = min(day, found.get(id_, day))
    if is_sha1:
        return found
    translated: dict[str, date] = {}
    for id_, sha1 in _sha1_of(objects, found).items():
        if sha1 in content_ids:
            translated[sha1] = min(found[id_], translated.get(sha1, found[id_]))
    return translated


def _line(parents: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the numbers of the first parents, oldest first; the last commit is the tip."""
    line = [len(parents) - 1]
    while parents[line[-1]]:
        line.append(parents[line[-1]][0])
    return tuple(reversed(line))


def _on_line(parents: Sequence[tuple[int, ...]], line: Iterable[int]) -> list[int]:
    """Return for each commit the first version of the line that contains it."""
    places = [-1] * len(parents)
    for place, number in enumerate(line):
        waiting = [number]
        while waiting:
            one = waiting.pop()
            if places[one] < 0:
                places[one] = place
                waiting.extend(parents[one])
    return places


def _compared(rows: Iterable[Row], line: Collection[int]) -> list[str]:
    """Return what each commit is compared with: on the line, its first parent."""
    return [
        " ".join((row.id, *(row.parents[:1] if number in line else row.parents)))
        for number, row in enumerate(rows)
    ]


def _where(below: str) -> tuple[str, ...]:
    return ("--", below) if below else ()


def _by_path(life: Life) -> tuple[str, int, int, str]:
    return life.path, life.first, life.last, life.content_id


class _Keeper:
    """Follows each path from version to version."""

    def __init__(
        self,
        numbers: Mapping[str, int],
        on_line: Sequence[int],
        line: Collection[int],
        below: str,
    ) -> None:
        self._places = {
            id_.encode(): (on_line[number], number in line) for id_, number in numbers.items()
        }
        self._cut = len(os.fsencode(below))
        # By path: the content that stands there, and since which version.
        self._standing: dict[bytes, tuple[bytes, int]] = {}
        self._ended: list[tuple[bytes, bytes, int, int]] = []
        self._aside: dict[tuple[bytes, bytes], int] = {}

    def add(self, change: Change) -> None:
        """Take the next change; those of older commits come first."""
        place, is_on_line = self._places[change.commit]
        is_file = change.mode in FILES
        if is_on_line:
            self._go_on(change.path, change.id if is_file else b"", place)
        elif is_file:
            key = change.path, change.id
            self._aside[key] = min(place, self._aside.get(key, place))

    def _go_on(self, path: bytes, id_: bytes, place: int) -> None:
        stood = self._standing.get(path)
        if stood is not None:
            if stood[0] == id_:
                return  # only made executable
            del self._standing[path]
            self._ended.append((path, stood[0], stood[1], place - 1))
        if id_:
            self._standing[path] = id_, place

    def lives(self, versions: int) -> Iterator[Life]:
        """Yield all lives."""
        self._ended += (
            (path, id_, first, versions - 1) for path, (id_, first) in self._standing.items()
        )
        for path, id_, first, last in self._ended:
            self._aside.pop((path, id_), None)
            yield Life(id_.decode(), self._name(path), first, last)
        for (path, id_), place in self._aside.items():
            yield Life(id_.decode(), self._name(path), place, place, is_aside=True)

    def _name(self, path: bytes) -> str:
        return os.fsdecode(path[self._cut :])


def _in_sha1(lives: Iterable[Life], objects: Objects, hash_name: str) -> Iterable[Life]:
    """Return the lives with the ids by which contents are known everywhere."""
    if hash_name == "sha1":
        return lives
    told = list(lives)
    known = _sha1_of(objects, {life.content_id for life in told})
    return (
        replace(life, content_id=known[life.content_id])
        for life in told
        if life.content_id in known
    )


def _sha1_of(objects: Objects, ids: Iterable[str]) -> dict[str, str]:
    """Read contents for their SHA-1; those that cannot be had are left out."""
    found = {}
    for id_, size in sorted(objects.sizes(ids).items()):
        try:
            found[id_] = blob_id(objects.read(id_, size))
        except UnloadableError:
            continue
    return found
