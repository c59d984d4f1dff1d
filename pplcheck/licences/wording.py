"""What do the words around a licence's name do with it: grant, state, point, compare, deny?

Every pattern looks at a few hundred characters, and has no repetition in which the same words
could be read in many ways: no text makes it slow.
"""

import re


def _words(spoken: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Return a pattern for whole phrases, separated by `|`; a blank is any white space."""
    phrases = spoken.replace("\n", "").replace(" ", r"\s+")
    return re.compile(rf"{before}\b(?:{phrases})\b{after}", re.IGNORECASE)


_LICENCE = r"(?:licen[cs](?:es?|ed|ing|ias?)|lizenz(?:en)?|licenza|licen[cç]a)"
_DASH = r"\s?[-\u2013]\s?"
_CLOSING = r"""["'*_`)\]]{0,4}"""

# ------------------------------------------------------------------ what grants and states

# "under" and its like; what is granted may stand far before it.
_GRANT = _words(
    r"under|subject to|governed by|covered by|in accordance with|according to|pursuant to|"
    r"terms of|terms in|terms and conditions of|conditions of|"
    r"licen[cs]ed|licen[cs]ed as|licen[cs]ed by|licen[cs]ed with|licen[cs]ed via|"
    r"available via|available as|available with|available in|"
    r"(?:released|distributed|published) (?:as|with|via|in|by)|"
    r"(?:use[sd]?|using|have|has|appl(?:y|ies)|adopt\w*|grants?|granted|carries|bears|follows?)|"
    r"(?:used|granted) by|bajo|sous|unter|selon|conforme a|gem[äa](?:ß|ss)|con licencia|mit|"
    r"les termes d\w+|t[ée]rminos de|bedingungen de[rs]"
)
# "under" alone may be under anything: something must be licensed, or be a work.
_STRONG = _words(
    r"licen[cs]\w*|lizen[zs]\w*|releas\w+|distribut\w+|redistribut\w+|modify|copy|copied|"
    r"covered|governed|publi[sc]\w+|publi[ée]\w*|available|provided|offered|protected|code|"
    r"software|subject|program|file|library|project|work|package|free|liberad\w+|"
    r"veröffentlicht\w*|disponible|distribu\w+|steht|stehen|is|are|est|es|ist|made|contributed|"
    r"used?|docs|documentation|module|driver|script|grants?|granted|uses?|donated|placed|dual|"
    r"falls?|under (?:the )?terms|bedingungen|t[ée]rminos|les termes"
)
# What may stand between the granting word and a name that is short.
_FILLER = re.compile(
    r"(?:\W|\b(?:the|an?|terms?|conditions?|of|and|following|either|both|any|all|dual|dually|this"
    r"|is|one|or|gnu|la|le|el|los|las|der|die|den|des|einer|licen[cs]es?|licencia|lizenz"
    r"|licen[cs]ed|under|version|v|in|our|free|open|source|osi|approved|classic|standard|same"
    r"|permissive|copyleft|liberal|simple|by|tri|multi|your|choice|term)\b){0,24}",
    re.IGNORECASE,
)
_FIELD = re.compile(
    rf"""(?:\b|_|@|\\){_LICENCE}\b(?!\.\w)[\w .()/-]{{0,24}}["'\])}}*_`]{{0,4}}\s{{0,4}}"""
    r"""(?:::|:|=>|=|->|\u2014|\u2013|-|\|"""
    r"""|\b(?:is|are|ist|est|es|used|type|name|expression|id)\b)?"""
    r"""[\s"'\[({*_`:|]{0,12}"""
    r"(?:\b(?:osi\s+approved|the|an?|either|entweder|soit|gnu|dual|under|is|dfsg\s+approved|free"
    r"""|type|name|text)\b[\s"':,{=]{0,6}){0,4}$""",
    re.IGNORECASE,
)
# Where something is filled in, any name will do; elsewhere "License" may be any word.
_FILLED = re.compile(r"[:=]|@licen[sc]e\s|\\license\s", re.IGNORECASE)
_HEADING = re.compile(
    rf"(?:^|\n)[^\w\n]{{0,12}}(?:the\s+|our\s+)?{_LICENCE}[^\w\n]{{0,80}}\n\W{{0,40}}$",
    re.IGNORECASE,
)
STATED_AFTER = re.compile(
    rf"{_CLOSING}(?:\s?[-\u2013]?\s?|\s{{1,3}}(?:is|are)\s){_LICENCE}\b"
    r"|\s{1,3}(?:applies|apply|shall\s+apply|governs)\b"
    r"|,?\s(?:see|can\s+be\s+found|as\s+found)\b",
    re.IGNORECASE,
)
# A line that holds a name, and at most its abbreviation, its date, or the word "license".
_ASIDE = r"\([^()\n]{0,80}\)"
# All signs up to the next word or aside, and never some of them: there is one way to read them.
_SIGNS = r"(?:[^\w\n,(]|\((?![^()\n]{0,80}\)))*+"
PLAIN_LINE = re.compile(
    rf"{_SIGNS}(?:{_ASIDE})?{_SIGNS}(?:\blicen[cs]es?\b|\bapplies\b)?{_SIGNS}"
    rf"(?:{_ASIDE}{_SIGNS})?"
    r"(?:[,\s]{0,30}(?:version|january|february|march|june|november|december|\d{1,4})\b){0,4}"
    r"[^\w\n,]*$",
    re.IGNORECASE | re.MULTILINE,
)
# ----------------------------------------------------------------- what points and compares

POINTED = _words(
    r"see|received|receive|read|refer to|copy of|copies of|text of|found in|obtain\w*|"
    r"version of|contents? of|visit|consult|voir|v[ée]ase|siehe|ver"
)
_DENIED = _words(
    r"not|cannot|never|see also|unlike|than|instead of|rather|incompatible|compatible|"
    r"compatibility|similar|e\.g|such as|was|were|formerly|previously|originally|neither|nor|"
    r"whether|other than|why|faq|question|exception to|no longer|nicht|kein\w*|pas|except|"
    r"excluding|resembles?|inspired|based on the|derived from the|alternatives? to|against|"
    r"avoid|violat\w+|relicens\w+|re-licens\w+|like|conflict\w*|about|suggested|adapted|modell?ed|"
    r"variant|licen[cs]e chang\w+|chang\w+ licen[cs]\w+|chang\w+ (?:the|its|our) licen[cs]\w+|"
    r"switch\w*"
)
_DENIED_SIGN = re.compile(r"n't\b|->|\u2192")
# "You may not use this file except in compliance with the License" does grant.
_STILL_GRANTED = re.compile(
    r"\bnot\b[^.]{0,120}\bexcept\b|\blike\s+the\s+rest\b|\blike\s+any\b", re.IGNORECASE
)
_DENIED_AFTER = re.compile(
    rf"{_CLOSING}(?:{_DASH}|\s{{1,3}}(?:licen[cs]e\s{{1,3}})?(?:(?:is|are|was)\s{{1,2}})?)?"
    r"(?:in)?(?:compatib\w+|violation\w*|faq\b|vs\b|symbols?\b|-only\s+symbols"
    r"|(?:is|does|are|was|may|do|shall|will|can)\s+not\b"
    r"|to\s+(?:the\s+)?(?:mit|gpl|lgpl|agpl|apache|bsd)\b)|\s{0,3}(?:->|\u2192)",
    re.IGNORECASE,
)
# "W3C Recommendation": a short name that goes on is another name.
GOES_ON = re.compile(r"\s(?!Licen|And|Or|Version)[A-Z][a-z]")
STYLE = re.compile(r"\b(?:style|like|type)\b", re.IGNORECASE)
# A statement about a part does not speak for the whole.
_OF_A_PART = (
    r"documentation|docs?|documents|images?|icons?|artwork|assets|fonts?|data(?:set)?|content|"
    r"media|music|sounds?|logos?|examples?|tests?|textures|photos?|translations?|"
    r"website|portions?|parts?|some|certain|third[- ]party|bundled|dependenc\w+|includes?|"
    r"contributions?"
)
# The dot of a version ends no sentence.
_UP_TO_HERE = r"(?:[^.;]|\.(?=\d)){0,80}$"
PART = _words(rf"{_OF_A_PART}|hardware", after=_UP_TO_HERE)
# A design is the hardware; what runs on it is another work.
PART_OF_DESIGN = _words(rf"{_OF_A_PART}|firmware|bootloader", after=_UP_TO_HERE)
# "This module is part of the Paste project and is released under ..." speaks for the file.
OF_THE_FILE = re.compile(
    r"this (?:file|module|program(?:me)?|package|library|script|code|software|source"
    r"|hardware|design|board|circuit|documentation describes)\b"
    r"[^.;]{0,120}$",
    re.IGNORECASE,
)
# What the notice of the CERN Open Hardware Licence calls "this documentation" is the design.
OF_THE_DESIGN = re.compile(
    rf"{OF_THE_FILE.pattern}"
    r"|this (?:documentation|document|schematics?|layout|pcb|drawing|model|part|object|thing"
    r"|data)\b[^.;]{0,120}$",
    re.IGNORECASE,
)
# What may stand before a licence's name on one line of a design: whose it is, its own name and
# version, that it is open hardware, where it is found.
_FEW = r"(?:(?!\b(?:on|from|of|with|uses?|using|for|and|see|in|to)\b)[^\n])"
DESIGN_LEAD = re.compile(
    rf"\W{{0,20}}(?:(?:\(c\)|©|copyright\b){_FEW}{{1,60}}"
    r"|open[\s-]?(?:source[\s-]?)?hardware\W{1,8}|os?hw\W{1,8}"
    rf"|(?:design(?:ed)?|drawn|created|made|layout|pcb)\s+by\b{_FEW}{{2,50}}[,.;|/-]\s{{0,4}}"
    rf"|(?:(?!\bby\b){_FEW}){{0,40}}\b(?:www\.|https?://)[^\s]{{3,60}}[\s,:|-]{{1,12}}"
    rf"|{_FEW}{{1,40}}\b(?:v|ver|version|rev|revision|r)[. ]?\d[\w.]{{0,8}}[\s,:|-]{{1,12}})",
    re.IGNORECASE,
)
# -------------------------------------------------------------------------- what joins names

CHOICE = _words(
    r"dual|dually|triple|tri|multi|double|doble|either|one of|any of|choice|choose|your option|"
    r"alternativ\w+|wahlweise|a elegir|au choix"
)
LIST = re.compile(r"\b(?:both|following|these)\b|licen[cs]es\s*:", re.IGNORECASE)
_FILL = (
    r"(?:\b(?:the|an?|under|terms?|conditions?|of|and|(?:dual[- ])?licen[cs]ed|licen[cs]es?|by"
    r"|with|version|either|gnu|any|la|le|el|der|die|den|los|las|une?|eine[rn]?|bajo|sous|unter"
    r"|your|choice|alternatively|at|option|as|well|later|also|else|optionally|released"
    r"|distributed|available|be|used|may|can|you|it|this|software|is|original|standard|paid"
    r"|separate|for)\b[\s,\"'(*_`\[:]{0,6}){0,14}"
)
# "PPL for co-operatives, or": whom it is for.
_CONDITION = r"(?:\s{0,3}\(?\b(?:for|if|when|para|pour|f[üu]r|where|wenn|si)\s[^.;:\n]{1,80}?)?"
_JOIN = re.compile(
    r"""["'*_`)\]\s]{0,8}(?:licen[cs]es?\b)?["'*_`)\]\s]{0,8}"""
    rf"""{_CONDITION}["'*_`)\]\s]{{0,4}}(?P<comma>[,;])?\s{{0,6}}"""
    r"(?:\(?\b(?:alternatively|at\s+your\s+option),?\s{1,3})?"
    r"(?:(?P<or>\b(?:and\s?/\s?or|or|oder|ou|o|u)\b|\||/)|(?P<and>\b(?:and|und|y|et|e)\b|&|\+))?"
    rf"""["'*_`(\[\s,:]{{0,8}}{_FILL}""",
    re.IGNORECASE,
)
# What stands in parentheses is read as that alone (`?>`), or each pair would double the time.
_LISTED = re.compile(
    r"(?>\([^()\n]{0,160}\)|[^\w\n]|\blicen[cs]es?\b){0,60}\n[\W_]{0,40}", re.IGNORECASE
)
_FARTHEST = 160
_FARTHEST_FIELD = 100


def connective(between: str) -> str:
    """Return what joins two names: `OR`, `AND`, `,`, `~` (lines of a list), or nothing."""
    if len(between) > _FARTHEST:
        return ""
    found = _JOIN.fullmatch(between)
    for group, joined in (("or", "OR"), ("and", "AND"), ("comma", ",")):
        if found and found[group]:
            return joined
    return "~" if _LISTED.fullmatch(between) else ""


def denied(before: str, after: str) -> bool:
    """Whether the words before or after a name deny, compare, or tell of the past."""
    said = before[-_FARTHEST:]
    if _DENIED_AFTER.match(after):
        return True
    is_denied = _DENIED.search(said) or _DENIED_SIGN.search(said)
    return bool(is_denied) and not _STILL_GRANTED.search(said)


def is_adjacent(between: str) -> bool:
    """Whether nothing that counts stands between a granting word and a name."""
    return bool(_FILLER.fullmatch(between))


def is_field(before: str, *, is_safe: bool) -> bool:
    """Whether a name stands where a licence is filled in, as after "License:"."""
    found = _FIELD.search(before[-_FARTHEST_FIELD:])
    return bool(found and (is_safe or _FILLED.search(found.group())))


def is_headed(head: str) -> bool:
    """Whether what precedes a name is a heading such as "## License"."""
    return bool(_HEADING.search(head[-_FARTHEST:]))


def grant_before(before: str) -> str | None:
    """Return what stands between the last granting word and a name; None where none grants."""
    end = max((found.end() for found in _GRANT.finditer(before)), default=0)
    return before[end:] if end and _STRONG.search(before[:end]) else None
