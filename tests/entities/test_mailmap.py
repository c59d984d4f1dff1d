"""Does a `.mailmap` say to us what it says to git?"""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pplcheck.entities import Mailmap
from tests.conftest import Files, git

Make = Callable[[Files], Path]

# The lines of gitmailmap(5), and what people write besides.
PAGE = """\
# a comment <c@x.example> <d@x.example>
Joe R. Developer <joe@example.com>
Joe R. Developer <joe@example.com> Joe <bugs@example.com>
Jane Doe <jane@example.com> <jane@laptop.(none)>
Jane Doe <jane@example.com> <JANE@desktop.(none)>
<proper@x.example> <commit@x.example>
Jane Doe <jane@example.com> Jane <bugs@example.com>
  Spaces   <spaces@x.example>   # behind
Broken <line
Also broken> line@x.example
Late Name <late@x.example> <proper@x.example>
<joe@example.com> <late@x.example>
"""
NAMES = st.sampled_from(["Joe", "Jane", "Bo", "", "JOE"])
MAILS = st.sampled_from(["a@x", "b@x", "c@x", "A@X"])
WHO = st.tuples(NAMES, MAILS)
LINES = st.one_of(
    st.builds("{0[0]} <{0[1]}>".format, WHO),
    st.builds("{0[0]} <{0[1]}> {1[0]} <{1[1]}>".format, WHO, WHO),
    st.just("# x"),
)


def asked(top: Path, mailmap: str, people: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what git makes of names and addresses."""
    (top / ".mailmap").write_text(mailmap, encoding="utf-8")
    given = "".join(f"{name} <{mail}>\n" for name, mail in people)
    done = subprocess.run(
        ["git", "check-mailmap", "--stdin"], cwd=top, input=given, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    found = []
    for line in done.stdout.splitlines():
        name, _, mail = line.rpartition("<")
        found.append((name.strip(), mail.rstrip(">")))
    return found


@pytest.mark.parametrize(
    ("name", "mail"),
    [
        ("Joe", "joe@example.com"),
        ("joe", "BUGS@example.com"),
        ("jane", "bugs@example.com"),
        ("Nobody", "bugs@example.com"),
        ("x", "jane@laptop.(none)"),
        ("x", "jane@desktop.(none)"),
        ("Kept Name", "commit@x.example"),
        ("x", "spaces@x.example"),
        ("x", "proper@x.example"),
        ("x", "late@x.example"),
        ("x", "c@x.example"),
        ("x", "line@x.example"),
        ("Nobody", "nobody@x.example"),
    ],
)
def test_the_page_of_git(repository: Make, name: str, mail: str) -> None:
    top = repository({"a": "x"})
    assert [Mailmap(PAGE.encode()).proper(name, mail)] == asked(top, PAGE, [(name, mail)])


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("mailmap")
    git(top, "init", "-q")
    return top


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, max_size=6))
def test_any_lines(top: Path, lines: list[str]) -> None:
    people = [(name, mail) for name in ("Joe", "Bo", "x") for mail in ("a@x", "B@x", "c@x")]
    mailmap = Mailmap("\n".join(lines).encode())
    expected = asked(top, "\n".join(lines), people)
    assert [mailmap.proper(name, mail) for name, mail in people] == expected


def test_what_is_no_mailmap_says_nothing() -> None:
    for content in (b"", b"\xff\xfe\0", b"<" * 100_000, b"A <a@x> <b@x>\n" * 200_000):
        assert Mailmap(content).proper("N", "b@x") == ("N", "b@x")
