"""Which licence text is each of these files?"""

from collections.abc import Iterable
from dataclasses import dataclass

from pplcheck.discover import UnloadableError, read_named
from pplcheck.licences import explain, identify
from pplcheck.model.errors import NothingScannedError, Problem
from pplcheck.model.identification import Answer
from pplcheck.model.place import Place
from pplcheck.read import as_utf8, is_binary, text_of

# The longest licence has 90,000 bytes; what follows in a file so large is something else.
_LARGEST_TEXT = 4_000_000


@dataclass(frozen=True, slots=True)
class Identified:
    """The answers, and what could not be read.

    Attributes:
        answers: in the order that was asked.
        problems: one for each file that could not be read.

    """

    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...]


def identify_files(paths: Iterable[str], *, with_comparisons: bool = False) -> Identified:
    """Identify each file.

    Args:
        paths: of text files.
        with_comparisons: compare each with the licences that it is a form of, word by word.

    Raises:
        NothingScannedError: none of them could be read.

    """
    answers: list[Answer] = []
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
        text = text_of(content[:_LARGEST_TEXT])
        comparisons = explain(text) if with_comparisons else None
        answers.append(Answer(path, identify(text), comparisons))
    if not answers:
        raise NothingScannedError(*problems)
    return Identified(tuple(answers), tuple(problems))
