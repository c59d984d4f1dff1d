"""Do the guards bark? A fault is put into a copy of the house, and must be caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# For each layer one import that it must not have, and the contract that says so.
FAULTS = [
    ("cli/scan.py", "import pplcheck.judge", "The command line knows the pipeline"),
    ("pipeline/file.py", "import pplcheck.cli.codes", "One direction"),
    ("judge/logic.py", "import pplcheck.licences", "One direction"),
    ("annotate/png.py", "import pplcheck.read", "One direction"),
    ("annotate/png.py", "import os", "The pure rooms"),
    ("checks/licence_missing.py", "import pplcheck.config", "never reads what people wrote"),
    ("report/json.py", "import pplcheck.graph, subprocess", "The pure rooms"),
    ("licences/expression.py", "import pplcheck.read", "One direction"),
    ("discover/tree.py", "import pplcheck.write", "One direction"),
    ("engine/limited.py", "import pplcheck.read", "One direction"),
    ("entities/weigh.py", "import time", "The pure rooms"),
    ("sign/sshsig.py", "import pplcheck.config", "never reads what people wrote"),
    ("write/whole.py", "import rich", "Only the terminal report"),
    ("graph/commons.py", "import os", "The pure rooms"),
    ("config/facts.py", "import pplcheck.graph", "One direction"),
    ("syntax/json.py", "import pplcheck.config", "One direction"),
    ("model/place.py", "import pplcheck.graph", "One direction"),
    (
        "read/text/readme.py",
        "import pplcheck.read.text.spdx_tags",
        "do not know their siblings",
    ),
    ("checks/licence_missing.py", "import pplcheck.checks.licence_name_loose", "siblings"),
    ("model/fact.py", "import pplcheck.model.entity", "No cycles"),
    ("brand_new.py", '"""A room that nobody has placed."""', "One direction"),
]


@pytest.mark.parametrize(
    ("file", "line", "contract"), FAULTS, ids=[fault[0] for fault in FAULTS]
)
def test_a_forbidden_import_is_caught(
    tmp_path: Path, file: str, line: str, contract: str
) -> None:
    shutil.copytree(
        ROOT / "pplcheck", tmp_path / "pplcheck", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    target = tmp_path / "pplcheck" / file
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    target.write_text(f"{before}\n{line}\n", encoding="utf-8")
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    broken = [row for row in done.stdout.splitlines() if " BROKEN" in row]
    assert any(contract in row for row in broken), done.stdout


LINES = [
    ("judge/logic.py", "from pathlib import Path", "TID251"),
    ("judge/logic.py", "import networkx", "TID253"),
    ("judge/logic.py", "from datetime import datetime; NOW = datetime.now()", "TID251"),
    ("judge/logic.py", "from . import proof", "TID252"),
]


@pytest.mark.parametrize(("file", "line", "rule"), LINES, ids=[line[1] for line in LINES])
def test_a_forbidden_line_is_caught(file: str, line: str, rule: str) -> None:
    done = subprocess.run(
        [
            Path(sys.executable).parent / "ruff",
            "check",
            "--select",
            rule,
            "--stdin-filename",
            f"pplcheck/{file}",
            "-",
        ],
        input=f"{line}\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert rule in done.stdout
