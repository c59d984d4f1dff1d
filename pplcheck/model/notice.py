"""Which licence does a text grant or state in words?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A licence granted or stated in words.

    Attributes:
        expression: an SPDX expression.
        start: offset of the first character of the words that name the licence.
        end: offset after the last.
        written: the words on which it rests, in one line.
        is_offer: several licences are named together: a choice (OR), or all at once (AND).
        confidence: 0 to 1; under 0.7 the words name a sort of licence, point to one, or speak
            of a part, and do not suffice alone.

    """

    expression: str
    start: int
    end: int
    written: str
    is_offer: bool = False
    confidence: float = 1.0
