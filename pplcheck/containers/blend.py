"""Which data-blocks does a Blender file hold, and what stands in their fields?

Blender writes its memory: blocks, each with the address that it had, and at the end the layout
of every struct (Blender, `BLO_core_blend_header.hh`, `BLO_core_bhead.hh`). Packed files are
unpacked twice, piece by piece, and only small blocks are kept, those of one data-block at a
time.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pplcheck.containers import unzstd
from pplcheck.containers.blend_layout import Layout, Record
from pplcheck.containers.inflated import inflated
from pplcheck.syntax.places import UnparsableError

_GZIP: Final = b"\x1f\x8b"
_LARGEST: Final = 512 * 1024 * 1024
# Until Blender 4.5: size of pointers, order of bytes, version. From 5.0 on: size of the header,
# version of the format, version.
_HEAD: Final = re.compile(rb"BLENDER(?:(?P<pointer>[-_])(?P<order>[vV])\d{3}|17-01v\d{4})")
_ANY_HEAD: Final = b"BLENDER"
_LONGEST_HEAD: Final = 17
# How a block begins: its code, and in one of three orders the rest.
_SHORT, _LONG, _LARGE = "4siIii", "4siQii", "4siQqq"
_DATA, _DNA, _END = b"DATA", b"DNA1", b"ENDB"
_LARGEST_DNA: Final = 8 * 1024 * 1024
_LONGEST_KEPT: Final = 256 * 1024
_MOST_KEPT: Final = 32 * 1024 * 1024
_MOST_BLOCKS: Final = 500_000
_CUT: Final = "a Blender file that is cut off"


@dataclass(frozen=True, slots=True)
class _Block:
    """Where a block's content comes next: its code, struct, address and size."""

    code: bytes
    struct: int
    address: int
    size: int


@dataclass(slots=True)
class DataBlock:
    """An object, a scene, a text …, with the blocks that were written after it.

    Attributes:
        code: what it is: `OB`, `SC`, `TX`.
        own: its own fields; those that all have in common are in its field `id`.

    """

    code: str
    own: Record
    _layout: Layout
    _blocks: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    _kept: int = 0

    @property
    def id(self) -> Record:
        """What all data-blocks have."""
        return self.own.within("id") if self.own.has("id") else self.own

    @property
    def name(self) -> str:
        """What people call it; in the file, the code stands before it."""
        return self.id.text("name")[2:]

    def at(self, address: int) -> Record | None:
        """Return the struct at an address, or None."""
        found = self._blocks.get(address)
        return Record(self._layout, *found) if found else None

    def text_at(self, address: int) -> str:
        """Return the characters at an address, up to the first that is none."""
        found = self._blocks.get(address)
        return found[1].partition(b"\0")[0].decode("utf-8", "replace") if found else ""

    def keep(self, block: _Block, content: bytes) -> None:
        """Take a block that belongs to it; beyond what text could fill, none."""
        self._kept += len(content)
        if self._kept <= _MOST_KEPT:
            self._blocks[block.address] = (block.struct, content)


