"""What do the words around a licence's name do with it: grant, state, point, compare, deny?

Every pattern here looks at a few hundred characters and has no repetition inside another that
could begin at the same place, so that no text makes it slow.
"""

import re
from collections.abc import Callable

_LICENCE = r"(?:licen[cs]\w{0,5}|lizenz\w{0,3}|licenza|licen[cç]a)"
# ------------------------------------------------------------------ what grants and states

# "under" and its like; what is granted may stand far before it.
GRANT = re.compile(
    r"\b(?:under|subject\s+to|governed\s+by|covered\s+by|in\s+accordance\s+with|according\s+to"
    r"|pursuant\s+to|terms\s+(?:and\s+conditions\s+)?(?:of|in)|conditions\s+of|licen[cs]ed(?:\s+(?:as|by|with|via))?"
    r"|available\s+(?:via|as|with|in)|(?:released|distributed|published)\s+(?:as|with|via|in|by)"
    r"|(?:use[sd]?|using|have|has|applies|apply|adopt\w*|grants?|granted|carries|bears|follows?)(?:\s+by)?"
    r"|bajo|sous|unter|selon|conforme\s+a|gem[äa](?:ß|ss)|con\s+licencia|mit)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:licen[cs]\w*|lizen[zs]\w*|releas\w+|distribut\w+|redistribut\w+|modify|copy|copied"
    r"|covered|governed|publi[sc]\w+|publi[ée]\w*|available|provided|offered|protected|code|software"
    r"|subject|terms|program|file|library|project|work|package|free|liberad\w+|veröffentlicht\w*"
    r"|disponible|distribu\w+|steht|stehen|is|are|est|es|ist|made|contributed|used?|work|docs"
    r"|documentation|module|driver|script|grants?|granted|uses?|donated|placed|dual|falls?)\b",
    re.IGNORECASE,
)
# What may stand between the granting word and a name that is short.
_FILLER = re.compile(
    r"(?:\W|\b(?:the|an?|terms?|conditions?|of|and|following|either|both|any|all|dual|dually|this"
    r"|is|one|or|gnu|la|le|el|los|las|der|die|den|des|einer|licen[cs]es?|licencia|licence|lizenz"
    r"|licen[cs]ed|under|version|v|in|our|free|open|source|osi|approved|classic|standard|same"
    r"|permissive|copyleft|liberal|simple|terms|by|tri|multi|your|choice|term)\b){0,24}",
    re.IGNORECASE,
)
_FIELD = re.compile(
    rf"""(?:\b|_|@|\\){_LICENCE}\b[\w .()/-]{{0,24}}["'\])}}*_`]{{0,4}}\s{{0,4}}"""
    r"""(?:::|:|=>|=|->|—|–|-|\||\b(?:is|are|ist|est|es|used|type|name|expression|id)\b)?"""
    r"""[\s"'\[({*_`:=|]{0,12}"""
    r"""(?:\b(?:osi\s+approved|the|an?|gnu|dual|under|is|dfsg\s+approved|free|type|name|text)\b[\s"':,{=]{0,6}){0,4}$""",
    re.IGNORECASE,
)
# Where something is filled in, any name will do; elsewhere "License" may be any word.
_FILLED = re.compile(r"[:=]|@licen[sc]e\s|\\license\s|SPDX", re.IGNORECASE)
_HEADING = re.compile(
    rf"(?:^|\n)[^\w\n]{{0,12}}(?:the\s+|our\s+)?{_LICENCE}[^\w\n]{{0,80}}\n\W{{0,40}}$", re.IGNORECASE
)
STATED_AFTER = re.compile(
    rf"""["'*_`\])]{{0,4}}(?:\s?[-–]?\s?|\s{{1,3}}(?:is|are)\s){_LICENCE}\b|\s?[-–]?\s?licen[cs]ed\b"""
    r"|\s{1,3}(?:applies|apply|shall\s+apply|governs)\b|,?\s(?:see|can\s+be\s+found|as\s+found)\b",
    re.IGNORECASE,
)
# ----------------------------------------------------------------- what points and compares

