"""What of the commons of an index does one site use, and what does it show of that use?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pplcheck.discover import Listing
from pplcheck.entities import facts_of_duties
from pplcheck.licences import address_of, licence_at
from pplcheck.model.act import Act
from pplcheck.model.commons import Commons
from pplcheck.model.duty import DutySeen
from pplcheck.model.fact import Fact, Value
from pplcheck.model.place import Place
from pplcheck.model.terms import Terms
from pplcheck.model.trace import Trace
from pplcheck.model.use import Recognised, Use
from pplcheck.pipeline.looking import Looked
from pplcheck.pipeline.offered import places_on_line
from pplcheck.pipeline.pages import user_tree
from pplcheck.pipeline.recognising import Recognisers, Shown
from pplcheck.pipeline.version_shown import version_shown
from pplcheck.recognise.attribution import by_asset
from pplcheck.recognise.duties import Offered, duties_seen
from pplcheck.recognise.hints import shows_use
from pplcheck.recognise.index import OpenedIndex

# From here on a trace says by itself that something was copied.
_CERTAIN = 0.5
# Whoever wants more of the evidence opens the traces.
_MOST_EXAMPLES = 2
_SHORT = 10


class UseFinder:
    """Looks for the commons of one index at any number of sites."""

    def __init__(
        self, index: OpenedIndex, terms: Iterable[Terms], *, is_of_users: bool = False
    ) -> None:
        """Prepare.

        Args:
            index: of the commons.
            terms: of the licences that can be judged.
            is_of_users: whoever asks is a user: even a clone of a commons is a use of it.

        """
        self._index = index
        self._terms = {one.id: one for one in terms}
        self._recognisers = Recognisers(index, is_of_users=is_of_users)
        self._places: dict[int, Mapping[str, int]] = {}

    def at(self, looked: Looked) -> tuple[Use, ...]:
        """Return the uses that a site shows, by commons and asset.

        Whose the site is stays to be told: the entity of each is empty. The ids of assets, and
        with them those of uses, are those within their commons.
        """
        return tuple(
            use
            for shown in self._recognisers.shown_at(looked)
            for use in self._uses(shown, looked)
        )

    def in_listing(self, name: str, listing: Listing) -> tuple[Looked, tuple[Use, ...]]:
        """Return a site that is merely listed, and the uses that it shows, as `at` does."""
        looked, shown = self._recognisers.shown_in(name, listing)
        return looked, tuple(use for one in shown for use in self._uses(one, looked))

    def _uses(self, shown: Shown, looked: Looked) -> Iterator[Use]:
        commons = self._index.commons[shown.commons]
        assets = {asset.id: asset for asset in commons.assets}
        for id_, traces in by_asset(commons, shown.traces).items():
            asset = assets.get(id_)
            if not shows_use(traces, shown.traces):
                yield _hint(shown, id_, traces, looked.site.id)
                continue
            places = self._places_of(shown.commons)
            version = version_shown(shown.found, asset, traces, places) if asset else None
            licence = version.licence if version else asset.licence if asset else None
            seen = _duties(commons, licence, looked, traces)
            acts = _acts(shown, traces)
            yield Use(
                id=f"{id_} at {looked.site.id}",
                entity="",
                asset=id_,
                acts=acts,
                commercial=Value.UNKNOWN,
                how=tuple(_how(traces)),
                facts=self._facts(licence, seen, looked),
                since=None,
                place=Place(looked.site.id),
                version=version,
                site=looked.site.id,
                traces=traces,
                found=replace(shown.found, seen=seen, acts=acts),
            )

    def _places_of(self, commons: int) -> Mapping[str, int]:
        if commons not in self._places:
            self._places[commons] = places_on_line(self._index.past(commons))
        return self._places[commons]

    def _facts(
        self, licence: str | None, seen: Sequence[DutySeen], looked: Looked
    ) -> tuple[Fact, ...]:
        terms = self._terms.get(licence or "")
        if terms is None:
            return ()
        revision = looked.site.revision[:_SHORT]
        where = f"{looked.site.id} at {revision}" if revision else looked.site.id
        return facts_of_duties(seen, terms.questions, where)


def _hint(shown: Shown, asset: str, traces: tuple[Trace, ...], site: str) -> Use:
    """Return what may be a use: of it no duties are asked, and nothing is judged."""
    return Use(
        id=f"{asset} at {site}",
        entity="",
        asset=asset,
        acts=(),
        commercial=Value.UNKNOWN,
        how=tuple(_how(traces)),
        facts=(),
        since=None,
        place=Place(site),
        site=site,
        traces=traces,
        found=shown.found,
        is_hint=True,
    )


def _duties(
    commons: Commons, licence: str | None, looked: Looked, traces: Sequence[Trace]
) -> tuple[DutySeen, ...]:
    address = address_of(licence) if licence else ""
    tree = user_tree(looked, traces)
    return duties_seen(Offered(commons, licence, address), tree, traces, licence_at)


def _acts(shown: Shown, traces: Sequence[Trace]) -> tuple[Act, ...]:
    """Return what the files show to be done: what is declared alone may never be copied."""
    of_files = [
        trace
        for trace in traces
        if trace.there and trace.here.path and trace.strength >= _CERTAIN
    ]
    if not (of_files or shown.found.fork or shown.found.taken):
        return ()
    changes = shown.found.changes
    # What is left out changes no file; what another version of the commons has is not theirs.
    of_the_commons = {one.here.path for one in of_files if not one.is_changed}
    changed = set(changes.changed if changes else ()) - of_the_commons
    is_changed = bool(changed) or any(one.is_changed for one in of_files)
    return (Act.ADAPT, Act.COPY) if is_changed else (Act.COPY,)


def _how(traces: Sequence[Trace]) -> Iterator[Recognised]:
    """Yield each recogniser once, the strongest first, with what it rests on."""
    by_name: dict[str, list[Trace]] = {}
    for trace in sorted(traces, key=lambda one: (-one.strength, one)):
        by_name.setdefault(trace.recogniser, []).append(trace)
    for name, ones in sorted(by_name.items(), key=lambda item: (-item[1][0].strength, item[0])):
        examples = "; ".join(filter(None, map(_example, ones[:_MOST_EXAMPLES])))
        more = len(ones) - _MOST_EXAMPLES
        evidence = f"{examples} and {more} more" if more > 0 else examples
        yield Recognised(name, evidence, round(ones[0].strength, 3))


def _example(trace: Trace) -> str:
    if trace.here.path and trace.there:
        return f"{trace.here} {'is like' if trace.is_changed else 'is'} {trace.there}"
    return trace.says or str(trace.here) or trace.there
