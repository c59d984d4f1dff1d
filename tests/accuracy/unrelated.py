"""What do a commons and a tree that has nothing to do with it consist of?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pplcheck.discover.revision import list_revision
from pplcheck.discover.source import UnloadableError
from pplcheck.discover.worktree import is_bare
from pplcheck.recognise.excluded import HEAD, why_no_evidence, why_no_likeness
from tests.accuracy.comments import LANGUAGES, language_of

# Of one language; a tree of nothing but headers of a kernel would say little.
_MOST_OF_ONE = 9000
_LARGEST = 2_000_000


@dataclass(frozen=True, slots=True, order=True)
class Content:
    """A file and what stands in it."""

    path: str
    content: bytes


def texts_of_commons(path: Path) -> list[Content]:
    """Return the texts of a commons that can be evidence: of its HEAD, or of a folder."""
    is_repository = (path / ".git").exists() or is_bare(str(path))
    found = _of_repository(path) if is_repository else _of_folder(path)
    return [one for one in found if _is_telling(one)]


def unrelated(folders: Iterable[Path], count: int, seed: int) -> list[Content]:
    """Return so many files that can be evidence, those in languages we can alter first."""
    paths = sorted(path for folder in folders for path in _files(folder))
    Random(seed).shuffle(paths)
    of_one: Counter[str] = Counter()
    first: list[Path] = []
    rest: list[Path] = []
    for path in paths:
        language = language_of(path.name)
        of_one[language] += 1
        is_first = language in LANGUAGES and of_one[language] <= _MOST_OF_ONE
        (first if is_first else rest).append(path)
    found = []
    for path in first + rest:
        one = Content(str(path), path.read_bytes())
        if _is_telling(one):
            found.append(one)
        if len(found) == count:
            break
    return found


def _is_telling(one: Content) -> bool:
    head = one.content[:HEAD]
    return (
        len(one.content) <= _LARGEST
        and b"\0" not in head
        and not why_no_evidence(one.path, head, len(one.content))
        and not why_no_likeness(one.path)
    )


def _of_repository(path: Path) -> Iterator[Content]:
    for file in list_revision(str(path), "HEAD").files:
        if file.size <= _LARGEST:
            try:
                yield Content(file.path, file.load())
            except UnloadableError:
                continue


def _of_folder(folder: Path) -> Iterator[Content]:
    for path in sorted(_files(folder)):
        yield Content(path.relative_to(folder).as_posix(), path.read_bytes())


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and ".git" not in path.parts:
            yield path
