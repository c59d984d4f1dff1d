"""What a reader of designs said, in short forms that tests compare."""

from collections.abc import Iterable

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.pipeline.passages import understood
from pplcheck.read import DesignReader
from pplcheck.syntax.places import UnparsableError


def told(reader: DesignReader, content: str | bytes, path: str = "x") -> list[Evidence]:
    """Return what a reader yields, with what the passages grant in their stead."""
    raw = content.encode() if isinstance(content, str) else content
    assert reader.claims(raw)
    return list(understood(reader.read(path, raw)))


def rows(evidence: Iterable[Evidence], *kinds: EvidenceKind) -> list[tuple[str, int, str]]:
    """Return value, line and what is spoken of, of some kinds of evidence."""
    return [(seen.value, seen.line, seen.about) for seen in evidence if seen.kind in kinds]


def broken(reader: DesignReader, content: bytes) -> tuple[list[Evidence], str]:
    """Return what a reader yields before it gives up, and why; nothing else may end it."""
    seen: list[Evidence] = []
    try:
        seen.extend(reader.read("x", content))
    except UnparsableError as error:
        return seen, error.what
    return seen, ""
