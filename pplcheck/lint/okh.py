"""What do OKH-LOSH 1.0 and OKH 2 ask of an `okh.toml`?

Source: OKH-LOSH (OPEN-NEXT) and OKH 2 (Internet of Production Alliance): the specification's
pages and `okh.schema.json`. Where the schema asks for more than the pages, the pages count;
further keys are allowed. A manifest of a part (`okh-NAME.toml`) has neither repository nor
licence, which it inherits.
"""

import re
from collections.abc import Iterator

from pplcheck.lint import forms
from pplcheck.lint.spot import Spot
from pplcheck.lint.table import Key, Need, table
from pplcheck.model.lint import Fault

TITLE = "OKH-LOSH 1.0 or OKH 2"

_VERSIONS = r"OKH-LOSHv1\.0|OKHv?1\.0|v?[23]\.\d+(?:\.\d+)?"
_CPC = r"[A-HY](?:\d{2}(?:[A-Z](?: ?\d{1,4}/\d{2,6})?)?)?(?: [A-HY]\d.*)?"
_LEVELS = tuple(f"OTRL-{level}" for level in range(1, 7))
_DOCUMENTED = (*(f"ODRL-{level}" for level in range(1, 6)), "ODRL-3*")
_PLACED = forms.several(forms.path_or_web)
_AGENT = (
    Key("name", forms.text, Need.REQUIRED, "name the person or the organisation"),
    Key("email", forms.mail),
    Key("url", forms.web),
    Key("memberOf", forms.anything),
)
_AGENTS = forms.several(forms.text_or(table(_AGENT)))
_SIDES = ("width", "height", "depth")


def _size(spot: Spot) -> Iterator[Fault]:
    if not isinstance(spot.value, dict):
        what = f"`{spot.name}` must be a table"
        yield spot.error(what, "write width, height and depth, in millimetres")
    elif "openSCAD" in spot.value:
        unit = Key("unit", forms.text, Need.REQUIRED, 'write unit = "mm"')
        yield from table((Key("openSCAD", forms.text), unit), are_others_told=False)(spot)
    else:
        hint = "write a number, in millimetres"
        sides = [Key(side, forms.number, Need.REQUIRED, hint) for side in _SIDES]
        yield from table(sides)(spot)


def _mass(spot: Spot) -> Iterator[Fault]:
    if isinstance(spot.value, dict):
        value = Key("value", forms.number, Need.REQUIRED, "write a number")
        unit = Key("unit", forms.text, Need.REQUIRED, 'write unit = "g"')
        yield from table((value, unit))(spot)
    else:
        yield from forms.number(spot)


def _image(spot: Spot) -> Iterator[Fault]:
    place = Key("location", forms.path_or_web, Need.REQUIRED, "name the picture's file")
    yield from forms.several(
        lambda one: (table((place,)) if isinstance(one.value, dict) else forms.path_or_web)(one)
    )(spot)


_OF_BOTH = (
    Key("image", _image),
    Key("tsdc", forms.several(forms.text)),
    Key("export", _PLACED),
    Key("auxiliary", _PLACED),
    Key("outer-dimensions", _size),
    Key("mass", _mass),
)
_NAME = Key("name", forms.text, Need.REQUIRED, "write what the thing is called")
_PART_KEYS = (
    _NAME,
    Key("source", _PLACED),
    Key("license", forms.licence),
    Key("licensor", _AGENTS),
    Key("release", forms.path_or_web),
    *_OF_BOTH,
)


def _part(spot: Spot) -> Iterator[Fault]:
    yield from table(_PART_KEYS)(spot)
    held = spot.value
    if isinstance(held, dict) and all(
        forms.is_empty(held.get(key)) for key in ("source", "export")
    ):
        name = f"`{spot.name}`" if spot.keys else "the part"
        what = f"{name} has neither `source` nor `export`"
        yield spot.error(what, "name the file of its design")


_LICENCE = "write an SPDX id, such as CERN-OHL-S-2.0"
_SOFTWARE = (
    Key("release", forms.web, Need.REQUIRED, "write the address of the release"),
    Key("installation-guide", forms.path_or_web),
)
_KEYS = (
    Key(
        "okhv",
        forms.matching(_VERSIONS, "a version of the specification", 'write okhv = "2.4"'),
        Need.REQUIRED,
        'write okhv = "2.4"',
    ),
    _NAME,
    Key("repo", forms.web, Need.REQUIRED, "write the address at which it is developed"),
    Key("version", forms.text_or_number, Need.REQUIRED, "say which version is described"),
    Key("license", forms.licence, Need.REQUIRED, _LICENCE),
    Key("licensor", _AGENTS, Need.REQUIRED, "name who grants the licence"),
    Key("function", forms.text, Need.REQUIRED, "write what the thing does, and for whom"),
    Key(
        "documentation-language",
        forms.several(forms.language),
        Need.RECOMMENDED,
        'write documentation-language = "en"',
    ),
    Key("organization", _AGENTS),
    Key("organisation", _AGENTS),
    Key("fork-of", forms.web),
    Key("release", forms.path_or_web),
    Key("readme", _PLACED),
    Key("contribution-guide", _PLACED),
    Key("technology-readiness-level", forms.one_of(*_LEVELS)),
    Key("documentation-readiness-level", forms.one_of(*_DOCUMENTED)),
    Key("attestation", _PLACED),
    Key("publication", _PLACED),
    Key("standard-compliance", forms.several(forms.text)),
    Key(
        "cpc-patent-class",
        forms.matching(_CPC, "a class of the CPC", "write one such as D03D 35/00"),
    ),
    Key("bom", _PLACED),
    Key("manufacturing-instructions", _PLACED),
    Key("user-manual", _PLACED),
    Key("source", _PLACED),
    Key("part", forms.a_list(_part)),
    Key("software", forms.a_list(table(_SOFTWARE))),
    *_OF_BOTH,
)
_NAMED_LIKE_A_PART = re.compile(r"okh[-_][^/]+\.toml$", re.IGNORECASE)
_OF_A_PROJECT = frozenset({"repo", "license", "licensor", "function", "part"})


def check(spot: Spot) -> Iterator[Fault]:
    """Yield what is wrong with a manifest of a project, or of a part."""
    held = spot.value
    is_named_so = _NAMED_LIKE_A_PART.search(spot.path)
    if is_named_so and isinstance(held, dict) and not held.keys() & _OF_A_PROJECT:
        yield from _part(spot)
    else:
        yield from table(_KEYS)(spot)
