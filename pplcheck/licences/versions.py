"""Which version of a licence is meant by the words around its name, and may a later one do?

A small grammar instead of a row for each wording: "version 2 of the License, or (at your
option) any later version", "v2+", "2.1 or newer", "only", before the name or after it.
"""

import re
from dataclasses import dataclass
from functools import cache

from pplcheck.licences.corpus.catalogue import Family, current, spdx_rows, version_key

# What may stand between two words of one phrase; bounded, so that no text makes it slow.
_GAP = r"""[\s,;:()\[\]"'*_`=|#/\u2013\u2014-]{0,40}"""
_NUMBER = r"(?P<{name}>\d{{1,8}}(?:\.\d{{1,3}}){{0,3}}[a-c]?)(?!\d|\.\d)"
_VERSION_WORD = r"(?:versions?|versi[oó]n|vers?\.?|v\.?|release|revision|rev\.?)"
_OPTION = (
    r"(?:at\s+(?:your|its|their|the\s+\w+(?:'s)?)\s+(?:option|choice|discretion)"
    r"|at\s+the\s+option\s+of\s+\w+|a\s+su\s+elecci[oó]n|nach\s+ihrer\s+(?:wahl|option)"
    r"|à\s+votre\s+(?:choix|convenance|gr[ée])|optionally)"
)
_LATER_WORDS = (
    r"(?:(?:any|all|alternatively|each)\s+)?(?:(?:version|one)\s+)?"
    r"(?:later|newer|above|higher|greater|subsequent|upwards?|more\s+recent|posterior(?:es)?"
    r"|ult[ée]rieures?|sp[äa]tere|neuere)"
)
_ANY_LATER = (
    r"(?:cualquier\s+versi[oó]n\s+posterior|toute\s+version\s+ult[ée]rieure"
    r"|jeder?\s+(?:sp[äa]teren?|neueren?)\s+(?:ver[öo]ffentlichten\s+)?version|any\s+(?:later|newer)\s+version|the\s+latest)"
)
_OR = r"(?:or|and|o|ou|oder|soit|and/or)"
_OF_THE_LICENCE = (
    r"(?:of\s+(?:the\s+|this\s+|that\s+)?(?:same\s+)?licen[cs]e"
    r"|de\s+la\s+licen\w+|der\s+lizenz)"
)
_LATER = (
    rf"(?:\s?\+|{_GAP}{_OR}{_GAP}(?:{_OPTION}{_GAP})?(?:{_ANY_LATER}|{_LATER_WORDS})"
    rf"(?:\s+versions?\b)?)"
)
_ONLY = rf"(?:{_GAP}(?:only|alone)\b)"
# "(the "GPL")", "(LGPL)": the name's own abbreviation, between it and its version.
_ABBREVIATION = r"""(?:\s{0,3}[("'][^()\n]{0,30}[)"']{1,2})?"""
_PUBLISHER = (
    r"(?:as\s+published\s+(?:and\s+\w+\s+)?by\s+(?:the\s+)?(?:free\s+soft(?:-\s+)?ware\s+foundation|fsf)(?:'s)?"
    r"(?:\s*,?\s*inc\.?)?|as\s+published\s+by[\w\s]{1,40}|publicada\s+por[\w\s]{1,40}"
    r"|(?:tel(?:le)?\s+que\s+)?publi[ée]e\s+par[\w\s]{1,40}|wie\s+von[\w\s]{1,60}(?:ver[öo]ffentlicht)?)"
)
_LEAD = (
    r"(?:either|under|in|with|either\s+under|using|bajo|ya\s+sea(?:\s+la)?|soit(?:\s+la)?|entweder|gem[äa](?:ß|ss)"
    r"|you\s+can\s+use|according\s+to|bien\s+de\s+la|de\s+la|as\s+of)"
)
_AFTER = re.compile(
    rf"{_ABBREVIATION}{_GAP}(?:{_PUBLISHER}{_GAP})?(?:{_LEAD}{_GAP})?(?:the\s+)?"
    rf"(?P<word>{_VERSION_WORD}{_GAP})?(?P<atleast>>=\s?)?{_NUMBER.format(name='number')}"
    rf"(?-i:[- ](?P<port>AT|AU|DE|FR|IGO|JP|NL|UK|US)\b)?"
    rf"(?:{_GAP}{_OF_THE_LICENCE})?"
    rf"(?P<more>(?:{_GAP}{_OR}{_GAP}(?:{_OPTION}{_GAP})?(?:the\s+)?(?:{_VERSION_WORD}{_GAP})?"
    rf"\d(?:\.\d)?(?!\d)){{0,3}})"
    rf"(?:{_GAP}{_OF_THE_LICENCE})?(?:\s(?:generic|international|universal|unported)\b)?"
    # KDE's "any later version accepted by the membership" grants none yet.
    rf"(?:(?P<later>{_LATER})(?!\s+(?:versions?\s+)?accepted\b)|(?P<only>{_ONLY}))?",
    re.IGNORECASE,
)
# No number, but a choice: "GPL, any version", "LGPL or later".
_UNNUMBERED = re.compile(rf"{_ABBREVIATION}(?P<later>{_LATER})", re.IGNORECASE)
_BEFORE = re.compile(
    rf"{_VERSION_WORD}{_GAP}{_NUMBER.format(name='number')}(?P<later>{_LATER})?(?P<only>{_ONLY})?"
    rf"{_GAP}(?:of|de|der|du)\s+(?:(?:the|la|las|les|an|any)\s+)?(?:less\s+restrictive\s+)?$",
    re.IGNORECASE,
)
_BARE_BEFORE = re.compile(
    rf"\bv{_NUMBER.format(name='number')}(?P<later>\+)?\s+(?:of\s+the\s+)?$", re.IGNORECASE
)
_REACH_BEFORE = 100
_NEAR = 4
_REACH_AFTER = 320


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name with the words around it means.

    Attributes:
        expression: an SPDX expression; empty where it stays open.
        licence: the licence itself, by id, whatever is said of later versions.
        start: where its words begin.
        end: where they end.
        sure: 0 to 1.

    """

    expression: str
    licence: str
    start: int
    end: int
    sure: float


def meant(family: Family, text: str, start: int, end: int) -> Meant:
    """Return which licence is meant by a name at `start` to `end` of `text`."""
    if family.versions:
        after = _AFTER.match(text, end, end + _REACH_AFTER)
        if after and _is_another(family, after, end):
            return Meant("", "", start, end, 0.0)
        if after and version_key(after["number"]) in family.versions and _is_near(after, end):
            return _numbered(family, after, start, after.end())
        before_from = max(0, start - _REACH_BEFORE)
        head = text[before_from:start]
        before = _BEFORE.search(head) or _BARE_BEFORE.search(head)
        if before and version_key(before["number"]) in family.versions:
            return _numbered(family, before, before_from + before.start(), end)
    return _unnumbered(family, text, start, end)


def _is_another(family: Family, after: re.Match[str], end: int) -> bool:
    """Whether the version that is said is none of this licence.

    "Creative Commons ShareAlike 4.0" means Attribution-ShareAlike; the licence of that name has
    but a version 1.0.
    """
    is_said = "." in after["number"] and _is_near(after, end)
    is_known = version_key(after["number"]) in family.versions
    return family.stem.startswith("CC-") and is_said and not is_known


def _is_near(after: re.Match[str], end: int) -> bool:
    """Whether the number belongs to the name: a bare one must follow at once."""
    return bool(after["word"] or after["atleast"]) or after.start("number") - end <= _NEAR


def _numbered(family: Family, found: re.Match[str], start: int, end: int) -> Meant:
    said = found.groupdict()
    licence = family.versions[version_key(said["number"])]
    licence = _ported(licence, said.get("port"))
    is_later = bool(said.get("later") or said.get("atleast"))
    others = re.findall(r"\d(?:\.\d)?", said.get("more") or "")
    ids = [licence, *(family.versions.get(version_key(one), "") for one in others)]
    chosen = [
        _chosen(family, id_, is_later=is_later and number == len(ids) - 1)
        for number, id_ in enumerate(ids)
        if id_
    ]
    return Meant(" OR ".join(dict.fromkeys(chosen)), licence, start, end, 1.0)


def _unnumbered(family: Family, text: str, start: int, end: int) -> Meant:
    later = _UNNUMBERED.match(text, end, end + _REACH_AFTER) if family.choice else None
    end = later.end() if later else end
    licence = re.sub(r"-(?:only|or-later)$", "", family.unsaid)
    return Meant(
        current(family.unsaid), licence, start, end, family.sure if family.unsaid else 0.0
    )


def _chosen(family: Family, licence: str, *, is_later: bool) -> str:
    if family.choice:
        return f"{licence}-{'or-later' if is_later else 'only'}"
    if is_later and not licence.startswith("LicenseRef-"):
        return f"{licence}+"
    return current(licence)


def _ported(licence: str, port: str | None) -> str:
    """Return the licence of a country: `CC-BY-3.0 DE`."""
    return f"{licence}-{port}" if f"{licence}-{port}" in _ports() else licence


@cache
def _ports() -> frozenset[str]:
    return frozenset(id_ for _, id_, _, _ in spdx_rows() if id_.startswith("CC-"))
