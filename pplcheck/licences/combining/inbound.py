"""What was taken in from outside, into works under licences of the family?

How a part is used is told by its place, and the check says so:

- a source file among the work's own, with a licence of its own, is merged with it (`adapt`);
- a folder with a declaration of its own, a picture, a font, a document, and whatever lies
  further below is kept whole beside the work (`collect`);
- a package that a lock file or a bill of materials names is linked (`link`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from pplcheck.licences.combining.rules import judged, kept_together, may_combine
from pplcheck.licences.combining.table import UNKNOWN
from pplcheck.licences.combining.ways import is_aside, is_source
from pplcheck.licences.expression import ExpressionError, parse_loosely
from pplcheck.licences.precedence import Ground
from pplcheck.model.combining import Answer, Combination, How, Inbound
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.finding import Location
from pplcheck.model.identification import TextKind
from pplcheck.model.licence import LicenceExpression
from pplcheck.model.place import SHELF, Place
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord

_T = TypeVar("_T")

# These may speak of different parts, and do not say of which.
_VAGUE = frozenset(
    {DeclaredBy.COMPONENT, DeclaredBy.MANIFEST, DeclaredBy.README, DeclaredBy.STEWARD}
)
_SAYS = {
    How.ADAPT: "source among the work's own, so taken as merged",
    How.COLLECT: "a file of its own, so taken as kept beside",
}
_NONE = TextKind.NONE
_UNKNOWN_TEXT = "a licence text that is not known"
# No real list of packages names more; parsing so many costs seconds.
_MOST_LICENCES = 2_000
_TOO_MANY = f"more than {_MOST_LICENCES} licences are named; this one was not read"
_NAMELESS = Combination(Answer.REVIEW, "nothing says what the licence is", "", "")


def inbound_parts(files: Sequence[FileRecord], ground: Ground) -> tuple[Inbound, ...]:
    """Return the parts that may not be used without more ado, grouped and sorted.

    Args:
        files: settled, so that each says what holds for it.
        ground: all declarations.

    """
    surroundings = _Surroundings(ground)
    if not surroundings.has_works(files):
        return ()
    seen = [
        *_together(files),
        *_files_and_folders(files, surroundings),
        *_unknown_texts(files, surroundings),
        *_snippets(files),
        *_dependencies(files, surroundings),
    ]
    return _grouped(one for one in seen if one.combination.answer is not Answer.YES)


class _Surroundings:
    """The declarations around each folder, the nearest first."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._around: dict[str, tuple[Declaration, ...]] = {}

    def has_works(self, files: Iterable[FileRecord]) -> bool:
        """Whether any file is under a licence of the family."""
        licences = _distinct(file.licence for file in files)
        return any(judged(licence.ids) for licence in licences)

    def around(self, folder: str) -> tuple[Declaration, ...]:
        """Return what holds for the folder and for those above it, each once."""
        # A list instead of recursion: the depth is the tree's choice.
        waiting = [folder]
        while waiting[-1] and waiting[-1] not in self._around:
            waiting.append(waiting[-1].rpartition("/")[0])
        for one in reversed(waiting):
            if one not in self._around:
                above = self._around[one.rpartition("/")[0]] if one else ()
                holder = self._ground.holds_for(f"{one}/" if one else "")
                is_new = holder is not None and holder not in above
                self._around[one] = (holder, *above) if holder and is_new else above
        return self._around[folder]


def _distinct(values: Iterable[_T | None]) -> Iterable[_T]:
    """Return each value once: by identity, which costs less than the hash of what it holds."""
    return {id(value): value for value in values if value is not None}.values()


def _together(files: Sequence[FileRecord]) -> Iterator[Inbound]:
    """Yield licences that hold together for the same words, and cannot."""
    by_path = {file.path: file for file in files}
    for declaration in _distinct(file.governed_by for file in files):
        licence = declaration.licence
        found = _contradiction(licence)
        if found is None:
            continue
        if _is_vague(declaration, by_path.get(declaration.place.path)):
            found = replace(found, answer=min(found.answer, Answer.REVIEW, key=_how_bad))
        says = f"declares {licence.normal}"
        where = (Location(declaration.place, says),)
        aside = is_aside(declaration.place.path)
        yield Inbound(
            found.decided_by, found.into, How.ADAPT, found, where, aside, is_same=True
        )


def _contradiction(licence: LicenceExpression) -> Combination | None:
    found = kept_together(licence.normal) if judged(licence.ids) else None
    return None if found is None or found.answer is Answer.YES else found


def _is_vague(declaration: Declaration, file: FileRecord | None) -> bool:
    """Whether the licences may hold for different parts: they do not in one tag or one text."""
    if declaration.by is not DeclaredBy.TEXT:
        return declaration.by in _VAGUE
    identified = file.identification if file else None
    named = identified.licence if identified else None
    return named is None or named.count(" AND ") + 1 < len(declaration.licence.ids)


def _how_bad(answer: Answer) -> int:
    return tuple(Answer).index(answer)


def _files_and_folders(
    files: Sequence[FileRecord], surroundings: _Surroundings
) -> Iterator[Inbound]:
    """Yield what stands in the tree under another licence than the work around it."""
    said = set()
    for declaration, folder, inside in _by_declaration(files):
        around = surroundings.around(folder)
        if _contradiction(declaration.licence):
            continue
        if declaration not in around and declaration.by is not DeclaredBy.COMPONENT:
            yield from _single_files(declaration, around, inside)
        elif declaration not in said:
            said.add(declaration)
            yield from _whole_part(declaration, around)


