"""Write docs/reference/catalogue.md from the data: `python -m tests.catalogue_page FILE`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from pplcheck.model.catalogued import Catalogued
from pplcheck.pipeline.known_commons import catalogued

_HEAD = """\
# The catalogue of known commons

<!-- Written by tests/catalogue_page.py from pplcheck/catalogue/commons.toml. -->

`pplcheck audit` looks for these without being told. They are known by their names alone: by
addresses and package URLs in manifests, lock files, bills of materials, submodules, remotes and
READMEs, and in a git history by a few of their commits. Copies of their files are not looked
for: [index](commands.md#index) a commons, and name the index with `--of`, to find these, too. A
commons that is named with `--of` takes the place of its entry here.

A licence is given with a copy: what was taken before a change stays under the former one. Where
declarations disagree, every verdict says so. No natural person is named: stewards are
organisations, and what is kept under an account that bears a person's full name is left out.

"""


def page() -> str:
    """Return the page."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield from _HEAD.splitlines()
    entries = catalogued()
    yield f"{len(entries)} commons:"
    for one in entries:
        yield ""
        yield from _entry(one)


def _entry(one: Catalogued) -> Iterator[str]:
    yield f"## {one.name}"
    yield ""
    yield f"`{one.id}` ({one.matter})"
    yield ""
    for period in one.periods:
        since = f" from {period.begins}" if period.begins else ""
        commit = f", commit `{period.commit[:10]}`" if period.commit else ""
        path = f", in `{period.path}`" if period.path else ""
        licence = f"`{period.licence}`" if period.licence else f"unknown: {period.unknown}"
        yield f"- {licence}{since}{path}{commit}"
    if one.addresses[1:]:
        yield f"- also at: {', '.join(f'`{each}`' for each in one.addresses[1:])}"
    if one.packages:
        yield f"- packages: {', '.join(f'`{each}`' for each in one.packages)}"
    if one.stewards:
        yield f"- stewards: {', '.join(one.stewards)}"
    if one.conflict:
        yield f"- declarations disagree: {one.conflict}"
    if one.note:
        yield f"- note: {one.note}"
    yield f"- read at <{one.source}> on {one.looked_at}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
