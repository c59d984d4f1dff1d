"""What was found of uses: for programmes, and for people site by site."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from pplcheck.model.commons import Commons
from pplcheck.model.duty import DutySeen, MissingLine
from pplcheck.model.fact import Value
from pplcheck.model.fork import Changes, Fork, Taken
from pplcheck.model.found import Found
from pplcheck.model.report import Report
from pplcheck.model.resolution import Resolution
from pplcheck.model.site import Site
from pplcheck.model.trace import Trace
from pplcheck.model.use import Use
from pplcheck.report.files import place
from pplcheck.report.graph import transitive
from pplcheck.report.page import Page
from pplcheck.report.plain import whole
from pplcheck.report.tree import way_line
from pplcheck.report.words import counted

_Table = dict[str, Any]

_SHORT = 10
_MOST_TRACES, _MOST_PATHS, _MOST_WAYS = 4, 3, 10


def commons_table(commons: Commons) -> _Table:
    """Return a commons that was looked for as a value of JSON."""
    return {
        "id": whole(commons.id),
        "name": whole(commons.name),
        "revision": commons.revision or None,
        "addresses": [whole(one) for one in commons.addresses],
        "packages": [whole(one) for one in commons.packages],
    }


def site_table(site: Site, resolution: Resolution | None) -> _Table:
    """Return a site, and whose it is, as a value of JSON."""
    return {
        "id": whole(site.id),
        "kind": site.kind,
        "revision": site.revision or None,
        "identifiers": [[kind, whole(value)] for kind, value in site.identifiers],
        "missing": [whole(one) for one in site.missing],
        "owner": resolution.entity if resolution else None,
        "owner_by": whole(resolution.how) or None if resolution else None,
        "owner_evidence": [whole(one) for one in resolution.evidence] if resolution else [],
        "owner_proposals": [
            {"entity": one.entity, "why": whole(one.why), "score": one.score}
            for one in (resolution.proposals if resolution else ())
        ],
    }


def found_table(use: Use) -> _Table:
    """Return what was found of a use as the members that it adds to the use's own."""
    found = use.found or Found()
    return {
        "site": whole(use.site) or None,
        "version": whole(use.version.says) if use.version else None,
        "version_licence": use.version.licence if use.version else None,
        "fork": _fork_table(found.fork),
        "taken": _taken_table(found.taken),
        "changes": _changes_table(found.changes),
        "duties_seen": [_duty_table(one) for one in found.seen],
        "traces": [_trace_table(one) for one in use.traces],
        "disagreements": [whole(one) for one in use.disagreements],
    }


def _fork_table(fork: Fork | None) -> _Table | None:
    if fork is None:
        return None
    return {
        "base": fork.base,
        "day": fork.day.isoformat(),
        "is_aside": fork.is_aside,
        "shared": fork.shared,
        "behind": fork.behind,
        "ahead": fork.ahead,
        "is_whole": fork.is_whole,
    }


def _taken_table(taken: Taken | None) -> _Table | None:
    if taken is None:
        return None
    return {
        "version": taken.version or None,
        "last_version": taken.last_version or None,
        "from": taken.day.isoformat(),
        "to": taken.last_day.isoformat(),
        "matched": taken.matched,
        "there": taken.there,
        "known": taken.known,
    }


def _changes_table(changes: Changes | None) -> _Table | None:
    if changes is None:
        return None
    return {
        "same": len(changes.same),
        "changed": [whole(path) for path in changes.changed],
        "added": [whole(path) for path in changes.added],
        "removed": [whole(path) for path in changes.removed],
        "moved": [[whole(there), whole(here)] for there, here in changes.moved],
    }


def _duty_table(seen: DutySeen) -> _Table:
    return {
        "what": seen.sight,
        "value": seen.value,
        "says": whole(seen.says),
        "seen": [place(one) for one in seen.seen],
        "missing": [
            {
                **place(one.place),
                "text": whole(one.text),
                "there": place(one.there) if one.there.path else None,
            }
            for one in seen.missing
        ],
    }


def _trace_table(trace: Trace) -> _Table:
    return {
        "recogniser": trace.recogniser,
        "commons": whole(trace.commons),
        "there": whole(trace.there),
        "here": place(trace.here) if trace.here.path else None,
        "strength": round(trace.strength, 3),
        "direction": trace.direction,
        "version": trace.version or None,
        "last_version": trace.last_version or None,
        "is_changed": trace.is_changed,
        "lines": [list(pair) for pair in trace.lines],
        "says": whole(trace.says) or None,
    }


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
    page.write(f"{named} ({use.asset})", lead="uses", style="cyan", indent=2)
    found = use.found or Found()
    if found.changes:
        _changes(page, found.changes)
    licence = asset.licence if asset else None
    says = use.version.says if use.version else f"the present version, under {licence}"
    page.write(says, lead="version:", indent=6)
    _recognised(page, use.traces)
    _duties(page, found.seen)
    for one in use.disagreements:
        page.write(one, lead="disagrees:", style="yellow", indent=6)


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


def used_commons(uses: Iterable[Use]) -> int:
    """Return how many commons the uses are of."""
    return len({trace.commons for use in uses for trace in use.traces})
