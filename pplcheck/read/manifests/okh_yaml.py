"""What does a manifest of Open Know-How 1.0 say of a design?

Source: the Open Know-How Manifest Specification 1.0, with the fields that Helpful Engineering
added (`bom-atoms`). Hardware, documentation and software have a licence each; that of the
hardware speaks for the folder. Who wrote the manifest is not who made the design.
"""

import re
from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import HINT, said
from pplcheck.read.manifest_parts import (
    DOCUMENTATION,
    SOFTWARE,
    files,
    licence,
    listed,
    one_of,
    part,
    people,
)
from pplcheck.read.statement import all_of, package, stated
from pplcheck.syntax import yaml
from pplcheck.syntax.blanks import filled
from pplcheck.syntax.places import Places, UnparsableError

NAME = "okh-yaml"
GLOBS = ("okh*.yml", "okh*.yaml", "*[-_.]okh.yml", "*[-_.]okh.yaml")

# The template's first line, which is a directive that no YAML knows and asks for a `---`.
_FIRST = re.compile(rb"\A(?:\xef\xbb\xbf)?%(?=open know-how)", re.IGNORECASE)
_LICENCES = (("hardware", ""), (DOCUMENTATION, DOCUMENTATION), (SOFTWARE, SOFTWARE))
_LINKS = (
    ("derivative-of", Relation.DERIVED_FROM, 1.0),
    ("variant-of", Relation.DERIVED_FROM, HINT),
    ("sub", Relation.CONTAINS, 1.0),
    ("sub-parts", Relation.CONTAINS, 1.0),
    ("design-files", Relation.CONTAINS, 1.0),
    ("schematics", Relation.CONTAINS, 1.0),
    ("manufacturing-files", Relation.CONTAINS, 1.0),
)
_IS_PATH = re.compile(r"\S+\.\w{1,6}$|https?://\S+$|[\w.-]+/\S*$")
# Commas within brackets divide nothing.
_COMMA = re.compile(r",(?![^()]*\))")
_MOST_WORDS, _LONGEST_LIST = 10, 5_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the manifest says of the design, of its parts, and of where it came from.

    Raises:
        UnparsableError: it is no YAML, or a key stands in it twice; what it says was yielded.

    """
    del path
    content = _FIRST.sub(b"#", content)
    manifest, places = yaml.load_placed(content)
    if not isinstance(manifest, dict):
        return
    yield from _itself(manifest, places)
    yield from _licences(manifest, places)
    for name, relation, confidence in _LINKS:
        key, value = one_of(manifest, name)
        yield from files(value, places, (key,), relation=relation, confidence=confidence)
    yield from _parts(manifest, places)
    for keys, place in places.repeated():
        raise UnparsableError(*place, f"the key `{keys[-1]}` stands here a second time")


def _itself(manifest: dict[str, Any], places: Places) -> Iterator[Evidence]:
    key, title = one_of(manifest, "title", "name")
    yield from said(EvidenceKind.TITLE, filled(title), key, places.of_value((key,)))
    yield from package(filled(title), places.of_value((key,)))
    key, licensor = one_of(manifest, "licensor")
    yield from people(licensor, places, (key,))
    key, contributors = one_of(manifest, "contributors")
    yield from people(contributors, places, (key,), kind=EvidenceKind.CONTRIBUTOR)


def _licences(manifest: dict[str, Any], places: Places) -> Iterator[Evidence]:
    key, value = one_of(manifest, "license", "licence")
    if isinstance(value, dict):
        for scope, about in _LICENCES:
            inner, written = one_of(value, scope)
            yield from licence(written, places, (key, inner), about=about)
    elif isinstance(value, list) and len(value) > 1:
        written = [one for one in map(filled, value) if one]
        yield from stated(all_of(written), places.of_value((key,)))
    else:
        yield from licence(value, places, (key,))


def _parts(manifest: dict[str, Any], places: Places) -> Iterator[Evidence]:
    key, bom = one_of(manifest, "bom")
    written = filled(bom)
    atoms_key, atoms = one_of(manifest, "bom-atoms")
    if _IS_PATH.match(written):
        yield from files(bom, places, (key,))
    elif not isinstance(atoms, list) and len(written) <= _LONGEST_LIST:
        names = _COMMA.split(written)
        # Sentences are no list.
        if all(len(name.split()) <= _MOST_WORDS for name in names):
            for name in names:
                yield from part(name, key, places.of_value((key,)))
    for index, atom in listed(atoms):
        if isinstance(atom, dict):
            named, about = (one_of(atom, name)[1] for name in ("description", "identifier"))
            place = places.of_value((atoms_key, *index))
            yield from part(filled(named), atoms_key, place, about=filled(about))
