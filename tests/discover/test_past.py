"""Are all versions told, and what each held, as git tells it?"""

import itertools
import os
import random
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from pplcheck.discover.past import first_seen, past_of
from pplcheck.discover.source import Repository, blob_id
from pplcheck.model.past import Past
from tests.conftest import git

Held = set[tuple[str, str]]


def past(top: Path, revision: str = "HEAD", *, below: str = "") -> Past:
    id_ = git(top, "rev-parse", revision).strip()
    return past_of(repository(top), id_, with_lives=True, below=below)


def repository(top: Path) -> Repository:
    data = top / ".git"
    return Repository(str(top), str(data if data.exists() else top))


def held(top: Path, commit: str) -> Held:
    """What `git ls-tree` says that a commit held: pairs of path and content."""
    return {(path, id_) for path, id_, _ in entries(top, commit)}


def entries(top: Path, commit: str) -> set[tuple[str, str, bytes]]:
    """The same, each with its mode."""
    rows = subprocess.run(
        ["git", "ls-tree", "-r", "-z", commit], cwd=top, capture_output=True, check=True
    ).stdout.split(b"\0")
    split = [row.partition(b"\t") for row in rows if row.startswith(b"100")]
    return {
        (os.fsdecode(path), told.split()[2].decode(), told.split()[0])
        for told, _, path in split
    }


def at(told: Past, version: int) -> Held:
    return {
        (life.path, life.content_id)
        for life in told.lives
        if life.first <= version <= life.last and not life.is_aside
    }


def stream(seed: int, commits: int) -> Iterator[bytes]:
    """Yield what `git fast-import` makes a tangled history of."""
    chance = random.Random(seed)
    for number in range(1, commits + 1):
        fits = range(max(1, number - 6), number)
        parents = chance.sample(fits, min(len(fits), chance.choice((1, 1, 1, 2, 2, 3))))
        if number > 1 and chance.random() < 0.05:
            parents = []
        # A clock that goes wrong now and then.
        seconds = 1_500_000_000 + number * 40_000 - chance.choice((0, 0, 0, 900_000))
        yield b"commit refs/heads/main\nmark :%d\ncommitter T <t@e> %d +0000\ndata 0\n" % (
            number,
            seconds,
        )
        for word, parent in zip((b"from", b"merge", b"merge"), parents, strict=False):
            yield b"%s :%d\n" % (word, parent)
        if not parents:
            yield b"from %s\n" % (b"0" * 40)
        for _ in range(chance.randrange(4)):
            path = b"%s/%d" % (
                chance.choice((b"a", b"b/c", b"\xe9", b":d e\n")),
                chance.randrange(4),
            )
            kind = chance.choice(("file", "file", "file", "program", "link", "module", "gone"))
            yield _change(kind, b'"%s"' % path.replace(b"\n", b"\\n"), chance.randrange(6))
        yield b"\n"


def _change(kind: str, path: bytes, number: int) -> bytes:
    if kind == "gone":
        return b"D %s\n" % path
    if kind == "module":
        return b"M 160000 %040d %s\n" % (number + 1, path)
    mode = {"file": b"100644", "program": b"100755", "link": b"120000"}[kind]
    return b"M %s inline %s\ndata 2\n%d\n\n" % (mode, path, number)


