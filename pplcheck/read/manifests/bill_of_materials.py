"""Which packages does a bill of materials list, and under which licences?

Sources: CycloneDX 1.6 (`components`, `licenses`, `pedigree`, components of the type `device`),
SPDX 2.3 (`packages`, `licenseConcluded`, `licenseDeclared`), SPDX 3.0 (`software_Package`,
`hasConcludedLicense`, `hasDeclaredLicense`), all as JSON.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.dependency import dependency
from pplcheck.read.design import FIRM, HINT, link, said
from pplcheck.syntax import json

NAME = "bill-of-materials"
GLOBS = ("bom.json", "sbom.json", "*.cdx.json", "*.spdx.json")

_SAYS_NOTHING = frozenset({"", "NOASSERTION"})
# SPDX names the package that the whole is about by this relation.
_DESCRIBES = "DESCRIBES"
_DEVICE = "device"
# What a component was made from; of a variant, only that both are of one family. What was made
# from it (`descendants`) points the other way, and is for their own bills to say.
_PEDIGREE = (("ancestors", FIRM), ("variants", HINT))
_QUANTITY, _PLACE = "cdx:device:quantity", "cdx:device:location"
_CONCLUDED, _DECLARED = "hasConcludedLicense", "hasDeclaredLicense"


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each package; an empty value where no licence is named."""
    del path
    bill = json.load(content)
    if not isinstance(bill, dict):
        return
    if bill.get("bomFormat") == "CycloneDX":
        metadata = bill.get("metadata")
        itself = metadata.get("component") if isinstance(metadata, dict) else None
        if isinstance(itself, dict):
            if itself.get("type") == _DEVICE:
                yield from said(EvidenceKind.TITLE, _text(itself.get("name")), "metadata")
            yield from _pedigree(itself, about="")
        for component in _nested(bill, itself):
            yield _component(component)
            yield from _device(component)
            yield from _pedigree(component, about=_text(component.get("name")))
    elif "spdxVersion" in bill:
        described = _described(bill)
        for package in _tables(bill.get("packages")):
            if package.get("SPDXID") not in described:
                yield _package(package)
    elif isinstance(bill.get("@graph"), list):
        yield from _packages_of_3(_tables(bill["@graph"]))


def _nested(bill: dict[str, Any], itself: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    """Yield the components, and those within them, in the order of the file."""
    waiting = [*_tables(bill.get("components"))]
    waiting += _tables(itself.get("components")) if itself else []
    waiting.reverse()
    while waiting:
        component = waiting.pop()
        yield component
        waiting += reversed(_tables(component.get("components")))


def _device(component: dict[str, Any]) -> Iterator[Evidence]:
    if component.get("type") == _DEVICE:
        held = {
            _text(one.get("name")): _text(one.get("value"))
            for one in _tables(component.get("properties"))
        }
        about = held.get(_QUANTITY) or held.get(_PLACE) or ""
        name = _text(component.get("name"))
        yield from said(EvidenceKind.PART, name, "components", about=about)


def _pedigree(component: dict[str, Any], *, about: str) -> Iterator[Evidence]:
    pedigree = component.get("pedigree")
    if not isinstance(pedigree, dict):
        return
    for key, confidence in _PEDIGREE:
        for other in _tables(pedigree.get(key)):
            target = _address(other)
            locator = f"pedigree, {key}"
            for seen in link(target, Relation.DERIVED_FROM, locator, confidence=confidence):
                yield replace(seen, about=about)


def _address(component: dict[str, Any]) -> str:
    """Return where a component is to be found: its repository, its purl, its page, its name."""
    pages = {
        _text(one.get("type")): _text(one.get("url"))
        for one in _tables(component.get("externalReferences"))
    }
    name = " ".join(filter(None, (_text(component.get(key)) for key in ("name", "version"))))
    named = (pages.get("vcs"), _text(component.get("purl")), pages.get("website"), name)
    return next(filter(None, named), "")


def _packages_of_3(graph: list[dict[str, Any]]) -> Iterator[Evidence]:
    expressions = {
        _text(one.get("spdxId") or one.get("@id")): _text(
            one.get("simplelicensing_licenseExpression")
        )
        for one in graph
    }
    named: dict[tuple[str, str], str] = {}
    for one in graph:
        said_by = _text(one.get("relationshipType"))
        if said_by in {_CONCLUDED, _DECLARED}:
            to = one.get("to")
            first = _text(to[0] if isinstance(to, list) and to else to)
            named[_text(one.get("from")), said_by] = expressions.get(first, "")
    for one in graph:
        if one.get("type") == "software_Package":
            id_ = _text(one.get("spdxId"))
            licence = named.get((id_, _CONCLUDED)) or named.get((id_, _DECLARED)) or ""
            yield dependency(one.get("name"), one.get("software_packageVersion"), licence)


def _component(component: dict[str, Any]) -> Evidence:
    # Several entries all hold (CycloneDX 1.6, `licenses`); a choice is one expression.
    licences = [
        found for entry in _tables(component.get("licenses")) if (found := _licence(entry))
    ]
    grouped = [f"({one})" if " OR " in one and len(licences) > 1 else one for one in licences]
    return dependency(component.get("name"), component.get("version"), " AND ".join(grouped))


def _licence(entry: dict[str, Any]) -> str:
    inner = entry.get("license")
    named = inner if isinstance(inner, dict) else {}
    return _text(entry.get("expression")) or _text(named.get("id")) or _text(named.get("name"))


def _described(bill: dict[str, Any]) -> frozenset[str]:
    listed = bill.get("documentDescribes")
    ids = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
    ids += [
        _text(relation.get("relatedSpdxElement"))
        for relation in _tables(bill.get("relationships"))
        if relation.get("relationshipType") == _DESCRIBES
    ]
    return frozenset(ids)


def _package(package: dict[str, Any]) -> Evidence:
    licence = _text(package.get("licenseConcluded")) or _text(package.get("licenseDeclared"))
    return dependency(package.get("name"), package.get("versionInfo"), licence)


def _tables(rows: object) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _text(value: object) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return "" if text in _SAYS_NOTHING else text
