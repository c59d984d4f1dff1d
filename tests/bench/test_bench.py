"""Does the bench measure? Its clock, its arithmetic and its corpus, on what is known."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import corpus, growth, rows
from tests.bench.__main__ import main
from tests.bench.clock import (
    Command,
    CommandError,
    Used,
    interleaved,
    peak,
    ratio,
    spread,
    used_by,
)
from tests.bench.peers import Peers, found

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="no wait4 on this platform")


def _python(name: str, code: str, *accepts: int) -> Command:
    return Command(name, (sys.executable, "-c", code), Path(), frozenset(accepts or {0}))


def test_work_costs_cpu_and_sleep_does_not() -> None:
    work = used_by(_python("work", "for _ in range(5_000_000): pass"))
    sleep = used_by(_python("sleep", "import time; time.sleep(0.3)"))
    assert work.cpu > 2 * sleep.cpu
    assert sleep.wall > 0.3 > sleep.cpu


def test_the_work_of_children_counts() -> None:
    busy = f"[{sys.executable!r}, '-c', 'for _ in range(5_000_000): pass']"
    parent = used_by(_python("parent", f"import subprocess; subprocess.run({busy})"))
    idle = used_by(_python("idle", "import subprocess"))
    assert parent.cpu > 2 * idle.cpu


def test_the_size_is_that_of_the_command_and_not_of_the_bench() -> None:
    ballast = bytearray(200_000_000)
    small = used_by(_python("small", "pass")).peak
    large = used_by(_python("large", "len(bytearray(100_000_000))")).peak
    assert len(ballast) / 1e6 > large > small + 80


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(CommandError, match="sick ended with 3: oh dear"):
        used_by(_python("sick", "print('oh dear'); exit(3)"))
    used_by(_python("finding", "exit(3)", 0, 3))


def test_commands_take_turns_and_the_first_round_does_not_count(tmp_path: Path) -> None:
    log = tmp_path / "log"
    codes = {name: f"open({str(log)!r}, 'a').write({name!r})" for name in "ab"}
    series = interleaved([_python(name, code) for name, code in codes.items()], rounds=2)
    assert log.read_text() == "ababab"
    assert {name: len(used) for name, used in series.items()} == {"a": 2, "b": 2}


def test_ratios_are_taken_round_by_round() -> None:
    series = {
        "a": [Used(2, 0, 10), Used(6, 0, 30), Used(3, 0, 20)],
        "b": [Used(1, 0, 1), Used(2, 0, 1), Used(4, 0, 1)],
    }
    assert str(ratio(series, "a", "b")) == "2.00 (0.75–3.00)"
    assert peak(series, "a") == 30


@pytest.mark.parametrize(
    ("row", "is_met"),
    [
        (rows.at_most("", 4, spread([3.9])), True),
        (rows.at_most("", 4, spread([4.1])), False),
        (rows.at_least("", 15, spread([15.1])), True),
        (rows.at_least("", 15, spread([14.9])), False),
        (rows.absent("", "", ""), None),
    ],
)
def test_a_goal_is_met_or_short(row: rows.Row, is_met: bool | None) -> None:
    assert row.is_met is is_met


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_the_power_of_a_growth_is_found(power: float) -> None:
    assert growth.exponent([times**power for times in growth.TIMES]) == pytest.approx(power)


def test_texts_that_grow_have_the_lengths_that_they_claim() -> None:
    for texts in (growth.repeated("one two three"), growth.shuffled("one two three")):
        assert [len(text.split()) for text in texts] == [3 * times for times in growth.TIMES]


def test_the_corpus_is_the_same_every_time(tmp_path: Path) -> None:
    first, second = (
        corpus.described(corpus.generated(tmp_path / name, files=60)) for name in "ab"
    )
    assert (first.commit, first.files, first.size) == (second.commit, second.files, second.size)
    assert first.files == 61
    assert first.commit != "no commit"


def test_a_subset_has_files_from_everywhere(tmp_path: Path) -> None:
    tree = corpus.generated(tmp_path, files=120)
    few = corpus.described(corpus.subset(tree, tmp_path, files=12))
    assert few.files == 12
    assert len(list(few.path.iterdir())) >= 3


def test_one_text_is_timed_in_a_process_of_its_own() -> None:
    seconds = rows.timed(sys.executable, "pplcheck", ["a word", "two words here"])
    assert len(seconds) == 2
    assert all(0 < second < 5 for second in seconds)


def test_a_graph_is_timed_against_its_own_edges() -> None:
    *steps, size = rows.of_graph(60, rounds=1)
    assert [row.what.split(": ")[-1] for row in steps][:2] == [
        "build / JSON",
        "uses of every asset / JSON",
    ]
    assert size.is_met


def test_a_missing_peer_is_said(tmp_path: Path) -> None:
    nobody = Peers(None, None, None, None, None)
    said = [
        *rows.of_tree(tmp_path, nobody, 1),
        *rows.of_subset(tmp_path, nobody, 1),
        *rows.of_texts(["a word"], nobody, 1),
        *rows.of_designs(tmp_path, tmp_path, nobody, 1),
    ]
    assert sum(row.measured.startswith("not measured: ") for row in said) == 5
    assert "absent" in "".join(nobody.versions())


def test_a_named_peer_is_taken() -> None:
    assert found("/opt/rg", None, None).ripgrep == "/opt/rg"


def test_the_command_stops_where_a_tool_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    arguments = ["--tree", str(tmp_path), "--only", "tree", "--rounds", "1"]
    assert main([*arguments, "--rg", sys.executable]) == 2
    assert "stopped: rg ended with " in capsys.readouterr().err
