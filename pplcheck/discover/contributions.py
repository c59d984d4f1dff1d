"""Who changed which of the files that stand today?

One pass of `git log`, newest first. It needs commits and trees, no contents, and counts no
lines. A file that was moved without a change is followed to the name that it has today, and
whoever moved it did not contribute to it thereby; one that was moved and changed begins there.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from pplcheck.discover.commits import day_of
from pplcheck.discover.objects import Objects
from pplcheck.discover.source import Tree
from pplcheck.model.contribution import Authored, Touch
from pplcheck.model.errors import Problem, SourceError
from pplcheck.model.place import Place

if TYPE_CHECKING:
    import subprocess

SHALLOW = "this clone is shallow: get all commits with `git fetch --unshallow`"

# Only NUL stands in no part of a commit. The body is last: it may be as long as it likes.
_FORMAT = "--format=%ct%x00%ae%x00%an%x00%ce%x00%b%x00"
_LOG = (
    "log", "--name-status", "-z", "--find-renames=100%", "--no-rename-empty", "--no-mailmap",
    "--no-show-signature", "--no-notes", "--no-ext-diff", _FORMAT,
)  # fmt: skip
_TRAILER = re.compile(
    rb"^(signed-off|co-authored)-by:[ \t]*([^<>\r\n]{0,300})<([^<>\r\n]{1,300})>",
    re.IGNORECASE | re.MULTILINE,
)
_GITHUB = b"noreply@github.com"
_LONGEST_NAME = 300
_CHUNK = 2**20
# More than any project has; less than would fill the memory.
_LARGEST_WORD = 64 * 2**20
_MOST_TRAILERS = 200
_MOST_AUTHORS = 200_000
_MOST_TOUCHES = 3_000_000

_MOVED, _CAME = b"R", b"A"

Who = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Logged:
    """What the history tells of those who made the files.

    Attributes:
        authors: each name and address by itself; sorted.
        hosted: the first day on which GitHub itself made a commit, or None.

    """

    authors: tuple[Authored, ...]
    hosted: date | None


def contributions(tree: Tree) -> Logged:
    """Return who changed what, as the commits say.

    Args:
        tree: of a repository that has a commit, as a whole.

    Raises:
        SourceError: the clone is shallow or lacks trees, or the history is broken, or larger
            than any that people made.

    """
    if tree.repository is None:
        raise ValueError(tree.root)
    objects = Objects(tree.repository, len(tree.revision))
    if objects.shallow:
        raise _problem(tree, SHALLOW)
    # What is in the folder and not in the revision was never committed.
    standing = {os.fsencode(file.path) for file in tree.files}
    pass_ = _Pass(standing)
    with objects.running(*_LOG, tree.revision) as running:
        try:
            pass_.read(_words(running))
        except (OverflowError, StopIteration) as error:
            running.kill()
            what = str(error) or "git broke off within a commit"
            raise _problem(tree, what) from error
        if running.wait():
            raise _problem(tree, "a commit or a tree is broken, or missing from this clone")
    return pass_.logged()


def _problem(tree: Tree, what: str) -> SourceError:
    return SourceError(Problem(Place(tree.name), what, "look at it with `git fsck`"))


def _words(running: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    """Return what git prints, cut at NUL."""
    return chain.from_iterable(_cut(running))


def _cut(running: "subprocess.Popen[bytes]") -> Iterator[list[bytes]]:
    rest = b""
    while running.stdout and (chunk := running.stdout.read(_CHUNK)):
        words = (rest + chunk).split(b"\0")
        rest = words.pop()
        if len(rest) > _LARGEST_WORD:
            raise OverflowError(f"a commit has a field of over {_LARGEST_WORD // 2**20} MiB")
        yield words


@dataclass(slots=True)
class _Author:
    """What is known so far of a name and address; days are counted in seconds."""

    commits: int = 0
    signed: int = 0
    first: int = 0
    last: int = 0
    # The earliest, by the number of the file: of what they signed off, and of the rest.
    signed_off: dict[int, int] = field(default_factory=dict)
    unsigned: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Commit:
    """A commit's own words, and what it changed."""

    when: int
    author: Who
    committer: bytes
    body: bytes
    # Paths: of what was changed or came anew, of what came, and of what was moved, and whereto.
    changed: list[bytes] = field(default_factory=list)
    came: list[bytes] = field(default_factory=list)
    moved: list[tuple[bytes, bytes]] = field(default_factory=list)


