"""Of which asset of a commons do the traces at a site speak?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.commons import Commons
from pplcheck.model.pattern import PathPattern
from pplcheck.model.trace import Trace
from pplcheck.recognise import content, folders

# What sums up the contents of a site is of whatever part these are of.
_OF_CONTENTS = frozenset({content.NAME, folders.NAME})
# Of two that hold a file, the one that was named more closely.
_CLOSENESS = {
    AssetKind.REPOSITORY: 0,
    AssetKind.PACKAGE: 1,
    AssetKind.COMPONENT: 2,
    AssetKind.DESIGN: 3,
}


def by_asset(commons: Commons, traces: Iterable[Trace]) -> Mapping[str, tuple[Trace, ...]]:
    """Return the traces by the id of the asset that they speak of.

    Where all are of one part, that part is used. Where they are of several, the whole is, and
    besides each part that is offered on other terms.

    Args:
        commons: of the traces.
        traces: at one site.

    """
    finder = _Finder(commons.assets)
    found: dict[str, list[Trace]] = defaultdict(list)
    sums: list[Trace] = []
    for trace in traces:
        is_sum = not trace.there and trace.recogniser in _OF_CONTENTS
        (sums if is_sum else found[finder.asset_at(trace.there)]).append(trace)
    if len(found) > 1:
        found = _folded(commons.assets, found)
    if sums:
        whole = _whole(commons.assets)
        for id_ in [whole] if whole in found or not found else list(found):
            found[id_] += sums
    return {id_: tuple(sorted(several)) for id_, several in sorted(found.items())}


class _Finder:
    """Knows the innermost asset at each path."""

    def __init__(self, assets: Sequence[Asset]) -> None:
        ordered = sorted(assets, key=_closeness, reverse=True)
        self._patterns = [
            (asset.id, [PathPattern(path) for path in asset.paths]) for asset in ordered
        ]
        self._whole = _whole(assets)
        self._known: dict[str, str] = {}

    def asset_at(self, path: str) -> str:
        """Return the id of the asset that a path belongs to; the whole where none is named."""
        if not path:
            return self._whole
        if path not in self._known:
            self._known[path] = next(
                (
                    id_
                    for id_, patterns in self._patterns
                    if any(one.matches(path) or one.base == path for one in patterns)
                ),
                self._whole,
            )
        return self._known[path]


def _closeness(asset: Asset) -> tuple[int, int, str]:
    longest = max((len(PathPattern(path).base) for path in asset.paths), default=0)
    return _CLOSENESS[asset.kind], longest, asset.id


def _whole(assets: Sequence[Asset]) -> str:
    return next((one.id for one in assets if one.parent is None), ".")


def _folded(
    assets: Sequence[Asset], found: Mapping[str, list[Trace]]
) -> defaultdict[str, list[Trace]]:
    """Return the traces of parts on the terms of their whole as those of the whole."""
    by_id = {asset.id: asset for asset in assets}
    whole = by_id.get(_whole(assets))
    folded: defaultdict[str, list[Trace]] = defaultdict(list)
    for id_, traces in found.items():
        part = by_id.get(id_)
        is_apart = part and whole and part.licence != whole.licence
        folded[id_ if is_apart or whole is None else whole.id] += traces
    return folded
