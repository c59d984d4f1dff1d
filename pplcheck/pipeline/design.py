"""One design: which reader claims it, and what does it say?"""

from collections.abc import Callable, Iterable, Iterator

from pplcheck.model.design import Format
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.pipeline.guarded import Guard
from pplcheck.pipeline.passages import understood
from pplcheck.read import DesignReader, design_reader_of
from pplcheck.syntax.places import UnparsableError


class DesignFile:
    """A file that the reader of a format has claimed."""

    def __init__(self, reader: DesignReader, path: str, load: Callable[[], bytes]) -> None:
        self._reader = reader
        self._path = path
        self._load = load

    @classmethod
    def claimed(
        cls, path: str, first: bytes, load: Callable[[], bytes] | None
    ) -> "DesignFile | None":
        """Return the design that a file is, or None.

        Args:
            path: relative to the root.
            first: the beginning of the content, which is enough to tell.
            load: gives the whole content, where that is not all of it.

        """
        reader = design_reader_of(path, first)
        if reader is None:
            return None
        head = reader.FORMAT.head
        return cls(reader, path, load if load and not head else lambda: first[: head or None])

    @property
    def name(self) -> str:
        """What the reader is called."""
        return self._reader.NAME

    @property
    def format(self) -> Format:
        """What the reader says of the format."""
        return self._reader.FORMAT

    def evidence(self, guard: Guard) -> Iterator[Evidence]:
        """Yield what the design says; what a passage grants stands in its stead.

        Args:
            guard: reads what could make its reader hang, grow or crash.

        Raises:
            UnparsableError: the file is broken; what was yielded before stands.
            UnloadableError: the whole is wanted and cannot be had.

        """
        content = self._load()
        if not self.format.is_guarded:
            yield from understood(self._read(content))
            return
        seen, fault = guard.read(self.name, self._path, content)
        yield from understood(seen)
        if fault:
            raise UnparsableError(*fault)

    def _read(self, content: bytes) -> Iterator[Evidence]:
        """Yield what the reader sees; where it fails at what nobody foresaw, say so.

        One odd file must not end the scan of a tree. The readers' own tests ask them directly.
        """
        try:
            yield from self._reader.read(self._path, content)
        except UnparsableError:
            raise
        except (
            ArithmeticError,
            EOFError,
            LookupError,
            OSError,
            RuntimeError,
            ValueError,
        ) as error:
            what = f"its reader failed ({type(error).__name__}); please report the file"
            raise UnparsableError(0, 0, what) from error


def credited_once(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield each copyright statement of a design once: two readers may have seen it."""
    credited = set()
    for seen in evidence:
        if seen.kind is not EvidenceKind.COPYRIGHT:
            yield seen
        elif seen.value not in credited:
            credited.add(seen.value)
            yield seen
