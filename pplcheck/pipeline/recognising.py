"""By which of all ways does something of the commons show at a site?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pplcheck.discover import SourceFile, UnloadableError, first_seen
from pplcheck.model.errors import SourceError
from pplcheck.model.fork import Fork, Taken
from pplcheck.model.found import Found
from pplcheck.model.trace import Trace
from pplcheck.pipeline.fingerprints import Fingerprinter
from pplcheck.pipeline.looking import Looked
from pplcheck.pipeline.sketches import sketch_designs
from pplcheck.recognise import content, dependency, history, notices, version
from pplcheck.recognise.designs import KnownDesigns
from pplcheck.recognise.folders import folders
from pplcheck.recognise.index import OpenedIndex
from pplcheck.recognise.near import Asked, Match, Search
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

    def __init__(self, index: OpenedIndex) -> None:
        """Prepare.

        Args:
            index: of the commons that are looked for.

        """
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
        forks = {fork.commons: fork for fork in history.forks(looked.candidate.past, self._index)}
        by_commons: dict[str, list[Trace]] = defaultdict(list)
        for trace in traces:
            by_commons[trace.commons].append(trace)
        for id_, own in sorted(by_commons.items()):
            number = self._numbers[id_]
            if looked.site.id not in {id_, *self._index.commons[number].addresses}:
                yield self._shown(number, own, forks.get(id_), looked)

    def _of_files(self, looked: Looked) -> list[Trace]:
        candidate = looked.candidate
        known = self._index.contents(file.content_id for file in candidate.files)
        equal = list(content.recognise(candidate, self._index, _seen(looked, known)))
        loadable = {file.path for file in looked.survey.files}
        others = [
            source
            for source in looked.tree.files
            if source.path in loadable and _id_of(looked, source.path) not in known
        ]
        return [*equal, *self._near(others), *self._of_designs(looked)]
