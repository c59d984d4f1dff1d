"""Is every format sound, whatever names a hostile tree chooses?"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pplcheck.pipeline.check import Order, check
from pplcheck.pipeline.demo import demo
from pplcheck.report import Look, render
from pplcheck.report.plain import visible
from pplcheck.report.words import STANDINGS
from tests.conftest import ROOT, Files, Run, make_fixture

Cli = Callable[..., Run]


def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("schema", sorted(path.name for path in (ROOT / "schemas").iterdir()))
def test_every_schema_is_one(schema: str) -> None:
    assert _validator(schema).schema


@pytest.mark.parametrize(
    "arguments",
    [
        ["demo"],
        ["scan", "fixtures/stories/cargo-bike/tree"],
        ["check", "fixtures/stories/cargo-bike/tree", "--files"],
        ["check", "fixtures/checks/declarations-disagree"],
        ["classify", "fixtures/stories/cargo-bike/tree/commons/entities/north-riders.toml"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_the_json_is_what_its_schema_promises(pplcheck: Cli, arguments: list[str]) -> None:
    done = pplcheck(*arguments, "--format", "json", cwd=ROOT)
    _validator("report.schema.json").validate(json.loads(done.out))


def test_the_json_of_a_history_is_what_its_schema_promises(
    pplcheck: Cli, tmp_path: Path
) -> None:
    top = make_fixture(ROOT / "fixtures/checks/licence-changed", tmp_path / "lamp")
    result = json.loads(pplcheck("scan", top, "--format", "json").out)
    _validator("report.schema.json").validate(result)
    open_, reciprocal = result["assets"][0]["history"]
    assert reciprocal["changed_from"] == open_["licence"] == "LicenseRef-Tool-Library-Open"
    assert reciprocal["from"] == open_["until"] == "2026-03-14"
    assert result["subject"]["history"] == {"begins": "2024-05-02", "missing": None}


def test_the_json_of_identify_is_what_its_schema_promises(pplcheck: Cli) -> None:
    done = pplcheck("identify", "LICENSE", "README.md", "--format", "json", cwd=ROOT)
    _validator("identify.schema.json").validate(json.loads(done.out))


def test_a_broken_result_is_refused(pplcheck: Cli) -> None:
    """The schema is awake."""
    result = json.loads(pplcheck("demo", "--format", "json").out)
    result["verdicts"][0]["outcome"] = "guilty"
    assert list(_validator("report.schema.json").iter_errors(result))


HOSTILE = [
    "<script>",
    "a\nb",
    "=cmd|x",
    "\x1b[31mred",
    "rtl\u202egnp.exe",
    "tab\tname",
    "`x`",
    "[bold]",
]


def test_names_of_a_hostile_tree_are_shown_and_not_obeyed(
    folder: Callable[[Files], Path],
) -> None:
    top = folder(dict.fromkeys(HOSTILE, "# SPDX-License-Identifier: LicenseRef-PPL\n"))
    report = check(Order(str(top), date(2026, 11, 22), show_files=True), lambda *_: None)
    for colour in (False, True):
        text = render(report, "terminal", Look(colour=colour, verbosity=1)).decode()
        assert "\x1b[31mred" not in text
        assert "\u202e" not in text
        assert "<script>" in text
        assert "[bold]" in text
    result = json.loads(render(report, "json", Look()))
    assert {row["path"] for row in result["files"]} == set(HOSTILE)


def test_names_that_are_no_utf_8_are_written_out(folder: Callable[[Files], Path]) -> None:
    top = folder(
        {b"\xff.py".decode("utf-8", "surrogateescape"): "# SPDX-License-Identifier: PPL\n"}
    )
    report = check(Order(str(top), date(2026, 11, 22), show_files=True), lambda *_: None)
    result = json.loads(render(report, "json", Look()))
    assert [row["path"] for row in result["files"]] == ["\\xff.py"]
    assert render(report, "terminal", Look(verbosity=1))


@given(st.text())
def test_nothing_that_a_terminal_would_obey_is_left(text: str) -> None:
    shown = visible(text)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in shown)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("verbosity", [-1, 0, 1])
def test_no_class_word_stands_near_a_name(width: int, verbosity: int) -> None:
    report = demo(None, None)
    lines = (
        render(report, "terminal", Look(width=width, verbosity=verbosity)).decode().splitlines()
    )
    names = [result.entity.names[0] for result in report.entities]
    words = [word for word in STANDINGS.values() if word != "undetermined"]
    legend = next(
        (n for n, line in enumerate(lines) if line.startswith("Standings under")), None
    )
    for number, line in enumerate(lines):
        if legend is not None and number >= legend:
            assert not any(name in line for name in names)
        else:
            assert not any(word in line.replace("cooperative_", "") for word in words), line


def test_pages_fit_their_width_and_end_without_spaces() -> None:
    report = demo(None, None)
    for width in (80, 120):
        lines = render(report, "terminal", Look(width=width, verbosity=1)).decode().splitlines()
        assert all(line == line.rstrip() for line in lines)
        long = [line for line in lines if len(line) > min(width, 110) and " " in line.strip()]
        # Only what cannot be broken, such as an address, may stand out.
        assert all(max(map(len, line.split())) > width / 2 for line in long), long


def test_the_page_says_once_that_it_is_no_advice_and_counts_last() -> None:
    text = render(demo(None, None), "terminal", Look()).decode()
    assert text.count("Not legal advice") == 1
    assert text.rstrip().endswith("18 files read, 0 unread.")


def test_a_finding_keeps_its_fingerprint_when_lines_move(
    folder: Callable[[Files], Path],
) -> None:
    def fingerprints(before: str) -> list[str]:
        top = folder(
            {"LICENSE-X": "x", "a.py": f"{before}# SPDX-License-Identifier: LicenseRef-PPL\n"}
        )
        report = check(Order(str(top), date(2026, 11, 22)), lambda *_: None)
        result: dict[str, Any] = json.loads(render(report, "json", Look()))
        return [row["fingerprint"] for row in result["findings"]]

    assert fingerprints("") == fingerprints("# one more line\n")


def test_the_spdx_document_is_one(pplcheck: Cli) -> None:
    from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    done = pplcheck("demo", "--format", "spdx")
    document = JsonLikeDictParser().parse(json.loads(done.out))
    assert not validate_full_spdx_document(document)
    declared = {package.name: str(package.license_declared) for package in document.packages}
    assert declared["frame"] == "PPL"
    assert done.out == pplcheck("demo", "--format", "spdx").out


def test_the_spdx_document_says_where_a_licence_without_spdx_id_stands(
    folder: Callable[[Files], Path], pplcheck: Cli
) -> None:
    tag = "# SPDX-License-Identifier: LicenseRef-Coopyleft\n"
    top = folder(
        {"pplcheck.toml": tag + SETTINGS, "b/package.json": '{"license": "UNLICENSED"}'}
    )
    result = json.loads(pplcheck("scan", top, "--format", "spdx").out)
    extracted = result["hasExtractedLicensingInfos"]
    assert [row["licenseId"] for row in extracted] == ["LicenseRef-Coopyleft"]
    declared = {row["name"]: row["licenseDeclared"] for row in result["packages"]}
    assert declared == {"folder": "LicenseRef-Coopyleft", "b": "NONE"}


@pytest.mark.parametrize("licence", ["MIT OR PPL", "PPL AND MIT", "GNU GPL", "PPL License"])
def test_every_expression_has_its_place_in_spdx(
    folder: Callable[[Files], Path], pplcheck: Cli, licence: str
) -> None:
    top = folder({"package.json": json.dumps({"license": licence})})
    assert pplcheck("scan", top, "--format", "spdx").code == 0


ODD: list[Files] = [
    {f"a{n}": f"# SPDX-License-Identifier: LicenseRef-{n:04}\n" for n in range(3)},
    {"a": "".join(f"# SPDX-License-Identifier: LicenseRef-{n:04}\n" for n in range(300))},
    {"a": "# SPDX-License-Identifier: MIT and (())\n# SPDX-License-Identifier: ( or MIT\n"},
    {"LICENSE": "&#" + "1" * 5_000},
    {"Cargo.toml": "x = " + "1" * 5_000},
    {"package.json": '{"license": "\\ud800"}'},
]


@pytest.mark.parametrize("files", ODD, ids=range(len(ODD)))
def test_odd_content_is_no_internal_error(
    folder: Callable[[Files], Path], pplcheck: Cli, files: Files
) -> None:
    for format_name in ("json", "terminal", "spdx"):
        assert pplcheck("scan", folder(files), "--format", format_name).code == 0


def test_a_licence_that_is_no_id_is_not_asserted_in_spdx(
    folder: Callable[[Files], Path], pplcheck: Cli
) -> None:
    top = folder({"composer.json": '{"license": "Tool Library Terms"}'})
    result = json.loads(pplcheck("scan", top, "--format", "spdx").out)
    assert [row["licenseDeclared"] for row in result["packages"]] == ["NOASSERTION"]


SETTINGS = """\
schema = "pplcheck.config/1"
[commons]
licence = "LicenseRef-Coopyleft"
"""
