"""Where does a text of an Eagle drawing stand, and which way is it read?

Source: `eagle.dtd` (`x`, `y`, `rot`, `align`), and Eagle's help, "Text": a text that would
stand upside down is shown upright, unless it spins.
"""

import math
import re
from dataclasses import dataclass, replace
from typing import Final

from pplcheck.read.lettering import LEFT, MIDDLE, RIGHT, Lettering, lettering
from pplcheck.syntax.xml import Element

_ROTATION = re.compile(r"S?(?P<mirror>M?)R(?P<degrees>\d{1,3}(?:\.\d{1,3})?)$")
_ANCHORS: Final = {"left": LEFT, "center": MIDDLE, "right": RIGHT}
_QUARTER, _THREE_QUARTERS = 90, 270


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands, how it is turned, and whether one looks at its back."""

    x: float = 0.0
    y: float = 0.0
    degrees: float = 0.0
    is_mirrored: bool = False

    def within(self, outer: "Position") -> "Position":
        """Return where it stands if that in which it stands is put somewhere."""
        x = -self.x if outer.is_mirrored else self.x
        turn = math.radians(outer.degrees)
        return Position(
            outer.x + x * math.cos(turn) - self.y * math.sin(turn),
            outer.y + x * math.sin(turn) + self.y * math.cos(turn),
            (outer.degrees + (-self.degrees if outer.is_mirrored else self.degrees)) % 360,
            self.is_mirrored != outer.is_mirrored,
        )


def position_of(element: Element) -> Position:
    """Return where an element stands by its attributes."""
    attributes = dict(element.attributes)
    turned = _ROTATION.match(attributes.get("rot", ""))
    return Position(
        _number(attributes.get("x", "")),
        _number(attributes.get("y", "")),
        float(turned["degrees"]) if turned else 0.0,
        bool(turned and turned["mirror"]),
    )


def text_of(element: Element, surface: str, outer: Position) -> Lettering:
    """Return a text as it is read.

    Args:
        element: the `<text>`.
        surface: the board or the sheet on which it stands.
        outer: where the package or symbol stands of which it is part.

    """
    own = position_of(element)
    anchor = _ANCHORS.get(element.attribute("align").rpartition("-")[2], LEFT)
    # What is put somewhere as a whole keeps its order, even upside down.
    if _QUARTER < own.degrees <= _THREE_QUARTERS:
        own, anchor = replace(own, degrees=own.degrees - 180), RIGHT - anchor
    position = own.within(outer)
    x, degrees = position.x, position.degrees
    if position.is_mirrored:
        x, degrees = -x, -degrees
    return lettering(
        element.text,
        (x, position.y),
        degrees,
        _number(element.attribute("size")),
        f"{surface} {element.attribute('layer')}",
        anchor=anchor,
        place=(element.line, element.column),
    )


def _number(written: str) -> float:
    try:
        number = float(written)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) else 0.0
