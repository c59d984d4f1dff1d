"""Which chunks does a PNG hold?

ISO/IEC 15948 (PNG), section 5.3; APNG has further chunks of the same make.
"""

from collections.abc import Iterator
from typing import Final

from pplcheck.syntax.places import UnparsableError

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_LAST: Final = b"IEND"
# Length, name and checksum.
_AROUND: Final = 12


def chunks(
    content: bytes, wanted: frozenset[bytes], longest: int
) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each wanted chunk.

    Args:
        content: from the signature on.
        wanted: names of chunks.
        longest: of a wanted chunk; what is longer holds no text that a person wrote.

    Raises:
        UnparsableError: it is cut off, or a wanted chunk is longer; what stood before was
            yielded.

    """
    at, end = len(SIGNATURE), len(content)
    while at + _AROUND <= end:
        size = int.from_bytes(content[at : at + 4])
        name = content[at + 4 : at + 8]
        if name == _LAST:
            return
        following = at + size + _AROUND
        if following > end:
            break
        if name in wanted:
            if size > longest:
                what = f"PNG with a chunk {name.decode()} of more than {longest // 2**20} MiB"
                raise UnparsableError(0, 0, what)
            yield name, content[at + 8 : at + 8 + size]
        at = following
    raise UnparsableError(0, 0, "PNG that is cut off")
