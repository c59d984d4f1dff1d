"""On what terms does the project take contributions in?

Sentences in CONTRIBUTING, README and their kin, in English, French, Spanish and German; files
that are an agreement for contributors, or the configuration of a bot that asks for one.
"""

import re
from collections.abc import Iterator

from pplcheck.model.contribution import RuleKind
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import text_of

NAME = "contribution-terms"
GLOBS = (
    "contributing", "contributing.*", "contributing-*.*", "contribute", "contribute.*",
    "contribuer*", "contribuir*", "mitmachen*", "hacking", "hacking.*",
    "readme", "readme.*", "pull_request_template*", "governance.*",
    "dco", "dco.*", "cla", "cla.*", "cla-*", "cla_*", "*-cla.*", "*_cla.*", "icla.*", "ccla.*",
    ".clabot",
    "contributor*agreement*", "*contributor*licen[sc]e*", "developer*certificate*",
)  # fmt: skip

_LICENCE = r"(?:(?:sub)?licen[sc]\w*|copyleft|licencia\w*|licence\w*|lizenz\w*|lizenzier\w*)"
_CONTRIBUTION = (
    r"(?:contribut\w*|pull[- ]requests?|patch\w*|submi(?:t|ssion)\w*|merge requests?"
    r"|contribu(?:e[rzs]?|ant|cion\w*|ción|ir|yes|ye)\b|aport\w*"
    r"|beitr[aä]g\w*|beitragen\w*|eingereich\w*|einreich\w*)"
)
_UNDER = (
    r"(?:under|governed by|subject to|by the terms"
    r"|sous|selon|bajo|según|con la|unter|gemäß)"
)
# "If you remix the material, you must distribute your contributions under the same licence":
# what a summary of a licence asks of everybody.
_OF_A_DEED = re.compile(
    r"\b(?:remix\w*|transform\w*|build upon|derivad\w*|dériv\w*|aufbau\w*|bearbeite\w*"
    r"|remezcl\w*|mélang\w*)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(rf"\b{_CONTRIBUTION}\b", re.IGNORECASE)
_UNDER_WHAT = re.compile(rf"\b{_UNDER}\b", re.IGNORECASE)
_NAMED = re.compile(
    rf"\b(?:{_LICENCE}|same terms|terms of|MIT|PPL|[AL]?GPL\w*|Apache|BSD|CC0|CC[- ]BY\S*"
    r"|public domain)\b",
    re.IGNORECASE,
)
_FARTHEST = 200
_IN_A_LICENCE = re.compile(
    r"\b(?:agree|accept|consent|acceptez|aceptas?|acepta|einverstanden|stimm\w+)\b"
    r"[^.;]{0,80}\b(?:licen[sc]e|release|licencier|licenciar|lizenzier\w*)\b"
    r"[^.;]{0,60}\b(?:contribu|code|work|patch|aport|beitr)\w*"
    r"|\binbound\s*(?:=|equals)\s*outbound\b"
    rf"|\b{_CONTRIBUTION}\b[^.;]{{0,160}}\b(?:dual|multi|tri)[- ]?licen[sc]ed\b",
    re.IGNORECASE,
)
# A grant, and not a report that something was merged.
_PROMISE = re.compile(
    r"\b(?:agree|accept|consent|confirm|acknowledge|shall|will be|are|is|be|must|should|unless"
    r"|licen[sc]e your|grant|outbound|acceptez|consentez|confirmez|sont|soient|sera|seront|est"
    r"|acepta[ns]?|aceptas|acuerda[ns]?|confirma[ns]?|se|son|será\w*|sean|están?"
    r"|einverstanden|stimm\w+|erklär\w+|bestätig\w+|steh\w+|werden|wird|sind)\b",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r"\b(?:you|contributors?|i)\b[^.;]{0,60}\b(?:assign|transfer|disclaim|cede)s?\b[^.;]{0,60}"
    r"\b(?:copyrights?|rights?|title|ownership)\b"
    r"|\bcopyright assignment\b|\bassignment of (?:the )?copyright\b"
    r"|\b(?:cédez|cède|cession)\b[^.;]{0,60}\bdroits\b"
    r"|\b(?:cedes|cedo|ceden|cesión)\b[^.;]{0,60}\bderechos\b"
    r"|\b(?:übertr[aä]g\w*|abtret\w*|trittst|treten)\b[^.;]{0,80}\b\w*rechte?\b"
    r"|\b(?:\w*rechte?)\b[^.;]{0,60}\b(?:übertr[aä]g\w*|abtret\w*)",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"\bcontribut(?:or|ion)s?['\u2019]?s?[- ](?:licen[sc]e |licen[sc]ing )?agreements?\b"
    r"|\b(?-i:I?CLAs?|CCLAs?)\b|\baccord de (?:licence de )?contribut\w+"
    r"|\b(?:acuerdo|contrato) de (?:licencia de )?contribu\w+"
    r"|\bbeitragsvereinbarung|\bbeitragenden-?(?:lizenz)?vereinbarung",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"\bdeveloper(?:['\u2019]?s)? certificate of origin\b|\b(?-i:DCO)\b"
    r"|\bsigned-off-by\b|\bsign(?:ed|ing)?[- ]off\b[^.;]{0,80}\bcommits?\b"
    r"|\bcommits?\b[^.;]{0,80}\bsign(?:ed|ing)?[- ]off\b"
    r"|\bgit commit\b[^.;]{0,60} (?:-s|--signoff)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:you|contributors?|authors?|they)\b[^.;]{0,40}\b(?:keep|keeps|retain|retains|own)\b"
    r"[^.;]{0,60}\b(?:copyrights?|rights|ownership)\b"
    r"|\b(?:conserv|gard)(?:ez|ent|e)\b[^.;]{0,60}\bdroits?\b"
    r"|\b(?:conserva[ns]?|mantien\w+|retien\w+)\b[^.;]{0,60}\bderechos?\b"
    r"|\b(?:beh[aä]lt\w*|verbleib\w+)\b[^.;]{0,80}\b\w*rechte?\b"
    r"|\b\w*rechte?\b[^.;]{0,60}\b(?:verbleib\w+|behalten)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|without"
    r"|don['\u2019]?t|doesn['\u2019]?t|isn['\u2019]?t|aren['\u2019]?t|won['\u2019]?t|need not"
    r"|nor|pas|sans|aucun\w*|ni|sin|ningun\w*|ningún|kein\w*|nicht|ohne)\b[^.;,:]{0,60}$",
    re.IGNORECASE,
)
_NOT_GRANTED = re.compile(
    r"(?:\b(?:not|never|cannot|pas|nicht|kein\w*)|n['\u2019]t)\s+(?:\w+\s+)?"
    r"(?:licen[sc]\w*|releas\w*|accept\w*|lizenz\w*|sous|unter|under)\b"
    r"|\bno (?:se|son|están?) (?:licenci|acept)\w*",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"^[^.;]{0,40}\b(?:(?:is|are) (?:not|never) (?:needed|required|necessary)"
    r"|not (?:needed|required)|n['\u2019]est pas|no es neces\w+"
    r"|nicht (?:nötig|erforderlich|notwendig))\b",
    re.IGNORECASE,
)
_KINDS = (
    (RuleKind.AGREEMENT, _ASSIGNED),
    (RuleKind.AGREEMENT, _AGREEMENT),
    (RuleKind.SIGN_OFF, _SIGN_OFF),
    (RuleKind.KEPT, _KEPT),
)
_SENTENCE = re.compile(r"(?<=[.!?])[)*_\"']{0,3}\s+(?=[^\W\da-z_]|[*_`(\[\"'¡¿])")
_BREAK = re.compile(r"^\s*(?:$|#|={3,}|-{3,}|\*\s|[-+]\s|\d+[.)]\s|\||```|~~~)")
_MARKS = re.compile(
    r"[*_`>\[\]]"
    r"|\]\([^)]{0,300}\)|\([^()\s]{0,300}[/.#][^()\s]{0,300}\)|<[^<>]{1,200}>"
)
_LONGEST, _LARGEST = 700, 200_000
_MOST = 50

_BOT_FILES = frozenset({".clabot", "cla.json", "cla.yml", "cla.yaml", "cla-config.yml"})
_TITLES = (
    (RuleKind.AGREEMENT, r"contribut(?:or|ion)[^.]{0,40}\b(?:agreement|assignment)"),
    (RuleKind.SIGN_OFF, r"developer(?:['\u2019]s)? certificate of origin"),
)
_HEAD = 3_000
_NAMED_SO = re.compile(
    r"(?:.*[-_])?[ic]?cla(?:[-_.].*)?|dco(?:\..*)?|.*contributor.*(?:agreement|licen[sc]e).*"
    r"|developer.*certificate.*"
)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the rules for contributions, with their kinds in `about`."""
    name = path.rpartition("/")[2].lower()
    text = text_of(content[:_LARGEST])
    if name in _BOT_FILES:
        yield _evidence(RuleKind.AGREEMENT, "a contributor agreement is asked for", 0)
        return
    if _NAMED_SO.fullmatch(name):
        yield from _whole(text)
        return
    found = 0
    for line, sentence in _sentences(text):
        kind = _kind(sentence)
        if kind:
            yield _evidence(kind, sentence, line)
            found += 1
        if found == _MOST:
            return


def _whole(text: str) -> Iterator[Evidence]:
    """Yield what a file is that is an agreement or a certificate itself."""
    head = " ".join(_MARKS.sub(" ", text[:_HEAD]).split())
    for kind, title in _TITLES:
        if found := re.search(title, head, re.IGNORECASE):
            yield _evidence(kind, found[0], 0)
            return


def _evidence(kind: RuleKind, says: str, line: int) -> Evidence:
    return Evidence(EvidenceKind.CONTRIBUTION, says, line, about=kind)


def _kind(sentence: str) -> RuleKind | None:
    for kind, pattern in _KINDS:
        found = pattern.search(sentence)
        if found is not None and not _is_denied(sentence, found):
            return kind
    return RuleKind.INBOUND if _is_inbound(sentence) else None


def _is_inbound(sentence: str) -> bool:
    """Whether it puts contributions under a licence."""
    is_grant = bool(_IN_A_LICENCE.search(sentence)) or _is_under_one(sentence)
    is_other = _OF_A_DEED.search(sentence) or _NOT_GRANTED.search(sentence)
    return is_grant and bool(_PROMISE.search(sentence)) and not is_other


def _is_under_one(sentence: str) -> bool:
    """Whether it speaks of a contribution, then of "under", then of a licence, all near."""
    near = -_FARTHEST
    words = [found.end() for found in _CONTRIBUTED.finditer(sentence)]
    for under in _UNDER_WHAT.finditer(sentence):
        while words and words[0] <= under.start():
            near = words.pop(0)
        if under.start() - near < _FARTHEST and _NAMED.search(
            sentence, under.end(), under.end() + _FARTHEST
        ):
            return True
    return False


def _is_denied(sentence: str, found: re.Match[str]) -> bool:
    before, after = sentence[: found.start()], sentence[found.end() :]
    return bool(_DENIED.search(before) or _DENIED_AFTER.search(after))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence in one line, without marks, and the line on which it begins."""
    lines: list[str] = []
    start = 1
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if not _BREAK.match(line):
            lines.append(line)
            continue
        yield from _within(start, lines)
        # A heading or an item of a list begins its own.
        lines, start = ([line] if line.strip() else []), number + (not line.strip())
        if lines and re.match(r"\s*(?:#|={3}|-{3}|```|~~~)", line):
            lines, start = [], number + 1


def _within(start: int, lines: list[str]) -> Iterator[tuple[int, str]]:
    joined = "\n".join(lines)
    at = 0
    for gap in [*_SENTENCE.finditer(joined), None]:
        end = gap.start() if gap else len(joined)
        written = joined[at:end]
        said = " ".join(_MARKS.sub(" ", written).split()) if end - at <= _LONGEST else ""
        if said:
            blank = len(written) - len(written.lstrip())
            yield start + joined.count("\n", 0, at + blank), said
        at = gap.end() if gap else end
