"""Can a hostile name make anything of a letter but its own words?"""

import io
import sys
import zipfile
from datetime import date

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pplcheck.model.errors import OutputError
from pplcheck.model.letter import Asked, Items, Letter, Paragraph, Part, Table, Verbatim
from pplcheck.model.translation import Language
from pplcheck.report.letters import render_letter
from pplcheck.report.letters.lines import one_line
from tests.graph.hostile import HOSTILE

NAMES = st.sampled_from(
    (
        *filter(None, HOSTILE),
        "a | b | c",
        "*bold* __bold__ ~~gone~~",
        "# heading",
        "- item",
        "+ item",
        "1. first",
        "2) second",
        "---",
        "===",
        "> said",
        "```\nfence",
        "~~~",
        "    code",
        "[text](https://evil.example)",
        "![image](https://evil.example/x.png)",
        "<img src=x onerror=alert(1)>",
        "<https://evil.example>",
        "[ref]: https://evil.example",
        "&copy; &#60;",
        "\\* \\\\",
        "`code`",
        "a\n\n# heading\n\n| a |\n|---|",
        "a\u2028b\u2029c\x85d\x0be",
        "\u202egnp.exe\u2066",
        ":::",
        "$x$ $$y$$",
        "a  \nb\\\nc",
    )
) | st.text(min_size=1, max_size=12)
_MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def a_letter(name: str) -> Letter:
    return Letter(
        Language.ENGLISH,
        date(2026, 11, 22),
        name,
        (("To", name), (name, "x")),
        name,
        (
            Part("", (Paragraph(name), Items((name, name)))),
            Part(name, (Asked(1, name, ((name, name), ("For", name))),)),
            Part("Table", (Table((name, "b"), (("c", name), (name, name))),)),
            Part("Record", (Verbatim(f"{name}\nlast"),)),
        ),
        (name,),
        name,
    )


def _texts(rendered: str) -> tuple[list[str], list[str]]:
    """Return the kinds of the tokens, and the texts that a reader sees."""
    kinds, texts = [], []
    for token in _MARKDOWN.parse(rendered):
        kinds.append(token.type)
        if token.type == "inline":
            kinds += [one.type for one in token.children or () if one.type != "text_special"]
            texts.append("".join(one.content for one in token.children or ()))
    return [kind for kind in kinds if kind != "text"], texts


@settings(deadline=None)
@given(NAMES.filter(lambda name: one_line(name) != ""))
def test_a_name_is_shown_as_it_is_and_makes_no_markup(name: str) -> None:
    plain, own = _texts(render_letter(a_letter("Nobody's name"), "markdown").decode())
    kinds, texts = _texts(render_letter(a_letter(name), "markdown").decode())
    assert kinds == plain
    shown = one_line(name)
    # The letter has words of its own, such as "b".
    assert texts.count(shown) == 12 + own.count(shown)
    assert f"1. {shown}" in texts


def test_a_fence_is_longer_than_any_in_it() -> None:
    letter = a_letter("x")
    inner = "````\ntext\n```"
    rendered = render_letter(
        Letter(
            letter.language, letter.on, "s", (), "g", (Part("", (Verbatim(inner),)),), (), "n"
        ),
        "markdown",
    )
    fences = [one for one in _MARKDOWN.parse(rendered.decode()) if one.type == "fence"]
    assert [one.content for one in fences] == [inner + "\n"]


@settings(deadline=None, max_examples=25)
@given(NAMES)
def test_word_processors_get_texts_alone(name: str) -> None:
    package = render_letter(a_letter(name), "docx")
    document = Document(io.BytesIO(package))
    shown = one_line(name)
    assert document.paragraphs[0].text == shown
    assert [row.cells[1].text for row in document.tables[0].rows] == ["b", shown, shown]
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        body = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert "fldChar" not in body
    assert "instrText" not in body
    assert 'TargetMode="External"' not in links


def test_the_same_letter_is_the_same_bytes_at_any_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = render_letter(a_letter("North Riders S.Coop."), "docx")
    # Archives take the day from the clock of the machine.
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 1, 126, 0))
    assert render_letter(a_letter("North Riders S.Coop."), "docx") == first
    document = Document(io.BytesIO(first))
    made = document.core_properties
    assert (made.created, made.modified, made.author, made.last_modified_by) == (
        made.created,
        made.created,
        "",
        "",
    )
    assert made.created
    assert made.created.date() == date(2026, 11, 22)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(OutputError, match=r"pplcheck\[letters\]"):
        render_letter(a_letter("x"), "docx")
