"""Are copied files found in what is built of them: wheels, sdists, jars, images, listings?

The commons is a repository; its ids are git's. What is built holds copies of some of its files,
under other names, among files of others.
"""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pplcheck.discover.sites import open_listing, open_site, sha1_ids
from pplcheck.model.commons import Commons
from pplcheck.model.past import Life, Past, PastCommit
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.index import OpenedIndex, build, opened
from tests.conftest import Files, git
from tests.discover.test_archives import tar_of, zip_of

THEIRS: Files = {f"src/part_{n}.py": f"def part_{n}():\n    return {n}\n" for n in range(9)}
COPIED = ("src/part_2.py", "src/part_5.py")
BUILT: Files = {
    "product/_vendor/two.py": THEIRS[COPIED[0]],
    "product/five.py": THEIRS[COPIED[1]],
    "product/own.py": "print('ours')\n",
    "product/changed.py": f"# ours\n{THEIRS['src/part_7.py']!s}",
}


@pytest.fixture
def commons(repository: Callable[[Files], Path]) -> OpenedIndex:
    top = repository(THEIRS)
    listed = [line.split() for line in git(top, "ls-tree", "-r", "HEAD").splitlines()]
    lives = tuple(Life(id_, path, 0, 0) for _, _, id_, path in listed)
    commit = PastCommit(git(top, "rev-parse", "HEAD").strip(), date(2026, 1, 1), (), 0)
    past = Past((commit,), (0,), lives)
    return opened(build([Gathered(Commons("github.com/coop/commons", "Commons"), past)]))


def image(files: Files) -> bytes:
    manifest = json.dumps([{"Layers": ["a/layer.tar"]}])
    return tar_of({"a/layer.tar": tar_of(files), "manifest.json": manifest})


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("product-1.0-py3-none-any.whl", zip_of),
        ("product-1.0.tar.gz", lambda files: gzip.compress(tar_of(files))),
        ("product.war", lambda files: zip_of({"WEB-INF/lib/p.jar": zip_of(files)})),
        ("product.gem", lambda files: tar_of({"data.tar.gz": gzip.compress(tar_of(files))})),
        ("product.docker.tar", image),
        ("sdist-with-a-wheel.tgz",
         lambda files: gzip.compress(tar_of({"dist/p.whl": zip_of(files)}))),
    ],
)  # fmt: skip
def test_copies_in_what_was_built(
    commons: OpenedIndex, tmp_path: Path, name: str, pack: Callable[[Files], bytes]
) -> None:
    (tmp_path / name).write_bytes(pack(BUILT))
    ids, unread = sha1_ids(open_site(str(tmp_path / name)).tree)
    assert unread == ()
    known = commons.contents(ids.values())
    found = {
        path.rpartition("!/")[2]: [one.path for one in known[id_]]
        for path, id_ in ids.items()
        if id_ in known
    }
    assert found == {
        "product/_vendor/two.py": [COPIED[0]], "product/five.py": [COPIED[1]],
    }  # fmt: skip


def test_copies_in_a_mere_listing(commons: OpenedIndex, tmp_path: Path) -> None:
    fork = tmp_path / "fork"
    fork.mkdir()
    git(fork, "init", "-q")
    for path, content in BUILT.items():
        target = fork / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(str(content), encoding="utf-8")
    git(fork, "add", "-A")
    (tmp_path / "listing").write_text(git(fork, "ls-files", "-s"), encoding="utf-8")
    listing = open_listing(str(tmp_path / "listing"))
    numbers = commons.known_contents(listing.keys).nonzero()[0].tolist()
    assert [file.path for file in listing.files(numbers)] == [
        "product/_vendor/two.py", "product/five.py",
    ]  # fmt: skip
