"""What do files such as `REUSE.toml` and `debian/copyright` say of this file?

Sources: REUSE 3.3, `REUSE.toml`, DEP5, order of precedence; Debian copyright format 1.0. In one
file the last annotation that matches counts, alone. Between several `REUSE.toml`, `override`
holds from the top, `closest` from the bottom, and each `aggregate` is added.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pplcheck.licences.debian import parse_debian
from pplcheck.licences.expression import parse_expression
from pplcheck.licences.understanding import Statements
from pplcheck.model.evidence import Evidence, EvidenceKind, Precedence
from pplcheck.model.pattern import AnnotatedPath
from pplcheck.model.place import Place, from_folder
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord

# They speak for the folder in which these folders stand.
_ASIDE = frozenset({"debian", ".reuse"})
_REUSE_TOML = "REUSE.toml"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One table or stanza.

    Attributes:
        precedence: how it stands to what its files say themselves.
        declaration: of the licence, or None where it speaks of the copyright only.
        copyrights: as written.

    """

    precedence: Precedence
    declaration: Declaration | None
    copyrights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """What the annotations that cover one path make of it.

    Attributes:
        override: holds instead of all that stands closer, or None.
        aggregated: hold besides, from the top.
        closest: hold where the file itself says nothing, the closest first.

    """

    override: Annotation | None = None
    aggregated: tuple[Annotation, ...] = ()
    closest: tuple[Annotation, ...] = ()


_NOTHING = Annotated()


class Annotations:
    """All annotations over one tree."""

    def __init__(self, files: Iterable[FileRecord] = ()) -> None:
        """Take what the files say of others; what is not understood is kept in `unread`."""
        statements = Statements()
        self._tables: dict[str, list[_Table]] = defaultdict(list)
        self.declarations: list[Declaration] = []
        for file in files:
            seen = [one for one in file.evidence if one.kind is EvidenceKind.ANNOTATION]
            if seen:
                table = _Table(file.path, seen, statements)
                insort(self._tables[table.base], table, key=lambda one: one.path)
                self.declarations += table.declarations()
        self.unread = statements.unread

    def over(self, path: str) -> Annotated:
        """Return what covers a file; a folder's path ends in `/`."""
        if not self._tables:
            return _NOTHING
        override = None
        aggregated: list[Annotation] = []
        closest: list[Annotation] = []
        for found in self._from_the_top(path):
            if found.precedence is Precedence.OVERRIDE:
                # What is closer is ignored, and so is what was to stand back for it.
                override, closest = found, []
                break
            target = aggregated if found.precedence is Precedence.AGGREGATE else closest
            target.append(found)
        return Annotated(override, tuple(aggregated), tuple(reversed(closest)))

    def _from_the_top(self, path: str) -> Iterator[Annotation]:
        folders = list(_folders(path))
        for depth, folder in enumerate(folders):
            for table in self._tables.get(folder, ()):
                found = table.last_over(path, folders[depth:])
                if found:
                    yield found


class _Table:
    """The annotations of one file, found by where their patterns can match."""

    def __init__(self, path: str, seen: Iterable[Evidence], statements: Statements) -> None:
        self.path = path
        folder, _, name = path.rpartition("/")
        self._parse = parse_expression if name == _REUSE_TOML else parse_debian
        is_aside = folder.rpartition("/")[2] in _ASIDE and name != _REUSE_TOML
        self.base = folder.rpartition("/")[0] if is_aside else folder
        self._annotations: list[Annotation] = []
        self._plain: dict[str, int] = {}
        self._below: dict[str, list[tuple[int, AnnotatedPath]]] = defaultdict(list)
        for one in seen:
            self._add(one, statements)

    def _add(self, seen: Evidence, statements: Statements) -> None:
        number = len(self._annotations)
        self._annotations.append(self._annotation(seen, statements))
        for text in seen.paths:
            pattern = AnnotatedPath(text)
            if pattern.plain is None:
                base = from_folder(self.base, pattern.base) if pattern.base else self.base
                self._below[base].append((number, pattern))
            else:
                self._plain[from_folder(self.base, pattern.plain)] = number

    def _annotation(self, seen: Evidence, statements: Statements) -> Annotation:
        said = (
            statements.understood(self.path, seen, self._parse) if seen.value.strip() else None
        )
        by = (
            DeclaredBy.OVERRIDE
            if seen.precedence is Precedence.OVERRIDE
            else DeclaredBy.ANNOTATION
        )
        place = Place(self.path, seen.line, seen.column)
        declaration = Declaration(place, self.base, by, said) if said else None
        return Annotation(seen.precedence, declaration, seen.copyrights)

    def declarations(self) -> Iterator[Declaration]:
        """Yield what is declared, in the order of the file."""
        for one in self._annotations:
            if one.declaration:
                yield one.declaration

    def last_over(self, path: str, folders: Iterable[str]) -> Annotation | None:
        """Return the last annotation that covers a path, given its folders from the base on."""
        last = self._plain.get(path, -1)
        below = path[len(self.base) + 1 :] if self.base else path
        for folder in folders:
            for number, pattern in reversed(self._below.get(folder, ())):
                if number <= last:
                    break
                if pattern.matches(below):
                    last = number
                    break
        return self._annotations[last] if last >= 0 else None


def _folders(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the root first."""
    yield ""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)
