"""Repositories for the tests of who has what from whom: made by git, asked of git."""

from datetime import date
from pathlib import Path

from pplcheck.discover import first_seen, open_tree, past_of
from pplcheck.discover.source import Repository
from pplcheck.model.commons import Commons
from pplcheck.model.past import Past
from pplcheck.model.site import Site, SiteKind
from pplcheck.recognise.candidate import Candidate, CandidateFile
from pplcheck.recognise.doors import Index
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.index import build, opened
from tests.conftest import git, write_files

COMMONS = "example.org/commons/work"


def text(number: int, words: int = 60) -> str:
    """A text like no other, long enough to tell something."""
    return " ".join(f"w{number * 7919 + word * 31}" for word in range(words)) + "\n"


def commit(top: Path, day: str, files: dict[str, str | None]) -> str:
    """Commit files on a day; `None` takes one away."""
    for path, content in files.items():
        if content is None:
            (top / path).unlink()
    write_files(top, {path: one for path, one in files.items() if one is not None})
    git(top, "add", "-A")
    when = f"{day}T12:00:00+0000"
    git(top, "commit", "-qm", day, "--allow-empty", GIT_COMMITTER_DATE=when)
    return head(top)


def merge(top: Path, day: str, branch: str) -> str:
    when = f"{day}T12:00:00+0000"
    git(top, "merge", "-q", "--no-ff", "-m", day, branch, GIT_COMMITTER_DATE=when)
    return head(top)


def head(top: Path) -> str:
    return git(top, "rev-parse", "HEAD").strip()


def repository(top: Path) -> Repository:
    return Repository(str(top), str(top / ".git"))


def past(top: Path, revision: str = "", *, with_lives: bool = False) -> Past:
    return past_of(repository(top), revision or head(top), with_lives=with_lives)


def gathered(top: Path, name: str = COMMONS) -> Gathered:
    told = past(top, with_lives=True)
    roots = tuple(sorted(one.id for one in told.commits if not one.parents))
    return Gathered(Commons(name, name, head(top), roots), told)


def index(*tops: Path) -> Index:
    """Index repositories, the first one as the commons."""
    names = [COMMONS, *(f"example.org/other/{number}" for number in range(len(tops) - 1))]
    return opened(build([gathered(top, name) for top, name in zip(tops, names, strict=True)]))


def candidate(top: Path) -> Candidate:
    files = tuple(
        CandidateFile(file.path, file.known_id or "", file.size)
        for file in open_tree(str(top), "HEAD").files
    )
    return Candidate(Site("here", SiteKind.REPOSITORY, head(top)), files, past(top))


def seen(top: Path) -> dict[str, date]:
    ids = [file.known_id or "" for file in open_tree(str(top), "HEAD").files]
    return dict(first_seen(repository(top), head(top), ids))


def pairs(top: Path) -> list[tuple[str, str]]:
    return [(file.path, file.content_id) for file in candidate(top).files]


def clone(top: Path, name: str, *how: str) -> Path:
    target = top.parent / name
    git(top.parent, "clone", "-q", *how, top.as_uri(), str(target))
    return target


def copied(top: Path, name: str, day: str, revision: str = "HEAD") -> Path:
    """Begin a new repository with what a commit held: a fork without its history."""
    target = top.parent / name
    target.mkdir()
    git(target, "init", "-q")
    for path in git(top, "ls-tree", "-r", "--name-only", revision).splitlines():
        write_files(target, {path: git(top, "show", f"{revision}:{path}")})
    commit(target, day, {})
    return target
