"""Which licence text is each of these files?"""

from collections.abc import Iterable
from dataclasses import dataclass

from pplcheck.discover import UnloadableError, read_named
from pplcheck.licences import identify
from pplcheck.model.errors import NothingScannedError, Problem
from pplcheck.model.identification import Identification
from pplcheck.model.place import Place
from pplcheck.read import as_utf8, is_binary, text_of


@dataclass(frozen=True, slots=True)
class Identified:
    """The answers, and what could not be read.

    Attributes:
        found: pairs of path and answer, in the order that was asked.
        problems: one for each file that could not be read.

    """

    found: tuple[tuple[str, Identification], ...]
    problems: tuple[Problem, ...]


def identify_files(paths: Iterable[str]) -> Identified:
    """Identify each file.

    Raises:
        NothingScannedError: none of them could be read.

    """
    found: list[tuple[str, Identification]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            content = as_utf8(read_named(path))
        except UnloadableError as error:
            problems.append(Problem(Place(path), str(error), "name a file that can be read"))
            continue
        if is_binary(content):
            problems.append(Problem(Place(path), "is binary", "name a text file"))
            continue
        found.append((path, identify(text_of(content))))
    if not found:
        raise NothingScannedError(*problems)
    return Identified(tuple(found), tuple(problems))
