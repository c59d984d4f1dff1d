"""Is what is seen of a container's image what a container would see?

The expected trees are those of the OCI image specification, `layer.md`, "Whiteouts".
"""

import gzip
import hashlib
import io
import json
import tarfile
from pathlib import Path

from pplcheck.discover.sites import open_site
from pplcheck.model.site import SiteKind
from tests.conftest import Files, write_files
from tests.discover.test_archives import tar_of, zip_of

LOWER: Files = {
    "app/kept.py": "kept\n",
    "app/gone.py": "gone\n",
    "app/changed.py": "before\n",
    "etc/my-app.d/default.cfg": "x\n",
    "bin/a/tool": "x\n",
    "was/folder/file": "x\n",
    "was-file": "x\n",
}
UPPER: Files = {
    "app/.wh.gone.py": "",
    "app/changed.py": "after\n",
    "etc/.wh.my-app.d": "",
    "bin/a/.wh..wh..opq": "",
    "bin/a/new": "new\n",
    "was": "now a file\n",
    "was-file/now": "a folder\n",
    "lib/app.jar": zip_of({"x.class": "x"}),
}
SEEN = ["app/changed.py", "app/kept.py", "bin/a/new", "lib/app.jar", "lib/app.jar!/x.class",
        "was", "was-file/now"]  # fmt: skip


def docker_save(layers: list[bytes], extra: Files | None = None) -> bytes:
    names = [f"{number}{'a' * 63}/layer.tar" for number in range(len(layers))]
    manifest = [{"Config": "config.json", "RepoTags": ["app:1"], "Layers": names}]
    files = dict(zip(names, layers, strict=True))
    # As docker writes them: the layers first.
    return tar_of({**files, "config.json": "{}", "manifest.json": json.dumps(manifest),
                   **(extra or {})})  # fmt: skip


def layout(layers: list[bytes]) -> Files:
    blobs: dict[str, bytes] = {}

    def blob(content: bytes) -> dict[str, str]:
        digest = hashlib.sha256(content).hexdigest()
        blobs[f"blobs/sha256/{digest}"] = content
        return {"digest": f"sha256:{digest}"}

    manifest = {"schemaVersion": 2, "config": blob(b"{}"), "layers": [*map(blob, layers)]}
    index = {"schemaVersion": 2, "manifests": [blob(json.dumps(manifest).encode())]}
    marks = {"oci-layout": '{"imageLayoutVersion": "1.0.0"}', "index.json": json.dumps(index)}
    return {**blobs, **marks}


def seen(path: Path) -> list[str]:
    site = open_site(str(path))
    assert site.kind is SiteKind.ARCHIVE
    return sorted(file.path.partition("!/")[2] for file in site.tree.files)


def test_docker_save(tmp_path: Path) -> None:
    image = docker_save([tar_of(LOWER), tar_of(UPPER)])
    for name, content in (("image.tar", image), ("image.tar.gz", gzip.compress(image))):
        (tmp_path / name).write_bytes(content)
        assert seen(tmp_path / name) == SEEN
        tree = open_site(str(tmp_path / name)).tree
        # The layer is named, so that a person can open it.
        by_path = {file.path: file for file in tree.files}
        layer = "1" + "a" * 63 + "/layer.tar"
        assert by_path[f"{layer}!/app/changed.py"].load() == b"after\n"
        assert by_path[f"{layer}!/lib/app.jar!/x.class"].load() == b"x"
        assert tree.unread == ()


def test_oci_layout_as_an_archive_and_as_a_folder(tmp_path: Path) -> None:
    files = layout([gzip.compress(tar_of(LOWER)), gzip.compress(tar_of(UPPER))])
    (tmp_path / "image.tar").write_bytes(tar_of(files))
    assert seen(tmp_path / "image.tar") == SEEN
    folder = write_files(tmp_path / "image", files)
    assert seen(folder) == SEEN
    contents = {file.path.partition("!/")[2]: file.load()
                for file in open_site(str(folder)).tree.files}  # fmt: skip
    assert contents["app/changed.py"] == b"after\n"


def test_a_link_hides_the_file_below_it(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        info = tarfile.TarInfo("app/changed.py")
        info.type, info.linkname = tarfile.SYMTYPE, "elsewhere"
        tar.addfile(info)
    (tmp_path / "i.tar").write_bytes(docker_save([tar_of(LOWER), out.getvalue()]))
    assert "app/changed.py" not in seen(tmp_path / "i.tar")
    assert "app/kept.py" in seen(tmp_path / "i.tar")


def test_a_layer_that_is_missing_is_said(tmp_path: Path) -> None:
    manifest = json.dumps([{"Layers": ["a/layer.tar", "b/layer.tar"]}])
    content = tar_of({"a/layer.tar": tar_of(LOWER), "manifest.json": manifest})
    (tmp_path / "i.tar").write_bytes(content)
    tree = open_site(str(tmp_path / "i.tar")).tree
    assert [str(one.place) for one in tree.unread] == ["b/layer.tar"]
    assert len(tree.files) == len(LOWER)


def test_a_manifest_of_something_else_makes_no_image(tmp_path: Path) -> None:
    for content in ('{"name": "web app"}', '[{"Layers": ["x"]}]', "no json", "[1, {}]"):
        archive = zip_of({"manifest.json": content, "index.json": "[]", "a.txt": "x"})
        (tmp_path / "a.zip").write_bytes(archive)
        names = [file.path for file in open_site(str(tmp_path / "a.zip")).tree.files]
        assert names == ["a.txt", "index.json", "manifest.json"]


def test_an_index_that_lists_itself_comes_to_an_end(tmp_path: Path) -> None:
    digest = "sha256:" + "0" * 64
    index = json.dumps({"manifests": [{"digest": digest}] * 200})
    files: Files = {"oci-layout": "{}", "index.json": index,
                    "blobs/sha256/" + "0" * 64: index}  # fmt: skip
    (tmp_path / "i.tar").write_bytes(tar_of(files))
    assert len(open_site(str(tmp_path / "i.tar")).tree.files) == 3
