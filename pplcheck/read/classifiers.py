"""Which licences do the classifiers of a Python package name?

The table is data: `classifiers.toml` beside this file.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from pplcheck.model.evidence import Evidence
from pplcheck.read.statement import any_of, stated
from pplcheck.syntax.places import Point

_PREFIX = "License ::"


def classified(
    classifiers: Iterable[tuple[object, Point]], *, is_only_word: bool
) -> Iterator[Evidence]:
    """Yield what the licence classifiers say, as one statement: several mean a choice.

    Args:
        classifiers: all classifiers of the package, with their places.
        is_only_word: nothing else in the manifest names a licence. Only then does a classifier
            that names no more than a family ("BSD License") say something.

    """
    written = [
        (" ".join(one.split()), place)
        for one, place in classifiers
        if isinstance(one, str) and one.startswith(_PREFIX)
    ]
    known = [(name, place) for name, place in written if name in table()["licence"]]
    vague = [(name, place) for name, place in written if name in table()["family"]]
    # A family beside a licence ("Apache Software License" and "MIT License") is a second
    # choice.
    named = known + vague if known or is_only_word else []
    if named:
        meanings = {**table()["licence"], **table()["family"]}
        first = min(place for _, place in named)
        means = any_of(meanings[name] for name, _ in sorted(named, key=lambda pair: pair[1]))
        yield from stated(", ".join(name for name, _ in named), first, means=means)


@cache
def table() -> dict[str, dict[str, str]]:
    """Return the names of the classifiers in `licence`, `family` and `none`."""
    content = files("pplcheck.read").joinpath("classifiers.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


def meaning(written: str) -> str:
    """Return what a licence field means that holds a classifier; else nothing."""
    name = " ".join(written.split())
    full = name if name.startswith(_PREFIX) else f"{_PREFIX} {name}"
    return table()["licence"].get(full) or table()["family"].get(full, "")
