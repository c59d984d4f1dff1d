"""What does a `[facts.…]` table say, and who says so?"""

from datetime import date
from typing import Any, Final

from pplcheck.config.document import Document
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.ownership import Source
from pplcheck.syntax.places import Keys

# Weight is no matter of taste: each of these can be given by its own speakers alone.
_SPEAKERS: Final = {
    Level.ATTESTED: (
        frozenset({Speaker.FEDERATION}),
        "an attestation is a federation's: write by = 'federation', or level = 1",
    ),
    Level.REGISTER: (
        frozenset({Speaker.REGISTER, Speaker.COURT, Speaker.SELF}),
        "write who made the kept extract (register, court, self for accounts), or level = 1",
    ),
    Level.DECISION: (
        frozenset({Speaker.LICENSOR, Speaker.COURT}),
        "only the licensor or a court decides: write by = either, or a lower level",
    ),
}


def read_fact(document: Document, keys: Keys, name: str, table: dict[str, Any]) -> Fact:
    """Return one statement; what is wrong with it is noted.

    Args:
        document: in which it stands.
        keys: of its table.
        name: of the fact.
        table: with the keys that the schema asks for.

    """
    source = read_source(document, keys, table)
    return Fact(
        name=name,
        value=Value(table["value"]),
        level=source.level,
        by=source.by,
        evidence=source.evidence,
        sha256=source.sha256,
        valid_from=source.valid_from,
        valid_until=source.valid_until,
        jurisdiction=table.get("jurisdiction", ""),
    )


def read_source(document: Document, keys: Keys, table: dict[str, Any]) -> Source:
    """Return who says so, on which evidence, for which days.

    A period that ends before it begins is noted as a problem, and so is a level that this
    speaker cannot give.
    """
    begins, ends = day(table.get("from")), day(table.get("until"))
    note_period(document, keys, begins, ends)
    level, by = Level(table["level"]), Speaker(table["by"])
    speakers, hint = _SPEAKERS.get(level, (frozenset(Speaker), ""))
    if by not in speakers:
        what = f"level {level.value} is not for what the {by} says"
        if by is Speaker.SELF:
            what = f"level {level.value} is not for what the entity itself says"
        document.fault((*keys, "by"), what, hint)
    return Source(level, by, table["evidence"], table.get("sha256", ""), begins, ends)


def note_period(document: Document, keys: Keys, begins: date | None, ends: date | None) -> None:
    """Note a problem where a period ends before it begins."""
    if begins and ends and ends < begins:
        document.fault(
            (*keys, "until"), f"ends {ends}, before it begins", "exchange from and until"
        )


def day(text: str | None) -> date | None:
    """Return the day that ISO text means; the schema has checked the form."""
    return date.fromisoformat(text) if text else None
