"""Do `ask` and `agree` keep the promises of the front door?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import CONFIG, FIRM, Cli

Commons = Callable[..., Path]


@pytest.mark.parametrize("command", ["ask", "agree"])
def test_help_has_examples(pplcheck: Cli, command: str) -> None:
    done = pplcheck(command, "--help")
    assert done.code == 0
    assert "Examples:" in done.out
    assert f"pplcheck {command}" in done.out


def test_a_letter_is_printed_and_written_in_each_form(
    commons: Commons, pplcheck: Cli, tmp_path: Path
) -> None:
    config = CONFIG.replace('commercial = "no"', 'acts = ["run"]')
    top = commons("", config)
    files = [tmp_path / name for name in ("letter.md", "letter.docx")]
    targets = [word for file in files for word in ("-o", file)]
    done = pplcheck("ask", "u", "--in", top, "--as-of", "2026-11-22", *targets)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# Questions about your use of folder\n")
    assert files[0].read_text(encoding="utf-8") == done.out
    assert Document(str(files[1])).paragraphs[0].text == "Questions about your use of folder"


def test_a_file_that_is_there_is_not_written_over_silently(
    commons: Commons, pplcheck: Cli, tmp_path: Path
) -> None:
    top = commons(FIRM, CONFIG.replace('"no"', '"yes"').replace("[[use]]", USE_HEAD))
    record = tmp_path / "record.toml"
    record.write_text("mine")
    words = ("agree", "u", "--in", top, "--as-of", "2026-11-22", "-q", "-o", record)
    done = pplcheck(*words)
    assert done.code == 2
    assert done.err == f"{record}: is there already; name another file, or say --force\n"
    assert record.read_text() == "mine"
    done = pplcheck(*words, "--force")
    assert (done.code, done.out) == (0, "")
    assert "[[agreement]]" in record.read_text()


USE_HEAD = '[[use]]\nacts = ["run"]'


def test_nothing_to_ask_is_said_and_no_file_is_made(
    commons: Commons, pplcheck: Cli, tmp_path: Path
) -> None:
    top = commons(FIRM, CONFIG.replace('"no"', '"yes"').replace("[[use]]", USE_HEAD))
    done = pplcheck("ask", "u", "--in", top, "--as-of", "2026-11-22", "-o", tmp_path / "l.md")
    assert (done.code, done.out) == (0, "")
    assert done.err == "nothing to ask of u: no answer would decide a use of it\n"
    assert not (tmp_path / "l.md").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ask", "uu"), "no entity 'uu' is described; did you mean 'u'?"),
        (("ask", "u", "--lang", "de"), "'de' is not one of 'en', 'es', 'fr'"),
        (("ask", "u", "-o", "l.json"), "name the form before the file, as in docx:FILE"),
        (("ask", "u", "-o", "l.toml"), "name the form before the file, as in docx:FILE"),
        (("agree", "u", "--acts", "sell"), "'sell' is no act"),
        (("agree", "u", "--asset", "x"), "there is no asset 'x'"),
        (("check", "-o", "l.docx"), "name the form before the file, as in json:FILE"),
    ],
)
def test_wrong_words_are_told(
    commons: Commons, pplcheck: Cli, words: tuple[str, ...], says: str
) -> None:
    command, *rest = words
    where = () if command == "check" else ("--in", commons())
    done = pplcheck(command, *rest, *where)
    assert done.code == 2
    assert says in done.err
    assert done.err.count("\n") == 1
