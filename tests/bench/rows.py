"""What is measured, against what, and what should come out?"""

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import growth
from tests.bench.clock import (
    LEAST_CPU,
    Command,
    Series,
    Spread,
    cpu,
    interleaved,
    peak,
    ratio,
    spread,
)
from tests.bench.peers import PYTHON, ROOT, Peers, pplcheck, search

_CLASSIFIER = "licenseclassifier"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        what: what was measured, and against what.
        goal: what it should be, in words.
        measured: what it is, in words; the range in brackets.
        is_met: None where there is no goal, or nothing was measured.

    """

    what: str
    goal: str
    measured: str
    is_met: bool | None = None


def at_most(what: str, goal: float, found: Spread, unit: str = "×") -> Row:
    """Return a row whose number should not be larger than the goal."""
    return Row(what, f"≤ {goal:g} {unit}", f"{found} {unit}", found.median <= goal)


def at_least(what: str, goal: float, found: Spread) -> Row:
    """Return a row whose number should not be smaller than the goal."""
    return Row(what, f"≥ {goal:g} ×", f"{found} ×", found.median >= goal)


def absent(what: str, goal: str, how: str) -> Row:
    """Return a row for what could not be measured."""
    return Row(what, goal, f"not measured: {how}")


def of_tree(tree: Path, peers: Peers, rounds: int) -> Iterator[Row]:
    """Measure what reads a whole tree, against ripgrep and against `reuse lint`."""
    if peers.ripgrep is None:
        yield absent("pre-filter, scan / ripgrep", "", "install ripgrep, or RG=path")
        return
    ours = [
        # As modules of this checkout: whatever is installed is not what is measured.
        Command("pre-filter", (PYTHON, "-m", "tests.bench.prefilter", str(tree)), ROOT),
        Command("scan", pplcheck("scan", str(tree), "--format", "json"), ROOT),
    ]
    yard = [Command(name, search(peers.ripgrep), tree) for name in ("rg", "rg again")]
    lint = () if peers.reuse is None else (peers.reuse, "--root", str(tree), "lint", "--json")
    # reuse ends with 1 where a tree does not comply.
    reuse = [Command("reuse", lint, tree, frozenset({0, 1}))] if lint else []
    series = interleaved([*yard, *ours, *reuse], rounds)
    yield from _noise(series, "rg")
    yield at_most("pre-filter and tags / ripgrep, CPU", 1.3, ratio(series, "pre-filter", "rg"))
    yield _peak("pre-filter and tags, largest process", 50, peak(series, "pre-filter"))
    yield at_most("cold full scan / ripgrep, CPU", 4, ratio(series, "scan", "rg"))
    yield _peak("cold full scan, largest process", None, peak(series, "scan"))
    if reuse:
        yield at_least("reuse lint / cold full scan, CPU", 15, ratio(series, "reuse", "scan"))
    else:
        yield absent("reuse lint / cold full scan, CPU", "≥ 15 ×", "install reuse")


def of_subset(tree: Path, peers: Peers, rounds: int) -> Iterator[Row]:
    """Measure ScanCode, licences only, on a few files of the tree."""
    what = "ScanCode / cold full scan, CPU, subset"
    if peers.scancode is None:
        yield absent(what, "≥ 100 ×", "SCANCODE_BIN=path/to/scancode")
        return
    licences = (peers.scancode, "--license", "--quiet", "-n", "1", "--json", "-", str(tree))
    commands = [
        # ScanCode ends with 1 where it could not read a file.
        Command("scancode", licences, tree, frozenset({0, 1})),
        Command("scan", pplcheck("scan", str(tree), "--format", "json"), ROOT),
    ]
    series = interleaved(commands, rounds)
    yield at_least(what, 100, ratio(series, "scancode", "scan"))
    yield _peak("ScanCode, largest process", None, peak(series, "scancode"))


def of_designs(tree: Path, scratch: Path, peers: Peers, rounds: int) -> Iterator[Row]:
    """Measure what reads a hardware repository, against exiftool and ScanCode on its files."""
    files = sorted(
        path for path in tree.rglob("*") if path.is_file() and ".git" not in path.parts
    )
    yield Row(f"designs: a tree of {len(files)} files", "", "")
    listed = scratch / "designs.txt"
    listed.write_text("".join(f"{path}\n" for path in files), encoding="utf-8")
    scan = Command("scan", pplcheck("scan", str(tree), "--format", "json"), ROOT)
    if peers.exiftool is None:
        yield absent(
            "designs: scan / exiftool, CPU", "≤ 1 ×", "install exiftool, or EXIFTOOL=path"
        )
    else:
        asked = (peers.exiftool, "-json", "-q", "-q", "-@", str(listed))
        # exiftool ends with 1 where it does not know a file's format.
        theirs = Command("exiftool", asked, tree, frozenset({0, 1}))
        series = interleaved([theirs, scan], rounds)
        yield at_most("designs: scan / exiftool, CPU", 1, ratio(series, "scan", "exiftool"))
        yield _peak("designs: scan, largest process", 200, peak(series, "scan"))
    what = "designs: ScanCode / scan, CPU"
    if peers.scancode is None:
        yield absent(what, "≥ 50 ×", "SCANCODE_BIN=path/to/scancode")
        return
    both = (peers.scancode, "--license", "--copyright", "--quiet", "-n", "1", "--json", "-")
    theirs = Command("scancode", (*both, str(tree)), tree, frozenset({0, 1}))
    series = interleaved([theirs, scan], 1)
    yield at_least(what, 50, ratio(series, "scancode", "scan"))


def of_start(tiny: Path, rounds: int) -> Iterator[Row]:
    """Measure what a command costs that has next to nothing to do, against a bare Python."""
    commands = [
        Command("python", (PYTHON, "-c", "pass"), ROOT),
        Command("python again", (PYTHON, "-c", "pass"), ROOT),
        Command("version", pplcheck("--version"), ROOT),
        Command("scan", pplcheck("scan", str(tiny), "--format", "json"), ROOT),
    ]
    series = interleaved(commands, rounds)
    yield from _noise(series, "python", least=0)
    yield at_most("print version / bare Python, CPU", 3, ratio(series, "version", "python"))
    yield at_most("scan of a tiny tree / bare Python, CPU", 5, ratio(series, "scan", "python"))


def of_texts(texts: Sequence[str], peers: Peers, rounds: int) -> Iterator[Row]:
    """Measure one text, in a process that has loaded everything, against licenseclassifier."""
    runs = {"pplcheck": PYTHON}
    if peers.classifier is not None:
        runs[_CLASSIFIER] = peers.classifier
    times: dict[str, list[list[float]]] = {package: [] for package in runs}
    for _ in range(rounds):
        for package, python in runs.items():
            times[package].append(timed(python, package, texts))
    ours = [sum(one) for one in times["pplcheck"]]
    per_text = spread([1000 * seconds / len(texts) for seconds in ours])
    worst = max(statistics.median(one) for one in zip(*times["pplcheck"], strict=True))
    yield Row(
        f"one text, mean of {len(texts)}; the slowest", "", f"{per_text}; {worst * 1000:.1f} ms"
    )
    what = f"one text / {_CLASSIFIER}, CPU"
    if peers.classifier is None:
        yield absent(what, "≤ 0.1 ×", f"CLASSIFIER=a Python that has {_CLASSIFIER}")
        return
    theirs = [sum(one) for one in times[_CLASSIFIER]]
    pairs = zip(ours, theirs, strict=True)
    yield at_most(what, 0.1, spread([one / other for one, other in pairs]))


def of_growth(text: str) -> Iterator[Row]:
    """Measure how the time grows with a text's length, up to five hundred times."""
    for name, texts in (
        ("licence repeated", growth.repeated(text)),
        ("words in disorder", growth.shuffled(text)),
    ):
        seconds = timed(PYTHON, "pplcheck", texts)
        power = growth.exponent(seconds)
        longest = f"{len(texts[len(seconds) - 1]) / 1e6:.1f} MB in {seconds[-1]:.1f} s"
        is_met = power <= 1.1 and len(seconds) == len(texts)
        yield Row(
            f"growth with length, {name}", "power ≤ 1.1", f"{power:.2f}; {longest}", is_met
        )


