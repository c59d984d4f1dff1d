"""Who uses what, and where, as a tree of lines for a terminal?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pplcheck.graph import CommonsGraph, Way, without_people
from pplcheck.model.asset import Asset
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.report.plain import visible
from pplcheck.report.words import OUTCOMES, PURPOSES, counted

# A line, and what stands below it.
_Branch = tuple[str, Iterable["_Branch"]]
_ONE, _LAST, _ON, _END = "├── ", "└── ", "│   ", "    "


def tree_lines(
    graph: CommonsGraph, verdicts: Iterable[Verdict] = (), *, show_people: bool = False
) -> Iterator[str]:
    """Yield each asset with its parts and uses, each use with its site and the site's owner.

    Args:
        graph: who uses what.
        verdicts: on its uses, whose outcomes are told.
        show_people: name natural persons, who are else numbered.

    """
    follows = {one.use: OUTCOMES[one.outcome] for one in verdicts}
    shown = graph if show_people else without_people(graph)
    assets = shown.assets()
    parts: dict[str | None, list[Asset]] = {}
    for asset in assets:
        parts.setdefault(asset.parent, []).append(asset)
    drawn: set[str] = set()
    for whole in parts.get(None, ()):
        yield from _lines([_asset(shown, whole, parts, drawn, follows)])
    # What is part of itself, by way of others, has no whole to begin with.
    for asset in assets:
        if asset.id not in drawn:
            yield from _lines([_asset(shown, asset, parts, drawn, follows)])


def way_line(way: Way) -> str:
    """Return a way on which an asset reaches a use, in one line."""
    return " → ".join(visible(str(ref)) for ref in way.refs())


def _lines(branches: Sequence[_Branch]) -> Iterator[str]:
    """Draw branches, however deep they are."""
    waiting = [("", "", branch) for branch in reversed(branches)]
    while waiting:
        margin, arm, (line, below) = waiting.pop()
        yield f"{margin}{arm}{line}"
        inner = margin + {"": "", _ONE: _ON, _LAST: _END}[arm]
        rows = list(below)
        arms = [_ONE] * (len(rows) - 1) + [_LAST] * bool(rows)
        waiting += [
            (inner, arm, row) for arm, row in zip(reversed(arms), reversed(rows), strict=True)
        ]


def _asset(
    graph: CommonsGraph,
    asset: Asset,
    parts: dict[str | None, list[Asset]],
    drawn: set[str],
    follows: Mapping[str, str],
) -> _Branch:
    drawn.add(asset.id)
    uses = graph.uses_of(asset.id)
    line = f"{visible(asset.name)} ({asset.kind}, {_licence(asset.licence)}): {_counts(uses)}"

    def below() -> Iterator[_Branch]:
        for use in uses:
            yield _use(graph, use, follows)
        for part in parts.get(asset.id, ()):
            if part.id not in drawn:
                yield _asset(graph, part, parts, drawn, follows)

    return line, below()


def _counts(uses: Sequence[Use]) -> str:
    if not uses:
        return "no uses known"
    entities = counted(len({use.entity for use in uses}), "entity", "entities")
    sites = len({use.site for use in uses if use.site})
    at = f" at {counted(sites, 'site')}" if sites else ""
    return f"{counted(len(uses), 'use')} by {entities}{at}"


def _use(graph: CommonsGraph, use: Use, follows: Mapping[str, str]) -> _Branch:
    acts = ", ".join(use.acts) or "acts not known"
    acts += f"; {PURPOSES[use.commercial]}" if use.commercial in PURPOSES else ""
    since = f", since {use.since.isoformat()}" if use.since else ""
    traces = f", {counted(len(use.traces), 'trace')}" if use.traces else ""
    name = visible(graph.user_of(use).names[0])
    what = "mere hints at a use" if use.is_hint else f"{acts}{since}, {_version(graph, use)}"
    outcome = f": {follows[use.id]}" if use.id in follows else ""
    line = f"{name}: {what}{traces}{outcome}"
    return line, [_site(graph, use.site)] if use.site else []


def _version(graph: CommonsGraph, use: Use) -> str:
    if use.version is None:
        return f"under {_licence(graph.licence_of(use))}"
    if not use.version.is_known:
        return "its version's licence cannot be told"
    return f"its version under {_licence(use.version.licence)}"


def _licence(licence: str | None) -> str:
    return visible(licence) if licence else "no licence said"


def _site(graph: CommonsGraph, id_: str) -> _Branch:
    site = graph.site(id_)
    revision = f" at {visible(site.revision[:10])}" if site.revision else ""
    owners = [visible(owner.names[0]) for owner in graph.owners_of(id_)]
    owned: list[_Branch] = [(f"of {owner}", ()) for owner in owners] or [
        ("owner not known", ())
    ]
    return f"{visible(site.id)} ({site.kind}{revision})", owned
