"""What does an entity answer in `contest/NAME.toml`?"""

from datetime import date
from typing import Any

from pplcheck.config.document import Document, open_document
from pplcheck.model.contest import Contest, Resolved, Ruling
from pplcheck.syntax.places import Keys


def read_contests(content: bytes, path: str) -> tuple[Contest, ...]:
    """Return the answers in one file, in its order.

    Args:
        content: TOML after `schemas/contest.schema.json`.
        path: for messages.

    Raises:
        ConfigurationError: with every problem in the file.

    """
    document = open_document(content, path, "contest")
    entity = document.data["entity"]
    found = [
        Contest(
            id=f"{entity}#{index + 1}",
            entity=entity,
            asset=table.get("asset", ""),
            licence=table.get("licence", ""),
            statement=table["statement"].strip(),
            evidence=table.get("evidence", ""),
            on=date.fromisoformat(table["on"]),
            resolved=_resolved(document, ("answer", index, "resolved"), table),
            place=document.place(("answer", index)),
        )
        for index, table in enumerate(document.data["answer"])
    ]
    document.finish()
    return tuple(found)


def _resolved(document: Document, keys: Keys, answer: dict[str, Any]) -> Resolved | None:
    table = answer.get("resolved")
    if table is None:
        return None
    on = date.fromisoformat(table["on"])
    if on < date.fromisoformat(answer["on"]):
        what = f"decided on {on}, before the answer was given"
        document.fault((*keys, "on"), what, "correct one of the two days")
    return Resolved(Ruling(table["ruling"]), table["by"], on, table["reason"])
