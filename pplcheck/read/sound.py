"""What do the tags of a sound or a film say?

Each format has its own names for a few fields that mean the same.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.addresses import named_by
from pplcheck.read.design import licence_field, passage, plain, said
from pplcheck.read.rights import rights


class Tag(Enum):
    """What a field means."""

    TITLE = auto()
    AUTHOR = auto()
    ORGANISATION = auto()
    RIGHTS = auto()
    LICENCE = auto()
    ADDRESS = auto()
    COMMENT = auto()


_KINDS: Final = {
    Tag.TITLE: EvidenceKind.TITLE,
    Tag.AUTHOR: EvidenceKind.AUTHOR,
    Tag.ORGANISATION: EvidenceKind.ORGANISATION,
}
# What people call fields of their own, in capitals and without signs.
_OWN: Final = (
    (re.compile(r"LICEN[CS]E(?:NAME|TYPE|ID)?"), Tag.LICENCE),
    (re.compile(r"LICEN[CS]E(?:URL|URI|LINK)"), Tag.ADDRESS),
    (re.compile(r"COPYRIGHT|RIGHTS"), Tag.RIGHTS),
    (re.compile(r"ORGANI[SZ]ATION|PUBLISHER|LABEL"), Tag.ORGANISATION),
    (re.compile(r"TITLE"), Tag.TITLE),
    (re.compile(r"ARTIST|AUTHOR"), Tag.AUTHOR),
    (re.compile(r"DESCRIPTION|COMMENTS?|TERMSOFUSE"), Tag.COMMENT),
)
_NO_LETTERS = re.compile(r"[\W_]")


def tag_called(name: str) -> Tag | None:
    """Return what a field means by the name that somebody gave it."""
    called = _NO_LETTERS.sub("", name).upper()
    return next((tag for pattern, tag in _OWN if pattern.fullmatch(called)), None)


@dataclass(slots=True)
class Tags:
    """Gathers the fields of one file; a licence's name and address may come in any order."""

    _licences: dict[str, str] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)
    _said: list[Evidence] = field(default_factory=list)

    def take(self, tag: Tag | None, value: str, locator: str) -> None:
        """Take a field; None is one that says nothing here."""
        value = value.strip("\0 \r\n\t")
        if tag is None:
            return
        if tag in _KINDS:
            self._said += said(_KINDS[tag], value, locator)
        elif tag is Tag.RIGHTS:
            self._said += rights(value, locator) if value else ()
        elif tag is Tag.COMMENT:
            self._said += passage(value, locator)
        elif tag is Tag.ADDRESS and not named_by(value):
            # Often a home page; but it may be that of a licence, or words.
            self._said += passage(value, locator)
        else:
            held = self._licences if tag is Tag.LICENCE else self._addresses
            held.setdefault(plain(value), locator)

    def take_evidence(self, evidence: Iterable[Evidence]) -> None:
        """Take what a packet of XMP within the file says."""
        self._said += evidence

    def evidence(self) -> Iterator[Evidence]:
        """Yield what was gathered, each statement once."""
        first: dict[tuple[EvidenceKind, str], Evidence] = {}
        for one in self._said:
            first.setdefault((one.kind, one.value), one)
        yield from first.values()
        addresses = list(self._addresses)
        for value, locator in self._licences.items():
            means = "" if named_by(value) or not addresses else addresses.pop(0)
            yield from licence_field(value, locator, means=means)
        told = set(map(named_by, self._licences))
        for address in addresses:
            if named_by(address) not in told:
                yield from licence_field(address, self._addresses[address])
