"""Does a hostile archive fill the memory or the disk, climb out of it, or stop the rest?"""

import gzip
import io
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.discover import UnloadableError, packed, streams
from pplcheck.discover.sites import OpenedSite, open_site
from pplcheck.model.errors import SourceError
from tests.discover.test_archives import tar_of, zip_of

GOOD = {"good.txt": "good\n"}


def opened(tmp_path: Path, content: bytes, name: str = "archive") -> OpenedSite:
    path = tmp_path / name
    path.write_bytes(content)
    return open_site(str(path))


def reasons(site: OpenedSite) -> list[str]:
    return [f"{one.place}: {one.reason}" for one in site.tree.unread]


def paths(site: OpenedSite) -> list[str]:
    return [file.path for file in site.tree.files]


def test_names_lead_nowhere(tmp_path: Path) -> None:
    names = ["../../up.txt", "/etc/passwd", "a/../../b.txt", "C:\\x\\y.txt", "./ok.txt", "a//b"]
    for pack in (tar_of, zip_of):
        site = opened(tmp_path, pack(dict.fromkeys(names, "x")))
        assert sorted(paths(site)) == [
            "(up)/(up)/up.txt", "a/(up)/(up)/b.txt", "a/b", "etc/passwd", "ok.txt", "x/y.txt",
        ]  # fmt: skip
        assert sum("leads out of the archive" in one for one in reasons(site)) == 2
        assert all(file.load() == b"x" for file in site.tree.files)
    assert [path.name for path in tmp_path.iterdir()] == ["archive"]


def test_no_link_and_no_device_is_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"odd{kind.decode()}")
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
        good = tarfile.TarInfo("good.txt")
        good.size = 5
        tar.addfile(good, io.BytesIO(b"good\n"))
    site = opened(tmp_path, out.getvalue())
    assert paths(site) == ["good.txt"]
    assert reasons(site) == [".: 2 devices are not followed", ".: 2 links are not followed"]


