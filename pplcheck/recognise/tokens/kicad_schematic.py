"""KiCad schematics: symbols with value and footprint, lengths of wires, and labels."""

import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

from pplcheck.recognise.tokens.token import MOST, Tokens, number_in, number_of, on_grid
from pplcheck.syntax.places import UnparsableError
from pplcheck.syntax.sexpr import Form, stream

NAME: Final = "kicad-schematic"
ENDINGS: Final = (".kicad_sch",)
# Every schematic has resistors of 10 kΩ, GND, and wires of a tenth of an inch.
FEWEST_SHARED: Final = 20

_LABELS = frozenset({"label", "global_label", "hierarchical_label"})
_WANTED: Final = {
    "": _LABELS | {"symbol", "wire"},
    "symbol": frozenset({"lib_id", "property"}),
    "wire": frozenset({"pts"}),
    "pts": frozenset({"xy"}),
}


def tokens(content: bytes) -> Tokens:
    """Return symbols, wires and labels; of a broken file those before the break.

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
    if form.head in _LABELS:
        yield number_of("label", form.value())
    elif form.head == "wire":
        corners = [
            (number_in(xy.value(0)), number_in(xy.value(1)))
            for pts in form.all("pts") for xy in pts.all("xy")
        ]  # fmt: skip
        length = sum(map(math.dist, corners, corners[1:]))
        yield number_of("wire", on_grid(length))
    elif form.head == "symbol":
        said = {one.value(0): one.value(1) for one in form.all("property")}
        what = form.said("lib_id"), said.get("Value", ""), said.get("Footprint", "")
        yield number_of("symbol", *what)
