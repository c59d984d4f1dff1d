"""Does a text only name a licence: a summary for people, a notice, a pointer?"""

import re

from pplcheck.licences.corpus.references import name_key
from pplcheck.licences.likeness import Heard
from pplcheck.licences.names import Named, named_in
from pplcheck.licences.words import flat
from pplcheck.model.identification import Identification, TextKind

_MOST_WORDS_OF_A_POINTER = 60
_LINES_OF_A_HEAD = 8
_LONGEST_TITLE = 200
_OF_A_TITLE = 0.6

_SUMMARY = tuple(
    flat(cue)
    for cue in (
        "resumen legible por humanos",
        "human-readable summary",
        "Ud. es libre de",
        "Usted es libre de",
        "You are free to share",
        "this is a human readable",
    )
)
_STATING = re.compile(
    r"licen[cs]|released|under the terms|distributed under|available under|libera|publi[ée]",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:\b(?:see|ver|voir|siehe|vid\.?|read)\b[^\n]{0,40}?|^[ \t]*)"
    r"(?P<file>(?:[\w.-]+/)*(?:[\w-]+\.(?:md|txt|markdown|rst|html)|(?:LICEN[SC]E|COPYING)[\w.-]*))",
    re.IGNORECASE | re.MULTILINE,
)


def naming(heard: Heard) -> Identification | None:
    """Return what a text is that holds no licence but names one, or None."""
    named = named_in(heard.text)
    if named and is_summary(heard):
        why = f"is a summary for people of {named[0].id}; the licence text itself is elsewhere"
        return Identification(None, TextKind.DEED, 1.0, why, (named[0].id,))
    ids = tuple(dict.fromkeys(name.id for name in named if _is_stated(heard.text, name)))
    is_short = heard.word_count <= _MOST_WORDS_OF_A_POINTER
    target = _POINTER.search(heard.text) if is_short else None
    if target:
        # The full stop that ends the sentence is no part of the name.
        file = target["file"].rstrip(".")
        return Identification(None, TextKind.POINTER, 1.0, f"points to {file}", ids, file)
    if ids:
        why = f"names {', '.join(ids)}; holds no licence text"
        return Identification(None, TextKind.NOTICE, 1.0, why, ids)
    return None


def is_summary(heard: Heard) -> bool:
    """Whether a text says of itself that it is a summary for people."""
    return any(cue in heard.flat for cue in _SUMMARY)


def title_of(text: str) -> Named | None:
    """Return the licence whose name is a line by itself near the top."""
    # A title is short; looking for one in a line of a thousand names would take minutes.
    short = (line for line in text.splitlines() if len(line) <= _LONGEST_TITLE)
    lines = [line for line in short if name_key(line)][:_LINES_OF_A_HEAD]
    for line in lines:
        for named in named_in(line):
            if len(name_key(named.written)) >= _OF_A_TITLE * len(name_key(line)):
                return named
    return None


def _is_stated(text: str, named: Named) -> bool:
    """Whether the name stands in a statement about licensing, or on a line by itself."""
    end = named.start + len(named.written)
    around = text[max(0, named.start - 160) : named.start] + " " + text[end : end + 80]
    return bool(_STATING.search(around)) or title_of(_line_of(text, named.start)) is not None


def _line_of(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[start : end if end >= 0 else len(text)]
