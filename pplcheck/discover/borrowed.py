"""Does a repository keep its objects elsewhere?

Git follows `objects/info/alternates`, and symbolic links, to wherever they lead. A folder that
came out of an archive can so name the objects of another repository on this machine (whose
commit ids may be known from outside, as those of a private submodule are), or a network share,
and what stands there would be told as its own. So what lies outside is not read. Those who
borrow on purpose (`git clone --shared`, `--reference`) are told how to end it.
"""

import os
import stat
from collections.abc import Iterable, Iterator

from pplcheck.discover.source import Repository
from pplcheck.model.errors import Problem, SourceError
from pplcheck.model.place import Place

# As many steps as git takes from one alternate to the next.
_MOST_STEPS = 5
# No repository borrows from that many; what is longer was not written by git.
_LONGEST = 2**16


def refuse_borrowed(repository: Repository, objects: str) -> None:
    """See that objects lie within the repository.

    Args:
        repository: whose they are.
        objects: their folder.

    Raises:
        SourceError: some lie elsewhere.

    """
    own = os.path.dirname(os.path.normpath(objects))
    roots = {os.path.realpath(path) for path in (repository.root, repository.git_dir, own)}
    todo, seen = [objects], set[str]()
    for _ in range(_MOST_STEPS + 1):
        for folder in todo:
            if any(not _is_below(path, roots) for path in _parts(folder)):
                raise _borrowed(repository)
        seen.update(todo)
        todo = [path for folder in todo for path in _alternates(folder) if path not in seen]
    if todo:
        raise _borrowed(repository)


def _borrowed(repository: Repository) -> SourceError:
    what = "some of its objects are kept in another folder, which is not read"
    hint = "if you trust it: `git repack -a -d`, then remove objects/info/alternates"
    return SourceError(Problem(Place(repository.root), what, hint))


def _is_below(path: str, roots: Iterable[str]) -> bool:
    # A share is not even asked for: that would greet its server.
    if path.startswith(("\\\\", "//")):
        return False
    real = os.path.realpath(path)
    return any(real == root or real.startswith(os.path.join(root, "")) for root in roots)


def _parts(folder: str) -> Iterator[str]:
    """Yield a folder of objects, and what in it is a link."""
    yield folder
    try:
        with os.scandir(folder) as entries:
            yield from (entry.path for entry in entries if entry.is_symlink())
    except OSError:
        return


def _alternates(folder: str) -> Iterator[str]:
    """Yield the folders that one names (gitrepository-layout), the quoted ones as they are."""
    path = os.path.join(folder, "info", "alternates")
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            yield os.devnull  # git would wait at a pipe for ever
            return
        with open(path, "rb") as file:
            content = file.read(_LONGEST)
    except OSError:
        return
    for line in content.splitlines():
        if line and not line.startswith(b"#"):
            yield os.path.normpath(os.path.join(folder, os.fsdecode(line)))
