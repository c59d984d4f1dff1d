"""How is something said in another language?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """In which the words for people can be had; the terms are written in the first."""

    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"


_APART = re.compile(r" (?=[?!:;»%])|(?<=«) ")
_NO_BREAK = "\u00a0"


def bound(text: str, language: Language) -> str:
    """Return a text in which no line ends before a sign that French sets apart by a space.

    The files have plain spaces there, since nobody sees the others while writing.
    """
    return _APART.sub(_NO_BREAK, text) if language is Language.FRENCH else text


@dataclass(frozen=True, slots=True)
class Translation:
    """The words for people in one language.

    A licence's own words are never in it: they bind as they stand.

    Attributes:
        language: which.
        texts: by the English text, as it stands in the terms; empty for English.

    """

    language: Language
    texts: Mapping[str, str]

    def of(self, english: str) -> str:
        """Return a text in this language; one that nobody translated stays English.

        Args:
            english: as the terms have it. The terms of a steward's own licence have no
                translation.

        """
        return self.texts.get(english, english)

    def has(self, english: str) -> bool:
        """Whether a text is to be had in this language."""
        return self.language is Language.ENGLISH or english in self.texts
