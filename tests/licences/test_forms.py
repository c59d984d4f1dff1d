"""Does a licence keep its name in every form, and lose it with every change of meaning?

A fast part of what `make accuracy` measures: every form and every edit of the demo's text, and
some forms of the real texts where they are. What is not right yet is named here, strictly: who
makes it right must take it from the list.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from tests.accuracy.answer import ask_product
from tests.accuracy.family import edited, formed, is_right
from tests.accuracy.forms import FORMS
from tests.accuracy.texts import Text, family_texts
from tests.conftest import ROOT

# An address whose hyphens became spaces is torn apart.
NOT_YET: Final = frozenset({"hyphens to spaces"})
_DEMO: Final = ROOT / "fixtures/stories/cargo-bike/tree/LICENSE"
_TEXT: Final = Text("demo", "PPL", "text", _DEMO.read_text(encoding="utf-8"))


def _marked(names: Iterable[str], contents: Iterable[bytes]) -> list[object]:
    not_yet = pytest.mark.xfail(reason="not yet", strict=True)
    pairs = zip(names, contents, strict=True)
    return [
        pytest.param(name, content, id=name, marks=not_yet if name in NOT_YET else ())
        for name, content in pairs
    ]


_FORMED: Final = {form.name: (form, content) for form, _, content in formed([_TEXT])}
_EDITED: Final = {edit.name: content for edit, _, content in edited([_TEXT])}


@pytest.mark.parametrize(
    ("name", "content"), _marked(_FORMED, (content for _, content in _FORMED.values()))
)
def test_the_demo_s_text_keeps_its_name_in_every_form(name: str, content: bytes) -> None:
    answer = ask_product(content)
    assert is_right(_FORMED[name][0], _TEXT, answer), answer


@pytest.mark.parametrize(("name", "content"), _marked(_EDITED, _EDITED.values()))
def test_the_demo_s_text_with_another_meaning_is_no_text(name: str, content: bytes) -> None:
    assert ask_product(content).kind != "text", name


_SOME = ("comment //", "html page", "latex", "windows 1252", "UTF-16", "first half", "twice")


@pytest.mark.parametrize("name", _SOME)
def test_real_texts_keep_their_names(name: str, shared: Path) -> None:
    texts = [text for text in family_texts(shared / "licences") if text.is_licence]
    chosen = [form for form in FORMS if form.name == name]
    assert chosen
    for form, text, content in formed(texts[::3], chosen):
        answer = ask_product(content)
        assert is_right(form, text, answer), (text.name, answer)
