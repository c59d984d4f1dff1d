"""Which declaration holds for a file, and which declarations disagree?

The order, from strongest to weakest:

1. a reviewer's conclusion;
2. an annotation that overrides, in the `REUSE.toml` nearest to the root;
3. a file beside it, `NAME.license`;
4. a tag in the file itself (several: all hold);
5. the licence field of a design (several: all hold);
6. a notice in words in the file itself (several: all hold);
7. what the steward's configuration says of a component;
8. another annotation: `REUSE.toml`, the nearest first; `.reuse/dep5`; `debian/copyright`;
9. the nearest folder, going up, in which somebody says something: there a recognised licence
   text beats a manifest, and a manifest beats a README;
10. what the steward's configuration says of the whole.

An annotation that aggregates holds together with what 2 to 6 and 8 give. A tool's default never
wins. Nothing is inherited sideways.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pplcheck.licences.annotations import Annotated, Annotation, Annotations
from pplcheck.licences.corpus.catalogue import stem_of, unversioned, without_choice
from pplcheck.licences.credit import copyright_of
from pplcheck.licences.exempt import is_exempt
from pplcheck.licences.sidecar import speaks
from pplcheck.licences.understanding import joined
from pplcheck.model.licence import LicenceExpression
from pplcheck.model.pattern import PathPattern
from pplcheck.model.place import Place
from pplcheck.model.survey import Conflict, Declaration, DeclaredBy, FileRecord

_VERSION_CHOICE = re.compile(r"-(?:only|or-later)\b|\+(?=\s|\)|$)")
_OF_A_FILE = frozenset(
    {DeclaredBy.NOTICE, DeclaredBy.EMBEDDED, DeclaredBy.TAG, DeclaredBy.SIDECAR}
)
_OF_A_FOLDER = frozenset(
    {
        DeclaredBy.TEXT,
        DeclaredBy.MANIFEST,
        DeclaredBy.README,
        DeclaredBy.BADGE,
        DeclaredBy.STEWARD,
    }
)


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the tree on terms of its own, as the steward says.

    Attributes:
        patterns: which paths belong to it.
        declaration: what is said of them.

    """

    patterns: tuple[PathPattern, ...]
    declaration: Declaration


