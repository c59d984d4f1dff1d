"""Which chunks does a RIFF file hold: WebP, WAV?

Microsoft and IBM, Multimedia programming interface 1.0 (1991), chapter 2.
"""

from collections.abc import Iterator
from typing import Final

from pplcheck.syntax.places import UnparsableError

SIGNATURE: Final = b"RIFF"
_HEAD: Final = 12
_BEFORE: Final = 8
# A film has a chunk for each of its pictures and some of its sound.
_MOST_CHUNKS: Final = 500_000


def chunks(
    content: bytes, wanted: frozenset[bytes], longest: int
) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each wanted chunk.

    Args:
        content: from `RIFF` on.
        wanted: names of chunks.
        longest: of a wanted chunk.

    Raises:
        UnparsableError: it is cut off, has more chunks than any, or a wanted one is longer;
            what stood before was yielded.

    """
    # Some count the head into the size and some do not, so that it is the file's end that
    # counts.
    at, end = _HEAD, len(content)
    for _ in range(_MOST_CHUNKS):
        if at + _BEFORE > end:
            return
        name = content[at : at + 4]
        size = int.from_bytes(content[at + 4 : at + _BEFORE], "little")
        at += _BEFORE
        if at + size > end:
            raise UnparsableError(0, 0, "RIFF that is cut off")
        if name in wanted:
            if size > longest:
                called = name.decode(errors="replace").strip()
                what = f"RIFF with a chunk {called} of more than {longest // 2**20} MiB"
                raise UnparsableError(0, 0, what)
            yield name, content[at : at + size]
        at += size + size % 2
    raise UnparsableError(0, 0, f"RIFF with more than {_MOST_CHUNKS:,} chunks")
