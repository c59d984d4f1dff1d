"""What did a reader see, and where?"""

from dataclasses import dataclass
from enum import StrEnum


class EvidenceKind(StrEnum):
    """What sort of statement it is.

    Of what a design says (`read/designs`): `EMBEDDED` is a field for a licence, `PASSAGE` some
    words in which a licence may be granted, `IDENTIFIER` a name that a programme or a platform
    gave it, `LINK` another design that it points at, `PART` a row of a bill of materials.
    `CONTRIBUTION` is a rule for those who contribute.
    """

    SPDX_TAG = "spdx_tag"
    SNIPPET = "snippet"
    NOTICE = "notice"
    COPYRIGHT = "copyright"
    CONTRIBUTOR = "contributor"
    CONTRIBUTION = "contribution"
    LICENCE_FILE = "licence_file"
    MANIFEST = "manifest"
    PACKAGE = "package"
    ANNOTATION = "annotation"
    DEPENDENCY = "dependency"
    README = "readme"
    BADGE = "badge"
    EMBEDDED = "embedded"
    PASSAGE = "passage"
    AUTHOR = "author"
    ORGANISATION = "organisation"
    TITLE = "title"
    IDENTIFIER = "identifier"
    LINK = "link"
    PART = "part"


class Relation(StrEnum):
    """How what points stands to what it points at.

    The last three are never stated: they are recognised.
    """

    CONTAINS = "contains"
    DERIVED_FROM = "derived-from"
    MADE_FROM = "made-from"
    MANUFACTURES = "manufactures"
    SHARES = "shares"
    SAME_AS = "same-as"
    SIMILAR_TO = "similar-to"


class Precedence(StrEnum):
    """How an annotation stands to what its files say themselves (REUSE 3.3, `precedence`)."""

    CLOSEST = "closest"
    AGGREGATE = "aggregate"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One statement in one file. It carries no path, so that it can be stored by content.

    Attributes:
        kind: what sort of statement.
        value: the statement as written, in one line.
        line: 1 for the first, 0 where the whole file is meant.
        column: 1 for the first character, 0 where the whole line is meant.
        confidence: 0 to 1; how sure the reader is that a licence is stated here.
        is_default: a tool wrote it and nobody chose it (npm writes `ISC`). A field that is
            there and empty has an empty value.
        points_to: the file that holds the licence, where the statement is a pointer.
        last_line: where a statement about a part of the file ends to hold (a snippet's last
            line); 0 where it speaks of the whole.
        paths: patterns of the files that the statement covers, relative to the folder of the
            file in which it stands (REUSE.toml, Debian copyright); empty where it covers its
            own file, or its own folder. The patterns are those of `AnnotatedPath`.
        about: what is spoken of, where it is not this file or folder: a dependency's name and
            version, the symbol of a schematic; of a rule for contributions, its kind.
        means: the statement as an SPDX expression, or as a name in its stead, where the
            format has a grammar of its own (R writes `GPL (>= 2)`); empty where the value
            is already one.
        precedence: of an annotation: only where its files say nothing, besides, or instead.
        copyrights: the copyright statements that go with an annotation or a snippet.
        locator: where in the file, in the format's own terms, where lines do not tell:
            `Document.xml, Property License`.
        relation: of a link, and of a part that is a design.

    """

    kind: EvidenceKind
    value: str
    line: int = 0
    column: int = 0
    confidence: float = 1.0
    is_default: bool = False
    points_to: str = ""
    last_line: int = 0
    paths: tuple[str, ...] = ()
    about: str = ""
    means: str = ""
    precedence: Precedence = Precedence.CLOSEST
    copyrights: tuple[str, ...] = ()
    locator: str = ""
    relation: Relation | None = None
