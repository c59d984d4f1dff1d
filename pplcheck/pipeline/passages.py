"""What is granted, and by whom, in the passages of a design?

A reader of designs finds words in which a licence may be granted (a title block, a drawing's
text); whether one is, `licences` can tell. What grants nothing is dropped here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pplcheck.licences import granted_in
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read import copyrights_in


def understood(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield the evidence, with what a passage grants and states in its stead."""
    for seen in evidence:
        if seen.kind is EvidenceKind.PASSAGE:
            yield from _granted(seen)
            yield from _copyrights(seen)
        else:
            yield seen


def _granted(passage: Evidence) -> Iterator[Evidence]:
    for notice in granted_in(passage.value, is_design=True):
        yield replace(
            passage,
            kind=EvidenceKind.NOTICE,
            value=notice.expression,
            line=_line(passage, passage.value.count("\n", 0, notice.start)),
            column=0,
            confidence=min(notice.confidence, passage.confidence),
        )


def _copyrights(passage: Evidence) -> Iterator[Evidence]:
    for line, statement in copyrights_in(passage.value):
        kind = EvidenceKind.COPYRIGHT
        place = _line(passage, line)
        yield replace(passage, kind=kind, value=statement, line=place, column=0, confidence=1.0)


def _line(passage: Evidence, further: int) -> int:
    return passage.line + further if passage.line else 0
