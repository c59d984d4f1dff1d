"""Does lint find what a specification forbids, where it stands, and nothing else?"""

import json
from collections.abc import Mapping

import pytest

from pplcheck.lint import lint, specification_of
from pplcheck.model.finding import Severity
from pplcheck.model.lint import Specification

KNOWN = {"MIT": "MIT", "CERN-OHL-S-2.0": "CERN-OHL-S-2.0", "CERN OHL-S 2.0": "CERN-OHL-S-2.0"}
V1 = """\
title: Lamp
description: It gives light.
license:
  hardware: MIT
licensor: {name: Ada}
version: 1
project-link: https://example.org/lamp
"""
V2 = """\
okhv = "2.4"
name = "Lamp"
repo = "https://example.org/lamp"
version = "1"
license = "MIT"
licensor = "Ada"
function = "light"
documentation-language = "en"
"""
Told = list[tuple[int, str, str]]


def _lint(path: str, text: str) -> Told:
    content = text.encode()
    followed = specification_of(path, content)
    assert followed
    found = lint(path, content, followed, lambda name: KNOWN.get(name, ""))
    return [
        (fault.place.line, fault.severity, fault.what.partition(":")[0])
        for fault in found.faults
    ]


def _errors(found: Told) -> list[tuple[int, str]]:
    return [(line, what) for line, severity, what in found if severity == Severity.ERROR]


def test_manifests_that_follow_their_specification_have_no_fault() -> None:
    assert _lint("okh.yml", V1) == []
    assert _lint("okh.toml", V2) == []


@pytest.mark.parametrize("key", ["title", "description", "license", "project-link"])
def test_version_1_requires(key: str) -> None:
    lines = V1.splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(key))
    text = text.replace("  hardware: MIT\n", "") if key == "license" else text
    ((_, what),) = _errors(_lint("okh.yml", text))
    assert key in what


@pytest.mark.parametrize(
    "key", ["okhv", "name", "repo", "version", "license", "licensor", "function"]
)
def test_version_2_requires(key: str) -> None:
    lines = V2.splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(f"{key} ="))
    assert _errors(_lint("okh.toml", text)) == [(1, f"`{key}` is missing")]


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("made: maybe", "`made` must be true or false"),
        ("date-created: 3 May 2024", "`date-created` must be a day"),
        ("date-created: 2024-13-01", "`date-created` must be a day"),
        ("manifest-language: English", "`manifest-language` must be a language tag"),
        ("bom: legs, seat, back", "`bom` must be a path or an address, not a list of things"),
        (
            "image: ftp://example.org/x",
            "`image` must be a path or an address that begins with https",
        ),
        ("keywords: lamp", "`keywords` must be a list"),
        ("contributors:\n  - affiliation: x", "`contributors[1].name` is missing"),
        ("intended-use: [value]", "`intended-use` is the template's '[value]'"),
        (
            "standards-used:\n  - publisher: ISO",
            "`standards-used[1].standard-title` is missing",
        ),
        ("okh-manifest-version: 7", "`okh-manifest-version` must be one of 1.0.0, 1.0"),
        ("contact: {email: nobody}", "`contact.email` must be an e-mail address"),
        ("title: Again", "`title` stands here a second time"),
        (
            'documentation-home: "https://example.org "',
            "`documentation-home` has a blank in it",
        ),
    ],
)
def test_version_1_forbids(added: str, expected: str) -> None:
    ((line, what),) = _errors(_lint("okh.yml", f"{V1}{added}\n"))
    assert line >= 8
    assert what == expected.partition(":")[0]


@pytest.mark.parametrize(
    ("added", "line", "expected"),
    [
        (
            'attestation = "https://certification.oshwa.org/cl000001.html"',
            9,
            "is the template's",
        ),
        ('technology-readiness-level = "OTLR-5"', 9, "must be one of OTRL-1"),
        ('cpc-patent-class = "lamps"', 9, "must be a class of the CPC"),
        ('outer-dimensions = "cube(3)"', 9, "must be a table"),
        ('[outer-dimensions]\nwidth = "3"\nheight = 1\ndepth = 1', 10, "must be a number"),
        ("[[part]]\nname = 'x'", 9, "neither `source` nor `export`"),
        ("[[software]]\ninstallation-guide = 'x'", 9, "`software[1].release` is missing"),
        ("mass = '3 kg'", 9, "`mass` must be a number"),
        ("bom = 'C:\\bom.csv'", 9, "`bom` has a backslash in it"),
    ],
)
def test_version_2_forbids(added: str, line: int, expected: str) -> None:
    ((found, what),) = _errors(_lint("okh.toml", f"{V2}{added}\n"))
    assert found == line
    assert expected in what


def test_a_licence_that_is_written_loosely_is_told_how_to_be_written() -> None:
    loose = V2.replace('license = "MIT"', 'license = "CERN OHL-S 2.0"')
    followed = Specification.OKH_2
    found = lint("okh.toml", loose.encode(), followed, lambda name: KNOWN.get(name, ""))
    assert [fault.hint for fault in found.faults] == ["write CERN-OHL-S-2.0"]
    # Open Know-How 1.0 says "should".
    assert [one[1] for one in _lint("okh.yml", V1.replace("MIT", "CERN OHL-S 2.0"))] == [
        Severity.WARNING
    ]


