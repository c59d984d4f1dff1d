"""Which contents does a listing name, that git wrote of a tree?

Thousands of forks are looked through by their listings alone, so no line is looked at by
itself: the digits of all ids are taken at once, and a path is read where its content is known.
Forms: `git ls-tree -r` (also `-z`, `-l`, `-t`), `git ls-files -s` (also `-z`).
"""

import binascii
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pplcheck.discover.source import SourceFile, UnloadableError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Of ten million files.
LARGEST: Final = 2**30
_DIGITS: Final = 16
# Where the id stands: behind `100644 blob ` or `100644 `.
_TREE = re.compile(rb"\d{6} (?:blob|tree|commit) (?P<id>[0-9a-f]{40,64}) *[\d-]*\t")
_INDEX = re.compile(rb"\d{6} (?P<id>[0-9a-f]{40,64}) [0-3]\t")
_AT_IN_TREE, _AT_IN_INDEX = 12, 7
_OTHER = re.compile(rb"(?:120000|160000|040000) (?:blob |tree |commit )?[0-9a-f]{30}")
_QUOTED: Final = re.compile(rb'\\(?:([0-7]{3})|([abtnvfr"\\]))')
_ESCAPES: Final = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing, its ids ready to be looked for.

    Attributes:
        raw: as it was written.
        keys: of each file, the first 16 digits of the id as a number.
        begins: of each file, where its line begins.
        ends: of each file, where its line ends.
        at: where in a line the id stands.
        end: what stands at the end of each line.
        digits: how many an id has: 40, or 64 for SHA-256.
        broken: how many lines are none of a listing.

    """

    raw: bytes
    keys: "NDArray[np.uint64]"
    begins: "NDArray[np.int64]"
    ends: "NDArray[np.int64]"
    at: int
    end: bytes
    digits: int
    broken: int

    def files(self, numbers: Iterable[int]) -> tuple[SourceFile, ...]:
        """Return some of the files, sorted by path.

        Args:
            numbers: of the files, as `keys` has them.

        """
        rows = list(numbers)
        spans = zip(self.begins[rows].tolist(), self.ends[rows].tolist(), strict=True)
        found = [self._file(begin, end) for begin, end in spans]
        return tuple(sorted(found, key=_path))

    def _file(self, begin: int, end: int) -> SourceFile:
        after = begin + self.at + self.digits
        tab = self.raw.index(b"\t", after)
        path, size = self.raw[tab + 1 : end], self.raw[after:tab].strip()
        if path[:1] == b'"' and self.end == b"\n":
            path = _plain(path)
        is_told = self.at == _AT_IN_TREE and size.isdigit()
        return SourceFile(
            os.fsdecode(path),
            int(size) if is_told else -1,
            _not_here,
            self.raw[begin + self.at : after].decode("ascii"),
        )


def _path(file: SourceFile) -> str:
    return file.path


def is_listing(head: bytes) -> bool:
    """Whether a file that begins so is a listing."""
    line = _as_bytes(head)
    return bool(_TREE.match(line) or _INDEX.match(line))


def parse_listing(raw: bytes) -> Listing | None:
    """Return what a listing names; None where it is none.

    Args:
        raw: as git wrote it, or a shell of Windows wrote it anew.

    """
    import numpy as np

    raw = _as_bytes(raw)
    first = _TREE.match(raw) or _INDEX.match(raw)
    if first is None:
        return None
    at = _AT_IN_TREE if first.re is _TREE else _AT_IN_INDEX
    digits = len(first["id"])
    end = b"\0" if b"\0" in raw else b"\n"
    begins, ends = _lines(raw, end)
    width = at + digits + 1
    is_long = ends - begins > width
    broken = len(is_long) - int(np.count_nonzero(is_long))
    if broken:
        begins, ends = begins[is_long], ends[is_long]
    # The first so many signs of all lines at once.
    lines = np.ndarray((max(len(raw) - width + 1, 0),), f"V{width}", raw, 0, (1,))
    signs = lines[begins].view(np.uint8).reshape(-1, width)
    behind = signs[:, width - 1]
    is_line = (signs[:, at - 1] == ord(" ")) & ((behind == ord("\t")) | (behind == ord(" ")))
    # A mode of `100…` is that of a file; links, submodules and folders are passed over.
    is_file = is_line & (signs[:, 0] == ord("1")) & (signs[:, 1] == ord("0"))
    if not is_file.all():
        broken += sum(map(_is_broken, map(bytes, signs[~is_file])))
        begins, ends, signs = begins[is_file], ends[is_file], signs[is_file]
    keys, is_hex = _keys(np.ascontiguousarray(signs[:, at : at + _DIGITS]))
    if not is_hex.all():
        broken += int(np.count_nonzero(~is_hex))
        keys, begins, ends = keys[is_hex], begins[is_hex], ends[is_hex]
    return Listing(raw, keys, begins, ends, at, end, digits, broken)


def _lines(raw: bytes, end: bytes) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Return where the lines begin and end."""
    import numpy as np

    # Eight signs are asked at once whether one of them ends a line.
    whole = len(raw) // 8 * 8
    is_end = np.frombuffer(raw, np.uint8) == end[0]
    words = is_end[:whole].view("<u8")
    some = np.flatnonzero(words != 0)
    found = words[some]
    ends = some * 8 + ((np.frexp(found.astype(np.float64))[1] - 1) >> 3)
    if (found & (found - np.uint64(1))).any():  # lines of less than eight signs
        ends = np.flatnonzero(is_end[:whole])
    last = whole + np.flatnonzero(is_end[whole:])
    rest = [] if raw.endswith(end) else [len(raw)]
    ends = np.concatenate((ends, last, np.array(rest, np.int64))).astype(np.int64)
    begins = np.zeros_like(ends)
    np.add(ends[:-1], 1, out=begins[1:])
    return begins, ends


def _is_broken(line: bytes) -> bool:
    """Whether the beginning of a line is not that of a link, a submodule or a folder."""
    return not _OTHER.match(line)


def _keys(
    digits: "NDArray[np.uint8]",
) -> "tuple[NDArray[np.uint64], NDArray[np.bool_]]":
    """Return the numbers that rows of digits make, and which of them are digits at all."""
    import numpy as np

    is_hex = np.ones(len(digits), np.bool_)
    try:
        numbers = binascii.unhexlify(digits.tobytes())
    except binascii.Error:
        is_digit = (digits >= ord("0")) & (digits <= ord("9"))
        letters = (digits >= ord("a")) & (digits <= ord("f"))
        is_hex = np.asarray((is_digit | letters).all(axis=1))
        digits[~is_hex] = ord("0")
        numbers = binascii.unhexlify(digits.tobytes())
    return np.frombuffer(numbers, ">u8").astype(np.uint64), is_hex


def _as_bytes(raw: bytes) -> bytes:
    """Return what git wrote, where a shell of Windows made UTF-16 or other line ends of it."""
    if raw[:2] in _MARKS:
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    return raw.replace(b"\r\n", b"\n") if b"\r\n" in raw[:8192] else raw


def _plain(path: bytes) -> bytes:
    """Return a path as it is; git quotes those with odd signs (`core.quotePath`)."""
    if not (len(path) > 1 and path.startswith(b'"') and path.endswith(b'"')):
        return path

    def sign(found: re.Match[bytes]) -> bytes:
        octal, letter = found.groups()
        return bytes((int(octal, 8) & 0xFF if octal else _ESCAPES[letter[0]],))

    return _QUOTED.sub(sign, path[1:-1])


def _not_here() -> bytes:
    raise UnloadableError("only listed")
