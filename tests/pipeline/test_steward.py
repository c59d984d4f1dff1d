"""Do conclusions and the stewards' own licences hold, and only as far as they may?"""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pplcheck.discover import blob_id
from pplcheck.model.report import Report
from pplcheck.model.survey import DeclaredBy
from pplcheck.pipeline.check import Order, check
from tests.conftest import ROOT, Files, Run, write_files
from tests.report.test_formats import _validator

Make = Callable[[Files], Path]
Cli = Callable[..., Run]

CODE = "int knot(int rope);\n"
ID = blob_id(CODE.encode())
OTHER = "0" * 40


def _config(*tables: str) -> str:
    return "\n".join(['schema = "pplcheck.config/1"', *tables])


def _conclude(what: str, licence: str = "ISC") -> str:
    return (
        f'[[conclude]]\n{what}\nlicence = "{licence}"\nreason = "a letter"\n'
        'by = "Ana"\non = 2026-03-01'
    )


def _report(top: Path) -> Report:
    return check(Order(str(top), date(2026, 11, 22)), lambda *_: None)


def _holds(report: Report) -> dict[str, str | None]:
    return {
        file.path: file.licence.normal if file.licence else None for file in report.survey.files
    }


def _found(report: Report, name: str) -> list[list[str]]:
    return [
        [str(one.place) for one in finding.locations]
        for finding in report.findings
        if finding.check.startswith(name)
    ]


TREE: Files = {
    "a.c": CODE,
    "v/a.c": CODE,
    "v/b.c": f"/* SPDX-License-Identifier: MIT */\n{CODE}",
    "REUSE.toml": (
        'version = 1\n[[annotations]]\npath = "**"\nprecedence = "override"\n'
        'SPDX-License-Identifier = "0BSD"\n'
    ),
}


@pytest.mark.parametrize(
    ("what", "concluded", "outdated", "unbound"),
    [
        ('path = "v/a.c"', ["v/a.c"], [], [["pplcheck.toml:4:11", "v/a.c"]]),
        (f'path = "v/a.c"\ncontent = "{ID}"', ["v/a.c"], [], []),
        (f'content = "{ID}"', ["a.c", "v/a.c"], [], []),
        (f'path = "v/*"\ncontent = ["{OTHER}", "{ID}"]', ["v/a.c"],
         [["pplcheck.toml:5:11", "v/b.c"]], []),
        ('path = "v"', ["v/a.c", "v/b.c"], [], [["pplcheck.toml:4:11", "v/a.c", "v/b.c"]]),
        (f'path = "v/a.c"\ncontent = "{OTHER}"', [], [["pplcheck.toml:5:11", "v/a.c"]], []),
        (f'content = "{OTHER}"', [], [["pplcheck.toml:4:11"]], []),
        ('path = "nowhere"', [], [["pplcheck.toml:4:11"]], []),
    ],
)  # fmt: skip
def test_a_conclusion_holds_for_the_content_that_was_seen(
    folder: Make,
    what: str,
    concluded: list[str],
    outdated: list[list[str]],
    unbound: list[list[str]],
) -> None:
    report = _report(folder({**TREE, "pplcheck.toml": _config(_conclude(what))}))
    holds = _holds(report)
    # It is the strongest of all: nothing else holds against REUSE's override.
    assert [path for path in sorted(holds) if holds[path] == "ISC"] == concluded
    assert holds["pplcheck.toml"] == "0BSD"
    assert _found(report, "conclusion-outdated") == outdated
    assert _found(report, "conclusion-unbound") == unbound


def test_of_two_conclusions_the_later_one_holds(folder: Make) -> None:
    tables = (_conclude(f'content = "{ID}"'), _conclude('path = "v/**"', "Zlib"))
    report = _report(folder({**TREE, "pplcheck.toml": _config(*tables)}))
    assert (_holds(report)["a.c"], _holds(report)["v/a.c"]) == ("ISC", "Zlib")


def test_a_conclusion_of_a_licence_file_is_what_its_folder_says(folder: Make) -> None:
    impostor = "THE PEER PRODUCTION LICENSE\n\n" + "Do as you like. " * 60
    bound = f'path = "LICENSE"\ncontent = "{blob_id(impostor.encode())}"'
    files: Files = {"LICENSE": impostor, "a.c": CODE}
    before = _report(folder(files))
    assert _found(before, "licence-file-misleads")
    after = _report(folder({**files, "pplcheck.toml": _config(_conclude(bound))}))
    assert _holds(after)["a.c"] == "ISC"
    assert not _found(after, "licence-file-misleads")
    assert not _found(after, "licence-text-missing")