def _by_declaration(
    files: Iterable[FileRecord],
) -> Iterator[tuple[Declaration, str, list[FileRecord]]]:
    """Yield the files of each folder that one declaration holds for."""
    parts: dict[tuple[int, str], list[FileRecord]] = {}
    for file in files:
        folder = file.path.rpartition("/")[0]
        parts.setdefault((id(file.governed_by), folder), []).append(file)
    for (_, folder), inside in parts.items():
        declaration = inside[0].governed_by
        if declaration is not None:
            yield declaration, folder, inside


def _single_files(
    declaration: Declaration, around: Sequence[Declaration], files: Iterable[FileRecord]
) -> Iterator[Inbound]:
    work = _first_work(around)
    if work is None or work.licence.normal == declaration.licence.normal:
        return
    for file in files:
        is_merged = is_source(file.path) and work is around[0]
        how = How.ADAPT if is_merged else How.COLLECT
        place = declaration.place if declaration.place.path == file.path else Place(file.path)
        yield _part(declaration, work, how, Location(place, _SAYS[how]))


def _whole_part(declaration: Declaration, around: Sequence[Declaration]) -> Iterator[Inbound]:
    """Yield what one declaration holds for, if it lies in a work under another licence."""
    is_folder = declaration in around
    work = _first_work(around[around.index(declaration) + 1 :] if is_folder else around)
    if work is not None and work.licence.normal != declaration.licence.normal:
        says = f"holds for {declaration.scope}/" if is_folder else "holds for some files"
        yield _part(declaration, work, How.COLLECT, Location(declaration.place, says))


def _unknown_texts(
    files: Iterable[FileRecord], surroundings: _Surroundings
) -> Iterator[Inbound]:
    """Yield the folders whose licence file holds a text that we don't know."""
    for file in files:
        folder = file.path.rpartition("/")[0]
        if folder.rpartition("/")[2] in {"", SHELF} or not _is_unknown_text(file):
            continue
        around = surroundings.around(folder)
        work = _first_work(around)
        # Where something else in the folder says more, that has been looked at.
        if work is None or around[0].scope == folder:
            continue
        into = work.licence.normal
        found = replace(may_combine(UNKNOWN, into, How.COLLECT), decided_by=_UNKNOWN_TEXT)
        where = (Location(Place(file.path), f"lies in {folder}/"),)
        yield Inbound(_UNKNOWN_TEXT, into, How.COLLECT, found, where, is_aside(file.path))


def _is_unknown_text(file: FileRecord) -> bool:
    found = file.identification
    is_licence_file = any(seen.kind is EvidenceKind.LICENCE_FILE for seen in file.evidence)
    return is_licence_file and bool(file.size) and found is not None and found.kind is _NONE


def _part(declaration: Declaration, work: Declaration, how: How, where: Location) -> Inbound:
    licence, into = declaration.licence.normal, work.licence.normal
    combination = may_combine(licence, into, how)
    apart = may_combine(licence, into, How.COLLECT).answer if how is How.ADAPT else None
    aside = is_aside(where.place.path)
    return Inbound(licence, into, how, combination, (where,), aside, apart=apart)


def _snippets(files: Iterable[FileRecord]) -> Iterator[Inbound]:
    """Yield the parts of a file that stand under another licence than the file."""
    for file in files:
        if file.licence is None or not judged(file.licence.ids):
            continue
        for seen in file.evidence:
            if seen.kind is EvidenceKind.SNIPPET:
                into = file.licence.normal
                where = Location(Place(file.path, seen.line, seen.column), _SAYS[How.ADAPT])
                found = may_combine(seen.value, into, How.ADAPT)
                licence = _normal(seen.value)
                yield Inbound(licence, into, How.ADAPT, found, (where,), is_aside(file.path))


def _dependencies(
    files: Iterable[FileRecord], surroundings: _Surroundings
) -> Iterator[Inbound]:
    """Yield what the lock files and bills of materials name."""
    read: set[str] = set()
    for file in files:
        named = [seen for seen in file.evidence if seen.kind is EvidenceKind.DEPENDENCY]
        around = surroundings.around(file.path.rpartition("/")[0]) if named else ()
        work = around[0] if around else None
        if work is None or not judged(work.licence.ids):
            continue
        for seen in named:
            if len(read) < _MOST_LICENCES:
                read.add(seen.value)
            is_read = seen.value in read
            yield _dependency(seen, work.licence.normal, file.path, is_read=is_read)


def _dependency(seen: Evidence, into: str, path: str, *, is_read: bool) -> Inbound:
    where = (Location(Place(path, seen.line, seen.column), seen.about),)
    if not seen.value:
        return Inbound("", into, How.LINK, replace(_NAMELESS, into=into), where, is_aside(path))
    if not is_read:
        found = Combination(Answer.REVIEW, _TOO_MANY, seen.value, into)
        return Inbound(seen.value, into, How.LINK, found, where, is_aside(path))
    found = may_combine(seen.value, into, How.LINK)
    return Inbound(_normal(seen.value), into, How.LINK, found, where, is_aside(path))


def _normal(written: str) -> str:
    try:
        return parse_loosely(written).normal
    except ExpressionError:
        return written


def _first_work(around: Iterable[Declaration]) -> Declaration | None:
    return next((one for one in around if judged(one.licence.ids)), None)


def _grouped(parts: Iterable[Inbound]) -> tuple[Inbound, ...]:
    """Join what differs in its places alone."""
    groups: dict[Inbound, list[Location]] = {}
    for one in parts:
        groups.setdefault(replace(one, places=()), []).extend(one.places)
    joined = [replace(one, places=_in_order(places)) for one, places in groups.items()]
    return tuple(sorted(joined, key=lambda one: (one.licence, one.into, one.how, one.is_aside)))


def _in_order(places: Iterable[Location]) -> tuple[Location, ...]:
    return tuple(sorted(places, key=lambda one: (one.place, one.says)))
