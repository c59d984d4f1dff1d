"""Repositories with a history, made on the spot."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Files, git, write_files
from tests.pipeline.users import COMMONS, named, source

Grow = Callable[..., str]


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Make an empty repository."""
    top = tmp_path / "commons"
    top.mkdir()
    git(top, "init", "-q")
    return top


@pytest.fixture
def grow(top: Path) -> Grow:
    """Commit files on a day; `None` for a content takes the file away."""

    def grow(day: str, files: dict[str, str | None], *, written: str = "") -> str:
        gone = [path for path, content in files.items() if content is None]
        for path in gone:
            (top / path).unlink()
        kept: Files = {path: text for path, text in files.items() if text is not None}
        write_files(top, kept)
        git(top, "add", "-A")
        date = day if "T" in day else f"{day}T12:00:00+0000"
        when = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": written or date}
        git(top, "commit", "-q", "--allow-empty", "-m", day, **when)
        return git(top, "rev-parse", "HEAD").strip()

    return grow


MIT = """\
MIT License

Copyright (c) 2020 The Example Commons

Permission is hereby granted, free of charge, to any person obtaining a copy of this software
and associated documentation files (the "Software"), to deal in the Software without
restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


@pytest.fixture
def bike(top: Path, grow: Grow, ppl_text: str) -> Path:
    """Make a commons of three versions; the second brings the PPL, the third other terms."""
    named(top, COMMONS)
    grow("2019-03-01", {f"src/{name}.py": source(name) for name in ("frame", "bell", "fork")})
    grow("2020-03-01", {"LICENSE": ppl_text, "src/wheel.py": source("wheel")})
    grow("2022-03-01", {"LICENSE": MIT, "src/frame.py": source("frame") + source("more")})
    return top