def test_the_report_says_who_concluded_what_when_and_why(folder: Make, pplcheck: Cli) -> None:
    what = f'path = "v/*"\ncontent = "{ID}"'
    top = folder({**TREE, "pplcheck.toml": _config(_conclude(what))})
    result = json.loads(pplcheck("scan", top, "--format", "json").out)
    _validator("report.schema.json").validate(result)
    (row,) = result["conclusions"]
    assert [row[key] for key in ("licence", "by", "on", "reason", "pattern", "line")] == [
        "ISC", "Ana", "2026-03-01", "a letter", "v/*", 5,
    ]  # fmt: skip
    assert [one["path"] for one in row["holds_for"]] == ["v/a.c"]
    assert [one["path"] for one in row["changed"]] == ["v/b.c"]
    files = {file["path"]: file for file in result["files"]}
    assert files["v/a.c"]["governed_by"]["by"] == DeclaredBy.CONCLUSION.name.lower()
    assert files["v/b.c"]["governed_by"]["by"] == "override"
    assert "Ana on 2026-03-01: a letter" in " ".join(pplcheck("scan", top).out.split())


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (_conclude(""), "pplcheck.toml:2:1: the conclusion names neither `path` nor `content`"),
        (_conclude('content = "abc"'), "git's id of the content"),
        (_conclude('path = "../x"'), "has the wrong form"),
        (_conclude('path = "x"', "MIT AND"), "pplcheck.toml:4:11: licence expression"),
        (_conclude('path = "x"').replace("by =", "buy ="), "unknown key 'buy'"),
        (_conclude('path = "x"').replace("2026-03-01", "7"), "does not fit"),
        ('[[licence]]\nid = "Own"\ntext = "L"', "write LicenseRef-"),
        ('[[licence]]\nid = "LicenseRef-O"\ntext = "../L"', "has the wrong form"),
        ('[[licence]]\nid = "LicenseRef-O"\ntext = "nowhere"',
         "pplcheck.toml:4:8: the text 'nowhere' of LicenseRef-O cannot be read"),
        ('[[licence]]\nid = "LicenseRef-O"\ntext = "out"', "outside"),
        ('[[licence]]\nid = "LicenseRef-O"\ntext = "short"', "is no licence's text"),
        ('[[licence]]\nid = "LicenseRef-O"\ntext = "L"\nterms = "nowhere"',
         "pplcheck.toml:5:9: the terms 'nowhere' of LicenseRef-O cannot be read"),
        ('[[licence]]\nid = "LicenseRef-O"\ntext = "L"\nterms = "short"', "short:1:"),
        ('[[licence]]\nid = "LicenseRef-O"\ntext = "L"\nterms = "ppl.toml"',
         "no terms are given for LicenseRef-O"),
        ('[[licence]]\nid = "LicenseRef-O"\ntext = "L"\n' * 2, "is registered twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(
    folder: Make, pplcheck: Cli, tmp_path: Path, table: str, problem: str
) -> None:
    (tmp_path / "secret").write_text(OWN, encoding="utf-8")
    ppl = (ROOT / "pplcheck/licences/terms/ppl.toml").read_text(encoding="utf-8")
    files = {"L": OWN, "short": "few words", "x": "x", "ppl.toml": ppl}
    top = folder({**files, "pplcheck.toml": _config(table)})
    (top / "out").symlink_to(tmp_path / "secret")
    done = pplcheck("check", top)
    assert done.code == 2
    assert problem in done.err, done.err
    assert "secret" not in done.err


OWN = """\
The Rope Works Licence

Whoever ties a knot by these plans shall teach two others how it is tied, and shall ask
of them nothing but the same.

A rope that was made in a house whose workers own it may be sold by that house at the
price of its hemp and of the day's bread.

Every other sale needs a word from the works, given at the yearly fair before witnesses.
"""
REGISTERED = (
    '[[licence]]\nid = "LicenseRef-Rope"\ntext = "legal/rope.txt"\n'
    'names = ["Rope Works Licence"]'
)


def test_an_own_licence_is_recognised_wherever_it_stands(folder: Make, pplcheck: Cli) -> None:
    wrapped = OWN.replace(" ", "\n").replace("LicenseRef", "").upper()
    other = "Some other words. " * 40
    files: Files = {
        "legal/rope.txt": OWN, "LICENSE": wrapped, "a.c": CODE, "other/LICENSE": other,
        "pplcheck.toml": _config(REGISTERED),
    }  # fmt: skip
    top = folder(files)
    report = _report(top)
    assert _holds(report)["a.c"] == "LicenseRef-Rope"
    kinds = {file.path: file.identification for file in report.survey.files}
    assert kinds["other/LICENSE"]
    assert kinds["other/LICENSE"].licence is None
    plain = pplcheck("identify", "LICENSE", "--format", "json", cwd=top)
    assert json.loads(plain.out)[0]["licence"] is None
    known = pplcheck(
        "identify", "LICENSE", "--config", "pplcheck.toml", "--format", "json", cwd=top
    )
    assert [json.loads(known.out)[0][key] for key in ("licence", "kind")] == [
        "LicenseRef-Rope", "text",
    ]  # fmt: skip


def test_an_own_licence_with_terms_is_judged(folder: Make, pplcheck: Cli) -> None:
    terms = (ROOT / "pplcheck/licences/terms/ppl.toml").read_text(encoding="utf-8")
    own = re.sub(r'^id( *)= "PPL"', r'id\1= "LicenseRef-Rope"', terms, flags=re.MULTILINE)
    assert own != terms
    use = (
        '[entities]\nfiles = ["e.toml"]\n[[use]]\nentity = "u"\ncommercial = "no"\n'
        'evidence = "https://example.org"'
    )
    entity = 'schema = "pplcheck.entity/1"\nid = "u"\nnames = ["U"]\n'
    top = folder(
        {
            "legal/rope.txt": OWN,
            "LICENSE": OWN,
            "rope.toml": own,
            "e.toml": entity,
            "pplcheck.toml": _config(REGISTERED, 'terms = "rope.toml"', use),
        }
    )
    result = json.loads(pplcheck("check", top, "--format", "json").out)
    (verdict,) = result["verdicts"]
    assert verdict["licence"] == "LicenseRef-Rope"
    assert verdict["says"] != ""
    write_files(top, {"pplcheck.toml": _config(REGISTERED, use)})
    (without,) = json.loads(pplcheck("check", top, "--format", "json").out)["verdicts"]
    assert without["says"] != verdict["says"]
