"""One file: what does it say, and which licence text is it, if it looks like one?

This is what is done for every file, and the only hot place. A file is searched once for the
cues of all readers; only where a cue stands, or the file's name has a reader, more happens. A
design is read by the reader of its format besides, whether it is text or not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from pplcheck.discover import Portion, UnloadableError
from pplcheck.licences import (
    ANCHORS,
    FEWEST_BYTES,
    Reference,
    identify,
    speaks_of_licence,
)
from pplcheck.model.design import Format
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.identification import Identification, TextKind
from pplcheck.pipeline.cues import finder, in_order, within
from pplcheck.pipeline.design import DesignFile, credited_once
from pplcheck.pipeline.guarded import Guard
from pplcheck.pipeline.notices import notices_at
from pplcheck.read import (
    CUE_READERS,
    IGNORE_CUES,
    REGION_CUES,
    UTF_8,
    Hits,
    Window,
    as_utf8,
    design_readers_called,
    encoding_of,
    heeded,
    opaque_format,
    parted,
    readers_for,
    to_utf8,
    without_ignored,
)
from pplcheck.syntax.places import UnparsableError

# A licence text that somebody ships is no larger; a bundle that quotes one is no licence text.
_LARGEST_TEXT = 200_000
_TELLING = frozenset({TextKind.TEXT, TextKind.MODIFIED, TextKind.PARTIAL, TextKind.DEED})
# Readers by name want the whole file. No manifest that anybody wrote is larger.
_LARGEST_NAMED = 16 * 1024 * 1024
_MOST_STATEMENTS = 10_000
# Enough to tell a closed format.
_HEAD = 4096

Fault = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file said.

    Attributes:
        evidence: in order of place.
        identification: where the file is, or holds, a licence text.
        faults: triples of line, column and reason for what could not be understood.
        is_binary: it is no text.
        format: of a design, what its reader says of the format; else None.
        closed: what people call its format, where that is one of designs and closed.
        size: in bytes.
        content_id: git's blob id of the content; empty where nobody asked for it.

    """

    evidence: tuple[Evidence, ...] = ()
    identification: Identification | None = None
    faults: tuple[Fault, ...] = ()
    is_binary: bool = False
    size: int = 0
    content_id: str = ""
    format: Format | None = None
    closed: str = ""


def read_file(path: str, content: bytes, own: tuple[Reference, ...] = ()) -> Reading:
    """Return what the file at `path` says.

    Args:
        path: relative to the root; its name chooses the readers.
        content: the bytes.
        own: the licences that the stewards registered.

    """
    with Guard() as guard:
        return read_whole(path, content, guard, own)


def read_whole(
    path: str, content: bytes, guard: Guard, own: tuple[Reference, ...] = ()
) -> Reading:
    """Return what a file says whose content is at hand, with the guard of many files."""
    size = len(content)
    file = PartlyRead(path, lambda: content, guard, own)
    file.take(content, Portion(size, 0, 0, size, 0, size))
    return file.reading(size)


