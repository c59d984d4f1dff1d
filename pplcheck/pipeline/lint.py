"""Are these manifests what their specifications ask for?"""

from collections.abc import Iterable
from dataclasses import dataclass

from pplcheck.discover import UnloadableError, read_named
from pplcheck.licences import ExpressionError, parse_loosely
from pplcheck.lint import lint, specification_of
from pplcheck.model.errors import NothingScannedError, Problem
from pplcheck.model.lint import Linted, Specification
from pplcheck.model.place import Place
from pplcheck.read import as_utf8

_NO_LICENCE = "NONE"


@dataclass(frozen=True, slots=True)
class Manifests:
    """What was looked at, and what could not be.

    Attributes:
        linted: in the order that was asked.
        problems: one for each file that could not be looked at.

    """

    linted: tuple[Linted, ...]
    problems: tuple[Problem, ...]


def lint_files(paths: Iterable[str], asked: str | None = None) -> Manifests:
    """Hold each manifest against its specification.

    Args:
        paths: of the files.
        asked: the specification that all of them follow, or None: by their names.

    Raises:
        NothingScannedError: none of them could be looked at.

    """
    linted: list[Linted] = []
    problems: list[Problem] = []
    known = ", ".join(Specification)
    for path in paths:
        try:
            content = as_utf8(read_named(path))
        except UnloadableError as error:
            problems.append(Problem(Place(path), str(error), "name a file that can be read"))
            continue
        named = Specification(asked) if asked else specification_of(path, content)
        if named is None:
            what = "follows no specification that is known by its name"
            problems.append(Problem(Place(path), what, f"say which with --as: {known}"))
            continue
        linted.append(lint(path, content, named, _licence))
    if not linted:
        raise NothingScannedError(*problems)
    return Manifests(tuple(linted), tuple(problems))


def _licence(written: str) -> str:
    """Return how a licence is written right; nothing where nobody knows it."""
    try:
        found = parse_loosely(written)
    except ExpressionError:
        return ""
    if found.normal == _NO_LICENCE or found.unknown:
        return ""
    return found.better or written
