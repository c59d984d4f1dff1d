"""Is a licence text known in whatever form it comes, and nothing else taken for it?"""

import csv
import random
import re
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.licences import identify, own_reference
from pplcheck.licences.corpus.index import shipped_index
from pplcheck.licences.words import words as words_of
from pplcheck.model.identification import TextKind
from tests.conftest import SHARED

LIST = SHARED / "licences" / "expected.tsv"


def _rows() -> list[tuple[str, str, str]]:
    if not LIST.is_file():
        return [("", "", "")]
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [(row["id"], row["licence"], row["kind"]) for row in rows]


@pytest.mark.parametrize(("name", "licence", "kind"), _rows(), ids=lambda value: value or "-")
def test_every_real_text_is_what_the_list_says(
    shared: Path, name: str, licence: str, kind: str
) -> None:
    text = (shared / "licences" / f"{name}.txt").read_text(encoding="utf-8")
    found = identify(text)
    assert (found.licence or "", found.kind.value) == (licence, kind)


def test_no_text_but_the_ppl_is_called_ppl(shared: Path) -> None:
    called = {
        path.name
        for path in (shared / "licences").rglob("*.txt")
        if identify(path.read_text(encoding="utf-8")).licence == "PPL"
    }
    assert called
    assert all(name.startswith("ppl-en-") for name in called)


def _rewrapped(text: str) -> str:
    return "\n\n".join(textwrap.fill(part, 60) for part in text.split("\n\n"))


def _commented(text: str) -> str:
    return "\n".join(f"// {line}" for line in text.splitlines())


def _html(text: str) -> str:
    body = text.replace("&", "&amp;").replace('"', "&quot;").replace("’", "&#8217;")
    return "<html><body>" + "".join(f"<p class='x'>{part}</p>" for part in body.split("\n\n"))


def _curly(text: str) -> str:
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’")


def _without_introduction(text: str) -> str:
    return text[text.index("THE WORK (AS DEFINED BELOW)") :]


def _with_preface(text: str) -> str:
    return "Copyright © 2024 The builders\n\nThis work is ours, and yours.\n\n" + text


def _lost_hyphens(text: str) -> str:
    return text.replace("-", "").replace("copyright notices", "copy right no tices")


@pytest.mark.parametrize(
    "form",
    [
        _rewrapped,
        _commented,
        _html,
        _curly,
        _without_introduction,
        _with_preface,
        _lost_hyphens,
        str.upper,
    ],
    ids=lambda form: form.__name__,
)
def test_the_form_of_a_text_does_not_matter(form: "type[str]", ppl_text: str) -> None:
    found = identify(form(ppl_text))
    assert (found.licence, found.kind) == ("PPL", TextKind.TEXT)


@given(st.integers(0, 1_000_000))
@settings(max_examples=25, deadline=None)
def test_a_text_survives_a_lost_word_in_forty(seed: int) -> None:
    text = (Path(__file__).parents[2] / "fixtures/stories/cargo-bike/tree/LICENSE").read_text()
    words = text.split()
    chance = random.Random(seed)
    # The decisive clauses 4(b) to 4(d) stay: without them it is another licence.
    start, end = text.index("b. Subject to the exception"), text.index("e. If You Distribute")
    decisive = set(range(len(text[:start].split()), len(text[:end].split())))
    kept = [
        word
        for number, word in enumerate(words)
        if number in decisive or "COPYFARLEFT" in word or chance.random() > 1 / 40
    ]
    found = identify(" ".join(kept))
    assert found.licence == "PPL"


def test_a_text_whose_decisive_clause_was_changed_is_modified(ppl_text: str) -> None:
    changed = ppl_text.replace(
        "You are a worker-owned business or worker-owned collective", "You are a business"
    )
    found = identify(changed)
    assert (found.licence, found.kind) == ("PPL", TextKind.MODIFIED)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("is not permitted under this license", "is permitted under this license"),
        (
            "you may not exercise any of the rights granted",
            "you may exercise any of the rights granted",
        ),
        ("distributed among the worker-owners", "distributed among the shareholders"),
        ("private monetary compensation. The exchange", "private compensation. The exchange"),
    ],
)
def test_a_text_with_one_decisive_word_changed_is_modified(
    ppl_text: str, words: str, other: str
) -> None:
    assert words in ppl_text
    found = identify(ppl_text.replace(words, other, 1))
    assert (found.licence, found.kind) == ("PPL", TextKind.MODIFIED)


