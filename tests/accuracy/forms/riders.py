"""Riders: a sentence of terms is put before, into or after a licence, whose words all stand."""

import re
from random import Random
from typing import Final

from tests.accuracy.forms.form import Edit
from tests.accuracy.forms.layout import paragraphs

_WORDS: Final = {
    "no commercial use": """In addition, no commercial use of any kind is permitted without the
        prior written consent of the licensor.""",
    "small firms are free": """The restrictions above do not apply to companies with fewer than
        fifty employees, which may use the work for any purpose.""",
    "a yearly fee": """Whoever uses the work for more than ninety days must pay the licensor a
        yearly fee of two per cent of revenue.""",
    "no selling": """This licence does not permit the user to sell the software, or to offer a
        service for a fee whose value derives from the functionality of the software.""",
}
_NEGATION = re.compile(r"\b(may|must|shall|will|do|does|is|are) not\b")


def _before(name: str, words: str) -> Edit:
    def make(text: str, _: Random) -> str:
        return f"{words}\n\n{text}"

    return Edit(f"before: {name}", make)


def _after(name: str, words: str) -> Edit:
    def make(text: str, _: Random) -> str:
        return f"{text.rstrip()}\n\n{words}\n"

    return Edit(f"after: {name}", make)


def _within(name: str, words: str) -> Edit:
    def make(text: str, chance: Random) -> str:
        parts = paragraphs(text)
        parts.insert(chance.randrange(len(parts) // 2, len(parts)), words)
        return "\n\n".join(parts)

    return Edit(f"within: {name}", make)


def _negated(number: int) -> Edit:
    """Leave out one "not" of the text: which one, chance decides."""

    def make(text: str, chance: Random) -> str | None:
        found = list(_NEGATION.finditer(text))
        if not found:
            return None
        one = chance.choice(found)
        return text[: one.start()] + one[1] + text[one.end() :]

    return Edit(f"a “not” left out, {number}", make)


RIDERS: Final[tuple[Edit, ...]] = (
    *(
        put(name, " ".join(words.split()))
        for put in (_before, _within, _after)
        for name, words in _WORDS.items()
    ),
    *(_negated(number) for number in (1, 2, 3)),
)
