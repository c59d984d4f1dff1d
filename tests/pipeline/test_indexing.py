"""What is told of a commons to those who look for it, and which commons is which?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pplcheck.model.errors import ConfigurationError
from pplcheck.pipeline.indexing import index_of
from pplcheck.pipeline.uses import UsesOrder, find_uses
from tests.conftest import Files, git, write_files

Make = Callable[[str, Files], Path]

CODE = "".join(f"def part_{n}(width):\n    return width * {n * n}\n\n\n" for n in range(30))


def _quiet(*_: object) -> None:
    """Show no progress."""


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Make a repository with one commit at a path."""

    def make(path: str, files: Files) -> Path:
        top = tmp_path / path
        top.mkdir(parents=True)
        git(top, "init", "-q")
        write_files(top, files)
        git(top, "add", "-A")
        git(top, "commit", "-q", "-m", path)
        return top

    return make


def test_packages_are_those_that_manifests_make(made: Make) -> None:
    files = {
        "firmware/Cargo.toml": '[package]\nname = "lamp"\n\n[dependencies]\nserde = "1"\n',
        "shop/package.json": '{"name": "@bike/shop"}\n',
        "vendor/other/Cargo.toml": '[package]\nname = "other"\n',
    }
    (commons,) = index_of([str(made("bike", files))], _quiet).index.commons
    assert commons.packages == ("pkg:cargo/lamp", "pkg:npm/%40bike/shop")


def test_two_commons_of_one_name_are_not_taken_for_one(made: Make) -> None:
    one, other = made("a/repo", {"a.py": CODE}), made("b/repo", {"b.py": CODE})
    with pytest.raises(ConfigurationError, match="repo"):
        index_of([str(one), str(other)], _quiet)


def test_one_commons_may_be_named_twice(made: Make) -> None:
    one = str(made("repo", {"a.py": CODE}))
    assert len(index_of([one, one], _quiet).index.commons) == 1


def test_a_user_may_bear_the_name_of_the_commons(made: Make) -> None:
    one = made("a/repo", {"a.py": CODE})
    other = made("b/repo", {"lib/b.py": CODE, "c.py": "x = 1\n"})
    for site, found in ((other, ["repo"]), (one, [])):
        order = UsesOrder((str(one),), (str(site),), date(2026, 11, 22))
        assert [use.site for use in find_uses(order, _quiet).uses] == found


def test_uses_of_several_commons_at_one_site_are_several(made: Make) -> None:
    one, other = made("one", {"a.py": CODE}), made("other", {"b.py": CODE.replace("a", "o")})
    site = made("site", {"x.py": CODE, "y.py": CODE.replace("a", "o")})
    order = UsesOrder((str(one), str(other)), (str(site),), date(2026, 11, 22))
    uses = find_uses(order, _quiet).uses
    assert [(use.id, use.asset) for use in uses] == [
        ("one at site", "one"),
        ("other at site", "other"),
    ]
