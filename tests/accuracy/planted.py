"""Are copies of a commons' files found among 50,000 others, whatever was done to them?

Of the texts of a commons copies are made, of each text in one way, and mixed with files that
have nothing to do with it. It is counted how many are found, and of how many other files
something is claimed. Those claims are to be looked at by a person: where the commons and the
tree both have something from a third, they are right; here that is told from the names alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from pplcheck.discover.source import blob_id
from pplcheck.model.commons import Commons
from pplcheck.model.past import Life, Past, PastCommit
from pplcheck.model.trace import Trace
from pplcheck.recognise.doors import Index
from pplcheck.recognise.gathered import Gathered, GatheredText
from pplcheck.recognise.index import build, opened
from pplcheck.recognise.near import Asked, Search
from pplcheck.recognise.passages import trace_of
from pplcheck.recognise.winnowing import grams_of_many
from tests.accuracy.alterations import EXACT, HARDER, NEAR, Alter, Copy
from tests.accuracy.comments import LANGUAGES, language_of
from tests.accuracy.result import Goal, Tally, show, show_wrong
from tests.accuracy.unrelated import Content, texts_of_commons, unrelated

HOW_TO_GET = "name a commons with COMMONS= and folders of unrelated files with TREES="
_TREE = 50_000
_OF_EACH = 600
_BATCH = 1000
_SEED = 5
_GOAL_NEAR = 0.95
_GOAL_WRONG = 1e-4
_SIZES: Final = (100, 200, 500, 1000, 3000, 10_000)
_STRANGERS = 20_000
# Names that make nobody kin.
_OF_ANYTHING: Final = frozenset({"index", "main", "style", "styles", "test", "utils", "app"})


@dataclass(frozen=True, slots=True)
class Planted:
    """A copy among strangers.

    Attributes:
        way: what was done to it.
        origin: the path in the commons.
        letters: how many letters and digits the original has.
        content: of the copy.

    """

    way: str
    origin: str
    letters: int
    content: bytes


def copies_found(commons: Path, trees: list[Path]) -> list[Goal]:
    """Measure what is found and what is claimed wrongly."""
    texts = texts_of_commons(commons)
    strangers = unrelated(trees, _TREE, _SEED)
    planted = _planted(texts, strangers)
    index = opened(build([_gathered(commons.name, texts)]))
    print(
        f"\n{commons}: {len(texts)} texts, {len(planted)} copies among {len(strangers)} files"
    )
    equal = _equal(index, planted)
    site = [*strangers, *(Content(path, one.content) for path, one in planted.items())]
    near = _near(index, [one for one in site if one.path not in equal])
    exact = _tally(planted, EXACT, equal)
    altered = _tally(planted, NEAR, near.keys() | equal)
    harder = _tally(planted, HARDER, near.keys() | equal)
    wrong, kin = _claims_of_strangers(near, planted)
    for tally in (exact, altered, harder):
        show("Copies", ("way and letters", "found", "share"), _rows(tally))
    show_wrong([*(f"claimed: {line}" for line in wrong), *(f"kin: {line}" for line in kin)], 20)
    return _goals(commons.name, (exact, altered, harder), wrong, len(strangers))


def _goals(
    name: str, tallies: tuple[Tally, Tally, Tally], wrong: list[str], strangers: int
) -> list[Goal]:
    exact, altered, harder = tallies
    share = len(wrong) / max(1, strangers)
    return [
        Goal(f"{name}: equal copies", "all", str(exact), exact.share == 1.0,
             wrong=tuple(exact.wrong)),
        Goal(f"{name}: altered copies", f">= {_GOAL_NEAR:.0%}", str(altered),
             altered.share >= _GOAL_NEAR, wrong=tuple(altered.wrong)),
        Goal(f"{name}: altered in all ways at once", "told", str(harder), is_met=True),
        Goal(f"{name}: claims of unrelated files", "<= 1 in 10,000",
             f"{len(wrong)} of {strangers}", share <= _GOAL_WRONG, wrong=tuple(wrong)),
    ]  # fmt: skip


def _planted(texts: list[Content], strangers: list[Content]) -> dict[str, Planted]:
    """Return the copies by their paths; each text is altered in one way."""
    chance = Random(_SEED)
    lines = _lines(strangers)
    pool = [one for one in texts if language_of(one.path) in lines]
    chance.shuffle(pool)
    ways = {**EXACT, **NEAR, **HARDER}
    found = {}
    for number, (way, alter) in enumerate(ways.items()):
        for one in pool[number :: len(ways)][:_OF_EACH]:
            path = _path(way, one.path, chance)
            found[path] = _altered(one, way, alter, Random(one.path), lines)
    return found


def _altered(
    one: Content, way: str, alter: Alter, chance: Random, lines: dict[str, list[bytes]]
) -> Planted:
    copy = Copy(one.content, language_of(one.path), lines, chance)
    return Planted(way, one.path, sum(map(_is_letter, one.content)), alter(copy))


def _is_letter(code: int) -> bool:
    return chr(code).isalnum()


def _path(way: str, path: str, chance: Random) -> str:
    """Return where a copy stands: elsewhere, and under another name where it was renamed."""
    folder, _, name = path.rpartition("/")
    if way == "renamed":
        name = f"part{chance.randrange(10**9)}.{language_of(path)}"
    return f"lib/vendored/{way}/{folder}/{name}"


def _lines(strangers: Iterable[Content]) -> dict[str, list[bytes]]:
    lines: dict[str, list[bytes]] = {}
    for one in strangers:
        language = language_of(one.path)
        if language in LANGUAGES and len(lines.setdefault(language, [])) < _STRANGERS:
            lines[language] += one.content.splitlines(keepends=True)
    return lines


def _gathered(name: str, texts: list[Content]) -> Gathered:
    grams = grams_of_many([one.content for one in texts])
    commit = PastCommit("1" * 40, date(2020, 1, 1), (), 0)
    lives = tuple(Life(blob_id(one.content), one.path, 0, 0) for one in texts)
    return Gathered(
        Commons(name, name, family=("1" * 40,)),
        Past((commit,), (0,), lives),
        tuple(
            GatheredText(one.path, found, len(found))
            for one, found in zip(texts, grams, strict=True)
        ),
    )


def _equal(index: Index, planted: dict[str, Planted]) -> set[str]:
    ids = {path: blob_id(one.content) for path, one in planted.items()}
    known = index.contents(ids.values())
    return {path for path, content_id in ids.items() if content_id in known}


def _near(index: Index, site: list[Content]) -> dict[str, Trace]:
    """Return the best trace of each file that has any."""
    search = Search(index)
    for first in range(0, len(site), _BATCH):
        batch = site[first : first + _BATCH]
        grams = grams_of_many([one.content for one in batch])
        search.look_up([Asked(one.path, f) for one, f in zip(batch, grams, strict=True)])
    contents = {one.path: one.content for one in site}
    found: dict[str, Trace] = {}
    for match in search.matches():
        trace = trace_of(match, index.commons[match.text.commons], contents[match.path])
        if trace:
            found.setdefault(match.path, trace)
    return found


def _tally(planted: dict[str, Planted], ways: dict[str, Alter], found: set[str]) -> Tally:
    tally = Tally()
    for path, one in planted.items():
        if one.way in ways:
            tally.count(
                f"{one.way}, {_size(one.letters)}", is_right=path in found, example=one.origin
            )
    return tally


def _size(letters: int) -> str:
    return next((f"< {most:>6}" for most in _SIZES if letters < most), f">= {_SIZES[-1]:>5}")


def _rows(tally: Tally) -> Iterator[tuple[str, str, str]]:
    ways = sorted({group.partition(",")[0] for group in tally.total})
    for way in ways:
        groups = sorted(group for group in tally.total if group.startswith(f"{way},"))
        right, total = (sum(of[g] for g in groups) for of in (tally.right, tally.total))
        yield f"{way}, all", f"{right}/{total}", f"{right / total:.1%}"
        for group in groups:
            right, total = tally.right[group], tally.total[group]
            yield group, f"{right}/{total}", f"{right / total:.1%}"


def _claims_of_strangers(
    near: dict[str, Trace], planted: dict[str, Planted]
) -> tuple[list[str], list[str]]:
    """Return the claims of files that were not planted, and those of files named alike."""
    wrong: list[str] = []
    kin: list[str] = []
    for path, trace in near.items():
        if path not in planted:
            line = f"{path} is taken for {trace.there}: {trace.strength}, {trace.says}"
            (kin if _words(path) & _words(trace.there) else wrong).append(line)
    return wrong, kin


def _words(path: str) -> frozenset[str]:
    name = path.rpartition("/")[2].rpartition(".")[0].lower()
    return frozenset(re.findall(r"[a-z]{4,}", name)) - _OF_ANYTHING
