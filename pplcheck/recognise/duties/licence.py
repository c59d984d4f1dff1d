"""Does the licence come with the copies, and do they stay under it?

PPL 4(a) asks for "a copy of, or the Uniform Resource Identifier (URI) for, this License with
every copy"; article 6 of the Coopyleft License for a copy, its article 7(c) that the entire
work stays under it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from pplcheck.model.duty import DutySeen, MissingLine, Sight
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.fact import Value
from pplcheck.model.identification import TextKind
from pplcheck.model.licence import family_of
from pplcheck.model.place import Place
from pplcheck.model.survey import FileRecord
from pplcheck.recognise.duties.looked_at import (
    Copy,
    Offered,
    UserTree,
    common_folder,
    folders_up,
    goes_with,
    head_of,
    is_page,
    lines_of,
)
from pplcheck.recognise.duties.spots import on_page
from pplcheck.recognise.offering import licence_named

# Which licence an address on the web stands for; empty where it stands for none.
LicenceAt = Callable[[str], str]

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'()\[\]{}|\\`^,]{4,200}")
_OPERATOR: Final = re.compile(r"\s+(?:AND|OR|WITH)\s+|[()]")
_MOST_ADDRESSES = 5_000
_MOST_PLACES = 20


def licence_seen(
    offered: Offered, tree: UserTree, copies: tuple[Copy, ...], licence_at: LicenceAt
) -> Iterator[DutySeen]:
    """Yield whether the licence's text, or its address, and its terms come with the copies."""
    ids = _ids(offered.licence)
    if not ids:
        return
    folder = common_folder(copy.path for copy in copies)
    above = frozenset(folders_up(folder))
    texts = _texts(tree, ids)
    near = [place for place in texts if goes_with(place.path, above)]
    taken = [] if near else _taken_texts(offered, tree, copies)
    addresses = _addresses(offered, tree, ids, licence_at)
    text = _text(offered, tree, folder, near, taken, [one for one in texts if one not in near])
    yield text
    yield _text_or_address(offered, tree, folder, text, addresses)
    if not offered.licence or " OR " not in offered.licence:
        yield _same(offered, tree, copies, ids, near)


def _ids(licence: str | None) -> frozenset[str]:
    words = _OPERATOR.split(licence or "")
    return frozenset(family_of(word.strip()) for word in words if word.strip())


def _texts(tree: UserTree, ids: frozenset[str]) -> list[Place]:
    return [
        Place(record.path)
        for record in tree.files
        if (found := record.identification) is not None
        and found.kind is TextKind.TEXT
        and found.licence is not None
        and _ids(found.licence) & ids
    ]


def _taken_texts(offered: Offered, tree: UserTree, copies: tuple[Copy, ...]) -> list[Place]:
    """Return unchanged copies of the commons' licence files whose text could not be read.

    Where the commons had several licences, which of them it was cannot be told.
    """
    read = {record.path for record in tree.files}
    files = frozenset(offered.commons.licence_files)
    licences = {
        period.licence for asset in offered.commons.assets for period in asset.history
    } or {asset.licence for asset in offered.commons.assets}
    if len(files) != 1 or len(licences - {None}) > 1:
        return []
    return [
        Place(copy.path)
        for copy in copies
        if copy.there in files and not copy.is_changed and copy.path not in read
    ]


def _addresses(
    offered: Offered, tree: UserTree, ids: frozenset[str], licence_at: LicenceAt
) -> list[Place]:
    """Return where an address of the licence stands, in texts and in what manifests say."""
    # Where the licence file stands in the commons itself.
    own = tuple(f"{address}/blob/" for address in offered.commons.addresses)
    files = tuple(f"/{path}" for path in offered.commons.licence_files)

    @cache
    def is_meant(address: str) -> bool:
        is_file = any(one in address for one in own) and address.endswith(files)
        return (bool(files) and is_file) or family_of(licence_at(address)) in ids

    found = {
        Place(record.path, one.line)
        for record in tree.files
        for one in record.evidence
        if one.kind is EvidenceKind.MANIFEST and "://" in one.value and is_meant(one.value)
    }
    for path, text in sorted(tree.texts.items()):
        lines = lines_of(text) if is_page(path) else head_of(tree, path)
        addresses = (
            (number, address[0].rstrip(".;:"))
            for number, line in enumerate(lines, start=1)
            for address in _ADDRESS.finditer(line)
        )
        found |= {
            Place(path, number)
            for number, address in islice(addresses, _MOST_ADDRESSES)
            if is_meant(address)
        }
    return sorted(found)