class PartlyRead:
    """Gathers what the portions of one file say."""

    __slots__ = (
        "_closed", "_design", "_encoding", "_evidence", "_faults", "_guard", "_identification",
        "_is_ignoring", "_line", "_load", "_named", "_noted", "_own", "_path",
    )  # fmt: skip

    def __init__(
        self,
        path: str,
        load: Callable[[], bytes],
        guard: Guard,
        own: tuple[Reference, ...] = (),
    ) -> None:
        """Begin.

        Args:
            path: relative to the root.
            load: gives the whole content, where a reader wants a large file.
            guard: reads what could make its reader hang, grow or crash.
            own: the licences that the stewards registered.

        """
        self._path = path
        self._load = load
        self._guard = guard
        self._own = own
        self._named = [(reader, path) for reader in readers_for(path)]
        self._design: DesignFile | None = None
        self._closed = ""
        self._evidence: list[Evidence] = []
        self._faults: list[Fault] = []
        self._identification: Identification | None = None
        self._encoding: str | None = UTF_8
        self._noted: dict[str, int] = {}
        self._line = 1
        self._is_ignoring = False

    @property
    def is_binary(self) -> bool:
        """Whether what was read is no text, so that nothing more need be read."""
        return self._encoding is None

    def take(self, content: bytes | bytearray, portion: Portion) -> None:
        """Read the next portion, which lies in `content`."""
        if not portion.first:
            self._encoding = encoding_of(content, portion.filled)
            if design_readers_called(self._path.rpartition("/")[2]):
                self._read_design(content, portion)
            if self._design is None:
                head = bytes(content[: min(portion.filled, _HEAD)])
                self._closed = opaque_format(self._path, head)
        if self._encoding is None:
            return
        window = self._window(content, portion)
        hits = finder().find(window.content, window.size)
        if window.last - window.first < window.size:
            hits = within(hits, window)
        if not portion.first:
            self._take_whole(window, portion, hits)
        if hits or self._is_ignoring:
            self._take_hits(window, hits)
        if portion.onward:
            self._line += self._lines(content, portion.onward)

    def reading(self, size: int, content_id: str = "") -> Reading:
        """Return what all portions said together."""
        evidence = self._evidence
        if len(evidence) > 1:
            # A line at a border was seen from both sides.
            evidence = sorted(dict.fromkeys(evidence), key=_place)
        if self._design:
            evidence = list(credited_once(evidence))
        return Reading(
            parted(evidence),
            self._identification,
            tuple(self._faults),
            self.is_binary,
            size,
            content_id,
            self._design.format if self._design else None,
            self._closed,
        )

    def _window(self, content: bytes | bytearray, portion: Portion) -> Window:
        encoding = self._encoding or UTF_8
        if encoding == UTF_8:
            first, last = portion.first, portion.last
            return Window(content, portion.filled, first, last, self._line)
        before, own, after = (
            to_utf8(content[start:end], encoding)
            for start, end in (
                (0, portion.first),
                (portion.first, portion.last),
                (portion.last, portion.filled),
            )
        )
        last = len(before) + len(own)
        return Window(before + own + after, None, len(before), last, self._line)

    def _lines(self, content: bytes | bytearray, end: int) -> int:
        encoding = self._encoding or UTF_8
        if encoding == UTF_8:
            return content.count(b"\n", 0, end)
        return to_utf8(content[:end], encoding).count(b"\n")

    def _take_hits(self, window: Window, hits: Hits) -> None:
        hits, self._is_ignoring = heeded(hits, window, is_open=self._is_ignoring)
        for reader in CUE_READERS:
            offsets = in_order(hits, reader.CUES)
            if offsets:
                self._note(reader.NAME, reader.read(window, offsets))
        # A design's own reader tells words about it from words about its parts.
        offsets = in_order(hits, REGION_CUES) if self._design is None else ()
        if offsets:
            self._note("notices", notices_at(window, offsets, self._path))

    def _take_whole(self, window: Window, portion: Portion, hits: Hits) -> None:
        """Ask those who look at a file as a whole."""
        if self._named:
            self._read_by_name(window, portion, is_part_ignored=IGNORE_CUES[0] in hits)
        is_named_so = any(seen.kind is EvidenceKind.LICENCE_FILE for seen in self._evidence)
        if is_named_so:
            text = window.text(0, min(window.size, _LARGEST_TEXT))
            self._identification = identify(text, self._own)
        elif (
            hits
            and FEWEST_BYTES <= window.size <= _LARGEST_TEXT
            and any(anchor in hits for anchor in ANCHORS)
        ):
            found = identify(window.text(0, window.size), self._own)
            self._identification = found if found.kind in _TELLING else None

    def _read_design(self, content: bytes | bytearray, portion: Portion) -> None:
        """Let the reader of the format, if one claims the content, say what stands in it."""
        first = self._decoded(bytes(content[: portion.filled]))
        is_whole = portion.filled == portion.total
        self._design = DesignFile.claimed(
            self._path, first, None if is_whole else lambda: self._decoded(self._load())
        )
        if self._design is None:
            return
        try:
            self._note(self._design.name, self._design.evidence(self._guard))
        except UnparsableError as error:
            self._faults.append((error.line, error.column, error.what))
        except UnloadableError as error:
            self._faults.append((0, 0, str(error)))

    def _decoded(self, content: bytes) -> bytes:
        """Return a text in UTF-8, and anything else as it is."""
        is_wide = self._encoding not in {None, UTF_8}
        return to_utf8(content, self._encoding or UTF_8) if is_wide else content

    def _read_by_name(self, window: Window, portion: Portion, *, is_part_ignored: bool) -> None:
        if portion.total > _LARGEST_NAMED:
            what = (
                f"larger than {_LARGEST_NAMED // 2**20} MiB, too large for a file of this name"
            )
            self._faults.append((0, 0, what))
            return
        is_whole = portion.filled == portion.total
        content = bytes(window.content[: window.size]) if is_whole else as_utf8(self._load())
        content = without_ignored(content) if is_part_ignored else content
        for reader, path in self._named:
            try:
                self._note(reader.NAME, filter(_says_something, reader.read(path, content)))
            except UnparsableError as error:
                self._faults.append((error.line, error.column, f"{error.what}; correct it"))

    def _note(self, name: str, seen: Iterator[Evidence]) -> None:
        """Take what a reader saw, up to what a person could still look at."""
        before = len(self._evidence)
        left = _MOST_STATEMENTS - self._noted.get(name, 0)
        self._evidence += islice(seen, left)
        self._noted[name] = self._noted.get(name, 0) + len(self._evidence) - before
        if len(self._evidence) - before == left > 0:
            more = next(seen, None)
            if more:
                what = f"more than {_MOST_STATEMENTS:,} statements; the rest was passed over"
                self._faults.append((more.line, more.column, what))


def _place(seen: Evidence) -> tuple[int, int, str]:
    return seen.line, seen.column, seen.kind


def _says_something(seen: Evidence) -> bool:
    """Whether it may state a licence: a line of a README does so only if it names one."""
    return seen.kind is not EvidenceKind.README or speaks_of_licence(seen.value)
