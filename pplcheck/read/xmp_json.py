"""What does a packet of XMP in JSON-LD state?

ISO 16684-3 (JSON-LD serialization of XMP), as Khronos' `KHR_xmp_json_ld` has it. A value is a
text, `{"@value": …}`, an address (`@id`), a list (`@list`, `@set`), or one text for each of
some languages: in `rdf:_1`, `rdf:_2`, …, with a `@language` each, or under the language's tag.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from pplcheck.model.evidence import Evidence
from pplcheck.read.xmp import Statements

_LOCAL: Final = re.compile(r"[^:/#]*$")
_MEMBER: Final = re.compile(r"rdf:_(\d{1,6})")
_LISTS: Final = ("@list", "@set")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-\w{1,8})*|x-default", re.IGNORECASE)
_ALTERNATIVES: Final = "Alt"
# What stands beside a creator's name in the same list.
_MAIL: Final = re.compile(r"\S+@\S+\.\w+")
_DEEPEST: Final = 8
_MOST_PROPERTIES: Final = 1_000


def xmp_json(packet: dict[str, Any], locator: str) -> Iterator[Evidence]:
    """Yield what a packet states.

    Args:
        packet: as it was parsed; what has another shape than it should states nothing.
        locator: where it stands, in the words of the file's format.

    """
    stated = Statements(has_places=False)
    for key, value in list(packet.items())[:_MOST_PROPERTIES]:
        name = _local(key)
        for text in _values(value, 0):
            if not (name == "creator" and _MAIL.fullmatch(text)):
                stated.put(name, text)
    yield from stated.evidence(locator)


def _local(key: str) -> str:
    found = _LOCAL.search(key)
    return found.group() if found else ""


def _values(value: object, depth: int) -> list[str]:
    """Return the texts that a value amounts to; of translations the first, the default."""
    if isinstance(value, str):
        return [value]
    if depth == _DEEPEST:
        return []
    if isinstance(value, list):
        is_translated = any(isinstance(one, dict) and "@language" in one for one in value)
        return _of_list(value, depth + 1, is_translated=is_translated)
    return _of_table(value, depth + 1) if isinstance(value, dict) else []


def _of_list(values: list[Any], depth: int, *, is_translated: bool) -> list[str]:
    return [
        text for one in values[: 1 if is_translated else None] for text in _values(one, depth)
    ]


def _of_table(table: dict[str, Any], depth: int) -> list[str]:
    for name in ("@value", *_LISTS, "@id"):
        if name in table:
            return _values(table[name], depth)
    members = sorted(
        (int(found[1]), value)
        for key, value in table.items()
        if (found := _MEMBER.fullmatch(key))
    )
    if members:
        is_translated = _local(str(table.get("@type", ""))) == _ALTERNATIVES
        return _of_list([value for _, value in members], depth, is_translated=is_translated)
    if table and all(map(_LANGUAGE.fullmatch, table)):
        return _values(next(iter(table.values())), depth)
    # A node that names somebody or a document.
    named = (value for key, value in table.items() if _local(key) in {"name", "documentID"})
    return _values(next(named, None), depth)
