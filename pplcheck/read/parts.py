"""Which statements speak of a part of the file only?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pplcheck.model.evidence import Evidence, EvidenceKind

# REUSE-IgnoreStart
_TAG = "SPDX-SnippetCopyrightText:"
# REUSE-IgnoreEnd
_LICENCES = frozenset({EvidenceKind.SPDX_TAG, EvidenceKind.NOTICE})
_OF_A_PART = _LICENCES | {EvidenceKind.COPYRIGHT}


def parted(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Give each snippet the tags and notices that stand in it, and the whole the others.

    Args:
        evidence: of one file, in order of place.

    Returns:
        the same, in order of place: a snippet has its licence for its value and carries its
        copyright statements; one in which neither stands is left out.

    """
    snippets = [seen for seen in evidence if seen.kind is EvidenceKind.SNIPPET]
    if not snippets:
        return tuple(evidence)
    held: dict[Evidence, list[Evidence]] = {snippet: [] for snippet in snippets}
    whole = []
    open_: list[Evidence] = []
    for seen in evidence:
        while open_ and open_[-1].last_line < seen.line:
            open_.pop()
        if seen.kind is EvidenceKind.SNIPPET:
            open_.append(seen)
        elif open_ and seen.kind in _OF_A_PART:
            held[open_[-1]].append(seen)
        else:
            whole.append(seen)
    parts = (_filled(snippet, within) for snippet, within in held.items() if within)
    return tuple(sorted([*whole, *parts], key=lambda seen: (seen.line, seen.column, seen.kind)))


def _filled(snippet: Evidence, within: Iterable[Evidence]) -> Evidence:
    tags = [seen for seen in within if seen.kind in _LICENCES]
    stated = list(dict.fromkeys(tag.value for tag in tags))
    several = len(stated) > 1
    return replace(
        snippet,
        value=" AND ".join(f"({one})" if several else one for one in stated),
        confidence=min((tag.confidence for tag in tags), default=snippet.confidence),
        copyrights=tuple(
            seen.value.removeprefix(_TAG).strip()
            for seen in within
            if seen.kind is EvidenceKind.COPYRIGHT
        ),
    )
