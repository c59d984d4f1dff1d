"""How fast is it? Every row of the table, each against a yardstick of the same minutes.

    python -m tests.bench --tree ../a-real-repository --rg rg --classifier venv/bin/python

Without a tree, a repository is made on the spot. Peers that are not there are said. The exit
code is 0 whatever comes out, and 2 where a command failed: no time is a pass or a fail.
"""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench import corpus, peers, rows
from tests.bench.clock import CommandError
from tests.bench.fingerprints import of_index, of_winnowing
from tests.bench.listings import of_listings
from tests.bench.rows import Row
from tests.bench.verdicts import of_verdicts

_RECOGNITION = ("graph", "listings", "winnowing", "index")
_PARTS = ("tree", "subset", "start", "texts", "growth", "designs", "verdicts", *_RECOGNITION)


def main(arguments: list[str]) -> int:
    """Measure what was asked for and print the table; return the exit code."""
    options = _parser().parse_args(arguments)
    known = peers.found(options.rg, options.scancode, options.classifier, options.exiftool)
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        tree = options.tree or corpus.generated(Path(scratch), options.files)
        _say(corpus.described(tree.resolve()), known, options.rounds)
        try:
            for row in _measured(options, tree.resolve(), Path(scratch), known):
                print(_line(row), flush=True)
        except CommandError as error:
            print(f"stopped: {error}", file=sys.stderr)
            return 2
    return 0


def _measured(
    options: argparse.Namespace, tree: Path, scratch: Path, known: peers.Peers
) -> Iterator[Row]:
    parts = options.only or _PARTS
    if "start" in parts:
        # Each takes an instant and varies by a third: many rounds cost little.
        yield from rows.of_start(_tiny(scratch), 4 * options.rounds)
    if "texts" in parts:
        yield from rows.of_texts(_texts(options.texts, options.spdx), known, options.rounds)
    if "growth" in parts:
        yield from rows.of_growth(corpus.licence_text())
    yield from _recognition(options, tree, scratch, parts)
    if "tree" in parts:
        yield from rows.of_tree(tree, known, options.rounds)
    if "designs" in parts and options.designs is not None:
        tree = options.designs.resolve()
        yield from rows.of_designs(tree, scratch, known, options.rounds)
    if "subset" in parts:
        few = corpus.subset(tree, scratch, options.subset)
        yield from rows.of_subset(few, known, options.rounds)


def _recognition(
    options: argparse.Namespace, tree: Path, scratch: Path, parts: Sequence[str]
) -> Iterator[Row]:
    if "verdicts" in parts:
        yield from of_verdicts(options.rounds, options.verdicts)
    if "graph" in parts:
        yield from rows.of_graph(options.uses, options.rounds)
    if "listings" in parts:
        yield from of_listings(_new(scratch / "listings"), options.rounds, options.forks)
    if "winnowing" in parts:
        yield from of_winnowing(tree, options.winnowing, options.rounds)
    if "index" in parts:
        yield from of_index(options.fingerprints, options.rounds)


def _say(tree: corpus.Corpus, known: peers.Peers, rounds: int) -> None:
    print(f"tree: {tree}")
    print(f"rounds: {rounds}, after one to warm the caches; medians (least–most); CPU time")
    print(f"machine: {platform.machine()}, {platform.system()} {platform.release()}")
    print("\n".join(known.versions()))
    print(_line(Row("\nwhat", "goal", "measured")))


def _line(row: Row) -> str:
    said = {True: "met", False: "SHORT", None: ""}[row.is_met]
    return f"{row.what:<48} {row.goal:<12} {row.measured:<30} {said}".rstrip()


def _tiny(scratch: Path) -> Path:
    """Make a repository of three files."""
    return corpus.generated(scratch / "tiny", files=2)


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _texts(folder: Path | None, package: Path | None) -> list[str]:
    """Return the texts of a folder and of the SPDX list; without them, a few of ours."""
    files = sorted(folder.rglob("*.txt")) if folder is not None else []
    listed = sorted((package / "licenses").glob("*.json")) if package is not None else []
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    texts += [json.loads(path.read_text(encoding="utf-8"))["licenseText"] for path in listed]
    return texts or corpus.few_texts()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--tree", type=Path, help="a repository to measure on")
    parser.add_argument("--files", type=int, default=5000, help="of the one made on the spot")
    parser.add_argument("--uses", type=int, default=100_000, help="in the graph")
    parser.add_argument("--texts", type=Path, help="a folder of licence texts, *.txt")
    parser.add_argument("--spdx", type=Path, help="the npm package: its texts, too")
    parser.add_argument("--rounds", type=int, default=5, help="that count")
    parser.add_argument("--subset", type=int, default=100, help="files for ScanCode")
    parser.add_argument("--rg", help="ripgrep")
    parser.add_argument("--scancode", help="ScanCode's command")
    parser.add_argument("--classifier", help="a Python that has licenseclassifier")
    parser.add_argument("--exiftool", help="exiftool's command")
    parser.add_argument("--winnowing", help="a Python that has scanoss-winnowing")
    parser.add_argument("--fingerprints", type=int, default=10_000_000, help="of an index")
    parser.add_argument("--forks", type=int, default=1000, help="listings to look through")
    parser.add_argument("--verdicts", type=int, default=5, help="cases that clingo decides too")
    parser.add_argument("--designs", type=Path, help="a hardware repository to measure on")
    parser.add_argument("--only", action="append", choices=_PARTS, help="repeatable")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