def test_a_link_in_a_zip(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("good.txt", "good\n")
    site = opened(tmp_path, out.getvalue())
    assert (paths(site), reasons(site)) == (["good.txt"], [".: 1 link is not followed"])


def test_sparse_files_are_said(tmp_path: Path) -> None:
    """GNU's old sparse header: type `S`, and a real size of 4 GiB."""
    info = tarfile.TarInfo("holes")
    info.type = tarfile.GNUTYPE_SPARSE
    block = bytearray(info.tobuf(format=tarfile.GNU_FORMAT))
    block[483:495] = b"%011o " % 2**32
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    site = opened(tmp_path, bytes(block) + tar_of(GOOD))
    assert reasons(site) == ["holes: a file with holes (sparse)"]
    assert paths(site) == ["good.txt"]


@pytest.mark.parametrize("pack", [tar_of, lambda files: gzip.compress(tar_of(files))])
def test_what_is_cut_off_is_said_and_the_rest_stands(
    tmp_path: Path, pack: Callable[[object], bytes]
) -> None:
    noise = os.urandom(300_000)
    content = pack({"good.txt": "good\n", "cut.bin": noise})
    site = opened(tmp_path, content[: len(content) // 2])
    assert paths(site) == ["good.txt"]
    assert any(one.startswith("cut.bin: cut off") for one in reasons(site))


def test_a_zip_without_its_directory(tmp_path: Path) -> None:
    content = zip_of({"a.bin": os.urandom(100_000)})
    with pytest.raises(SourceError, match="cut off: it has no directory"):
        opened(tmp_path, content[: len(content) // 2])


def test_a_broken_member_does_not_stop_the_others(tmp_path: Path) -> None:
    content = bytearray(zip_of({"bad.bin": os.urandom(5000), **GOOD}))
    content[2000:2010] = b"\xff" * 10
    site = opened(tmp_path, bytes(content))
    assert paths(site) == ["good.txt"]
    assert reasons(site)[0].startswith("bad.bin: cannot be unpacked")


def test_encrypted_members_are_said(tmp_path: Path) -> None:
    content = bytearray(zip_of({"secret.txt": "x", **GOOD}))
    # The flag, in the first entry of the directory (APPNOTE.TXT 4.3.12).
    content[content.find(b"PK\1\2") + 8] |= 1
    site = opened(tmp_path, bytes(content))
    assert (paths(site), reasons(site)) == (["good.txt"], ["secret.txt: encrypted"])


def test_bombs_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zeros = b"\0" * (80 * 2**20)
    site = opened(tmp_path, zip_of({"bomb.bin": zeros, **GOOD}))
    assert paths(site) == ["good.txt"]
    assert reasons(site) == ["bomb.bin: unpacks to more than 250 times its size"]
    monkeypatch.setattr(streams, "_FROM", 2**20)
    site = opened(tmp_path, gzip.compress(tar_of({**GOOD, "bomb.bin": zeros})))
    assert paths(site) == ["good.txt"]
    assert any("unpacks to more than 250 times its size" in one for one in reasons(site))


def test_there_are_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_MOST_MEMBERS", 3)
    site = opened(tmp_path, tar_of({f"{n}.txt": "x" for n in range(9)}))
    assert len(paths(site)) == 3
    assert reasons(site) == [".: more than 3 members; the rest was not looked at"]
    monkeypatch.setattr(packed, "_MOST_BYTES", 5)
    site = opened(tmp_path, tar_of({"a": "123", "b": "123"}))
    assert paths(site) == ["a"]


def test_headers_of_no_real_size(tmp_path: Path) -> None:
    """A long name of 3 GiB would be read into memory as a whole."""
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 3 * 2**30
    site = opened(tmp_path, tar_of(GOOD)[:1024] + info.tobuf() + b"\0" * 10_000)
    assert paths(site) == ["good.txt"]
    assert "larger than any real one" in reasons(site)[0]


def test_a_size_below_nothing_does_not_go_round_in_circles(tmp_path: Path) -> None:
    info = tarfile.TarInfo("back")
    block = bytearray(info.tobuf(format=tarfile.GNU_FORMAT))
    block[124:136] = b"\xff" * 10 + struct.pack(">h", -1024)
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    site = opened(tmp_path, tar_of(GOOD)[:1024] + bytes(block) + tar_of(GOOD))
    assert paths(site) == ["good.txt"]
    assert reasons(site)


def test_a_hundred_thousand_headers_about_headers(tmp_path: Path) -> None:
    info = tarfile.TarInfo("././@PaxHeader")
    info.type, info.size = tarfile.XHDTYPE, 512
    record = b"13 comment=x\n"
    block = info.tobuf() + record + b"\0" * (512 - len(record))
    site = opened(tmp_path, tar_of(GOOD)[:1024] + block * 20_000)
    assert paths(site) == ["good.txt"]
    assert reasons(site)


def test_what_follows_the_members_is_no_header(tmp_path: Path) -> None:
    site = opened(tmp_path, tar_of(GOOD)[:1024] + b"no header" * 1000)
    assert paths(site) == ["good.txt"]
    assert reasons(site) == [
        ".: broken: what follows is no header of a member; the rest was not looked at"
    ]


def test_of_two_alike_the_last_counts_as_when_unpacked(tmp_path: Path) -> None:
    content = tar_of({"a.txt": "one\n"})[:1024] + tar_of({"a.txt": "two\n", "A.txt": "x\n"})
    site = opened(tmp_path, content)
    assert paths(site) == ["A.txt", "a.txt"]
    assert site.tree.files[1].load() == b"two\n"
    assert "more than once" in reasons(site)[0]


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(
        fileobj=out, mode="w", format=tarfile.GNU_FORMAT, encoding="latin-1"
    ) as tar:
        tar.addfile(tarfile.TarInfo("caf\xe9.txt"))
    assert paths(opened(tmp_path, out.getvalue())) == [os.fsdecode(b"caf\xe9.txt")]
    # In a zip without the flag for UTF-8; many write it all the same.
    content = zip_of({"cafXX.txt": ""}).replace(b"cafXX", "café".encode())
    assert paths(opened(tmp_path, content)) == ["café.txt"]


def test_an_archive_that_is_none_within_one(tmp_path: Path) -> None:
    site = opened(tmp_path, zip_of({"lib/no.jar": "no archive", **GOOD}))
    assert paths(site) == ["good.txt", "lib/no.jar"]
    assert reasons(site) == ["lib/no.jar: no archive of a known kind"]


def test_a_content_that_cannot_be_had_any_more(tmp_path: Path) -> None:
    site = opened(tmp_path, zip_of({"a.txt": os.urandom(9000)}, zipfile.ZIP_STORED))
    (tmp_path / "archive").write_bytes(b"")
    with pytest.raises(UnloadableError):
        site.tree.files[0].load()
