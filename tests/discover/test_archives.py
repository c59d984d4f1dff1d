"""Are the contents of archives those that git would name, whatever the packing?"""

import bz2
import gzip
import io
import lzma
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from pplcheck.discover import Tree
from pplcheck.discover.sites import open_site
from pplcheck.model.site import SiteKind
from tests.conftest import Files, git, write_files

FILES: Files = {
    "pkg/src/frame.py": "print('frame')\n",
    "pkg/README.md": "Based on the commons\n",
    "pkg/empty.txt": "",
    "pkg/naïve.txt": "é\n",
    "pkg/large.bin": bytes(range(256)) * 3000,
}


def tar_of(files: Files) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for path, content in files.items():
            info = tarfile.TarInfo(path)
            data = content.encode() if isinstance(content, str) else content
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zip_of(files: Files, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()


def ids_by_git(folder: Path, files: Files) -> dict[str, str]:
    """Ask git itself."""
    write_files(folder, files)
    return {path: git(folder, "hash-object", "--no-filters", path).strip() for path in files}


def ids(tree: Tree) -> dict[str, str | None]:
    return {file.path: file.known_id for file in tree.files}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.whl", zip_of),
        ("stored.zip", lambda files: zip_of(files, zipfile.ZIP_STORED)),
        ("a.bz2.zip", lambda files: zip_of(files, zipfile.ZIP_BZIP2)),
        ("a.lzma.zip", lambda files: zip_of(files, zipfile.ZIP_LZMA)),
        ("a.tar", tar_of),
        ("a.tgz", lambda files: gzip.compress(tar_of(files))),
        ("two.tgz", lambda files: (gzip.compress(tar_of(files)[:700])
                                   + gzip.compress(tar_of(files)[700:]))),
        ("a.tar.bz2", lambda files: bz2.compress(tar_of(files))),
        ("a.tar.xz", lambda files: lzma.compress(tar_of(files))),
        ("a.tar.zst", lambda files: zstandard.compress(tar_of(files))),
        # No name helps: what it is is told by the bytes.
        ("download", lambda files: gzip.compress(tar_of(files))),
    ],
)  # fmt: skip
def test_ids_are_those_of_git(
    tmp_path: Path, name: str, pack: Callable[[Files], bytes]
) -> None:
    archive = tmp_path / name
    archive.write_bytes(pack(FILES))
    site = open_site(str(archive))
    assert site.kind is SiteKind.ARCHIVE
    assert site.tree.unread == ()
    assert ids(site.tree) == ids_by_git(tmp_path / "plain", FILES)
    loaded = {file.path: file.load() for file in reversed(site.tree.files)}
    for path, content in FILES.items():
        assert loaded[path] == (content.encode() if isinstance(content, str) else content)


def test_archives_of_git_itself(repository: Callable[[Files], Path], tmp_path: Path) -> None:
    top = repository({"src/a.txt": "one\n", "b.txt": "two\n"})
    listed = git(top, "ls-tree", "-r", "HEAD").splitlines()
    expected = {line.split("\t")[1]: line.split()[2] for line in listed}
    for name in ("a.zip", "a.tar", "a.tar.gz"):
        git(top, "archive", "-o", str(tmp_path / name), "HEAD")
        assert ids(open_site(str(tmp_path / name)).tree) == expected


def test_an_archive_within_an_archive_is_opened_and_none_within_that(tmp_path: Path) -> None:
    innermost = zip_of({"deep.txt": "deep\n"})
    jar = zip_of({"com/x.class": "x", "lib/inner.jar": innermost})
    (tmp_path / "app.war").write_bytes(zip_of({"WEB-INF/lib/one.jar": jar, "a.txt": "a\n"}))
    tree = open_site(str(tmp_path / "app.war")).tree
    assert [file.path for file in tree.files] == [
        "WEB-INF/lib/one.jar",
        "WEB-INF/lib/one.jar!/com/x.class",
        "WEB-INF/lib/one.jar!/lib/inner.jar",
        "a.txt",
    ]
    by_path = {file.path: file for file in tree.files}
    assert by_path["WEB-INF/lib/one.jar!/com/x.class"].load() == b"x"
    assert by_path["WEB-INF/lib/one.jar!/lib/inner.jar"].load() == innermost


def test_a_gem_is_a_tarball_in_a_tarball(tmp_path: Path) -> None:
    data = gzip.compress(tar_of({"lib/frame.rb": "puts 1\n"}))
    (tmp_path / "frame-1.gem").write_bytes(tar_of({"data.tar.gz": data, "metadata.gz": b"x"}))
    tree = open_site(str(tmp_path / "frame-1.gem")).tree
    expected = ids_by_git(tmp_path / "plain", {"lib/frame.rb": "puts 1\n"})
    assert ids(tree)["data.tar.gz!/lib/frame.rb"] == expected["lib/frame.rb"]


def test_a_wheel_as_it_is_built(tmp_path: Path) -> None:
    """Real wheels are made by zipping a folder; so does Python's own `make_archive`."""
    files: Files = {"pkg/__init__.py": "x = 1\n", "pkg-1.dist-info/METADATA": "Name: pkg\n"}
    expected = ids_by_git(tmp_path / "plain", files)
    made = shutil.make_archive(str(tmp_path / "pkg-1-py3-none-any"), "zip", tmp_path / "plain")
    assert ids(open_site(made).tree) == expected
