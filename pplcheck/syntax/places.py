"""Places of values in structured text, and the error of a text that has no structure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

# No hand-written file is larger; of a larger one, places are not worth the seconds they cost.
LARGEST = 256 * 1024

Keys = tuple[str | int, ...]
Point = tuple[int, int]


class UnparsableError(ValueError):
    """A text is not what its format asks for.

    Attributes:
        line: 1 for the first, or 0 where the parser names no place.
        column: 1 for the first character, or 0.
        what: the fault, without a full stop.

    """

    def __init__(self, line: int, column: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.column = column
        self.what = what


@dataclass(frozen=True, slots=True)
class Places:
    """Where values and keys stand.

    Attributes:
        values: pairs of key path and (line, column) of the value.
        keys: pairs of key path and (line, column) of its last key.

    """

    values: tuple[tuple[Keys, Point], ...]
    keys: tuple[tuple[Keys, Point], ...]
    _by_value: dict[Keys, Point] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A file may ask for the places of thousands of its values.
        object.__setattr__(self, "_by_value", dict(self.values))

    def of_value(self, path: Keys) -> Point:
        """Return the place of the value at `path`, or of the nearest one that holds it."""
        return self._nearest(self._by_value, path)

    def of_key(self, path: Keys) -> Point:
        """Return the place of the key that ends `path`, or of what holds it."""
        return self._nearest({**self._by_value, **dict(self.keys)}, path)

    def repeated(self) -> tuple[tuple[Keys, Point], ...]:
        """Return the keys that stand in their table again, where YAML and JSON let them."""
        seen: set[Keys] = set()
        again = []
        for path, place in self.keys:
            if path in seen:
                again.append((path, place))
            seen.add(path)
        return tuple(sorted(again, key=lambda one: one[1]))

    @staticmethod
    def _nearest(places: dict[Keys, Point], path: Keys) -> Point:
        while path and path not in places:
            path = path[:-1]
        return places.get(path, (1, 1))


def point(start: tuple[int, int], lines: Sequence[bytes]) -> Point:
    """Turn tree-sitter's row and byte column into line and character column, both from 1."""
    row, column = start
    return row + 1, len(lines[row][:column].decode("utf-8", "replace")) + 1


def decode(content: bytes) -> str:
    """Return `content` as text: UTF-8, with or without a byte order mark.

    Raises:
        UnparsableError: it is not UTF-8; the place is that of the first wrong byte.

    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `error.start` counts from after the mark that "utf-8-sig" takes away.
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise UnparsableError(line, column, "not UTF-8 text") from error
