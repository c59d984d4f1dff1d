"""What does RO-Crate ask of a metadata file and of its root?

Source: RO-Crate 1.1, "Root Data Entity": what the descriptor and the root MUST have.
"""

from collections.abc import Iterator

from pplcheck.lint import forms
from pplcheck.lint.spot import Spot
from pplcheck.lint.table import Key, Need, table
from pplcheck.model.lint import Fault

TITLE = "RO-Crate 1.1"

_DESCRIPTORS = ("ro-crate-metadata.json", "ro-crate-metadata.jsonld")
_KEYS = (
    Key("name", forms.text, Need.REQUIRED, "write what the whole is called"),
    Key("description", forms.text, Need.REQUIRED, "write what it is, and why it matters"),
    Key("datePublished", forms.some_day, Need.REQUIRED, "write YYYY-MM-DD"),
    Key(
        "license", forms.anything, Need.REQUIRED, 'write {"@id": "https://spdx.org/licenses/…"}'
    ),
)


def check(spot: Spot) -> Iterator[Fault]:
    """Yield what is wrong with the descriptor and the root."""
    graph = spot.value.get("@graph") if isinstance(spot.value, dict) else None
    if not isinstance(graph, list):
        yield spot.error("`@graph` is missing", "write the entities as a list in `@graph`")
        return
    if forms.is_empty(spot.value.get("@context")):
        hint = 'write "@context": "https://w3id.org/ro/crate/1.1/context"'
        yield spot.error("`@context` is missing", hint)
    entities = {
        one.value["@id"]: one
        for one in reversed(list(spot.inner("@graph").entries()))
        if isinstance(one.value, dict) and isinstance(one.value.get("@id"), str)
    }
    descriptor = next((entities[id_] for id_ in _DESCRIPTORS if id_ in entities), None)
    if descriptor is None:
        what = "the descriptor is missing"
        yield spot.inner("@graph").error(
            what, f'write an entity with "@id": "{_DESCRIPTORS[0]}"'
        )
        return
    about = descriptor.value.get("about")
    id_ = about.get("@id") if isinstance(about, dict) else None
    root = entities.get(id_) if isinstance(id_, str) else None
    if root is None:
        what = "the descriptor is about no entity of the graph"
        yield descriptor.error(what, 'write "about": {"@id": "./"}, and an entity of that id')
        return
    yield from _root(root)


def _root(root: Spot) -> Iterator[Fault]:
    types = root.value.get("@type")
    if "Dataset" not in (types if isinstance(types, list) else [types]):
        yield root.error("the root is no Dataset", 'write "@type": "Dataset"')
    if not root.value["@id"].endswith("/"):
        yield root.error("the id of the root does not end in /", 'write "@id": "./"')
    yield from table(_KEYS, are_others_told=False)(root)
