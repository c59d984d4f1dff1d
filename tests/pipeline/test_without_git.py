"""Is a commons that git does not know found at those who use it?"""

from pathlib import Path

import pytest

from pplcheck.pipeline.check import Order, check
from pplcheck.report.page import Look
from pplcheck.report.terminal import render
from tests.conftest import write_files
from tests.pipeline.users import DAY, only, silent, source, told

NAMES = ("frame", "bell", "fork")


@pytest.fixture
def commons(tmp_path: Path, ppl_text: str) -> Path:
    """Make a folder with a commons."""
    files = {f"{name}.py": source(name) for name in NAMES}
    return write_files(tmp_path / "a/bike", {"LICENSE": ppl_text, **files})


def test_a_folder_of_the_same_name_is_another_place(commons: Path, tmp_path: Path) -> None:
    files = {f"{name}.py": source(name) for name in NAMES[:2]}
    site = write_files(tmp_path / "b/bike", files)
    use = only(told(commons, site))
    assert {trace.here.path for trace in use.traces} >= {"frame.py", "bell.py"}
    report = check(Order(str(commons), DAY, sites=(str(site),)), silent)
    assert [one.use for one in report.verdicts] == [". at bike"]


def test_where_nothing_is_found_that_is_said(commons: Path, tmp_path: Path) -> None:
    site = write_files(tmp_path / "stranger", {"x.py": source("x")})
    report = check(Order(str(commons), DAY, sites=(str(site),)), silent)
    assert "0 uses found." in render(report, Look()).decode()
