"""What was found of uses, for people, site by site."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pplcheck.model.duty import DutySeen, MissingLine
from pplcheck.model.fact import Value
from pplcheck.model.fork import Changes
from pplcheck.model.found import Found
from pplcheck.model.report import Report
from pplcheck.model.resolution import Resolution
from pplcheck.model.site import Site
from pplcheck.model.trace import Trace
from pplcheck.model.use import Use
from pplcheck.report.graph import transitive
from pplcheck.report.page import Page
from pplcheck.report.tree import way_line
from pplcheck.report.words import counted

_SHORT = 10
_MOST_TRACES, _MOST_PATHS, _MOST_WAYS = 4, 3, 10


def write_found(page: Page, report: Report) -> None:
    """Write what was found, site by site; what has nothing comes last, in one line each."""
    by_site: dict[str, list[Use]] = {}
    for use in report.uses:
        if use.site:
            by_site.setdefault(use.site, []).append(use)
    resolutions = {one.site: one for one in report.resolutions}
    for site in report.sites:
        if site.id in by_site:
            page.gap()
            _site(page, site, resolutions.get(site.id))
            for use in by_site[site.id]:
                _use(page, use, report)
    _ways(page, report)
    without = [site for site in report.sites if site.id not in by_site]
    if without:
        page.gap()
        page.write("Nothing of it was found at", style="bold")
        for site in without:
            page.write(", ".join((site.id, site.kind, *site.missing)), indent=2)


def _ways(page: Page, report: Report) -> None:
    """Write what reaches users who have it from other users, with the way."""
    ways = transitive(report)
    if not ways:
        return
    page.gap()
    page.write("Used by way of others", style="bold")
    shown = ways if page.look.verbosity > 0 else ways[:_MOST_WAYS]
    for way in shown:
        page.write(way_line(way), indent=2, hang=4)
    if len(ways) > len(shown):
        page.write(f"and {len(ways) - len(shown)} more (-v)", indent=2)


def _site(page: Page, site: Site, resolution: Resolution | None) -> None:
    at = f", revision {site.revision[:_SHORT]}" if site.revision else ""
    page.write(f"({site.kind}{at})", lead=site.id, style="bold")
    for one in site.missing:
        page.write(one, indent=2)
    if resolution is None:
        return
    if resolution.entity:
        page.write(f"{resolution.entity} ({resolution.how})", lead="owner:", indent=2)
    for proposal in resolution.proposals:
        score = f"{proposal.score:.2f}"
        what = f"{proposal.entity}: {proposal.why} ({score}; decide in an [[identity]])"
        page.write(what, lead="owner may be:", indent=2)


def _use(page: Page, use: Use, report: Report) -> None:
    assets = {asset.id: asset for asset in report.assets}
    asset = assets.get(use.asset)
    named = asset.name if asset else use.asset
    lead = "may use" if use.is_hint else "uses"
    page.write(f"{named} ({use.asset})", lead=lead, style="cyan", indent=2)
    found = use.found or Found()
    if use.is_hint:
        page.write("by itself none of this shows a use; it is not judged", indent=6)
        _recognised(page, use.traces)
        return
    if found.changes:
        _changes(page, found.changes)
    licence = asset.licence if asset else None
    says = _version(use, licence)
    page.write(says, lead="version:", indent=6)
    _recognised(page, use.traces)
    _duties(page, found.seen)
    for one in use.disagreements:
        page.write(one, lead="disagrees:", style="yellow", indent=6)


def _version(use: Use, licence: str | None) -> str:
    """Return which version was taken; without a sign of it, only what holds for all."""
    if use.version:
        return use.version.says
    found = use.found or Found()
    if found.fork or found.taken:
        return f"the present version, under {licence}"
    return f"which one does not show; it is offered under {licence}"


def _changes(page: Page, changes: Changes) -> None:
    counts = ", ".join(
        f"{len(paths)} {what}"
        for paths, what in (
            (changes.same, "the same"),
            (changes.changed, "changed"),
            (changes.moved, "elsewhere"),
            (changes.added, "added"),
            (changes.removed, "left out"),
        )
    )
    page.write(f"against that version {counts}", lead="files:", indent=6)
    if page.look.verbosity > 0:
        for paths, what in ((changes.changed, "changed"), (changes.added, "added")):
            for path in paths:
                page.write(path, lead=f"{what}:", indent=8)


def _recognised(page: Page, traces: Sequence[Trace]) -> None:
    """Write each recogniser once, with how many traces it gave, and the strongest of them."""
    counts = Counter(trace.recogniser for trace in traces)
    strongest: dict[str, list[Trace]] = {}
    for trace in sorted(traces, key=lambda one: (-one.strength, one)):
        strongest.setdefault(trace.recogniser, []).append(trace)
    for recogniser, ones in sorted(strongest.items(), key=_weight):
        best = ones[0]
        many = counted(counts[recogniser], "trace")
        page.write(f"{many}, up to {best.strength:.2f}", lead=f"by {recogniser}:", indent=6)
        most = len(ones) if page.look.verbosity > 0 else _MOST_TRACES
        for trace in ones[:most]:
            page.write(_told(trace), indent=8, hang=4)
        if len(ones) > most:
            page.write(f"and {len(ones) - most} more (-v)", indent=8)


def _weight(pair: tuple[str, list[Trace]]) -> tuple[float, str]:
    return -pair[1][0].strength, pair[0]


def _told(trace: Trace) -> str:
    here, there = str(trace.here) if trace.here.path else "", trace.there
    at = f" at {trace.version[:_SHORT]}" if trace.version else ""
    sign = "~" if trace.is_changed else "="
    pair = f"{here} {sign} {there}{at}" if here and there else here or f"{there}{at}"
    runs = ", ".join(f"{first}-{last}" for first, last in trace.lines[:_MOST_PATHS])
    lines = f"lines {runs}{', …' if len(trace.lines) > _MOST_PATHS else ''}" if runs else ""
    return "; ".join(filter(None, (pair.strip(), lines, trace.says)))


def _duties(page: Page, seen: Sequence[DutySeen]) -> None:
    """Write what was seen in one line, unless all is asked for, and the rest one by one."""
    done = [one for one in seen if one.value is Value.YES]
    if page.look.verbosity > 0:
        for one in done:
            page.write(f"{one.sight}: {one.says}", lead="seen:", indent=6)
    elif done:
        page.write(", ".join(one.sight for one in done), lead="seen:", indent=6)
    told: set[MissingLine] = set()
    for one in seen:
        if one.value is not Value.YES:
            _duty(page, one, told)


def _duty(page: Page, seen: DutySeen, told: set[MissingLine]) -> None:
    """Write what was not seen, with the lines that would do, each line once for a use."""
    lead = "NOT seen:" if seen.value is Value.NO else "not known whether seen:"
    style = "yellow" if seen.value is Value.NO else ""
    page.write(f"{seen.sight}: {seen.says}", lead=lead, style=style, indent=6)
    most = len(seen.missing) if page.look.verbosity > 0 else _MOST_PATHS
    missing = [one for one in seen.missing if one not in told]
    for one in missing[:most]:
        told.add(one)
        page.write(_would_go(one), lead="to add:", style="green", indent=8, hang=4)
    if len(missing) > most:
        page.write(f"and {len(missing) - most} more (-v)", indent=8)


def _would_go(one: MissingLine) -> str:
    after = f", after line {one.place.line}" if one.place.line else ""
    text = f"“{one.text}”" if one.text else "the file"
    source = f" (as in the commons' {one.there})" if one.there.path else ""
    return f"{one.place.path}{after}: {text}{source}"


def found_counts(report: Report) -> str:
    """Return how many uses of how many commons were found at how many sites, in one line."""
    shown = [use for use in report.uses if not use.is_hint]
    sites = len({use.site for use in shown})
    commons = len({trace.commons for use in shown for trace in use.traces})
    at = f"at {sites} of {counted(len(report.sites), 'site')}"
    of = f"of {commons} of {len(report.commons)} commons"
    return f"{counted(len(shown), 'use')} {of} found {at}{hinted(report.uses)}."


def hinted(uses: Iterable[Use]) -> str:
    """Return how many uses there are mere hints at, to be added to what was counted."""
    hints = sum(use.is_hint for use in uses)
    return f", and mere hints at {hints} more" if hints else ""
