"""Which specification does this file follow, and what does it say of it?"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from pplcheck.lint import okh, okh_v1, okw, ro_crate, sbom
from pplcheck.lint.spot import Licences, Spot
from pplcheck.model.finding import Severity
from pplcheck.model.lint import Fault, Linted, Specification
from pplcheck.model.place import Place
from pplcheck.syntax import json, toml, yaml
from pplcheck.syntax.places import Places, UnparsableError
from pplcheck.syntax.table import rows

_CHECKS: Final[dict[Specification, Callable[[Spot], Iterator[Fault]]]] = {
    Specification.OKH_1: okh_v1.check,
    Specification.OKH_2: okh.check,
    Specification.OKW: okw.check,
    Specification.SBOM: sbom.check,
    Specification.RO_CRATE: ro_crate.check,
}
_YAML, _TABLES = (".yml", ".yaml"), (".csv", ".tsv")
# The template's first line; YAML takes it for a directive.
_FIRST = re.compile(rb"\A(?:\xef\xbb\xbf)?%(?=open know-how)", re.IGNORECASE)
_OKH_1 = re.compile(rb"^(?:okh-manifest-version|licensor)\s*:", re.MULTILINE)
_OKH_2 = re.compile(rb"^okhv\s*=", re.MULTILINE)
_HEADER = (b"POS\tNAME\t", b"\xef\xbb\xbfPOS\tNAME\t")
_IS_FACILITY = re.compile(
    rb"^(?:product-atoms|inventory-atoms|supply-atoms|facility[ _-]status)\s*:",
    re.MULTILINE | re.IGNORECASE,
)


def specification_of(path: str, content: bytes) -> Specification | None:
    """Return what a file follows, by its name, and its first words where names differ."""
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    if "ro-crate-metadata" in name:
        return Specification.RO_CRATE
    if name.endswith(_TABLES):
        is_bill = "sbom" in name or content.startswith(_HEADER)
        return Specification.SBOM if is_bill else None
    if "okw" in name or (name.endswith(_YAML) and _IS_FACILITY.search(content)):
        return Specification.OKW
    if name.endswith(".toml"):
        says_so = "okh" in name or bool(_OKH_2.search(content))
        return Specification.OKH_2 if says_so else None
    says_so = name.endswith(_YAML) and ("okh" in name or bool(_OKH_1.search(content)))
    return Specification.OKH_1 if says_so else None


def lint(path: str, content: bytes, specification: Specification, licences: Licences) -> Linted:
    """Hold a manifest against its specification.

    Args:
        path: as it was named.
        content: UTF-8.
        specification: what it follows.
        licences: of a licence as written, how it is written right; nothing where it is unknown.

    """
    try:
        value, places = _loaded(path, content, specification)
    except UnparsableError as error:
        place = Place(path, error.line, error.column)
        fault = Fault(
            place, Severity.ERROR, error.what, "correct it; nothing else was looked at"
        )
        return Linted(path, specification, (fault,))
    spot = Spot(value, (), path, places, licences)
    faults = [*_twice(path, places), *_CHECKS[specification](spot)]
    return Linted(path, specification, tuple(sorted(faults, key=lambda one: one.place)))


def _loaded(path: str, content: bytes, specification: Specification) -> tuple[Any, Places]:
    name = path.lower()
    if specification is Specification.SBOM:
        text = content.decode("utf-8", "replace").removeprefix("\ufeff")
        found = list(rows(text, "\t"))
        values = tuple(((index,), (line, 1)) for index, (line, _) in enumerate(found))
        return [cells for _, cells in found], Places(values, ())
    if name.endswith(".toml"):
        return toml.load(content), toml.places(content)
    if name.endswith((".json", ".jsonld")):
        return json.load(content), json.places(content)
    return yaml.load_placed(_FIRST.sub(b"#", content))


def _twice(path: str, places: Places) -> Iterator[Fault]:
    for keys, place in places.repeated():
        what = f"`{keys[-1]}` stands here a second time"
        yield Fault(Place(path, *place), Severity.ERROR, what, "keep one of them")