class Ground:
    """All declarations over one tree, by scope."""

    def __init__(
        self,
        declarations: Sequence[Declaration],
        components: Sequence[Component] = (),
        annotations: Annotations | None = None,
        concluded: Mapping[str, Declaration] | None = None,
    ) -> None:
        """Take what was declared.

        Args:
            declarations: all of them, the steward's word on the whole included.
            components: the steward's word on parts; a later one wins over an earlier one.
            annotations: what files say of other files.
            concluded: a reviewer's conclusion, by the path of the file for which it holds.

        """
        self._components = tuple(reversed(components))
        self._annotations = annotations or Annotations()
        self._concluded = concluded or {}
        self._of_file: dict[str, Declaration] = {}
        self._by_scope: dict[str, list[Declaration]] = defaultdict(list)
        for declaration in sorted(declarations, key=_strongest_first):
            if declaration.by in _OF_A_FILE and declaration.is_default:
                continue
            if declaration.by in _OF_A_FILE:
                self._of_file.setdefault(declaration.scope, declaration)
            else:
                self._by_scope[declaration.scope].append(declaration)
        self._folders: dict[str, Declaration | None] = {"": self._winner("")}
        self._together: dict[tuple[Declaration, ...], Declaration] = {}

    def settled(self, files: Sequence[FileRecord]) -> tuple[FileRecord, ...]:
        """Return the files, in the same order, with what holds for each."""
        beside = {
            file.path.removesuffix(".license"): file
            for file in files
            if file.path.endswith(".license") and speaks(file)
        }
        return tuple(self._settled(file, beside.get(file.path)) for file in files)

    def _settled(self, file: FileRecord, side: FileRecord | None) -> FileRecord:
        exempt = is_exempt(file.path, file.size)
        annotated = Annotated() if exempt else self._annotations.over(file.path)
        holder = self._holder(file.path, annotated)
        # Written out: `replace` takes several times as long.
        return FileRecord(
            file.path,
            file.content_id,
            file.size,
            file.evidence,
            file.identification,
            licence=holder.licence if holder else None,
            governed_by=holder,
            copyright=copyright_of(file, side, annotated),
            is_exempt=exempt,
            format=file.format,
        )

    def holds_for(self, path: str) -> Declaration | None:
        """Return the declaration that holds for a file; a folder's path ends in `/`."""
        return self._holder(path, self._annotations.over(path))

    def holds_around(self, path: str) -> Declaration | None:
        """Return what would hold for a file that says nothing of itself.

        A reviewer's conclusion is left out as well: it is made of both.
        """
        annotated = self._annotations.over(path)
        own = self._of_file.get(path)
        if annotated.override:
            return annotated.override.declaration
        if own and own.by is DeclaredBy.SIDECAR:
            return own
        return self._beside(path, annotated)

    def _holder(self, path: str, annotated: Annotated) -> Declaration | None:
        concluded = self._concluded.get(path)
        if concluded:
            return concluded
        override = annotated.override
        own = override.declaration if override else self._of_file.get(path)
        if own:
            return self._with(annotated.aggregated, own)
        return self._beside(path, annotated)

    def _beside(self, path: str, annotated: Annotated) -> Declaration | None:
        """Return what others say of a file, where it says nothing itself."""
        return (
            self._component(path)
            or self._with(annotated.aggregated, _closest(annotated))
            or self._from_folder(path.rpartition("/")[0])
        )

    def _component(self, path: str) -> Declaration | None:
        for component in self._components:
            if any(pattern.matches(path) for pattern in component.patterns):
                return component.declaration
        return None

    def _with(
        self, aggregated: Iterable[Annotation], first: Declaration | None
    ) -> Declaration | None:
        """Return `first` with what is to be added to it, or None where nobody says anything."""
        added = (annotation.declaration for annotation in aggregated)
        said = tuple(declaration for declaration in (first, *added) if declaration)
        if len(said) < 2:  # noqa: PLR2004 - one is not joined with anything
            return said[0] if said else None
        if said not in self._together:
            licence = joined([declaration.licence for declaration in said])
            self._together[said] = replace(said[0], licence=licence)
        return self._together[said]

    def _from_folder(self, folder: str) -> Declaration | None:
        """Look upwards, in a loop: a hostile tree is deeper than the interpreter's stack."""
        asked = []
        while folder not in self._folders:
            asked.append(folder)
            folder = folder.rpartition("/")[0]
        found = self._folders[folder]
        for below in reversed(asked):
            found = self._winner(below) or found
            self._folders[below] = found
        return found

    def _winner(self, scope: str) -> Declaration | None:
        chosen = [d for d in self._by_scope.get(scope, ()) if not d.is_default]
        if not chosen:
            return None
        # Several texts do not say whether one may choose; a manifest that names the same does.
        first = chosen[0]
        if first.by is DeclaredBy.TEXT and len(first.licence.ids) > 1:
            for other in chosen:
                if other.by is DeclaredBy.MANIFEST and agree(first, other):
                    return other
        return first

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the scopes whose declarations disagree, with the winner first."""
        sides: dict[Declaration, list[Declaration]] = defaultdict(list)
        for scope, found in sorted(self._by_scope.items()):
            holder = self._holder_of_folder(scope)
            if holder is not None:
                sides[holder] += [
                    one
                    for one in found
                    # What stands further up is not denied by a part on terms of its own.
                    if one.is_default or scope == holder.scope or holder.by not in _OF_A_FOLDER
                ]
        conflicts = (
            Conflict(
                holder.scope, (holder, *(one for one in said if one is not holder)), holder
            )
            for holder, said in sides.items()
            if not all(agree(holder, other) for other in said)
        )
        return tuple(sorted(conflicts, key=lambda one: (one.scope, one.declarations[0].place)))

    def _holder_of_folder(self, folder: str) -> Declaration | None:
        """Return what is meant to hold for all that stands in a folder and says nothing.

        What is only added to what files say denies nothing.
        """
        path = f"{folder}/" if folder else ""
        return self._holder(path, replace(self._annotations.over(path), aggregated=()))


def _closest(annotated: Annotated) -> Declaration | None:
    if annotated.override:
        return None
    return next((one.declaration for one in annotated.closest if one.declaration), None)


def _strongest_first(declaration: Declaration) -> tuple[bool, int, bool, Place]:
    """Order by strength; of one kind, an id that is known comes before a vague name."""
    is_vague = bool(declaration.licence.unknown)
    return declaration.is_default, -declaration.by, is_vague, declaration.place


def agree(one: Declaration, other: Declaration) -> bool:
    """Whether two declarations say the same, as far as their kind can say it.

    A licence text does not say "or any later version", and several texts in a folder do not
    say AND or OR. A name that nobody knows contradicts nothing.
    """
    if one.licence.unknown or other.licence.unknown:
        return _may_be_same(one.licence, other.licence)
    if DeclaredBy.TEXT in {one.by, other.by}:
        return _families(one.licence) == _families(other.licence)
    return _VERSION_CHOICE.sub("", one.licence.normal) == _VERSION_CHOICE.sub(
        "", other.licence.normal
    )


def _may_be_same(one: LicenceExpression, other: LicenceExpression) -> bool:
    """Whether a name that nobody knows, or one without its version, may mean the same."""
    if not {*one.unknown, *other.unknown} <= unversioned():
        return True
    return {stem_of(id_) for id_ in one.ids} == {stem_of(id_) for id_ in other.ids}


def is_same(earlier: Declaration, later: Declaration) -> bool:
    """Whether a later version declares what an earlier one did, as far as their kind can say.

    Other words for the same licence are no change; another choice of versions is one.
    """
    if DeclaredBy.TEXT in {earlier.by, later.by}:
        return _families(earlier.licence) == _families(later.licence)
    return earlier.licence.normal == later.licence.normal


def _families(licence: LicenceExpression) -> frozenset[str]:
    return frozenset(map(without_choice, licence.ids))
