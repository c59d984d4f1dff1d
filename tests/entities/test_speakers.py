"""Who can be said to have said something, and who can write so?"""

import json
from typing import Any

from pplcheck.model.duty import Sight
from pplcheck.model.fact import Speaker
from tests.conftest import ROOT


def _schema(name: str) -> str:
    return (ROOT / "schemas" / name).read_text(encoding="utf-8")


def test_a_report_knows_every_speaker_and_people_can_write_all_but_one() -> None:
    report = json.loads(_schema("report.schema.json"))
    enums = [one["by"]["enum"] for one in _properties(report) if "enum" in one.get("by", {})]
    assert set(Speaker) in [set(enum) for enum in enums]
    entity = json.loads(_schema("entity.schema.json"))
    assert set(entity["$defs"]["by"]["enum"]) == set(Speaker) - {Speaker.SEEN}
    written = [one["by"] for one in _properties(entity) if "by" in one]
    assert written
    assert all(one == {"$ref": "#/$defs/by"} for one in written)


def test_terms_can_name_all_that_is_looked_for() -> None:
    terms = json.loads(_schema("terms.schema.json"))
    (sights,) = [
        one["seen_by"]["items"]["enum"] for one in _properties(terms) if "seen_by" in one
    ]
    assert sights == list(Sight)


def _properties(schema: object) -> list[dict[str, Any]]:
    """Return every table of properties in a schema."""
    if isinstance(schema, list):
        return [found for part in schema for found in _properties(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema["properties"]] if isinstance(schema.get("properties"), dict) else []
    return own + [found for part in schema.values() for found in _properties(part)]
