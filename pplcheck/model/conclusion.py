"""What did a reviewer conclude of a file, and does it still hold?"""

from dataclasses import dataclass
from datetime import date

from pplcheck.model.licence import LicenceExpression
from pplcheck.model.pattern import PathPattern
from pplcheck.model.place import Place


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A person looked at files and says which licence holds for them.

    Attributes:
        place: where it is written.
        pattern: the paths that are meant, or None where the content alone decides.
        contents: git's blob ids of the contents that were seen; empty where it is not bound.
        licence: what was concluded.
        reason: why.
        by: who.
        on: the day.

    """

    place: Place
    pattern: PathPattern | None
    contents: tuple[str, ...]
    licence: LicenceExpression
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A file with the content that it has today."""

    path: str
    content_id: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """A conclusion, held against the files that are there.

    Attributes:
        conclusion: what was written.
        holds: the files for which it holds.
        changed: files that are meant, whose content is not the one that was seen.

    """

    conclusion: Conclusion
    holds: tuple[Seen, ...] = ()
    changed: tuple[Seen, ...] = ()

    @property
    def is_outdated(self) -> bool:
        """Whether something that was seen is no longer there."""
        return bool(self.changed) or not self.holds

    @property
    def is_unbound(self) -> bool:
        """Whether nobody could tell that a content has changed."""
        return not self.conclusion.contents