POINTED = re.compile(
    r"\b(?:see|received|receive|read|refer\s+to|copy\s+of|copies\s+of|text\s+of|found\s+in|obtain\w*"
    r"|version\s+of|contents?\s+of|visit|consult|voir|v[ée]ase|siehe|ver)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|cannot|never|unlike|than|instead\s+of|rather|incompatible|compatible|compatibility"
    r"|similar|e\.g|such\s+as|was|were|formerly|previously|originally|neither|nor|whether|other\s+than"
    r"|why|faq|question|exception\s+to|no\s+longer|nicht|kein\w*|pas|except|excluding"
    r"|resembles?|inspired|based\s+on\s+the|derived\s+from\s+the|alternatives?\s+to|against|avoid"
    r"|violat\w+|relicens\w+|re-licens\w+|like|conflict\w*|about|suggested|adapted|modell?ed|variant)\b"
    r"|n't\b|->|→|licen[cs]e\s+chang|chang\w+\s+(?:the\s+|its\s+|our\s+)?licen[cs]|switch\w*\s",
    re.IGNORECASE,
)
# "You may not use this file except in compliance with the License" does grant.
_STILL_GRANTED = re.compile(
    r"\bnot\b[^.]{0,120}\bexcept\b|\blike\s+the\s+rest\b|exclusive|like\s+any", re.IGNORECASE
)
DENIED_AFTER = re.compile(
    r"""["'*_`)]{0,3}(?:\s?[-–]\s?|\s{1,3}(?:licen[cs]e\s{1,3})?(?:(?:is|are|was)\s{1,2})?)?(?:in)?(?:compatib\w+|violation\w*|faq\b|vs\b"""
    r"|(?:is|does|are|was|may|do|shall|will|can)\s+not\b|to\s+(?:the\s+)?(?:mit|gpl|lgpl|agpl|apache|bsd)|-only\s+symbols|symbols?\b)"
    r"|\s{0,3}(?:->|→)",
    re.IGNORECASE,
)
# "W3C Recommendation": a short name that goes on is another name.
GOES_ON = re.compile(r"\s(?!Licen|And|Or|Version)[A-Z][a-z]")
STYLE = re.compile(r"\b(?:style|like|type)\b", re.IGNORECASE)
# A statement about a part does not speak for the whole.
PART = re.compile(
    r"\b(?:documentation|docs?|documents|images?|icons?|artwork|assets|fonts?|data(?:set)?|content"
    r"|media|music|sounds?|logos?|examples?|tests?|hardware|textures|photos?|translations?|website"
    r"|portions?|parts?|some|certain|third[- ]party|bundled|dependenc\w+|includes?|contributions?)\b"
    r"[^.;]{0,80}$",
    re.IGNORECASE,
)
# -------------------------------------------------------------------------- what joins names

CHOICE = re.compile(
    r"\b(?:dual|dually|triple|tri|multi|double)\b|\beither\b|\b(?:one|any)\s+of\b|\bchoice\b|\bchoose\b"
    r"|\byour\s+option\b|\balternativ\w+|\bw?ahlweise\b|\ba\s+elegir\b|\bau\s+choix\b|\bdoble\b",
    re.IGNORECASE,
)
_FILL = (
    r"(?:\b(?:the|an?|under|terms?|conditions?|of|and|(?:dual[- ])?licen[cs]ed|licen[cs]es?|by|with"
    r"|version|either|gnu|any|la|le|el|der|die|den|los|las|une?|eine[rn]?|bajo|sous|unter|your|choice"
    r"|alternatively|at|option|as|well|later|also|else|optionally|released|distributed|available|be"
    r"|used|may|can|you|it|this|software|is|original|standard|paid|separate|for)\b[\s,\"'(*_`\[:]{0,6}){0,14}"
)
_CONDITION = r"(?:\s{0,3}\(?\b(?:for|if|when|para|pour|f[üu]r|where|wenn|si)\s[^.;:\n]{1,80}?)?"
_JOIN = re.compile(
    rf"""["'*_`)\]\s]{{0,8}}(?:licen[cs]es?\b)?["'*_`)\]\s]{{0,8}}{_CONDITION}["'*_`)\]\s]{{0,4}}"""
    r"""(?P<comma>[,;])?\s{0,6}(?:\(?\b(?:alternatively|at\s+your\s+option),?\s{1,3})?"""
    r"""(?:(?P<or>\b(?:and\s?/\s?or|or|oder|ou|o|u)\b|\||/)|(?P<and>\b(?:and|und|y|et|e)\b|&|\+))?"""
    rf"""["'*_`(\[\s,:]{{0,8}}{_FILL}""",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:[^\w\n]|\([^()\n]{0,160}\)|\blicen[cs]es?\b){0,60}\n[\W_]{0,40}", re.IGNORECASE)
_FARTHEST = 160

PLAIN_LINE = re.compile(
    r"""[^\w\n,]*(?:\([^()\n]{0,80}\))?[^\w\n,]*(?:\blicen[cs]es?\b|\bapplies\b)?[^\w\n,]*"""
    r"""(?:\([^()\n]{0,80}\)[^\w\n,]*)?(?:[,\s]{0,30}(?:version|january|february|march|june|november|december|\d{1,4})\b){0,4}[^\w\n,]*$"""
    ,
    re.IGNORECASE | re.MULTILINE,
)


LIST = re.compile(r"\bboth\b|\bfollowing\b|\bthese\b|licen[cs]es\s*:", re.IGNORECASE)


def connective(between: str) -> str:
    """Return what joins two names: `OR`, `AND`, `,`, `~` (lines of a list), or nothing."""
    if len(between) > _FARTHEST:
        return ""
    found = _JOIN.fullmatch(between)
    if found and found["or"]:
        return "OR"
    if found and found["and"]:
        return "AND"
    if found and found["comma"]:
        return ","
    return "~" if _LISTED.fullmatch(between) else ""


def denied(before: str, after: str) -> bool:
    """Whether the words before or after a name deny, compare, or tell of the past."""
    said = before[-160:]
    if DENIED_AFTER.match(after):
        return True
    return bool(_DENIED.search(said)) and not _STILL_GRANTED.search(said)


