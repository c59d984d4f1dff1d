"""What stands at this place of a manifest, and what is to be said of it?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pplcheck.model.finding import Severity
from pplcheck.model.lint import Fault
from pplcheck.model.place import Place
from pplcheck.syntax.places import Keys, Places

# Of a licence as written: how it is written better, the same where it is right, nothing where
# nobody knows it.
Licences = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a manifest.

    Attributes:
        value: of whatever type it is.
        keys: the way to it.
        path: of the file.
        places: of all values and keys of the file.
        licences: says which licence a name is.

    """

    value: Any
    keys: Keys
    path: str
    places: Places
    licences: Licences

    @property
    def name(self) -> str:
        """The key, as people write it: `license.hardware`, `part[2]`."""
        shown = "".join(
            f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in self.keys
        )
        return shown.removeprefix(".")

    def inner(self, key: str | int) -> "Spot":
        """Return the place of a key or an entry within."""
        held = self.value[key]
        return Spot(held, (*self.keys, key), self.path, self.places, self.licences)

    def entries(self) -> "Iterator[Spot]":
        """Yield the entries of a list; what is no list is one entry."""
        if isinstance(self.value, list):
            for index in range(len(self.value)):
                yield self.inner(index)
        else:
            yield self

    def error(self, what: str, hint: str, *, at_key: bool = False) -> Fault:
        """Say that the specification forbids what stands here, or requires what does not."""
        return self._fault(Severity.ERROR, what, hint, at_key=at_key)

    def warning(self, what: str, hint: str, *, at_key: bool = False) -> Fault:
        """Say that the specification recommends something else."""
        return self._fault(Severity.WARNING, what, hint, at_key=at_key)

    def _fault(self, severity: Severity, what: str, hint: str, *, at_key: bool) -> Fault:
        find = self.places.of_key if at_key else self.places.of_value
        return Fault(Place(self.path, *find(self.keys)), severity, what, hint)
