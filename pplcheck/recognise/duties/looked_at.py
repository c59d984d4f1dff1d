"""What of a commons was offered, what of a user's tree is looked at, and what was taken?"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from pplcheck.model.commons import Commons, NoticeLine
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.place import SHELF
from pplcheck.model.site import Site, SiteKind
from pplcheck.model.survey import FileRecord
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise import folders

# Pages on which works of others are credited, and changes are told.
_ENDING: Final = r"(?:\.(?:md|markdown|txt|rst|adoc|org|html?))?"
_CREDITS: Final = re.compile(
    r"(?:credits?|notices?|attributions?|acknowledge?ments?|third[-_ ]?party[-\w ]*|thanks"
    rf"|copyrights?|vendor(?:ed)?|about|colophon|sources?){_ENDING}",
    re.IGNORECASE,
)
_MAKERS: Final = re.compile(rf"(?:authors?|contributors?|maintainers?){_ENDING}", re.IGNORECASE)
_CHANGES: Final = re.compile(
    rf"(?:changes?|change[-_]?log|history|news|release[-_]notes|modifications?){_ENDING}",
    re.IGNORECASE,
)
_READMES: Final = re.compile(r"(?:readme|read_me|lisez-?moi|leeme)(?:[.\w-]*)", re.IGNORECASE)
# What a package says of itself when it is built.
_METADATA: Final = frozenset({"metadata", "pkg-info", "package.json", "composer.json"})
# `LICENSES/` (REUSE), `name-1.0.dist-info/licenses/` (wheels), `META-INF/` (jars).
_SHELVES: Final = re.compile(
    rf"(?:^|/)(?:{SHELF}|licen[sc]es?|[^/]+\.(?:dist|egg)-info|META-INF|legal)(?:/|$)",
    re.IGNORECASE,
)
# Nobody credits anything further down.
_MOST_READ: Final = 500_000
_HEAD: Final = 40
_LONGEST_LINE: Final = 10_000
# How strong a trace must be, so that what is missing in the copy can be held against it.
_CERTAIN: Final = 0.8
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_NAMING = frozenset(
    {
        EvidenceKind.COPYRIGHT, EvidenceKind.AUTHOR, EvidenceKind.ORGANISATION,
        EvidenceKind.CONTRIBUTOR,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offered:
    """What a commons offered to those who took a part of it.

    Attributes:
        commons: as an index describes it.
        licence: the expression under which the version that was taken was offered, or None.
        address: where that licence may be read, or empty.
        notices: those of versions whose files are at hand, by id of the commit. Of others only
            what the newest version says is known, and that may have been added later.
        texts: of files of the commons that are at hand, by path; may be beginnings.

    """

    commons: Commons
    licence: str | None
    address: str = ""
    notices: Mapping[str, tuple[NoticeLine, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    texts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class UserTree:
    """What of a site is looked at.

    Attributes:
        site: which.
        files: what was read in them; those that could not be read are left out.
        texts: by path, those of pages (see `is_page`) and of changed copies that are at hand;
            may be beginnings.
        is_given_out: whether the tree is itself what others get; see `is_given_out`.

    """

    site: Site
    files: tuple[FileRecord, ...]
    texts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    is_given_out: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A file of the site that is one of the commons, or was.

    Attributes:
        path: in the site.
        there: in the commons.
        is_changed: whether it differs.
        version: id of the commit that it was taken from, or empty.
        last_version: the last commit in which it stands so, where that is another.
        is_taken: whether it is as good as certain that the site has it from the commons.
        lines: those that are the commons', as pairs of first and last; empty where that is not
            known.

    """

    path: str
    there: str
    is_changed: bool
    version: str = ""
    last_version: str = ""
    is_taken: bool = False
    lines: tuple[tuple[int, int], ...] = ()


def are_at_hand(tree: UserTree, copies: Iterable[Copy] = ()) -> bool:
    """Whether all pages of a tree, and some copies, could be looked at."""
    paths = {record.path for record in tree.files if is_page(record.path)}
    paths.update(copy.path for copy in copies)
    return bool(tree.files) and paths <= tree.texts.keys()


