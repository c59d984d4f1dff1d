"""Does the instrument plant what it says, and notice what is missed and claimed wrongly?"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from pplcheck.recognise.near import Search
from tests.accuracy import planted
from tests.accuracy.__main__ import main
from tests.accuracy.alterations import EXACT, HARDER, NEAR, Copy
from tests.accuracy.comments import LANGUAGES, without_comments
from tests.accuracy.unrelated import texts_of_commons, unrelated
from tests.recognise.prose import prose

_PHP = b"""<?php
/* The header. */
namespace A; // a remark
# another
#[Route('/a#b')]
function f() { return 'http://x/* no comment */'; }
"""


@pytest.fixture
def commons(tmp_path: Path) -> Path:
    for number in range(28):
        path = tmp_path / f"commons/src/{number}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# A remark.\n{prose(f'ours {number}', 30)}", encoding="utf-8")
    return tmp_path / "commons"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for number in range(40):
        path = tmp_path / f"tree/{number}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(prose(f"theirs {number}", 30), encoding="utf-8")
    return tmp_path / "tree"


def test_all_copies_are_found_and_nothing_else(commons: Path, tree: Path) -> None:
    goals = planted.copies_found(commons, [tree])
    assert [goal.is_met for goal in goals] == [True] * 4
    # 28 texts in seven ways: two leave the content as it is, four alter it, one does all.
    assert [goal.measured for goal in goals] == [
        "8 of 8 (100.00%)", "16 of 16 (100.00%)", "4 of 4 (100.00%)", "0 of 40",
    ]  # fmt: skip


def test_what_is_missed_is_noticed(
    commons: Path, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> Iterator[object]:
        return iter(())

    monkeypatch.setattr(Search, "matches", nothing)
    exact, altered, *_ = planted.copies_found(commons, [tree])
    assert exact.is_met
    assert not altered.is_met
    assert len(altered.wrong) == 16


def test_a_claim_of_an_unrelated_file_is_noticed(commons: Path, tree: Path) -> None:
    stolen = (commons / "src/3.py").read_bytes()
    (tree / "unrelated.py").write_bytes(stolen + b"# more\n")
    *_, wrong = planted.copies_found(commons, [tree])
    assert not wrong.is_met
    assert "src/3.py" in wrong.wrong[0]


def test_files_named_alike_are_left_to_people(commons: Path, tree: Path) -> None:
    text = prose("library", 30)
    (commons / "src/library.py").write_text(text, encoding="utf-8")
    (tree / "library-2.py").write_text(text + "\n", encoding="utf-8")
    *_, wrong = planted.copies_found(commons, [tree])
    assert wrong.is_met


def test_the_command_says_what_it_needs(
    tmp_path: Path, commons: Path, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "expected.tsv").write_text("file\tlicence\n", encoding="utf-8")
    assert main([str(tmp_path), "--only", "planted"]) == 0
    assert "COMMONS=" in capsys.readouterr().out
    options = ["--commons", str(commons), "--trees", str(tree)]
    assert main([str(tmp_path), "--only", "planted", *options]) == 0
    assert "SHORT" not in capsys.readouterr().out


def test_comments_are_stripped_and_strings_are_kept() -> None:
    assert (
        without_comments(_PHP, "php").split()
        == (
            b"<?php namespace A; #[Route('/a#b')] "
            b"function f() { return 'http://x/* no comment */'; }"
        ).split()
    )
    assert without_comments(b"a: 'b # c' # d\n# e\n", "yml").rstrip() == b"a: 'b # c'"
    assert without_comments(b"{# a #}<p>b</p>\n<!-- c -->\n", "twig") == b"<p>b</p>\n"


@pytest.mark.parametrize("way", [*NEAR, *HARDER])
def test_every_way_changes_a_text_in_every_language(way: str) -> None:
    alter = {**NEAR, **HARDER}[way]
    for language in sorted(LANGUAGES):
        strangers = {language: [b"something else\n"] * 9}
        text = b"/* a */\n# b\n{# c #}<!-- d -->\n    e\n"
        content = alter(Copy(text, language, strangers, Random(1)))
        assert content not in {b"", text}, language


def test_equal_copies_are_equal() -> None:
    for alter in EXACT.values():
        assert alter(Copy(_PHP, "php", {}, Random(1))) == _PHP


def test_what_is_no_evidence_is_neither_planted_nor_counted(commons: Path, tree: Path) -> None:
    (commons / "LICENSE").write_text(prose("licence", 30), encoding="utf-8")
    (commons / "picture.bin").write_bytes(b"\0" * 900)
    (tree / "yarn.lock").write_text(prose("lock", 30), encoding="utf-8")
    assert len(texts_of_commons(commons)) == 28
    assert len(unrelated([tree], 100, 1)) == 40
    assert len(unrelated([tree], 10, 1)) == 10
