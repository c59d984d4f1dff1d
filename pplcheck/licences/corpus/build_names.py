"""Make the list of SPDX ids, names and addresses anew.

    npm pack spdx-license-list@6.12.0 && tar xzf spdx-license-list-6.12.0.tgz
    python -m pplcheck.licences.corpus.build_names package 2026-11-24

Writes `spdx.tsv` beside this file. spdx-license-list (CC0-1.0) has no exceptions; their ids
are taken from license-expression, which must be installed.
"""

import argparse
import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

_HEAD = """\
# SPDX ids with their names and addresses, one a line; made by build_names.py, not by hand.
# From npm spdx-license-list {licences} (CC0-1.0) and license-expression {exceptions}, {day}.
# kind\tid\tname\taddresses
"""


def build(licences: Path, day: str, target: Path) -> None:
    """Write the list.

    Args:
        licences: the unpacked npm package spdx-license-list.
        day: when the package was fetched.
        target: the folder in which `spdx.tsv` goes.

    """
    listed = _read(licences / "spdx.json")
    rows = [
        ("licence", id_, _one_line(about["name"]), _one_line(about.get("url", "")))
        for id_, about in listed.items()
    ]
    rows += [("exception", id_, "", "") for id_ in _exceptions()]
    head = _HEAD.format(
        licences=_read(licences / "package.json")["version"],
        exceptions=version("license-expression"),
        day=day,
    )
    lines = ("\t".join(row).rstrip() for row in sorted(rows, key=lambda row: row[:2]))
    (target / "spdx.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def _exceptions() -> Iterator[str]:
    from license_expression import get_spdx_licensing

    for symbol in get_spdx_licensing().known_symbols.values():
        if symbol.is_exception and not symbol.key.startswith("LicenseRef-"):
            yield symbol.key


def _read(path: Path) -> Any:  # noqa: ANN401 - whatever the packages hold
    return json.loads(path.read_text(encoding="utf-8"))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the list of SPDX names anew.")
    parser.add_argument("licences", type=Path, help="the unpacked spdx-license-list")
    parser.add_argument("day", help="when it was fetched, YYYY-MM-DD")
    given = parser.parse_args()
    build(given.licences, given.day, Path(__file__).parent)
