"""Sections: which parts may be missing before a text is only a part?

The rule: what grants or asks nothing (an introduction, the title, copyright lines, a notice of
the body that wrote the licence, an appendix on how to apply it) may be missing. Where terms are
missing, it is not the text.
"""

import re
from random import Random
from typing import Final

from tests.accuracy.forms.form import NOT_TEXT, TEXT, Form
from tests.accuracy.forms.layout import paragraphs

# The sentence with which the licences of this family begin, before it stands an introduction.
_BEGINNING = re.compile(r"THE WORK \(AS DEFINED BELOW\)|LA OBRA \(SEG")
_COPYRIGHT = re.compile(
    r"^\W*(?:copyright\W+(?:\(c\)|©|\d{4})|©|\(c\) ?\d{4}).{0,120}$",
    re.IGNORECASE | re.MULTILINE,
)
_NOTICE = re.compile(
    r"^[\W_]*(?:Creative Commons (?:Notice|is not a party)|Aviso de Creative Commons)",
    re.IGNORECASE | re.MULTILINE,
)
_APPENDIX = re.compile(
    r"^\W*(?:END OF (?:THE )?TERMS AND CONDITIONS|How to apply (?:these|this))",
    re.IGNORECASE | re.MULTILINE,
)
_SECTION_4 = re.compile(r"^\W*4[.)]\W+Restric", re.IGNORECASE | re.MULTILINE)
_SECTION_5 = re.compile(r"^\W*5[.)]\W", re.MULTILINE)
_LONGEST_TITLE = 90


def without_introduction(text: str, _: Random) -> str | None:
    """Begin where the licence says that it begins."""
    found = _BEGINNING.search(text)
    return text[found.start() :] if found and found.start() > 0 else None


def without_title(text: str, _: Random) -> str | None:
    """Leave out the first line, if it is a title."""
    title, _end, rest = text.lstrip().partition("\n")
    return rest if len(title) <= _LONGEST_TITLE and rest.strip() else None


def without_copyright_lines(text: str, _: Random) -> str | None:
    """Leave out the lines that say whose the work is."""
    return _COPYRIGHT.sub("", text) if _COPYRIGHT.search(text) else None


def without_trailing_notice(text: str, _: Random) -> str | None:
    """Leave out what Creative Commons says of itself after the terms."""
    found = [match.start() for match in _NOTICE.finditer(text) if match.start() > len(text) / 2]
    return text[: found[0]] if found else None


def without_appendix(text: str, _: Random) -> str | None:
    """Leave out how to apply the licence."""
    found = [m.start() for m in _APPENDIX.finditer(text) if m.start() > len(text) / 2]
    return text[: found[0]] if found else None


def _from_to(text: str, start: float, end: float) -> str:
    parts = paragraphs(text)
    if len(parts) < 4:
        parts = text.split(". ")
    sizes = [len(part) for part in parts]
    offsets = [sum(sizes[:number]) / sum(sizes) for number in range(len(sizes))]
    pairs = zip(parts, offsets, strict=True)
    return "\n\n".join(part for part, offset in pairs if start <= offset < end)


def first_half(text: str, _: Random) -> str:
    """Keep the first half of the paragraphs."""
    return _from_to(text, 0, 0.5)


def second_half(text: str, _: Random) -> str:
    """Keep the second half of the paragraphs."""
    return _from_to(text, 0.5, 1)


def middle_half(text: str, _: Random) -> str:
    """Keep the middle."""
    return _from_to(text, 0.25, 0.75)


def middle_missing(text: str, _: Random) -> str:
    """Leave out the middle third."""
    return _from_to(text, 0, 0.33) + "\n\n" + _from_to(text, 0.66, 1)


def section_4_alone(text: str, _: Random) -> str | None:
    """Keep the restrictions, as READMEs quote them."""
    start = _SECTION_4.search(text)
    end = _SECTION_5.search(text, start.end()) if start else None
    return text[start.start() : end.start()] if start and end else None


_SAME = "what is left out grants nothing and asks nothing"
_LESS = "terms are missing"

FORMS: Final[tuple[Form, ...]] = (
    *(
        Form(make.__name__.replace("_", " "), make, TEXT, _SAME)
        for make in (
            without_introduction,
            without_title,
            without_copyright_lines,
            without_trailing_notice,
        )
    ),
    # Below the appendix of one licence another may stand.
    Form("without appendix", without_appendix, TEXT, _SAME, needs_one_licence=True),
    *(
        Form(
            make.__name__.replace("_", " "),
            make,
            NOT_TEXT,
            _LESS,
            # Kin share whole sections: a part need not tell whose it is.
            keeps_licence=False,
            needs_one_licence=True,
        )
        for make in (first_half, second_half, middle_half, middle_missing, section_4_alone)
    ),
)
