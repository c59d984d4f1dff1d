"""Do copies keep the notices of the files that they are copies of?"""

from dataclasses import replace

import pytest

from pplcheck.model.commons import NoticeLine
from pplcheck.model.duty import Sight
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.site import Site, SiteKind
from pplcheck.recognise.duties import UserTree
from tests.recognise.duties.kit import (
    COMMONS,
    FRAME,
    HEAD,
    NOW,
    PPL,
    changed,
    offered,
    seen,
    taken,
    tree,
)

# REUSE-IgnoreStart
NOTICE = "Copyright (c) 2018-2024 Example Federation\n"
OWN = "module frame() { cube(3); }\n"


def test_unchanged_copies_keep_all() -> None:
    user = tree({"vendor/frame.scad": FRAME, "NOTICE": NOTICE})
    found = seen(user, [taken("vendor/frame.scad", "cad/frame.scad")])
    assert found[Sight.NOTICES].value is Value.YES
    assert found[Sight.NOTICES].seen == (Place("NOTICE", 1),)
    assert found[Sight.LICENCE_NOTICES].value is Value.YES


def test_a_removed_line_is_shown_with_its_place() -> None:
    user = tree({"vendor/frame.scad": OWN, "NOTICE": NOTICE})
    found = seen(user, [changed("vendor/frame.scad", "cad/frame.scad")])[Sight.LICENCE_NOTICES]
    assert found.value is Value.NO
    (line,) = found.missing
    assert (line.place, line.text) == (
        Place("vendor/frame.scad", 0),
        "// SPDX-License-Identifier: PPL",
    )
    assert line.there == Place("cad/frame.scad", 2)


@pytest.mark.parametrize(
    "head",
    [
        "// (C) 2019-2026 EXAMPLE FEDERATION and others\n",
        "/* © Example Federation. All rights reserved. */\n",
        "// Copyright 2026 Bo Other\n// Copyright 2019 Example Federation\n",
    ],
)
def test_a_notice_may_be_written_otherwise(head: str) -> None:
    user = tree({"vendor/frame.scad": head + OWN, "NOTICE": NOTICE})
    found = seen(user, [changed("vendor/frame.scad", "cad/frame.scad")])[Sight.NOTICES]
    assert (found.value, found.missing) == (Value.YES, ())


def test_what_a_file_beside_it_says_is_said_by_the_copy() -> None:
    side = "SPDX-FileCopyrightText: 2019 Example Federation\nSPDX-License-Identifier: PPL\n"
    files = {"frame.scad": OWN, "frame.scad.license": side, "LICENSE": f"{NOTICE}\n{PPL}"}
    found = seen(tree(files), [changed("frame.scad", "cad/frame.scad")])
    assert found[Sight.NOTICES].value is Value.YES


def test_a_notice_that_moved_to_a_page_is_kept_there() -> None:
    user = tree({"vendor/frame.scad": OWN, "NOTICE": f"Frames.\n{NOTICE}"})
    found = seen(user, [changed("vendor/frame.scad", "cad/frame.scad")])[Sight.NOTICES]
    assert (found.value, found.seen) == (Value.YES, (Place("NOTICE", 2),))
    assert "1 of them on other pages" in found.says


def test_the_notice_over_the_licence_speaks_for_all_that_was_taken() -> None:
    user = tree({"vendor/frame.scad": FRAME.replace("Example", "Sample"), "README": "Bikes."})
    found = seen(user, [taken("vendor/frame.scad", "cad/frame.scad")])[Sight.NOTICES]
    assert found.value is Value.NO
    assert found.says == "1 of 2 copyright notices were not found in the copies"
    (line,) = found.missing
    assert (line.place, line.text, line.there) == (
        Place("README", 1),
        "Copyright (c) 2018-2024 Example Federation",
        Place("LICENSE", 1),
    )


