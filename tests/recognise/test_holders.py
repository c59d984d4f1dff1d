"""Whom does a copyright statement name, and does another name them still?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.recognise.holders import holder_of, is_form, is_of_a_licence_text, keeps

# REUSE-IgnoreStart


@pytest.mark.parametrize(
    ("statement", "holder"),
    [
        ("Copyright (c) 2016 Example Riders <https://example.org>", "Example Riders"),
        ("(c) Ada Example, January 2016", "Ada Example"),
        ("(c) 2016 Ada Example - released under CERN Open Hardware License", "Ada Example"),
        ("© 2024 Example Bakers", "Example Bakers"),
        (
            "SPDX-FileCopyrightText: 2019, 2021-present Ada Example <a@example.org>",
            "Ada Example",
        ),
        ("Copyright (c) 2010, Example! Inc. All rights reserved.", "Example! Inc"),
        ("Copyright 2015-17 by May Example", "May Example"),
        ("&copy; Example Coop. Licensed under the PPL", "Example Coop"),
        ("(c) 2012 https://example.org", "https://example.org"),
        ("Copyright 2020", ""),
    ],
)
def test_whom_a_statement_names(statement: str, holder: str) -> None:
    assert holder_of(statement) == holder


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Copyright (c) 2016 Example Riders", "© 2016-2026 Example Riders"),
        ("Copyright 2016 Example Riders", "SPDX-FileCopyrightText: 2016 Example Riders"),
        ("(c) 2016 EXAMPLE RIDERS", "Copyright 2016 Example Riders. All rights reserved."),
        ("(c) Ada Example", "Copyright 2017 Bo Other, 2016 Ada Example"),
        ("Copyright 2016 Ada Example", "Copyright 2016 Ada Example <ada@example.org>"),
        ("Copyright 2016 Jose\u0301 Example", "Copyright 2016 Jos\u00e9 Example"),
    ],
)
def test_a_statement_is_kept_however_it_is_written(before: str, after: str) -> None:
    assert keeps(before, ["Copyright 1999 Somebody Else", after])


@pytest.mark.parametrize(
    "after",
    [
        "Copyright 2016 Bo Other",
        "Copyright 2016 Example",
        "Copyright 2016",
        "Example Riding Riders' Friends",
    ],
)
def test_another_holder_keeps_nothing(after: str) -> None:
    assert not keeps("Copyright 2016 Example Riders GmbH", [after])
    assert not keeps("Copyright 2016 Example Riders GmbH", [])


@pytest.mark.parametrize(
    "statement",
    [
        "Copyright [yyyy] [name of copyright owner]",
        "Copyright (C) <year>  <name of author>",
        "Copyright (c) {{ year }} {{ author }}",
    ],
)
def test_a_form_is_no_statement(statement: str) -> None:
    assert is_form(statement)
    assert not is_form("Copyright (c) 2020 Example Riders <https://example.org>")


def test_a_licence_text_speaks_of_its_own_copyright() -> None:
    own = "Copyright (C) 2007 Free Software Foundation, Inc. <https://fsf.org/>"
    assert is_of_a_licence_text(own)
    assert not is_of_a_licence_text("Copyright 2020 Example Riders")


@given(st.text(max_size=200))
def test_every_statement_keeps_itself(text: str) -> None:
    assert keeps(text, [text])


# REUSE-IgnoreEnd
