"""How much CPU does a check cost, as a ratio to `reuse lint` over the same tree?

    python -m tests.bench ../a-real-repository

Interleaved rounds, the first one dropped; CPU time of each process and its children; medians.
The yardstick runs twice, so that the noise shows. A ratio under half a CPU second of yardstick
says little.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 5
BIN = Path(sys.executable).parent


def cpu_seconds(command: list[str], tree: Path) -> float:
    """Return user and system time of a command and its children."""
    process = subprocess.Popen(
        command, cwd=tree, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # Findings are no failure; anything else would be timed while it does nothing.
    if process.returncode not in {0, 1, 4}:
        raise SystemExit(f"exit {process.returncode}: {command}")
    return usage.ru_utime + usage.ru_stime


def main(tree: Path) -> None:
    """Print each command's median and its ratio to the yardstick."""
    commands = {
        "reuse lint": [str(BIN / "reuse"), "lint", "--json"],
        "reuse lint again": [str(BIN / "reuse"), "lint", "--json"],
        "pplcheck check": [str(BIN / "pplcheck"), "check", "--format", "json"],
        "pplcheck --version": [str(BIN / "pplcheck"), "--version"],
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(ROUNDS + 1):
        for name, command in commands.items():
            used = cpu_seconds(command, tree)
            if number:  # the first round only warms the cache
                seconds[name].append(used)
    base = statistics.median(seconds["reuse lint"])
    for name, series in seconds.items():
        median = statistics.median(series)
        spread = f"{min(series):.2f} to {max(series):.2f}"
        print(f"{name:<20} {median:7.2f} s ({spread})  {median / base:6.3f} of reuse lint")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
