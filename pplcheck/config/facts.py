"""What does a `[facts.…]` table say?"""

from datetime import date
from typing import Any

from pplcheck.config.document import Document
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.syntax.places import Keys


def read_fact(document: Document, keys: Keys, name: str, table: dict[str, Any]) -> Fact:
    """Return one statement; a period that ends before it begins is noted as a problem."""
    begins, ends = day(table.get("from")), day(table.get("until"))
    if begins and ends and ends < begins:
        document.fault(
            (*keys, "until"), f"ends {ends}, before it begins", "exchange from and until"
        )
    return Fact(
        name=name,
        value=Value(table["value"]),
        level=Level(table["level"]),
        by=Speaker(table["by"]),
        evidence=table["evidence"],
        sha256=table.get("sha256", ""),
        valid_from=begins,
        valid_until=ends,
        jurisdiction=table.get("jurisdiction", ""),
    )


def day(text: str | None) -> date | None:
    """Return the day that ISO text means; the schema has checked the form."""
    return date.fromisoformat(text) if text else None
