"""Does every letter say the same in every language, with what is put in?"""

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from pplcheck.model.act import Act
from pplcheck.model.fact import Speaker, Value
from pplcheck.model.translation import Language
from pplcheck.report.letters.words import words_in
from pplcheck.report.words import STANDINGS
from tests.conftest import ROOT

ENGLISH = words_in(Language.ENGLISH).texts
OTHERS = [language for language in Language if language is not Language.ENGLISH]
SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(ROOT / "pplcheck/report/letters").glob("*.py"))
)
# Keys that are made of a kind and a name.
_MADE = re.compile(r"^(acts|commercial|column|by|value)_")


def _names(text: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name)


@pytest.mark.parametrize("language", OTHERS)
def test_each_language_has_every_sentence_with_the_same_places(language: Language) -> None:
    other = words_in(language).texts
    assert set(other) == set(ENGLISH)
    for key, text in ENGLISH.items():
        assert set(_names(other[key])) == set(_names(text)), key
        assert other[key].strip() or key == "colon"


@pytest.mark.parametrize("language", Language)
def test_every_act_answer_and_speaker_has_a_word(language: Language) -> None:
    texts = words_in(language).texts
    for kind, names in (
        ("acts", Act),
        ("value", Value),
        ("by", Speaker),
        ("commercial", Value),
    ):
        assert {f"{kind}_{name.value}" for name in names} <= set(texts)


def test_every_sentence_is_said() -> None:
    said = set(re.findall(r"['\"]([a-z_]+)['\"]", SOURCES))
    assert [key for key in ENGLISH if key not in said and not _MADE.match(key)] == []


@pytest.mark.parametrize("language", Language)
def test_no_class_word_stands_in_a_letter_s_own_sentences(language: Language) -> None:
    text = " ".join(words_in(language).texts.values()).casefold()
    for word in (*STANDINGS.values(), "capitalis", "capitalist", "comuner", "coop"):
        if word not in {"undetermined", "not assessed"}:
            assert word.casefold() not in text