def test_a_text_with_decisive_words_of_its_kin_is_modified(ppl_text: str) -> None:
    """The Cooperative Software License is the PPL with the source asked for."""
    added = "\nCorresponding Source Code from which the Work was derived must be provided.\n"
    found = identify(ppl_text + added)
    assert (found.licence, found.kind) == ("PPL", TextKind.MODIFIED)


def test_a_text_without_clause_4d_is_modified(ppl_text: str) -> None:
    start = ppl_text.index("d. Any use by a business")
    end = ppl_text.index("e. If You Distribute")
    found = identify(ppl_text[:start] + ppl_text[end:])
    assert (found.licence, found.kind) == ("PPL", TextKind.MODIFIED)


def test_section_4_alone_is_a_part(ppl_text: str) -> None:
    part = ppl_text[ppl_text.index("4. RESTRICTIONS") : ppl_text.index("5. REPRESENTATIONS")]
    found = identify(part)
    assert (found.licence, found.kind) == ("PPL", TextKind.PARTIAL)


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("", TextKind.NONE, ()),
        (" \n\t\n", TextKind.NONE, ()),
        ("Ver src/licencia.markdown\n", TextKind.POINTER, ()),
        ("../LICENSE", TextKind.POINTER, ()),
        ("See docs/terms.md.", TextKind.POINTER, ()),
        ("This is licensed under the Peer Production License.", TextKind.NOTICE, ("PPL",)),
        ("I flew with my private pilot licence (PPL) over people.", TextKind.NONE, ()),
        ("The PPL is a package for perplexity.", TextKind.NONE, ()),
        ("All rights reserved.", TextKind.NONE, ()),
        ("x" * 100_000, TextKind.NONE, ()),
    ],
    ids=range(10),
)
def test_what_is_no_text(text: str, kind: TextKind, names: tuple[str, ...]) -> None:
    found = identify(text)
    assert (found.licence, found.kind, found.names) == (None, kind, names)


def test_a_pointer_says_where_it_points_without_the_full_stop() -> None:
    assert identify("See ../LICENSE.").points_to == "../LICENSE"


def test_a_text_without_decisive_words_is_vouched_for_by_its_title(shared: Path) -> None:
    """CC0 goes about with and without its preamble of a hundred words."""
    text = (shared / "licences" / "odc-by-1.0.txt").read_text(encoding="utf-8")
    shortened = "Open Data Commons Attribution License\n\n" + text[len(text) // 14 :]
    found = identify(shortened)
    assert (found.licence, found.kind) == ("ODC-By-1.0", TextKind.TEXT)


MIT = """MIT License

Copyright (c) 2024 The Builders

Permission is hereby granted, free of charge, to any person obtaining a copy of this
software and associated documentation files (the "Software"), to deal in the Software
without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons
to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR
PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.
"""


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("without restriction", "for non-commercial purposes"),
        ("free of charge", "for a fee"),
        ("hereby granted", "hereby granted for personal use only"),
        ("shall be included", "need not be included"),
    ],
)
def test_a_permissive_text_with_other_words_is_modified(words: str, other: str) -> None:
    assert identify(MIT).licence == "MIT"
    assert identify(MIT).kind is TextKind.TEXT
    found = identify(MIT.replace(words, other))
    assert (found.licence, found.kind) == ("MIT", TextKind.MODIFIED)
    assert set(words_of(other)) & set(found.differences[0].added.split())


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("worker-owned collective; and", "worker-owned collective or startup; and"),
        ("You are a worker-owned business", "You are a family or a worker-owned business"),
    ],
)
def test_words_put_into_a_clause_are_a_change(ppl_text: str, words: str, other: str) -> None:
    assert words in ppl_text
    found = identify(ppl_text.replace(words, other))
    assert (found.licence, found.kind) == ("PPL", TextKind.MODIFIED)


