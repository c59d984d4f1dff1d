"""What do the comments of a mesh in text say?"""

from collections.abc import Iterable, Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.design import passage
from pplcheck.read.lettering import sounds_like_law

_MOST = 500


def comments(lines: Iterable[tuple[int, str]], locator: str) -> Iterator[Evidence]:
    """Yield comments in which a licence may be granted; neighbours are one passage.

    Args:
        lines: number and text of each comment, in order.
        locator: what the format calls them.

    """
    block: list[str] = []
    first = last = 0
    for number, text in lines:
        if block and (number != last + 1 or len(block) == _MOST):
            yield from _heard(block, first, locator)
            block = []
        first = first if block else number
        block.append(text.strip())
        last = number
    yield from _heard(block, first, locator)


def _heard(block: list[str], first: int, locator: str) -> Iterator[Evidence]:
    text = "\n".join(block)
    if sounds_like_law(text):
        yield from passage(text, locator, (first, 1))
