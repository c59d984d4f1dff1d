"""Does the front door keep its word: exit codes, help, completion, colour?"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck import __version__
from tests.cli.conftest import CONFIG, DUTIES, FIRM, HOBBY, Cli, Make
from tests.conftest import ROOT, Files


@pytest.mark.parametrize(
    ("entity", "config", "options", "code"),
    [
        (HOBBY, CONFIG, [], 0),
        (FIRM, CONFIG, [], 1),
        ("", CONFIG, [], 4),
        ("", CONFIG, ["--undetermined=ok"], 0),
        ("", CONFIG, ["--fail-on", "undetermined"], 1),
        (FIRM, CONFIG, ["--fail-on", "error"], 0),
        (FIRM, CONFIG, ["--fail-on", ""], 0),
        (HOBBY, DUTIES, [], 0),
        (HOBBY, DUTIES, ["--fail-on", "owes,duties"], 1),
    ],
)
@pytest.mark.parametrize("format_name", ["terminal", "json"])
def test_exit_codes_of_check(
    commons: Callable[..., Path],
    pplcheck: Cli,
    entity: str,
    config: str,
    options: list[str],
    code: int,
    format_name: str,
) -> None:
    done = pplcheck("check", commons(entity, config), "--format", format_name, *options)
    assert done.code == code, done.out
    assert not done.err


@pytest.mark.parametrize(
    ("files", "options", "code"),
    [
        ({"a": "x"}, [], 1),
        ({"a": "# SPDX-License-Identifier: LicenseRef-PPL"}, [], 0),
        ({"a": "# SPDX-License-Identifier: LicenseRef-PPL"}, ["--fail-on", "warning"], 1),
    ],
)  # fmt: skip
def test_findings_decide_the_code_too(
    folder: Make, pplcheck: Cli, files: Files, options: list[str], code: int
) -> None:
    assert pplcheck("check", folder(files), *options).code == code


def test_help_has_examples_everywhere(pplcheck: Cli) -> None:
    for command in ("scan", "identify", "check", "classify", "combine", "demo", "lint"):
        done = pplcheck(command, "--help")
        assert "Examples:" in done.out
        assert f"pplcheck {command}" in done.out
        assert command in pplcheck("--help").out
    assert pplcheck("--version").out == f"pplcheck {__version__}\n"


@pytest.mark.parametrize(("typed", "offered"), [("ch", "check"), ("check --fo", "--format")])
def test_the_shell_completes(typed: str, offered: str) -> None:
    words = f"pplcheck {typed}"
    environment = {
        "_PPLCHECK_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    command = Path(sys.executable).parent / "pplcheck"
    done = subprocess.run(
        [command], env=environment, capture_output=True, text=True, check=False
    )
    assert f"plain,{offered}" in done.stdout.splitlines()


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m pplcheck identify LICENSE --format json | true"
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not done.stderr


def test_colour_only_where_it_is_wanted() -> None:
    def run(**environment: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "pplcheck", "demo", "-q"],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", **environment},
            capture_output=True,
            check=True,
        ).stdout

    assert b"\x1b[" not in run()
    assert b"\x1b[" in run(FORCE_COLOR="1")
    assert b"\x1b[" not in run(FORCE_COLOR="1", NO_COLOR="1")
