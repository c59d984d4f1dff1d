"""How long does it take to look through the listings of many forks, without any content?

The yardstick is what anybody has to do who looks at lines: to read a listing and to split it.
What merely reading it takes is told beside it, and what it takes to make a file of each hit.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

from pplcheck.discover.sites import open_listing
from pplcheck.model.commons import Commons
from pplcheck.model.past import Life, Past, PastCommit
from pplcheck.pipeline.uses import UsesOrder, find_uses
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.index import OpenedIndex, build, opened
from tests.bench.clock import Spread, spread
from tests.bench.rows import Row, at_most

# Of a fork, so much was changed since.
_CHANGED = 0.1
_VERSIONS = 4


def of_listings(scratch: Path, rounds: int, forks: int, files: int = 5_000) -> Iterator[Row]:
    """Measure forks against the index of their commons.

    Args:
        scratch: an empty folder.
        rounds: that count, after one that does not.
        forks: how many listings.
        files: how many each names.

    """
    chance = Random("listings")  # the same each time
    content = build([Gathered(_COMMONS, _past(files))])
    kept, index = scratch / "commons.pplx", opened(content)
    kept.write_bytes(content)
    paths = [_listing(scratch / f"{number}.txt", files, chance) for number in range(forks)]
    ways: dict[str, Callable[[], object]] = {
        "read": lambda: [path.read_bytes() for path in paths],
        "split": lambda: [path.read_bytes().split(b"\n") for path in paths],
        "told": lambda: [_told(path, index) for path in paths],
        "named": lambda: [_named(path, index) for path in paths],
        "uses": lambda: _uses(kept, paths),
    }
    series: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            began = time.process_time()
            way()
            if number:
                series[name].append(time.process_time() - began)
    told, split, read = series["told"], series["split"], series["read"]
    what = f"{forks} listings of {files:,} files"
    whole = f"pplcheck uses, {what} / reading and splitting them"
    yield at_most(whole, 2, _ratio(series["uses"], split))
    yield Row(f"{what}, known or not / split", "", f"{_ratio(told, split)} ×")
    yield Row(f"{what} / merely reading", "", f"{_ratio(told, read)} ×")
    yield Row(f"{what}, all hits named / split", "", f"{_ratio(series['named'], split)} ×")
    rate = spread([forks * files / seconds / 1e6 for seconds in told])
    yield Row("files of listings looked up", "", f"{rate} million a second")


_COMMONS = Commons(id="github.com/coop/commons", name="Commons")


def _told(path: Path, index: OpenedIndex) -> int:
    return int(index.known_contents(open_listing(str(path)).keys).sum())


def _named(path: Path, index: OpenedIndex) -> int:
    listing = open_listing(str(path))
    return len(listing.files(index.known_contents(listing.keys).nonzero()[0].tolist()))


def _uses(index: Path, paths: list[Path]) -> None:
    """Do all that the command does, but for starting Python and printing."""
    order = UsesOrder((str(index),), tuple(map(str, paths)), date(2026, 1, 1))
    report = find_uses(order, lambda *_: None)
    if len(report.uses) != len(paths):
        raise RuntimeError(f"{len(report.uses)} of {len(paths)} forks were known")


def _ratio(ours: list[float], theirs: list[float]) -> Spread:
    return spread([one / other for one, other in zip(ours, theirs, strict=True)])


def _id(number: int, version: int) -> str:
    return hashlib.sha1(b"%d %d" % (number, version), usedforsecurity=False).hexdigest()


def _past(files: int) -> Past:
    commits = tuple(
        PastCommit(_id(-1, version), date(2020, 1, 1 + version), parents, 0)
        for version, parents in enumerate([(), *((at,) for at in range(_VERSIONS - 1))])
    )
    lives = tuple(
        Life(_id(number, version), _path(number), version, version)
        for number in sorted(range(files), key=_path)
        for version in range(_VERSIONS)
    )
    return Past(commits, tuple(range(_VERSIONS)), lives)


def _path(number: int) -> str:
    return f"src/module_{number % 97}/component_{number}/a_file_of_some_name.py"


def _listing(path: Path, files: int, chance: Random) -> Path:
    version = chance.randrange(_VERSIONS)
    lines = []
    for number in sorted(range(files), key=_path):
        is_changed = chance.random() < _CHANGED
        id_ = _id(chance.getrandbits(60), 9) if is_changed else _id(number, version)
        lines.append(f"100644 blob {id_}\t{_path(number)}\n")
    path.write_text("".join(lines), encoding="ascii")
    return path
