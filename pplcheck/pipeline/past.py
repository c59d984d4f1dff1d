"""What did the files say, in older versions, that can declare a licence for a folder?

They are read by the same readers as today's, and settled by the same precedence.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pplcheck.discover import MISSING, Blob, Changes, Commit, Files, Line, UnloadableError
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.place import from_folder
from pplcheck.model.settings import Settings
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord
from pplcheck.pipeline.file import read_file
from pplcheck.pipeline.survey import Progress, settle
from pplcheck.pipeline.version import CONFIGURATIONS, Version, folder_of
from pplcheck.read import readers_for

# Returns what the steward said in the version that these files are of.
SettingsOf = Callable[[Files], Settings]

# What these say is beaten by a recognised licence text, and they change with every release. So
# they are read only in versions where no text speaks for the same folder.
_BEATEN = frozenset(
    {"readme", "readme-badges", "package-json", "composer-json", "cargo-toml", "setup-py"}
)
# What these say is said of single files, or of other people's packages.
_OF_NO_FOLDER = frozenset(
    {"front-matter", "package-lock", "composer-lock", "bare-lock", "bill-of-materials"}
)
_MOST_TARGETS = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the commons that is looked for in older versions.

    Attributes:
        folder: where it stands; the root is empty.
        component: its name, where the steward's configuration made it one; else empty.
        is_package: it is there since a file of its folder says so.

    """

    folder: str
    component: str = ""
    is_package: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What held for a part from one commit on.

    Attributes:
        commit: the first of them.
        part: the part.
        said: what declared its licence, or None.
        unknown: why that cannot be told, or empty.
        open_in: the folders whose weaker files could have said otherwise.

    """

    commit: Commit
    part: Part
    said: Declaration | None
    unknown: str = ""
    open_in: tuple[str, ...] = ()


class Past:
    """The versions along a line of commits."""

    def __init__(
        self, line: Line, prefix: str, parts: Iterable[Part], settings_of: SettingsOf
    ) -> None:
        """Take what is looked for.

        Args:
            line: the commits.
            prefix: the folder of the repository that is looked at, with a `/`; or empty.
            parts: whose licences are asked for.
            settings_of: what the steward said in a version.

        """
        self._line = line
        self._prefix = prefix
        self._settings_of = settings_of
        self._parts = tuple(parts)
        self._folders = {above for part in parts for above in _and_above(part.folder)}
        self._changed: dict[str, dict[str, Blob | None]] = defaultdict(dict)
        self._followed: set[str] = set()
        self._met: set[str] = set()
        self._records: dict[tuple[str, Blob], FileRecord | None] = {}
        self._settings: dict[tuple[Blob | None, ...], Settings] = {}

    def answers(self, progress: Progress) -> Iterator[Answer]:
        """Yield what holds for each part, at first and where that may have changed.

        Raises:
            SourceError: a tree is broken or missing.

        """
        if not self._changed:
            self._list()
        version = Version(self._line.load, self._met)
        last: dict[Part, Answer] = {}
        for done, commit in enumerate(self._line.commits, start=1):
            changes = self._changed.get(commit.id, {})
            version.take(changes)
            for part in self._parts if changes or done == 1 else ():
                if self._may_differ(part, version, changes, last.get(part)):
                    last[part] = self._answer(commit, part, version)
                    yield last[part]
            progress(done, len(self._line.commits))

    def has_more(self) -> bool:
        """Follow the files to which others were found to point; whether there are new ones."""
        new = sorted(self._met - self._followed)[: _MOST_TARGETS - len(self._followed)]
        self._followed |= set(new)
        if new:
            self._note(self._line.changes(self._matters, [self._prefix + path for path in new]))
        return bool(new)

    def _list(self) -> None:
        """Ask what each commit changed among the files that matter, below the prefix."""
        below = {self._prefix + folder for folder in self._folders} - {""}
        if not self._prefix:
            self._note(self._line.changes(self._matters))
        if below:
            self._note(self._line.changes(self._matters, below))

    def _note(self, found: Mapping[str, Changes]) -> None:
        for commit, changes in found.items():
            inside = {path.removeprefix(self._prefix): blob for path, blob in changes.items()}
            self._changed[commit].update(inside)
        self._line.measure(b for one in found.values() for b in one.values() if b)

    def _matters(self, path: str) -> bool:
        path = path.removeprefix(self._prefix)
        if path in self._followed or path in CONFIGURATIONS:
            return True
        return folder_of(path) in self._folders and _declares(path.rpartition("/")[2])

    def _may_differ(
        self, part: Part, version: Version, changes: Changes, last: Answer | None
    ) -> bool:
        if last is None:
            return not part.is_package or any(version.paths([part.folder]))
        folders = _and_above(part.folder)
        return any(
            folder_of(path) in (last.open_in if _is_beaten(path) else folders)
            or path in self._followed
            for path in changes
        )

    def _answer(self, commit: Commit, part: Part, version: Version) -> Answer:
        settings = self._said_by_steward(version)
        texts = [
            path for path in version.paths(_and_above(part.folder)) if not _is_beaten(path)
        ]
        texts += [path for path in sorted(self._followed) if path in version]
        open_in: tuple[str, ...] = ()
        try:
            said = self._settle(part, texts, version, settings)
            open_in = _open_folders(part, said)
            weaker = [path for path in version.paths(open_in) if _is_beaten(path)]
            if weaker:
                said = self._settle(part, texts + weaker, version, settings)
        except UnloadableError:
            return Answer(commit, part, None, MISSING, open_in)
        return Answer(commit, part, said, open_in=open_in)

    def _settle(
        self, part: Part, paths: Iterable[str], version: Version, settings: Settings
    ) -> Declaration | None:
        """Return what declares the licence of a part, by what stands in these files."""
        read = [self._record(path, version) for path in dict.fromkeys(paths)]
        found = [record for record in read if record]
        try:
            settled = settle(found, settings)
        except ConfigurationError:
            settled = settle(found, Settings())
        # A component is what the steward called so in that version; before, it was a folder.
        places = {one.name: one.place for one in settings.components}
        for declaration in settled.declarations:
            if declaration.place == places.get(part.component):
                return declaration
        return settled.ground.holds_for(f"{part.folder}/" if part.folder else "")

    def _said_by_steward(self, version: Version) -> Settings:
        key = tuple(version.get(path) for path in CONFIGURATIONS)
        if key not in self._settings:
            self._settings[key] = self._settings_of(version)
        return self._settings[key]

    def _record(self, path: str, version: Version) -> FileRecord | None:
        """Return what a file said; None where it is a link that leads nowhere, or too large."""
        try:
            blob = version.target(path)
        except UnloadableError as error:
            if str(error) == MISSING:
                raise
            return None
        key = path, blob
        if key not in self._records:
            self._records[key] = self._read(path, blob)
        return self._records[key]

    def _read(self, path: str, blob: Blob) -> FileRecord | None:
        try:
            content = self._line.load(blob)
        except UnloadableError as error:
            if str(error) == MISSING:
                raise
            return None
        reading = read_file(path, content)
        record = FileRecord(
            path=path,
            content_id=blob.id,
            size=len(content),
            evidence=reading.evidence,
            identification=reading.identification,
        )
        self._met |= set(_targets(record))
        return record


def _open_folders(part: Part, said: Declaration | None) -> tuple[str, ...]:
    """Return the folders, going up, in which weaker files could say otherwise than `said`."""
    folders = []
    for folder in _and_above(part.folder):
        if said and said.scope == folder and _is_final(said):
            break
        folders.append(folder)
    return tuple(folders)


def _is_final(said: Declaration) -> bool:
    """Whether no manifest and no README of the same folder could say otherwise."""
    # Of several texts, a manifest may say that one can choose.
    return said.by >= DeclaredBy.TEXT and len(said.licence.ids) == 1


@cache
def _declares(name: str) -> bool:
    """Whether a file of that name can declare a licence for its folder."""
    return any(reader.NAME not in _OF_NO_FOLDER for reader in readers_for(name))


def _is_beaten(path: str) -> bool:
    return _is_beaten_name(path.rpartition("/")[2])


@cache
def _is_beaten_name(name: str) -> bool:
    readers = {one.NAME for one in readers_for(name)} - _OF_NO_FOLDER
    return bool(readers) and readers <= _BEATEN


def _targets(record: FileRecord) -> Iterator[str]:
    """Yield the paths that a file points to, within the tree."""
    found = record.identification
    pointed = [found.points_to if found else "", *(seen.points_to for seen in record.evidence)]
    for target in filter(None, pointed):
        path = from_folder(folder_of(record.path), target)
        if path not in {".", ".."} and not path.startswith(("../", "/")) and "\0" not in path:
            yield path


@cache
def _and_above(folder: str) -> tuple[str, ...]:
    """Return a folder and all above it, the root last."""
    return (folder, *_and_above(folder_of(folder))) if folder else ("",)