def is_adjacent(between: str) -> bool:
    """Whether nothing that counts stands between a granting word and a name."""
    return bool(_FILLER.fullmatch(between))


def is_field(before: str, *, is_safe: bool) -> bool:
    """Whether a name stands where a licence is filled in: `License: `, or under such a heading."""
    found = _FIELD.search(before[-100:])
    if found:
        return is_safe or bool(_FILLED.search(found.group()))
    return False


def is_headed(head: str) -> bool:
    """Whether what precedes a name is a heading such as "## License"."""
    return bool(_HEADING.search(head[-160:]))


def grant_before(before: str) -> str | None:
    """Return what stands between the last granting word and a name; None where none grants."""
    last = None
    for last in GRANT.finditer(before):
        pass
    if last is None or not _STRONG.search(before[: last.end()]):
        return None
    return before[last.end() :]


# ------------------------------------------------------------------------- set phrases

_MODULE = {
    "gpl": "GPL-2.0-only",
    "gpl v2": "GPL-2.0-only",
    "gpl and additional rights": "GPL-2.0-only",
    "dual bsd/gpl": "BSD-3-Clause OR GPL-2.0-only",
    "dual mit/gpl": "MIT OR GPL-2.0-only",
    "dual mpl/gpl": "MPL-1.1 OR GPL-2.0-only",
    "proprietary": "NONE",
}
PUBLIC_DOMAIN = "LicenseRef-Public-Domain"
Meaning = str | Callable[[re.Match[str]], str]


def _of_module(found: re.Match[str]) -> str:
    return _MODULE.get(" ".join(found[1].lower().split()), "")


FIXED: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    # Linux: Documentation/process/license-rules.rst says what each value means.
    (re.compile(r"\bMODULE_LICENSE\s?\(\s?\"([^\"\n]{1,60})\"\s?\)"), _of_module),
    (
        re.compile(
            r"(?:same|under\s+the|those)\s+(?:terms|conditions|licen[cs]e)\s+(?:and\s+conditions\s+)?(?:as|of)\s+"
            r"(?:the\s+)?perl\s?5?(?:\s+itself|\s+version\s+5[\d.]{0,8}|(?=[.,;\s]))",
            re.IGNORECASE,
        ),
        "Artistic-1.0-Perl OR GPL-1.0-or-later",
    ),
    (
        re.compile(r"^\s{0,8}licen[cs]e\s{0,12}[:=]\s{0,12}[\"']?perl[\"']?\s*$", re.IGNORECASE | re.MULTILINE),
        "Artistic-1.0-Perl OR GPL-1.0-or-later",
    ),
    (re.compile(r"\bsame\s+(?:terms|licen[cs]e)\s+as\s+ruby\b", re.IGNORECASE), "Ruby"),
    (
        re.compile(
            r"\bto\s+the\s+extent\s+possible\s+under\s+law,?\s[^.]{0,200}\bwaived\s+all\s+copyright",
            re.IGNORECASE,
        ),
        "CC0-1.0",
    ),
    (
        re.compile(
            r"\b(?:(?:is|are|in|into|to|as|be|placed)\s+(?:in\s+|into\s+|to\s+)?(?:the\s+)?public[\s-]+domain"
            r"|(?:licen[cs]e|copyright|@licen[cs]e)\s?:?\s{1,4}public[\s-]domain|^\s*public[\s-]+domain[.\s]*$)",
            re.IGNORECASE,
        ),
        PUBLIC_DOMAIN,
    ),
    (
        re.compile(
            r"\b(?:proprietary\s+and\s+confidential|confidential\s+and\s+proprietary)\b"
            r"|\bunauthori[sz]ed\s+copying\s+of\s+this\s+(?:file|software)[^.]{0,60}prohibited"
            r"|\bno\s+licen[cs]e\s+is\s+granted\b",
            re.IGNORECASE,
        ),
        "NONE",
    ),
)
_EXCEPTIONS = {
    "classpath": "Classpath-exception-2.0",
    "llvm": "LLVM-exception",
    "gcc runtime library": "GCC-exception-3.1",
    "autoconf": "Autoconf-exception-2.0",
    "bison": "Bison-exception-2.2",
    "font": "Font-exception-2.0",
    "libtool": "Libtool-exception",
    "wxwindows": "WxWindows-exception-3.1",
    "freertos": "freertos-exception-2.0",
}
_EXCEPTION = re.compile(
    r"[\s,;\"')]{0,6}(?:licen[cs]e\s)?(?:with|and\s+modified\s+by|plus)\s+(?:the\s+|an?\s+)?(?:gnu\s+)?(?P<name>"
    + "|".join(_EXCEPTIONS)
    + r")['\s-]{1,3}(?:linking\s+)?exceptions?",
    re.IGNORECASE,
)


def exception_after(after: str) -> tuple[str, int]:
    """Return the exception that the words after a name add, and where they end."""
    found = _EXCEPTION.match(after)
    return (_EXCEPTIONS[found["name"].lower()], found.end()) if found else ("", 0)
