"""Which other tools are here, and in which version?

A missing one is said, and fails nothing.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PYTHON = sys.executable
ROOT = Path(__file__).parents[2]
# The words that say something about a licence, as a person would look for them.
_SEARCH = "SPDX-|copyright|licen[cs]e"


@dataclass(frozen=True, slots=True)
class Peers:
    """The programs to compare with; None where there is none.

    Attributes:
        ripgrep: the yardstick for everything that reads a tree.
        reuse: the checker of the REUSE specification.
        scancode: ScanCode's command.
        classifier: a Python that has the package licenseclassifier.
        exiftool: reads the metadata of pictures, documents and fonts.

    """

    ripgrep: str | None
    reuse: str | None
    scancode: str | None
    classifier: str | None
    exiftool: str | None

    def versions(self) -> list[str]:
        """Return a line for each, with its version."""
        asked: dict[str, list[str | None]] = {
            "ripgrep": [self.ripgrep, "--version"],
            "reuse": [self.reuse, "--version"],
            "ScanCode": [self.scancode, "--version"],
            "licenseclassifier": [
                self.classifier,
                "-c",
                "import importlib.metadata as m; print(m.version('licenseclassifier'))",
            ],
            "exiftool": [self.exiftool, "-ver"],
            "python": [PYTHON, "--version"],
        }
        return [f"{name}: {_first_line(words)}" for name, words in asked.items()]


def found(
    ripgrep: str | None,
    scancode: str | None,
    classifier: str | None,
    exiftool: str | None = None,
) -> Peers:
    """Return the peers that were named, stand beside this Python, or are on the path."""
    beside = str(Path(PYTHON).parent)
    return Peers(
        ripgrep=ripgrep or shutil.which("rg", path=beside) or shutil.which("rg"),
        reuse=shutil.which("reuse", path=beside) or shutil.which("reuse"),
        scancode=scancode,
        exiftool=exiftool or shutil.which("exiftool"),
        classifier=classifier or (PYTHON if find_spec("licenseclassifier") else None),
    )


def search(ripgrep: str) -> tuple[str, ...]:
    """Return the yardstick: every file, hidden and ignored ones too, as our own pre-filter."""
    return (ripgrep, "-uu", "-c", "-i", _SEARCH, "--glob", "!.git", ".")


def pplcheck(*words: str) -> tuple[str, ...]:
    """Return our own command line, from this checkout, whatever is installed."""
    return (PYTHON, "-m", "pplcheck", *words)


def _first_line(words: list[str | None]) -> str:
    known = [word for word in words if word is not None]
    if len(known) < len(words):
        return "absent"
    done = subprocess.run(known, capture_output=True, text=True, check=False)
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[0] if lines else f"ends with {done.returncode}"
