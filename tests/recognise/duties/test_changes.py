"""Does a changed copy say that it was changed, and when?"""

from dataclasses import replace
from typing import Any

import pytest

from pplcheck.model.duty import Sight
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.site import SiteKind
from pplcheck.model.trace import Trace
from tests.recognise.duties.kit import HOME, changed, offered, seen, taken, tree

BODY = "module frame() { cube(3); }\n"
THEIRS = {"cad/frame.scad": "module frame() { cube(1); }\n"}
AT_HAND = replace(offered(), texts=THEIRS)


def _copy(**more: Any) -> list[Trace]:
    return [changed("frame.scad", "cad/frame.scad", **more)]


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("// Modified by Bo Other on 2026-03-01.", Value.YES),
        ("// changed by Bo Other", Value.UNKNOWN),
        ("// The original work has been modified.", Value.YES),
        ("// This file was adapted for our bikes.", Value.UNKNOWN),
        ("// Based on the Example Cargo Frame.", Value.UNKNOWN),
        ("// Modifications copyright 2026 Bo Other", Value.YES),
        ("// Geändert von Bo Other, März 2026", Value.YES),
        ("// Modifié par Bo Other", Value.UNKNOWN),
    ],
)
def test_the_head_of_a_copy_says_it(line: str, dated: Value) -> None:
    year = "// since 2026\n" if "original work" in line else ""
    found = seen(tree({"frame.scad": f"{line}\n{year}{BODY}"}), _copy(), AT_HAND)
    assert (found[Sight.CHANGES].value, found[Sight.CHANGES].seen) == (
        Value.YES,
        (Place("frame.scad", 1),),
    )
    assert found[Sight.CHANGE_DATES].value is dated


@pytest.mark.parametrize(
    "line",
    [
        "// the angle is changed by the caller",
        "// makes calls based on the segments",
        "// edited in place",
        "// Based on Toolkit.",
    ],
)
def test_prose_is_no_statement(line: str) -> None:
    found = seen(tree({"frame.scad": f"{line}\n{BODY}"}), _copy(), AT_HAND)[Sight.CHANGES]
    assert found.value is Value.NO


@pytest.mark.parametrize(
    ("page", "line", "value"),
    [
        ("README.md", "A fork of the Example Cargo Frame, with a bell.", Value.YES),
        ("CHANGES", f"2026: changes to {HOME}", Value.YES),
        ("CREDITS.md", "Basé sur Example Cargo Frame.", Value.YES),
        ("CHANGELOG.md", "2026: the default was changed", Value.NO),
        ("README.md", "Based on Toolkit and Framework.", Value.NO),
        ("README.md", "Contains the Example Cargo Frame.", Value.NO),
    ],
)
def test_a_page_says_it_for_all(page: str, line: str, value: Value) -> None:
    user = tree({"frame.scad": BODY, "fork.scad": BODY, page: f"# Bike\n{line}\n"})
    copies = [*_copy(), changed("fork.scad", "cad/fork.scad")]
    found = seen(user, copies, AT_HAND)[Sight.CHANGES]
    assert found.value is value
    assert found.seen == ((Place(page, 2),) if value is Value.YES else ())


def test_the_line_that_would_do_names_the_work() -> None:
    user = tree({"lib/frame.scad": BODY, "README.md": "# Bike\n"})
    found = seen(user, [changed("lib/frame.scad", "cad/frame.scad")])
    (line,) = found[Sight.CHANGES].missing
    assert line.place == Place("README.md", 1)
    assert line.text == (
        "Based on Example Cargo Frame by Example Federation, PPL"
        " (https://spdx.org/licenses/PPL.html), https://git.example/federation/frame."
        " Changed by YOUR NAME, YYYY-MM-DD."
    )
    assert found[Sight.CHANGES].says == (
        "in 1 of 1 changed copies nothing says that they were changed"
    )


def test_the_line_that_would_do_does() -> None:
    before = seen(tree({"frame.scad": BODY}), _copy(), AT_HAND)[Sight.CHANGES]
    (line,) = before.missing
    files = {"frame.scad": BODY, line.place.path: line.text.replace("YYYY-MM-DD", "2026-11-01")}
    after = seen(tree(files), _copy(), AT_HAND)
    for sight in (Sight.CHANGES, Sight.CHANGE_DATES, Sight.AUTHOR, Sight.TITLE, Sight.LICENCE):
        assert after[sight].value is Value.YES, sight


def test_words_of_the_commons_are_not_the_users() -> None:
    said = f"// Modified by Ada Example on 2012-01-01.\n{BODY}"
    user = tree({"frame.scad": said + "// more\n"})
    at_hand = replace(offered(), texts={"cad/frame.scad": said})
    assert seen(user, _copy(), at_hand)[Sight.CHANGES].value is Value.UNKNOWN
    assert seen(user, _copy(), offered())[Sight.CHANGES].value is Value.UNKNOWN
    assert seen(user, _copy(lines=((1, 2),)), offered())[Sight.CHANGES].value is Value.UNKNOWN
    own = seen(user, _copy(lines=((2, 2),)), offered())[Sight.CHANGES]
    assert (own.value, own.seen) == (Value.YES, (Place("frame.scad", 1),))


def test_an_unchanged_page_of_the_commons_does_not_speak_for_the_user() -> None:
    page = "Example Cargo Frame\n\nChanges to the Example Cargo Frame since 2012\n"
    user = tree({"frame.scad": BODY, "CHANGES": page})
    found = seen(user, [*_copy(), taken("CHANGES")], AT_HAND)[Sight.CHANGES]
    assert found.value is Value.NO


def test_each_copy_must_say_it_where_no_page_does() -> None:
    user = tree({"frame.scad": f"// Modified by Bo Other\n{BODY}", "fork.scad": BODY})
    texts = {**THEIRS, "cad/fork.scad": "module fork() {}\n"}
    copies = [*_copy(), changed("fork.scad", "cad/fork.scad")]
    found = seen(user, copies, replace(offered(), texts=texts))[Sight.CHANGES]
    assert (found.value, found.seen) == (Value.NO, (Place("frame.scad", 1),))
    assert found.says.startswith("in 1 of 2 changed copies")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (SiteKind.ARCHIVE, Value.NO),
        (SiteKind.REPOSITORY, Value.UNKNOWN),
        (SiteKind.FOLDER, Value.UNKNOWN),
    ],
)
def test_what_only_git_tells_is_for_people_to_judge(kind: SiteKind, value: Value) -> None:
    found = seen(tree({"frame.scad": BODY}, kind), _copy(), AT_HAND)[Sight.CHANGES]
    assert found.value is value
    assert ("only git tells it" in found.says) is (kind is SiteKind.REPOSITORY)


def test_nothing_is_looked_for_where_nothing_was_changed() -> None:
    found = seen(tree({"frame.scad": BODY}), [taken("frame.scad", "cad/frame.scad")])
    assert not found.keys() & {Sight.CHANGES, Sight.CHANGE_DATES}
