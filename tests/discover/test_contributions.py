"""Does the history tell who changed what, as git itself does when it is asked file by file?"""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pplcheck.discover import Logged, contributions, open_tree
from pplcheck.model.contribution import Authored
from pplcheck.model.errors import SourceError
from tests.conftest import Files, git, write_files

Make = Callable[[Files], Path]


def told(top: Path) -> Logged:
    return contributions(open_tree(str(top)))


def by(top: Path) -> dict[str, Authored]:
    return {one.name: one for one in told(top).authors}


def paths(one: Authored) -> list[str]:
    return [touch.path for touch in one.touches]


def commit(top: Path, who: str, files: Files, *, message: str = "x", day: str = "") -> None:
    write_files(top, files)
    git(top, "add", "-A")
    when = f"{day or '2025-01-01'}T12:00:00Z"
    git(
        top, "commit", "-q", "--allow-empty", "-m", message,
        GIT_AUTHOR_NAME=who, GIT_AUTHOR_EMAIL=f"{who.lower()}@x.example",
        GIT_COMMITTER_DATE=when, GIT_AUTHOR_DATE="2001-01-01T00:00Z",
    )  # fmt: skip


def test_it_tells_what_git_tells_of_each_file(repository: Make) -> None:
    top = repository({"a.txt": "1\n", "d/b.txt": "1\n"})
    commit(top, "Ada", {"a.txt": "2\n", "c d\n\té.txt": "1\n"})
    git(top, "switch", "-qc", "side")
    commit(top, "Bo", {"d/b.txt": "2\n", "gone.txt": "1\n"}, day="2025-02-02")
    git(top, "switch", "-q", "main")
    commit(top, "Cy", {"a.txt": "3\n"}, day="2025-03-03")
    git(top, "merge", "-q", "side")
    git(top, "rm", "-q", "gone.txt")
    git(top, "commit", "-qm", "x")
    authors = told(top).authors
    for file in open_tree(str(top)).files:
        expected = set(git(top, "log", "--format=%an", "--", file.path).split("\n")) - {""}
        assert {one.name for one in authors if file.path in paths(one)} == expected
    listed = git(top, "shortlog", "-sn", "--no-merges", "HEAD").strip().splitlines()
    counted = {name: int(count) for count, name in (line.split("\t") for line in listed)}
    assert {one.name: one.commits for one in authors} == counted


def test_days_are_those_of_the_committer(repository: Make) -> None:
    top = repository({"a": "1\n"})
    commit(top, "Ada", {"a": "2\n"}, day="2025-05-01")
    commit(top, "Ada", {"a": "3\n"}, day="2025-04-01")
    ada = by(top)["Ada"]
    assert (ada.first, ada.last) == (date(2025, 4, 1), date(2025, 5, 1))
    assert ada.touches[0].first == date(2025, 4, 1)


def test_who_moves_a_file_did_not_make_it(repository: Make) -> None:
    top = repository({"a.txt": "1\n", "b.txt": "2\n", "empty": "", "k": "k\n"})
    (top / "new").mkdir()
    git(top, "mv", "a.txt", "new/a.txt")
    git(top, "mv", "empty", "new/empty")
    commit(top, "Mo", {"k": "2\n"})
    git(top, "mv", "new/a.txt", "b.txt", "-f")
    commit(top, "Bo", {"k": "3\n"})
    # What stood at `b.txt` before is gone.
    assert paths(by(top)["T"]) == ["b.txt", "k"]
    assert paths(by(top)["Bo"]) == ["b.txt", "k"]
    # An empty file is nobody's in particular.
    assert paths(by(top)["Mo"]) == ["k", "new/empty"]


def test_two_files_that_change_places(repository: Make) -> None:
    top = repository({"a": "1\n"})
    commit(top, "Bo", {"b": "2\n"})
    write_files(top, {"a": "2\n", "b": "1\n"})
    commit(top, "Mo", {})
    # For git these are two changes, not two moves.
    assert paths(by(top)["Mo"]) == ["a", "b"]


def test_a_path_that_was_used_before_is_another_file(repository: Make) -> None:
    top = repository({"a": "1\n", "k": "k\n"})
    git(top, "rm", "-q", "a")
    commit(top, "Mo", {"k": "2\n"})
    commit(top, "Ada", {"a": "another\n"})
    assert paths(by(top)["T"]) == ["k"]
    assert paths(by(top)["Ada"]) == ["a"]


def test_those_beside_the_author_and_what_is_signed_off(repository: Make) -> None:
    top = repository({"a": "1\n"})
    trailers = (
        "Co-authored-by: Bo <bo@x.example>\nco-authored-by: Cy Ng <cy@x.example>\n"
        "Signed-off-by: Another Name <ADA@x.example>\nSigned-off-by: cy ng <c@else.example>"
    )
    commit(top, "Ada", {"a": "2\n"}, message=f"Change it\n\n{trailers}", day="2025-02-01")
    commit(top, "Ada", {"a": "3\n"}, day="2025-03-01")
    people = by(top)
    assert {name: one.signed for name, one in people.items()} == {
        "T": 0, "Ada": 1, "Bo": 0, "Cy Ng": 1,
    }  # fmt: skip
    assert people["Cy Ng"].touches[0].unsigned is None
    assert people["Ada"].touches[0].first == date(2025, 2, 1)
    assert people["Ada"].touches[0].unsigned == date(2025, 3, 1)