def test_what_may_have_been_added_since_is_not_said_to_be_removed() -> None:
    user = tree({"frame.scad": OWN})
    older = changed("frame.scad", "cad/frame.scad", version="a" * 40)
    found = seen(user, [older])[Sight.NOTICES]
    assert found.value is Value.UNKNOWN
    assert "2 may have been added since" in found.says
    then = {"a" * 40: (NoticeLine("cad/frame.scad", 1, "(c) 2018 Example Federation"),)}
    at_hand = replace(offered(), notices=then)
    assert seen(user, [older], at_hand)[Sight.NOTICES].value is Value.NO


def test_a_file_that_stood_so_to_this_day_has_the_notices_of_this_day() -> None:
    user = tree({"frame.scad": OWN, "NOTICE": NOTICE})
    trace = changed("frame.scad", "cad/frame.scad", version="a" * 40, last_version=NOW)
    assert seen(user, [trace])[Sight.LICENCE_NOTICES].value is Value.NO


def test_a_file_that_cannot_be_read_proves_nothing() -> None:
    site = Site("git.example/user/bike", SiteKind.LISTING)
    found = seen(UserTree(site, ()), [changed("frame.scad", "cad/frame.scad")])
    assert found[Sight.NOTICES].value is Value.UNKNOWN
    assert not found[Sight.NOTICES].missing


def test_the_place_is_after_what_has_to_stand_first() -> None:
    script = "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nprint(1)\n"
    files = {**COMMONS, "tool.py": "# Copyright 2020 Example Federation\nprint(2)\n"}
    user = tree({"tool.py": script})
    (line,) = seen(user, [changed("tool.py")], offered(files))[Sight.NOTICES].missing[1:]
    assert (line.place, line.text) == (
        Place("tool.py", 2),
        "# Copyright 2020 Example Federation",
    )


def test_the_place_is_before_those_who_came_later() -> None:
    user = tree({"frame.scad": "\n// Copyright 2026 Bo Other\n" + OWN, "NOTICE": ""})
    found = seen(user, [changed("frame.scad", "cad/frame.scad")])[Sight.LICENCE_NOTICES]
    assert found.missing[0].place == Place("frame.scad", 1)


def test_a_file_without_comments_gets_a_file_beside_it() -> None:
    side = {"part.json.license": "SPDX-FileCopyrightText: 2019 Example Federation\n"}
    files = {**COMMONS, "part.json": "{}"}
    offer = offered(files)
    stated = NoticeLine("part.json", 0, "Copyright 2019 Example Federation")
    offer = replace(offer, commons=replace(offer.commons, notices=(stated,)))
    user = tree({"part.json": '{"a": 1}'})
    (line,) = seen(user, [changed("part.json")], offer)[Sight.NOTICES].missing
    assert line.place == Place("part.json.license")
    kept = tree({"part.json": '{"a": 1}', **side})
    assert seen(kept, [changed("part.json")], offer)[Sight.NOTICES].value is Value.YES


def test_the_commons_own_words_are_shown_where_they_are_at_hand() -> None:
    theirs = "/*\n * Copyright 2019 Example Federation\n * Released under the PPL.\n */\n"
    files = {**COMMONS, "cad/frame.scad": theirs + OWN}
    offer = replace(offered(files), texts={"cad/frame.scad": files["cad/frame.scad"]})
    found = seen(tree({"frame.scad": OWN}), [changed("frame.scad", "cad/frame.scad")], offer)
    texts = [line.text for line in found[Sight.NOTICES].missing if line.place.path != "NOTICE"]
    assert texts == ["// Copyright 2019 Example Federation"]


def test_a_commons_without_notices_asks_for_none() -> None:
    files = {"README.md": "# Frame", "frame.scad": OWN}
    found = seen(tree(files), [changed("frame.scad")], offered(files))
    assert Sight.NOTICES not in found
    assert Sight.LICENCE_NOTICES not in found


def test_a_head_is_read_as_it_stands() -> None:
    assert HEAD.startswith("// Copyright")


# REUSE-IgnoreEnd
