"""Does lint say useful things of real manifests, and survive all others?"""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.lint import lint
from pplcheck.model.finding import Severity
from pplcheck.model.lint import Specification
from pplcheck.pipeline.lint import lint_files

REAL = {
    "nimble_okh.toml": 0,
    "zacplus_okh.toml": 0,
    "yaemk_okh.toml": 1,  # the attestation of the template
    "osh_cmm_okh.toml": 3,  # numbers in quotes
    "mosh_b_okh.toml": 3,  # no version, a level misspelt, dimensions as text
    "doorknob_okh.yml": 0,
    "cubefactory_okh.yml": 2,  # "English-UK", twice
    "switch_plate_okh.yml": 2,  # blanks at the end of addresses
    "mosh_b_sBoM.csv": 0,
}


@pytest.mark.parametrize("name", REAL)
def test_real_manifests_are_told_what_is_of_use(shared: Path, name: str) -> None:
    (found,) = lint_files([str(shared / "designs/manifests" / name)]).linted
    assert _count(fault.severity for fault in found.faults) == REAL[name]


def _count(severities: Iterable[Severity]) -> int:
    return sum(severity is Severity.ERROR for severity in severities)


@settings(deadline=None)
@given(
    st.sampled_from(list(Specification)), st.binary(max_size=200) | st.text().map(str.encode)
)
def test_no_content_does_more_than_be_told(followed: Specification, content: bytes) -> None:
    for path in ("a.yml", "a.toml", "a.json"):
        lint(path, content, followed, lambda name: name)


@settings(deadline=None)
@given(
    st.sampled_from(list(Specification)),
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["license", "licensor", "title", "name", "part", "bom", "@graph", "@id",
                 "about", "facility", "product-atoms", "outer-dimensions", "keywords",
                 "standards-used", "image", "contact", "hardware"]
            ),
            inner,
            max_size=6,
        ),
        max_leaves=20,
    ),
)  # fmt: skip
def test_no_value_of_any_type_breaks_it(followed: Specification, value: object) -> None:
    if followed is not Specification.SBOM:
        lint("a.json", json.dumps(value).encode(), followed, lambda name: name)
