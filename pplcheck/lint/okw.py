"""What does Open Know-Where ask of the record of a facility?

Source: the Open Know-Where Specification 1 (sections 4 to 6), and the form of Helpful
Engineering with `…-atoms`. The specification requires nothing; without a name a record is of no
use. Its JSON Schema holds definitions only, so that everything passes: it is not used.
"""

import re
from collections.abc import Iterator

from pplcheck.lint import forms
from pplcheck.lint.spot import Spot
from pplcheck.lint.table import Key, table
from pplcheck.model.lint import Fault

TITLE = "Open Know-Where 1"

_STATUS = ("Active", "Planned", "Temporary Closure", "Closed")
_ACCESS = (
    "Restricted", "Restricted with public hours", "Shared space", "Public", "Membership",
)  # fmt: skip
_ITEM = re.compile(r"Q\d+$")
_LINKED = re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d+)")
_ATOMS = (
    "product-atoms", "inventory-atoms", "supply-atoms", "tool-list-atoms", "processes",
)  # fmt: skip
_NAMES = ("name", "title")
_AGENTS = ("owner", "contact", "affiliation")


def _agent(spot: Spot) -> Iterator[Fault]:
    if isinstance(spot.value, dict):
        name = Key("name", forms.text)
        mail, site = Key("email", forms.mail), Key("website", forms.web)
        yield from table((name, mail, site), are_others_told=False)(_folded(spot))
    else:
        yield from forms.text(spot)


def _atom(spot: Spot) -> Iterator[Fault]:
    if not isinstance(spot.value, dict):
        return
    link = spot.value.get("link")
    if not forms.is_empty(link):
        yield from forms.web(spot.inner("link"))
    identifier, found = spot.value.get("identifier"), _LINKED.search(str(link))
    if (
        isinstance(identifier, str)
        and found
        and _ITEM.match(identifier)
        and identifier != found[1]
    ):
        yield spot.inner("identifier").warning(
            f"`{spot.name}` is {identifier}, but its link leads to {found[1]}",
            "correct one of them",
        )


_KEYS = (
    *(Key(name, forms.text) for name in _NAMES),
    Key("location", forms.anything),
    *(Key(name, forms.several(_agent)) for name in _AGENTS),
    Key("facility-status", forms.one_of(*_STATUS)),
    Key("access-type", forms.one_of(*_ACCESS)),
    Key("date-founded", forms.some_day),
    Key("website", forms.web),
    Key("url", forms.web),
    Key("license", forms.several(forms.advised(forms.licence))),
    Key("email", forms.mail),
    *(Key(name, forms.several(_atom)) for name in _ATOMS),
)


def check(spot: Spot) -> Iterator[Fault]:
    """Yield what is wrong with a record, or with each of a list."""
    if isinstance(spot.value, dict) and "$schema" in spot.value:
        return
    for record in spot.entries():
        inner = record
        if isinstance(record.value, dict) and isinstance(record.value.get("facility"), dict):
            inner = record.inner("facility")
        yield from _facility(_folded(inner))


def _facility(spot: Spot) -> Iterator[Fault]:
    yield from table(_KEYS)(spot)
    held = spot.value
    if not isinstance(held, dict):
        return
    if all(forms.is_empty(held.get(name)) for name in _NAMES):
        yield spot.error("the facility has no `name`", "write what it is called")
    if all(forms.is_empty(held.get(name)) for name in ("owner", "contact", "url", "website")):
        yield spot.warning("nobody can be asked", "write `contact` or `owner`")


def _folded(spot: Spot) -> Spot:
    """Return a table by its keys as `facility-status`, however they are written.

    A fault in such a value then stands where the table begins.
    """
    if not isinstance(spot.value, dict):
        return spot
    folded = {
        re.sub(r"[\s_]+", "-", str(key).strip().lower()): held
        for key, held in spot.value.items()
    }
    return Spot(folded, spot.keys, spot.path, spot.places, spot.licences)
