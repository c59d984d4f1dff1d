"""What was found of uses, for programmes."""

from typing import Any

from pplcheck.model.commons import Commons
from pplcheck.model.duty import DutySeen
from pplcheck.model.fork import Changes, Fork, Taken
from pplcheck.model.found import Found
from pplcheck.model.resolution import Resolution
from pplcheck.model.site import Site
from pplcheck.model.trace import Trace
from pplcheck.model.use import Use
from pplcheck.report.files import place
from pplcheck.report.plain import whole

_Table = dict[str, Any]


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
        "is_hint": use.is_hint,
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
