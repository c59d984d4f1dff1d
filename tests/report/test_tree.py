"""Does the tree show who uses what, where and on which terms, and name no person?"""

from dataclasses import replace
from datetime import date

from pplcheck.graph import CommonsGraph, EdgeKind, NodeKind, ways_from
from pplcheck.model.act import Act
from pplcheck.model.fact import Value
from pplcheck.model.use import Version
from pplcheck.report.graph import graph_of
from pplcheck.report.tree import tree_lines, way_line
from pplcheck.report.words import OUTCOMES
from tests.graph.cases import a_site, a_use, an_asset, an_edge, an_entity
from tests.report.judged import REPORT

HELD = "git.example/riders/bike"


def _graph() -> CommonsGraph:
    made = replace(
        a_use("riders", "frame", HELD, "frame.scad", since=date(2024, 5, 6)),
        acts=(Act.MANUFACTURE,),
        version=Version("PPL", "version of 2024"),
    )
    unknown = replace(
        a_use("alice", "frame", "alice/bike"),
        version=Version(None, "?", is_known=False),
        acts=(),
    )
    owner = an_edge((NodeKind.SITE, HELD), EdgeKind.OWNED_BY, (NodeKind.ENTITY, "riders"), "x")
    frame = an_asset("frame", "CERN-OHL-S-2.0", "bike")
    return CommonsGraph(
        [an_asset("bike"), frame, an_asset("bell", None, "bike")],
        [an_entity("riders"), an_entity("alice", person=True)],
        [made, unknown, a_use("riders", "bike")],
        map(a_site, (HELD, "alice/bike")),
        [owner],
    )


def test_a_tree() -> None:
    assert list(tree_lines(_graph())) == [
        "bike (component, PPL): 1 use by 1 entity",
        "├── riders S.Coop.: copy, under PPL",
        "├── bell (component, no licence said): no uses known",
        "└── frame (component, CERN-OHL-S-2.0): 2 uses by 2 entities at 2 sites",
        "    ├── person-1: acts not known, its version's licence cannot be told",
        "    │   └── person-1-site-1 (repository)",
        "    │       └── owner not known",
        "    └── riders S.Coop.: manufacture, since 2024-05-06, its version under PPL, 1 trace",
        "        └── git.example/riders/bike (repository)",
        "            └── of riders S.Coop.",
    ]
    named = "\n".join(tree_lines(_graph(), show_people=True))
    assert "alice S.Coop.: acts not known" in named


def test_what_follows_of_a_use_and_its_purpose_stand_beside_it() -> None:
    for verdict in REPORT.verdicts:
        (use,) = (one for one in REPORT.uses if one.id == verdict.use)
        lines = tree_lines(graph_of(REPORT), [verdict])
        (line,) = (one for one in lines if one.endswith(f": {OUTCOMES[verdict.outcome]}"))
        assert use.commercial is Value.YES
        assert "copy; commercial, under PPL" in line


def test_a_hostile_name_moves_no_cursor() -> None:
    asset = replace(an_asset("x"), name="a\x1b[2J\n\u202eb")
    assert list(tree_lines(CommonsGraph([asset]))) == [
        "a\\x1b[2J\\x0a\\u202eb (component, PPL): no uses known"
    ]


def test_parts_that_are_parts_of_each_other_and_deep_ones_are_drawn_once() -> None:
    ring = [an_asset("a", "PPL", "b"), an_asset("b", "PPL", "a")]
    assert [line.split()[-6][-1] for line in tree_lines(CommonsGraph(ring))] == ["a", "b"]
    deep = [an_asset(f"{at}", "PPL", f"{at - 1}" if at else None) for at in range(2000)]
    assert len(list(tree_lines(CommonsGraph(deep)))) == 2000


def test_a_way_is_one_line() -> None:
    (way, *_) = ways_from(_graph(), "bell")
    assert way_line(way) == "asset:bell → asset:bike → use:riders/bike"
