"""How do lines become bytes without one call, or one write, for each of them?"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

_LINES: Final = 2000


def blocks(lines: Iterable[str]) -> Iterator[bytes]:
    """Yield lines as UTF-8, many at a time.

    Args:
        lines: clean text, each with its line end.

    """
    rest = iter(lines)
    while some := "".join(islice(rest, _LINES)):
        yield some.encode()