@pytest.mark.parametrize(
    ("path", "text", "meant"),
    [
        ("okh.yml", V1 + "licences: x\n", "license"),
        ("okh.yml", V1 + "Bom: x\n", "bom"),
        ("okh.yml", V1 + "intended_use: x\n", "intended-use"),
        ("okh.toml", V2 + "[outer-dimensions]\nwidht = 1\nheight = 1\ndepth = 1\n", "width"),
    ],
)
def test_a_misspelt_key_is_told_a_key_of_ones_own_is_not(
    path: str, text: str, meant: str
) -> None:
    followed = specification_of(path, text.encode())
    assert followed
    text = text.replace("license:\n  hardware: MIT\n", "") if "licences" in text else text
    found = lint(path, text.encode(), followed, lambda name: KNOWN.get(name, ""))
    assert f"did you mean `{meant}`?" in [fault.hint for fault in found.faults]
    assert _lint("okh.yml", f"{V1}rpm: 666\nproduct-code: x\n") == []


def test_a_part_of_version_2_has_rules_of_its_own() -> None:
    part = 'okhv = "2.0"\nname = "Ring"\nsource = "ring.scad"\n'
    assert _lint("parts/okh-ring.toml", part) == []
    without = part.replace("source", "readme")
    assert _errors(_lint("parts/okh-ring.toml", without)) == [
        (1, "the part has neither `source` nor `export`")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: x\ncontact: Ada\n", []),
        ("Name: x\nOwner: {name: Ada}\nFacility Status: Active\n", []),
        ("contact: Ada\n", ["the facility has no `name`"]),
        (
            "name: x\ncontact: Ada\nFacility Status: busy\n",
            ["`facility-status` must be one of"],
        ),
        ("name: x\ncontact: Ada\nDate Founded: long ago\n", ["`date-founded` must be a date"]),
    ],
)
def test_facilities(text: str, expected: list[str]) -> None:
    found = _errors(_lint("shop.okw.yml", text))
    assert len(found) == len(expected)
    assert all(what.startswith(start) for (_, what), start in zip(found, expected, strict=True))


SBOM = "POS\tNAME\tUNITS\tTYPE\tREFERENCE\n1\tnut\t4\tSTD\tISO 4032\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2\tx\t1\tMOSH\thttps://example.org", []),
        ("2\tx\t1\tBUY\t", []),
        ("1\tx\t1\tBUY\t", ["position 1 stands twice"]),
        ("2\t\t1\tBUY\t", ["NAME is empty"]),
        ("2\tx\tone\tBUY\t", ["UNITS must be a number, not 'one'"]),
        ("2\tx\t1\tMADE\t", ["TYPE must be one of STD, BUY, POSH, MOSH"]),
        ("2\tx\t1\tSTD\t", ["REFERENCE of a row of type STD is empty"]),
    ],
)
def test_rows_of_a_structured_bill(row: str, expected: list[str]) -> None:
    found = _errors(_lint("sBoM.csv", f"{SBOM}{row}\n"))
    assert found == [(3, what) for what in expected]
    assert _errors(_lint("sBoM.csv", "a,b\n")) == [(1, "the header is not the one of an sBoM")]


def _crate(root: Mapping[str, object], **descriptor: object) -> str:
    about = {"@id": "ro-crate-metadata.json", "about": {"@id": "./"}, **descriptor}
    return json.dumps({"@context": "x", "@graph": [about, root]})


ROOT = {
    "@id": "./",
    "@type": "Dataset",
    "name": "x",
    "description": "y",
    "datePublished": "2024-05-01",
    "license": {"@id": "https://spdx.org/licenses/MIT"},
}


@pytest.mark.parametrize("key", ["name", "description", "datePublished", "license", "@type"])
def test_the_root_of_a_crate_must_have(key: str) -> None:
    assert _lint("ro-crate-metadata.json", _crate(ROOT)) == []
    less = {held: value for held, value in ROOT.items() if held != key}
    assert len(_errors(_lint("ro-crate-metadata.json", _crate(less)))) == 1


@pytest.mark.parametrize("text", ["{}", '{"@graph": []}', _crate(ROOT, about=None)])
def test_a_crate_without_a_root(text: str) -> None:
    assert _errors(_lint("ro-crate-metadata.json", text))


@pytest.mark.parametrize(
    ("path", "content", "followed"),
    [
        ("a/okh.yml", b"", "okh-v1"),
        ("alpha/bread.yml", b"title: x\nokh-manifest-version: 1.0.0\n", "okh-v1"),
        ("okh-ring.toml", b"", "okh"),
        ("lamp.toml", b'okhv = "2.4"\n', "okh"),
        ("pyproject.toml", b"[project]\n", None),
        ("shop.okw.yml", b"", "okw"),
        ("shop.yml", b"title: x\nproduct-atoms:\n", "okw"),
        ("docker-compose.yml", b"services:\n", None),
        ("sBoM.csv", b"", "sbom"),
        ("parts.csv", b"POS\tNAME\tUNITS", "sbom"),
        ("bom.csv", b"Part,Qty\n", None),
        ("ro-crate-metadata.json", b"", "ro-crate"),
    ],
)
def test_which_specification(path: str, content: bytes, followed: str | None) -> None:
    assert specification_of(path, content) == followed