def test_when_github_first_made_a_commit(repository: Make) -> None:
    top = repository({"a": "1\n"})
    assert told(top).hosted is None
    for day in ("2025-02-01", "2025-01-20"):
        when = {"GIT_COMMITTER_DATE": f"{day}T12:00Z"}
        mail = {"GIT_COMMITTER_EMAIL": "noreply@github.com"}
        git(top, "commit", "-q", "--allow-empty", "-m", "x", **when, **mail)
    assert told(top).hosted == date(2025, 1, 20)


def raw_commit(top: Path, author: bytes, when: bytes = b"1 +0000") -> None:
    """Make a commit that git would not make itself."""
    tree = git(top, "rev-parse", "HEAD^{tree}").strip().encode()
    # A change, so that it counts.
    blob = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"], cwd=top, input=os.urandom(9),
        capture_output=True, check=True,
    ).stdout.strip()  # fmt: skip
    tree = subprocess.run(
        ["git", "mktree"], cwd=top, input=b"100644 blob " + blob + b"\ta\n",
        capture_output=True, check=True,
    ).stdout.strip()  # fmt: skip
    head = git(top, "rev-parse", "HEAD").strip().encode()
    body = b"tree %b\nparent %b\nauthor %b %b\ncommitter %b %b\n\nx\n" % (
        tree, head, author, when, author, when,
    )  # fmt: skip
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"], cwd=top,
        input=body, capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    git(top, "reset", "-q", "--hard", made)


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        (b"\xff\xfe <\xe9@x.example>", ("\udcff\udcfe", "\udce9@x.example")),
        (b"\x1b[31mRed\x07 <r@x.example>", ("\x1b[31mRed\x07", "r@x.example")),
        (b"N" * 10_000_000 + b" <n@x.example>", ("N" * 300, "n@x.example")),
        (b"1 <>", ("1", "")),
        (b"A <a@x.example", None),
    ],
)
def test_authors_that_nobody_is(
    repository: Make, author: bytes, shown: tuple[str, str] | None
) -> None:
    top = repository({"a": "1\n"})
    raw_commit(top, author)
    found = {(one.name, one.mail) for one in told(top).authors}
    assert shown is None or shown in found
    assert ("T", "t@example.org") in found


@pytest.mark.parametrize("when", [b"99999999999999 +0000", b"-5 +0000", b"never", b""])
def test_absurd_dates(repository: Make, when: bytes) -> None:
    top = repository({"a": "1\n"})
    raw_commit(top, b"A <a@x.example>", when)
    assert isinstance(by(top)["A"].first, date)


def test_very_many_authors(repository: Make) -> None:
    top = repository({"a": "1\n"})
    lines = []
    for number in range(20_000):
        who = f"P{number} <p{number}@x.example> {1_700_000_000 + number} +0000"
        start = "from refs/heads/main^0\n" if not number else ""
        lines.append(
            f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata 1\nx\n{start}"
            f"M 644 inline a\ndata {len(str(number))}\n{number}\n"
        )
    given = "".join(lines).encode()
    subprocess.run(["git", "fast-import", "--quiet"], cwd=top, input=given, check=True)
    git(top, "reset", "-q", "--hard")
    assert len(told(top).authors) == 20_001


def test_without_contents_and_without_commits(repository: Make, tmp_path: Path) -> None:
    top = repository({"a": "1\n"})
    commit(top, "Ada", {"a": "2\n", "b": "b\n"})
    git(top, "config", "uploadpack.allowFilter", "true")
    whole = told(top)
    for name, option in (
        ("no-blobs", "--filter=blob:none"), ("no-trees", "--filter=tree:0"),
        ("shallow", "--depth=1"),
    ):  # fmt: skip
        git(tmp_path, "clone", "-q", "--no-checkout", option, f"file://{top}", name)
    git(tmp_path / "no-blobs", "reset", "-q")
    tree = open_tree(str(tmp_path / "no-blobs"), "HEAD")
    assert contributions(tree) == whole
    with pytest.raises(SourceError, match="shallow"):
        contributions(open_tree(str(tmp_path / "shallow"), "HEAD"))


def test_a_broken_history_is_said(repository: Make) -> None:
    top = repository({"a": "1\n"})
    commit(top, "Ada", {"a": "2\n"})
    tree = open_tree(str(top))
    lost = git(top, "rev-parse", "HEAD~1").strip()
    (top / ".git/objects" / lost[:2] / lost[2:]).unlink()
    with pytest.raises(SourceError, match="broken, or missing"):
        contributions(tree)


def test_nothing_of_the_repository_is_obeyed(repository: Make) -> None:
    top = repository({"a": "1\n"})
    os.mkfifo(top / ".mailmap")
    os.mkfifo(top / "pipe")
    for key, value in (
        ("mailmap.file", str(top / "pipe")), ("log.mailmap", "true"),
        ("log.showSignature", "true"), ("gpg.program", "/bin/false"),
        ("format.pretty", "%H"), ("log.showRoot", "false"), ("diff.renames", "copies"),
        ("i18n.logOutputEncoding", "UTF-16"), ("core.quotePath", "true"),
    ):  # fmt: skip
        git(top, "config", key, value)
    assert paths(by(top)["T"]) == ["a"]
