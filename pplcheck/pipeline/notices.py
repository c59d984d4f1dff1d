"""Which licences are granted in words, around some cues of a file?"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pplcheck.licences import granted_in
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read import Window, regions

_MOST_REMEMBERED = 1024
# What a document or a table of data says of licences, it need not say of itself.
_IN_PROSE = 0.6
_PROSE = frozenset(
    {
        "md", "markdown", "rst", "adoc", "org", "txt", "html", "htm", "tex", "po", "pot", "csv",
        "tsv", "json", "yml", "yaml", "toml", "lock", "xml", "svg", "ipynb", "log", "cff",
        "ini", "cfg", "spdx",
    }
)  # fmt: skip


def notices_at(window: Window, offsets: Sequence[int], path: str) -> Iterator[Evidence]:
    """Yield the licences that are granted around some offsets.

    Args:
        window: a stretch of the file.
        offsets: where cues stand in it, rising.
        path: of the file; its ending tells prose from programs.

    """
    most_sure = _most_sure(path)
    for region in regions(window, offsets):
        for notice in granted_in(region.text):
            line = region.first_line + region.text.count("\n", 0, notice.start)
            yield _notice(notice.expression, line, min(notice.confidence, most_sure))


@lru_cache(_MOST_REMEMBERED)
def _notice(expression: str, line: int, confidence: float) -> Evidence:
    """Return what a notice says: one and the same for all files that begin alike."""
    return Evidence(EvidenceKind.NOTICE, expression, line, confidence=confidence)


def _most_sure(path: str) -> float:
    """Return how sure words about a licence can be that they speak of the file itself."""
    ending = path[path.rfind(".") + 1 :].lower()
    return _IN_PROSE if ending in _PROSE or "/" in ending else 1.0
