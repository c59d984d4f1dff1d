"""Which words of a document say under what terms the document itself stands?

A text about licences, a manual of some software, a data sheet with its disclaimers: each holds
words that elsewhere would be a grant. So here a subject is asked for: *this work*, *this
guide*, *the documentation*. Words without one ("Released under ...") count where they begin a
line. Whatever is said of other things, quoted, given as an example, wished for or denied is
left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_THINGS: Final = (
    r"works?|document(?:s|ation)?|manuals?|guides?|handbook|book(?:let)?|publication|texts?"
    r"|paper|report|article|presentation|slide(?:s| ?deck)?|poster|leaflet|flyer|brochure"
    r"|instructions?|tutorial|lesson|course|materials?|contents?|files?|pages?|zine|magazine"
    r"|thesis|template|worksheet|deliverable|data ?sheet|pdf|(?:ref)?card|sheet"
)
# A drawing says it of itself; a text says it of what it describes, unless with *this*.
_DRAWN: Final = (
    r"drawings?|schematics?|(?:hardware )?designs?|board|pcb|circuit|diagram|plans?|project"
)
_OTHER_THINGS: Final = (
    r"obra|trabalho|trabajo|documento|manual|libro|livro|publicaci[oó]n"
    r"|publica[cç][aã]o|gu[ií]a|texto|art[ií]culo|artigo|contenido|material|conte[uú]do"
    r"|[oœ]uvre|oeuvre|document|guide|manuel|livre|ouvrage|texte|publication|rapport|article"
    r"|contenu|opera|testo|guida|manuale|documentazione|documentation"
    r"|werk|dokument(?:ation)?|handbuch|anleitung|buch|brosch[uü]re|inhalte?|artikel|arbeit"
    r"|publikation|unterlagen?|handleiding|boek|tekst"
)
_LICENSED: Final = (
    r"(?:licen[cs]ed|released|published|distributed|(?:made )?available|provided|offered|shared"
    r"|covered|used|copied|redistributed)\s+(?:[\w/]+\s+){0,4}?(?:under|by|with|subject to"
    r"|according to|on)\s+(?:an?\s+|the\s+)?"
)
# "This guide is licensed under", "the documentation has been released under".
_ENGLISH = re.compile(
    rf"\b(?:(?:this|these|the|all|our)\s(?P<between>(?:[\w'-]+\s){{0,4}}?)(?:{_THINGS})"
    rf"|this\s(?P<drawn>(?:[\w'-]+\s){{0,2}}?)(?:{_DRAWN}))\b"
    r"(?P<more>[^.!?;:]{0,80}?)"
    r"\b(?:is|are|was|has been|have been|may(?:\sbe)?|can be)\s(?:hereby\s|also\s|freely\s)?"
    rf"{_LICENSED}",
    re.IGNORECASE,
)
# "Permission is granted to copy, distribute and/or modify this document under the terms of".
_PERMITTED = re.compile(
    r"\bpermission is (?:hereby )?granted to [^.!?;:]{0,80}\bthis "
    rf"(?P<between>(?:[\w'-]+\s){{0,2}}?)(?:{_THINGS})\b(?P<more>[^.!?;:]{{0,40}})\bunder\s",
    re.IGNORECASE,
)
# Solderpad's own words.
_RIGHTS = re.compile(
    r"(?P<between>)(?P<more>)\bcopyright and related rights are licensed under\s", re.IGNORECASE
)
# In its line there is little before it, or a copyright statement with its full stop. The texts
# of a drawing come in one line, and each begins with a capital.
_ALONE = re.compile(
    r"(?:^[ \t]*(?:(?:©|\([cC]\)|[cC]opyright)[^\n]{0,80}[.,;][ \t]+)?|^[^\n.:;,]{0,40}[ \t])"
    r"(?P<between>)(?P<more>)"
    r"(?=[LRPDAS])(?:Licen[cs]ed|Released|Published|Distributed|Available|Shared)\s+under\s",
    re.MULTILINE,
)
# The labels of a drawing before it, in which no three small letters follow each other.
_AMONG_LABELS = re.compile(
    r"(?:(?<![^\s])(?![^\s]*[a-z]{3})[^\s]{1,16}[ \t]{1,3}){3}(?P<between>)(?P<more>)"
    r"(?:Licen[cs]ed|Released|Published|Distributed)\s+under\s"
)
# What Creative Commons tells people to write: "TITLE © YEAR by NAME is licensed under".
_HELD_BY = re.compile(
    r"^(?P<between>[^\n]{0,80}?)(?:©|\([cC]\)|\b[cC]opyright\b)"
    r"(?P<more>[^\n]{0,100}\n?[^\n]{0,40}?)\b(?:is|are)\s+licen[cs]ed\s+under\s",
    re.MULTILINE,
)
# The title block of a drawing: what stands in one of its lines, whatever stands before it.
_IN_TITLE_BLOCK = re.compile(
    r"(?:^|[ \t])(?P<between>)(?P<more>)"
    r"(?:[Ll]icen[cs]e:|Licen[cs]e|(?:Licen[cs]ed|Released)\s+under)[ \t]"
    r"(?=[^\n]{2,120}$)",
    re.MULTILINE,
)
_ABROAD = re.compile(
    r"\b(?:est[ae]|el|la|o presente|cette|cet?|le|quest[ao]|quest['\u2019]"
    r"|diese[rs]?|das|der|die|dit|deze)"
    rf"\s?(?P<between>(?:[\w'-]+\s){{0,3}}?)(?:{_OTHER_THINGS})\b(?P<more>[^.!?;:]{{0,80}}?)"
    r"\b(?:bajo|sob|sous|selon|sotto|con|secondo|unter|onder|licenciad[oa]|lizenziert)\s"
    r"[^.!?;]{0,60}\b(?:licen[cçsz]\w*|li[zs]en[zs]\w*|creative commons)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:software|firmware|code|source|programs?|library|libraries|hardware|fonts?|images?"
    r"|photos?|photographs?|pictures?|figures?|icons?|logos?|music|videos?|data|models?|apps?"
    r"|linux|package|third|other|some|parts?|it|they|which|that|who|you|your|we)\b",
    re.IGNORECASE,
)
# After these the document is spoken of in passing: "the library in this guide is licensed".
_NO_SUBJECT = re.compile(
    r"\b(?:which|that|whom?|in|of|to|by|from|with|for|see|about|on|through)\s+$", re.IGNORECASE
)
_NOT_SAID = re.compile(
    r"\b(?:if|when|whether|must|should|may|can|could|would|might|will|shall|not|no|never"
    r"|unless you|until|require[sd]?|want|example|e\.g|such as|wenn|muss|sollte|si|si vous)\b",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:examples?|e\.g\.|for instance|such as|header|(?:licen[cs]e )?notices?|statement"
    r"|should (?:read|say|look)|as follows|like this|template|sample|write|add)\b[^.!?]{0,100}$"
    # How a licence's own text tells to use it.
    r"|\byear\s+your\s+name|following copyright",
    re.IGNORECASE,
)
# Of a quotation, and of a comment that is shown.
_QUOTES: Final = "\"'\u201c\u201d\u201e\u2018\u00ab\u00bb`%#"
_SENTENCE_END = re.compile(r"[.!?](?:[\"”»)]*)(?=\s+[^\W\d_a-z]|\s*$)|\n\s*\n")
# What belongs to the sentence before it.
_FURTHER = re.compile(
    r"\s+(?:To view|A copy|You may obtain|See|Para ver|Um eine)\b", re.IGNORECASE
)
_BROKEN_OFF = re.compile(r"(?<=[/.\-])[ \t]*\n[ \t]*(?=[a-z0-9])")
_ADDRESS_SO_FAR = re.compile(r"https?:/{0,2}[^\s()<>]{0,200}$", re.IGNORECASE)
_LAST_IN_LINE = re.compile(r"https?://\S+[^\s.,;)>\]](?=[.,;)>\]]*[ \t]*(?:\n|\Z))")
_HYPHEN = re.compile(r"[\x02\ufffe]\s*")
_BROKEN_WORD = re.compile(rf"{_HYPHEN.pattern}(?=[a-z])")
_COPYRIGHT_LINE = re.compile(
    r"^[ \t]*(?P<statement>(?:copyright\s*(?:©|\(c\)|\d{4}|by\b)|©|\(c\)\s*\d{4})"
    r"(?:[^\n]{3,200}?\ball rights reserved\b\.?|[^\n]{3,200}))",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE_NUMBER = re.compile(r"\s+(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
_NO_NAME = re.compile(r"copyright|\bby\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]{2}|[\u3000-\uffff]")
_ANYWHERE: Final = (
    _ENGLISH, _PERMITTED, _RIGHTS, _ALONE, _AMONG_LABELS, _HELD_BY, _ABROAD,
)  # fmt: skip
_LONGEST = 500
_LONGEST_ADDRESS = 200
_BEFORE = 240
_MOST = 50


@dataclass(frozen=True, slots=True)
class Statement:
    """Words about a document's own terms.

    Attributes:
        text: from the subject on, to the end of the sentence, with the address after it.
        start: where in the text.
        is_english: whoever knows the English names of licences may understand it.

    """

    text: str
    start: int
    is_english: bool = True


def cleaned(text: str) -> str:
    """Return a page's text with words and addresses whole that its lines had broken.

    A hyphen at a line's end stands as a control character where it may be there for the line's
    sake alone: before a small letter it is left out.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    text = _HYPHEN.sub("-", _BROKEN_WORD.sub("", text))
    return _BROKEN_OFF.sub(_joined, text)


