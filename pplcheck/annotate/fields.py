"""Is a field to be written, does it say so already, or does it say something else?

What stands in a file was chosen by somebody. It is replaced only where that was asked for; what
a programme wrote unasked, or is empty, nobody chose.
"""

from typing import Self

from pplcheck.annotate.errors import SaysOtherwiseError
from pplcheck.model.annotation import Annotation, Says

_LONGEST_SHOWN = 120


class Fields:
    """Decides field by field, and remembers what was decided."""

    def __init__(self, annotation: Annotation) -> None:
        """Begin.

        Args:
            annotation: what is to be written.

        """
        self._annotation = annotation
        self._changed: list[str] = []
        self._left_out: list[str] = []
        self._kept: list[str] = []
        self._barred: list[str] = []

    @property
    def changed(self) -> tuple[str, ...]:
        """What was decided to be written."""
        return tuple(self._changed)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was asked for and has no place."""
        return tuple(self._left_out)

    def has_no(self, **asked: object) -> Self:
        """Note what the format has no place for, where it was asked for."""
        self._left_out += [name for name, value in asked.items() if value]
        return self

    def licence(self, place: str, stands: str | None, wanted: str) -> bool:
        """Whether a field made for the licence is to be written.

        Args:
            place: what it is called, in the format's own terms.
            stands: what stands there; None where there is no such field.
            wanted: what is to stand there.

        """
        says_so = bool(stands) and self._annotation.says(stands or "") is Says.THE_SAME
        return not says_so and self.other(place, stands, wanted)

    def other(self, place: str, stands: str | None, wanted: str) -> bool:
        """Whether any other field is to be written; the arguments are those of `licence`."""
        if not wanted or _plain(stands) == _plain(wanted):
            return False
        if _plain(stands) and not self._annotation.is_forced:
            self._kept.append(f"{place} says {_shown(stands)}")
            return False
        self._changed.append(f"{place}: {wanted}")
        return True

    def copyright(self, place: str, stands: str | None, wanted: str) -> bool:
        """Whether a field for the copyright is to be written; it may speak of a licence, too.

        The arguments are those of `licence`.
        """
        if not wanted and stands and self._annotation.says(stands) is Says.ANOTHER:
            self.bar(place, stands)
        return self.other(place, stands, wanted)

    def note(self, place: str, wanted: str) -> None:
        """Note that something is written where nothing could stand in its way."""
        self._changed.append(f"{place}: {wanted}")

    def keep(self, place: str, stands: str) -> None:
        """Note that something stands there which may go away only where that was asked for."""
        if not self._annotation.is_forced:
            self._kept.append(f"{place} says {_shown(stands)}")

    def bar(self, place: str, stands: str) -> None:
        """Note that words stand there which no programme can change in their place."""
        self._barred.append(f"{place} says {_shown(stands)}")

    def settle(self) -> None:
        """Refuse the whole where something else stands anywhere.

        Raises:
            SaysOtherwiseError: what stands where.

        """
        if self._barred:
            raise SaysOtherwiseError(f"{'; '.join(self._barred)}; change that by hand first")
        if self._kept:
            raise SaysOtherwiseError(f"{'; '.join(self._kept)}; --force replaces it")


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _shown(text: str | None) -> str:
    plain = _plain(text)
    cut = f"{plain[:_LONGEST_SHOWN]}…" if len(plain) > _LONGEST_SHOWN else plain
    return f"{cut!r}"
