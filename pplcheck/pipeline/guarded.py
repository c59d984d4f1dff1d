"""How is a file read that could make its reader hang, grow or crash?

Formats that say so (`FORMAT.is_guarded`) are read in a process of its own, by the same reader.
What it says comes back as JSON.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from itertools import islice
from typing import Any, Final, Self

from pplcheck.engine import Limited, Limits, UnansweredError
from pplcheck.model.evidence import Evidence, EvidenceKind, Precedence, Relation
from pplcheck.read import design_reader
from pplcheck.syntax.places import UnparsableError

_LIMITS: Final = Limits(
    cpu_seconds=20,
    seconds=60,
    memory=768 * 1024 * 1024,
    answer=16 * 1024 * 1024,
)
# One more than is kept of a file, so that it can be told that there were more.
_MOST_STATEMENTS = 10_001
# What JSON has no word for.
_REVIVED: Final[Mapping[str, Any]] = {
    "kind": EvidenceKind,
    "paths": tuple,
    "precedence": Precedence,
    "copyrights": tuple,
    "relation": Relation,
}


class Guard:
    """Reads designs in a process of its own, which is started with the first of them."""

    def __init__(self, limits: Limits = _LIMITS) -> None:
        """Prepare to read; use it in the process and the thread that made it."""
        self._limited = Limited(f"{__name__}:answer", limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process; the next file would start another."""
        self._limited.close()

    def read(
        self, reader_name: str, path: str, content: bytes
    ) -> tuple[tuple[Evidence, ...], tuple[int, int, str] | None]:
        """Return what a design says, and why no more of it could be read, if so.

        Args:
            reader_name: of a reader of designs.
            path: relative to the root.
            content: the bytes.

        Returns:
            The evidence, and line, column and reason, or None. Where time runs out there is no
            evidence at all: how far a reader comes in some seconds differs from run to run.

        """
        try:
            said = self._limited.call(json.dumps([reader_name, path]), content)
        except UnansweredError as error:
            return (), (0, 0, error.reason)
        return _understood(said)


def answer(argument: str, content: bytes) -> object:
    """Return what a reader sees, as JSON: what happens in the other process.

    Args:
        argument: the reader's name and the file's path, as JSON.
        content: the bytes.

    """
    name, path = json.loads(argument)
    reader = design_reader(name)
    seen: list[dict[str, object]] = []
    fault = None
    try:
        seen.extend(map(as_json, islice(reader.read(path, content), _MOST_STATEMENTS)))
    except UnparsableError as error:
        fault = [error.line, error.column, error.what]
    return [seen, fault]


def _understood(
    said: Any,  # noqa: ANN401 - it is JSON
) -> tuple[tuple[Evidence, ...], tuple[int, int, str] | None]:
    seen, fault = said
    return tuple(map(from_json, seen)), tuple(fault) if fault else None


def as_json(seen: Evidence) -> dict[str, object]:
    """Return evidence as what JSON can hold; what is usual is left out."""
    values = {one.name: getattr(seen, one.name) for one in fields(seen)}
    usual = {one.name: one.default for one in fields(seen)}
    return {name: value for name, value in values.items() if value != usual[name]}


def from_json(said: Mapping[str, Any]) -> Evidence:
    """Return the evidence that `as_json` made this of."""
    revived = {
        name: _REVIVED[name](value) if name in _REVIVED else value
        for name, value in said.items()
    }
    return Evidence(**revived)
