"""What a reader saw, in a form that a test can compare."""

from collections.abc import Iterable

from pplcheck.model.evidence import Evidence, EvidenceKind


def told(found: Iterable[Evidence], *kinds: EvidenceKind) -> list[tuple[str, ...]]:
    """Return kind, value and about of what was seen, in the order of the reader."""
    return [
        (seen.kind.value, seen.value, *filter(None, [seen.about]))
        for seen in found
        if not kinds or seen.kind in kinds
    ]


def links(found: Iterable[Evidence]) -> list[tuple[str, str, float]]:
    return [
        (seen.relation or "", seen.value, seen.confidence)
        for seen in found
        if seen.kind is EvidenceKind.LINK
    ]


def licences(found: Iterable[Evidence]) -> list[tuple[str, str]]:
    return [(seen.value, seen.about) for seen in found if seen.kind is EvidenceKind.MANIFEST]
