"""Is each entry of the catalogue complete, and can it mean nothing else?"""

import re
from datetime import date

import pytest

from pplcheck.catalogue import catalogue_source
from pplcheck.config import read_catalogue
from pplcheck.licences import parse_expression
from pplcheck.licences.corpus.references import references
from pplcheck.model.catalogued import Catalogued
from pplcheck.model.errors import ConfigurationError
from pplcheck.pipeline.known_commons import catalogued, index_of_catalogue
from pplcheck.syntax.purl import parsed
from pplcheck.syntax.repository import repository_at
from tests.catalogue_page import page
from tests.conftest import ROOT

ENTRIES = catalogued()
ENTRY = """\
schema = "pplcheck.catalogue/1"
[[commons]]
name = "A"
of = "software"
addresses = ["github.com/o/a"]
looked_at = 2026-11-24
source = "https://github.com/o/a"
[[commons.licence]]
licence = "PPL"
"""


def test_it_keeps_to_its_schema() -> None:
    name, content = catalogue_source()
    assert read_catalogue(content, name) == ENTRIES
    assert len(ENTRIES) >= 30


@pytest.mark.parametrize("one", ENTRIES, ids=lambda one: one.id)
def test_names_are_canonical(one: Catalogued) -> None:
    assert [repository_at(f"https://{each}") for each in one.addresses] == [*one.addresses]
    for package in one.packages:
        found = parsed(package)
        assert found is not None
        assert (found.purl, found.version) == (package, "")


@pytest.mark.parametrize("one", ENTRIES, ids=lambda one: one.id)
def test_licences_are_known(one: Catalogued) -> None:
    recognised = {reference.id for reference in references()}
    for period in one.periods:
        if period.licence:
            found = parse_expression(period.licence)
            assert not found.unknown
            own = {id_ for id_ in found.ids if id_.startswith("LicenseRef-")}
            assert own <= recognised


@pytest.mark.parametrize("one", ENTRIES, ids=lambda one: one.id)
def test_a_source_names_a_commit(one: Catalogued) -> None:
    """What a page on a forge shows today may be gone tomorrow; a commit stays."""
    if "//github.com/" in one.source:
        assert re.search(r"/blob/[0-9a-f]{40}/", one.source)
    assert one.looked_at <= date(2026, 12, 31)


def test_the_terms_of_coopcycle_changed_twice() -> None:
    """Dates and commits are those of the public repository's own history."""
    (one,) = [each for each in ENTRIES if each.name == "CoopCycle"]
    told = [(each.licence, str(each.begins), each.commit[:8]) for each in one.periods]
    assert told == [
        ("MIT", "2016-10-28", "21bb0433"),
        ("PPL", "2016-11-29", "09d0da59"),
        ("LicenseRef-Coopyleft", "2018-12-05", "9947c5c0"),
    ]


def test_there_are_designs_among_them() -> None:
    assert any(one.matter == "design" for one in ENTRIES)


def test_it_is_an_index_without_contents() -> None:
    index = index_of_catalogue(ENTRIES)
    assert [one.id for one in index.commons] == [one.id for one in ENTRIES]
    assert all(one.is_catalogued for one in index.commons)
    assert not any(index.paths_at(number, 0) for number in range(len(index.commons)))


def test_the_page_is_that_of_the_data() -> None:
    written = (ROOT / "docs/reference/catalogue.md").read_text(encoding="utf-8")
    assert written == page(), "write it anew with python -m tests.catalogue_page"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('name = "A"\n', "", "name"),
        ('licence = "PPL"\n', "", "licence"),
        ('github.com/o/a"]', 'https://github.com/o/a"]', "address"),
        ('licence = "PPL"', 'licence = "PPL"\nfrom = 2020-01-01', "commit"),
        ('source = "https', 'source = "http', "https"),
    ],
)
def test_what_is_wrong_is_refused(before: str, after: str, said: str) -> None:
    assert before in ENTRY
    with pytest.raises(ConfigurationError) as caught:
        read_catalogue(ENTRY.replace(before, after, 1).encode(), "commons.toml")
    assert said in str(caught.value)


def test_two_entries_cannot_claim_one_address() -> None:
    other = ENTRY.split("\n", 1)[1].replace('"A"', '"B"')
    with pytest.raises(ConfigurationError, match="is that of 'A' too"):
        read_catalogue((ENTRY + other).encode(), "commons.toml")
