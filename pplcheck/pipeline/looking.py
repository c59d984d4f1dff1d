"""What is at a site that may use a commons: which files, which past, what do they say?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pplcheck.config import vocabulary_of
from pplcheck.discover import (
    OpenedSite,
    SourceFile,
    Tree,
    UnloadableError,
    files_of,
    open_site,
    past_of,
    sha1_ids,
)
from pplcheck.model.errors import NothingScannedError, SourceError
from pplcheck.model.past import Past
from pplcheck.model.place import Place
from pplcheck.model.site import Site, SiteKind
from pplcheck.model.survey import FileRecord, Survey, Unread
from pplcheck.pipeline.addresses import own_address
from pplcheck.pipeline.configuration import settings_in, shipped_terms
from pplcheck.pipeline.saying import said_at
from pplcheck.pipeline.survey import Progress, survey_tree
from pplcheck.recognise.candidate import Candidate, CandidateFile

_NOTHING = Survey((), (), (), ())


@dataclass(frozen=True, slots=True)
class Looked:
    """A site as it was looked at.

    Attributes:
        tree: what `discover` listed.
        candidate: what recognisers are given.
        survey: what its files say; empty where no content can be had.
        unread: what could not be read, and why.

    """

    tree: Tree
    candidate: Candidate
    survey: Survey
    unread: tuple[Unread, ...]

    @property
    def site(self) -> Site:
        """Which site it is."""
        return self.candidate.site

    def called(self, name: str) -> "Looked":
        """Return the same under another name: two sites may have one address."""
        site = replace(self.site, id=name)
        return replace(self, candidate=replace(self.candidate, site=site))


def look_at(path: str, progress: Progress) -> Looked:
    """Look at a site.

    Args:
        path: a repository, a folder, an archive, a listing, or a bill of materials.
        progress: called after each file.

    Raises:
        NothingScannedError: there is no such file or folder, or nothing in it.
        SourceError: it cannot be listed.

    """
    opened = open_site(path)
    survey = _surveyed(opened, progress)
    past, missing = _past(opened.tree)
    files, without_id = _files(opened.tree, survey.files)
    texts = frozenset(file.path for file in survey.files if file.format is None)
    said, misread = said_at(opened.tree, opened.kind, texts)
    return Looked(
        opened.tree,
        Candidate(_site(opened, past, missing), files, past, said),
        survey,
        tuple(sorted({*_not_compared(survey), *opened.tree.unread, *without_id, *misread})),
    )


def look_at_listed(name: str, files: tuple[SourceFile, ...], broken: int) -> Looked:
    """Return a site of which some files are merely listed.

    Args:
        name: of the listing.
        files: those that matter.
        broken: how many lines could not be understood.

    """
    why = f"{broken} lines are none of a listing"
    unread = (Unread(Place("."), why),) if broken else ()
    tree = Tree(root="", name=name, revision="", files=files, submodules=(), unread=unread)
    site = Site(name, SiteKind.LISTING)
    found = tuple(
        CandidateFile(one.path, one.known_id or "", one.size, is_missing=True) for one in files
    )
    return Looked(tree, Candidate(site, found), _NOTHING, unread)


def _surveyed(opened: OpenedSite, progress: Progress) -> Survey:
    if opened.kind is SiteKind.LISTING:
        return _NOTHING
    # The site's own stewards may say under which licence it is; a broken word is none.
    settings = settings_in(files_of(opened.tree), vocabulary_of(shipped_terms()))
    try:
        return survey_tree(opened.tree, replace(settings, uses=(), components=()), progress)[0]
    except NothingScannedError:
        # Without contents, or of binary files alone: paths and ids still tell.
        return replace(_NOTHING, unread=(*opened.tree.unread, *_unloadable(opened.tree)))


def _unloadable(tree: Tree) -> Iterator[Unread]:
    """Yield why contents cannot be had, each reason once: it may be that of all files."""
    reasons: Counter[str] = Counter()
    for source in tree.files:
        try:
            source.load()
        except UnloadableError as error:
            reasons[str(error)] += 1
    for reason, number in sorted(reasons.items()):
        yield Unread(Place("."), f"{reason}: {number} of {len(tree.files)} files")


def _not_compared(survey: Survey) -> Iterator[Unread]:
    """Yield what could not be read at all: contents of any kind can be compared."""
    read = {file.path for file in survey.files}
    return (one for one in survey.unread if one.place.path not in read)


def _past(tree: Tree) -> tuple[Past | None, str]:
    """Return the commits of a site, and why there are none, if there should be."""
    if tree.repository is None or not tree.revision:
        return None, ""
    try:
        return past_of(tree.repository, tree.revision, with_lives=False), ""
    except SourceError as error:
        return None, f"its history cannot be told: {error.problems[0].what}"


def _site(opened: OpenedSite, past: Past | None, missing: str) -> Site:
    tree = opened.tree
    origin = own_address(tree.repository)
    shallow = "" if past is None or past.is_whole else "older commits are missing (shallow)"
    return Site(
        id=(f"{origin}/{tree.prefix}".rstrip("/") if origin else tree.name),
        kind=opened.kind,
        revision=tree.revision,
        identifiers=(("repository", origin),) if origin else (),
        missing=tuple(filter(None, (missing, shallow))),
    )


def _files(
    tree: Tree, read: Iterable[FileRecord]
) -> tuple[tuple[CandidateFile, ...], tuple[Unread, ...]]:
    """Return the files with the ids by which contents are known everywhere (SHA-1)."""
    records = {record.path: record for record in read}
    # What was read has its id already, unless the repository has ids of another kind.
    ids = {path: record.content_id for path, record in records.items()}
    unread: tuple[Unread, ...] = ()
    if tree.hash_name != "sha1":
        ids, unread = sha1_ids(tree)

    def listed(source: SourceFile) -> str:
        return (source.known_id or "") if tree.hash_name == "sha1" else ""

    files = tuple(
        CandidateFile(
            path=source.path,
            content_id=ids.get(source.path) or listed(source),
            size=records[source.path].size if source.path in records else source.size,
            is_missing=source.path not in records,
        )
        for source in tree.files
    )
    return files, unread
