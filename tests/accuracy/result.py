"""What did a measurement give, and is it what we want?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the summary.

    Attributes:
        what: what was measured.
        goal: what it should be, in words.
        measured: what it is, in words.
        is_met: whether it is so.
        must: whether missing it is an error of the commons family, which fails the run.
        wrong: each error, in a line.

    """

    what: str
    goal: str
    measured: str
    is_met: bool
    must: bool = False
    wrong: tuple[str, ...] = ()


class Tally:
    """How many were right, and which were wrong."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.wrong: list[str] = []

    def count(self, group: str, *, is_right: bool, example: str) -> None:
        """Note one answer under the name of its group."""
        self.total[group] += 1
        if is_right:
            self.right[group] += 1
        else:
            self.wrong.append(f"{group}: {example}")

    @property
    def share(self) -> float:
        """The share that is right; nothing asked is nothing right."""
        total = self.total.total()
        return self.right.total() / total if total else 0.0

    def __str__(self) -> str:
        return f"{self.right.total()} of {self.total.total()} ({self.share:.2%})"


def rows_of(tally: Tally) -> list[tuple[str, str, str]]:
    """Return a row for each group, in the order in which they came."""
    return [
        (group, f"{tally.right[group]}/{total}", f"{tally.right[group] / total:.1%}")
        for group, total in tally.total.items()
    ]


def show(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table under its title."""
    lines = [tuple(head), *(tuple(str(cell) for cell in row) for row in rows)]
    widths = [max(len(line[number]) for line in lines) for number in range(len(head))]
    print(f"\n{title}\n")
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print(f"  {'  '.join(cells)}".rstrip())


def show_wrong(wrong: Iterable[str], most: int = 4) -> None:
    """Print the errors; of each group, which stands before the first colon, the first few."""
    shown: Counter[str] = Counter()
    for line in wrong:
        group = line.partition(": ")[0]
        shown[group] += 1
        if shown[group] <= most:
            print(f"  WRONG {line}")
    left = sum(max(0, number - most) for number in shown.values())
    if left:
        print(f"  … and {left} more; --errors FILE has them all")


def summary(goals: Sequence[Goal]) -> int:
    """Print what was asked for beside what was found; return the exit code."""
    rows = [
        (goal.what, goal.goal, goal.measured, "met" if goal.is_met else "SHORT")
        for goal in goals
    ]
    show("Summary", ("what", "goal", "measured", ""), rows)
    return int(any(goal.must and not goal.is_met for goal in goals))
