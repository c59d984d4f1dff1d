"""What is explained of a name, and where does it stand?"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a name stands for, in the order in which names are listed."""

    LICENCE = "licence"
    CLAUSE = "clause"
    RULE = "rule"
    FACT = "fact"
    READING = "reading"
    DUTY = "duty"
    OUTCOME = "outcome"
    STANDING = "standing"
    LEVEL = "level"
    ACT = "act"
    CHECK = "check"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Quote:
    """A licence's own words.

    Attributes:
        number: of the clause, as lawyers cite it.
        text: verbatim, in the language of the licence, which is not translated.
        language: of the text, such as `en`.

    """

    number: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One thing that a name stands for, in plain words of one language.

    Attributes:
        kind: what it is.
        name: as it stands in files and results.
        licences: ids of those that it belongs to; empty where it belongs to none.
        says: what it is, a sentence each.
        quotes: the licence's words.
        holds_if: when it holds, a line each; the deeper, the more spaces before it.
        options: of a reading, as they are written in files, with their words in this language.
        default: of a reading, as it is written in files, or empty.
        because: why that is the default, and what speaks against it.
        law: which law decides, or empty.
        settled_by: documents that would answer it, or ways to settle.
        used_in: where it counts.
        example: a case, or what to write, a line each.
        see: names that are explained too.

    """

    kind: Kind
    name: str
    licences: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    holds_if: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    default: str = ""
    because: str = ""
    law: str = ""
    settled_by: tuple[str, ...] = ()
    used_in: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
