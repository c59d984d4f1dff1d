"""Of whose work does a text say that this one is based on it?

Known are the words of the languages in which commons are documented; behind them stands an
address, or a name. In a file of credits an address by itself says as much. Whoever is named as
a person is not kept.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import Numbered, text_of
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
# Each of them has one of these; to look for them first is twenty times faster.
_STEMS: Final = """
    based fork deriv adapt modified ported copied taken borrow remix built pinch reus includ
    contain uses used incorporat originally inspir ispir powered follow basé fond dériv tiré
    bifurc repris basi abgeleit abspalt bernommen kopiert angelehnt basad tomad basat basada
    copia tratt basead gebas afgel afspl overg opart podstaw bazuj baser bygger perustuu
    основан форк мотив 基于 改编 衍生 ベース 基づ
"""
_ANY_STEM: Final = (*_STEMS.split(), "port of", "port from")
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
_HEAD: Final = 40
_MOST_LINES: Final = 2_000
_SIGNS: Final = (b"://", b"git@", b"github.com/", b"gitlab.com/", b"codeberg.org/")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each address, and each name, of what this is said to be based on.

    Args:
        path: of the text; one of credits, or a README, says more by an address.
        content: of any text; of one that is neither, only the head is looked at, and the lines
            with addresses.

    """
    of_credits, of_readme = bool(_CREDITS.search(path)), bool(_README.search(path))
    content = content[:_LARGEST]
    unsaid = _CREDITED if of_credits else _MENTIONED if of_readme else 0.0
    found = 0
    before = ""
    for number, line in _lines(content) if unsaid else _likely(content):
        for seen in _in_line(line, before, number, unsaid):
            yield seen
            found += 1
            if found == _MOST:
                return
        before = line


def _lines(content: bytes) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text_of(content).splitlines(), start=1):
        if len(line) <= _LONGEST_LINE:
            yield number, line


def _likely(content: bytes) -> Iterator[tuple[int, str]]:
    """Yield the first lines, and those with an address and the line before.

    Others name their sources at the head, or by address; to look at all lines of a programme
    would take long.
    """
    begins = [0]
    while len(begins) < _HEAD and (end := content.find(b"\n", begins[-1])) >= 0:
        begins.append(end + 1)
    wanted = set(begins)
    for sign in _SIGNS:
        at = content.find(sign)
        while at >= 0 and len(wanted) < _MOST_LINES:
            begin = content.rfind(b"\n", 0, at) + 1
            wanted |= {begin, content.rfind(b"\n", 0, max(begin - 1, 0)) + 1}
            end = content.find(b"\n", at)
            at = content.find(sign, end) if end >= 0 else -1
    numbered = Numbered(content)
    for begin in sorted(wanted):
        end = content.find(b"\n", begin, begin + _LONGEST_LINE)
        if end >= 0 or len(content) - begin <= _LONGEST_LINE:
            line = content[begin : end if end >= 0 else len(content)]
            yield numbered.line_at(begin), text_of(line).rstrip("\r")


def _in_line(line: str, before: str, number: int, unsaid: float) -> Iterator[Evidence]:
    cue = _cue(line)
    # A phrase may break between its words and the address.
    ended = None if cue or not _ADDRESS.search(line) else _ends_with_cue(before)
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


def _cue(line: str) -> re.Match[str] | None:
    lower = line.lower()
    return _CUE.search(line) if any(stem in lower for stem in _ANY_STEM) else None


def _ends_with_cue(line: str) -> str | None:
    if len(line) > _LONGEST_LINE or not _cue(line):
        return None
    cues = [*_CUE.finditer(line)]
    is_open = cues and not line[cues[-1].end() :].strip(" :*/#-\t")
    return cues[-1]["words"] if is_open else None
