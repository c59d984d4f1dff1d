"""How right is the identification? Expected against found, as a table.

    python -m tests.accuracy ../shared/data/licences

The folder holds `expected.tsv` (id, licence, kind) and the texts. The exit code is 1 where any
row is wrong.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from pplcheck.licences import identify


def main(folder: Path) -> int:
    """Print the confusions and the counts; return the exit code."""
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    confusions: Counter[tuple[str, str]] = Counter()
    wrong = 0
    for row in rows:
        found = identify((folder / f"{row['id']}.txt").read_text(encoding="utf-8"))
        expected = f"{row['licence'] or '-'} ({row['kind']})"
        got = f"{found.licence or '-'} ({found.kind})"
        confusions[expected, got] += 1
        if expected != got:
            wrong += 1
            print(f"WRONG {row['id']}: expected {expected}, got {got}: {found.why}")
    for (expected, got), number in sorted(confusions.items()):
        print(f"{number:>4}  {expected:<48} {got}")
    print(f"{len(rows) - wrong} of {len(rows)} right")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
