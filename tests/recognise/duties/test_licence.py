"""Does the licence come with the copies, and do they stay under it?"""

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.duty import Sight
from pplcheck.model.fact import Value
from pplcheck.model.history import Period
from pplcheck.model.place import Place
from pplcheck.model.site import Site, SiteKind
from pplcheck.recognise.duties import UserTree
from tests.recognise.duties.kit import FRAME, HOME, PPL, changed, offered, seen, taken, tree

COPY = [taken("vendor/frame/frame.scad", "cad/frame.scad")]
AT = "vendor/frame/frame.scad"
MIT = "SPDX-License-Identifier: MIT"  # REUSE-IgnoreLine


@pytest.mark.parametrize(
    "path",
    [
        "LICENSE",
        "vendor/LICENSE.md",
        "vendor/frame/COPYING",
        "LICENSES/PPL.txt",
        "bike-1.0.dist-info/licenses/LICENSE",
        "META-INF/LICENSE",
    ],
)
def test_the_text_is_there_or_above(path: str) -> None:
    found = seen(tree({AT: FRAME, path: PPL}), COPY)
    for sight in (Sight.LICENCE_TEXT, Sight.LICENCE):
        assert (found[sight].value, found[sight].seen) == (Value.YES, (Place(path),))


def test_a_text_elsewhere_is_shown_and_decides_nothing() -> None:
    found = seen(tree({AT: FRAME, "vendor/other/LICENSE": PPL}), COPY)[Sight.LICENCE_TEXT]
    assert (found.value, found.seen) == (Value.UNKNOWN, (Place("vendor/other/LICENSE"),))


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("README.md", "Frame: https://wiki.p2pfoundation.net/Peer_Production_License.\n", 1),
        ("NOTICE", "\n<http://p2pfoundation.net/Peer_Production_License>\n", 2),
        ("README", f"see https://{HOME}/blob/main/LICENSE\n", 1),
    ],
)
def test_an_address_is_as_good_as_the_text_for_the_ppl(path: str, text: str, line: int) -> None:
    found = seen(tree({AT: FRAME, path: text}), COPY)
    assert found[Sight.LICENCE].value is Value.YES
    assert found[Sight.LICENCE].seen == (Place(path, line),)
    assert found[Sight.LICENCE_TEXT].value is Value.NO


def test_an_address_in_the_copy_itself_counts() -> None:
    text = "// https://spdx.org/licenses/PPL.html\nmodule frame() {}\n"
    found = seen(tree({AT: text}), [changed(AT, "cad/frame.scad")])
    assert found[Sight.LICENCE].seen == (Place(AT, 1),)


def test_the_address_of_another_licence_is_none() -> None:
    page = "MIT: https://opensource.org/licenses/MIT\n"
    found = seen(tree({AT: "module frame() {}", "README.md": page}), COPY)[Sight.LICENCE]
    assert found.value is Value.NO
    assert found.says == "neither the text of PPL nor its address was found in the tree"
    (line,) = found.missing
    assert line.place == Place("README.md", 1)
    assert line.text == "Licence: PPL, https://spdx.org/licenses/PPL.html"


def test_a_name_is_neither_text_nor_address() -> None:
    found = seen(tree({AT: FRAME}), COPY)
    assert found[Sight.LICENCE].value is Value.UNKNOWN
    assert found[Sight.LICENCE].seen == (Place(AT, 2),)
    assert found[Sight.LICENCE_TEXT].value is Value.NO


def test_the_file_that_is_missing_is_shown_with_where_the_commons_has_it() -> None:
    found = seen(tree({AT: FRAME}), COPY)[Sight.LICENCE_TEXT]
    (line,) = found.missing
    assert (line.place, line.text) == (Place("vendor/frame/LICENSE"), "")
    assert line.there == Place("LICENSE")


def _asset(*licences: str) -> Asset:
    day = date(2020, 1, 1)
    periods = tuple(Period(licence, day, "a" * 40) for licence in licences)
    return Asset(".", "frame", AssetKind.REPOSITORY, licences[-1], ("**",), "", None, periods)


@pytest.mark.parametrize(
    ("licences", "value"),
    [(("PPL",), Value.YES), (("MIT", "PPL"), Value.UNKNOWN)],
)
def test_a_listing_shows_the_licence_file_of_a_commons_that_had_but_one(
    licences: tuple[str, ...], value: Value
) -> None:
    user = UserTree(Site("git.example/user/bike", SiteKind.LISTING), ())
    offer = offered(assets=(_asset(*licences),))
    found = seen(user, [taken("frame.scad", "cad/frame.scad"), taken("LICENSE")], offer)
    assert found[Sight.LICENCE_TEXT].value is value


@pytest.mark.parametrize("licence", ["PPL OR MIT", "MIT OR PPL"])
def test_of_a_choice_one_text_is_enough(licence: str) -> None:
    found = seen(tree({AT: FRAME, "LICENSE": PPL}), COPY, offered(licence=licence))
    assert found[Sight.LICENCE_TEXT].value is Value.YES
    assert Sight.SAME_LICENCE not in found


def test_nothing_is_looked_for_where_no_licence_was_offered() -> None:
    found = seen(tree({AT: FRAME}), COPY, offered(licence=None))
    assert not found.keys() & {Sight.LICENCE, Sight.LICENCE_TEXT, Sight.SAME_LICENCE}


def test_a_changed_copy_under_another_licence_is_told() -> None:
    user = tree({AT: f"// {MIT}\nmodule frame() {{}}\n", "LICENSE": PPL})
    found = seen(user, [changed(AT, "cad/frame.scad")])[Sight.SAME_LICENCE]
    assert (found.value, found.seen) == (Value.NO, (Place(AT),))


def test_what_the_commons_states_of_the_file_too_is_no_other_licence() -> None:
    text = f"// {MIT}\nmodule frame() {{}}\n"
    offer = offered({"cad/frame.scad": text, "LICENSE": PPL})
    user = tree({AT: text + "// more\n", "LICENSE": PPL})
    found = seen(user, [changed(AT, "cad/frame.scad")], offer)[Sight.SAME_LICENCE]
    assert found.value is Value.UNKNOWN


def test_the_whole_is_under_it_where_its_root_says_so() -> None:
    copies = [changed(AT, "cad/frame.scad")]
    assert (
        seen(tree({AT: FRAME, "LICENSE": PPL}), copies)[Sight.SAME_LICENCE].value is Value.YES
    )
    beside = seen(tree({AT: FRAME, "vendor/LICENSE": PPL}), copies)[Sight.SAME_LICENCE]
    assert beside.value is Value.UNKNOWN


def test_which_versions_may_be_chosen_stands_in_no_text(shared: object) -> None:
    del shared
    offer = replace(offered(), licence="GPL-3.0-or-later")
    page = "https://www.gnu.org/licenses/gpl-3.0.html\n"
    found = seen(tree({AT: FRAME, "README": page}), COPY, offer)[Sight.LICENCE]
    assert found.value is Value.YES
