"""How is a content changed in a few places, and nowhere else?"""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Some bytes in the place of others.

    Attributes:
        start: of what goes away.
        end: of what goes away; `start` where nothing does.
        text: what comes in its place.

    """

    start: int
    end: int
    text: bytes


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the content with all edits made.

    Args:
        content: the whole.
        edits: they touch each other nowhere; of two at one place, the first comes first.

    """
    pieces: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [content[at : edit.start], edit.text]
        at = edit.end
    return b"".join([*pieces, content[at:]])
