"""What did reading a tree give?"""

from dataclasses import dataclass
from enum import IntEnum

from pplcheck.model.combining import Inbound
from pplcheck.model.conclusion import Concluded
from pplcheck.model.contribution import Contributions
from pplcheck.model.design import Design, Format
from pplcheck.model.evidence import Evidence
from pplcheck.model.identification import Identification
from pplcheck.model.licence import LicenceExpression
from pplcheck.model.link import Link
from pplcheck.model.place import Place


class DeclaredBy(IntEnum):
    """Who says so. A larger number wins over a smaller one of the same scope."""

    STEWARD = 1
    BADGE = 2
    README = 3
    MANIFEST = 4
    TEXT = 5
    ANNOTATION = 6
    COMPONENT = 7
    NOTICE = 8
    EMBEDDED = 9
    TAG = 10
    SIDECAR = 11
    OVERRIDE = 12
    CONCLUSION = 13


@dataclass(frozen=True, slots=True)
class Declaration:
    """Somebody says which licence holds for a part of the tree.

    Attributes:
        place: where it stands.
        scope: the folder that it covers (`""` is the root), or the file, where it speaks of
            one: a conclusion, a file beside it, a tag, a notice.
        by: who says so.
        licence: what was said.
        is_default: a tool's default: shown, but it never wins.

    """

    place: Place
    scope: str
    by: DeclaredBy
    licence: LicenceExpression
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Declarations over one scope that do not agree.

    Attributes:
        scope: the folder (`""` is the root).
        declarations: all that speak of it, the winner first.
        used: the one that the verdicts use, or None where only defaults speak.

    """

    scope: str
    declarations: tuple[Declaration, ...]
    used: Declaration | None


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file: what was read in it, and which licence holds for it.

    Attributes:
        path: relative to the root.
        content_id: git's blob id of the content.
        size: in bytes.
        evidence: what the readers saw, in order of place.
        identification: of the text, where the file looked like one.
        licence: the expression that holds, or None.
        governed_by: the declaration that says so, or None; of several that hold together, the
            strongest.
        copyright: the statements that hold for it, from wherever they stand.
        is_exempt: it is about licences, or empty, and needs no licence of its own.
        format: of a design, what its reader says of the format; else None.

    """

    path: str
    content_id: str
    size: int
    evidence: tuple[Evidence, ...] = ()
    identification: Identification | None = None
    licence: LicenceExpression | None = None
    governed_by: Declaration | None = None
    copyright: tuple[str, ...] = ()
    is_exempt: bool = False
    format: Format | None = None


@dataclass(frozen=True, slots=True, order=True)
class Unread:
    """What could not be read, or not understood; never passed over in silence."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A tree as it was read: the commons' own house.

    Attributes:
        files: sorted by path.
        declarations: sorted by place.
        conflicts: sorted by scope.
        unread: sorted by place.
        recognisable: ids of the licences whose text would have been recognised, sorted.
        inbound: parts from outside that a work may not take in without more ado, sorted.
        parts: declarations for parts of files, which hold for no whole file; sorted by place.
        conclusions: what reviewers concluded, in the order in which it was written.
        differing: designs that say of themselves what nobody around them says: a scope is the
            file, the first declaration its own; sorted by path.
        designs: what each says of itself; sorted by path.
        links: what designs point at, and what they share; sorted.
        contributions: who made what stands today, or None where no history was asked.

    """

    files: tuple[FileRecord, ...]
    declarations: tuple[Declaration, ...]
    conflicts: tuple[Conflict, ...]
    unread: tuple[Unread, ...]
    recognisable: tuple[str, ...] = ()
    inbound: tuple[Inbound, ...] = ()
    parts: tuple[Declaration, ...] = ()
    conclusions: tuple[Concluded, ...] = ()
    differing: tuple[Conflict, ...] = ()
    designs: tuple[Design, ...] = ()
    links: tuple[Link, ...] = ()
    contributions: Contributions | None = None
