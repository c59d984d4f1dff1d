"""Is one member of an archive exchanged, and nothing else touched?"""

import struct
import zlib
from io import BytesIO, RawIOBase
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.annotate import CannotAnnotateError
from pplcheck.annotate.packed import repacked
from tests.annotate.samples import packed


class _Pipe(RawIOBase):
    """A file in which nothing can be written twice, so that sizes follow their member."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        self.content += bytes(piece)  # type: ignore[call-overload]  # a buffer
        return len(bytes(piece))  # type: ignore[call-overload]  # as above


_MEMBERS = st.lists(
    st.tuples(
        st.binary(max_size=200),
        st.sampled_from([ZIP_STORED, ZIP_DEFLATED]),
        st.booleans(),
        st.binary(max_size=9).map(lambda body: struct.pack("<2H", 0x7777, len(body)) + body),
    ),
    min_size=1,
    max_size=5,
)


def _archive(members: list[tuple[bytes, int, bool, bytes]], *, piped: bool) -> bytes:
    pipe, file = _Pipe(), BytesIO()
    with ZipFile(pipe if piped else file, "w") as archive:
        archive.comment = b"a comment"
        for number, (content, method, is_long, extra) in enumerate(members):
            info = ZipInfo(f"m{number}", (2020, 1, 1 + number, 0, 0, 0))
            info.compress_type, info.extra = method, extra
            with archive.open(info, "w", force_zip64=is_long) as member:
                member.write(content)
    return pipe.content if piped else file.getvalue()


def _raw(content: bytes) -> list[tuple[object, ...]]:
    """Return of each member what must not change: its header, its bytes, its row."""
    infos = ZipFile(BytesIO(content)).infolist()
    return [
        (
            info.filename,
            info.date_time,
            info.flag_bits,
            info.extra if len(info.extra) < 20 else b"",
            content[info.header_offset : info.header_offset + 30 + info.compress_size],
        )
        for info in infos
    ]


@settings(deadline=None)
@given(members=_MEMBERS, piped=st.booleans(), new=st.binary(max_size=400), data=st.data())
def test_all_other_members_stay_as_they_are(
    members: list[tuple[bytes, int, bool, bytes]],
    *,
    piped: bool,
    new: bytes,
    data: st.DataObject,
) -> None:
    which = data.draw(st.integers(0, len(members) - 1))
    old = _archive(members, piped=piped)
    done = repacked(old, f"m{which}", new)
    with ZipFile(BytesIO(done)) as archive:
        assert archive.testzip() is None
        assert archive.read(f"m{which}") == new
        assert archive.comment == ZipFile(BytesIO(old)).comment
    before, after = _raw(old), _raw(done)
    assert before[:which] + before[which + 1 :] == after[:which] + after[which + 1 :]
    assert before[which][:3] == after[which][:3]
    assert repacked(done, f"m{which}", new) == done


def _with(content: bytes, at: int, piece: bytes) -> bytes:
    return content[:at] + piece + content[at + len(piece) :]


_PLAIN = packed({"a": b"a" * 99, "b": b"b"})
_ROW = _PLAIN.index(b"PK\1\2")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a zip"),
        (b"PK\3\4 and no more", "not a zip"),
        (_PLAIN[:-1], "cut off"),
        (_PLAIN + b"x", "follows"),
        (b"before" + _PLAIN, "not where its end says"),
        (_with(_PLAIN, _ROW + 8, b"\1\0"), "encrypted"),
        (_with(_PLAIN, _ROW + 10, b"\x0e\0"), "uncommon"),
        (_with(_PLAIN, _ROW + 42, b"\xff\xff\0\0"), "lie over each other"),
        (_with(_PLAIN, _ROW + 42, b"\1\0\0\0"), "no member lies"),
        (_with(_PLAIN, _ROW + 20, b"\xff\0\0\0"), "cut off"),
        (_with(_PLAIN, _ROW + 24, b"\xff\xff\xff\xff"), "broken"),
        (_with(_PLAIN, len(_PLAIN) - 18, b"\1\0"), "one part of several"),
        (_with(_PLAIN, _ROW, b"PK\1\3"), "broken"),
    ],
)
def test_what_is_not_plainly_built_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(CannotAnnotateError, match=why):
        repacked(content, "a", b"new")


def test_two_members_of_one_name_are_refused() -> None:
    twice = _PLAIN.replace(b"b", b"a")
    with pytest.raises(CannotAnnotateError, match="2 members called a"):
        repacked(twice, "a", b"new")


def test_a_descriptor_that_lies_is_refused() -> None:
    old = _archive([(b"x" * 50, ZIP_STORED, False, b"")], piped=True)
    at = old.index(struct.pack("<L", zlib.crc32(b"x" * 50)))
    with pytest.raises(CannotAnnotateError, match="does not agree"):
        repacked(_with(old, at, b"0000"), "m0", b"new")
