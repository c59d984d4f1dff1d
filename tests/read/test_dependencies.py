"""Does each lock file and bill of materials tell its packages, and nothing but these?"""

import json

import pytest

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.pipeline.file import read_file
from pplcheck.read.manifests import bare_lock, bill_of_materials, composer_lock, package_lock


def _rows(found: "list[Evidence]") -> list[tuple[str, str, int]]:
    assert all(seen.kind is EvidenceKind.DEPENDENCY for seen in found)
    return [(seen.about, seen.value, seen.line) for seen in found]


NPM_LOCK = """\
{
  "lockfileVersion": 3,
  "packages": {
    "": {"name": "shop", "license": "PPL"},
    "node_modules/@a/b": {
      "version": "1.0.0", "license": "MIT"
    },
    "node_modules/c": {"version": "2.0.0", "dev": true, "license": "GPL-3.0"},
    "node_modules/d": {"version": "3.0.0", "license": {"type": "ISC", "url": "x"}},
    "node_modules/d/node_modules/e": {"version": "4.0.0", "optional": true},
    "node_modules/f": {"resolved": "packages/f", "link": true},
    "packages/f": {"version": "5.0.0", "license": "GPL-3.0"},
    "node_modules/g": {"name": "h", "version": "6.0.0", "license": ["MIT"]}
  }
}
"""


def test_package_lock() -> None:
    assert _rows(list(package_lock.read("package-lock.json", NPM_LOCK.encode()))) == [
        ("@a/b@1.0.0", "MIT", 5),
        ("d@3.0.0", "ISC", 9),
        ("e@4.0.0", "", 10),
        ("h@6.0.0", "", 13),
    ]


def test_package_lock_of_version_1_names_no_licences() -> None:
    lock = {
        "dependencies": {
            "a": {"version": "1.0.0", "dependencies": {"b": {"version": "2.0.0"}}},
            "c": {"version": "3.0.0", "dev": True},
        }
    }
    found = list(package_lock.read("npm-shrinkwrap.json", json.dumps(lock).encode()))
    assert _rows(found) == [("a@1.0.0", "", 0), ("b@2.0.0", "", 0)]


def test_package_lock_in_one_line_has_no_lines_but_the_first() -> None:
    lock = json.dumps(json.loads(NPM_LOCK))
    found = list(package_lock.read("package-lock.json", lock.encode()))
    assert [seen.line for seen in found] == [1, 1, 1, 1]


COMPOSER_LOCK = """\
{
    "packages": [
        {
            "name": "a/b",
            "version": "v1.0",
            "license": ["MIT", "GPL-2.0-only"]
        },
        {
            "name": "c/d",
            "version": "2.0"
        }
    ],
    "packages-dev": [
        {"name": "e/f", "version": "3.0", "license": ["GPL-3.0-only"]}
    ]
}
"""


def test_composer_lock() -> None:
    assert _rows(list(composer_lock.read("composer.lock", COMPOSER_LOCK.encode()))) == [
        ("a/b@v1.0", "MIT OR GPL-2.0-only", 4),
        ("c/d@2.0", "", 9),
    ]


YARN = """\
"@a/b@^1.0.0", "@a/b@^1.1.0":
  version "1.2.0"
  resolved "x"

c@2:
  version "2.1.0"
"""
YARN_BERRY = """\
"a@npm:^1.0.0":
  version: 1.0.1

"me@workspace:.":
  version: 0.0.0-use.local
"""
PNPM = """\
packages:

  '@a/b@2.3.0':
    resolution: {}

  c@1.0.0(d@2.0.0):
    x: y
"""
CARGO = """\
[[package]]
name = "me"
version = "0.1.0"

[[package]]
name = "a"
version = "1.0.0"
source = "registry+x"
"""
UV = """\
[[package]]
name = "me"
version = "0.1"
source = { editable = "." }

[[package]]
name = "a"
version = "1.0"
source = { registry = "x" }
"""
GO = "example.org/a v1.0.0 h1:x=\nexample.org/a v1.0.0/go.mod h1:y=\n"
GEMS = "GEM\n  specs:\n    a (1.0)\n      b (>= 2)\n    b (2.1)\n\nPLATFORMS\n  ruby\n"


