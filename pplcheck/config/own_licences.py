"""Which licences of their own do the stewards register?"""

from typing import Any

from pplcheck.config.document import Document
from pplcheck.model.settings import LicenceSetting
from pplcheck.syntax import toml
from pplcheck.syntax.places import Keys, UnparsableError


def read_own_licences(document: Document) -> tuple[LicenceSetting, ...]:
    """Return each `[[licence]]`, in the order of the file; faults are noted."""
    found: dict[str, LicenceSetting] = {}
    for index, table in enumerate(document.data.get("licence", [])):
        id_ = table["id"]
        if id_ in found:
            what = f"the licence {id_} is registered twice"
            document.fault(("licence", index, "id"), what, "keep one of the two")
        found[id_] = LicenceSetting(
            id=id_,
            text=table["text"],
            text_place=document.place(("licence", index, "text")),
            terms=table.get("terms", ""),
            terms_place=document.place(("licence", index, "terms")),
            names=tuple(table.get("names", ())),
        )
    return tuple(found.values())


def terms_files(content: bytes, table: Keys = ()) -> tuple[str, ...]:
    """Return the terms files that are named, even where the rest is broken.

    What they ask for is needed before the rest can be read.
    """
    try:
        found: Any = toml.load(content)
    except UnparsableError:
        return ()
    for key in (*table, "licence"):
        found = found.get(key) if isinstance(found, dict) else None
    named = [one.get("terms") for one in found or () if isinstance(one, dict)]
    return tuple(one for one in named if isinstance(one, str))
