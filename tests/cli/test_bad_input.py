"""Is whatever is wrong said in one clear line, and does the run go on where it can?"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CONFIG, HOBBY, Cli, Make, fact
from tests.conftest import write_files


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
    top = commons(fact("private", "yes", 3, "register").replace("evidence/u.txt", "extract.md"))
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
    outside = fact("private", "yes", 3, "register").replace("evidence/u.txt", str(secret))
    done = pplcheck("check", commons(outside))
    assert done.code == 2
    assert done.err.startswith("entities/u.toml:2:6: the extract ")
    assert "keep it within the commons" in done.err


def test_a_project_file_of_somebody_elses_making_is_no_internal_error(
    folder: Make, pplcheck: Cli
) -> None:
    for content in ("tool = 3", "[tool]\npplcheck = 3"):
        assert pplcheck("check", folder({"pyproject.toml": content})).code == 1


def test_an_output_that_cannot_be_written_is_one_line(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    done = pplcheck("check", commons(HOBBY), "-o", "nowhere/r.json")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(
        "nowhere/r.json: cannot be written (no such file or directory); name"
    )


def test_an_internal_error_leaves_a_report_and_no_traceback(
    folder: Make, pplcheck: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("pplcheck.pipeline.check.survey_commons", broken)
    done = pplcheck("check", folder({"a": "x"}))
    assert done.code == 5
    assert "Traceback" not in done.err
    report = Path(done.err.strip().rpartition(" ")[2])
    assert "RuntimeError: a bug" in report.read_text(encoding="utf-8")
    report.unlink()


def test_a_name_on_standard_error_is_not_obeyed(folder: Make, pplcheck: Cli) -> None:
    top = folder({"ok": "x"})
    hostile = ["\x1b[31mred", "a\nb", "rtl\u202egnp"]
    for done in (
        pplcheck("identify", "ok", *hostile, cwd=top),
        *(pplcheck("check", name, cwd=top) for name in hostile),
    ):
        assert done.code in {2, 3}
        assert "\x1b" not in done.err
        assert "\u202e" not in done.err
    assert len(pplcheck("identify", "ok", *hostile, cwd=top).err.splitlines()) == len(hostile)