def head_of(tree: UserTree, path: str) -> list[str]:
    """Return the lines in which a file speaks of itself; none where it is not at hand."""
    return lines_of("\n".join(tree.texts.get(path, "").split("\n", _HEAD)[:_HEAD]))


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, as editors count them; of a very long one the first."""
    lines = text[:_MOST_READ].split("\n")
    if not lines[-1]:
        lines.pop()
    return [line[:_LONGEST_LINE].rstrip("\r") for line in lines]


def is_given_out(site: Site) -> bool:
    """Whether a site is a copy that others get, as far as its address tells.

    An archive is made to be given out, and a repository with an address is kept where others
    fetch it. Whether that address is open to the public cannot be seen from here.
    """
    if site.kind is SiteKind.ARCHIVE:
        return True
    return site.kind is SiteKind.REPOSITORY and any(
        scheme == "repository" for scheme, _ in site.identifiers
    )


def is_page(path: str) -> bool:
    """Whether people credit works, or tell of changes, in a file of this name."""
    is_maker = _MAKERS.fullmatch(_name(path)) is not None
    speaks_of_works = is_credits(path) or is_readme(path) or is_metadata(path)
    return is_maker or speaks_of_works or tells_changes(path)


def is_credits(path: str) -> bool:
    """Whether a file is made to credit works: `NOTICE`, `CREDITS.md` …; not their people."""
    return _CREDITS.fullmatch(_name(path)) is not None


def is_readme(path: str) -> bool:
    """Whether a file is a README."""
    return _READMES.fullmatch(_name(path)) is not None


def tells_changes(path: str) -> bool:
    """Whether a file is made to tell of changes: `CHANGES`, `CHANGELOG.md` …."""
    return _CHANGES.fullmatch(_name(path)) is not None


def is_metadata(path: str) -> bool:
    """Whether a package speaks there of itself."""
    return _name(path).lower() in _METADATA


def names_said(record: FileRecord) -> tuple[str, ...]:
    """Return the statements in a file, and for it, that name holders and makers."""
    seen = (one.value for one in record.evidence if one.kind in _NAMING and not one.about)
    return (*record.copyright, *seen)


def copies_of(commons: Commons, traces: Iterable[Trace]) -> tuple[Copy, ...]:
    """Return the files that are those of a commons, each with its likeliest origin, sorted.

    What the commons has from the site is left out, and so is what names no file on both sides:
    a declared dependency is no copy.
    """
    best: dict[str, Trace] = {}
    for trace in sorted(traces, key=_likelihood):
        is_file = bool(trace.there and trace.here.path) and trace.recogniser != folders.NAME
        is_own = trace.commons == commons.id and trace.direction is not Direction.GIVEN
        if is_file and is_own:
            best.setdefault(trace.here.path, trace)
    return tuple(
        Copy(
            path, one.there, one.is_changed, one.version, one.last_version,
            one.direction is Direction.TAKEN and one.strength >= _CERTAIN, one.lines,
        )
        for path, one in sorted(best.items())
    )  # fmt: skip


def common_folder(paths: Iterable[str]) -> str:
    """Return the deepest folder that holds all of these files; the root is empty."""
    folders = [path.split("/")[:-1] for path in paths]
    common = folders[0] if folders else []
    for folder in folders:
        same = 0
        for mine, other in zip(common, folder, strict=False):
            if mine != other:
                break
            same += 1
        common = common[:same]
    return "/".join(common)


def folders_up(folder: str) -> tuple[str, ...]:
    """Return a folder and those that hold it, the root (empty) last."""
    parts = folder.split("/") if folder else []
    return tuple("/".join(parts[:depth]) for depth in range(len(parts), -1, -1))


def folder_of(path: str) -> str:
    """Return the folder of a file; the root is empty."""
    return path.rpartition("/")[0]


def goes_with(path: str, folders: frozenset[str]) -> bool:
    """Whether a file stands in one of some folders, or where packages keep licence texts."""
    folder = folder_of(path)
    return folder in folders or _SHELVES.search(folder) is not None


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _likelihood(trace: Trace) -> tuple[bool, float, Trace]:
    return trace.is_changed, -trace.strength, trace
