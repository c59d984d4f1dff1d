"""Characters: quotes, hyphens, case and encoding are not what a text says."""

import re
import textwrap
import unicodedata
from collections.abc import Callable
from random import Random
from typing import Final

from tests.accuracy.forms.form import TEXT, Form, Make
from tests.accuracy.forms.layout import paragraphs

_QUOTES = re.compile('["“„«]([^"“”„«»]*)["”“»]')
_APOSTROPHE = re.compile("(?<=\\w)['’](?=\\w)")
_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
)


def quoted(first: str, last: str, apostrophe: str) -> Make:
    """Return a form with other quotes and another apostrophe."""

    def make(text: str, _: Random) -> str:
        return _QUOTES.sub(rf"{first}\1{last}", _APOSTROPHE.sub(apostrophe, text))

    return make


def upper(text: str, _: Random) -> str:
    """Shout."""
    return text.upper()


def lower(text: str, _: Random) -> str:
    """Whisper."""
    return text.lower()


def lost_hyphens(text: str, _: Random) -> str:
    """Lose every hyphen, as a copy out of a PDF does: workerowned."""
    return re.sub(r"(?<=\w)-(?=\w)", "", text)


def hyphens_to_spaces(text: str, _: Random) -> str:
    """Put a space for every hyphen: worker owned."""
    return re.sub(r"(?<=\w)-(?=\w)", " ", text)


def other_hyphens(text: str, chance: Random) -> str:
    """Put the hyphen that never breaks, or a dash, for every hyphen."""
    return re.sub(r"(?<=\w)-(?=\w)", lambda _: chance.choice("\u2011\u2010\u2013"), text)


def broken_words(text: str, chance: Random) -> str:
    """Hyphenate words at the ends of lines, as a book does."""
    lines = textwrap.fill(" ".join(text.split()), 68).splitlines()
    return "".join(_break(line, chance) for line in lines)


def _break(line: str, chance: Random) -> str:
    last = re.search(r"([A-Za-z]{3,})([A-Za-z]{3,})$", line)
    if not last or chance.random() < 0.5:
        return line + "\n"
    return f"{line[: last.start(2)]}-\n{last[2]} "


def soft_hyphens(text: str, _: Random) -> str:
    """Tell the browser where it may hyphenate."""
    return re.sub(r"([a-z]{4})(?=[a-z]{3})", "\\1\u00ad", text)


def split_words(text: str, chance: Random) -> str:
    """Leave a space where a line had a hyphen: per formance."""
    return re.sub(
        r"\b([a-z]{3,5})([a-z]{4,})\b",
        lambda word: f"{word[1]} {word[2]}" if chance.random() < 0.01 else word[0],
        text,
    )


def hard_spaces(text: str, chance: Random) -> str:
    """Put spaces that never break for some of the spaces."""
    return re.sub(" ", lambda _: chance.choice("  \u00a0\u202f"), text)


def zero_width(text: str, _: Random) -> str:
    """Hide signs that have no width after the full stops, as web pages do."""
    return text.replace(". ", ".\u200b ").replace(", ", ",\u200b ")


def ligatures(text: str, _: Random) -> str:
    """Take the letters fi, fl and ff as one sign each, as a PDF has them."""
    return text.replace("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ")


def decomposed(text: str, _: Random) -> str:
    """Write accents as signs of their own, as macOS does."""
    return unicodedata.normalize("NFD", text)


def lost_accents(text: str, _: Random) -> str:
    """Lose the accents."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))


def initial_capitals(text: str, _: Random) -> str:
    """Begin Every Word With a Capital."""
    return re.sub(r"\b[a-z]", lambda first: first[0].upper(), text)


def carriage_returns(text: str, _: Random) -> bytes:
    """End lines as Windows does."""
    return text.replace("\n", "\r\n").encode()


def byte_order_mark(text: str, _: Random) -> bytes:
    """Begin as Notepad does."""
    return text.encode("utf-8-sig")


def latin_1(text: str, _: Random) -> bytes:
    """Write it in the encoding of Western Europe, which has no curly quotes."""
    return text.translate(_STRAIGHT).encode("latin-1", "replace")


def windows_1252(text: str, _: Random) -> bytes:
    """Write curly quotes as Windows did."""
    curly = _QUOTES.sub(r"“\1”", _APOSTROPHE.sub("’", text))
    return curly.encode("cp1252", "replace")


def mixed_encodings(text: str, _: Random) -> bytes:
    """Join a half in UTF-8 and a half in Latin-1, as careless editors do."""
    parts = paragraphs(text)
    half = len(parts) // 2
    head, tail = "\n\n".join(parts[:half]), "\n\n".join(parts[half:])
    return head.encode() + b"\n\n" + tail.translate(_STRAIGHT).encode("latin-1", "replace")


def encoded(encoding: str, mark: bytes = b"") -> Callable[[str, Random], bytes]:
    """Return a form in another encoding."""

    def make(text: str, _: Random) -> bytes:
        return mark + text.encode(encoding)

    return make


_SIGNS = "signs and case are no words"
_BYTES = "the encoding is no word"

FORMS: Final[tuple[Form, ...]] = (
    Form("quotes curly", quoted("“", "”", "’"), TEXT, _SIGNS),
    Form("quotes French", quoted("« ", " »", "’"), TEXT, _SIGNS),
    Form("quotes German", quoted("„", "“", "’"), TEXT, _SIGNS),
    Form("quotes single", quoted("‘", "’", "'"), TEXT, _SIGNS),
    Form("quotes of LaTeX", quoted("``", "''", "'"), TEXT, _SIGNS),
    *(
        Form(make.__name__.replace("_", " "), make, TEXT, _SIGNS)
        for make in (
            upper,
            lower,
            initial_capitals,
            lost_hyphens,
            hyphens_to_spaces,
            other_hyphens,
            broken_words,
            soft_hyphens,
            split_words,
            hard_spaces,
            zero_width,
            ligatures,
            decomposed,
            lost_accents,
        )
    ),
    *(
        Form(make.__name__.replace("_", " "), make, TEXT, _BYTES)
        for make in (
            carriage_returns,
            byte_order_mark,
            latin_1,
            windows_1252,
            mixed_encodings,
        )
    ),
    Form("UTF-16", encoded("utf-16-le", b"\xff\xfe"), TEXT, _BYTES),
    Form("UTF-16, the other way", encoded("utf-16-be", b"\xfe\xff"), TEXT, _BYTES),
)
