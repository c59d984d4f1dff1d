"""Which duties are to be seen done, and what can be held against whom?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.licences.addresses import licence_at
from pplcheck.model.duty import Sight
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.site import Site, SiteKind
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise.duties import copies_of, duties_seen, is_given_out
from tests.recognise.duties.kit import (
    COMMONS,
    HOME,
    PPL,
    changed,
    commons,
    offered,
    seen,
    taken,
    tree,
)

BARE = "module frame() { cube(3); }\n"
UNMET = {Sight.NOTICES, Sight.AUTHOR, Sight.TITLE, Sight.LICENCE, Sight.LICENCE_TEXT}


def test_what_is_missing_in_what_others_get_is_missing() -> None:
    found = seen(tree({"frame.scad": BARE}), [changed("frame.scad", "cad/frame.scad")])
    assert {sight for sight, one in found.items() if one.value is Value.NO} >= UNMET


@pytest.mark.parametrize(
    ("more", "doubt"),
    [
        ({"strength": 0.5}, "that it was taken from the commons is not certain"),
        ({"direction": Direction.UNKNOWN}, "that it was taken from the commons is not certain"),
    ],
)
def test_who_may_have_taken_nothing_owes_nothing(more: dict[str, object], doubt: str) -> None:
    copies = [changed("frame.scad", "cad/frame.scad", **more)]
    found = seen(tree({"frame.scad": BARE}), copies)
    assert not any(one.value is Value.NO for one in found.values())
    assert all(doubt in found[sight].says and found[sight].missing for sight in UNMET)


def test_a_folder_is_no_copy_besides_those_in_it() -> None:
    folder = changed("lib/cad", "cad", recogniser="folder")
    copies = copies_of(commons(), [folder, changed("lib/cad/frame.scad", "cad/frame.scad")])
    assert [one.path for one in copies] == ["lib/cad/frame.scad"]


def test_a_folder_at_home_owes_nothing_yet() -> None:
    user = tree({"frame.scad": BARE}, SiteKind.FOLDER)
    found = seen(user, [changed("frame.scad", "cad/frame.scad")])
    assert not any(one.value is Value.NO for one in found.values())
    assert "not known to be what others get" in found[Sight.AUTHOR].says


@pytest.mark.parametrize(
    ("kind", "identifiers", "answer"),
    [
        (SiteKind.ARCHIVE, (), True),
        (SiteKind.REPOSITORY, (("repository", "git.example/a/b"),), True),
        (SiteKind.REPOSITORY, (), False),
        (SiteKind.REPOSITORY, (("github", "a"),), False),
        (SiteKind.FOLDER, (("repository", "git.example/a/b"),), False),
        (SiteKind.LISTING, (), False),
        (SiteKind.BILL, (), False),
    ],
)
def test_which_sites_are_given_out(
    kind: SiteKind, identifiers: tuple[tuple[str, str], ...], *, answer: bool
) -> None:
    assert is_given_out(Site("x", kind, identifiers=identifiers)) is answer


def test_a_dependency_is_no_copy() -> None:
    declared = Trace(HOME, "", Place("package.json", 12), "dependency", 1.0, Direction.TAKEN)
    assert seen(tree({"package.json": "{}"}), [declared]) == {}


def test_what_the_commons_has_from_the_user_is_no_use() -> None:
    given_back = taken("frame.scad", "cad/frame.scad", direction=Direction.GIVEN)
    of_another = taken("frame.scad", commons="git.example/other")
    assert seen(tree({"frame.scad": BARE}), [given_back, of_another]) == {}


def test_of_several_traces_the_likeliest_tells_what_it_is() -> None:
    traces = [
        changed("frame.scad", "cad/fork.scad", strength=0.9),
        changed("frame.scad", "cad/frame.scad", strength=0.95),
        taken("other.scad", "cad/fork.scad", strength=0.5),
        changed("other.scad", "cad/frame.scad", strength=0.99),
    ]
    found = [(one.path, one.there, one.is_changed) for one in copies_of(commons(), traces)]
    expected = [
        ("frame.scad", "cad/frame.scad", True),
        ("other.scad", "cad/fork.scad", False),
    ]
    assert found == expected
    assert found == [
        (c.path, c.there, c.is_changed) for c in copies_of(commons(), traces[::-1])
    ]


@pytest.mark.parametrize(
    ("files", "kind", "value", "places"),
    [
        ({}, SiteKind.REPOSITORY, Value.YES, ()),
        ({}, SiteKind.FOLDER, Value.UNKNOWN, ()),
        (
            {"a.dist-info/METADATA": "Name: a\nProject-URL: Source, https://git.example/a\n"},
            SiteKind.ARCHIVE,
            Value.UNKNOWN,
            (Place("a.dist-info/METADATA", 2),),
        ),
        (
            {"package.json": '{\n"repository": "git+https://git.example/a.git"}\n'},
            SiteKind.ARCHIVE,
            Value.UNKNOWN,
            (Place("package.json", 2),),
        ),
        ({"README": "https://example.org\n"}, SiteKind.ARCHIVE, Value.UNKNOWN, ()),
    ],
)
def test_where_the_source_is_offered(
    files: dict[str, str], kind: SiteKind, value: Value, places: tuple[Place, ...]
) -> None:
    user = tree({"frame.scad": BARE, **files}, kind)
    found = seen(user, [changed("frame.scad", "cad/frame.scad")])[Sight.SOURCE]
    assert (found.value, found.seen) == (value, places)
    assert bool(found.missing) is (value is Value.UNKNOWN and not places)
    if kind is SiteKind.REPOSITORY:
        assert "git.example/user/bike" in found.says


@pytest.mark.parametrize("missing", ["README.md", "frame.scad"])
def test_what_could_not_be_looked_at_proves_nothing(missing: str) -> None:
    user = tree({"frame.scad": BARE, "README.md": "# Bike\n"})
    user = replace(
        user, texts={path: text for path, text in user.texts.items() if path != missing}
    )
    found = seen(user, [changed("frame.scad", "cad/frame.scad")])
    assert found[Sight.CHANGES].value is Value.UNKNOWN
    is_page = missing == "README.md"
    for sight in (Sight.AUTHOR, Sight.TITLE, Sight.LICENCE):
        assert found[sight].value is (Value.UNKNOWN if is_page else Value.NO)


def test_nobody_is_named_in_what_is_said() -> None:
    found = seen(tree({"frame.scad": BARE}), [changed("frame.scad", "cad/frame.scad")])
    assert not any("Federation" in one.says for one in found.values())


def test_a_whole_fork_that_keeps_all_has_nothing_to_do() -> None:
    found = seen(tree(dict(COMMONS), SiteKind.REPOSITORY), [taken(path) for path in COMMONS])
    assert {one.value for one in found.values()} == {Value.YES}
    assert not any(one.missing for one in found.values())


_NASTY = st.text(
    alphabet=st.sampled_from("\n\r\x0c\u2028 ©(c)<>{}[]*/#-=:.\x00Aaé1"), max_size=300
) | st.just("Copyright (c) " * 50)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(text=_NASTY, page=_NASTY)
def test_whatever_stands_there_is_read_to_the_end(text: str, page: str) -> None:
    files = {"frame.scad": text, "README.md": page, "LICENSE": PPL}
    traces = [changed("frame.scad", "cad/frame.scad"), changed("gone.scad", "cad/fork.scad")]
    user = tree(files)
    once = duties_seen(offered(), user, traces, licence_at)
    assert once == duties_seen(offered(), user, traces[::-1], licence_at)
    shuffled = replace(user, files=user.files[::-1])
    assert once == duties_seen(offered(), shuffled, traces, licence_at)
    for line in (line for one in once for line in one.missing):
        assert line.place.line <= files.get(line.place.path, "").count("\n") + 1