@pytest.mark.parametrize(
    "rider",
    [
        "In addition, no commercial use is permitted without the consent of the licensor.",
        "Additional terms: every user must pay five per cent of the turnover.",
        "Notwithstanding the above, non-profits may use this work commercially.",
        "Also you must owe us a beer each friday evening, and may not forget it.",
    ],
)
@pytest.mark.parametrize("where", ["before", "behind"])
def test_a_rider_is_a_change(ppl_text: str, rider: str, where: str) -> None:
    parts = (rider, ppl_text) if where == "before" else (ppl_text, rider)
    found = identify("\n\n".join(parts))
    assert (found.licence, found.kind) == ("PPL", TextKind.MODIFIED)


def test_a_changed_licence_is_not_taken_for_its_milder_sibling(shared: Path) -> None:
    """Without its commercial clause the CNPL 7 would be the NPL 7."""
    text = (shared / "licences/cnpl-7.0-scancode.txt").read_text(encoding="utf-8")
    found = identify(text.replace("worker-owned", "worker-owned or shareholder-owned"))
    assert (found.licence, found.kind) == ("LicenseRef-CNPL-7", TextKind.MODIFIED)


def test_another_version_in_the_title_is_no_text(shared: Path) -> None:
    text = (shared / "licences/acsl-1.4-scancode.txt").read_text(encoding="utf-8")
    assert identify(text.replace("(v 1.4)", "(v 2.0)")).kind is not TextKind.TEXT


@pytest.mark.parametrize("words", ["not", "for noncommercial purposes only"])
def test_words_that_decide_are_a_change_however_often_they_are_put_in(words: str) -> None:
    places = (40, 70, 100, 130)
    text = MIT.split()
    for place in reversed(places):
        text.insert(place, words)
    assert identify(" ".join(text)).kind is TextKind.MODIFIED


def test_a_signature_is_none(ppl_text: str) -> None:
    assert identify(ppl_text + "\n\nPut here by Ana in 2019.\n").kind is TextKind.TEXT


def test_a_font_s_preface_that_bears_the_title_once_more_is_none() -> None:
    said = next(t.said for t in shipped_index().texts if t.source == "spdx:OFL-1.1").decode()
    preface = (
        "Copyright 2021 Us, with Reserved Font Name 'Ours'.\n\nThis Font Software is licensed "
        "under the SIL Open Font License, Version 1.1.\n\nThis license is copied below, and is "
        "also available with a FAQ at: https://example.org/OFL\n\n-----\n"
        "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007\n\n"
    )
    body = said[said.index("preamble the goals") :]
    found = identify(preface + body)
    assert (found.licence, found.kind) == ("OFL-1.1", TextKind.TEXT)


def test_a_text_that_stands_twice_is_the_same_text() -> None:
    assert identify(f"{MIT}\n\n{MIT}").licence == "MIT"


def test_a_steward_s_own_licence_is_known() -> None:
    words = " ".join(f"clause {n} says thing {n * 7}" for n in range(40))
    own = own_reference("LicenseRef-Ours", words)
    assert identify(words).kind is TextKind.NONE
    found = identify(f"Copyright 2024 Us\n{words.upper()}", (own,))
    assert (found.licence, found.kind) == ("LicenseRef-Ours", TextKind.TEXT)
    assert identify(words[: len(words) // 2], (own,)).kind is not TextKind.TEXT


def test_an_impostor_bears_the_title_over_other_words() -> None:
    text = "THE PEER PRODUCTION LICENSE\n\n" + "You may do as you like with this thing. " * 40
    found = identify(text)
    assert (found.licence, found.kind, found.names) == (None, TextKind.IMPOSTOR, ("PPL",))


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert identify(text).kind in set(TextKind)


def test_a_link_that_is_never_closed_takes_a_moment() -> None:
    started = time.process_time()
    assert identify("A word [here](" + "\n####" * 40).kind is TextKind.NONE
    assert time.process_time() - started < 6
