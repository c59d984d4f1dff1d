"""How are files, and what is declared for them, written as JSON?"""

from typing import Any

from pplcheck.model.conclusion import Concluded, Seen
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.place import Place
from pplcheck.model.survey import Conflict, Declaration, FileRecord
from pplcheck.report.plain import whole

_Table = dict[str, Any]


def point(where: Place) -> _Table:
    """Return line and column, null where the whole is meant."""
    return {"line": where.line or None, "column": where.column or None}


def place(where: Place) -> _Table:
    """Return a place with its path."""
    return {"path": whole(where.path), **point(where)}


def conflict_table(conflict: Conflict) -> _Table:
    """Return declarations that disagree."""
    return {
        "paths": [whole(conflict.scope) or "."],
        "declarations": [_declaration(one) for one in conflict.declarations],
        "used": _declaration(conflict.used) if conflict.used else None,
    }


def _declaration(declaration: Declaration) -> _Table:
    return {
        **place(declaration.place),
        "by": declaration.by.name.lower(),
        "licence": declaration.licence.normal,
        "written": whole(declaration.licence.written),
        "default": declaration.is_default,
    }


def _evidence(seen: Evidence) -> _Table:
    table: _Table = {
        "kind": seen.kind,
        "value": whole(seen.value),
        "locator": _locator(seen),
        "confidence": seen.confidence,
        "default": seen.is_default,
    }
    if seen.relation:
        table["relation"] = seen.relation
    if seen.about:
        table["about"] = whole(seen.about)
    if seen.kind is EvidenceKind.ANNOTATION:
        table["paths"] = [whole(path) for path in seen.paths]
        table["precedence"] = seen.precedence
    if seen.kind in {EvidenceKind.ANNOTATION, EvidenceKind.SNIPPET}:
        table["copyright"] = [whole(statement) for statement in seen.copyrights]
    return table


def _locator(seen: Evidence) -> str:
    """Return where it stands: the lines, and the place in the format's own terms."""
    lines = f"{seen.line}:{seen.column}" if seen.line else ""
    if seen.last_line:
        lines = f"{seen.line}-{seen.last_line}"
    return whole(", ".join(filter(None, (lines, seen.locator))))


def file_table(file: FileRecord) -> _Table:
    """Return what was read in a file and what holds for it."""
    governed_by = file.governed_by
    return {
        "path": whole(file.path),
        "content_id": file.content_id,
        "licence": file.licence.normal if file.licence else None,
        "governed_by": (
            {**place(governed_by.place), "by": governed_by.by.name.lower()}
            if governed_by
            else None
        ),
        "copyright": [whole(statement) for statement in file.copyright],
        "exempt": file.is_exempt,
        "format": file.format.title if file.format else None,
        "evidence": [_evidence(seen) for seen in file.evidence],
        "text": (
            {
                "licence": file.identification.licence,
                "kind": file.identification.kind,
                "confidence": file.identification.confidence,
                "why": whole(file.identification.why),
            }
            if file.identification
            else None
        ),
    }


def conclusion_table(concluded: Concluded) -> _Table:
    """Return what a reviewer concluded, and for which files it holds today."""
    one = concluded.conclusion
    return {
        **place(one.place),
        "pattern": whole(one.pattern.text) if one.pattern else None,
        "content": list(one.contents),
        "licence": one.licence.normal,
        "reason": whole(one.reason),
        "by": whole(one.by),
        "on": one.on.isoformat(),
        "holds_for": [_seen(seen) for seen in concluded.holds],
        "changed": [_seen(seen) for seen in concluded.changed],
    }


def _seen(seen: Seen) -> _Table:
    return {"path": whole(seen.path), "content_id": seen.content_id}