@pytest.fixture(params=[1, 2, 3])
def tangled(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Make a history with branches, octopus merges, several roots, links and modules."""
    git(tmp_path, "init", "-q", "--bare", ".")
    given = b"".join(stream(request.param, 120))
    command = ["git", "fast-import", "--quiet", "--force"]
    subprocess.run(command, cwd=tmp_path, input=given, check=True)
    git(tmp_path, "symbolic-ref", "HEAD", "refs/heads/main")
    return tmp_path


def test_commits_are_those_of_git(tangled: Path) -> None:
    told = past(tangled)
    rows = git(tangled, "log", "--format=%H %P", "HEAD").splitlines()
    assert {one.id: [told.commits[n].id for n in one.parents] for one in told.commits} == {
        row.split()[0]: row.split()[1:] for row in rows
    }
    assert all(max(one.parents, default=-1) < n for n, one in enumerate(told.commits))
    line = git(tangled, "rev-list", "--first-parent", "--reverse", "HEAD").split()
    assert [told.commits[number].id for number in told.line] == line
    known: set[str] = set()
    for number, commit in enumerate(line):
        contained = set(git(tangled, "rev-list", commit).split())
        new = {one.id for one in told.commits if one.line == number}
        assert new == contained - known
        known |= contained
    assert told.is_whole
    days = {one.id: one.day for one in told.commits}
    shown = git(tangled, "log", "--format=%H %cd", "--date=format-local:%Y-%m-%d", TZ="UTC")
    assert days == {
        row.split()[0]: date.fromisoformat(row.split()[1]) for row in shown.splitlines()
    }


def test_each_version_held_what_git_says(tangled: Path) -> None:
    told = past(tangled)
    for number, commit in enumerate(told.line):
        assert at(told, number) == held(tangled, told.commits[commit].id)
    assert list(told.lives) == sorted(told.lives, key=lambda life: (life.path, life.first))
    # One life ends before the next one at the same path begins, and with another content.
    by_path = defaultdict(list)
    for life in told.lives:
        if not life.is_aside:
            by_path[life.path].append(life)
    for lives in by_path.values():
        for one, other in itertools.pairwise(lives):
            assert one.last < other.first
            assert one.content_id != other.content_id or one.last + 1 < other.first


def test_what_stood_only_on_side_branches_is_known(tangled: Path) -> None:
    told = past(tangled)
    on_line = {(one.path, one.content_id) for one in told.lives if not one.is_aside}
    expected: dict[tuple[str, str], int] = {}
    for one in told.commits:
        for pair in held(tangled, one.id) - on_line:
            expected[pair] = min(one.line, expected.get(pair, one.line))
    aside = [one for one in told.lives if one.is_aside]
    assert {(one.path, one.content_id): one.first for one in aside} == expected
    assert all(one.first == one.last for one in aside)
    assert len(aside) == len(expected)


def test_a_content_was_seen_first_on_the_earliest_day(tangled: Path) -> None:
    told = past(tangled)
    expected: dict[str, date] = {}
    for one in told.commits:
        # That of a commit that merely kept it may be earlier still: a clock that goes wrong.
        above = (entries(tangled, told.commits[number].id) for number in one.parents)
        for _, id_, _ in entries(tangled, one.id).difference(*above):
            expected[id_] = min(one.day, expected.get(id_, one.day))
    wanted = [*expected, "0" * 40]
    head = told.commits[told.line[-1]].id
    assert first_seen(repository(tangled), head, wanted) == expected


def test_a_folder_has_a_past_of_its_own(tangled: Path) -> None:
    whole, part = past(tangled), past(tangled, below="b/")
    assert {(one.path, one.content_id, one.first, one.last) for one in part.lives} == {
        (one.path.removeprefix("b/"), one.content_id, one.first, one.last)
        for one in whole.lives
        if one.path.startswith("b/")
    }


def test_contents_of_a_sha256_repository_are_told_in_sha1(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    days: Mapping[str, str] = {"one\n": "2020-01-01", "two\n": "2021-01-01"}
    for content, day in days.items():
        (tmp_path / "a.txt").write_text(content, encoding="utf-8")
        git(tmp_path, "add", "-A")
        when = f"{day}T12:00:00+0000"
        git(tmp_path, "commit", "-qm", "x", GIT_COMMITTER_DATE=when)
    told = past(tmp_path)
    ids = [blob_id(content.encode()) for content in days]
    assert [(one.content_id, one.first, one.last) for one in told.lives] == [
        (ids[0], 0, 0),
        (ids[1], 1, 1),
    ]
    assert len(told.commits[0].id) == 64
    seen = first_seen(repository(tmp_path), told.commits[-1].id, ids)
    assert {id_: str(day) for id_, day in seen.items()} == dict(
        zip(ids, days.values(), strict=True)
    )
