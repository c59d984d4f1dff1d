"""Is what a site does with a commons told by its files, and by no more than they show?"""

import shutil
from pathlib import Path

from pplcheck.model.act import Act
from tests.conftest import git
from tests.pipeline.users import COMMONS, begun, commit, only, source, told


def test_who_leaves_out_a_part_changes_nothing(bike: Path, tmp_path: Path) -> None:
    shop = begun(tmp_path / "shop", "2024-01-01", {"main.py": source("main")})
    (shop / "velo").mkdir()
    for name in ("bell", "fork", "wheel"):
        shutil.copy(bike / f"src/{name}.py", shop / "velo")
    commit(shop, "2024-02-01", {})
    use = only(told(bike, shop))
    assert use.found
    assert use.found.taken
    assert use.found.taken.matched < use.found.taken.there
    assert use.acts == (Act.COPY,)


def test_a_listing_shows_that_there_is_a_copy(bike: Path, tmp_path: Path) -> None:
    listing = tmp_path / "listing"
    listing.write_text(git(bike, "ls-tree", "-r", "HEAD"))
    assert only(told(bike, listing)).acts == (Act.COPY,)


def test_a_submodule_has_the_licence_of_the_commit_that_it_names(
    bike: Path, tmp_path: Path
) -> None:
    shop = begun(tmp_path / "shop", "2024-01-01", {"main.py": source("main")})
    old = git(bike, "rev-parse", "HEAD~1").strip()
    modules = f'[submodule "velo"]\n\tpath = velo\n\turl = https://{COMMONS}.git\n'
    (shop / ".gitmodules").write_text(modules)
    git(shop, "update-index", "--add", "--cacheinfo", f"160000,{old},velo")
    git(shop, "add", ".gitmodules")
    git(shop, "commit", "-qm", "take in")
    use = only(told(bike, shop))
    assert [(one.recogniser, one.version) for one in use.traces] == [
        ("submodule", ""),
        ("submodule", old),
    ]
    assert use.version
    assert (use.version.licence, use.version.is_known) == ("PPL", True)
