"""At which bytes of a JSON text do the members of an object stand?

A text is not dumped anew: numbers keep their digits, objects their order, lines their indent.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from pplcheck.annotate.edits import Edit
from pplcheck.annotate.errors import CannotAnnotateError

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an object: where its key and its value stand."""

    key_start: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Object:
    """An object: its members by key, and where it ends.

    Attributes:
        start: of its opening brace.
        end: behind its closing brace.
        members: by key.

    """

    start: int
    end: int
    members: dict[str, Member]


def value_of(text: bytes) -> Any:  # noqa: ANN401 - JSON can hold anything
    """Return the value of a JSON text.

    Raises:
        CannotAnnotateError: it is not JSON, or nested too deeply.

    """
    try:
        return json.loads(text.removeprefix(_MARK).decode())
    except RecursionError as error:
        raise CannotAnnotateError("its JSON is nested too deeply") from error
    except ValueError as error:
        raise CannotAnnotateError(f"it is not JSON ({str(error)[:120]})") from error


def object_at(text: bytes, start: int) -> Object:
    """Return the object that begins at `start`.

    Args:
        text: JSON without a fault.
        start: of an opening brace.

    Raises:
        CannotAnnotateError: a key stands in it twice.

    """
    members: dict[str, Member] = {}
    depth = 0
    key = ""
    key_start = value_start = end = start
    is_key = True
    for token in _TOKEN.finditer(text, start):
        sign = token[0]
        if depth == 1 and sign in {b",", b"}"} and value_start > key_start:
            if key in members:
                raise CannotAnnotateError(f"{key!r} stands twice in one JSON object")
            members[key] = Member(key_start, value_start, end)
        if depth == 1 and sign == b":":
            is_key, value_start = False, 0
            continue
        if depth == 1 and sign == b",":
            is_key, value_start = True, 0
            continue
        if depth == 1 and is_key and sign.startswith(b'"'):
            key, key_start = str(json.loads(sign)), token.start()
        elif depth == 1 and not value_start:
            value_start = token.start()
        depth += (sign in {b"{", b"["}) - (sign in {b"}", b"]"})
        end = token.end()
        if not depth:
            break
    return Object(start, end, members)


def first_brace(text: bytes) -> int:
    """Return where the outermost object of a JSON text begins."""
    return text.index(b"{")


def inserted(text: bytes, within: Object, members: list[tuple[str, str]]) -> Edit:
    """Return the edit that adds members behind those of an object.

    Args:
        text: the whole JSON text.
        within: the object.
        members: pairs of key and value, the value as JSON.

    """
    last = max(within.members.values(), key=lambda one: one.end, default=None)
    if last is None:
        written = ",".join(f"{json.dumps(key)}:{value}" for key, value in members)
        return Edit(within.start + 1, within.end - 1, written.encode())
    line = max(text.rfind(b"\n", within.start, last.key_start), within.start)
    space = text[line : last.key_start]
    margin = space.decode("ascii") if space.startswith(b"\n") and not space.strip() else ""
    colon = (
        ": "
        if text[last.key_start : last.start].rstrip() != text[last.key_start : last.start]
        else ":"
    )
    written = "".join(f",{margin}{json.dumps(key)}{colon}{value}" for key, value in members)
    return Edit(last.end, last.end, written.encode())


def as_json(text: str) -> str:
    """Return text as a JSON string."""
    return json.dumps(text, ensure_ascii=False)
