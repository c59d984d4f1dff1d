"""Is every word for people to be had in every language, and none that nobody says?"""

import re
from collections import Counter

import pytest

from pplcheck.licences import texts_of, translated_texts, translations
from pplcheck.model.terms import Terms
from pplcheck.model.translation import Language
from tests.judge.cases import ALL_TERMS
from tests.licences.said import said_by_everything

OTHERS = [language for language in Language if language is not Language.ENGLISH]
TEXTS = list(translated_texts())
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
_PLACEHOLDERS = re.compile(r"\{\w*\}")

every_terms = pytest.mark.parametrize("terms", ALL_TERMS.values(), ids=lambda terms: terms.id)
every_language = pytest.mark.parametrize("language", OTHERS)


@every_terms
@every_language
def test_every_text_of_the_terms_is_translated(terms: Terms, language: Language) -> None:
    known = translations(language)
    assert [text for text in texts_of(terms) if not known.has(text)] == []


@every_language
def test_every_text_of_the_programme_is_translated(language: Language) -> None:
    known = translations(language)
    assert [text for text in said_by_everything() if not known.has(text)] == []


def test_no_translation_is_of_a_text_that_nobody_says() -> None:
    """A changed English text leaves its old translation behind, and is found here."""
    said = set(said_by_everything())
    assert [text["en"] for _, text in TEXTS if text["en"] not in said] == []


def test_every_text_stands_once_and_in_every_language() -> None:
    assert [text for text, n in Counter(text["en"] for _, text in TEXTS).items() if n > 1] == []
    assert all(set(text) == set(Language) for _, text in TEXTS)
    assert all(said.strip() == said != "" for _, text in TEXTS for said in text.values())


@pytest.mark.parametrize(("name", "text"), TEXTS, ids=[text["en"][:40] for _, text in TEXTS])
def test_numbers_and_placeholders_are_the_same(name: str, text: dict[str, str]) -> None:
    """Clauses, laws, shares and years are not translated."""
    for language in OTHERS:
        for pattern in (_NUMBERS, _PLACEHOLDERS):
            found = Counter(pattern.findall(text[language].replace("1er", "1")))
            assert found == Counter(pattern.findall(text["en"])), (name, language)


@every_terms
@every_language
def test_options_stay_apart(terms: Terms, language: Language) -> None:
    known = translations(language)
    for reading in terms.readings:
        assert len({known.of(option) for option in reading.options}) == len(reading.options)


def test_a_text_that_nobody_translated_stays_as_it_is() -> None:
    known = translations("es")
    assert known.of("an own licence's words") == "an own licence's words"
    assert not known.has("an own licence's words")
    assert translations("en").has("anything")


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        translations("de")
