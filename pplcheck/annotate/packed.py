"""How is one member of a zip archive exchanged, with all others left as they are?

Not by packing anew: the compressed bytes of the other members, their order, times, flags and
extra fields are copied. What must change is little: the member itself, its checksum and sizes,
and the places of what comes behind it (APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3).
"""

import zlib
from dataclasses import dataclass
from struct import Struct, unpack_from

from pplcheck.annotate.errors import CannotAnnotateError

_END = Struct("<4s4H2LH")
_END_64 = Struct("<4sQ2H2L4Q")
_LOCATOR_64 = Struct("<4sLQL")
_RECORD = Struct("<4s6H3L5H2L")
_LOCAL = Struct("<4s5H3L2H")
_NUMBER = {4: Struct("<L"), 8: Struct("<Q")}

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_HAS_DESCRIPTOR = 0x8
_STORED, _DEFLATED = 0, 8
_ELSEWHERE = 0xFFFFFFFF
_EXTRA_64 = 1
_LONGEST_COMMENT = 0xFFFF


@dataclass(frozen=True, slots=True)
class _Number:
    """Where a number stands, and in how many bytes."""

    at: int
    width: int

    def of(self, content: bytes | bytearray) -> int:
        return int(_NUMBER[self.width].unpack_from(content, self.at)[0])

    def put(self, content: bytearray, value: int, shift: int = 0) -> None:
        _NUMBER[self.width].pack_into(content, self.at + shift, value)


@dataclass(frozen=True, slots=True)
class _Member:
    """What the directory says of a member, and where it says so."""

    name: str
    flags: int
    method: int
    checksum: _Number
    packed: _Number
    unpacked: _Number
    offset: _Number


@dataclass(frozen=True, slots=True)
class _Directory:
    """The directory at an archive's end.

    Attributes:
        start: of its first record.
        members: in its order.
        starts: the numbers that tell where it begins; and, of a 64-bit archive, its end record.

    """

    start: int
    members: tuple[_Member, ...]
    starts: tuple[_Number, ...]


def repacked(content: bytes, name: str, member: bytes) -> bytes:
    """Return an archive in which one member has another content.

    Args:
        content: of the archive.
        name: of the member.
        member: its new content.

    Raises:
        CannotAnnotateError: the archive is not built plainly enough to be sure.

    """
    directory = _directory(content)
    found = [one for one in directory.members if one.name == name]
    if len(found) != 1:
        raise CannotAnnotateError(f"the archive has {len(found)} members called {name}")
    old = found[0]
    if old.flags & _ENCRYPTED:
        raise CannotAnnotateError(f"{name} is encrypted")
    start = old.offset.of(content)
    end = _next_start(content, directory, start)
    checksum, packed = zlib.crc32(member), _packed(member, old)
    new = _with_header(content[start:end], content, old, (checksum, packed, len(member)))
    shift = len(new) - (end - start)
    tail = bytearray(content[directory.start :])
    base = -directory.start
    for number, value in (
        (old.checksum, checksum),
        (old.packed, len(packed)),
        (old.unpacked, len(member)),
    ):
        number.put(tail, value, base)
    for other in directory.members:
        if other.offset.of(content) > start:
            other.offset.put(tail, other.offset.of(content) + shift, base)
    for number in directory.starts:
        number.put(tail, number.of(content) + shift, base)
    return b"".join([content[:start], new, content[end : directory.start], tail])


def _packed(member: bytes, old: _Member) -> bytes:
    if old.method == _STORED:
        return member
    if old.method != _DEFLATED:
        raise CannotAnnotateError(f"{old.name} is packed in an uncommon way ({old.method})")
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(member) + packer.flush()


def _next_start(content: bytes, directory: _Directory, start: int) -> int:
    """Return where what lies behind a member begins."""
    starts = sorted(one.offset.of(content) for one in directory.members)
    if len(set(starts)) != len(starts) or starts[-1] >= directory.start:
        raise CannotAnnotateError("the archive's members lie over each other")
    return next((other for other in starts if other > start), directory.start)


def _with_header(
    stretch: bytes, content: bytes, old: _Member, new: tuple[int, bytes, int]
) -> bytes:
    """Return a member with its header, in the form that it had.

    Args:
        stretch: the member as it lies there, up to the next.
        content: of the archive.
        old: what the directory says of it.
        new: its checksum, its packed bytes, and how many they unpack to.

    """
    if len(stretch) < _LOCAL.size or not stretch.startswith(b"PK\3\4"):
        raise CannotAnnotateError(f"no member lies where {old.name} should")
    name_length, extra_length = unpack_from("<2H", stretch, 26)
    data = _LOCAL.size + name_length + extra_length
    behind = data + old.packed.of(content)
    if behind > len(stretch):
        raise CannotAnnotateError(f"{old.name} is cut off")
    header, rest = bytearray(stretch[:data]), bytearray(stretch[behind:])
    extra = _extra_64(header, _LOCAL.size + name_length, data)
    sizes = _sizes(header, extra)
    checksum, packed, unpacked = new
    values = (checksum, len(packed), unpacked)
    numbers = (_Number(14, 4), *sizes)
    if old.flags & _HAS_DESCRIPTOR:
        told = [number for number in numbers if number.of(header)]
        _put_descriptor(rest, old, content, values, 8 if extra is not None else 4)
    else:
        told = list(numbers)
    for number, value in zip(numbers, values, strict=True):
        if number in told:
            number.put(header, value)
    return bytes(header) + packed + bytes(rest)


