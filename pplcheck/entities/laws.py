"""Which provisions of law do we know, and what follows from each?

They are data: `laws.toml` beside this file.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pplcheck.model.fact import Fact, Level, Value
from pplcheck.model.legal import LegalBasis
from pplcheck.model.ownership import Source


@cache
def laws() -> Mapping[str, LegalBasis]:
    """Return the provisions by their ids."""
    found = {
        one["id"]: LegalBasis(
            id=one["id"],
            jurisdiction=one["jurisdiction"],
            law=one["law"],
            article=one["article"],
            says=one["says"],
            facts=tuple(sorted((name, Value(value)) for name, value in one["facts"].items())),
        )
        for one in data_of("laws.toml")["law"]
    }
    return MappingProxyType(found)


def data_of(name: str) -> dict[str, Any]:
    """Return a data file of this room."""
    content = files("pplcheck.entities").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(content)


def bases_of(ids: Iterable[str]) -> tuple[LegalBasis, ...]:
    """Return the provisions that these ids name, in their order."""
    return tuple(laws()[id_] for id_ in ids)


def facts_by_law(bases: Iterable[LegalBasis], source: Source, because: str) -> Iterator[Fact]:
    """Yield what follows by law from what somebody said.

    The weight is that of the statement, and never more than a register's: a law decides no
    case. The words are not the speaker's own. Whether that was checked is as of the statement.

    Args:
        bases: from which it follows.
        source: who said what it follows from.
        because: what was said, in plain words.

    """
    for basis in bases:
        for name, value in basis.facts:
            yield Fact(
                name=name,
                value=value,
                level=min(source.level, Level.REGISTER),
                by=source.by,
                evidence=f"{source.evidence}: {because}; {basis.law}, {basis.article}: "
                f"{basis.says}",
                sha256=source.sha256,
                valid_from=source.valid_from,
                valid_until=source.valid_until,
                jurisdiction=basis.jurisdiction,
                is_derived=True,
                is_checked=source.is_checked,
            )
