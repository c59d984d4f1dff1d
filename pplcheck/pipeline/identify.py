"""Which licence text is each of these files?"""

from collections.abc import Iterable
from dataclasses import dataclass

from pplcheck.discover import UnloadableError, read_named
from pplcheck.licences import identify
from pplcheck.model.errors import NothingScannedError, Problem
from pplcheck.model.identification import Identification
from pplcheck.model.place import Place
from pplcheck.pipeline.configuration import load_named
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


def identify_files(paths: Iterable[str], config: str | None = None) -> Identified:
    """Identify each file.

    Args:
        paths: the files.
        config: a configuration file that registers licences, or None.

    Raises:
        NothingScannedError: none of them could be read.
        ConfigurationError: the configuration cannot be taken as it is.

    """
    own = load_named(config).own if config is not None else ()
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
        found.append((path, identify(text_of(content), own)))
    if not found:
        raise NothingScannedError(*problems)
    return Identified(tuple(found), tuple(problems))
