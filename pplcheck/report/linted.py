"""How are the answers of `pplcheck lint` shown, as JSON and on a terminal?"""

import json
from collections.abc import Iterable

from pplcheck.model.finding import Severity
from pplcheck.model.lint import Fault, Linted
from pplcheck.report.page import Look
from pplcheck.report.plain import visible, whole
from pplcheck.report.words import counted

_SCHEMA = "pplcheck.lint/1"


def render_as_json(linted: Iterable[Linted]) -> bytes:
    """Return the answers as JSON text, after `schemas/lint.schema.json`."""
    table = {
        "schema": _SCHEMA,
        "files": [
            {
                "path": whole(one.path),
                "specification": one.specification,
                "faults": [_fault(fault) for fault in one.faults],
            }
            for one in linted
        ],
    }
    return (json.dumps(table, indent=2, ensure_ascii=False) + "\n").encode()


def _fault(fault: Fault) -> dict[str, object]:
    return {
        "line": fault.place.line,
        "column": fault.place.column,
        "severity": fault.severity,
        "what": whole(fault.what),
        "hint": whole(fault.hint),
    }


def render_as_text(linted: Iterable[Linted], look: Look) -> bytes:
    """Return one line a fault, as editors read them, and the counts of each file.

    Lines are not wrapped: `file:line:column: error: what; what to do`.
    """
    lines = []
    for one in linted:
        if look.verbosity >= 0:
            lines += [
                f"{fault.place}: {fault.severity}: {fault.what}; {fault.hint}"
                for fault in one.faults
            ]
        errors = sum(fault.severity is Severity.ERROR for fault in one.faults)
        warnings = counted(len(one.faults) - errors, "warning")
        lines.append(f"{one.path}: {one.specification}, {counted(errors, 'error')}, {warnings}")
    return "".join(f"{visible(line)}\n" for line in lines).encode()
