"""Does what is shipped work by itself, without the checkout around it?"""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import ROOT
from tests.picture import picture


def test_the_wheel_holds_all_that_the_programme_needs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = (
        "import sys; sys.path.insert(0, '.'); import pplcheck; print(pplcheck.__file__); "
        "from pplcheck.cli.main import outcome; sys.exit(outcome(['demo', '-q']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path / "installed",
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(tmp_path) in done.stdout
    assert "6 uses:" in done.stdout


def test_the_picture_in_the_readme_is_todays_output() -> None:
    drawn = (ROOT / "docs/pictures/demo.svg").read_text(encoding="utf-8")
    assert drawn == picture(), "run `make picture`"
