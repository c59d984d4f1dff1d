"""Which licences does a file hold? Asked of ScanCode's data-driven suite, file by file.

The suite (`tests/licensedcode/data/datadriven` in a checkout of aboutcode-org/scancode-toolkit)
puts beside each file the licences that ScanCode's authors see in it. Its keys are translated by
`spdx_license_key` of the licence data in the same checkout. Left out are cases with a key that
has no id on the SPDX list, cases that are lists of licence names, and two that ScanCode expects
to fail.

A case belongs to one of two halves, by the SHA-256 of its path within the suite: first byte
even `tune`, odd `held out`. Nobody may look at what is wrong in the held-out half: only its
counts are printed.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pplcheck.licences import ExpressionError, identify, named_in, parse_loosely
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.identification import Identification
from pplcheck.pipeline.file import read_file
from pplcheck.read import as_utf8, is_binary, text_of
from tests.accuracy.result import Goal, show

HOW_TO_GET = "git clone https://github.com/aboutcode-org/scancode-toolkit, then SCANCODE=path"
_SUITE = "tests/licensedcode/data/datadriven"
_LICENCES = "src/licensedcode/data/licenses"
_GOAL = 0.95
# Files that enumerate licences: what stands in them is no statement about anything.
_LISTS = re.compile(r"external/license_tools/|licenses_list|url_badge")
_KEY = re.compile(r"[a-z0-9][a-z0-9.+_-]*")
_OPERATORS = frozenset({"and", "or", "with"})
# What a reader says without saying which licence holds for the file.
_SILENT = frozenset(
    {EvidenceKind.COPYRIGHT, EvidenceKind.LICENCE_FILE, EvidenceKind.DEPENDENCY}
)

# Words in a document count here as much as those in a programme; mere pointers do not.
_SURE_ENOUGH = 0.6
# Path and content to licences, as SPDX ids.
LicencesIn = Callable[[str, bytes], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A file of the suite and the SPDX ids that it holds."""

    name: str
    path: Path
    expected: frozenset[str]

    @property
    def is_held_out(self) -> bool:
        """In which half it is; the name decides, so that no run can choose."""
        return bool(hashlib.sha256(self.name.encode()).digest()[0] % 2)


@dataclass(slots=True)
class Score:
    """Sets compared, over all cases."""

    cases: int = 0
    exact: int = 0
    right: int = 0
    missed: int = 0
    wrong: int = 0
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, expected: frozenset[str], found: frozenset[str]) -> None:
        """Note one case."""
        self.cases += 1
        self.exact += expected == found
        self.right += len(expected & found)
        missed, wrong = expected - found, found - expected
        self.missed += len(missed)
        self.wrong += len(wrong)
        self.confused.update((one, two) for one in missed or {"-"} for two in wrong or {"-"})
        del self.confused["-", "-"]

    @property
    def precision(self) -> float:
        """How much of what was found is there."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """How much of what is there was found."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def licences_in(path: str, content: bytes) -> frozenset[str]:
    """Return the licences that `pplcheck scan` sees in a file."""
    reading = read_file(path, content)
    stated = {id_ for seen in reading.evidence for id_ in _stated(seen)}
    return frozenset(stated | _identified(reading.identification))


def licences_in_text(path: str, content: bytes) -> frozenset[str]:
    """Return these, and what `pplcheck identify` says of the file."""
    readable = as_utf8(content)
    whole = None if is_binary(readable) else identify(text_of(readable))
    return licences_in(path, content) | _identified(whole)


def _stated(seen: Evidence) -> frozenset[str]:
    if seen.kind in _SILENT or seen.confidence < _SURE_ENOUGH:
        return frozenset()
    if seen.kind is EvidenceKind.README:
        return frozenset(name.id for name in named_in(seen.value, with_tokens=True))
    return spdx_ids(seen.value)


def _identified(found: Identification | None) -> frozenset[str]:
    if found is None:
        return frozenset()
    said = (found.licence,) if found.licence else found.names
    return frozenset(id_ for one in said for id_ in spdx_ids(one))


