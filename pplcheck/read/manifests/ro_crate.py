"""What does a Research Object Crate say of itself and of the files in it?

Source: RO-Crate 1.1 and 1.2, `ro-crate-metadata.json`: a graph of entities with ids. The root
is what the descriptor is about; its licence, its authors and its parts are named by id.
"""

from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.addresses import named_by
from pplcheck.read.design import link, said
from pplcheck.read.manifest_parts import listed, person
from pplcheck.read.statement import all_of, package, stated
from pplcheck.syntax import json
from pplcheck.syntax.blanks import filled
from pplcheck.syntax.places import Keys, Places

NAME = "ro-crate"
GLOBS = ("ro-crate-metadata.json", "ro-crate-metadata.jsonld", "*-ro-crate-metadata.json")

_DESCRIPTORS = frozenset(
    {"ro-crate-metadata.json", "ro-crate-metadata.jsonld", "./ro-crate-metadata.json"}
)
_ORGANISATIONS = frozenset({"Organization", "Corporation", "NGO", "ResearchOrganization"})
_MAKERS = ("author", "creator")
_GROUPS = ("publisher", "copyrightHolder", "sourceOrganization")
_MOST_PARTS = 2_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield title, makers, licence and origin of the root, and the licences of its parts."""
    del path
    crate = json.load(content)
    graph = crate.get("@graph") if isinstance(crate, dict) else None
    if isinstance(graph, list):
        yield from _Crate(graph, json.places(content)).evidence()


class _Crate:
    """A graph of entities, found by their ids."""

    def __init__(self, graph: list[Any], places: Places) -> None:
        self._by_id: dict[str, tuple[int, dict[str, Any]]] = {}
        self._places = places
        for index, entity in enumerate(graph):
            if isinstance(entity, dict) and isinstance(entity.get("@id"), str):
                self._by_id.setdefault(entity["@id"], (index, entity))

    def evidence(self) -> Iterator[Evidence]:
        """Yield what the root says, then what is said of its parts."""
        at, root = self._root()
        keys: Keys = ("@graph", at)
        name = filled(root.get("name"))
        place = self._places.of_value((*keys, "name"))
        yield from said(EvidenceKind.TITLE, name, "name", place)
        yield from package(name, place)
        for key in (*_MAKERS, *_GROUPS):
            yield from self._people(root, keys, key)
        yield from self._licences(root, keys)
        key = "isBasedOn"
        for index, one in listed(root.get(key)):
            target = one.get("@id") if isinstance(one, dict) else one
            place = self._places.of_value((*keys, key, *index))
            yield from link(filled(target), Relation.DERIVED_FROM, key, place)
        for _, one in listed(root.get("hasPart")):
            id_ = one.get("@id") if isinstance(one, dict) else one
            found = self._by_id.get(id_) if isinstance(id_, str) else None
            if found and found[1] is not root:
                yield from self._licences(found[1], ("@graph", found[0]), about=str(id_))

    def _root(self) -> tuple[int, dict[str, Any]]:
        for id_ in _DESCRIPTORS:
            about = self._by_id.get(id_, (0, {}))[1].get("about")
            named = about.get("@id") if isinstance(about, dict) else about
            if isinstance(named, str) and named in self._by_id:
                return self._by_id[named]
        return self._by_id.get("./", (0, {}))

    def _people(self, entity: dict[str, Any], keys: Keys, key: str) -> Iterator[Evidence]:
        for index, one in listed(entity.get(key)):
            held = self._resolved(one)
            name = filled(held.get("name") if isinstance(held, dict) else held)
            types = held.get("@type") if isinstance(held, dict) else ()
            named = types if isinstance(types, list) else [types]
            is_group = key in _GROUPS or any(
                one in _ORGANISATIONS for one in named if isinstance(one, str)
            )
            kind = EvidenceKind.ORGANISATION if is_group else EvidenceKind.AUTHOR
            place = self._places.of_value((*keys, key, *index))
            # An id without an entity is an address, no name.
            if "://" not in name:
                yield from said(kind, person(name)[0], key, place)

    def _licences(
        self, entity: dict[str, Any], keys: Keys, *, about: str = ""
    ) -> Iterator[Evidence]:
        """Yield what holds for an entity; several licences all hold."""
        written, meant = [], []
        for _, one in listed(entity.get("license")):
            held = self._resolved(one)
            names = [held]
            if isinstance(held, dict):
                names = [held.get(name) for name in ("@id", "identifier", "url", "name")]
            texts = [text for text in map(filled, names) if text]
            if texts:
                known = next(filter(None, map(named_by, texts)), "")
                # A name for people is better than an address that says nothing.
                shown = known or next((t for t in reversed(texts) if "://" not in t), texts[0])
                written.append(texts[0] if known else shown)
                meant.append(shown)
        if written:
            place = self._places.of_value((*keys, "license"))
            yield from stated(all_of(written), place, means=all_of(meant), about=about)

    def _resolved(self, value: object) -> object:
        """Return the entity that is meant, or what stands there."""
        id_ = value.get("@id") if isinstance(value, dict) else value
        found = self._by_id.get(id_) if isinstance(id_, str) else None
        return found[1] if found else value
