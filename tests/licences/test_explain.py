"""Does the comparison show a reviewer what differs, and where?"""

from pathlib import Path

import pytest

from pplcheck.licences import explain
from pplcheck.model.identification import Passage, PassageKind


def _changed(text: str) -> list[Passage]:
    (comparison,) = explain(text)
    return [one for one in comparison.passages if one.kind is PassageKind.CHANGED]


def test_a_changed_clause_is_shown_with_its_line_and_both_words(ppl_text: str) -> None:
    before, behind = ppl_text.split("worker-owned collective; and")
    changed = f"{before}worker-owned collective or bank; and{behind}"
    (passage,) = _changed(changed)
    line = before.count("\n") + 1
    assert (passage.first_line, passage.here, passage.there) == (line, "or bank", "")


def test_a_word_left_out_is_shown(ppl_text: str) -> None:
    changed = ppl_text.replace("is not permitted under this license", "is permitted")
    (comparison,) = explain(changed)
    (passage,) = [one for one in comparison.passages if one.kind is PassageKind.CHANGED]
    assert "not" in passage.there.split()
    assert any("Any use by a business" in words for words in comparison.lacking)


def test_form_alone_is_no_change(ppl_text: str) -> None:
    numbered = ppl_text.replace("\na. ", "\n1. ").replace("\nb. ", "\n2. ")
    (comparison,) = explain(f"Copyright 2024 Us\n\n{numbered}")
    kinds = {one.kind for one in comparison.passages}
    assert PassageKind.CHANGED not in kinds
    assert PassageKind.SAME in kinds
    assert not comparison.lacking


def test_the_passages_are_the_whole_text(ppl_text: str) -> None:
    (comparison,) = explain(ppl_text.replace("worker-owned", "people-owned"))
    said = sum(one.words for one in comparison.passages)
    assert said == len(ppl_text.replace("-", "").split()) or abs(said - comparison.of) < 60
    lines = [(one.first_line, one.last_line) for one in comparison.passages]
    assert lines == sorted(lines)
    assert all(first <= last for first, last in lines)


def test_words_that_are_not_shipped_are_counted(shared: Path) -> None:
    text = (shared / "licences/acsl-1.4-ssz.txt").read_text(encoding="utf-8")
    (comparison,) = explain(text)
    assert comparison.licence == "LicenseRef-ACSL-1.4"
    assert any(one.lost and not one.there for one in comparison.passages)
    assert comparison.lacking


def test_two_licences_are_compared_one_by_one(shared: Path) -> None:
    text = (shared / "licences/acsl-1.4-pembroider-dual.txt").read_text(encoding="utf-8")
    found = explain(text)
    assert [one.licence for one in found] == ["GPL-3.0", "LicenseRef-ACSL-1.4"]
    assert all(one.matched >= 0.99 * one.of for one in found)


@pytest.mark.parametrize("text", ["", "words that no licence has", "See LICENSE.md"])
def test_what_is_no_licence_has_nothing_to_compare(text: str) -> None:
    assert explain(text) == ()
