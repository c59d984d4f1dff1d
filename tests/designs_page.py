"""Write docs/reference/designs.md from the readers: `make designs`.

What stands in the tables is what each reader says of its format.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pplcheck.model.design import Role
from pplcheck.model.evidence import EvidenceKind
from pplcheck.read import DesignReader, design_readers

_HEAD = """\
# Designs

<!-- Written by `make designs` from the readers in pplcheck/read/designs/. -->

What a design says of its licence, its makers and its kin stands in places that differ from
format to format. `pplcheck scan` looks there, and tells three cases apart:

- **stated**: somebody wrote it;
- **default**: the programme wrote it and nobody chose it; it is shown and never counts;
- **empty**: there is a field, and nothing in it.

What is found is evidence with its place in the format's own terms. Which statement holds for a
file is told in [Precedence](precedence.md); what disagrees, by
[design-licence-differs](checks/design-licence-differs.md); the JSON is described in
[The report](report.md#designs).

A file is read as the format its name promises, if its content bears that out. Nothing found
inside a file is run, fetched or followed; what is broken, encrypted, or larger than any real
one is named as unread, with the reason.
"""
_CLOSED = """
## What cannot be read

Closed formats are listed as unread, each by what people call it, and are not passed over:
nothing in them can be read without the programme that made them. A file beside one,
`NAME.license`, can speak for it: `pplcheck annotate` writes it.
"""
_TITLES: Final = {
    Role.DESIGN: "Designs",
    Role.MACHINE_FILE: "Machine files",
    Role.PICTURE: "Pictures",
    Role.DOCUMENT: "Documents",
    Role.FONT: "Fonts",
    Role.SOUND: "Sound",
}
_NAMES: Final = {
    EvidenceKind.EMBEDDED: "licence",
    EvidenceKind.PASSAGE: "words that may grant one",
    EvidenceKind.IDENTIFIER: "ids",
    EvidenceKind.LINK: "links",
}


def page() -> str:
    """Return the page."""
    return "".join(f"{line}\n" for line in _lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    for role, title in _TITLES.items():
        yield f"## {title}\n"
        if role is Role.MACHINE_FILE:
            yield "From such a file somebody made the thing, or could make it.\n"
        ordered = sorted(design_readers(), key=lambda one: one.FORMAT.title.lower())
        for reader in ordered:
            if reader.FORMAT.role is role:
                yield from _section(reader)
    yield _CLOSED


def _section(reader: DesignReader) -> Iterator[str]:
    about = reader.FORMAT
    yield f"### {about.title}\n"
    yield f"{', '.join(f'`{glob}`' for glob in reader.GLOBS)}. Source: {about.source}.\n"
    yield "| what | where |\n|---|---|"
    for kind, where in about.places:
        yield f"| {_NAMES.get(kind, kind)} | {where.replace('|', chr(92) + '|')} |"
    yield ""
    if about.default:
        yield f"**Default:** {about.default}\n"
    if about.passed_over:
        yield f"**Not read:** {about.passed_over}\n"
    if about.head:
        yield f"Only the first {about.head // 1024} KiB are looked at.\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
