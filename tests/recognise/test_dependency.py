"""Is a commons known by what a site declares, and by nothing that only looks like it?"""

import json
from dataclasses import replace

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.place import Place
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise import dependency
from pplcheck.recognise.candidate import Candidate
from tests.recognise.declared import COMMIT, CONTENT, FRAME, LIBRARY, WEB, index, site


def traces(candidate: Candidate) -> list[Trace]:
    return [*dependency.recognise(candidate, index())]


def told(candidate: Candidate) -> list[tuple[str, str, int, str, float, str]]:
    return [
        (one.commons, one.here.path, one.here.line, one.recogniser, one.strength, one.version)
        for one in traces(candidate)
    ]


def test_a_package_of_ones_own_namespace_is_surer_than_a_free_name() -> None:
    manifest = '{\n"dependencies": {\n"@coop/web": "^1",\n"courier": "2.0.0",\n"frame": "1"}}'
    assert told(site({"package.json": manifest})) == [
        (WEB.id, "package.json", 3, "dependency", 0.95, "^1"),
        (WEB.id, "package.json", 4, "dependency", 0.75, "2.0.0"),
    ]
    assert {one.direction for one in traces(site({"package.json": manifest}))} == {
        Direction.TAKEN
    }


def test_an_address_in_any_form() -> None:
    files = {
        "requirements.txt": "git+ssh://git@codeberg.org/Coop/courier-web.git@v1#egg=x\n",
        "Dockerfile": "RUN git clone https://github.com/coop/courier-web\n",
        "go.mod": "module x\nrequire github.com/coop/courier-web/v2 v2.0.1\n",
    }
    assert told(site(files)) == [
        (WEB.id, "Dockerfile", 1, "dependency", 1.0, ""),
        (WEB.id, "go.mod", 2, "dependency", 1.0, "v2.0.1"),
        (WEB.id, "requirements.txt", 1, "dependency", 1.0, "v1"),
    ]


def test_submodules_also_those_beside_the_site() -> None:
    modules = (
        '[submodule "a"]\n\tpath = lib/a\n\turl = ../courier-web.git\n'
        '[submodule "b"]\n\tpath = lib/b\n\turl = https://github.com/coop/frame\n'
    )
    candidate = site({".gitmodules": modules}, id_="github.com/coop/product")
    assert told(candidate) == [
        (WEB.id, ".gitmodules", 3, "submodule", 1.0, ""),
        (FRAME.id, ".gitmodules", 6, "submodule", 1.0, ""),
    ]
    elsewhere = site({".gitmodules": modules}, id_="github.com/others/product")
    assert [one.commons for one in traces(elsewhere)] == [FRAME.id]


def test_a_commit_is_known_under_whatever_address() -> None:
    """A mirror of the commons that nobody told of."""
    lock = {"nodes": {"w": {"locked": {"type": "git", "url": "https://mirror.example/x.git",
                                       "rev": COMMIT}}}}  # fmt: skip
    assert told(site({"flake.lock": json.dumps(lock)})) == [
        (WEB.id, "flake.lock", 1, "dependency", 1.0, COMMIT)
    ]


def test_subtrees_and_remotes() -> None:
    said = (
        *dependency.said_of_commits("subtree", [("lib/web", COMMIT), ("lib/other", "e" * 40)]),
        *dependency.said_of_remotes([("upstream", WEB.id), ("origin", "example.org/us/x")]),
    )
    found = traces(replace(site({}), said=said))
    assert [(one.recogniser, one.here, one.version, one.direction) for one in found] == [
        ("remote", Place(""), "", Direction.UNKNOWN),
        ("subtree", Place("lib/web"), COMMIT, Direction.TAKEN),
    ]


def test_bills() -> None:
    bill = {
        "bomFormat": "CycloneDX",
        "components": [
            {"name": "web", "version": "1.2", "purl": "pkg:npm/%40coop/web@1.2?arch=any"},
            {"name": "fork", "pedigree": {"ancestors": [
                {"name": "up", "externalReferences": [{"type": "vcs", "url":
                 "https://github.com/coop/frame.git"}]}], "commits": [{"uid": COMMIT}]}},
            {"name": "file", "type": "file", "swhid": [f"swh:1:cnt:{CONTENT}"]},
        ],
    }  # fmt: skip
    found = traces(site({"bom.json": json.dumps(bill)}))
    assert {one.recogniser for one in found} == {"bill"}
    assert sorted((one.commons, one.there, one.version, one.says) for one in found) == [
        (WEB.id, "", "1.2", "listed as web@1.2"),
        (WEB.id, "", COMMIT, "listed as fork"),
        (WEB.id, "src/a.py", "", "listed as file"),
        (FRAME.id, "", "", "listed as up"),
    ]


def test_a_library_that_lies_in_the_tree_is_found_there() -> None:
    design = "use <MCAD/gears.scad>\n"
    assert told(site({"a.scad": design})) == [(LIBRARY.id, "a.scad", 1, "dependency", 0.4, "")]
    assert told(site({"a.scad": design, "lib/MCAD/gears.scad": ""})) == []


def test_what_a_commons_publishes() -> None:
    kind = EvidenceKind.PACKAGE
    said = [
        ("package.json", Evidence(kind, "pkg:npm/a")),
        ("packages/b/package.json", Evidence(kind, "pkg:npm/b")),
        ("node_modules/c/package.json", Evidence(kind, "pkg:npm/c")),
        ("examples/d/package.json", Evidence(kind, "pkg:npm/d")),
        ("a.dist-info/x", Evidence(kind, "no purl")),
        ("x", Evidence(EvidenceKind.DEPENDENCY, "pkg:npm/e")),
    ]
    assert dependency.packages_of(said) == ("pkg:npm/a", "pkg:npm/b")
