"""Are the author and the title named somewhere with the work?"""

from dataclasses import replace

import pytest

from pplcheck.model.duty import Sight
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.site import Site, SiteKind
from pplcheck.recognise.duties import UserTree
from tests.recognise.duties.kit import (
    COMMONS,
    FRAME,
    HOME,
    changed,
    commons,
    offered,
    seen,
    taken,
    tree,
)

BARE = "module frame() { cube(3); }\n"
COPY = [changed("frame.scad", "cad/frame.scad")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("README.md", "Bike\n====\nThe frame is by the EXAMPLE Federation.\n"),
        ("docs/CREDITS", "Thanks.\n\nexample-federation\n"),
        ("bike-1.0.dist-info/METADATA", "Name: bike\n\nWith work of Example Federation.\n"),
    ],
)
def test_an_author_is_named_on_a_page(path: str, text: str) -> None:
    found = seen(tree({"frame.scad": BARE, path: text}), COPY)[Sight.AUTHOR]
    assert (found.value, found.seen) == (Value.YES, (Place(path, 3),))


def test_an_unchanged_copy_names_its_author_also_where_nothing_can_be_read() -> None:
    site = Site("git.example/user/bike", SiteKind.LISTING)
    found = seen(UserTree(site, ()), [taken("frame.scad", "cad/frame.scad")])
    assert found[Sight.AUTHOR].value is Value.YES
    assert found[Sight.AUTHOR].seen == (Place("frame.scad", 1),)
    assert found[Sight.TITLE].value is Value.UNKNOWN
    assert "no page of the tree was at hand" in found[Sight.TITLE].says


def test_without_any_credit_the_line_that_would_do_is_shown() -> None:
    found = seen(tree({"frame.scad": BARE, "README.md": "# Bike\n\nA bike.\n"}), COPY)
    for sight in (Sight.AUTHOR, Sight.TITLE):
        assert found[sight].value is Value.NO
        (line,) = found[sight].missing
        assert line.place == Place("README.md", 3)
        # Title, author, licence, where it may be read, source.
        assert line.text == (
            "Example Cargo Frame by Example Federation, PPL"
            " (https://spdx.org/licenses/PPL.html), https://git.example/federation/frame"
        )
    assert found[Sight.AUTHOR].says == (
        "no credit that names the author was found in README.md, nor in the copies that were"
        " read"
    )


@pytest.mark.parametrize(
    ("files", "page"),
    [
        ({"lib/frame.scad": BARE, "lib/NOTICE": "a\nb", "README": ""}, Place("lib/NOTICE", 2)),
        ({"lib/frame.scad": BARE, "NOTICE": "", "README": "a"}, Place("NOTICE", 0)),
        ({"lib/frame.scad": BARE}, Place("lib/NOTICE", 0)),
        ({"frame.scad": BARE, "AUTHORS": "People."}, Place("NOTICE", 0)),
    ],
)
def test_a_credit_goes_to_the_nearest_page_for_it(files: dict[str, str], page: Place) -> None:
    path = next(path for path in files if path.endswith("frame.scad"))
    found = seen(tree(files), [changed(path, "cad/frame.scad")])[Sight.AUTHOR]
    assert found.missing[0].place == page


@pytest.mark.parametrize(
    ("name", "line", "value"),
    [
        ("Example Cargo Frame", "Uses the example-cargo-frame.", Value.YES),
        ("Example Cargo Frame", f"See https://{HOME}/wiki", Value.YES),
        ("Example Cargo Frame", "Our cargo frame, for example.", Value.NO),
        # A plain word names a work only where origins are spoken of.
        ("Wheelbarrow", "Push the wheelbarrow.", Value.NO),
        ("Wheelbarrow", "Based on Wheelbarrow.", Value.YES),
        ("Wheelbarrow", "wheelbarrow==1.2", Value.YES),
        # The last part of the address is no title that anybody gave.
        ("frame", "Nothing.", Value.UNKNOWN),
    ],
)
def test_a_title_is_named(name: str, line: str, value: Value) -> None:
    user = tree({"frame.scad": BARE, "README.md": f"{line}\n"})
    assert seen(user, COPY, offered(name=name))[Sight.TITLE].value is value


@pytest.mark.parametrize(
    ("name", "value"), [("Cargo frame of ours", Value.NO), ("cargo-frame", Value.UNKNOWN)]
)
def test_without_an_address_a_name_in_words_is_a_title(name: str, value: Value) -> None:
    offer = offered(id=name, name=name, addresses=())
    copies = [replace(one, commons=name) for one in COPY]
    user = tree({"frame.scad": BARE, "README.md": "Nothing.\n"})
    assert seen(user, copies, offer)[Sight.TITLE].value is value


def test_pages_that_are_not_at_hand_prove_nothing() -> None:
    user = replace(tree({"frame.scad": BARE, "README.md": "# Bike"}), texts={})
    found = seen(user, COPY)
    assert found[Sight.AUTHOR].value is Value.UNKNOWN


def test_who_is_named_in_few_files_is_not_the_author() -> None:
    files = {f"cad/{number}.scad": BARE for number in range(40)}
    files["cad/0.scad"] = "// Copyright 2011 Other Toolkit\n" + BARE
    copies = [taken(path) for path in files]
    assert Sight.AUTHOR not in seen(tree(files), copies, offered(files, stewards=()))
    files |= dict.fromkeys(list(files)[:10], FRAME)
    found = seen(tree(files), copies, offered(files, stewards=()))
    assert found[Sight.AUTHOR].value is Value.YES


def test_a_commons_that_names_nobody_asks_for_nobody() -> None:
    bare = replace(commons(COMMONS), notices=(), stewards=())
    offer = replace(offered(), commons=bare)
    assert Sight.AUTHOR not in seen(tree({"frame.scad": BARE}), COPY, offer)
