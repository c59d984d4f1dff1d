"""What went wrong, whose affair is it, and what should they do?"""

from dataclasses import dataclass
from enum import StrEnum

from pplcheck.model.place import Place


class Blame(StrEnum):
    """Who can mend it."""

    YOU = "you"
    THE_INPUT = "the input"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, in one line.

    Attributes:
        place: where, or None where there is no place (a wrong option).
        what: the fault, without a full stop.
        hint: what to do about it, without a full stop.

    """

    place: Place | None
    what: str
    hint: str

    def __str__(self) -> str:
        """Write `file:line:column: what; what to do`."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.what}; {self.hint}"


class PplcheckError(Exception):
    """An expected failure: one or more problems, all reported at once."""

    blame = Blame.YOU

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class ConfigurationError(PplcheckError):
    """A file that somebody wrote for pplcheck cannot be taken as it is."""


class TooWideError(PplcheckError):
    """The conditions of a licence's terms branch too much for anybody to be judged by them."""


class NothingScannedError(PplcheckError):
    """There was nothing to look at; never a green light."""

    blame = Blame.THE_INPUT


class SourceError(PplcheckError):
    """A tree cannot be listed or a repository cannot be described."""

    blame = Blame.THE_INPUT


class RevisionError(PplcheckError):
    """A revision was named, and there is none of that name."""


class OutputError(PplcheckError):
    """A result could not be written; what stood there before is untouched."""


class StoreError(PplcheckError):
    """A file with what was read before cannot be used."""

    blame = Blame.THE_INPUT


class SigningError(PplcheckError):
    """A signature could not be made, or nothing is there to look at one with."""
