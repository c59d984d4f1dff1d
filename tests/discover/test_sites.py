"""What is at a path, and are the ids of listings those of git?"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.discover import UnloadableError
from pplcheck.discover.listing import parse_listing
from pplcheck.discover.sites import open_listing, open_site, sha1_ids
from pplcheck.model.errors import NothingScannedError, RevisionError
from pplcheck.model.site import SiteKind
from tests.conftest import Files, git, write_files

Make = Callable[[Files], Path]
ODD: Files = {
    "a.txt": "one\n", "sub/b c.txt": "two\n", "sub/caf\xe9.txt": "three\n",
    'quo"te\\.txt': "four\n", "tab\there": "five\n", "new\nline": "six\n", "empty": "",
}  # fmt: skip


def listed(tmp_path: Path, raw: bytes) -> dict[str, tuple[str | None, int]]:
    path = tmp_path / "listing"
    path.write_bytes(raw)
    site = open_site(str(path))
    assert site.kind is SiteKind.LISTING
    assert site.tree.unread == ()
    return {file.path: (file.known_id, file.size) for file in site.tree.files}


@pytest.mark.parametrize(
    "ask",
    [
        ("ls-tree", "-r", "HEAD"), ("ls-tree", "-r", "-z", "HEAD"),
        ("ls-tree", "-r", "-l", "HEAD"), ("ls-tree", "-r", "-t", "-l", "-z", "HEAD"),
        ("ls-files", "-s"), ("ls-files", "-s", "-z"),
    ],
)  # fmt: skip
def test_listings_of_git(repository: Make, tmp_path: Path, ask: tuple[str, ...]) -> None:
    top = repository(ODD)
    (top / "link").symlink_to("a.txt")
    git(top, "init", "-q", "module")
    git(top / "module", "commit", "-q", "--allow-empty", "-m", "x")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "second")
    found = listed(tmp_path, git(top, *ask).encode())
    # Asked one by one; a link and a submodule are no files.
    expected = {path: git(top, "rev-parse", f"HEAD:{path}").strip() for path in ODD}
    assert {path: id_ for path, (id_, _) in found.items()} == expected
    sizes = {path: size for path, (_, size) in found.items()}
    if "-l" in ask:
        assert sizes == {path: len(str(content)) if path != "sub/caf\xe9.txt" else 6
                         for path, content in ODD.items()}  # fmt: skip
    else:
        assert set(sizes.values()) == {-1}


def test_a_listing_that_windows_wrote_anew(repository: Make, tmp_path: Path) -> None:
    raw = git(repository({"a.txt": "one\n", "b.txt": "two\n"}), "ls-tree", "-r", "HEAD")
    plain = listed(tmp_path, raw.encode())
    assert listed(tmp_path, raw.replace("\n", "\r\n").encode("utf-16")) == plain
    assert listed(tmp_path, b"\xef\xbb\xbf" + raw.replace("\n", "\r\n").encode()) == plain
    assert listed(tmp_path, raw.strip().encode()) == plain


def test_only_listed_is_said(tmp_path: Path) -> None:
    (tmp_path / "l").write_text(f"100644 blob {'a' * 40}\tx\n", encoding="utf-8")
    with pytest.raises(UnloadableError, match="only listed"):
        open_site(str(tmp_path / "l")).tree.files[0].load()


def test_lines_that_are_none_are_counted(tmp_path: Path) -> None:
    good = f"100644 blob {'a' * 40}\tgood\n"
    lines = [good, "\n", "\n", "error: something\n", good.replace("good", "b"),
             f"100644 blob {'g' * 40}\tno digits\n", f"999999 what {'a' * 40}\todd\n",
             "x" * 500 + "\n", f"120000 blob {'b' * 40}\tlink\n",
             f"160000 commit {'b' * 40}\tmodule\n"]  # fmt: skip
    (tmp_path / "l").write_text("".join(lines), encoding="utf-8")
    tree = open_site(str(tmp_path / "l")).tree
    assert [file.path for file in tree.files] == ["b", "good"]
    assert [one.reason for one in tree.unread] == ["6 lines are none of a listing"]


NAMES = st.text("abcxyzABCXYZ0189", min_size=1, max_size=30)
ROWS = st.tuples(st.binary(min_size=20, max_size=20), NAMES)


@given(st.lists(ROWS, min_size=1, max_size=40))
def test_keys_are_the_first_digits(rows: list[tuple[bytes, str]]) -> None:
    raw = "".join(f"100644 blob {id_.hex()}\t{path}\n" for id_, path in rows).encode()
    listing = parse_listing(raw)
    assert listing is not None
    assert listing.keys.dtype == np.uint64
    assert listing.keys.tolist() == [int(id_.hex()[:16], 16) for id_, _ in rows]
    files = listing.files(range(len(rows)))
    assert {(file.known_id, file.path) for file in files} == {(i.hex(), p) for i, p in rows}


@given(st.binary(max_size=200))
def test_any_bytes_behind_a_line(noise: bytes) -> None:
    listing = parse_listing(f"100644 blob {'a' * 40}\tx\n".encode() + noise)
    assert listing is not None
    listing.files(range(len(listing.keys)))


def test_kinds(repository: Make, folder: Make, tmp_path: Path) -> None:
    top = repository({"a.txt": "one\n"})
    bare = tmp_path / "bare.git"
    git(tmp_path, "clone", "-q", "--bare", str(top), str(bare))
    for path in (top, bare):
        site = open_site(str(path))
        assert site.kind is SiteKind.REPOSITORY
        assert [file.path for file in site.tree.files] == ["a.txt"]
        assert site.tree.revision == git(top, "rev-parse", "HEAD").strip()
    assert open_site(str(folder({"a.txt": "one\n"}))).kind is SiteKind.FOLDER
    write_files(
        tmp_path, {"app.json": '{"bomFormat": "CycloneDX"}', "t.spdx": "SPDXVersion: x"}
    )
    for name in ("app.json", "t.spdx"):
        site = open_site(str(tmp_path / name))
        assert site.kind is SiteKind.BILL
        assert site.tree.files[0].load()


def test_what_is_nothing_of_these_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello", encoding="utf-8")
    with pytest.raises(NothingScannedError, match="no known kind; name a repository"):
        open_site(str(tmp_path / "a.txt"))
    with pytest.raises(NothingScannedError, match="no such file"):
        open_site(str(tmp_path / "none"))
    with pytest.raises(RevisionError):
        open_site(str(tmp_path / "a.txt"), "HEAD")
    with pytest.raises(NothingScannedError, match="no listing"):
        open_listing(str(tmp_path / "a.txt"))


def test_sha1_ids_of_a_repository_of_sha256(tmp_path: Path) -> None:
    top = tmp_path / "r"
    top.mkdir()
    git(top, "init", "-q", "--object-format=sha256")
    write_files(top, {"a.txt": "one\n", "b/c.bin": bytes(range(256)) * 40_000})
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "x")
    (tmp_path / "plain").mkdir()
    expected = {path: git(tmp_path / "plain", "hash-object", str(top / path)).strip()
                for path in ("a.txt", "b/c.bin")}  # fmt: skip
    for revision in (None, "HEAD"):
        tree = open_site(str(top), revision).tree
        assert tree.hash_name == "sha256"
        assert sha1_ids(tree) == (expected, ())
