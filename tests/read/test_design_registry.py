"""Does the table of readers say what each says of itself, and is none loaded in vain?"""

import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from pplcheck.read import (
    DesignReader,
    design_reader,
    design_readers,
    design_readers_called,
    design_registry,
)
from pplcheck.read.design_registry import DESIGN_READERS

NAMES = (
    "a.STEP", "a.b.fcstd", "x.FCStd12", "x.fcstd123", "a.brd", "a.sch", "a.gtl", "a.g1", "a.g",
    "a.gm12", "fp-lib-table", "a.fp-lib-table", "fontinfo.plist", "xfontinfo.plist", "a.plist",
    "dxf", ".dxf", "a.dxf ", "*.dxf", "a.txt", "README", "", ".", "a.drd", "a.tap", "a.tar.gz",
)  # fmt: skip


@pytest.mark.parametrize("reader", design_readers(), ids=lambda reader: reader.NAME)
def test_the_table_says_what_the_reader_says(reader: DesignReader) -> None:
    assert tuple(DESIGN_READERS[reader.NAME].split()) == reader.GLOBS
    assert reader.FORMAT.title
    assert callable(reader.claims)
    assert callable(reader.read)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_chooses_the_readers_whose_globs_it_fits(name: str) -> None:
    fitting = tuple(
        reader.NAME
        for reader in design_readers()
        if any(fnmatchcase(name.lower(), glob) for glob in reader.GLOBS)
    )
    assert design_readers_called(name) == fitting


def test_names_that_no_reader_knows_are_held_against_no_glob(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A hostile tree has a million of them: each once took as long as all globs together."""
    monkeypatch.setattr(design_registry, "_fitting", None)
    for number in range(1_000):
        assert design_readers_called(f"f{number}") == ()
        assert design_readers_called(f"f.{number}") == ()


def test_a_name_that_no_reader_has() -> None:
    with pytest.raises(KeyError):
        design_reader("os.path")


def test_only_the_readers_that_are_needed_are_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.scad").write_text("cube(1); // MIT License\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("A cube.\n", encoding="utf-8")
    code = (
        "import sys; from pplcheck.cli.main import outcome\n"
        f"outcome(['scan', {str(tmp_path)!r}, '-o', {str(tmp_path / 'out.json')!r}])\n"
        "print(*sorted(n for n in sys.modules if n.startswith('pplcheck.read.designs.')))\n"
        "print(*sorted({'git', 'jsonschema', 'numpy', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-2:] == ["pplcheck.read.designs.scad", ""]
