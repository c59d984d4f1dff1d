"""Do all ways to write a repository's address, or a package's, come to the same?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax.purl import package, parsed
from pplcheck.syntax.repository import repository_at

ONE = "github.com/coopcycle/coopcycle-web"


@pytest.mark.parametrize(
    "written",
    [
        # git-clone(1), GIT URLS
        "https://github.com/coopcycle/coopcycle-web",
        "https://github.com/coopcycle/coopcycle-web.git/",
        "https://name:secret@github.com:443/CoopCycle/CoopCycle-Web.git",
        "git://github.com/coopcycle/coopcycle-web.git",
        "ssh://git@github.com/coopcycle/coopcycle-web.git",
        "ssh://git@ssh.github.com:443/coopcycle/coopcycle-web.git",
        "git@github.com:coopcycle/coopcycle-web.git",
        # npm, pip, SPDX, Maven, Go
        "github:coopcycle/coopcycle-web#semver:^1",
        "git+ssh://git@github.com:coopcycle/coopcycle-web.git#v1",
        "git+https://github.com/coopcycle/coopcycle-web@v1.0#egg=x",
        "git+https://github.com/coopcycle/coopcycle-web.git@0a1b2c",
        "scm:git:https://github.com/coopcycle/coopcycle-web.git",
        "github.com/coopcycle/coopcycle-web",
        # pages
        "https://www.github.com/coopcycle/coopcycle-web/tree/master/src?plain=1#L3",
        "https://raw.githubusercontent.com/coopcycle/coopcycle-web/master/LICENSE",
        "<https://github.com/coopcycle/coopcycle-web/issues>",
    ],
)
def test_forms_of_one_repository(written: str) -> None:
    assert repository_at(written) == ONE


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://gitlab.com/Group/Sub/name/-/blob/main/x.py", "gitlab.com/group/sub/name"),
        ("https://git.example.org/~jo/Frame.git", "git.example.org/~jo/Frame"),
        ("https://github.com/coopcycle", ""),
        ("https://github.com/topics/bike", ""),
        ("../sibling.git", ""),
        ("/srv/git/frame.git", ""),
        ("file:///srv/git/frame", ""),
        ("C:\\work\\frame", ""),
        ("C:/bikes/frame", ""),
        ("https://example.org/a/../../b", ""),
        ("Based on", ""),
        ("", ""),
    ],
)
def test_others(written: str, expected: str) -> None:
    assert repository_at(written) == expected


@given(st.text(max_size=60))
def test_any_text_is_taken_and_what_comes_out_stays(written: str) -> None:
    found = repository_at(written)
    assert repository_at(found) in {found, ""}


@pytest.mark.parametrize(
    ("written", "purl", "version"),
    [
        # examples of the standard, and of its types
        ("pkg:npm/%40angular/animation@12.3.1", "pkg:npm/%40angular/animation", "12.3.1"),
        ("pkg:npm/@angular/animation@12.3.1", "pkg:npm/%40angular/animation", "12.3.1"),
        ("pkg:pypi/Django_package@1.11.1.dev1", "pkg:pypi/django-package", "1.11.1.dev1"),
        ("pkg:golang/google.golang.org/genproto#googleapis/api/annotations",
         "pkg:golang/google.golang.org/genproto", ""),
        ("pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?packaging=sources",
         "pkg:maven/org.apache.xmlgraphics/batik-anim", "1.9.1"),
        ("pkg:gem/ruby-advisory-db-check@0.12.4", "pkg:gem/ruby-advisory-db-check", "0.12.4"),
        ("pkg:docker/cassandra@sha256:244fd47e07d1004f0aed9c",
         "pkg:docker/cassandra", "sha256:244fd47e07d1004f0aed9c"),
        ("pkg:GITHUB/Package-url/Purl-Spec@244fd47e", "pkg:github/package-url/purl-spec",
         "244fd47e"),
        ("pkg://npm/foobar@12", "pkg:npm/foobar", "12"),
    ],
)  # fmt: skip
def test_package_urls(written: str, purl: str, version: str) -> None:
    assert parsed(written) == (purl, version)


def test_what_is_no_package_url() -> None:
    assert parsed("https://example.org") is None
    assert parsed("pkg:npm/") is None
    assert package("npm", "..") == ""
    assert package("npm", "a\nb") == ""


@given(st.sampled_from(["npm", "pypi", "maven", "gem"]), st.text(max_size=30))
def test_a_made_package_url_names_itself(kind: str, name: str) -> None:
    made = package(kind, name)
    assert not made or parsed(f"{made}@1") == (made, "1")
