"""Are altered copies found, and is what everybody has passed over?"""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.recognise.near import Search
from tests.recognise.prose import asked, commons_of, found, index_of, matches, prose

_TEXTS = {f"src/{name}.py": prose(name, 30) for name in ("one", "two", "three")}
_INDEX = index_of(commons_of("commons", _TEXTS))
_ONE = _TEXTS["src/one.py"]
_LINES = _ONE.splitlines(keepends=True)


@pytest.mark.parametrize(
    "copy",
    [
        _ONE.replace("\n", "\r\n\t\t"),
        _ONE.upper(),
        _ONE.replace(" ", "_ . "),
        prose("another header", 6) + _ONE,
        "".join(_LINES[10:]),
        "".join([*_LINES[:9], *prose("rewritten", 9).splitlines(keepends=True), *_LINES[18:]]),
        "".join([*prose("before", 300), *_LINES[5:25], *prose("behind", 300)]),
    ],
    ids=["re-indented", "upper case", "punctuated", "header", "beginning gone", "rewritten",
         "an excerpt of a third in a large file"],
)  # fmt: skip
def test_an_altered_copy_is_found(copy: str) -> None:
    files = {"lib/x.py": copy, **{f"lib/{n}.py": prose(f"unrelated {n}", 40) for n in range(5)}}
    assert found(_INDEX, files) == [("lib/x.py", "src/one.py")]


def test_the_shares_are_those_of_the_letters() -> None:
    half = "".join(_LINES[:15])
    (match,) = matches(_INDEX, {"x.py": half + prose("behind", 15)})
    assert match.of_theirs == pytest.approx(0.5, abs=0.1)
    assert match.of_ours == pytest.approx(0.5, abs=0.1)
    (whole,) = matches(_INDEX, {"x.py": _ONE})
    assert (whole.of_theirs, whole.of_ours) == (1.0, 1.0)


def test_an_excerpt_is_told_however_large_both_files_are() -> None:
    whole = prose("whole", 400).splitlines(keepends=True)
    index = index_of(commons_of("commons", {"whole.py": "".join(whole)}))
    excerpt = prose("before", 400) + "".join(whole[100:125]) + prose("behind", 400)
    assert found(index, {"large.py": excerpt}) == [("large.py", "whole.py")]
    phrase = prose("before", 400) + "".join(whole[100:103]) + prose("behind", 400)
    assert found(index, {"large.py": phrase}) == []


def test_nothing_is_claimed_where_nothing_is_known() -> None:
    assert found(_INDEX, {}) == []
    assert found(_INDEX, {"empty.py": ""}) == []
    assert found(index_of(), {"x.py": _ONE}) == []
    assert found(index_of(commons_of("bare", {})), {"x.py": _ONE}) == []


def test_a_header_that_many_texts_have_is_no_copy() -> None:
    header = prose("header", 12)
    texts = {f"{n}.py": header + prose(f"text {n}", 6) for n in range(60)}
    index = index_of(commons_of("commons", texts))
    assert found(index, {"x.py": header + prose("own", 6)}) == []
    assert found(index, {"x.py": texts["7.py"]}) == [("x.py", "7.py")]


def test_a_header_that_many_files_of_the_site_have_is_no_copy() -> None:
    header = prose("header", 12)
    index = index_of(commons_of("commons", {"a.py": header + prose("text", 6)}))
    site = {f"{n}.py": header + prose(f"own {n}", 12) for n in range(60)}
    assert found(index, site) == []


def test_a_phrase_in_a_large_file_is_no_copy() -> None:
    index = index_of(commons_of("commons", {"small.py": prose("phrase", 3)}))
    large = prose("before", 200) + prose("phrase", 3)[:80] + prose("behind", 200)
    assert found(index, {"large.py": large}) == []


def test_what_three_unrelated_commons_have_is_from_elsewhere() -> None:
    library = prose("library", 30)
    roots = [(letter * 40,) for letter in "abc"]
    each = [commons_of(f"{n}", {"lib.js": library}, root) for n, root in enumerate(roots)]
    assert found(index_of(*each[:2]), {"x.js": library}) == [("x.js", "lib.js")] * 2
    assert found(index_of(*each), {"x.js": library}) == []
    forks = [commons_of(f"{n}", {"lib.js": library}, roots[0]) for n in range(3)]
    assert found(index_of(*forks), {"x.js": library}) == [("x.js", "lib.js")] * 3


def test_of_texts_that_are_as_like_it_the_one_that_is_named_so_is_told() -> None:
    text = prose("text", 20)
    texts = {"a/old.py": text, "b/form/type.py": text, "c/new.py": text}
    (match,) = matches(index_of(commons_of("commons", texts)), {"lib/form/type.py": text})
    assert (match.text.path, match.others) == ("b/form/type.py", 2)
    (match,) = matches(index_of(commons_of("commons", texts)), {"lib/unlike.py": text})
    assert match.text.path == "a/old.py"


def test_a_file_made_of_several_texts_is_like_each() -> None:
    both = _TEXTS["src/one.py"] + _TEXTS["src/two.py"]
    assert sorted(found(_INDEX, {"both.py": both})) == [
        ("both.py", "src/one.py"),
        ("both.py", "src/two.py"),
    ]


def test_messages_that_stand_in_a_catalogue_make_a_programme_no_copy() -> None:
    messages = prose("messages", 400)
    index = index_of(commons_of("commons", {"locale/fr.po": messages}))
    programme = "".join(messages.splitlines(keepends=True)[:40])
    assert found(index, {"views.py": programme}) == []
    assert found(index, {"locale/de.po": programme}) == [("locale/de.po", "locale/fr.po")]


def test_data_are_not_compared() -> None:
    table = prose("table", 30)
    index = index_of(commons_of("commons", {"a.csv": table}))
    assert found(index, {"b.csv": table}) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 8), max_size=4))
def test_how_files_are_batched_changes_nothing(cuts: list[int]) -> None:
    files = [asked(f"{n}.py", _ONE if n % 3 == 0 else prose(f"{n}", 9)) for n in range(8)]
    at = [0, *sorted(cuts), 8]
    search = Search(_INDEX)
    for first, last in pairwise(at):
        search.look_up(files[first:last])
    assert [match.path for match in search.matches()] == ["0.py", "3.py", "6.py"]
