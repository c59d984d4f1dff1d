"""Is an expression understood as SPDX means it, and a loose name as people mean it?"""

from typing import Any

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


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Apache 2", "Apache-2.0"),
        ("Apache v2", "Apache-2.0"),
        ("ASL 2.0", "Apache-2.0"),
        ("The Apache Software License, Version 2.0", "Apache-2.0"),
        ("GPL v3 or later", "GPL-3.0-or-later"),
        ("GPLv3+", "GPL-3.0-or-later"),
        ("GPL v2 or later", "GPL-2.0-or-later"),
        ("GPL-2.0+", "GPL-2.0-or-later"),
        ("GNU GPLv2", "GPL-2.0-only"),
        ("LGPL-2.1+", "LGPL-2.1-or-later"),
        ("AGPLv3", "AGPL-3.0-only"),
        ("Apache-2.0+", "Apache-2.0+"),
        ("MIT License (MIT)", "MIT"),
        ("MIT/X11", "MIT"),
        ("Expat", "MIT"),
        ("BSD 3-clause", "BSD-3-Clause"),
        ("New BSD", "BSD-3-Clause"),
        ("Simplified BSD", "BSD-2-Clause"),
        ("zlib/libpng", "Zlib"),
        ("CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0"),
        ("MPL 2.0", "MPL-2.0"),
        ("CDDL 1.0", "CDDL-1.0"),
        ("CERN-OHL-S v2", "CERN-OHL-S-2.0"),
        ("OFL 1.1", "OFL-1.1"),
        ("Boost Software License", "BSL-1.0"),
        ("WTFPL", "WTFPL"),
        ("Artistic License 2.0", "Artistic-2.0"),
        ("Unlicense", "Unlicense"),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("https://www.gnu.org/licenses/gpl-3.0.html", "GPL-3.0-only"),
        ("MIT and/or Apache-2.0", "Apache-2.0 OR MIT"),
        ("GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0"),
    ],
)
def test_what_manifests_say_is_understood(written: str, normal: str) -> None:
    found = parse_loosely(written)
    assert (found.written, found.normal, found.unknown) == (written, normal, ())


@pytest.mark.parametrize("written", ["BSD License", "BSD", "EPL", "CC-BY-SA", "See LICENSE"])
def test_a_name_that_may_mean_several_licences_is_unknown(written: str) -> None:
    assert parse_loosely(written).unknown == (written,)


def test_any_later_version_includes_the_one_that_is_named() -> None:
    assert parse_expression("Apache-2.0+ OR MIT").ids == ("Apache-2.0", "MIT")


@pytest.mark.parametrize("written", ["UNLICENSED", "proprietary", "NONE"])
def test_no_licence_is_said_as_such(written: str) -> None:
    assert parse_loosely(written).normal == "NONE"


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
        "MIT OR " * 20_000 + "MIT",
        "(" * 10_000 + "MIT" + ")" * 10_000,
        "(" * 900 + "MIT" + ")" * 900,
        "MIT WITH GPL-2.0 WITH MIT",
        "MIT)",
        "(MIT) WITH Classpath-exception-2.0",
        "MIT ()",
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


LEAVES = st.sampled_from(
    [
        "MIT",
        "ISC",
        "PPL",
        "0BSD",
        "LicenseRef-a",
        "DocumentRef-a:LicenseRef-b",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "GPL-2.0-only",
    ]
)
WRITTEN = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        inner,
        st.sampled_from([" AND ", " OR ", " and ", " or "]),
        inner,
        st.booleans(),
    ).map(lambda four: f"({four[0]}{four[1]}{four[2]})" if four[3] else "".join(four[:3])),
    max_leaves=8,
)


def _oracle(written: str) -> Any:
    from license_expression import Licensing

    return Licensing().parse(written).simplify()


@given(WRITTEN)
def test_the_normal_form_means_what_license_expression_says_it_means(written: str) -> None:
    normal = parse_expression(written).normal
    assert _oracle(normal) == _oracle(written)
    # And it is no longer than theirs.
    assert len(normal) == len(_oracle(written).render())


@given(WRITTEN, WRITTEN)
def test_two_expressions_are_equal_where_license_expression_says_so(
    one: str, other: str
) -> None:
    are_equal = parse_expression(one).normal == parse_expression(other).normal
    assert are_equal == (_oracle(one) == _oracle(other))


@given(WRITTEN, st.sampled_from(["(", ")", " AND ", " OR", " WITH ", "()"]), st.integers(0, 60))
def test_what_license_expression_refuses_is_refused(
    written: str, fault: str, place: int
) -> None:
    from license_expression import ExpressionError as TheirError
    from license_expression import ExpressionParseError

    broken = written[:place] + fault + written[place:]
    try:
        parse_expression(broken)
    except ExpressionError:
        return
    try:
        _oracle(broken)
    except (TheirError, ExpressionParseError, AttributeError, IndexError, TypeError) as error:
        raise AssertionError(broken) from error


def test_every_id_of_license_expression_is_known() -> None:
    from license_expression import get_spdx_licensing

    known = get_spdx_licensing().known_symbols
    theirs = {key for key in known if not key.startswith("LicenseRef-")}
    # LicenseRef-scancode ids in another guise: no ids of the SPDX list.
    assert {key for key in theirs if parse_expression(key).unknown} == set()
