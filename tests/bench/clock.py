"""What does a command cost?

CPU time decides, of the process and the children that it waited for; a ratio to a yardstick
that ran in the same minutes is what is compared. Commands take turns; the first round only
warms the caches.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# A yardstick that needs less is too short to judge by.
LEAST_CPU: Final = 0.5


class CommandError(Exception):
    """A command ended as no honest run does; its time would mean nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to run, where, and with which exit codes it has done its work."""

    name: str
    argv: tuple[str, ...]
    folder: Path
    accepts: frozenset[int] = frozenset({0})


@dataclass(frozen=True, slots=True)
class Used:
    """What one run used.

    Attributes:
        cpu: seconds, user and system, with children.
        wall: seconds.
        peak: MB of the largest process.

    """

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of a series, and its range."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.least:.2f}–{self.most:.2f})"


Series = Mapping[str, Sequence[Used]]


def used_by(command: Command) -> Used:
    """Run a command to its end.

    Raises:
        CommandError: it ended with another exit code than it may.

    """
    launcher = Path(__file__).with_name("launch.py")
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(
            [sys.executable, "-I", "-S", launcher, out.name, command.folder, *command.argv],
            env={**os.environ, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        code, *numbers = done.stdout.split()
        if int(code) not in command.accepts:
            said = Path(out.name).read_bytes()[-500:].decode(errors="replace")
            raise CommandError(f"{command.name} ended with {code}: {said}")
    return Used(*map(float, numbers))


def interleaved(commands: Sequence[Command], rounds: int) -> dict[str, list[Used]]:
    """Run the commands in turns, `rounds` times after a first one that does not count."""
    series: dict[str, list[Used]] = {command.name: [] for command in commands}
    for number in range(rounds + 1):
        for command in commands:
            used = used_by(command)
            if number:
                series[command.name].append(used)
    return series


def ratio(series: Series, subject: str, yardstick: str) -> Spread:
    """Return the CPU of `subject` over that of `yardstick`, round by round."""
    pairs = zip(series[subject], series[yardstick], strict=True)
    return spread([one.cpu / other.cpu for one, other in pairs])


def spread(numbers: Sequence[float]) -> Spread:
    """Return the median and the range of `numbers`."""
    return Spread(statistics.median(numbers), min(numbers), max(numbers))


def cpu(series: Series, name: str) -> float:
    """Return the median CPU seconds of a command."""
    return statistics.median(used.cpu for used in series[name])


def peak(series: Series, name: str) -> float:
    """Return the largest size that a command had in any round, in MB."""
    return max(used.peak for used in series[name])