def _text(
    offered: Offered, tree: UserTree, folder: str, near: list[Place], taken: list[Place],
    elsewhere: list[Place],
) -> DutySeen:  # fmt: skip
    sight, name = Sight.LICENCE_TEXT, offered.licence
    if near:
        return DutySeen(sight, Value.YES, f"the text of {name} is there", _few(near))
    if taken:
        says = f"the licence file of the commons is there, unchanged: {name}"
        return DutySeen(sight, Value.YES, says, _few(taken))
    missing = tuple(
        MissingLine(Place(f"{folder}/LICENSE" if folder else "LICENSE"), "", Place(path))
        for path in offered.commons.licence_files[:1]
    )
    if elsewhere:
        says = f"a text of {name} is there, but not with what was taken"
        return DutySeen(sight, Value.UNKNOWN, says, _few(elsewhere), missing)
    value = Value.NO if tree.files else Value.UNKNOWN
    return DutySeen(sight, value, f"no text of {name} was found in the tree", missing=missing)


def _text_or_address(
    offered: Offered, tree: UserTree, folder: str, text: DutySeen, addresses: list[Place]
) -> DutySeen:
    sight, name = Sight.LICENCE, offered.licence
    if text.value is Value.YES:
        return DutySeen(sight, Value.YES, text.says, text.seen)
    if addresses:
        return DutySeen(sight, Value.YES, f"the address of {name} is there", _few(addresses))
    words = f"Licence: {name}" + f", {offered.address}" * bool(offered.address)
    missing = (MissingLine(on_page(tree, folder), words, Place("")),)
    named = _named(tree, _ids(name))
    if named or text.seen:
        says = f"{name} is named, but with the copies stands neither its text nor its address"
        return DutySeen(sight, Value.UNKNOWN, says, _few(named) or text.seen, missing)
    says = f"neither the text of {name} nor its address was found in the tree"
    return DutySeen(sight, text.value, says, missing=missing)


def _named(tree: UserTree, ids: frozenset[str]) -> list[Place]:
    """Return where the licence is named by its id or in words, which is no address."""
    return [
        Place(record.path, one.line)
        for record in tree.files
        for one in record.evidence
        if one.kind in {EvidenceKind.SPDX_TAG, EvidenceKind.NOTICE, EvidenceKind.MANIFEST}
        and _ids(one.means or one.value) & ids
    ]


def _same(
    offered: Offered, tree: UserTree, copies: tuple[Copy, ...], ids: frozenset[str],
    near: list[Place],
) -> DutySeen:  # fmt: skip
    """Tell whether what was taken, and the whole around it, is said to be under the licence.

    What stands beside an aggregate is not under it, so that other terms of the whole prove
    nothing; other terms of a changed file itself do, unless the commons states them too.
    """
    sight = Sight.SAME_LICENCE
    stated: dict[str, frozenset[str]] = defaultdict(frozenset)
    for notice in offered.commons.notices:
        stated[notice.path] |= _ids(licence_named(notice))
    records = {record.path: record for record in tree.files}
    of_copies = [(copy, records[copy.path]) for copy in copies if copy.path in records]
    other = [
        Place(copy.path)
        for copy, record in of_copies
        if copy.is_changed
        and record.licence
        and not _is_under(record, ids | stated[copy.there])
    ]
    if other:
        says = f"{len(other)} changed copies are said to be under another licence"
        return DutySeen(sight, Value.NO, says, _few(other))
    # What the commons itself took from others stays under terms of its own.
    is_kept = any(_is_under(record, ids) for _, record in of_copies)
    is_root = any("/" not in place.path for place in near)
    if is_kept and is_root:
        return DutySeen(sight, Value.YES, "the whole tree is said to be under it", _few(near))
    says = "whether the whole that is given out is under it is not said"
    return DutySeen(sight, Value.UNKNOWN, says)


def _is_under(record: FileRecord, ids: frozenset[str]) -> bool:
    return record.licence is not None and _ids(record.licence.normal) <= ids


def _few(places: list[Place]) -> tuple[Place, ...]:
    return tuple(sorted(set(places)))[:_MOST_PLACES]