def timed(python: str, package: str, texts: Sequence[str]) -> list[float]:
    """Return the CPU seconds of each text, in a new process."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(list(texts), file)
        file.flush()
        script = Path(__file__).with_name("one_text.py")
        done = subprocess.run(
            [python, script, package, file.name],
            capture_output=True,
            text=True,
            check=True,
            # A script's own folder is on its path; for ours the checkout must be, too.
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    return [float(second) for second in json.loads(done.stdout)["seconds"]]


def of_graph(number: int, rounds: int) -> Iterator[Row]:
    """Measure a graph of so many uses, against its own edges written and read as JSON."""
    runs = [_of_use_graph(number) for _ in range(rounds)]
    for name in runs[0]["seconds"]:
        found = spread([ours / yard for ours, yard in (run["seconds"][name] for run in runs)])
        yield at_most(f"graph of {number} uses: {name} / JSON", 3, found)
    yield _peak("graph, with all exports", 1000, max(run["peak"] for run in runs))


def _of_use_graph(number: int) -> dict[str, Any]:
    done = subprocess.run(
        (PYTHON, "-m", "tests.bench.use_graph", str(number)),
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _noise(series: Series, yardstick: str, least: float = LEAST_CPU) -> Iterator[Row]:
    again = ratio(series, f"{yardstick} again", yardstick)
    seconds = cpu(series, yardstick)
    rough = f"; under {least} s, so all ratios to it are rough" if seconds < least else ""
    yield Row(f"noise: {yardstick} / itself", "", f"{again} ×; {seconds:.2f} s of CPU{rough}")


def _peak(what: str, goal: float | None, found: float) -> Row:
    if goal is None:
        return Row(what, "", f"{found:.0f} MB")
    return Row(what, f"≤ {goal:g} MB", f"{found:.0f} MB", found <= goal)
