"""What do KiCad's S-expression files have in common?

Title block, texts with a place, fields of parts, and links into the project. Source: KiCad's
file formats (dev-docs.kicad.org), versions 20171130 (KiCad 5) to 20241229 (KiCad 9).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pplcheck.model.evidence import Evidence, Relation
from pplcheck.read.design import link
from pplcheck.read.lettering import LEFT, MIDDLE, RIGHT, Lettering, lettering
from pplcheck.read.lines import text_of
from pplcheck.read.title_block import Entry, title_block
from pplcheck.syntax.places import Point, UnparsableError
from pplcheck.syntax.sexpr import Form, stream

# What is wanted of the forms that several formats have; see `sexpr.stream`.
TITLE_BLOCK: Final[Mapping[str, frozenset[str]]] = {
    "title_block": frozenset({"title", "company", "comment"})
}
PLACED: Final = frozenset({"at", "layer", "effects"})
EFFECTS: Final[Mapping[str, frozenset[str]]] = {
    "effects": frozenset({"font", "justify"}),
    "font": frozenset({"size"}),
}
# How sure it is that a path in the project is a design.
LOCAL: Final = 0.8

_USUAL_SIZE = 1.27
_ANCHORS = {"left": LEFT, "right": RIGHT}
_PROJECT = re.compile(r"(?:\$\{KIPRJMOD\}|\$\(KIPRJMOD\))[/\\]*")
# An address, another variable (the programme's own libraries), or a place on one computer.
_ELSEWHERE = re.compile(r"\$[{(]|[\w+.-]+:|[/\\~]")
# Up to version 5, so began the path of a model in the programme's own library.
_OWN_MODEL = re.compile(r"[^/\\]+\.3dshapes[/\\]")


def is_one_of(content: bytes, *heads: bytes) -> bool:
    """Whether a content begins with a form of one of these heads."""
    begin = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    while begin.startswith(b"#"):
        begin = begin.partition(b"\n")[2].lstrip()
    found = re.match(rb"\(\s*([\w-]+)[\s()\"]", begin)
    return bool(found and found[1] in heads)


def read_forms(
    content: bytes,
    wanted: Mapping[str, frozenset[str]],
    take: Callable[[Form], Iterator[Evidence]],
    rest: Callable[[], Iterator[Evidence]],
) -> Iterator[Evidence]:
    """Yield what the forms of a file say.

    Args:
        content: of the file.
        wanted: see `sexpr.stream`.
        take: what one form says; it may gather something.
        rest: what was gathered says, at the end; also where the file breaks off.

    Raises:
        UnparsableError: the file breaks off, or is no S-expression.

    """
    fault = None
    try:
        for form in stream(text_of(content), wanted):
            yield from take(form)
    except UnparsableError as error:
        fault = error
    yield from rest()
    if fault:
        raise fault


def block_of(form: Form) -> Iterator[Evidence]:
    """Yield what a title block says."""
    return title_block(_entries(form))


def _entries(form: Form) -> Iterator[Entry]:
    for part in form.parts:
        place = (part.line, part.column)
        if part.head == "comment":
            yield Entry(f"comment {part.value()}", part.value(1), place)
        else:
            yield Entry(part.head, part.value(), place)


def placed(form: Form) -> Lettering:
    """Return a text with its place on the sheet or board."""
    at, size = ((0.0, 0.0, 0.0), _USUAL_SIZE)
    anchor, is_mirrored = MIDDLE, False
    for part in form.all("at"):
        at = (_number(part.value()), _number(part.value(1)), _number(part.value(2)))
    for effects in form.all("effects"):
        for font in effects.all("font"):
            size = _number(font.said("size")) or size
        for justify in effects.all("justify"):
            is_mirrored = "mirror" in justify.values
            sides = (_ANCHORS[side] for side in justify.values if side in _ANCHORS)
            anchor = next(sides, MIDDLE)
    x, y, degrees = at
    if is_mirrored:
        x, degrees = -x, -degrees
    place = (form.line, form.column)
    return lettering(
        form.value(), (x, -y), degrees, size, form.said("layer"), anchor=anchor, place=place
    )


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return 0.0


def local_link(path: str, locator: str, place: Point) -> Iterator[Evidence]:
    """Yield that a file of the project belongs to this one; of other places nothing."""
    inside, named = _PROJECT.subn("", path.strip(), count=1)
    is_elsewhere = _ELSEWHERE.match(inside) or (not named and _OWN_MODEL.match(inside))
    if inside and not is_elsewhere:
        target = inside.replace("\\", "/").removeprefix("./")
        yield from link(target, Relation.CONTAINS, locator, place, confidence=LOCAL)
