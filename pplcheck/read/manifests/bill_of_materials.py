"""Which packages does a bill of materials list, and under which licences?

Sources: CycloneDX 1.6 (`components`, `licenses`), SPDX 2.3 (`packages`, `licenseConcluded`,
`licenseDeclared`), both as JSON.
"""

from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence
from pplcheck.read.dependency import dependency
from pplcheck.syntax import json

NAME = "bill-of-materials"
GLOBS = ("bom.json", "sbom.json", "*.cdx.json", "*.spdx.json")

_SAYS_NOTHING = frozenset({"", "NOASSERTION"})
# SPDX names the package that the whole is about by this relation.
_DESCRIBES = "DESCRIBES"


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each package; an empty value where no licence is named."""
    del path
    bill = json.load(content)
    if not isinstance(bill, dict):
        return
    if bill.get("bomFormat") == "CycloneDX":
        yield from map(_component, _tables(bill.get("components")))
    elif "spdxVersion" in bill:
        described = _described(bill)
        for package in _tables(bill.get("packages")):
            if package.get("SPDXID") not in described:
                yield _package(package)


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
