"""Do the manifests of Python say what they say, classifiers included, without being run?"""

from collections.abc import Iterable

import pytest
from trove_classifiers import all_classifiers

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.classifiers import table
from pplcheck.read.manifests import pyproject_toml, setup_cfg, setup_py

Row = tuple[str, int, int]
MIT = "License :: OSI Approved :: MIT License"
BSD = "License :: OSI Approved :: BSD License"
GPL = "License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)"


def _said(found: Iterable[Evidence]) -> list[Row]:
    rows = []
    for one in found:
        meant = one.means or one.value
        if one.points_to:
            meant = f"file {one.points_to}"
        if one.kind is EvidenceKind.PACKAGE:
            meant = f"package {one.value}"
        rows.append((meant, one.line, one.column))
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # PEP 639: an expression, and files that are only that.
        (
            '[project]\nlicense = "MIT OR PPL"\nlicense-files = ["LICEN[CS]E*"]',
            [("MIT OR PPL", 2, 11)],
        ),
        ('[project]\nlicense-files = ["docs/L.txt"]', [("file docs/L.txt", 2, 18)]),
        ('[project]\nlicense-files = ["A", "B"]', []),
        ('[project]\nlicense-files = {paths = ["L"]}', [("file L", 2, 17)]),
        # PEP 621: a table.
        ('[project]\nlicense = {file = "L"}', [("file L", 2, 19)]),
        ('[project]\nlicense.text = "GPLv3"', [("GPLv3", 2, 16)]),
        (f'[project]\nclassifiers = ["{GPL}"]', [("GPL-3.0-or-later", 2, 16)]),
        (
            f'[project]\nlicense = "MIT"\nclassifiers = ["Topic :: X", "{MIT}"]',
            [("MIT", 2, 11), ("MIT", 3, 30)],
        ),
        (f'[project]\nclassifiers = ["{MIT}", "{GPL}"]', [("MIT OR GPL-3.0-or-later", 2, 16)]),
        # A family is a word only where no better one is there.
        (f'[project]\nclassifiers = ["{BSD}"]', [("BSD", 2, 16)]),
        (
            f'[project]\nlicense = "BSD-3-Clause"\nclassifiers = ["{BSD}"]',
            [("BSD-3-Clause", 2, 11)],
        ),
        (
            f'[project]\nlicense = {{file = "L"}}\nclassifiers = ["{BSD}"]',
            [("file L", 2, 19), ("BSD", 3, 16)],
        ),
        ('[project]\nlicense = "OSI Approved :: MIT License"', [("MIT", 2, 11)]),
        ('[project]\nname = "a"\ndynamic = ["license"]', [("package a", 2, 8)]),
        ('[tool.poetry]\nlicense = "PPL"', [("PPL", 2, 11)]),
        ('[tool.flit.metadata]\nlicense = "PPL"', [("PPL", 2, 11)]),
        ("[project]\nlicense = 3\nclassifiers = 4\nlicense-files = 5", []),
        ("project = 1", []),
    ],
)
def test_pyproject(text: str, expected: list[Row]) -> None:
    assert _said(pyproject_toml.read("pyproject.toml", text.encode())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[metadata]\nlicense = PPL", [("PPL", 2, 11)]),
        ("[metadata]\nname: a\nlicense: MIT", [("MIT", 3, 10)]),
        ("[metadata]\nlicense_files = L.txt", [("file L.txt", 2, 17)]),
        ("[metadata]\nlicense-file=L", [("file L", 2, 14)]),
        ("[metadata]\nlicense_files =\n  LICEN[CS]E*\n  NOTICE\nname=a", [("package a", 5, 6)]),
        (
            f"[metadata]\nclassifiers =\n    Topic :: X\n    # {GPL}\n    {MIT}\nlicense = MIT",
            [("MIT", 6, 11), ("MIT", 5, 5)],
        ),
        ("[options]\nlicense = PPL", []),
        ("[metadata]\nlicense =\n  a long\n  text", []),
    ],
)
def test_setup_cfg(text: str, expected: list[Row]) -> None:
    assert _said(setup_cfg.read("setup.cfg", text.encode())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("setup(name='a', license='PPL')", [("PPL", 1, 25)]),
        ("import setuptools\nsetuptools.setup(license='PPL')", [("PPL", 2, 26)]),
        ("L = 'PPL'\nsetup(license=L)", [("PPL", 1, 5)]),
        ("s = {'license': 'PPL'}\nsetup(**s)", [("PPL", 1, 17)]),
        ("def main():\n    s = dict(license='PPL')\n    setup(**s)", [("PPL", 2, 22)]),
        (f"setup(classifiers=['{MIT}'])", [("MIT", 1, 20)]),
        (f"setup(license='BSD', classifiers=['{BSD}'])", [("BSD", 1, 15)]),
        ("setup(license_files=('L',))", [("file L", 1, 22)]),
        ("x = 'é'; setup(license='PPL')", [("PPL", 1, 24)]),
        # Nobody can tell without running it.
        ("setup(name='a', license=open('L').read())", [("package a", 1, 12)]),
        ("L = 'MIT'\nif x: L = 'PPL'\nsetup(name='a', license=L)", [("package a", 3, 12)]),
        ("setup(license='''Long\ntext''')", []),
        ("license = 'MIT'", []),
        ("print 'setup'", []),
    ],
)
def test_setup_py(text: str, expected: list[Row]) -> None:
    assert _said(setup_py.read("setup.py", text.encode())) == expected


def test_a_set_up_script_is_never_run(capsys: pytest.CaptureFixture[str]) -> None:
    text = b"print('ran')\nimport nothing_of_the_kind\nraise SystemExit\nsetup(license='PPL')"
    assert _said(setup_py.read("setup.py", text)) == [("PPL", 4, 15)]
    assert not capsys.readouterr().out


def test_every_licence_classifier_is_in_the_table_once() -> None:
    known = [name for part in table().values() for name in part]
    assert sorted(known) == sorted(
        name for name in all_classifiers if name.startswith("License ::")
    )


# PEP 639, "Mapping License Classifiers to SPDX Identifiers": no id may be inferred from these.
AMBIGUOUS = [
    "Academic Free License (AFL)", "Apache Software License", "Apple Public Source License",
    "Artistic License", "BSD License", "GNU Free Documentation License (FDL)",
    "GNU General Public License (GPL)", "GNU Lesser General Public License v2 (LGPLv2)",
    "GNU Library or Lesser General Public License (LGPL)",
]  # fmt: skip


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_an_ambiguous_classifier_names_a_family_only(name: str) -> None:
    assert f"License :: OSI Approved :: {name}" in table()["family"]
