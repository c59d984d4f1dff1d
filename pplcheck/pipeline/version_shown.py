"""Which version of a commons does a site show that it took?

The surest first: commits that both have, contents that stood together in one version, a commit
that is named, and for single files the versions in which they stood so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pplcheck.model.asset import Asset
from pplcheck.model.fork import Fork
from pplcheck.model.found import Found
from pplcheck.model.trace import Trace
from pplcheck.model.use import Version
from pplcheck.pipeline.offered import offered
from pplcheck.recognise.hints import SAID

_SHORT = 10
Places = Mapping[str, int]


def version_shown(
    found: Found, asset: Asset, traces: Sequence[Trace], places: Places
) -> Version | None:
    """Return the version, with the licence under which it was offered; None for the present.

    Args:
        found: what was found of all of a commons.
        asset: the part that is used.
        traces: that speak of it.
        places: numbers of the versions of the commons on its line, by commit.

    """
    if found.fork:
        return _of_fork(found.fork, asset, places)
    if found.taken:
        taken = found.taken
        until = f" to {taken.last_day}" if taken.last_day != taken.day else ""
        which = f"its contents stood together in the version of {taken.day}{until}"
        return offered(asset, places, taken.first, taken.last, which)
    named = sorted(
        (places[one.version], one.version)
        for one in traces
        if one.recogniser in SAID and one.version in places
    )
    if named:
        (oldest, begins), (newest, _) = named[0], named[-1]
        more = f" and {len(named) - 1} more" if newest != oldest else ""
        which = f"it names the version of commit {begins[:_SHORT]}{more}"
        return offered(asset, places, oldest, newest, which)
    spans = list(_spans(traces, places))
    if spans:
        return _of_files(asset, places, spans)
    return _not_told(asset, traces)


def _of_fork(fork: Fork, asset: Asset, places: Places) -> Version | None:
    which = f"it took the version of {fork.day} (commit {fork.base[:_SHORT]})"
    if fork.is_sketched:
        commit = f"the commit {fork.base[:_SHORT]} of {fork.day}"
        which = f"it has {commit}, and none of the later ones with which the licence changed"
    # On a side branch either licence may have held, if the branch was merged with a change.
    before = max(fork.line - 1, 0) if fork.is_aside else fork.line
    return offered(asset, places, before, fork.line, which)


def _spans(traces: Iterable[Trace], places: Places) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the first and the last version in which each file stood so."""
    for trace in traces:
        last = trace.last_version or trace.version
        if trace.here.path and trace.version in places and last in places:
            yield places[trace.version], places[last]


def _of_files(asset: Asset, places: Places, spans: Sequence[tuple[int, int]]) -> Version | None:
    first, last = max(one for one, _ in spans), min(one for _, one in spans)
    if first > last:  # they stood together in no version
        first, last = min(one for one, _ in spans), max(one for _, one in spans)
    many = "its files stood" if len(spans) > 1 else "its file stood"
    versions = f"versions {first + 1} to {last + 1}" if last > first else f"version {first + 1}"
    return offered(asset, places, first, last, f"{many} so in {versions} of {len(places)}")


def _not_told(asset: Asset, traces: Iterable[Trace]) -> Version | None:
    """Return that nobody can tell, where the licence is not what it always was."""
    if len({period.licence for period in asset.history}) <= 1:
        return None
    called = sorted({one.version for one in traces if one.version})
    named = f"it names version {', '.join(called)}, and " if called else ""
    says = f"{named}which version was taken does not show; the licence changed meanwhile"
    return Version(None, says, is_known=False)
