"""What do fingerprints of texts cost: to make, to keep, and to look for?"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.clock import spread
from tests.bench.peers import PYTHON, ROOT
from tests.bench.rows import Row, absent, at_least

_PEER = "scanoss-winnowing"


def of_winnowing(tree: Path, peer: str | None, rounds: int) -> Iterator[Row]:
    """Measure winnowing every text of a tree, against the peer in C, in turns.

    Args:
        tree: with many texts.
        peer: a Python that has it, or None.
        rounds: that count, after one that does not.

    """
    script = str(Path(__file__).with_name("winnow.py"))
    runs = {"pplcheck": PYTHON} | ({_PEER: peer} if peer else {})
    series: dict[str, list[dict[str, Any]]] = {package: [] for package in runs}
    for number in range(rounds + 1):
        for package, python in runs.items():
            found = _asked(python, script, package, str(tree.resolve()))
            if number:
                series[package].append(found)
    ours = series["pplcheck"]
    speed = spread([run["mb"] / run["seconds"] for run in ours])
    texts = f"{ours[0]['texts']:,} texts, {ours[0]['mb']:.0f} MB"
    yield Row("winnowing, MB a CPU second", "", f"{speed}; {texts}")
    what = f"winnowing: {_PEER} / ours, CPU"
    if peer is None:
        yield absent(what, "≥ 4 ×", f"WINNOWING=a Python that has {_PEER}")
        return
    if not all(run["made"] for run in series[_PEER]):
        yield absent(what, "≥ 4 ×", "the peer made no fingerprints")
        return
    pairs = zip(series[_PEER], ours, strict=True)
    ratios = [theirs["seconds"] / our["seconds"] for theirs, our in pairs]
    yield at_least(what, 4, spread(ratios))


def of_index(number: int, rounds: int) -> Iterator[Row]:
    """Measure an index of so many fingerprints: its size, and how fast it is searched.

    The goals are those of a machine as in the reference page; on another they say little.
    """
    runs = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            runs.append(_asked(PYTHON, "-m", "tests.bench.lookups", str(number), folder))
    size = spread([run["bytes"] for run in runs])
    yield Row("index: bytes a fingerprint", "≤ 12", f"{size}", round(size.median, 2) <= 12)
    what = f"index of {number:,}"
    for name in ("grams", "contents"):
        found = spread([run[name] for run in runs])
        yield Row(
            f"{what}: {name} looked up, M a second", "≥ 1.5", f"{found}", found.median >= 1.5
        )
    opening = spread([1000 * run["open"] for run in runs])
    yield Row(f"{what}: checked when opened, ms", "", f"{opening}")


def _asked(*words: str) -> dict[str, Any]:
    done = subprocess.run(
        words,
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
