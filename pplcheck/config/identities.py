"""Which entities and identifiers did reviewers find to be the same, or not?"""

from pplcheck.config.document import Document
from pplcheck.config.facts import day
from pplcheck.model.identity import Identity, Sameness


def read_identities(document: Document) -> tuple[Identity, ...]:
    """Return each `[[identity]]`, in the order of the file; faults are noted."""
    found = []
    for index, table in enumerate(document.data.get("identity", [])):
        if table["one"] == table["other"]:
            what = f"both are {table['one']!r}"
            document.fault(("identity", index, "other"), what, "name two that may be the same")
        on = day(table["on"])
        if on is None:
            continue
        found.append(
            Identity(
                one=table["one"],
                other=table["other"],
                sameness=Sameness(table["is"]),
                by=table["by"],
                on=on,
                reason=table["reason"],
                place=document.place(("identity", index)),
            )
        )
    return tuple(found)
