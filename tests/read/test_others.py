"""Is what a manifest needs told as its ecosystem's documentation means it?

The samples are made after those documents; each names the forms in which they differ.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.others_registry import OTHERS, said_of_others, speaks_of_others
from pplcheck.syntax.places import UnparsableError

COMMIT = "0123456789abcdef0123456789abcdef01234567"
WEB = "github.com/coop/web"


def needs(path: str, content: object) -> list[str]:
    """Return `value [about]` of what is needed, in order."""
    text = content if isinstance(content, str) else json.dumps(content, indent=1)
    return [
        f"{seen.value} [{seen.about}]"
        for seen in said_of_others(path, text.encode())
        if seen.kind is EvidenceKind.DEPENDENCY
    ]


def makes(path: str, content: object) -> list[str]:
    text = content if isinstance(content, str) else json.dumps(content)
    found = said_of_others(path, text.encode())
    return [seen.value for seen in found if seen.kind is EvidenceKind.PACKAGE]


def test_npm() -> None:
    manifest = {
        "name": "@coop/shop",
        "dependencies": {
            "@coop/frame": "^1.0.0", "b": "github:coop/web#v2", "c": "coop/web",
            "d": "git+ssh://git@github.com/coop/web.git#semver:^1", "e": "npm:real@2",
            "f": "file:../f", "g": "workspace:*", "h": "https://jo:secret@github.com/coop/web",
        },
        "bundledDependencies": ["i", 1],
        "devDependencies": "no table",
    }  # fmt: skip
    assert needs("web/package.json", manifest) == [
        "pkg:npm/%40coop/frame [@coop/frame@^1.0.0]",
        f"{WEB} [{WEB}@v2]",
        f"{WEB} [{WEB}]",
        f"{WEB} [{WEB}]",
        "pkg:npm/real [real@2]",
        f"{WEB} [{WEB}]",
        "pkg:npm/i [i]",
    ]
    assert makes("package.json", manifest) == ["pkg:npm/%40coop/shop"]
    assert makes("package.json", {**manifest, "private": True}) == []


def test_no_password_of_an_address_is_kept() -> None:
    address = "https://jo:secret@github.com/coop/web.git@secret"
    for path, content in (
        ("package.json", json.dumps({"dependencies": {"a": address}})),
        ("requirements.txt", f"a @ git+{address}\n-e git+{address}\n"),
        (".gitmodules", f'[submodule "a"]\n\tpath = a\n\turl = {address}\n'),
        ("pyproject.toml", f'[tool.poetry.dependencies]\na = {{git = "{address}"}}\n'),
        ("bom.json", json.dumps({"bomFormat": "CycloneDX", "components": [
            {"name": "a", "externalReferences": [{"type": "vcs", "url": address}]}]})),
    ):  # fmt: skip
        found = [*said_of_others(path, content.encode())]
        assert [seen.value for seen in found][:1] == [WEB], path
        assert "jo:" not in repr(found)


LOCKS = [
    ("package-lock.json",
     {"packages": {"": {"name": "x"}, "node_modules/@a/b": {"version": "1.0.0"},
                   "node_modules/w": {"resolved": f"git+ssh://git@github.com/coop/web.git#{COMMIT}"},
                   "packages/f": {"version": "5"}, "node_modules/f": {"link": True}}},
     ["pkg:npm/%40a/b [@a/b@1.0.0]", f"{WEB} [{WEB}@{COMMIT}]"]),
    ("npm-shrinkwrap.json",
     {"dependencies": {"a": {"version": "1.0.0", "dependencies": {"b": {"version": "2.0.0"}}}}},
     ["pkg:npm/a [a@1.0.0]", "pkg:npm/b [b@2.0.0]"]),
    ("yarn.lock",
     ('"@a/b@^1.0.0":\n  version "1.0.2"\n  resolved "https://registry.example/b.tgz"\n\n'
     f'w@coop/web:\n  version "0.1.0"\n  resolved "https://codeload.github.com/coop/web/tar.gz/{COMMIT}"\n'),
     ["pkg:npm/%40a/b [@a/b@1.0.2]", "pkg:npm/w [w@0.1.0]", f"{WEB} [{WEB}@{COMMIT}]"]),
    ("pnpm-lock.yaml",
     (f"packages:\n\n  '@a/b@1.0.0':\n    resolution: {{integrity: sha512-x}}\n\n"
     f"  w@https://codeload.github.com/coop/web/tar.gz/{COMMIT}:\n"
     f"    resolution: {{tarball: https://codeload.github.com/coop/web/tar.gz/{COMMIT}}}\n"),
     ["pkg:npm/%40a/b [@a/b@1.0.0]", f"{WEB} [{WEB}@{COMMIT}]"]),
    ("poetry.lock",
     ('[[package]]\nname = "Frame_Kit"\nversion = "1.0"\n\n[package.source]\ntype = "git"\n'
     f'url = "https://github.com/coop/web.git"\nreference = "HEAD"\nresolved_reference = "{COMMIT}"\n'),
     ["pkg:pypi/frame-kit [Frame_Kit@1.0]", f"{WEB} [{WEB}]"]),
    ("uv.lock",
     ('[[package]]\nname = "frame"\nversion = "1.0"\nsource = { registry = "https://pypi.org" }\n'
     f'[[package]]\nname = "w"\nversion = "2"\nsource = {{ git = "https://github.com/coop/web#{COMMIT}" }}\n'),
     ["pkg:pypi/frame [frame@1.0]", f"{WEB} [{WEB}@{COMMIT}]"]),
    ("Cargo.lock",
     ('[[package]]\nname = "serde"\nversion = "1.0"\nsource = "registry+https://x"\n\n'
     f'[[package]]\nname = "w"\nversion = "1.0"\nsource = "git+https://github.com/coop/web?rev=a#{COMMIT}"\n'),
     ["pkg:cargo/serde [serde@1.0]", "pkg:cargo/w [w@1.0]", f"{WEB} [{WEB}@{COMMIT}]"]),
    ("Gemfile.lock",
     (f"GIT\n  remote: https://github.com/coop/web.git\n  revision: {COMMIT}\n  specs:\n"
     "    web (0.1)\n\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rake (13.0)\n"),
     ["pkg:gem/web [web@0.1]", "pkg:gem/rake [rake@13.0]", f"{WEB} [{WEB}@{COMMIT}]"]),
    ("go.sum", "github.com/coop/web v1.0.0 h1:x=\ngithub.com/coop/web v1.0.0/go.mod h1:y=\n",
     [f"pkg:golang/{WEB} [{WEB}@v1.0.0]"]),
    ("composer.lock",
     {"packages": [{"name": "coop/web", "version": "v1", "source":
                    {"url": "https://github.com/coop/web.git", "reference": COMMIT}}]},
     ["pkg:composer/coop/web [coop/web@v1]", f"{WEB} [{WEB}@{COMMIT}]"]),
    ("Pipfile.lock",
     {"default": {"frame": {"version": "==1.0"}, "w": {"git": "https://github.com/coop/web",
                                                       "ref": COMMIT}}},
     ["pkg:pypi/frame [frame@==1.0]", f"{WEB} [{WEB}@{COMMIT}]", f"pkg:pypi/w [w@{COMMIT}]"]),
    ("mix.lock",
     (f'%{{\n  "jason": {{:hex, :jason, "1.4.0", "a", [:mix], [], "hexpm", "b"}},\n'
     f'  "w": {{:git, "https://github.com/coop/web.git", "{COMMIT}", []}},\n}}\n'),
     ["pkg:hex/jason [jason@1.4.0]", f"{WEB} [{WEB}@{COMMIT}]"]),
    ("pubspec.lock",
     ('packages:\n  async:\n    dependency: transitive\n    description:\n      name: async\n'
     '      url: "https://pub.dev"\n    source: hosted\n    version: "2.11.0"\n'
     f'  w:\n    description:\n      path: "."\n      resolved-ref: "{COMMIT}"\n'
     '      url: "https://github.com/coop/web.git"\n    source: git\n    version: "0.1.0"\n'),
     ["pkg:pub/async [async@2.11.0]", "pkg:pub/w [w@0.1.0]", f"{WEB} [{WEB}@{COMMIT}]"]),
    ("Package.resolved",
     {"pins": [{"identity": "web", "location": "https://github.com/coop/web.git",
                "state": {"revision": COMMIT, "version": "1.0.0"}}], "version": 2},
     [f"{WEB} [{WEB}@{COMMIT}]"]),
    ("flake.lock",
     {"nodes": {"w": {"locked": {"type": "github", "owner": "coop", "repo": "web",
                                 "rev": COMMIT}}, "root": {}}},
     [f"{WEB} [{WEB}@{COMMIT}]"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "content", "expected"), LOCKS, ids=[row[0] for row in LOCKS])
def test_locks(path: str, content: object, expected: list[str]) -> None:
    assert needs(path, content) == expected


def test_lines_are_told() -> None:
    text = "# needs\nframe==1.0\n\n-e git+https://github.com/coop/web.git#egg=web\n"
    found = [*said_of_others("requirements.txt", text.encode())]
    assert [(seen.value, seen.line) for seen in found] == [("pkg:pypi/frame", 2), (WEB, 4)]
    manifest = '{\n "name": "x",\n "require": {\n  "php": ">=8",\n  "coop/web": "^1"\n }\n}\n'
    found = [*said_of_others("composer.json", manifest.encode())]
    assert [(seen.value, seen.line) for seen in found][-1] == ("pkg:composer/coop/web", 5)


@pytest.mark.parametrize(
    ("path", "is_asked"),
    [
        ("a/package.json", True), ("my-package.json", False), ("requirements/dev.txt", True),
        ("a/requirements/dev.txt", True), ("notes/dev.txt", False), ("DOCKERFILE", True),
        ("x/Dockerfile.prod", True), (".github/workflows/ci.yml", True), ("ci.yml", False),
        ("README.md", True), ("src/readme.py/x.py", False), ("CREDITS", True),
        ("app.csproj", True), ("gemfile", True), ("third_party_notices.txt", True),
    ],
)  # fmt: skip
def test_which_files_are_asked(path: str, *, is_asked: bool) -> None:
    assert speaks_of_others(path) is is_asked


SAMPLES = sorted(
    glob.rpartition("/")[2].replace("*", "x")
    for globs in OTHERS.values()
    for glob in globs.split()
)


@pytest.mark.parametrize("name", SAMPLES)
@given(content=st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_taken(name: str, content: bytes) -> None:
    try:
        list(said_of_others(name, content))
    except UnparsableError:
        return


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(
    "content", [b"[]", b"null", b"1", b'{"packages": [1], "nodes": 2, "pins": {"a": 1}}',
                b"a: [", b"[a", b"<project>", b"<a/>", b"manifest: 1", b"\xff\xfe{}"]
)  # fmt: skip
def test_other_shapes_are_taken(name: str, content: bytes) -> None:
    try:
        list(said_of_others(name, content))
    except UnparsableError:
        return