def _sizes(header: bytearray, extra: int | None) -> tuple[_Number, _Number]:
    """Return where a header tells the packed and the unpacked size."""
    packed, unpacked = _Number(18, 4), _Number(22, 4)
    if extra is None or packed.of(header) != _ELSEWHERE or unpacked.of(header) != _ELSEWHERE:
        return packed, unpacked
    return _Number(extra + 8, 8), _Number(extra, 8)


def _put_descriptor(
    rest: bytearray, old: _Member, content: bytes, values: tuple[int, int, int], width: int
) -> None:
    """Write checksum and sizes into what follows a member whose header could not tell them."""
    at = 4 if rest.startswith(b"PK\7\x08") else 0
    numbers = (_Number(at, 4), _Number(at + 4, width), _Number(at + 4 + width, width))
    expected = tuple(number.of(content) for number in (old.checksum, old.packed, old.unpacked))
    is_long_enough = len(rest) >= at + 4 + 2 * width
    if not is_long_enough or tuple(number.of(rest) for number in numbers) != expected:
        raise CannotAnnotateError(f"what follows {old.name} does not agree with the directory")
    for number, value in zip(numbers, values, strict=True):
        number.put(rest, value)


def _directory(content: bytes) -> _Directory:
    end = content.rfind(b"PK\5\6", max(0, len(content) - _LONGEST_COMMENT - _END.size))
    if end < 0 or end + _END.size > len(content):
        raise CannotAnnotateError("not a zip archive, or cut off")
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(content, end)
    if end + _END.size + comment != len(content):
        raise CannotAnnotateError("the archive is cut off, or something follows it")
    if disk or first_disk or here != count:
        raise CannotAnnotateError("the archive is one part of several")
    starts: tuple[_Number, ...] = (_Number(end + 16, 4),)
    locator = end - _LOCATOR_64.size
    if locator >= 0 and content.startswith(b"PK\6\7", locator):
        end, count, size, start, starts = _directory_64(content, locator, starts)
    if start + size != end:
        raise CannotAnnotateError("the archive's directory is not where its end says")
    return _Directory(start, _members(content, start, end, count), starts)


def _directory_64(
    content: bytes, locator: int, short: tuple[_Number, ...]
) -> tuple[int, int, int, int, tuple[_Number, ...]]:
    """Return what the end record of a 64-bit archive says, in place of the short one."""
    at = _LOCATOR_64.unpack_from(content, locator)[2]
    if at + _END_64.size > locator or not content.startswith(b"PK\6\6", at):
        raise CannotAnnotateError("the archive's end is not where it says")
    fields = _END_64.unpack_from(content, at)
    # A short record that says "see there" must go on saying so.
    kept = tuple(number for number in short if number.of(content) != _ELSEWHERE)
    starts = (*kept, _Number(at + 48, 8), _Number(locator + 8, 8))
    return at, fields[7], fields[8], fields[9], starts


def _members(content: bytes, at: int, end: int, count: int) -> tuple[_Member, ...]:
    members: list[_Member] = []
    while at < end:
        if at + _RECORD.size > end or not content.startswith(b"PK\1\2", at):
            raise CannotAnnotateError("the archive's directory is broken")
        flags, method = unpack_from("<2H", content, at + 8)
        lengths = unpack_from("<3H", content, at + 28)
        name_at = at + _RECORD.size
        extra_at = name_at + lengths[0]
        name = content[name_at:extra_at].decode("utf-8", "replace")
        numbers = _numbers(content, at, extra_at, extra_at + lengths[1])
        members.append(_Member(name, flags, method, *numbers))
        at = name_at + sum(lengths)
    if len(members) != count or at != end:
        raise CannotAnnotateError("the archive's directory is broken")
    return tuple(members)


def _numbers(
    content: bytes, at: int, extra_at: int, extra_end: int
) -> tuple[_Number, _Number, _Number, _Number]:
    """Return where checksum, packed size, unpacked size and offset of a record stand."""
    unpacked, packed, offset = _Number(at + 24, 4), _Number(at + 20, 4), _Number(at + 42, 4)
    extra = _extra_64(content, extra_at, extra_end)
    # The extra field holds those that the record has no room for, in this order.
    longs: list[_Number] = []
    for number in (unpacked, packed, offset):
        if number.of(content) != _ELSEWHERE:
            longs.append(number)
            continue
        if extra is None or extra + 8 > extra_end:
            raise CannotAnnotateError("the archive's directory is broken")
        longs.append(_Number(extra, 8))
        extra += 8
    return _Number(at + 16, 4), longs[1], longs[0], longs[2]


def _extra_64(content: bytes | bytearray, at: int, end: int) -> int | None:
    """Return where the numbers of the 64-bit extra field begin, or None where there is none."""
    while at + 4 <= end:
        kind, length = unpack_from("<2H", content, at)
        if kind == _EXTRA_64 and at + 4 + length <= end:
            return at + 4
        at += 4 + length
    return None
