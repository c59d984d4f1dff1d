"""By which of all ways does something of the commons show at a site?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pplcheck.discover import Listing, SourceFile, UnloadableError, first_seen, ids_at
from pplcheck.model.commons import Commons
from pplcheck.model.errors import SourceError
from pplcheck.model.fork import Fork, Taken
from pplcheck.model.found import Found
from pplcheck.model.site import Site
from pplcheck.model.survey import FileRecord
from pplcheck.model.trace import Trace
from pplcheck.pipeline.fingerprints import LARGEST_TEXT, Fingerprinter
from pplcheck.pipeline.looking import Looked, look_at_listed
from pplcheck.pipeline.sketches import sketch_designs
from pplcheck.recognise import content, dependency, history, listed, notices, version
from pplcheck.recognise.designs import KnownDesigns
from pplcheck.recognise.folders import FolderPair, folders
from pplcheck.recognise.hints import SAID
from pplcheck.recognise.index import OpenedIndex
from pplcheck.recognise.near import Asked, Search
from pplcheck.recognise.passages import trace_of

# Fewer contents that fit a version tell none.
_FEWEST_OF_A_VERSION = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """What of one commons shows at a site.

    Attributes:
        commons: its number in the index.
        traces: sorted.
        found: which version, changed how.

    """

    commons: int
    traces: tuple[Trace, ...]
    found: Found


class Recognisers:
    """All ways of knowing a use, ready for any number of sites."""

    def __init__(self, index: OpenedIndex, *, is_of_users: bool = False) -> None:
        """Prepare.

        Args:
            index: of the commons that are looked for.
            is_of_users: whoever asks is a user: even a clone of a commons is a use of it.

        """
        self._is_of_users = is_of_users
        self._index = index
        self._numbers = {commons.id: number for number, commons in enumerate(index.commons)}

    @cached_property
    def _designs(self) -> KnownDesigns:
        return KnownDesigns(self._index)

    def shown_at(self, looked: Looked) -> Iterator[Shown]:
        """Yield what shows at a site, commons by commons; the commons itself is no user.

        Args:
            looked: the site.

        """
        of_files = self._of_files(looked)
        traces = [
            *history.recognise(looked.candidate, self._index),
            *of_files,
            *dependency.recognise(looked.candidate, self._index),
            *notices.recognise(looked.candidate, self._index),
        ]
        forks = {
            fork.commons: fork for fork in history.forks(looked.candidate.past, self._index)
        }
        by_commons: dict[str, list[Trace]] = defaultdict(list)
        for trace in traces:
            by_commons[trace.commons].append(trace)
        for id_, own in sorted(by_commons.items()):
            number = self._numbers[id_]
            commons, fork = self._index.commons[number], forks.get(id_)
            if self._is_of_users or not _is_itself(looked.site, commons, fork):
                yield self._shown(number, own, fork, looked)

    def shown_in(self, name: str, listing: Listing) -> tuple[Looked, tuple[Shown, ...]]:
        """Return what shows in a listing.

        Of a commons that it has much of, only the version is told: there may be thousands of
        such listings. Where it has little, that is looked at file by file.

        Args:
            name: of the listing.
            listing: of one tree.

        """
        import numpy as np

        standing = self._index.standing(listing.keys)
        whole = dict(listed.versions_of(standing, self._index))
        rest = np.isin(standing.owners, list(whole), invert=True)
        files = listing.files(np.unique(standing.places[rest]).tolist()) if rest.any() else ()
        looked = look_at_listed(name, files, listing.broken)
        shown = [
            Shown(number, (listed.trace_of(taken, len(listing.keys)),), Found(taken=taken))
            for number, taken in whole.items()
        ]
        if files:
            shown += (one for one in self.shown_at(looked) if one.commons not in whole)
        return looked, tuple(sorted(shown, key=lambda one: one.commons))

    def _of_files(self, looked: Looked) -> list[Trace]:
        candidate = looked.candidate
        known = self._index.contents(file.content_id for file in candidate.files)
        equal = list(content.recognise(candidate, self._index, _seen(looked, known)))
        loadable = {file.path for file in looked.survey.files}
        ids = {file.path: file.content_id for file in candidate.files}
        others = [
            source
            for source in looked.tree.files
            if source.path in loadable and ids[source.path] not in known
        ]
        changed = [file for file in looked.survey.files if ids[file.path] not in known]
        return [*equal, *self._near(others), *self._of_designs(looked, changed)]

    def _near(self, sources: Iterable[SourceFile]) -> Iterator[Trace]:
        """Yield which texts are like those of a commons, though they are not the same."""
        search, by_path = Search(self._index), {}
        fingerprinter = Fingerprinter()
        for source in sources:
            if not 0 < source.size <= LARGEST_TEXT:
                continue
            try:
                batch = list(fingerprinter.take(source.path, source.load()))
            except UnloadableError:
                continue  # said in the survey
            by_path[source.path] = source
            search.look_up([Asked(one.path, one.grams) for one in batch])
        search.look_up([Asked(one.path, one.grams) for one in fingerprinter.rest()])
        for match in search.matches():
            commons = self._index.commons[match.text.commons]
            trace = trace_of(match, commons, _content(by_path[match.path]))
            if trace:
                yield trace

    def _of_designs(self, looked: Looked, files: Sequence[FileRecord]) -> Iterator[Trace]:
        if not (self._index.meshes() or self._index.drawn()):
            return
        sketched = sketch_designs(looked.tree, files, _silent, collection=looked.site.id)
        yield from self._designs.recognise(sketched.meshes, sketched.drawn)

    def _shown(
        self, number: int, traces: Sequence[Trace], fork: Fork | None, looked: Looked
    ) -> Shown:
        """Return what shows of one commons, with the version that was taken and its changes."""
        pairs = [(file.path, file.content_id) for file in looked.candidate.files]
        taken: Taken | None = None
        if fork is None:
            found = version.version_taken(pairs, self._index, number)
            taken = found if found and found.matched >= _FEWEST_OF_A_VERSION else None
        there = self._there(number, fork, taken, looked)
        commons = self._index.commons[number].id
        same = {
            path for path, id_ in pairs if id_ and there.get(path, "") == id_[: version.KEPT]
        }
        known = {trace.here.path for trace in traces}
        here = {path for path, _ in pairs if path not in same or path in known}
        of_files = [trace for trace in traces if trace.recogniser not in SAID]
        told = folders(of_files, here, {commons: there})
        changes = None
        if there and (fork or _stands_at_the_top(told)):
            changes = version.changes(pairs, there)
        every = sorted({*traces, *(pair.trace for pair in told)})
        return Shown(number, tuple(every), Found(fork, taken, changes))

    def _there(
        self, number: int, fork: Fork | None, taken: Taken | None, looked: Looked
    ) -> Mapping[str, str]:
        """Return the first digits of the content ids of the version that was taken, by path."""
        if fork and fork.is_sketched:
            return {}  # it was taken later than the base: what changed since says nothing
        if fork and looked.tree.hash_name == "sha1":
            try:
                found = ids_at(looked.tree, fork.base)
            except SourceError:
                pass  # a shallow clone: the index has the version on the line that took it in
            else:
                return {path: id_[: version.KEPT] for path, id_ in found.items()}
        place = fork.line if fork else taken.first if taken else None
        return self._index.paths_at(number, place) if place is not None else {}


def _is_itself(site: Site, commons: Commons, fork: Fork | None) -> bool:
    """Whether a site is the commons and no user of it: by its address, else by its version.

    Folders are called alike, so a mere name tells nothing, as long as no commit goes with it. A
    clone in which somebody went on by themselves is a use, wherever it was cloned from.
    """
    if commons.addresses:
        return site.id in commons.addresses and not (fork and fork.ahead)
    called = commons.id, commons.revision
    return bool(commons.revision) and (site.id, site.revision) == called


def _stands_at_the_top(told: Iterable[FolderPair]) -> bool:
    """Whether the site as a whole is the commons as a whole, so that paths can be compared."""
    return any(not one.trace.here.path and not one.trace.there for one in told)


def _seen(looked: Looked, known: Collection[str]) -> Mapping[str, date]:
    """Return on which day the contents that are known appeared first in the site's history."""
    tree = looked.tree
    if tree.repository is None or not tree.revision or not known:
        return {}
    try:
        return first_seen(tree.repository, tree.revision, known)
    except SourceError:
        return {}  # that the history cannot be told is said with the site


def _content(source: SourceFile) -> bytes | None:
    try:
        return source.load()
    except UnloadableError:
        return None


def _silent(done: int, total: int) -> None:
    """Show nothing: reading the files of a site took most of the time already."""
    del done, total
