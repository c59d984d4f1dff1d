"""Does the graph say who uses what?"""

import pytest

from pplcheck.graph import CommonsGraph
from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.use import Use

ROOT = Asset(".", "bike", AssetKind.REPOSITORY, "PPL", ("**",), "x")
FRAME = Asset("frame", "frame", AssetKind.COMPONENT, "CERN-OHL-S-2.0", ("f/**",), "y", ".")
BARE = Asset("bare", "bare", AssetKind.PACKAGE, None, ("b/**",), "z", ".")


def _entity(id_: str) -> Entity:
    return Entity(id_, (id_,), is_person=False, identifiers=(), facts=(), place=Place("e"))


def _use(entity: str, asset: str) -> Use:
    return Use(f"{entity}/{asset}", entity, asset, (), Value.UNKNOWN, (), (), None, Place("p"))


def test_uses_join_entities_to_assets() -> None:
    uses = [_use("b", "frame"), _use("a", "."), _use("b", ".")]
    graph = CommonsGraph([FRAME, ROOT, BARE], [_entity("b"), _entity("a")], uses)
    assert [use.id for use in graph.uses()] == ["a/.", "b/.", "b/frame"]
    assert graph.asset_of(uses[0]) is FRAME
    assert graph.user_of(uses[0]).id == "b"
    assert graph.licences() == ("CERN-OHL-S-2.0", "PPL")


def test_an_entity_meets_the_licences_of_what_it_uses_and_else_all() -> None:
    a, b = _entity("a"), _entity("b")
    graph = CommonsGraph([ROOT, FRAME], [a, b], [_use("a", "frame")])
    assert graph.licences_met_by(a) == ("CERN-OHL-S-2.0",)
    assert graph.licences_met_by(b) == ("CERN-OHL-S-2.0", "PPL")


def test_the_order_of_building_does_not_matter() -> None:
    uses = [_use("a", "."), _use("a", "frame")]
    one = CommonsGraph([ROOT, FRAME], [_entity("a")], uses)
    other = CommonsGraph([FRAME, ROOT], [_entity("a")], uses[::-1])
    assert (one.assets(), one.uses()) == (other.assets(), other.uses())


@pytest.mark.parametrize("use", [_use("nobody", "."), _use("a", "nothing")])
def test_an_edge_to_nowhere_is_refused(use: Use) -> None:
    with pytest.raises(KeyError):
        CommonsGraph([ROOT], [_entity("a")], [use])