class BlendFile:
    """A Blender file."""

    def __init__(self, content: bytes) -> None:
        """Open it.

        Raises:
            UnparsableError: it is none, was written by a Blender that is not known yet, or has
                no layout, since it is cut off.

        """
        self._content = content
        head = self._unpacked().up_to(_LONGEST_HEAD)
        found = _HEAD.match(head)
        if found is None:
            is_later = head.startswith(_ANY_HEAD)
            what = (
                f"saved by a later Blender, in a form that is not known ({head!r})"
                if is_later
                else "not a Blender file"
            )
            raise UnparsableError(0, 0, what)
        self._head = found.end()
        sign = ">" if found["order"] == b"V" else "<"
        form = {b"_": _SHORT, b"-": _LONG}.get(found["pointer"] or b"", _LARGE)
        self._is_large = form == _LARGE
        self._form = struct.Struct(sign + form)
        self._layout = Layout(self._dna(), 4 if form == _SHORT else 8, sign)

    def blocks(self, wanted: frozenset[str]) -> Iterator[DataBlock]:
        """Yield the data-blocks, each with its small texts and some of its structs.

        Args:
            wanted: names of the structs that are kept besides.

        Raises:
            UnparsableError: it is cut off; what came before was yielded.

        """
        numbers = {self._layout.by_name.get(name, -1) for name in wanted}
        numbers.add(0)  # of no struct: characters
        pieces, current = self._pieces(), None
        for block in self._walk(pieces):
            is_small = block.size <= _LONGEST_KEPT
            if block.code != _DATA:
                if current:
                    yield current
                own = pieces.take(block.size) if is_small else _skipped(pieces, block.size)
                current = self._begun(block, own)
            elif current and is_small and block.struct in numbers:
                current.keep(block, pieces.take(block.size))
            else:
                pieces.skip(block.size)
        if current:
            yield current

    def _begun(self, block: _Block, content: bytes) -> DataBlock | None:
        own = Record(self._layout, block.struct, content)
        code = block.code.decode("latin-1")
        is_one = own.has("id") or block.struct == self._layout.by_name.get("ID")
        return DataBlock(code, own, self._layout) if is_one else None

    def _unpacked(self) -> "_Pieces":
        content = self._content
        if content.startswith(_GZIP):
            return _Pieces(inflated(content, _LARGEST, "Blender file"))
        if content.startswith(unzstd.SIGNATURE):
            return _Pieces(unzstd.unzstd(content, _LARGEST, "Blender file"))
        return _Pieces(iter((content,)))

    def _pieces(self) -> "_Pieces":
        pieces = self._unpacked()
        pieces.skip(self._head)
        return pieces

    def _walk(self, pieces: "_Pieces") -> Iterator[_Block]:
        """Yield each block, whose content is to be taken or skipped before the next."""
        for _ in range(_MOST_BLOCKS):
            found = self._form.unpack(pieces.take(self._form.size))
            if self._is_large:
                code, number, address, size, _count = found
            else:
                code, size, address, number, _count = found
            # A code of two letters stands behind zeros where the order of bytes is the other.
            block = _Block(code.strip(b"\0"), number, address, size)
            if block.code == _END:
                return
            if size < 0 or not block.code:
                raise UnparsableError(0, 0, "a Blender file with a block that is none")
            yield block
        raise UnparsableError(0, 0, f"a Blender file of more than {_MOST_BLOCKS:,} blocks")

    def _dna(self) -> bytes:
        pieces = self._pieces()
        for block in self._walk(pieces):
            if block.code == _DNA:
                if block.size > _LARGEST_DNA:
                    raise UnparsableError(0, 0, "a Blender file with a layout of no real size")
                return pieces.take(block.size)
            pieces.skip(block.size)
        raise UnparsableError(0, 0, "a Blender file without the layout of its structs")


def _skipped(pieces: "_Pieces", size: int) -> bytes:
    pieces.skip(size)
    return b""


class _Pieces:
    """Bytes that come piece by piece, read from the first to the last."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = b""
        self._at = 0

    def up_to(self, size: int) -> bytes:
        """Return the next bytes, fewer where it ends."""
        taken = []
        while size > 0 and self._more():
            part = self._piece[self._at : self._at + size]
            self._at += len(part)
            size -= len(part)
            taken.append(part)
        return b"".join(taken)

    def take(self, size: int) -> bytes:
        """Return the next bytes.

        Raises:
            UnparsableError: there are fewer.

        """
        end = self._at + size
        if end <= len(self._piece):
            taken, self._at = self._piece[self._at : end], end
            return taken
        taken = self.up_to(size)
        if len(taken) < size:
            raise UnparsableError(0, 0, _CUT)
        return taken

    def skip(self, size: int) -> None:
        """Go past the next bytes; errors as of `take`."""
        while size > 0:
            if not self._more():
                raise UnparsableError(0, 0, _CUT)
            step = min(size, len(self._piece) - self._at)
            self._at += step
            size -= step

    def _more(self) -> bool:
        while self._at >= len(self._piece):
            piece = next(self._pieces, None)
            if piece is None:
                return False
            self._piece, self._at = piece, 0
        return True