def _joined(broken: re.Match[str]) -> str:
    """Return what stands between two lines: nothing, where an address goes on."""
    before = broken.string[max(0, broken.start() - _LONGEST_ADDRESS) : broken.start()]
    is_address = _ADDRESS_SO_FAR.search(before.rpartition("\n")[2].split(" ")[-1])
    return "" if is_address else broken.group()


def own_terms(text: str, *, is_drawing: bool = False) -> Iterator[Statement]:
    """Yield what a cleaned text says of the terms of the document in which it stands.

    Args:
        text: of a page.
        is_drawing: it was drawn with a programme for boards or parts, and is no prose.

    """
    end = -1
    for start, is_english in sorted(_subjects(text, is_drawing=is_drawing)):
        if start >= end:
            end = _end(text, start)
            yield Statement(text[start:end].strip(), start, is_english)


def copyright_lines(text: str) -> Iterator[str]:
    """Yield the statements with which lines begin, without what a page puts after them."""
    for line in _COPYRIGHT_LINE.finditer(text):
        statement = _PAGE_NUMBER.sub("", line["statement"]).strip()
        if _NAME.search(_NO_NAME.sub("", statement)):
            yield statement


def _subjects(text: str, *, is_drawing: bool) -> Iterator[tuple[int, bool]]:
    drawn = (_IN_TITLE_BLOCK,) if is_drawing else ()
    for pattern in (*_ANYWHERE, *drawn):
        for count, found in enumerate(pattern.finditer(text)):
            if count == _MOST:
                break
            if _is_of_the_document(text, found):
                yield found.start(), pattern is not _ABROAD


def _is_of_the_document(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    clause = re.split(r"[.!?:;\n]\s|[•·]", before)[-1]
    is_quoted = before.rstrip()[-1:] in _QUOTES and bool(before.strip())
    return not (
        is_quoted
        or _NO_SUBJECT.search(clause)
        or _ELSEWHERE.search(" ".join(filter(None, found.groups())))
        or _NOT_SAID.search(clause + " " + found["more"])
        or _INTRODUCES.search(before)
    )


def _end(text: str, start: int) -> int:
    """Return where a sentence ends, and what belongs to it."""
    floor = min(len(text), start + _LONGEST)
    address = _LAST_IN_LINE.search(text, start, floor)
    if address and not _SENTENCE_END.search(text, start, address.start()):
        return address.end()
    found = _SENTENCE_END.search(text, start, floor)
    end = found.end() if found else floor
    if _FURTHER.match(text, end):
        found = _SENTENCE_END.search(text, end + 1, floor)
        end = found.end() if found else floor
    return end
