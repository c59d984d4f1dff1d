"""How is it shown which files were annotated, and how?"""

import json
from collections import Counter
from collections.abc import Sequence

from pplcheck.model.annotation import FileAnnotated, Outcome
from pplcheck.report.page import Look, Page
from pplcheck.report.plain import whole
from pplcheck.report.words import counted

_SCHEMA = "pplcheck.annotation/1"
_STYLES = {Outcome.REFUSED: "bold red", Outcome.UNCHANGED: "dim"}


def render_as_json(files: Sequence[FileAnnotated]) -> bytes:
    """Return what became of the files as JSON, after `schemas/annotation.schema.json`."""
    table = {"schema": _SCHEMA, "files": [_file(one) for one in files]}
    return (json.dumps(table, indent=2, ensure_ascii=False) + "\n").encode()


def _file(one: FileAnnotated) -> dict[str, object]:
    return {
        "path": whole(one.path),
        "written_to": whole(one.target),
        "outcome": one.outcome,
        "changed": [whole(line) for line in one.changed],
        "left_out": list(one.left_out),
        "reason": whole(one.reason) or None,
    }


def render_as_text(files: Sequence[FileAnnotated], look: Look) -> bytes:
    """Return what became of the files as text, one file a paragraph."""
    page = Page(look)
    for one in files if look.verbosity >= 0 else ():
        page.write(one.outcome, lead=f"{one.target}:", style=_STYLES.get(one.outcome, "bold"))
        for line in one.changed:
            page.write(line, indent=2)
        for name in one.left_out:
            page.write(f"no place for the {name}; --sidecar has one", indent=2)
        if one.reason:
            page.write(one.reason, indent=2)
    page.gap()
    outcomes = Counter(one.outcome for one in files)
    told = [f"{outcomes[one]} {one}" for one in Outcome if outcomes[one]]
    page.write(f"{counted(len(files), 'file')}: {', '.join(told)}.", hang=0)
    return page.render()
