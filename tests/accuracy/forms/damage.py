"""Damage: how much may a scanner, a typist or a lost word spoil?

The rule: a scanner's confusions leave the meaning to every reader. Up to one character in two
hundred, a text stays a text. With more, or where whole words are lost, a decisive word may be
hit: then `modified` is right as well, but never another licence.
"""

import re
import textwrap
from random import Random
from typing import Final

from tests.accuracy.forms.form import TEXT, TEXT_OR_MODIFIED, Form, Make

_CONFUSIONS = (
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("l", "I"),
    ("I", "l"),
    ("O", "0"),
    ("o", "0"),
    ("fi", "ﬁ"),
    ("cl", "d"),
    ("e", "c"),
    ("h", "b"),
    (" ", ""),
    (",", "."),
    ("-", ""),
)
_LINES_OF_A_PAGE = 48


def scanned(share: float) -> Make:
    """Return a form with `share` of the characters misread."""

    def make(text: str, chance: Random) -> str:
        for _ in range(round(share * len(text))):
            seen, read = chance.choice(_CONFUSIONS)
            at = text.find(seen, chance.randrange(len(text)))
            if at >= 0:
                text = text[:at] + read + text[at + len(seen) :]
        return text

    return make


def page_numbers(text: str, _: Random) -> str:
    """Put the number of the page in the middle of the sentences, and a running head."""
    lines = textwrap.fill(" ".join(text.split()), 72).splitlines()
    pages = range(0, len(lines), _LINES_OF_A_PAGE)
    whole = ["\n".join(lines[first : first + _LINES_OF_A_PAGE]) for first in pages]
    numbered = (
        f"{page}\n\n{' ' * 30}- {number} -\n\f\nHarbour Bikes{' ' * 40}Page {number + 1}\n\n"
        for number, page in enumerate(whole, start=1)
    )
    return "".join(numbered)


def lost_words(one_in: int) -> Make:
    """Return a form without one word in so many."""

    def make(text: str, chance: Random) -> str:
        return re.sub(r"\S+", lambda w: "" if chance.random() < 1 / one_in else w[0], text)

    return make


def typed(text: str, chance: Random) -> str:
    """Swap two letters in one word of a hundred."""
    return re.sub(
        r"\b([A-Za-z]{2})([a-z])([a-z])",
        lambda w: f"{w[1]}{w[3]}{w[2]}" if chance.random() < 0.01 else w[0],
        text,
    )


_SCANNER = "a scanner's confusions leave the meaning to every reader"
_HIT = "a decisive word may be hit"

FORMS: Final[tuple[Form, ...]] = (
    Form("scanned, 0.2 % misread", scanned(0.002), TEXT, _SCANNER),
    Form("scanned, 0.5 % misread", scanned(0.005), TEXT, _SCANNER),
    Form("scanned, 1 % misread", scanned(0.01), TEXT_OR_MODIFIED, _HIT),
    Form("scanned, 2 % misread", scanned(0.02), TEXT_OR_MODIFIED, _HIT),
    Form("page numbers", page_numbers, TEXT, "a page's head and foot are no terms"),
    Form("one word of 100 lost", lost_words(100), TEXT_OR_MODIFIED, _HIT),
    Form("one word of 40 lost", lost_words(40), TEXT_OR_MODIFIED, _HIT),
    Form("typing errors", typed, TEXT_OR_MODIFIED, _HIT),
)
