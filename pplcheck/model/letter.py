"""What does a letter say, before it is a file of any form?"""

from dataclasses import dataclass
from datetime import date

from pplcheck.model.translation import Language


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, a point each."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and all that helps to answer it.

    Attributes:
        number: counts up from 1 within a letter.
        ask: the question.
        details: pairs of a label and a text: its clause, what it is for, what settles it.

    """

    number: int
    ask: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows beneath a head; every row is as long as it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines that stand as they are, such as a record to be copied."""

    text: str


Block = Paragraph | Items | Asked | Table | Verbatim


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter; without a heading where that is empty."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as data.

    Attributes:
        language: that it is written in; clauses stand in the licence's own.
        on: its day.
        subject: in one line.
        head: pairs of a label and a text: from whom, to whom, when.
        greeting: in one line.
        parts: in order.
        closing: the last lines, such as the senders' names.
        note: beneath all, once.
        colon: what stands between a label and its text.

    """

    language: Language
    on: date
    subject: str
    head: tuple[tuple[str, str], ...]
    greeting: str
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    note: str
    colon: str = ": "
