"""Is a commons found where it is merely named, packed, or listed?"""

import json
import zipfile
from pathlib import Path

import pytest

from pplcheck.discover import open_site
from pplcheck.model.site import SiteKind
from pplcheck.pipeline.saying import said_at
from tests.conftest import git
from tests.pipeline.users import COMMONS, begun, by, commit, fork, named, only, source, told


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return begun(tmp_path / "shop", "2024-01-01", {"main.py": source("main")})


def _wheel(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as wheel:
        for name, content in files.items():
            wheel.writestr(name, content)
    return path


def test_a_wheel_with_files_of_the_commons(bike: Path, tmp_path: Path) -> None:
    names = ("frame", "bell", "fork", "wheel")
    files = {f"shop/velo/{one}.py": (bike / f"src/{one}.py").read_text() for one in names}
    meta = "Metadata-Version: 2.1\nName: shop\nVersion: 1.2\n"
    wheel = _wheel(
        tmp_path / "shop-1.2-py3-none-any.whl",
        {**files, "shop/own.py": source("own"), "shop-1.2.dist-info/METADATA": meta},
    )
    report = told(bike, wheel)
    use = only(report)
    assert report.sites[0].kind is SiteKind.ARCHIVE
    exact = {t.here.path: t.there for t in use.traces if t.recogniser == "content" and t.there}
    assert exact == {f"shop/velo/{one}.py": f"src/{one}.py" for one in names}
    assert use.found
    assert use.found.taken
    assert use.found.taken.version == git(bike, "rev-parse", "HEAD").strip()


def test_a_bill_of_materials_that_lists_the_package_of_the_commons(
    bike: Path, tmp_path: Path
) -> None:
    commit(bike, "2023-01-01", {"package.json": '{"name": "@riders/bike", "license": "MIT"}'})
    bill = tmp_path / "sbom.cdx.json"
    bill.write_text(
        json.dumps({
            "bomFormat": "CycloneDX", "specVersion": "1.5",
            "components": [
                {"type": "library", "name": "bike", "version": "1.2.0",
                 "purl": "pkg:npm/%40riders/bike@1.2.0"},
                {"type": "library", "name": "other", "purl": "pkg:npm/other@2.0.0"},
            ],
        })
    )  # fmt: skip
    report = told(bike, bill)
    assert report.sites[0].kind is SiteKind.BILL
    use = only(report)
    assert by(use) == {"bill"}
    assert {trace.version for trace in use.traces} == {"1.2.0"}
    assert use.acts == ()


def test_a_submodule(bike: Path, shop: Path) -> None:
    git(shop, "submodule", "add", "-q", bike.as_uri(), "third/bike")
    git(shop, "config", "-f", ".gitmodules", "submodule.third/bike.url", f"https://{COMMONS}")
    commit(shop, "2024-02-01", {})
    use = only(told(bike, shop))
    assert by(use) == {"submodule"}
    assert {trace.here.path for trace in use.traces} == {".gitmodules", "third/bike"}
    pinned = git(shop, "ls-tree", "HEAD", "third/bike").split()[2]
    assert {trace.version for trace in use.traces} == {"", pinned}
    assert pinned == git(bike, "rev-parse", "HEAD").strip()
    assert use.acts == ()


def test_a_remote(bike: Path, shop: Path) -> None:
    use = only(told(bike, named(shop, COMMONS, "upstream")))
    assert by(use) == {"remote"}
    assert use.acts == ()


def test_a_manifest_that_names_the_address(bike: Path, shop: Path) -> None:
    needs = f'{{"dependencies": {{"bike": "git+https://{COMMONS}.git#v1"}}}}\n'
    commit(shop, "2024-02-01", {"package.json": needs})
    use = only(told(bike, shop))
    assert by(use) == {"dependency"}
    assert {(t.here.path, t.here.line) for t in use.traces} == {("package.json", 1)}


def test_a_notice(bike: Path, shop: Path) -> None:
    commit(shop, "2024-02-01", {"tool.py": f"# Based on https://{COMMONS}\n" + source("tool")})
    use = only(told(bike, shop))
    assert by(use) == {"notice"}
    assert {(t.here.path, t.here.line) for t in use.traces} == {("tool.py", 1)}


def test_a_listing(bike: Path, tmp_path: Path) -> None:
    ours = fork(bike, "ours")
    git(ours, "reset", "-q", "--hard", "HEAD~1")
    commit(ours, "2023-01-01", {"src/bell.py": source("other"), "new.py": source("new")})
    listing = tmp_path / "ours.txt"
    listing.write_text(git(ours, "ls-tree", "-r", "HEAD"))
    report = told(bike, listing)
    assert (report.sites[0].kind, report.sites[0].id) == (SiteKind.LISTING, "ours.txt")
    use = only(report)
    shared = set(git(bike, "ls-tree", "-r", "HEAD~1").splitlines())
    equal = {row.split("\t")[1] for row in listing.read_text().splitlines() if row in shared}
    exact = {trace.here.path for trace in use.traces if trace.here.path and trace.there}
    assert exact - {"LICENSE"} <= equal
    assert {path for path in equal if path.startswith("src/")} <= exact
    assert use.found
    assert use.found.taken
    assert use.found.taken.version == git(bike, "rev-parse", "HEAD~1").strip()
    assert use.version
    assert use.version.licence == "PPL"


def test_what_cannot_be_understood_is_told_and_the_rest_goes_on(shop: Path) -> None:
    commit(shop, "2024-02-01", {"package.json": "{", "tool.py": f"# Based on {COMMONS}\n"})
    opened = open_site(str(shop))
    said, unread = said_at(opened.tree, opened.kind, frozenset({"tool.py", "main.py"}))
    assert [one.place.path for one in unread] == ["package.json"]
    assert {path for path, _ in said} == {"tool.py"}
