"""What are the texts of a tree told by, when others are compared with them?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pplcheck.discover import Contents, Tree, UnloadableError
from pplcheck.model.errors import SourceError
from pplcheck.model.past import Life, Past
from pplcheck.model.place import Place
from pplcheck.model.survey import FileRecord, Unread
from pplcheck.pipeline.survey import Progress
from pplcheck.recognise.excluded import HEAD, why_no_evidence, why_no_likeness
from pplcheck.recognise.gathered import GatheredText
from pplcheck.recognise.winnowing import grams_of_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What is larger was made by a programme, or is data.
LARGEST_TEXT = 1 << 20
# Of a file with a long past, so many versions tell all others: each holds most of the next.
_MOST_VERSIONS = 8
# So much is fingerprinted at a time, and no more stands in memory.
_BATCH = 8 << 20
_BINARY = b"\0"

Texts = tuple[GatheredText, ...]


@dataclass(frozen=True, slots=True)
class FileGrams:
    """A text of a tree with its fingerprints: different ones, sorted."""

    path: str
    grams: "NDArray[np.uint64]"


class Fingerprinter:
    """Takes texts one by one, and fingerprints them by the batch."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, bytes]] = []
        self._size = 0

    def take(self, path: str, content: bytes) -> Iterator[FileGrams]:
        """Take a text; yield those of a batch when it is full.

        What is no text, or tells nothing, is passed over.
        """
        if len(content) > LARGEST_TEXT or _BINARY in content[:HEAD]:
            return
        if why_no_evidence(path, content[:HEAD], len(content)) or why_no_likeness(path):
            return
        self._waiting.append((path, content))
        self._size += len(content)
        if self._size >= _BATCH:
            yield from self.rest()

    def rest(self) -> Iterator[FileGrams]:
        """Yield the texts that still wait."""
        waiting, self._waiting, self._size = self._waiting, [], 0
        found = grams_of_many([content for _, content in waiting])
        for (path, _), grams in zip(waiting, found, strict=True):
            yield FileGrams(path, grams)


def texts_now(
    tree: Tree, files: Sequence[FileRecord], progress: Progress
) -> tuple[Texts, tuple[Unread, ...]]:
    """Return the fingerprints of the texts that stand in a tree now.

    Args:
        tree: what `discover` listed.
        files: what was read of it.
        progress: called after each file.

    """
    found: list[FileGrams] = []
    unread: list[Unread] = []
    known = {file.path for file in files}
    fingerprinter = Fingerprinter()
    for done, source in enumerate(tree.files, start=1):
        if source.path in known and 0 < source.size <= LARGEST_TEXT:
            try:
                found += fingerprinter.take(source.path, source.load())
            except UnloadableError as error:
                unread.append(Unread(Place(source.path), f"not compared: {error}"))
        progress(done, len(tree.files))
    found += fingerprinter.rest()
    texts = [GatheredText(one.path, one.grams, len(one.grams)) for one in found]
    return tuple(sorted(texts, key=lambda one: one.path)), tuple(unread)


class TextsOfPast:
    """The fingerprints of what texts were in older versions."""

    def __init__(self, tree: Tree, past: Past, files: Iterable[FileRecord] = ()) -> None:
        """Choose which versions of each file tell the others.

        Args:
            tree: of a repository with commits.
            past: with the lives of its contents.
            files: what was read of the tree: those contents are told by `texts_now`. Work in
                progress is in no commit, and is not missing there.

        """
        self._tree = tree
        now = {(file.path, file.content_id) for file in files}
        by_path: dict[str, list[Life]] = defaultdict(list)
        for life in past.lives:
            if not (
                why_no_evidence(life.path, None, LARGEST_TEXT) or why_no_likeness(life.path)
            ):
                by_path[life.path].append(life)
        self._chosen = [
            one
            for lives in by_path.values()
            for one in _spread(lives)
            if (one.path, one.content_id) not in now
        ]

    def added_to(self, texts: Texts, progress: Progress) -> tuple[Texts, tuple[Unread, ...]]:
        """Return the texts with what they were before, and those that are gone now.

        Args:
            texts: as they are now.
            progress: called after each version of a text.

        """
        import numpy as np

        newest = {text.path: text.newest for text in texts}
        grams = {text.path: [text.grams] for text in texts}
        missing = 0
        try:
            contents = Contents(self._tree, (life.content_id for life in self._chosen))
        except SourceError as error:
            why = f"older versions of texts are not known: {error.problems[0].what}"
            return texts, (Unread(Place(self._tree.name), why),)
        fingerprinter = Fingerprinter()
        for found in self._taken(contents, fingerprinter, progress):
            grams.setdefault(found.path, []).append(found.grams)
            newest.setdefault(found.path, len(found.grams))
        missing = sum(contents.size(life.content_id) is None for life in self._chosen)
        versions = "older version" if missing == 1 else "older versions"
        unread = f"missing from this clone: {missing} {versions} of texts"
        return (
            tuple(
                GatheredText(path, np.unique(np.concatenate(several)), newest[path])
                for path, several in sorted(grams.items())
            ),
            (Unread(Place(self._tree.name), unread),) if missing else (),
        )

    def _taken(
        self, contents: Contents, fingerprinter: Fingerprinter, progress: Progress
    ) -> Iterator[FileGrams]:
        for done, life in enumerate(self._chosen, start=1):
            if 0 < (contents.size(life.content_id) or 0) <= LARGEST_TEXT:
                try:
                    content = contents.load(life.content_id)
                except UnloadableError:
                    continue  # broken: one version less to tell a text by
                yield from fingerprinter.take(life.path, content)
            progress(done, len(self._chosen))
        yield from fingerprinter.rest()


def _spread(lives: Sequence[Life]) -> Sequence[Life]:
    """Return some of the lives of one path, from its first version to its last."""
    newest_first = sorted(lives, key=lambda one: (one.last, one.first), reverse=True)
    if len(newest_first) <= _MOST_VERSIONS:
        return newest_first
    step = (len(newest_first) - 1) / (_MOST_VERSIONS - 1)
    return [newest_first[round(number * step)] for number in range(_MOST_VERSIONS)]