def spdx_ids(expression: str) -> frozenset[str]:
    """Return the ids in an expression, deprecated ones as those of today.

    ScanCode tells a licence and its exception apart, so "A WITH B" counts as both.
    """
    try:
        ids = parse_loosely(expression).ids
        return frozenset(part for id_ in ids for part in id_.split(" WITH ")) - {"NONE"}
    except ExpressionError:
        return frozenset()


def cases_of(checkout: Path) -> tuple[list[Case], Counter[str]]:
    """Return the cases that can be asked, and how many were left out for which reason."""
    ids = _ids_by_key(checkout / _LICENCES)
    cases: list[Case] = []
    left_out: Counter[str] = Counter()
    for path in sorted((checkout / _SUITE).rglob("*.yml")):
        file = path.with_suffix("")
        if not file.is_file():
            continue
        name = file.relative_to(checkout / _SUITE).as_posix()
        said = path.read_text(encoding="utf-8")
        keys = set(_keys(said))
        reason = _reason_to_leave_out(name, said, keys, ids)
        if reason:
            left_out[reason] += 1
            continue
        expected = frozenset(id_ for key in keys for id_ in spdx_ids(ids[key]))
        cases.append(Case(name, file, expected))
    return cases, left_out


def _reason_to_leave_out(name: str, said: str, keys: set[str], ids: dict[str, str]) -> str:
    if _LISTS.search(name):
        return "list of licence names"
    if "expected_failure:" in said:
        return "expected to fail"
    if any(key not in ids for key in keys):
        return "a licence without an SPDX id"
    return ""


def _keys(said: str) -> Iterator[str]:
    """Yield the keys under `license_expressions:`; an expression may go on in the next line."""
    _, _, below = said.partition("license_expressions:\n")
    for line in below.splitlines():
        if not re.match(r"[ ]*- |[ ]{3,}", line):
            return
        for key in _KEY.findall(line.lower().lstrip(" -")):
            if key not in _OPERATORS:
                yield key


def _ids_by_key(folder: Path) -> dict[str, str]:
    ids = {}
    for path in sorted(folder.glob("*.LICENSE")):
        head = path.read_text(encoding="utf-8").split("\n---", 1)[0]
        found = re.search(r"^spdx_license_key: *'?([^\s']+)", head, re.MULTILINE)
        if found and not found[1].startswith("LicenseRef-"):
            ids[path.stem] = found[1]
    return ids


_LATER: Final = re.compile(r"-(?:only|or-later)$")


def _families(ids: Iterable[str]) -> frozenset[str]:
    return frozenset(_LATER.sub("", id_) for id_ in ids)


def file_by_file(checkout: Path, ask: LicencesIn, what: str) -> list[Goal]:
    """Print precision, recall and F1 of both halves, and the worst confusions of one."""
    cases, left_out = cases_of(checkout)
    scores = {
        (half, how): Score() for half in ("tune", "held out") for how in ("ids", "families")
    }
    for case in cases:
        half = "held out" if case.is_held_out else "tune"
        found = ask(case.name, case.path.read_bytes())
        scores[half, "ids"].count(case.expected, found)
        scores[half, "families"].count(_families(case.expected), _families(found))
    head = ("half", "compared", "cases", "exact set", "precision", "recall", "F1")
    show(
        f"ScanCode's suite, {what}", head, (_row(*key, score) for key, score in scores.items())
    )
    print(f"\n  left out: {', '.join(f'{n} ({why})' for why, n in left_out.most_common())}")
    worst = scores["tune", "families"].confused.most_common(30)
    rows = ((number, *pair) for pair, number in worst)
    show("Worst confusions of the half to tune on", ("", "expected", "found"), rows)
    return [
        _goal(f"ScanCode's suite, {what}, F1 on the half held out", scores["held out", "ids"])
    ]


def _row(half: str, how: str, score: Score) -> tuple[object, ...]:
    numbers = (score.exact / max(score.cases, 1), score.precision, score.recall, score.f1)
    return half, how, score.cases, *(f"{number:.3f}" for number in numbers)


def _goal(what: str, score: Score) -> Goal:
    return Goal(what, f"≥ {_GOAL}", f"{score.f1:.3f}", score.f1 >= _GOAL)
