"""Do what is stated and what is found of one use become one?"""

from dataclasses import replace
from datetime import date

from pplcheck.model.act import Act
from pplcheck.model.fact import Value
from pplcheck.model.fork import Fork
from pplcheck.model.found import Found
from pplcheck.model.place import Place
from pplcheck.model.use import Recognised, Use, Version
from pplcheck.pipeline.merging import merged_uses
from pplcheck.pipeline.owners import nameless_owner

SITE = "github.com/coop/bike"
PPL, MIT = Version("PPL", "an old version"), Version("MIT", "a newer version")
FORK = Fork("bike", "a" * 40, date(2022, 3, 1), 2, is_aside=False, shared=3, behind=0, ahead=0)
STATED = Use(
    id="coop/.", entity="coop", asset=".", acts=(Act.COPY,), commercial=Value.NO,
    how=(Recognised("stated", "pplcheck.toml"),), facts=(), since=date(2020, 5, 1),
    place=Place("pplcheck.toml", 3), version=PPL, site=f"https://{SITE}.git",
)  # fmt: skip
FOUND = replace(
    STATED, id=f". at {SITE}", entity=nameless_owner(SITE), site=SITE, since=None,
    how=(Recognised("history", "shares the history"),), version=None, found=Found(fork=FORK),
)  # fmt: skip


def _merged(stated: Use, found: Use) -> Use:
    (use,) = merged_uses([stated], [found])
    return use


def test_the_site_is_the_same_however_its_address_is_written() -> None:
    use = _merged(STATED, FOUND)
    assert (use.id, use.entity, use.site) == ("coop/.", "coop", SITE)
    assert use.how == (*STATED.how, *FOUND.how)
    assert use.disagreements == ()


def test_the_version_that_shows_decides_also_where_it_is_the_present_one() -> None:
    assert _merged(STATED, FOUND).version is None
    assert _merged(STATED, replace(FOUND, version=MIT)).version == MIT
    assert _merged(STATED, replace(FOUND, found=Found())).version == PPL
    assert _merged(STATED, replace(FOUND, is_hint=True)).version == PPL


def test_what_hints_at_a_stated_use_leaves_it_stated() -> None:
    use = _merged(STATED, replace(FOUND, is_hint=True))
    assert not use.is_hint
    assert use.acts == STATED.acts


def test_a_licence_that_cannot_be_told_disagrees_with_none() -> None:
    assert _merged(STATED, replace(FOUND, version=MIT)).disagreements
    unknown = Version(None, "between these the licence changed", is_known=False)
    assert _merged(STATED, replace(FOUND, version=unknown)).disagreements == ()
    never = Version(None, "before any licence was declared")
    (said,) = _merged(STATED, replace(FOUND, version=never)).disagreements
    assert said.endswith("under no declared licence")


def test_the_owner_of_another_site_disagrees() -> None:
    (said,) = _merged(STATED, replace(FOUND, entity="works")).disagreements
    assert said == "stated is that coop uses it, and the site is that of works"


def test_what_is_of_another_site_is_another_use() -> None:
    uses = merged_uses([STATED], [replace(FOUND, id=". at x", site="x")])
    assert [use.id for use in uses] == [". at x", "coop/."]
