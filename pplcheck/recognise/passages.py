"""Which lines of a file are those of the text that it is like, and is that more than a notice?

The fingerprints of a file are looked at once more, now with their places. What stands in a
notice of copyright or licence at the top of it proves no copy: the same words stand above the
works of many.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pplcheck.model.commons import Commons
from pplcheck.model.place import Place
from pplcheck.model.trace import Trace
from pplcheck.recognise.near import Match
from pplcheck.recognise.third_parties import folder_of_others, package_of
from pplcheck.recognise.winnowing import GRAM, grams_with_places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grams = NDArray[np.uint64]
    Numbers = NDArray[np.int64]

NAME: Final = "text"
# How sure a match makes: so much evidence halves the doubt. Only what is equal is certain.
_HALVES: Final = 4.0
_SUREST: Final = 0.99
# Runs of lines that are nearer to each other are one.
_APART = 2
# What fingerprints are made of, as `winnowing` has it.
_LETTERS: Final = bytes(code >= 128 or chr(code).isalnum() for code in range(256))  # noqa: PLR2004  # ASCII ends there
# Where notices stand; after that, a file is its author's.
_HEAD: Final = 8192
_COMMENTS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s|<\?php\b|<\?xml[^>]*>|#![^\n]*\n"
    rb"|/\*.*?(?:\*/|\Z)|//[^\n]*|#[\s#*-][^\n]*|--[^\n]*|;[^\n]*|<!--.*?(?:-->|\Z)|\{#.*?(?:#\}|\Z)"
    rb"|declare\(strict_types=1\);|[\"']use strict[\"'];?)*",
    re.DOTALL,
)
_NOTICE = re.compile(
    rb"copyright|licen[cs]e|\(c\)|\xc2\xa9|permission is|all rights|spdx-", re.IGNORECASE
)


def trace_of(match: Match, commons: Commons, content: bytes | None) -> Trace | None:
    """Return what a person can open; nothing where the two share a notice, and too little else.

    Args:
        match: of a file.
        commons: of the text.
        content: of the file, or None where it cannot be had again: then no lines are told.

    """
    lines: tuple[tuple[int, int], ...] = ()
    if content is not None:
        grams, places = grams_with_places(content)
        is_below = places >= _end_of_notice(content)
        match = _below_notice(match, grams, is_below)
        if not match.is_claimed:
            return None
        lines = _lines(content, match, grams[is_below], places[is_below])
    return Trace(
        commons=commons.id,
        there=match.text.path,
        here=Place(match.path),
        recogniser=NAME,
        strength=_strength(match),
        is_changed=True,
        lines=lines,
        says=_says(match),
    )


def _end_of_notice(content: bytes) -> int:
    """Return where the comments at the top end that hold a notice; 0 where there are none."""
    head = _COMMENTS.match(content[:_HEAD])
    return head.end() if head and _NOTICE.search(head[0]) else 0


def _below_notice(match: Match, grams: "Grams", is_below: "NDArray[np.bool_]") -> Match:
    """Return a match without the fingerprints that stand in the notice alone."""
    import numpy as np

    above = np.setdiff1d(grams[~is_below], grams[is_below])
    is_kept = ~np.isin(match.shared, above)
    text = replace(match.text, grams=max(0, match.text.grams - int((~is_kept).sum())))
    said = match.grams - len(np.setdiff1d(above, match.common))
    return replace(
        match,
        text=text,
        shared=match.shared[is_kept],
        weights=match.weights[is_kept],
        grams=max(0, said),
    )


def _lines(
    content: bytes, match: Match, grams: "Grams", places: "Numbers"
) -> tuple[tuple[int, int], ...]:
    """Return runs of lines: where fingerprints that follow each other are all shared."""
    import numpy as np

    ends = _ends(content, places)
    breaks = [at.start() for at in re.finditer(rb"\n", content)]
    runs: list[tuple[int, int]] = []
    was_shared = False
    for is_shared, first, last in zip(
        np.isin(grams, match.shared).tolist(), places.tolist(), ends, strict=True
    ):
        if is_shared:
            begin, end = bisect_right(breaks, first - 1) + 1, bisect_right(breaks, last - 1) + 1
            if runs and (was_shared or begin - runs[-1][1] <= _APART):
                runs[-1] = runs[-1][0], max(end, runs[-1][1])
            else:
                runs.append((begin, end))
        was_shared = is_shared
    return tuple(runs)


def _ends(content: bytes, places: "Numbers") -> list[int]:
    """Return where the last letter or digit of each fingerprint stands."""
    import numpy as np

    letters = np.flatnonzero(np.frombuffer(content.translate(_LETTERS), np.uint8))
    at = np.searchsorted(letters, places) + GRAM - 1
    ends: list[int] = letters[np.minimum(at, len(letters) - 1)].tolist()
    return ends


def _strength(match: Match) -> float:
    sure: float = 1 - 0.5 ** (match.evidence / _HALVES)
    share = max(match.of_theirs, match.of_ours)
    halved = 0.5 if folder_of_others(match.text.path) else 1.0
    return round(min(_SUREST, halved * sure * (1 + share) / 2), 3)


def _says(match: Match) -> str:
    theirs, ours = f"{match.of_theirs:.0%}", f"{match.of_ours:.0%}"
    says = f"{theirs} of that text is here, which is {ours} of this file"
    if match.others:
        says += f"; {match.others} more of its texts are as like it"
    folder, package = folder_of_others(match.text.path), package_of(match.path)
    if folder:
        says += f"; the commons has it among the works of others, in {folder}"
    if package:
        says += f"; here it belongs to the package {package}"
    return says
