"""Is an expression understood as SPDX means it, and a loose name as people mean it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.licences import ExpressionError, parse_expression, parse_loosely


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("PPL", "PPL"),
        ("ppl", "PPL"),
        ("PPL OR MIT", "MIT OR PPL"),
        ("MIT or PPL", "MIT OR PPL"),
        ("(PPL AND (MIT AND PPL))", "MIT AND PPL"),
        ("GPL-3.0+", "GPL-3.0-or-later"),
        ("apache-2.0+", "Apache-2.0+"),
        ("MPL-1.1+ OR MIT", "MIT OR MPL-1.1+"),
        (
            "GPL-2.0-only WITH Classpath-exception-2.0",
            "GPL-2.0-only WITH Classpath-exception-2.0",
        ),
        ("LicenseRef-Coopyleft", "LicenseRef-Coopyleft"),
        ("LicenseRef-commercial", "LicenseRef-commercial"),
        ("DocumentRef-a:LicenseRef-b", "DocumentRef-a:LicenseRef-b"),
    ],
)
def test_expressions(written: str, normal: str) -> None:
    found = parse_expression(written)
    assert (found.normal, found.better, found.unknown) == (normal, "", ())


@pytest.mark.parametrize(
    ("written", "normal", "better"),
    [
        ("Peer Production License", "PPL", "PPL"),
        ("Peer production licence", "PPL", "PPL"),
        ("The Peer Production License", "PPL", "PPL"),
        ("LicenseRef-PPL", "PPL", "PPL"),
        ("Coopyleft", "LicenseRef-Coopyleft", "LicenseRef-Coopyleft"),
        ("LicenseRef-PPL OR MIT", "MIT OR PPL", "PPL OR MIT"),
        ("Apache License, Version 2.0", "Apache-2.0", "Apache-2.0"),
        ("MIT License", "MIT", "MIT"),
    ],
)
def test_loose_names_are_resolved_and_the_right_one_is_named(
    written: str, normal: str, better: str
) -> None:
    found = parse_loosely(written)
    assert (found.normal, found.better, found.unknown) == (normal, better, ())


@pytest.mark.parametrize("written", ["UNLICENSED", "proprietary", "NONE"])
def test_no_licence_is_said_as_such(written: str) -> None:
    assert parse_loosely(written).normal == "NONE"


def test_or_any_later_version_is_no_other_licence() -> None:
    assert parse_loosely("Apache-2.0+").ids == ("Apache-2.0",)
    assert parse_loosely("Foo+").unknown == ("Foo",)
    assert parse_loosely("+").unknown == ("+",)


def test_cargo_wrote_a_slash_for_or() -> None:
    assert parse_loosely("MIT/Apache-2.0").normal == "Apache-2.0 OR MIT"


def test_unknown_names_are_kept_and_said() -> None:
    found = parse_loosely("Frobnication License 7")
    assert found.unknown == ("Frobnication License 7",)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "MIT AND",
        "AND",
        "(MIT",
        "MIT WITH",
        "a/b",
        "x" * 3_000,
    ],
)
def test_what_does_not_parse_is_an_expression_error(written: str) -> None:
    with pytest.raises(ExpressionError):
        parse_expression(written)


@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused(written: str) -> None:
    try:
        found = parse_loosely(written)
    except ExpressionError:
        return
    assert found.normal


IDS = st.sampled_from(["PPL", "MIT", "Apache-2.0", "LicenseRef-Coopyleft", "CC0-1.0"])
EXPRESSIONS = st.recursive(
    IDS, lambda inner: st.tuples(inner, st.sampled_from(["AND", "OR"]), inner).map(
        lambda parts: f"({' '.join(parts)})"
    ), max_leaves=6,
)  # fmt: skip


@given(EXPRESSIONS, EXPRESSIONS)
def test_order_does_not_matter(one: str, other: str) -> None:
    left, right = parse_expression(f"{one} OR {other}"), parse_expression(f"{other} OR {one}")
    assert left.normal == right.normal


@given(EXPRESSIONS)
def test_the_normal_form_is_its_own_normal_form(written: str) -> None:
    normal = parse_expression(written).normal
    assert parse_expression(normal).normal == normal
