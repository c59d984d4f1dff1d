"""What must those who take a part of a commons keep, and how would they credit it?"""

from collections.abc import Iterable, Iterator
from typing import Final

from pplcheck.model.commons import Commons, NoticeLine
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.identification import TextKind
from pplcheck.model.survey import FileRecord
from pplcheck.recognise.holders import (
    holder_of,
    is_copyright,
    is_form,
    is_of_a_licence_text,
)

# How notices that name a licence are written: as a tag, or where the words are not known.
_TAG: Final = "SPDX-License-Identifier: "
_SAID: Final = "Licensed under "
_TEXTS = frozenset({TextKind.TEXT, TextKind.MODIFIED, TextKind.PARTIAL})
# Words that but point at a licence, or name a sort of them, are no notice that must be kept.
_SURE = 0.5


def notices_of(files: Iterable[FileRecord]) -> tuple[NoticeLine, ...]:
    """Return what those who take files must keep: whom they name, and under which licence.

    Left out are forms that nobody filled in, and what licence texts say of themselves. Of a
    licence that is named in words only the id is known here, and stands for them.
    """
    found = {
        NoticeLine(file.path, seen.line, text)
        for file in files
        for seen in file.evidence
        for text in _notices(seen, is_licence=_is_licence(file))
    }
    # A tag is read as words too.
    tagged = {_named(one) for one in found if not is_in_words(one)}
    kept = (one for one in found if not is_in_words(one) or _named(one) not in tagged)
    return tuple(sorted(kept, key=lambda one: (one.path, one.line, one.text)))


def licence_named(notice: NoticeLine) -> str:
    """Return the expression that a notice names; empty where it names none."""
    for before in (_TAG, _SAID):
        if notice.text.startswith(before):
            return notice.text.removeprefix(before)
    return ""


def is_in_words(notice: NoticeLine) -> bool:
    """Whether a notice names a licence in words that are not those of its text here."""
    return notice.text.startswith(_SAID)


def licence_files_of(files: Iterable[FileRecord]) -> tuple[str, ...]:
    """Return the paths of the licence texts, sorted."""
    return tuple(sorted(file.path for file in files if _is_licence(file)))


def holders_in(notices: Iterable[NoticeLine]) -> tuple[str, ...]:
    """Return whom copyright notices name, as written, each once: stewards, if none is named."""
    names = (holder_of(notice.text) for notice in notices if is_copyright(notice.text))
    return tuple(dict.fromkeys(name for name in names if name))


def titles_of(commons: Commons) -> tuple[str, ...]:
    """Return what names the work: its title, its addresses, its packages."""
    # purl-spec: the `@` before a scope of npm is written `%40`.
    packages = (
        package.removeprefix("pkg:").partition("/")[2].replace("%40", "@")
        for package in commons.packages
    )
    return tuple(dict.fromkeys([commons.name, *commons.addresses, *packages]))


def credit_line(commons: Commons, licence: str | None, address: str = "") -> str:
    """Return a line that credits the whole: title, author, source, licence.

    Source: Creative Commons, "Recommended practices for attribution" (TASL); PPL 4(e)(i)-(iii).

    Args:
        commons: what is credited.
        licence: under which it was offered, or None.
        address: where that licence may be read, or empty.

    """
    stated = (one for one in commons.notices if one.path in commons.licence_files)
    makers = commons.stewards or holders_in(stated)
    by = f" by {', '.join(makers)}" if makers else ""
    where = next(iter(commons.addresses), "")
    under = f", {licence}" if licence else ""
    read_at = f" ({address})" if licence and address else ""
    source = f", https://{where}" if where else ""
    return f"{commons.name}{by}{under}{read_at}{source}"


def _notices(seen: Evidence, *, is_licence: bool) -> Iterator[str]:
    if seen.about or (is_licence and seen.kind is not EvidenceKind.COPYRIGHT):
        return
    if seen.kind is EvidenceKind.COPYRIGHT:
        is_of_text = is_licence and is_of_a_licence_text(seen.value)
        if not is_form(seen.value) and not is_of_text:
            yield seen.value
    elif seen.kind is EvidenceKind.SPDX_TAG and seen.confidence >= _SURE:
        yield f"{_TAG}{seen.value}"
    elif seen.kind is EvidenceKind.NOTICE and seen.confidence >= _SURE:
        yield f"{_SAID}{seen.means or seen.value}"


def _named(notice: NoticeLine) -> tuple[str, str]:
    return notice.path, licence_named(notice)


def _is_licence(file: FileRecord) -> bool:
    found = file.identification
    return found is not None and found.licence is not None and found.kind in _TEXTS
