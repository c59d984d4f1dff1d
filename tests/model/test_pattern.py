"""Does a pattern mean the paths that its words say, in time that does not explode?"""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reuse.global_licensing import AnnotationsItem

from pplcheck.model.pattern import AnnotatedPath, PathPattern


@pytest.mark.parametrize(
    ("pattern", "path", "is_meant"),
    [
        ("frame", "frame/a/b", True),
        ("frame/", "frame/a", True),
        ("frame", "frames/a", False),
        ("hardware/**", "hardware/a/b", True),
        ("hardware/**", "hard", False),
        ("*.scad", "a.scad", True),
        ("*.scad", "x/a.scad", False),
        ("**/*.scad", "a.scad", True),
        ("**/*.scad", "x/y/a.scad", True),
        ("x/**/y", "x/y", True),
        ("x/**/y", "x/a/b/y/c", True),
        ("x/**/y", "xa/y", False),
        ("a?c", "abc", True),
        ("a?c", "a/c", False),
        ("[a]", "[a]", True),
        ("**", "", True),
        ("a/*b*c", "a/bbcc", True),
        ("a*b/c", "ab/ab/c", False),
    ],
)
def test_what_a_steward_means(pattern: str, path: str, is_meant: bool) -> None:
    assert PathPattern(pattern).matches(path) is is_meant


def _plainly(pattern: str) -> re.Pattern[str]:
    """Translate word for word, however long it takes to match."""
    meanings = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"((?:(?<=/)|^)\*\*/|\*\*|\*|\?)", pattern.rstrip("/"))
    return re.compile(
        "".join(meanings.get(part, re.escape(part)) for part in parts) + "(?:/.*)?", re.DOTALL
    )


WORDS = st.text("ab/", max_size=12)
PATTERNS = st.lists(
    st.sampled_from(["a", "b", "/", "*", "**", "?", "**/", "/**/", "ab", "b/a"]), max_size=7
).map("".join)


@given(PATTERNS, st.lists(WORDS, min_size=1, max_size=20))
def test_what_fails_once_is_never_needed_again(pattern: str, paths: list[str]) -> None:
    for path in paths:
        meant = _plainly(pattern).fullmatch(path) is not None
        assert PathPattern(pattern).matches(path) is meant, path


REUSE_PATTERNS = st.lists(
    st.sampled_from(["a", "b", "/", "*", "**", "**/", "\\*", "\\\\", "ab", ".", "x"]),
    min_size=1,
    max_size=6,
).map("".join)


@given(REUSE_PATTERNS, st.lists(st.text("ab/*\\.x", max_size=10), min_size=1, max_size=20))
def test_what_reuse_means(pattern: str, paths: list[str]) -> None:
    # The tool takes an escaped `*` for a wildcard too, loses a `/` behind `**/`, and takes a
    # backslash with it before a `/`.
    if any(odd in pattern for odd in ("***", "\\*", "\\\\\\", "//", "\\/")):
        return
    theirs = AnnotationsItem({pattern})
    for path in paths:
        assert AnnotatedPath(pattern).matches(path) is theirs.matches(path), path


@pytest.mark.parametrize(
    ("pattern", "plain", "base"),
    [
        ("a/b.c", "a/b.c", "a"),
        ("a/b*", None, "a"),
        ("a/b/**", None, "a/b"),
        (r"a/\*b/c", "a/*b/c", "a/*b"),
        (r"a\/b/*", None, "a/b"),
        ("*", None, ""),
        (r"\\", "\\", ""),
        ("?/a", None, ""),
    ],
)
def test_where_an_annotation_can_match(pattern: str, plain: str | None, base: str) -> None:
    found = AnnotatedPath(pattern)
    assert (found.plain, found.base) == (plain, base)


@pytest.mark.parametrize(
    ("pattern", "path", "is_meant"),
    [
        (r"a\*", "a*", True),
        (r"a\*", "ab", False),
        (r"a\\*", "a\\b", True),
        (r"\a\?", "a?", True),
        ("a?", "a/", True),
        ("src", "src/a", False),
        ("src/**/a", "src/xa", True),
    ],
)
def test_what_an_annotation_escapes(pattern: str, path: str, is_meant: bool) -> None:
    assert AnnotatedPath(pattern).matches(path) is is_meant


@given(REUSE_PATTERNS, st.text("ab/*\\.x", max_size=10))
def test_nothing_outside_of_the_base_is_meant(pattern: str, path: str) -> None:
    found = AnnotatedPath(pattern)
    if found.matches(path):
        assert f"{path.rpartition('/')[0]}/".startswith(f"{found.base}/".removeprefix("/"))


def test_a_pattern_of_many_wildcards_on_a_deep_path_is_quick() -> None:
    deep = "a/" * 2_000 + "end"
    start = time.process_time()
    for pattern in ("**/a" * 400 + "/x", "**a*a" * 400 + "x", "*a" * 400, "a/**/" * 300 + "x"):
        assert not PathPattern(pattern).matches(deep)
        assert not AnnotatedPath(pattern).matches(deep)
    assert time.process_time() - start < 2
