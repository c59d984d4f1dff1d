"""What are the texts of the terms, and the other words for people, in another language?

Each translation stands beside its English text, which is also its key: whoever changes the
English text must look at the translations again, since a test finds them missing, and the old
ones stale.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from pplcheck.model.terms import Terms
from pplcheck.model.translation import Language, Translation, bound

_FOLDER = "translations"


@cache
def translations(language: str) -> Translation:
    """Return the words for people in a language.

    Args:
        language: `en`, `es` or `fr`.

    Raises:
        ValueError: there is no such language.

    """
    chosen = Language(language)
    if chosen is Language.ENGLISH:
        return Translation(chosen, {})
    texts = {text["en"]: bound(text[chosen], chosen) for _, text in translated_texts()}
    return Translation(chosen, texts)


def translated_texts() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield pairs of a file's name and a text in every language, in the order of the files."""
    folder = files("pplcheck.licences").joinpath(_FOLDER)
    for found in sorted(folder.iterdir(), key=lambda one: one.name):
        if found.name.endswith(".toml"):
            table: dict[str, Any] = tomllib.loads(found.read_text(encoding="utf-8"))
            for text in table["text"]:
                yield found.name, text


def texts_of(terms: Terms) -> Iterator[str]:
    """Yield every text of the terms that is said to people, in file order.

    Titles are names and stay; clauses are quoted in the licence's own language.
    """
    yield from terms.in_short
    for question in terms.questions:
        yield question.ask
        yield from question.settles
    for reading in terms.readings:
        yield reading.question
        yield from reading.options
        yield reading.because
        if reading.law:
            yield reading.law
    for line in terms.outcomes:
        yield line.say
        yield from line.settle
    yield from (line.say for line in terms.standings)
    yield from (duty.say for duty in terms.duties)
