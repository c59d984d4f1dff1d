"""Do copies keep the notices of the files that they are copies of?

Unchanged copies keep all of them. In a changed copy each notice is looked for: whom it names
must be named by a statement of the copy, or by one that speaks for it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pplcheck.model.commons import Commons, NoticeLine
from pplcheck.model.duty import DutySeen, MissingLine, Sight
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.survey import FileRecord
from pplcheck.recognise.duties.looked_at import (
    Copy,
    Offered,
    UserTree,
    common_folder,
    folders_up,
    goes_with,
    is_page,
    lines_of,
    names_said,
)
from pplcheck.recognise.duties.spots import commented, in_header, is_comment, on_page
from pplcheck.recognise.holders import is_copyright, keeps
from pplcheck.recognise.offering import is_in_words, licence_named

_NAMING_A_LICENCE = frozenset({EvidenceKind.SPDX_TAG, EvidenceKind.NOTICE})
_MOST_SHOWN = 200
# What a line within a larger comment has around its words.
_DECORATION: Final = re.compile(r"^[\s*/#;%|-]+|[\s*/#;%|-]+$")


@dataclass(slots=True)
class _Found:
    """What became of the notices of one sort."""

    kept: list[Place] = field(default_factory=list)
    gone: list[MissingLine] = field(default_factory=list)
    moved: int = 0
    doubtful: int = 0
    unread: int = 0
    unchanged: int = 0

    @property
    def expected(self) -> int:
        return len(self.kept) + len(self.gone) + self.unread + self.unchanged


def notices_seen(
    offered: Offered, tree: UserTree, copies: tuple[Copy, ...]
) -> Iterator[DutySeen]:
    """Yield whether copyright notices, and notices that name the licence, are kept.

    Nothing is yielded where the commons states none for what was taken.
    """
    reader = _Reader(offered, tree, copies)
    yield from _told(Sight.NOTICES, reader.copyrights())
    yield from _told(Sight.LICENCE_NOTICES, reader.licences())


def of_the_whole(
    commons: Commons, notices: Iterable[NoticeLine], copies: Iterable[Copy]
) -> tuple[NoticeLine, ...]:
    """Return those copyright notices that stand on pages which speak for all that was taken."""
    folder = common_folder(copy.there for copy in copies)
    above = frozenset(folders_up(folder))
    licences = frozenset(commons.licence_files)
    return tuple(
        notice
        for notice in notices
        if is_copyright(notice.text)
        and goes_with(notice.path, above)
        and (notice.path in licences or is_page(notice.path))
    )


class _Reader:
    """Holds the notices of a commons against a tree."""

    def __init__(self, offered: Offered, tree: UserTree, copies: tuple[Copy, ...]) -> None:
        self._offered = offered
        self._tree = tree
        self._copies = copies
        self._records = {record.path: record for record in tree.files}
        self._pages = [
            (record, names_said(record))
            for record in tree.files
            if record.identification is not None or is_page(record.path)
        ]
        self._newest = _by_path(offered.commons.notices)
        self._then = {at: _by_path(notices) for at, notices in offered.notices.items()}

    def copyrights(self) -> _Found:
        found = _Found()
        for copy in self._copies:
            self._follow(copy, _states_copyright, _names_still, found)
        self._follow_whole(found)
        return found

    def licences(self) -> _Found:
        found = _Found()
        for copy in self._copies:
            self._follow(copy, _names_a_licence, _licences_still, found)
        return found

    def _follow(
        self,
        copy: Copy,
        is_meant: Callable[[NoticeLine], bool],
        is_kept: Callable[[NoticeLine, FileRecord], bool],
        found: _Found,
    ) -> None:
        notices, is_sure = self._expected(copy)
        meant = [notice for notice in notices if is_meant(notice)]
        record = self._records.get(copy.path)
        for notice in meant:
            if not copy.is_changed:
                found.unchanged += 1
            elif record is None:
                found.unread += 1
            elif is_kept(notice, record):
                found.kept.append(_where(notice, record))
            elif elsewhere := self._stands_elsewhere(notice):
                found.kept.append(elsewhere)
                found.moved += 1
            else:
                found.doubtful += not is_sure
                found.gone.append(self._missing(copy, notice, record))

    def _follow_whole(self, found: _Found) -> None:
        """Look for the notices that speak for the whole, such as that over the licence."""
        taken = {copy.there for copy in self._copies}
        folder = common_folder(copy.path for copy in self._copies)
        notices, is_sure = self._expected_of_the_whole()
        for notice in of_the_whole(self._offered.commons, notices, self._copies):
            if notice.path in taken:
                continue
            if elsewhere := self._stands_elsewhere(notice):
                found.kept.append(elsewhere)
            elif self._tree.files:
                found.doubtful += not is_sure
                there = Place(notice.path, notice.line)
                page = on_page(self._tree, folder)
                found.gone.append(MissingLine(page, notice.text, there))
            else:
                found.unread += 1

    def _expected(self, copy: Copy) -> tuple[tuple[NoticeLine, ...], bool]:
        """Return the notices of the file that was taken, and whether they stood there then."""
        if copy.version in self._then:
            return self._then[copy.version].get(copy.there, ()), True
        newest = self._newest.get(copy.there, ())
        revision = self._offered.commons.revision
        return newest, bool(revision) and revision in {copy.version, copy.last_version}

    def _expected_of_the_whole(self) -> tuple[tuple[NoticeLine, ...], bool]:
        """Return the notices of a version that was taken, and whether they stood there then.

        What a file says has not changed while the file has not; what stands beside it may.
        """
        versions = {copy.version for copy in self._copies}
        for version in sorted(versions & self._offered.notices.keys()):
            return self._offered.notices[version], True
        commons = self._offered.commons
        return commons.notices, bool(commons.revision) and commons.revision in versions

    def _stands_elsewhere(self, notice: NoticeLine) -> Place | None:
        """Return where a page or a licence file of the tree names whom a notice names."""
        if not is_copyright(notice.text):
            return None
        for record, said in self._pages:
            if keeps(notice.text, said):
                return _where(notice, record)
        return None

    def _missing(self, copy: Copy, notice: NoticeLine, record: FileRecord) -> MissingLine:
        lines = lines_of(self._offered.texts.get(notice.path, ""))
        others = [one.line for one in record.evidence if one.kind is EvidenceKind.COPYRIGHT]
        place = in_header(self._tree, copy.path, others)
        written = lines[notice.line - 1] if 0 < notice.line <= len(lines) else ""
        is_meant = is_in_words(notice) or notice.text in written
        if written and is_meant and is_comment(copy.path, written):
            text = written
        else:
            words = _DECORATION.sub("", written) if is_in_words(notice) else ""
            text = commented(place.path, words or notice.text)
        return MissingLine(place, text, Place(notice.path, notice.line))


def _states_copyright(notice: NoticeLine) -> bool:
    return is_copyright(notice.text)


def _names_a_licence(notice: NoticeLine) -> bool:
    return bool(licence_named(notice))


def _names_still(notice: NoticeLine, record: FileRecord) -> bool:
    return keeps(notice.text, names_said(record))


def _licences_still(notice: NoticeLine, record: FileRecord) -> bool:
    licence = licence_named(notice)
    return any(
        one.kind in _NAMING_A_LICENCE and licence in {one.value, one.means}
        for one in record.evidence
    )


def _by_path(notices: Iterable[NoticeLine]) -> dict[str, tuple[NoticeLine, ...]]:
    found: dict[str, list[NoticeLine]] = defaultdict(list)
    for notice in notices:
        found[notice.path].append(notice)
    return {path: tuple(lines) for path, lines in found.items()}


def _where(notice: NoticeLine, record: FileRecord) -> Place:
    lines = [
        one.line
        for one in record.evidence
        if keeps(notice.text, [one.value]) or one.kind in _NAMING_A_LICENCE
    ]
    return Place(record.path, min(lines, default=0))


def _told(sight: Sight, found: _Found) -> Iterator[DutySeen]:
    if not found.expected:
        return
    what = "copyright notices" if sight is Sight.NOTICES else "notices that name the licence"
    gone = len(found.gone)
    if gone:
        value = Value.NO if gone > found.doubtful else Value.UNKNOWN
        says = f"{gone} of {found.expected} {what} were not found in the copies"
        says += f"; {found.doubtful} may have been added since" * bool(found.doubtful)
    elif found.unread:
        value = Value.UNKNOWN
        says = f"{found.unread} of {found.expected} {what} stand where nothing could be read"
    else:
        value = Value.YES
        says = f"all {found.expected} {what} stand in the copies"
        says += f", {found.moved} of them on other pages" * bool(found.moved)
        says += f", {found.unchanged} in unchanged copies" * bool(found.unchanged)
    yield DutySeen(
        sight, value, says,
        tuple(sorted(set(found.kept)))[:_MOST_SHOWN], tuple(sorted(found.gone))[:_MOST_SHOWN],
    )  # fmt: skip
