"""KiCad boards: the pads of each footprint, and the length and width of each track.

Neither changes when a board is moved, renumbered, or written by another version.
"""

import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

from pplcheck.recognise.tokens.token import MOST, Tokens, number_in, number_of, on_grid
from pplcheck.syntax.places import UnparsableError
from pplcheck.syntax.sexpr import Form, stream

NAME: Final = "kicad-board"
ENDINGS: Final = (".kicad_pcb",)
# Footprints come from libraries that all share; so many different ones with tracks do not.
FEWEST_SHARED: Final = 20

_FOOTPRINTS = frozenset({"footprint", "module"})
_PADS = frozenset({"pad"})
_WANTED: Final = {
    "": _FOOTPRINTS | {"segment"},
    "footprint": _PADS,
    "module": _PADS,
    "pad": frozenset({"at", "size"}),
    "segment": frozenset({"start", "end", "width"}),
}


def tokens(content: bytes) -> Tokens:
    """Return footprints and tracks; of a broken file those before the break.

    Args:
        content: of the file.

    """
    found: Tokens = Counter()
    try:
        for form in stream(content.decode("utf-8", "replace"), _WANTED):
            found.update(_of(form))
            if len(found) >= MOST:
                break
    except UnparsableError:
        pass
    return found


def _of(form: Form) -> Iterator[int]:
    if form.head in _FOOTPRINTS:
        pads = sorted(_pad(pad) for pad in form.all("pad"))
        if pads:
            yield number_of("footprint", *pads)
    elif form.head == "segment":
        start, end = _pair(form, "start"), _pair(form, "end")
        width = on_grid(number_in(form.said("width")))
        yield number_of("track", on_grid(math.dist(start, end)), width)


def _pad(pad: Form) -> tuple[object, ...]:
    at, size = _pair(pad, "at"), _pair(pad, "size")
    return pad.value(1), pad.value(2), *map(on_grid, (*at, *size))


def _pair(form: Form, head: str) -> tuple[float, float]:
    part = next(form.all(head), None)
    if part is None:
        return 0.0, 0.0
    return number_in(part.value(0)), number_in(part.value(1))
