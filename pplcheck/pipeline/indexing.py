"""How do commons become an index: a file for others, or a view for this run?"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pplcheck.discover import open_site
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place
from pplcheck.model.survey import Unread
from pplcheck.model.terms import Terms
from pplcheck.pipeline.gathering import Surveyed, gather, survey_commons
from pplcheck.pipeline.survey import Progress
from pplcheck.recognise.index import OpenedIndex, UnusableIndexError, build, merged, opened
from pplcheck.store import is_plain_file, mapped
from pplcheck.write import write_whole

_HINT = "make it again with `pplcheck index`"
_HINT_ON_NAMES = "rename a folder, or name the commons in its pplcheck.toml ([commons] name)"


@dataclass(frozen=True, slots=True)
class Indexed:
    """An index that was put together.

    Attributes:
        index: of all commons that were named.
        unread: what of them could not be taken in, and why; by commons.
        terms: those that stewards wrote for licences of their own, as far as their folders are
            at hand.

    """

    index: OpenedIndex
    unread: tuple[Unread, ...]
    terms: tuple[Terms, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes:
        says: for people, a line each.
        unread: what could not be taken in, and why.

    """

    says: tuple[str, ...]
    unread: tuple[Unread, ...]


def index_of(paths: Sequence[str], progress: Progress, revision: str | None = None) -> Indexed:
    """Return one index of all commons at some paths.

    Args:
        paths: folders, repositories, and indexes that were written before.
        progress: called while files are read.
        revision: of the repositories: index this commit.

    Raises:
        ConfigurationError: an index cannot be used.
        PplcheckError: there is nothing at a path, or it cannot be read.

    """
    single: list[tuple[str, OpenedIndex]] = []
    unread: list[Unread] = []
    terms: list[Terms] = []
    for path in paths:
        if is_plain_file(path):
            single.append((path, _from_file(path)))
            continue
        surveyed = survey_commons(open_site(path, revision).tree, None, progress)
        indexed = index_surveyed(surveyed, progress)
        single.append((path, indexed.index))
        unread += indexed.unread
        terms += surveyed.configuration.terms
    _refuse_namesakes(index for _, index in single)
    return Indexed(together(single), tuple(sorted(unread)), tuple(terms))


def index_surveyed(surveyed: Surveyed, progress: Progress) -> Indexed:
    """Return the index of a commons whose present version was read.

    Args:
        surveyed: the commons.
        progress: called while fingerprints are taken.

    """
    gathered, unread = gather(surveyed, progress)
    with usable(surveyed.tree.name):
        return Indexed(opened(build([gathered])), unread)


def write_index(
    paths: Sequence[str], output: str, revision: str | None, progress: Progress
) -> Written:
    """Write one index of all commons at some paths.

    Args:
        paths: as in `index_of`.
        output: the file to write.
        revision: as in `index_of`.
        progress: called while files are read.

    Raises:
        OutputError: it could not be written.
        PplcheckError: as in `index_of`.

    """
    indexed = index_of(paths, progress, revision)
    with usable(", ".join(paths)):
        content = merged([indexed.index])
    write_whole(output, content)
    return Written(tuple(_says(indexed.index, output, len(content))), indexed.unread)


@contextmanager
def usable(name: str) -> Iterator[None]:
    """While an index is asked: what is only read then may be found to be damaged.

    Args:
        name: of the index, for people.

    Raises:
        ConfigurationError: it cannot be used.

    """
    try:
        yield
    except UnusableIndexError as error:
        raise _unusable(name, error) from error


def _from_file(path: str) -> OpenedIndex:
    with usable(path):
        return opened(mapped(path))


def together(single: Sequence[tuple[str, OpenedIndex]]) -> OpenedIndex:
    """Return several indexes as one.

    Args:
        single: pairs of a name for people and an index.

    Raises:
        ConfigurationError: one of them cannot be used.

    """
    if len(single) == 1:
        return single[0][1]
    try:
        return opened(merged([index for _, index in single]))
    except UnusableIndexError as error:
        # Only now it is worth to look which of them it was.
        for path, index in single:
            with usable(path):
                merged([index])
        raise _unusable("the indexes", error) from error


def _refuse_namesakes(single: Iterable[OpenedIndex]) -> None:
    """Refuse commons that would be taken for one, since they bear one name.

    Of two versions of one commons the newest is taken, so one must have led to the other.

    Raises:
        ConfigurationError: two have one name, and neither is a version of the other.

    """
    known: dict[str, tuple[str, OpenedIndex]] = {}
    for index in single:
        for one in index.commons:
            revision, other = known.setdefault(one.id, (one.revision, index))
            if other is index:
                continue
            is_led_to = one.revision in other.commits([one.revision])
            leads_to = revision in index.commits([revision])
            if revision and one.revision and not (is_led_to or leads_to):
                what = "two commons bear this name, and neither is a version of the other"
                raise ConfigurationError(Problem(Place(one.id), what, _HINT_ON_NAMES))


def _unusable(path: str, error: UnusableIndexError) -> ConfigurationError:
    return ConfigurationError(Problem(Place(path), error.reason, _HINT))


def _says(index: OpenedIndex, output: str, size: int) -> Iterable[str]:
    for number, commons in enumerate(index.commons):
        versions = max(1, len(index.past(number).line))
        several = "version" if versions == 1 else "versions"
        since = f" since {commons.history.begins}" if commons.history else ""
        at = f", at {commons.revision[:10]}" if commons.revision else ""
        yield f"{commons.name} ({commons.id}{at}): {versions:,} {several}{since}"
    yield f"{output}: {size:,} bytes"