@pytest.mark.parametrize(
    ("name", "content", "packages"),
    [
        ("yarn.lock", YARN, ["@a/b@1.2.0", "c@2.1.0"]),
        ("yarn.lock", YARN_BERRY, ["a@1.0.1"]),
        ("pnpm-lock.yaml", PNPM, ["@a/b@2.3.0", "c@1.0.0"]),
        ("poetry.lock", '[[package]]\nname = "a"\nversion = "1.0"\n', ["a@1.0"]),
        ("Cargo.lock", CARGO, ["a@1.0.0"]),
        ("uv.lock", UV, ["a@1.0"]),
        ("go.sum", GO, ["example.org/a@v1.0.0"]),
        ("Gemfile.lock", GEMS, ["a@1.0", "b@2.1"]),
    ],
)
def test_bare_locks(name: str, content: str, packages: list[str]) -> None:
    found = _rows(list(bare_lock.read(f"x/{name}", content.encode())))
    assert [about for about, _, _ in found] == packages
    assert all(value == "" and line for _, value, line in found)


def test_cyclonedx() -> None:
    bill = {
        "bomFormat": "CycloneDX",
        "components": [
            {"name": "a", "version": "1", "licenses": [{"license": {"id": "MIT"}}]},
            {"name": "b", "version": "2", "licenses": [{"expression": "MIT OR GPL-2.0-only"}]},
            {
                "name": "c",
                "licenses": [{"license": {"name": "Own  terms"}}, {"expression": "A OR B"}],
            },
            {"name": "d", "version": "4"},
            "nonsense",
        ],
    }
    found = list(bill_of_materials.read("bom.json", json.dumps(bill).encode()))
    assert _rows(found) == [
        ("a@1", "MIT", 0),
        ("b@2", "MIT OR GPL-2.0-only", 0),
        ("c", "Own terms AND (A OR B)", 0),
        ("d@4", "", 0),
    ]


def test_spdx_json() -> None:
    bill = {
        "spdxVersion": "SPDX-2.3",
        "packages": [
            {"SPDXID": "SPDXRef-me", "name": "me", "licenseDeclared": "PPL"},
            {
                "name": "a",
                "versionInfo": "1",
                "licenseConcluded": "NOASSERTION",
                "licenseDeclared": "MIT",
            },
            {"name": "b", "licenseConcluded": "ISC", "licenseDeclared": "MIT"},
        ],
        "relationships": [
            {"relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-me"},
        ],
    }
    found = list(bill_of_materials.read("x.spdx.json", json.dumps(bill).encode()))
    assert _rows(found) == [("a@1", "MIT", 0), ("b", "ISC", 0)]


@pytest.mark.parametrize(
    "name", ["package-lock.json", "composer.lock", "bom.json", "yarn.lock"]
)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'{"packages": 3, "dependencies": [], "components": {}, "bomFormat": "CycloneDX"}',
        b'{"packages": {"node_modules/a": 3}, "spdxVersion": 1}',
        b'{"packages": [3, {"name": 3}, {"name": "a", "license": {"x": []}}]}',
        b"[" * 100_000,
        b"a@" * 100_000 + b":",
    ],
    ids=lambda content: content[:20],
)
def test_nonsense_is_no_crash(name: str, content: bytes) -> None:
    reading = read_file(name, content)
    assert not [seen for seen in reading.evidence if seen.value]


def test_a_lock_file_nested_deeply_is_bounded() -> None:
    lock: dict[str, object] = {}
    for _ in range(400):
        lock = {"dependencies": {"a": {"version": "1", **lock}}}
    assert len(list(package_lock.read("package-lock.json", json.dumps(lock).encode()))) <= 51


def test_hostile_names_are_one_short_line() -> None:
    packages = {
        "node_modules/a": {"version": {"x": 1}, "name": "b\nc" * 9_999, "license": "M\nIT"}
    }
    (seen,) = package_lock.read("x", json.dumps({"packages": packages}).encode())
    assert (len(seen.about) <= 300, "\n" in seen.about, seen.value) == (True, False, "M IT")
