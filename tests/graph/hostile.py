"""A graph whose every name is one that a hostile tree could choose."""

from datetime import date

from hypothesis import strategies as st

from pplcheck.graph import Attested, CommonsGraph, Edge, EdgeKind, NodeKind, Ref
from pplcheck.graph.exports import EXPORTS
from tests.graph.cases import a_site, a_use, an_agreement, an_asset, an_entity

HOSTILE = (
    'say "hi"',
    "a\nb\r\n\tc",
    "\x00\x1b[31m\x7f\x9b",
    "lone \udcff \ud800 \ufffe \uffff",
    "</script><script>alert(1)</script>",
    "]]> & <!-- <?x?> &amp; &#0;",
    "ends in a backslash\\",
    'and a quote\\"',
    "\\N \\G \\l \\x1b {a|b}",
    "=HYPERLINK(1)",
    "+1\n=2",
    "-1",
    "@SUM(A1)",
    "\uff1d1",
    "gnp.\u202exe",
    " spaces ",
    "日本語 𝔘 é",
    "a;b,c\td",
    "",
)


names = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), min_size=1, unique=True)


def exported(name: str, graph: CommonsGraph) -> bytes:
    return b"".join(EXPORTS[name](graph))


def hostile_graph(*names: str) -> CommonsGraph:
    """Make a graph in which every name is everywhere."""
    names = tuple(name or "x" for name in names)
    edges = [
        Edge(
            Ref(NodeKind.SITE, name),
            EdgeKind.OWNED_BY,
            Ref(NodeKind.ENTITY, name),
            (
                Attested(name, date(2024, 1, 2), date(2024, 3, 4)),
                Attested("z" + name, date(2024, 1, 1), date(2024, 3, 5)),
            ),
        )
        for name in names
    ]
    like = (
        Edge(Ref(NodeKind.ASSET, name), kind, Ref(NodeKind.ASSET, names[0]))
        for name in names
        for kind in (EdgeKind.COPY_OF, EdgeKind.DERIVED_FROM)
    )
    return CommonsGraph(
        [an_asset(name, name) for name in names],
        [an_entity(name, ("github", name), ("purl", name)) for name in names],
        [a_use(name, name, name, name, since=date(2025, 6, 7)) for name in names],
        map(a_site, names),
        [*edges, *like],
        [an_agreement(name, names[0], name) for name in names],
    )
