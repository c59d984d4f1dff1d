"""How are the points and triangles of a mesh in text read, of which there may be a million?

Their numbers are found by patterns, some thousand at a time, so that few words are in memory. A
parser of XML would call Python for each of them; so meshes are cut out before it gets the rest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pplcheck.read.meshes.numbers import check_count, table
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MESH: Final = re.compile(rb"<((?:[\w.-]+:)?mesh)\b[^>]*(?<!/)>")
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_PORTION: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Written:
    """How a point, or a triangle, is written.

    Attributes:
        tag: with which it begins.
        usual: all of it with its numbers, as nearly every programme writes it.
        whole: all of it, with what stands in it.
        each: its numbers one by one, wherever they stand in it.
        kind: of the numbers: `f8` or `i8`.

    """

    tag: re.Pattern[bytes]
    usual: re.Pattern[bytes]
    whole: re.Pattern[bytes]
    each: tuple[re.Pattern[bytes], ...]
    kind: str


def cut(model: bytes) -> tuple[bytes, list[bytes]]:
    """Return a text in XML with numbers in place of its meshes, and what stood there.

    A mesh has nothing in it then but an attribute `number`.
    """
    if b"<!--" in model:
        model = _COMMENT.sub(b"", model)
    rest: list[bytes] = []
    meshes: list[bytes] = []
    at = 0
    while opening := _MESH.search(model, at):
        end = model.find(b"</" + opening[1], opening.end())
        if end < 0:
            break
        rest += (model[at : opening.start()], b'<%b number="%d">' % (opening[1], len(meshes)))
        meshes.append(model[opening.end() : end])
        at = end
    return b"".join((*rest, model[at:])), meshes


def rows(body: bytes, how: Written) -> "NDArray[Any]":
    """Return the numbers of all points, or of all triangles, of a mesh.

    Raises:
        UnparsableError: one has fewer numbers, or a word that is none; or they are too many.

    """
    import numpy as np

    width = len(how.each)
    found: list[NDArray[Any]] = []
    count = 0
    for start, end in _portions(body, how.tag):
        words = how.usual.findall(body, start, end)
        number = len(how.tag.findall(body, start, end))
        if len(words) < number:
            words = list(_unusual(how, body[start:end]))
        count += number
        check_count(count // width)  # a triangle has three points of its own at most
        found.append(table(words, width, how.kind))
    return np.concatenate(found) if found else table((), width, how.kind)


def _portions(body: bytes, tag: re.Pattern[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of portions that begin with a tag."""
    start = 0
    while start < len(body):
        following = tag.search(body, start + _PORTION)
        end = following.start() if following else len(body)
        yield start, end
        start = end


def _unusual(how: Written, body: bytes) -> Iterator[list[bytes]]:
    for element in how.whole.findall(body):
        values = [one.search(element) for one in how.each]
        if not all(values):
            raise UnparsableError(0, 0, "a point or a triangle without three numbers")
        yield [one[1] for one in values if one]
