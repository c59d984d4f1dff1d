"""Does the front door keep its word: exit codes, messages, formats?"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck import __version__
from tests.conftest import ROOT, Files, Run, git, write_files

Make = Callable[[Files], Path]
Cli = Callable[..., Run]

CLEAN: Files = {"LICENSE": "", "package.json": '{"license": "PPL"}', "a.py": "# x\n"}
CONFIG = """\
schema = "pplcheck.config/1"
[entities]
files = ["entities/*.toml"]
[[use]]
entity = "u"
commercial = "no"
evidence = "https://example.org"
"""
ENTITY = """\
schema = "pplcheck.entity/1"
id = "u"
names = ["U"]
"""


def _fact(name: str, value: str, level: int = 1, by: str = "self") -> str:
    extra = f'sha256 = "{"0" * 64}"\n' if level > 2 else ""
    return (
        f'[facts.{name}]\nvalue = "{value}"\nlevel = {level}\nby = "{by}"\n'
        f'evidence = "https://example.org/{name}"\n{extra}'
    )


@pytest.fixture
def commons(folder: Make, ppl_text: str) -> Callable[..., Path]:
    """Make a commons under the PPL that is in order, with one use."""

    def make(entity: str = "", config: str = CONFIG) -> Path:
        return folder(
            {
                **CLEAN,
                "LICENSE": ppl_text,
                "pplcheck.toml": config,
                "entities/u.toml": ENTITY + entity,
            }
        )

    return make


HOBBY = _fact("business", "no") + _fact("owners_are_workers", "no")
FIRM = "".join(
    _fact(name, value, 3, "register")
    for name, value in (
        ("business", "yes"), ("private", "yes"), ("owners_are_workers", "no"),
        ("seeks_profit", "yes"), ("member_benefit_only", "no"), ("nonmember_wages", "yes"),
    )
)  # fmt: skip
DUTIES = CONFIG.replace(
    'commercial = "no"',
    'commercial = "no"\nacts = ["distribute"]\nfacts = {credit_given = "no"}',
)


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


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["chek"], 2, "Did you mean 'check'"),
        (["check", "--formt", "json"], 2, "Did you mean '--format'"),
        (["check", "--format", "jsn"], 2, "'jsn' is not one of"),
        (["check", "--fail-on", "owed"], 2, "owed: there are owes"),
        (
            ["check", "-o", "out.xyz"],
            2,
            "out.xyz: name the form before the file, as in json:FILE",
        ),
        (["check", "--as-of", "today"], 2, "does not match the format"),
        (["check", "nowhere"], 3, "nowhere: no such folder; name a folder"),
        (["check", "file"], 3, "file: is a file, not a folder"),
        (["scan", "empty"], 3, "no file could be read"),
        (["check", "empty"], 3, "no file could be read"),
        (["check", ".", "--config", "missing.toml"], 2, "missing.toml: no such file"),
        (["identify", "nowhere"], 3, "nowhere: no such file"),
        (["identify"], 2, "Missing argument"),
        (["classify", "nobody"], 2, "no entity 'nobody' is described"),
        (["classify", "missing.toml"], 2, "missing.toml: no such file"),
        (["identify", "file", "--format", "spdx"], 2, "'spdx' is not one of"),
        (["classify", "nobody", "--in", "nowhere"], 2, "nowhere: no such folder"),
        (
            ["check", ".", "--config", "full/pyproject.toml"],
            2,
            "there is no table [tool.pplcheck]",
        ),
        (["demo", "--keep", "full"], 2, "full: is not empty"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_use_is_one_clear_line(
    folder: Make, pplcheck: Cli, arguments: list[str], code: int, message: str
) -> None:
    top = folder({"file": "x", "full/x": "y", "full/pyproject.toml": "tool = 3"})
    (top / "empty").mkdir()
    done = pplcheck(*arguments, cwd=top)
    assert done.code == code
    assert message in done.err
    assert "Traceback" not in done.err
    assert not done.out


def test_an_empty_repository_is_never_a_green_light(repository: Make, pplcheck: Cli) -> None:
    assert pplcheck("check", repository({})).code == 3


def test_bad_input_is_said_and_the_run_goes_on(
    folder: Make, pplcheck: Cli, ppl_text: str
) -> None:
    top = folder(
        {
            "LICENSE": ppl_text,
            "package.json": b'{"license": "\xff"}',
            "composer.json": '{"license": "MIT AND"}',
            "broken/package.json": "{",
            "Cargo.toml": "x = ",
            "binary": b"\0\1\2",
            "latin.py": "# Copyright 2024 José\n".encode("latin-1"),
        }
    )
    (top / "gone").symlink_to("nowhere")
    done = pplcheck("check", top, "--format", "json", "--files")
    result = json.loads(done.out)
    unread = {row["path"]: (row["line"], row["column"]) for row in result["unread"]}
    assert unread == {
        "Cargo.toml": (1, 5),
        "binary": (None, None),
        "broken/package.json": (1, 2),
        "composer.json": (1, 13),
        "gone": (None, None),
        "package.json": (1, 14),
    }
    reasons = {row["path"]: row["reason"] for row in result["unread"]}
    assert reasons["Cargo.toml"] == "not TOML: Invalid value; correct it"
    assert reasons["package.json"] == "not UTF-8 text; correct it"
    assert reasons["gone"] == "no such file or directory"
    assert reasons["composer.json"].startswith("licence expression 'MIT AND' does not parse (")
    assert reasons["composer.json"].endswith("); write an SPDX expression such as PPL")
    files = {row["path"]: row for row in result["files"]}
    assert files["latin.py"]["copyright"] == ["Copyright 2024 José"]
    assert files["latin.py"]["licence"] == "PPL"


def test_all_faults_of_all_files_are_said_at_once(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    top = commons("[facts.private]\nvalue = 1\n", CONFIG.replace("evidence", "evidense"))
    write_files(top, {"entities/w.toml": "id = "})
    done = pplcheck("check", top)
    assert done.code == 2
    places = [line.split(": ")[0] for line in done.err.splitlines()]
    assert places == [
        "entities/u.toml:4:1", "entities/u.toml:4:1", "entities/u.toml:4:1",
        "entities/u.toml:5:9",
        "entities/w.toml:1:6", "pplcheck.toml:4:1", "pplcheck.toml:7:1",
    ]  # fmt: skip


def test_an_unknown_entity_or_asset_in_a_use_is_said_with_its_place(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    done = pplcheck("check", commons("", CONFIG.replace('"u"', '"v"')))
    assert done.err == (
        "pplcheck.toml:4:1: the use names the entity 'v', which no file describes; "
        "describe it; described are: u\n"
    )
    done = pplcheck("check", commons("", CONFIG + 'asset = "fram"\n'))
    assert done.err == "pplcheck.toml:4:1: there is no asset 'fram'; there are: .\n"


def test_a_changed_extract_is_refused(commons: Callable[..., Path], pplcheck: Cli) -> None:
    top = commons(
        _fact("private", "yes", 3, "register").replace(
            "https://example.org/private", "extract.md"
        )
    )
    gone = pplcheck("check", top)
    assert gone.code == 2
    assert "the extract 'extract.md' of 'private' cannot be read" in gone.err
    write_files(top, {"extract.md": "words"})
    done = pplcheck("check", top)
    assert done.code == 2
    assert "the extract 'extract.md' of 'private' is not the one that was hashed" in done.err


def test_an_extract_outside_of_the_commons_is_refused(
    commons: Callable[..., Path], pplcheck: Cli, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    fact = _fact("private", "yes", 3, "register").replace(
        "https://example.org/private", str(secret)
    )
    done = pplcheck("check", commons(fact))
    assert done.code == 2
    assert done.err.startswith("entities/u.toml:2:6: the extract ")
    assert "keep it within the commons" in done.err


def test_a_project_file_of_somebody_elses_making_is_no_internal_error(
    folder: Make, pplcheck: Cli
) -> None:
    for content in ("tool = 3", "[tool]\npplcheck = 3"):
        assert pplcheck("check", folder({"pyproject.toml": content})).code == 1


def test_a_component_called_like_a_packages_folder_is_that_package(
    folder: Make, pplcheck: Cli, ppl_text: str
) -> None:
    config = (
        'schema = "pplcheck.config/1"\n[[component]]\nname = "js"\npaths = ["js/**"]\n'
        'licence = "PPL"\n'
    )
    files = {
        "LICENSE": ppl_text,
        "pplcheck.toml": config,
        "js/package.json": '{"license": "MIT"}',
    }
    result = json.loads(pplcheck("scan", folder(files), "--format", "json").out)
    assets = [(asset["id"], asset["kind"], asset["licence"]) for asset in result["assets"]]
    assert assets == [(".", "repository", "PPL"), ("js", "component", "PPL")]


def test_what_holds_an_accusation_back_is_said(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    others_word = FIRM.replace("level = 3", "level = 1").replace(
        'by = "register"', 'by = "steward"'
    )
    done = pplcheck("check", commons(others_word))
    assert done.code == 4
    said = " ".join(done.out.split())
    assert "too little is proven to say: for 4(d), only evidence of level 3" in said


def test_a_contested_fact_is_shown_with_both_statements(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    twice = _fact("business", "yes") + _fact("business", "no", 1, "steward")
    done = pplcheck(
        "classify",
        "u",
        "--in",
        commons(twice.replace("[facts.business]", "[[facts.business]]")),
    )
    assert "contested: business" in done.out
    assert "no, stated, by steward" in done.out
    assert "yes, stated, by self" in done.out


def test_results_go_to_files_and_standard_output_at_once(
    commons: Callable[..., Path], pplcheck: Cli, tmp_path: Path
) -> None:
    top = commons(HOBBY)
    done = pplcheck(
        "check",
        top,
        "-o",
        tmp_path / "r.json",
        "-o",
        f"terminal:{tmp_path / 'r.md'}",
        "--as-of",
        "2026-11-22",
    )
    result = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert result["schema"] == "pplcheck.report/1"
    assert result["subject"]["as_of"] == "2026-11-22"
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == done.out


def test_an_output_that_cannot_be_written_is_one_line(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    done = pplcheck("check", commons(HOBBY), "-o", "nowhere/r.json")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(
        "nowhere/r.json: cannot be written (no such file or directory); name"
    )


def test_two_runs_give_the_same_bytes(commons: Callable[..., Path], pplcheck: Cli) -> None:
    top = commons(FIRM)
    runs = {
        pplcheck("check", top, "--format", "json", "--files", "--as-of", "2026-11-22").out
        for _ in range(2)
    }
    assert len(runs) == 1
    # Where the tree stands does not show, nor does the machine.
    assert str(top.parent) not in runs.pop()


def test_settings_can_stand_in_pyproject(folder: Make, pplcheck: Cli, ppl_text: str) -> None:
    table = CONFIG.replace("[entities]", "[tool.pplcheck.entities]").replace(
        "[[use]]", "[[tool.pplcheck.use]]"
    )
    top = folder(
        {
            "LICENSE": ppl_text,
            "entities/u.toml": ENTITY + HOBBY,
            "pyproject.toml": f"[tool.pplcheck]\n{table}",
        }
    )
    done = pplcheck("check", top)
    assert done.code == 0
    assert "1 use: permitted 1" in done.out


def test_a_persons_name_does_not_show_unless_asked(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    top = commons().parent / "folder"
    write_files(
        top,
        {"entities/u.toml": ENTITY.replace('"U"', '"Ana Example"') + "person = true\n" + HOBBY},
    )
    for format_name in ("terminal", "json"):
        done = pplcheck("check", top, "--format", format_name)
        assert "Ana" not in done.out
        assert "example.org" not in done.out
        assert "person-" in done.out
    assert "Ana Example" in pplcheck("check", top, "--people").out
    result = json.loads(pplcheck("check", top, "--format", "json").out)
    assert result["entities"][0]["standing"]["PPL"]["standing"] == "not_assessed"


def test_identify_answers_for_each_file_and_says_what_it_could_not_read(
    folder: Make, pplcheck: Cli, ppl_text: str
) -> None:
    top = folder({"LICENSE": ppl_text, "x": "words\n", "binary": b"\0"})
    done = pplcheck("identify", "LICENSE", "x", "binary", "--format", "json", cwd=top)
    assert done.code == 2
    assert done.err == "binary: is binary; name a text file\n"
    assert [(row["path"], row["licence"], row["kind"]) for row in json.loads(done.out)] == [
        ("LICENSE", "PPL", "text"),
        ("x", None, "none"),
    ]


def test_classify_says_what_would_decide(commons: Callable[..., Path], pplcheck: Cli) -> None:
    done = pplcheck("classify", "u", "--in", commons(FIRM), "--licence", "PPL")
    assert done.code == 0
    assert "falls within clause 4(d)" in done.out
    undecided = pplcheck("classify", "u", "--in", commons(), "--licence", "PPL")
    assert undecided.code == 4
    assert "would decide:" in undecided.out
    assert "did you mean 'u'" in pplcheck("classify", "uu", "--in", commons()).err
    assert (
        "no terms are known for 'MIT'"
        in pplcheck("classify", "u", "--in", commons(), "--licence", "MIT").err
    )


def test_the_demo_shows_the_journey(pplcheck: Cli, tmp_path: Path) -> None:
    result = json.loads(pplcheck("demo", "--format", "json").out)
    verdicts = {verdict["use"]: verdict["outcome"] for verdict in result["verdicts"]}
    standings = {one["id"]: one["standing"]["PPL"]["standing"] for one in result["entities"]}
    assert verdicts == {
        "wheel-doctors/manual": "permitted",
        "north-riders/frame": "permitted",
        "south-couriers/firmware": "duties_unmet",
        "velocity-freight/frame": "owes_reciprocity",
        "green-basket/frame": "owes_reciprocity",
        "harbour-bikes/manual": "undetermined",
    }
    assert standings == {
        "wheel-doctors": "commoner",
        "north-riders": "cooperative",
        "south-couriers": "cooperative",
        "velocity-freight": "capitalist_entity",
        "green-basket": "commoner",
        "harbour-bikes": "undetermined",
    }
    kept = tmp_path / "bike"
    assert pplcheck("demo", "--keep", kept, "-q").code == 0
    assert len(git(kept, "log", "--oneline").splitlines()) == 4
    assert pplcheck("check", kept, "--as-of", "2026-11-01").code == 1


def test_help_has_examples_everywhere(pplcheck: Cli) -> None:
    for command in ("scan", "identify", "check", "classify", "demo"):
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


def test_an_internal_error_leaves_a_report_and_no_traceback(
    folder: Make, pplcheck: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("pplcheck.pipeline.check.survey_tree", broken)
    done = pplcheck("check", folder({"a": "x"}))
    assert done.code == 5
    assert "Traceback" not in done.err
    report = Path(done.err.strip().rpartition(" ")[2])
    assert "RuntimeError: a bug" in report.read_text(encoding="utf-8")
    report.unlink()


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
