"""Of whose work does a text say that this one is based on it?

Known are the words of the languages in which commons are documented; behind them stands an
address, or a name. In a file of credits an address by itself says as much. Whoever is named as
a person is not kept.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import text_of
from pplcheck.syntax.repository import repository_at

NOTICE: Final = "notice"
# How sure each sort is to speak of a source of this work.
_SAID: Final = 0.95
_CREDITED: Final = 0.7
_NAMED: Final = 0.4
_MENTIONED: Final = 0.3
# One line a language.
_WORDS: Final = r"""
    based (?:up)?on|(?:hard )?fork(?:ed)? (?:of|from)|derived from|derivative (?:work )?of
    |adapted from|modified (?:from|version of)|port(?:ed)? (?:of|from)|copied from|taken from
    |borrowed from|remix of|built (?:on top of|upon)
    |(?:includes|uses|contains) (?:code|parts|portions|work) (?:of|from)
    |originally (?:from|part of)|inspired by|powered by|follow(?:s|ed) on from|adapts
    |(?:pinche?|borrow|reus|includ|contain|us|copi|incorporat)(?:es?|s|ed)
    [^.\n]{0,60}\b(?:code|components|parts|files|designs?|modules) from
    |basiert auf|basierend auf|abgeleitet (?:von|aus)|(?:Fork|Abspaltung) von
    |(?:übernommen|adaptiert|kopiert) (?:von|aus)|angelehnt an|inspiriert von
    |(?:basée?s?|fondée?s?) sur
    |(?:dérivée?s?|adaptée?s?|inspirée?s?|tirée?s?) (?:de|du|d['\u2019])
    |(?:fork|bifurcation) (?:de|du)|reprise?s? de
    |basad[oa]s? en|derivad[oa]s? de|adaptad[oa]s? de|(?:bifurcación|fork) de|tomad[oa]s? de
    |inspirad[oa]s? (?:en|por)
    |basa(?:t|da)s? en|deriva(?:t|da)s? de|adapta(?:t|da)s? de
    |basat[oaie] su|derivat[oaie] d[ai]|adattat[oaie] da|(?:fork|copia) di|tratt[oaie] da
    |ispirat[oaie] a
    |basead[oa]s? (?:em|n[oa]s?)|adaptad[oa]s? d[eoa]s?|bifurcação d[eoa]
    |gebaseerd op|afgeleid van|(?:fork|afsplitsing) van|overgenomen van
    |opart[yaei] na|na podstawie|bazuje na
    |baser(?:ad|at|et) på|bygger på|perustuu
    |основан[оаы]? на|форк|по мотивам
    |基于|改编自|衍生自|をベースに|に基づ
"""
_CUE: Final = re.compile(
    rf"(?<!\w)(?P<words>{re.sub(chr(10) + ' *', '', _WORDS)})", re.IGNORECASE
)
# Any of them begins with, or holds, one of these: what a file without them costs is one search.
_MAY: Final = re.compile(
    rb"(?i)based |adapt|included|bundled|vendored|incorporat|embedded|reused|fork|deriv"
    rb"|modified |port|copied|taken from|borrowed|remix|built |from|inspir|powered by"
    rb"|basi|abgel|bernommen|kopiert|angelehnt|bas\xc3|fond\xc3|\xc3\xa9r|tir\xc3|bifurc|repris"
    rb"|basad|tomad|basat|basada|copia|tratt|basead|gebas|afgel|afspl|overg"
    rb"|opart|podstaw|bazuj|baser|bygger|perustuu"
    rb"|\xd0\xbd\xd0\xbe\xd0\xb2\xd0\xb0\xd0\xbd|\xd0\xbe\xd1\x80\xd0\xba|\xd0\xbc\xd0\xbe\xd1\x82"
    rb"|\xe5\x9f\xba|\xe6\x94\xb9|\xe8\xa1\x8d|\xe3\x83\x99\xe3\x83\xbc"
)
# What may follow an address instead.
_AFTER: Final = re.compile(
    r"\b(?:is|are|was|were) (?:also )?(?:included|bundled|vendored|incorporated|embedded"
    r"|copied|reused)\b",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"(?:https?://|git@|\b(?=(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)/))"
    r"[^\s<>\"'()\[\]{}|\\`^,;]{6,300}"
)
# The name behind the words: to the end of the phrase, or to whoever made it.
_NAME: Final = re.compile(
    r"[\s:*_`\"'“«\[(]*(?:(?:the|a|an|der|die|das|dem|le|la|les|el|los|il|o|de|het)\s+)?"
    r"(?P<name>[^\s.,;:()\[\]<>\"“”«»`|][^.,;:()\[\]<>\"“”«»`|\n]{1,79})",
    re.IGNORECASE,
)
_MAKER: Final = re.compile(
    r"\s(?:by|from|von|par|por|di|door|av|af|which|that|and|und|et|y|e|en|at|under)\s.*$",
    re.IGNORECASE,
)
_CREDITS: Final = re.compile(
    r"(?:^|/)(?:notices?|credits?|acknowledge?ments?|third|attribution|authors|contributors"
    r"|copyright)[^/.]*(?:\.(?:md|txt|rst|adoc|html?|org))?$",
    re.IGNORECASE,
)
_README: Final = re.compile(r"(?:^|/)readme[^/]*$", re.IGNORECASE)
# What stands in an address besides that of a source: the project's own badges and services.
_NOT_A_SOURCE: Final = re.compile(
    r"^(?:https?://)?(?:img\.shields\.io|badge|travis-ci|circleci|codecov|coveralls|ci\.appveyor"
    r"|www\.w3\.org|creativecommons|opensource\.org|spdx\.org|www\.gnu\.org)"
)
_LONGEST_LINE: Final = 2_000
_LARGEST: Final = 4 * 2**20
_MOST: Final = 500


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each address, and each name, of what this is said to be based on.

    Args:
        path: of the text; one of credits, or a README, says more by an address.
        content: of any text.

    """
    of_credits, of_readme = bool(_CREDITS.search(path)), bool(_README.search(path))
    content = content[:_LARGEST]
    if not (of_credits or of_readme) and not _MAY.search(content):
        return
    unsaid = _CREDITED if of_credits else _MENTIONED if of_readme else 0.0
    found = 0
    before = ""
    for number, line in enumerate(text_of(content).splitlines(), start=1):
        if len(line) > _LONGEST_LINE:
            continue
        for seen in _in_line(line, before, number, unsaid):
            yield seen
            found += 1
            if found == _MOST:
                return
        before = line


def _in_line(line: str, before: str, number: int, unsaid: float) -> Iterator[Evidence]:
    cue = _CUE.search(line)
    # A phrase may break between its words and the address.
    ended = None if cue else _ends_with_cue(before)
    said = cue["words"] if cue else ended or ""
    begins = cue.end() if cue else 0
    is_told = False
    for address in _ADDRESS.finditer(line):
        found = (
            ""
            if _NOT_A_SOURCE.match(address.group())
            else repository_at(address.group().rstrip(".:!?*_"))
        )
        is_source = bool(said) and address.start() >= begins
        after = None if is_source else _AFTER.search(line, address.end())
        if after:
            said, is_source = after.group(), True
        sureness = _SAID if is_source else unsaid
        if found and sureness:
            is_told = is_told or is_source
            place = (number, address.start() + 1)
            yield Evidence(
                EvidenceKind.NOTICE, found, *place, confidence=sureness,
                about=" ".join(said.split()), locator=NOTICE,
            )  # fmt: skip
    name = _NAME.match(line, begins) if cue and not is_told else None
    if cue and name:
        value = _MAKER.sub("", name["name"]).strip(" *_'\u2019!-")
        if value and "://" not in value:
            place = (number, name.start("name") + 1)
            yield Evidence(
                EvidenceKind.NOTICE, value, *place, confidence=_NAMED,
                about=" ".join(cue["words"].split()), locator=NOTICE,
            )  # fmt: skip


def _ends_with_cue(line: str) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    cues = [*_CUE.finditer(line)]
    is_open = cues and not line[cues[-1].end() :].strip(" :*/#-\t")
    return cues[-1]["words"] if is_open else None
