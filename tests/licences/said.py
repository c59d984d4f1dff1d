"""Which words for people are there at all, so that each can be held against its translations?

Whoever adds words that are said in several languages adds them here, and the tests ask for
their translations.
"""

from collections.abc import Iterator

from pplcheck.checks import CHECKS
from pplcheck.licences import texts_of
from pplcheck.pipeline.explain import question_of
from pplcheck.report import meanings
from tests.judge.cases import ALL_TERMS


def said_by_everything() -> Iterator[str]:
    """Yield every English text that is said in other languages too."""
    for terms in ALL_TERMS.values():
        yield from texts_of(terms)
    yield from meanings.said()
    yield from map(question_of, CHECKS)
