"""Which public commons does a catalogue name?"""

from datetime import date
from typing import Any

from pplcheck.config.document import Document, open_document
from pplcheck.config.facts import day
from pplcheck.model.catalogued import Catalogued, CataloguedPeriod, Matter


def read_catalogue(
    content: bytes, path: str, *, is_shipped: bool = False
) -> tuple[Catalogued, ...]:
    """Return the entries of a catalogue, by id.

    Args:
        content: TOML after `schemas/catalogue.schema.json`.
        path: for messages.
        is_shipped: it ships with pplcheck, and a test held it against its schema.

    Raises:
        ConfigurationError: with every problem in the file.

    """
    document = open_document(content, path, None if is_shipped else "catalogue")
    entries = [_entry(table) for table in document.data["commons"]]
    for number, one in enumerate(entries):
        _check_periods(document, number, one)
    _check_distinct(document, entries)
    document.finish()
    return tuple(sorted(entries, key=lambda one: one.id))


def _entry(table: dict[str, Any]) -> Catalogued:
    return Catalogued(
        name=table["name"],
        matter=Matter(table["of"]),
        addresses=tuple(table["addresses"]),
        packages=tuple(sorted(table.get("packages", ()))),
        stewards=tuple(table.get("stewards", ())),
        family=tuple(sorted(table.get("family", ()))),
        began=day(table.get("began")),
        periods=tuple(map(_period, table["licence"])),
        conflict=table.get("conflict", ""),
        note=table.get("note", ""),
        source=table["source"],
        looked_at=date.fromisoformat(table["looked_at"]),
    )


def _period(table: dict[str, Any]) -> CataloguedPeriod:
    return CataloguedPeriod(
        licence=table.get("licence"),
        begins=day(table.get("from")),
        commit=table.get("commit", ""),
        path=table.get("path", ""),
        unknown=table.get("unknown", ""),
    )


def _check_periods(document: Document, number: int, one: Catalogued) -> None:
    """Note what is half said, or not in order."""
    keys = ("commons", number)
    if bool(one.family) != bool(one.began):
        what = "family and began stand together, or neither does"
        document.fault((*keys, "name"), what, "add the other")
    for at, period in enumerate(one.periods):
        if bool(period.licence) == bool(period.unknown):
            what = "a period has a licence, or says why it is unknown"
            document.fault((*keys, "licence", at), what, "write one of licence and unknown")
        if bool(period.begins) != bool(period.commit):
            what = "from and commit stand together, or neither does"
            document.fault((*keys, "licence", at), what, "add the other")
    begins = [period.begins for period in one.periods if period.begins]
    if begins != sorted(begins):
        what = "a period begins before the one that stands above it"
        document.fault((*keys, "licence"), what, "put the oldest first")


def _check_distinct(document: Document, entries: list[Catalogued]) -> None:
    """Note what two entries claim: an address, a package, a commit means one commons."""
    seen: dict[str, str] = {}
    for number, one in enumerate(entries):
        commits = {*one.family, *(period.commit for period in one.periods if period.commit)}
        for claimed in {*one.addresses, *one.packages, *commits}:
            other = seen.setdefault(claimed, one.name)
            if other != one.name:
                what = f"{claimed} is that of {other!r} too"
                document.fault(("commons", number, "name"), what, "keep it in one of them")
