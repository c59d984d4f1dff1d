"""Does `pplcheck annotate` write what was asked for, and leave alone what was not?"""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pplcheck.pipeline.file import read_file
from pplcheck.read import design_reader_of
from tests.annotate import samples
from tests.annotate.samples import LICENCE, SAMPLES, URL
from tests.cli.conftest import Cli
from tests.conftest import ROOT, write_files

_ASKED = ("--licence", LICENCE)


def test_files_are_annotated_and_a_second_time_unchanged(pplcheck: Cli, tmp_path: Path) -> None:
    write_files(tmp_path, {**SAMPLES, "a.stl": b"solid"})
    names = [name for name in SAMPLES if name != "a.stl.license"] + ["a.stl"]
    done = pplcheck("annotate", *names, *_ASKED, cwd=tmp_path)
    assert done.code == 0, done.out
    assert done.out.endswith(f"{len(names)} files: {len(names)} written.\n")
    assert (tmp_path / "a.stl").read_bytes() == b"solid"
    assert LICENCE in (tmp_path / "a.stl.license").read_text(encoding="utf-8")
    after = {path: path.read_bytes() for path in tmp_path.iterdir()}
    again = pplcheck("annotate", *names, *_ASKED, cwd=tmp_path)
    assert again.out.count("unchanged") == len(names) + 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == after


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_written_is_what_a_scan_reads(pplcheck: Cli, tmp_path: Path, name: str) -> None:
    if not name.endswith((".license", ".scad")) and not design_reader_of(name, SAMPLES[name]):
        pytest.skip("no reader of this format yet")
    write_files(tmp_path, {name: SAMPLES[name]})
    assert pplcheck("annotate", name, *_ASKED, cwd=tmp_path).code == 0
    seen = read_file(name, (tmp_path / name).read_bytes())
    assert not seen.faults
    said = {one.means or one.value for one in seen.evidence if not one.is_default}
    assert said & {LICENCE, URL}, said


def test_a_dry_run_writes_nothing(pplcheck: Cli, tmp_path: Path) -> None:
    write_files(tmp_path, {"a.FCStd": samples.fcstd(), "a.stl": b"solid"})
    done = pplcheck("annotate", "a.FCStd", "a.stl", *_ASKED, "--dry-run", cwd=tmp_path)
    assert done.code == 0
    assert "a.FCStd: would be written\n  Property License: CC-BY-SA-4.0\n" in done.out
    assert "a.stl.license: would be written\n" in done.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.FCStd", "a.stl"]
    assert (tmp_path / "a.FCStd").read_bytes() == samples.fcstd()


def test_what_stands_where_nobody_could_write_is_heeded(pplcheck: Cli, tmp_path: Path) -> None:
    other = b"ISO-10303-21;\nHEADER;\n/* Licensed under CC BY 4.0 */\nENDSEC;\n"
    write_files(tmp_path, {"a.step": other, "b.step": b"ISO-10303-21;\nHEADER;\nENDSEC;\n"})
    done = pplcheck("annotate", "a.step", "b.step", *_ASKED, cwd=tmp_path)
    assert done.code == 1
    assert "comment says CC-BY-4.0; --force speaks for it all the same" in done.out
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.step", "b.step", "b.step.license",
    ]  # fmt: skip
    assert pplcheck("annotate", "a.step", "--force", *_ASKED, cwd=tmp_path).code == 0


def test_a_file_that_says_something_else_is_refused_and_the_others_written(
    pplcheck: Cli, tmp_path: Path
) -> None:
    other = b"// SPDX-License-Identifier: MIT\n"
    write_files(tmp_path, {"a.scad": other, "b.scad": b""})
    done = pplcheck("annotate", "a.scad", "b.scad", "no.scad", *_ASKED, cwd=tmp_path)
    assert done.code == 1
    assert "says 'MIT'; --force replaces it" in done.out
    assert "no such file" in done.out
    assert "3 files: 1 written, 2 refused." in done.out
    assert (tmp_path / "a.scad").read_bytes() == other
    assert pplcheck("annotate", "a.scad", *_ASKED, "--force", cwd=tmp_path).code == 0
    assert (tmp_path / "a.scad").read_bytes() == other.replace(b"MIT", LICENCE.encode())


