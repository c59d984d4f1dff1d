"""Does `audit --interactive` ask a person at a real terminal, and keep the answers?"""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import ROOT, write_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")

LOCK = (
    '{"packages": [{"name": "coopcycle/coopcycle-web", "source": {"type": "git", '
    '"url": "https://github.com/coopcycle/coopcycle-web.git", '
    '"reference": "09d0da5978b17b43309f93732471faa839b5f9fb"}}]}'
)
ME = 'schema = "pplcheck.entity/1"\nid = "me"\nnames = ["Me"]\nperson = true\n'
_LONGEST = 60


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Make a tree that needs a commons, in the version of the day when it took the PPL."""
    shop = tmp_path / "shop"
    shop.mkdir()
    write_files(shop, {"composer.lock": LOCK})
    return shop


def _at_a_terminal(words: Sequence[str], answers: Sequence[str], cwd: Path) -> tuple[str, int]:
    """Run the command at a terminal of its own; return what is shown, and the exit code."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "pplcheck", *words],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "80"},
        start_new_session=True,
    )
    os.close(theirs)
    shown, waiting, answered = b"", list(answers), 0
    ends = time.monotonic() + _LONGEST
    while process.poll() is None and time.monotonic() < ends:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                shown += os.read(ours, 1 << 16)
            except OSError:
                break
        elif waiting and shown[answered:].rstrip(b" ").endswith(b":"):
            answered = len(shown)
            os.write(ours, f"{waiting.pop(0)}\n".encode())
    process.kill()
    assert process.stdout is not None
    with process.stdout as stream:
        printed = stream.read()
    os.close(ours)
    return shown.decode() + printed.decode(), process.wait()


def test_it_asks_until_it_is_certain_and_keeps_the_answers(shop: Path, pplcheck: Cli) -> None:
    """PPL 4(b) and 4(c): commercial, and not owned by its workers: nothing else matters."""
    words = ["audit", "--entity", "us.toml", "--interactive", "-q", "--as-of", "2026-11-24"]
    answers = [
        *("Our Shop", "n", "shop.example", "y", "maybe", "y", "n"),
        *("y", "statutes 2025", "2025-06-30", "y"),
    ]
    shown, code = _at_a_terminal(words, answers, shop)
    assert code == 1, shown
    assert "'maybe' is none of them" in shown
    assert "because: PPL, 4(b) (CoopCycle)" in shown
    assert "settled by: statutes" in shown
    assert "Question 2" in shown
    assert "Question 3" not in shown
    kept = (shop / "us.toml").read_text()
    assert 'commercial = "yes"' in kept
    assert 'evidence = "statutes 2025"' in kept
    assert "from     = 2025-06-30\nuntil    = 2027-11-24\n" in kept
    assert 'id     = "our-shop"' in kept
    assert 'domain = "shop.example"' in kept
    assert "'y' names no document" in shown
    again = pplcheck(*words[:3], "-q", *words[-2:], "--declare", "declared.toml", cwd=shop)
    assert again.code == 1
    assert "owes reciprocity 1" in again.out
    declared = (shop / "declared.toml").read_text()
    assert 'maker = "shop.example"' in declared
    assert "as_of = 2025-06-30" in declared
    later = pplcheck(*words[:3], "-q", "--as-of", "2027-11-01", "--format", "json", cwd=shop)
    (reminder,) = json.loads(later.out)["reminders"]
    assert reminder["on"] == "2027-11-24"
    shown, _ = _at_a_terminal(words, [], shop)
    assert "Nothing need be asked" in shown


def test_nothing_is_written_unless_somebody_says_so(shop: Path) -> None:
    before = 'schema = "pplcheck.entity/1"\nid = "us"\nnames = ["Us"] # kept\n'
    (shop / "us.toml").write_text(before)
    shown, code = _at_a_terminal(
        ["audit", "--entity", "us.toml", "--interactive", "-q"], ["", "n", "q", "n"], shop
    )
    assert code == 4, shown
    assert "Stopped" in shown
    assert (shop / "us.toml").read_text() == before
    words = ["audit", "--entity", "us.toml", "--interactive", "-q"]
    shown, code = _at_a_terminal(words, ["us", "es-coop:12-3", "y", "q"], shop)
    assert "'us' is no domain of your own" in shown
    after = '\n[identifiers]\nregister = "es-coop:12-3"\n'
    assert (shop / "us.toml").read_text() == before + after


def test_of_a_person_only_the_use_is_asked(shop: Path) -> None:
    (shop / "me.toml").write_text(ME)
    shown, code = _at_a_terminal(
        ["audit", "--entity", "me.toml", "--interactive", "-q"], ["n", "n", "n", "n"], shop
    )
    assert code == 0, shown
    assert "business" not in shown
    assert "owners" not in shown


def test_without_a_terminal_it_refuses_and_does_not_wait(shop: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pplcheck", "audit", "--entity", "us.toml", "--interactive"],
        cwd=shop,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=False,
    )
    assert done.returncode == 2
    assert "--interactive needs a terminal" in done.stderr
    assert not (shop / "us.toml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--interactive"], "needs --entity"),
        (["--acts", "sell"], "sell: there are copy"),
        (["--no-catalogue"], "nothing is to be looked for"),
        (["--declare", "d.toml"], "nobody says who declares"),
    ],
)
def test_what_cannot_be_done_is_said(
    shop: Path, pplcheck: Cli, words: list[str], said: str
) -> None:
    done = pplcheck("audit", *words, cwd=shop)
    assert done.code == 2
    assert said in done.err


def test_it_ends_in_a_page_and_a_declaration(shop: Path, pplcheck: Cli) -> None:
    (shop / "us.toml").write_text(
        'schema = "pplcheck.entity/1"\nid = "us"\nnames = ["Our *Shop*"]\n'
        '[facts.owners_are_workers]\nvalue = "yes"\nlevel = 1\nby = "self"\n'
        'evidence = "statutes.pdf"\n'
    )
    words = ["audit", "--entity", "us.toml", "--format", "summary", "--as-of", "2026-11-24"]
    done = pplcheck(*words, "--declare", "declared.toml", cwd=shop)
    assert done.code == 4
    assert "Our \\*Shop\\*" in done.out
    assert done.out.count("Not legal advice") == 1
    for heading in ("May we?", "Documents to keep", "Open questions"):
        assert f"## {heading}" in done.out
    assert "- statutes.pdf: `owners_are_workers` = yes" in done.out
    assert "declarations" not in done.out.split("## May we?")[0]
    assert len(done.out.splitlines()) < 60
    declared = (shop / "declared.toml").read_text()
    assert 'name = "owners_are_workers"' in declared
    again = pplcheck(*words, "--declare", "declared.toml", cwd=shop)
    assert again.code == 2
    assert "is there already" in again.err
    assert (shop / "declared.toml").read_text() == declared
