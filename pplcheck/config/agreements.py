"""What did the stewards agree on with whom, and what did they publish that settles?"""

from collections import Counter
from typing import Any

from pplcheck.config.document import Document
from pplcheck.config.facts import day
from pplcheck.config.vocabulary import Vocabulary
from pplcheck.model.act import Act
from pplcheck.model.agreement import Agreement, AgreementKind, Schedule
from pplcheck.model.fact import Value
from pplcheck.syntax.places import Keys

_WHOLE = "."


def read_agreements(document: Document, vocabulary: Vocabulary) -> tuple[Agreement, ...]:
    """Return each `[[agreement]]`, in the order of the file; faults are noted.

    Args:
        document: held against its schema.
        vocabulary: the duties of the known terms.

    """
    tables = document.data.get("agreement", [])
    ids = _ids(document, tables)
    found = []
    for index, (table, id_) in enumerate(zip(tables, ids, strict=True)):
        keys: Keys = ("agreement", index)
        begins, until = day(table["from"]), day(table.get("until"))
        if begins is None:
            continue
        _check_days(document, keys, table)
        for number, duty in enumerate(table.get("waives", ())):
            vocabulary.check_duty(document, (*keys, "waives", number), duty)
        found.append(
            Agreement(
                id=id_,
                kind=AgreementKind(table.get("kind", AgreementKind.PERMISSION)),
                entity=table["entity"],
                asset=table.get("asset", _WHOLE),
                acts=tuple(Act(act) for act in sorted(table["acts"])),
                commercial=Value(table.get("commercial", Value.YES)),
                begins=begins,
                until=until,
                evidence=table["evidence"],
                place=document.place(keys),
                sha256=table.get("sha256", ""),
                gives=table.get("gives", ""),
                waives=tuple(sorted(table.get("waives", ()))),
            )
        )
    return tuple(found)


def read_schedules(document: Document, vocabulary: Vocabulary) -> tuple[Schedule, ...]:
    """Return each `[[settlement]]`, in the order of the file; faults are noted.

    Args:
        document: held against its schema.
        vocabulary: the licences of the known terms.

    """
    found = []
    for index, table in enumerate(document.data.get("settlement", [])):
        keys: Keys = ("settlement", index)
        _check_days(document, keys, table)
        if "licence" in table:
            vocabulary.check_licence(document, (*keys, "licence"), table["licence"])
        found.append(
            Schedule(
                licence=table.get("licence", ""),
                asset=table.get("asset", ""),
                gives=table["gives"],
                evidence=table["evidence"],
                begins=day(table.get("from")),
                until=day(table.get("until")),
                place=document.place(keys),
            )
        )
    return tuple(found)


def _ids(document: Document, tables: list[dict[str, Any]]) -> list[str]:
    """Return the id of each agreement; one that two have is a fault."""
    seen: Counter[str] = Counter()
    given = Counter(table["id"] for table in tables if "id" in table)
    ids: list[str] = []
    for index, table in enumerate(tables):
        if "id" in table:
            id_ = table["id"]
            if id_ in ids:
                what = f"{given[id_]} agreements have the id {id_!r}"
                hint = "give each an id of its own"
                document.fault(("agreement", index, "id"), what, hint)
        else:
            # An id that somebody chose has no slash, so that none can be the same.
            name = f"{table['entity']}/{table.get('asset', _WHOLE)}"
            seen[name] += 1
            id_ = name if seen[name] == 1 else f"{name} (agreement {seen[name]})"
        ids.append(id_)
    return ids


def _check_days(document: Document, keys: Keys, table: dict[str, Any]) -> None:
    begins, until = day(table.get("from")), day(table.get("until"))
    if begins and until and until < begins:
        what = f"ends {until}, before it begins"
        document.fault((*keys, "until"), what, "exchange from and until")
