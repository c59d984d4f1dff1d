"""Is the index that of the texts it is said to be made from, and does it find them?"""

import hashlib
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pplcheck.licences.corpus.grams import grams
from pplcheck.licences.corpus.index import (
    Index,
    about_index,
    known_text,
    pack,
    shipped_index,
)
from pplcheck.licences.corpus.references import by_name, curated, references
from pplcheck.licences.expression import parse_expression
from pplcheck.licences.words import spoken
from tests.conftest import ROOT
from tests.licences_page import page

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"]), max_size=60)


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_what_is_packed_is_found_again(texts: list[list[str]]) -> None:
    said = ["".join(f"{word} " for word in words).encode() for words in texts]
    known = [
        known_text(f"L{n}", f"s{n}", one, is_open=n % 2 == 0) for n, one in enumerate(said)
    ]
    index = Index(*pack(known))
    for number, one in enumerate(said):
        text = index.texts[number]
        assert (text.id, text.ordered) == (f"L{number}", grams(one))
        assert text.said == (one if number % 2 == 0 else b"")
        if grams(one):
            assert index.shared(frozenset(grams(one)))[number] == 1


def test_a_text_that_shares_nothing_is_not_found() -> None:
    index = Index(*pack([known_text("L", "s", b"a b c d e f g h ", is_open=True)]))
    assert not index.shared(frozenset(grams(b"p q r s t u v w ")))


@given(st.text(alphabet="ab -\n'", max_size=40))
def test_every_five_words_are_one_gram(text: str) -> None:
    said = spoken(text)
    assert len(grams(said)) == max(0, said.count(b" ") - 4)


def test_the_index_is_made_of_the_real_texts(shared: Path) -> None:
    folder = shared / "licences"
    rows = [row for row in about_index()["texts"] if row["source"].startswith("kin:")]
    here = [row for row in rows if (folder / row["source"].removeprefix("kin:")).is_file()]
    assert len(here) > 15
    for row in here:
        text = (folder / row["source"].removeprefix("kin:")).read_text(encoding="utf-8")
        assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"]
        assert len(set(grams(spoken(text)))) == row["size"]


def test_the_whole_list_of_spdx_is_there() -> None:
    sources = {text.source for text in shipped_index().texts}
    assert len([one for one in sources if one.startswith("spdx:")]) > 600
    assert about_index()["made_from"]["spdx"] == "npm spdx-license-list 6.12.0 (CC0-1.0)"


def test_no_words_are_shipped_but_those_of_the_spdx_list() -> None:
    assert all(text.source.startswith("spdx:") for text in shipped_index().texts if text.said)


def test_a_damaged_text_is_still_found_by_its_sample() -> None:
    index = shipped_index()
    chance = random.Random(1)
    number = next(n for n, text in enumerate(index.texts) if text.source == "spdx:Apache-2.0")
    kept = [word for word in index.texts[number].said.split() if chance.random() > 1 / 20]
    shares = index.shared(frozenset(grams(b" ".join(kept) + b" ")))
    assert index.texts[max(shares, key=lambda one: shares[one])].id == "Apache-2.0"


def test_every_id_is_on_the_spdx_list_or_a_licence_ref() -> None:
    assert not [one.id for one in references() if parse_expression(one.id).unknown]


def test_every_curated_licence_that_has_decisive_words_has_a_text() -> None:
    lacking = [one.id for one in references() if one.phrases and not one.texts]
    assert not lacking


def test_no_name_means_two_licences() -> None:
    named: dict[str, set[str]] = {}
    for reference in curated():
        for name in (*reference.names, *reference.tokens):
            named.setdefault(name, set()).add(reference.id)
    assert not {name: ids for name, ids in named.items() if len(ids) > 1}
    assert by_name()["ppl"] == "PPL"


def test_the_page_of_licences_is_made_from_the_data() -> None:
    page_there = (ROOT / "docs/reference/licences.md").read_text(encoding="utf-8")
    assert page_there == page(), "run `make licences`"
