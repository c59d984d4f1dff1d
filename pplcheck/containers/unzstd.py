"""What comes out of bytes packed by Zstandard (RFC 8878), up to a limit?"""

from collections.abc import Iterator

from pplcheck.containers.memory import as_file
from pplcheck.syntax.places import UnparsableError

SIGNATURE = b"\x28\xb5\x2f\xfd"
_PIECE = 256 * 1024
# What the unpacker may look back at; the strongest of the usual settings asks for so much.
_LARGEST_WINDOW = 128 * 1024 * 1024


def unzstd(packed: bytes, limit: int, what: str) -> Iterator[bytes]:
    """Yield piece by piece what was packed, frame after frame.

    Args:
        packed: from the first frame on.
        limit: how many bytes may come out.
        what: it is, for the message.

    Raises:
        UnparsableError: it is broken, cut off, unpacks to more, or the library is not there.

    """
    try:
        import zstandard
    except ImportError as error:
        why = f"{what}: packed by Zstandard, for which the package zstandard is needed"
        raise UnparsableError(0, 0, why) from error
    unpacker = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
    left = limit
    try:
        with unpacker.stream_reader(as_file(packed), read_across_frames=True) as opened:
            while piece := opened.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    why = f"{what}: unpacks to more than {limit // 2**20} MiB"
                    raise UnparsableError(0, 0, why)
                yield piece
    except zstandard.ZstdError as error:
        raise UnparsableError(0, 0, f"{what}: cannot be unpacked ({error})") from error