class _Pass:
    """Goes through the history once, from today backwards."""

    def __init__(self, standing: Iterable[bytes]) -> None:
        """Begin with the paths of today."""
        self._paths = sorted(standing)
        # Under which number is a path of this moment of the past known today?
        self._stands = {path: number for number, path in enumerate(self._paths)}
        self._authors: dict[Who, _Author] = {}
        self._touches = 0
        self._hosted: int | None = None

    def read(self, words: Iterator[bytes]) -> None:
        """Take all commits.

        Raises:
            OverflowError: there is more than people could have made.
            StopIteration: git broke off.

        """
        word: bytes | None = next(words, None)
        while word is not None:
            when = int(word) if word.removeprefix(b"-").isdigit() else 0
            author = next(words)[:_LONGEST_NAME], next(words)[:_LONGEST_NAME]
            commit = _Commit(when, author, next(words), next(words))
            word = next(words, None)
            # The format ends with a NUL of its own, then a new line begins the changes.
            if word == b"":
                word = next(words, None)
            # Each begins with a letter, and a commit with a number.
            while word is not None and (status := word.lstrip()[:1]).isalpha():
                if status == _MOVED:
                    commit.moved.append((next(words), next(words)))
                else:
                    path = next(words)
                    commit.changed.append(path)
                    if status == _CAME:
                        commit.came.append(path)
                word = next(words, None)
            self._take(commit)

    def _take(self, commit: _Commit) -> None:
        if commit.committer == _GITHUB and (self._hosted is None or commit.when < self._hosted):
            self._hosted = commit.when
        if not (commit.changed or commit.moved):
            return
        stands = self._stands
        numbers = [stands[path] for path in commit.changed if path in stands]
        for who, is_signed in _people(commit):
            self._count(who, commit.when, numbers, is_signed=is_signed)
        for path in commit.came:
            # Before this commit, the path was none of today's.
            stands.pop(path, None)
        # All at once: two files may have changed places.
        numbered = [(old, stands.pop(new)) for old, new in commit.moved if new in stands]
        stands.update(numbered)

    def _count(self, who: Who, when: int, numbers: list[int], *, is_signed: bool) -> None:
        author = self._authors.get(who)
        if author is None:
            if len(self._authors) >= _MOST_AUTHORS:
                raise OverflowError(f"there are more than {_MOST_AUTHORS:,} authors")
            author = self._authors[who] = _Author(first=when, last=when)
        author.commits += 1
        author.signed += is_signed
        author.first = min(author.first, when)
        author.last = max(author.last, when)
        days = author.signed_off if is_signed else author.unsigned
        before = len(days)
        for number in numbers:
            # Clocks go wrong, so the order of commits does not tell the earliest.
            if days.setdefault(number, when) > when:
                days[number] = when
        self._touches += len(days) - before
        if self._touches > _MOST_TOUCHES:
            raise OverflowError(f"more than {_MOST_TOUCHES:,} times somebody changed a file")

    def logged(self) -> Logged:
        """Return what was found."""
        hosted = None if self._hosted is None else day_of(self._hosted)
        return Logged(
            tuple(self._authored(who, self._authors[who]) for who in sorted(self._authors)),
            hosted,
        )

    def _authored(self, who: Who, author: _Author) -> Authored:
        signed_off, unsigned = author.signed_off, author.unsigned
        touches = (
            Touch(
                os.fsdecode(self._paths[number]),
                day_of(min(days[number] for days in (signed_off, unsigned) if number in days)),
                day_of(unsigned[number]) if number in unsigned else None,
            )
            for number in sorted({*signed_off, *unsigned})
        )
        return Authored(
            who[0].decode("utf-8", "surrogateescape"),
            who[1].decode("utf-8", "surrogateescape"),
            author.commits,
            author.signed,
            day_of(author.first),
            day_of(author.last),
            tuple(touches),
        )


def _people(commit: _Commit) -> list[tuple[Who, bool]]:
    """Return the author and those named beside them, and whether each signed the commit off."""
    body = commit.body
    # The dear search runs only where a trailer of either kind may stand.
    if b"-by:" not in body.lower():
        return [(commit.author, False)]
    signed: set[bytes] = set()
    people = {commit.author: None}
    for found in _TRAILER.finditer(body):
        name, mail = found[2].strip(), found[3].strip()
        if found[1][:1] in b"sS":
            signed |= {mail.lower(), name.lower()}
        else:
            people.setdefault((mail, name))
        if len(people) + len(signed) > _MOST_TRAILERS:
            break
    signed.discard(b"")
    return [
        ((mail, name), mail.lower() in signed or name.lower() in signed)
        for mail, name in people
    ]