def test_a_file_beside_speaks_too(pplcheck: Cli, tmp_path: Path) -> None:
    beside = "SPDX-License-Identifier: MIT\n"
    write_files(tmp_path, {"a.png": samples.png(), "a.png.license": beside})
    assert pplcheck("annotate", "a.png", *_ASKED, cwd=tmp_path).code == 1
    assert (tmp_path / "a.png").read_bytes() == samples.png()
    assert pplcheck("annotate", "a.png", *_ASKED, "--force", cwd=tmp_path).code == 0
    assert (tmp_path / "a.png").read_bytes() != samples.png()
    assert LICENCE in (tmp_path / "a.png.license").read_text(encoding="utf-8")


def test_a_file_may_be_left_alone_whatever_its_format(pplcheck: Cli, tmp_path: Path) -> None:
    write_files(tmp_path, {"a.svg": b"<svg/>"})
    words = ("--author", "Ana", "--copyright", "2026 Ana", "--sidecar")
    assert pplcheck("annotate", "a.svg", *_ASKED, *words, cwd=tmp_path).code == 0
    assert (tmp_path / "a.svg").read_bytes() == b"<svg/>"
    text = (tmp_path / "a.svg.license").read_text(encoding="utf-8")
    assert "SPDX-FileCopyrightText: 2026 Ana\nSPDX-FileContributor: Ana\n" in text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--licence", "CERN-OHL-S-2"), "did you mean 'CERN-OHL-S-2.0'"),
        (("--licence", "Coopyleft"), "did you mean 'LicenseRef-Coopyleft'"),
        (("--licence", "MIT AND"), "does not parse"),
        (("--licence", "xyzzy"), "LicenseRef-"),
        ((*_ASKED, "--author", "A\nB"), "not one line"),
        ((*_ASKED, "--copyright", " "), "not one line"),
        ((*_ASKED, "--title", "\x1b[31m"), "not one line"),
        ((), "Missing option '--licence'"),
    ],
)
def test_what_cannot_be_written_is_told_before_anything_is(
    pplcheck: Cli, tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    write_files(tmp_path, {"a.scad": b""})
    done = pplcheck("annotate", "a.scad", *words, cwd=tmp_path)
    assert done.code == 2
    assert why in done.err
    assert (tmp_path / "a.scad").read_bytes() == b""


def test_a_full_disk_leaves_the_old_file(
    pplcheck: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"a.scad": samples.SCAD})

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = pplcheck("annotate", "a.scad", *_ASKED, cwd=tmp_path)
    assert done.code == 1
    assert "no space left" in done.out
    assert (tmp_path / "a.scad").read_bytes() == samples.SCAD
    assert [path.name for path in tmp_path.iterdir()] == ["a.scad"]


def test_the_json_is_what_its_schema_promises(pplcheck: Cli, tmp_path: Path) -> None:
    schema = json.loads((ROOT / "schemas/annotation.schema.json").read_text(encoding="utf-8"))
    write_files(tmp_path, {"a.FCStd": samples.fcstd(), "\x1b.scad": b"// GPL-3.0-only"})
    asked = (*_ASKED, "--title", "Lamp", "--copyright", "2026 Ana", "--format", "json")
    done = pplcheck("annotate", "a.FCStd", "\x1b.scad", *asked, cwd=tmp_path)
    table = json.loads(done.out)
    Draft202012Validator(schema).validate(table)
    assert [one["outcome"] for one in table["files"]] == ["written", "refused"]
    assert table["files"][0]["left_out"] == ["copyright", "title"]
    assert "\x1b" not in done.out + done.err


def test_a_file_named_twice_is_annotated_once(pplcheck: Cli, tmp_path: Path) -> None:
    write_files(tmp_path, {"a.scad": b""})
    done = pplcheck("annotate", "a.scad", "a.scad", *_ASKED, "-q", cwd=tmp_path)
    assert done.out == "1 file: 1 written.\n"
