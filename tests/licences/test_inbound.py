"""Is what stands in a tree, or is named by a lock file, taken for what it is?"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pplcheck.licences import Ground, inbound_parts, parse_expression
from pplcheck.model.combining import Inbound
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.place import Place
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord
from pplcheck.pipeline.check import Order, check
from tests.conftest import Files

# REUSE-IgnoreStart

Make = Callable[[Files], Path]
PPL: Files = {"package.json": '{"license": "PPL"}', "src/a.py": "x = 1\n"}


def _tag(licence: str) -> str:
    return f"# SPDX-License-Identifier: {licence}\n"


def _inbound(path: Path) -> tuple[Inbound, ...]:
    return check(Order(str(path), date(2026, 11, 22)), lambda *_: None).survey.inbound


def _rows(path: Path) -> list[tuple[str, str, str, str]]:
    return [
        (one.licence, one.into, one.how.value, one.combination.answer.value)
        for one in _inbound(path)
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # A source file among the work's own is one with it; a picture is not.
        ({"src/b.py": _tag("GPL-3.0-only")}, ("GPL-3.0-only", "PPL", "adapt", "no")),
        ({"src/b.svg": _tag("GPL-3.0-only")}, ("GPL-3.0-only", "PPL", "collect", "conditions")),
        # A folder that declares something is a part of its own.
        (
            {
                "vendor/b/Cargo.toml": '[package]\nlicense = "GPL-3.0-only"',
                "vendor/b/c/d.rs": "x",
            },
            ("GPL-3.0-only", "PPL", "collect", "conditions"),
        ),
        # … also for a source file that stands within such a part, on terms of its own.
        (
            {
                "vendor/b/Cargo.toml": '[package]\nlicense = "MIT"',
                "vendor/b/c.rs": "//" + _tag("GPL-3.0-only"),
            },
            ("GPL-3.0-only", "PPL", "collect", "conditions"),
        ),
        ({"src/b.py": _tag("LicenseRef-X")}, ("LicenseRef-X", "PPL", "adapt", "review")),
        # A commons within another.
        (
            {
                "package.json": '{"license": "Coopyleft"}',
                "hw/package.json": '{"license": "PPL"}',
            },
            ("PPL", "LicenseRef-Coopyleft", "collect", "conditions"),
        ),
        (
            {"api/package.json": '{"license": "UNLICENSED"}'},
            ("NONE", "PPL", "collect", "no"),
        ),
        (
            {"vendor/b/LICENSE": "words that nobody knows\n"},
            ("a licence text that is not known", "PPL", "collect", "review"),
        ),
        (
            {"src/b.py": _tag("PPL AND GPL-3.0-only")},
            ("GPL-3.0-only", "PPL", "adapt", "no"),
        ),
    ],
)
def test_parts_in_the_tree(
    folder: Make, files: Files, expected: tuple[str, str, str, str]
) -> None:
    assert expected in _rows(folder({**PPL, **files}))


@pytest.mark.parametrize(
    "files",
    [
        {"src/b.py": _tag("MIT")},
        {"src/b.py": _tag("GPL-3.0-only OR MIT")},
        {"src/b.py": _tag("PPL")},
        {"vendor/b/package.json": '{"license": "BSD-3-Clause"}'},
        # The manifest says what the unknown text is.
        {"vendor/b/LICENSE": "unknown words\n", "vendor/b/package.json": '{"license": "MIT"}'},
        # Nobody chose it.
        {"b/package.json": '{"license": "ISC"}'},
        {"LICENSES/GPL-3.0-only.txt": "GNU GENERAL PUBLIC LICENSE\n"},
    ],
)
def test_parts_that_are_fit(folder: Make, files: Files) -> None:
    assert not _rows(folder({**PPL, **files}))


@pytest.mark.parametrize("licence", ["MIT", "GPL-3.0-only", "LicenseRef-X"])
def test_works_under_other_licences_are_not_judged(folder: Make, licence: str) -> None:
    files = {
        "package.json": json.dumps({"license": licence}),
        "a.py": _tag("GPL-2.0-only"),
        "yarn.lock": 'a@1:\n  version "1"\n',
    }
    assert not _rows(folder(files))


def test_a_part_under_the_ppl_in_another_work_is_a_work_of_its_own(folder: Make) -> None:
    files = {
        "package.json": '{"license": "MIT"}',
        "hardware/Cargo.toml": '[package]\nlicense = "PPL"',
        "hardware/a.rs": "//" + _tag("GPL-3.0-only"),
    }
    assert _rows(folder(files)) == [("GPL-3.0-only", "PPL", "adapt", "no")]


@pytest.mark.parametrize("path", ["tests/a.py", "docs/x/a.py", "src/tools/a.py"])
def test_what_stands_aside_is_milder(folder: Make, path: str) -> None:
    top = folder({**PPL, path: _tag("GPL-3.0-only")})
    assert [one.is_aside for one in _inbound(top)] == [True]
    report = check(Order(str(top), date(2026, 11, 22)), lambda *_: None)
    severities = [one.severity for one in report.findings if one.check == "part-not-combinable"]
    assert severities == ["warning"]


def test_a_file_that_is_called_like_a_folder_of_tests_is_not_aside(folder: Make) -> None:
    (found,) = _inbound(folder({**PPL, "src/test": _tag("GPL-3.0-only")}))
    assert not found.is_aside


def test_two_licences_in_a_manifest_may_be_for_different_parts(folder: Make) -> None:
    top = folder({"package.json": '{"license": "PPL AND GPL-3.0-only"}', "a.py": "x"})
    assert _rows(top) == [("GPL-3.0-only", "PPL", "adapt", "review")]


def test_two_licences_in_one_text_hold_for_the_same_words(folder: Make, shared: Path) -> None:
    text = (shared / "licences/acsl-1.4-pembroider-dual.txt").read_text(encoding="utf-8")
    top = folder({"LICENSE": text, "a.java": "x"})
    assert _rows(top) == [("GPL-3.0-only", "LicenseRef-ACSL-1.4", "adapt", "no")]


def test_two_texts_in_two_files_may_be_for_different_parts(folder: Make, shared: Path) -> None:
    acsl = (shared / "licences/acsl-1.4-scancode.txt").read_text(encoding="utf-8")
    both = (shared / "licences/acsl-1.4-pembroider-dual.txt").read_text(encoding="utf-8")
    gpl = both[both.index("GNU GENERAL PUBLIC LICENSE") :]
    top = folder({"LICENSE": acsl, "LICENSE-GPL": gpl, "a.java": "x"})
    assert _rows(top) == [("GPL-3.0-only", "LicenseRef-ACSL-1.4", "adapt", "review")]


LOCK = {
    "packages": {
        "node_modules/a": {"version": "1", "license": "GPL-3.0-only"},
        "node_modules/b": {"version": "2", "license": "GPL-3.0-only"},
        "node_modules/c": {"version": "3", "license": "MIT"},
        "node_modules/d": {"version": "4", "license": "SEE LICENSE IN x"},
        "node_modules/e": {"version": "5"},
        "node_modules/f": {"version": "6", "license": "GNU"},
    }
}


def test_dependencies_are_linked(folder: Make) -> None:
    found = _inbound(folder({**PPL, "package-lock.json": json.dumps(LOCK)}))
    rows = [(one.licence, [place.says for place in one.places]) for one in found]
    assert rows == [
        ("", ["e@5"]),
        ("GNU", ["f@6"]),
        ("GPL-3.0-only", ["a@1", "b@2"]),
        ("SEE LICENSE IN x", ["d@4"]),
    ]
    assert {one.how for one in found} == {"link"}
    assert {one.combination.answer for one in found} == {"review"}


def test_dependencies_of_a_vendored_part_are_its_own_affair(folder: Make) -> None:
    files = {
        "vendor/x/package.json": '{"license": "MIT"}',
        "vendor/x/package-lock.json": json.dumps(LOCK),
    }
    assert not _rows(folder({**PPL, **files}))


def test_a_thousand_dependencies_are_three_findings(folder: Make) -> None:
    packages = {
        f"node_modules/p{n}": {"version": "1", "license": licence}
        for n in range(1_000)
        for licence in [("MIT", "Custom", "LGPL-3.0-only", "")[n % 4]]
    }
    top = folder({**PPL, "package-lock.json": json.dumps({"packages": packages})})
    report = check(Order(str(top), date(2026, 11, 22)), lambda *_: None)
    found = [one for one in report.findings if one.check == "part-not-combinable"]
    assert [(one.severity, one.message.split(" under ")[0]) for one in found] == [
        ("warning", "250 parts"),
        ("note", "250 dependencies without a named licence"),
        ("note", "250 parts"),
    ]
    assert [len(one.locations) for one in found] == [250, 1, 250]


def test_a_snippet_is_merged_with_its_file() -> None:
    licence = parse_expression("PPL")
    whole = Declaration(Place("LICENSE"), "", DeclaredBy.TEXT, licence)
    seen = [
        Evidence(EvidenceKind.SNIPPET, written, line, last_line=line + 3)
        for line, written in [(3, "GPL-2.0-only"), (9, "MIT"), (20, "PPL"), (30, "((")]
    ]
    file = FileRecord("tool.py", "0", 1, tuple(seen), None, licence, whole)
    found = inbound_parts([file], Ground([whole]))
    rows = [
        (one.licence, one.how, one.combination.answer, one.places[0].place.line)
        for one in found
    ]
    assert rows == [("((", "adapt", "review", 30), ("GPL-2.0-only", "adapt", "no", 3)]


def test_a_component_by_file_names_is_kept_beside(folder: Make) -> None:
    config = (
        'schema = "pplcheck.config/1"\n[[component]]\nname = "shapes"\n'
        'paths = ["src/*.scad"]\nlicence = "GPL-3.0-only"\n'
    )
    top = folder({**PPL, "pplcheck.toml": config, "src/a.scad": "x", "src/b.scad": "y"})
    (found,) = _inbound(top)
    assert (found.how, found.combination.answer) == ("collect", "conditions")
    assert [str(place.place) for place in found.places] == ["pplcheck.toml:5:11"]


def test_a_contradiction_is_told_once(folder: Make) -> None:
    top = folder({**PPL, "src/b.py": _tag("PPL AND GPL-3.0-only")})
    assert _rows(top) == [("GPL-3.0-only", "PPL", "adapt", "no")]


def test_a_deep_tree_is_no_crash() -> None:
    deep = "/".join("a" for _ in range(2_000))
    licence = parse_expression("PPL")
    whole = Declaration(Place("LICENSE"), "", DeclaredBy.TEXT, licence)
    file = FileRecord(f"{deep}/b.py", "0", 1, (), None, licence, whole)

    class Flat(Ground):
        def holds_for(self, path: str) -> Declaration | None:
            del path
            return whole

    assert not inbound_parts([file], Flat([whole]))


def test_a_list_of_endless_licences_is_bounded(folder: Make) -> None:
    packages = {
        f"node_modules/p{n}": {"version": "1", "license": f"LicenseRef-{n}"}
        for n in range(2_500)
    }
    top = folder({**PPL, "package-lock.json": json.dumps({"packages": packages})})
    found = _inbound(top)
    assert len(found) == 2_500
    assert sum("was not read" in one.combination.reason for one in found) == 500


def test_two_licences_of_a_component_may_be_for_different_parts(folder: Make) -> None:
    config = (
        'schema = "pplcheck.config/1"\n[[component]]\nname = "shapes"\n'
        'paths = ["shapes/**"]\nlicence = "GPL-3.0-only AND PPL"\n'
    )
    top = folder({**PPL, "pplcheck.toml": config, "shapes/a.scad": "x"})
    assert _rows(top) == [("GPL-3.0-only", "PPL", "adapt", "review")]
