"""Do uses that are stated and uses that were found become one list, with what differs said?"""

from dataclasses import replace

import pytest

from pplcheck.model.act import Act
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.found import Found
from pplcheck.model.place import Place
from pplcheck.model.trace import Trace
from pplcheck.model.use import STATED, Recognised, Use, Version
from pplcheck.pipeline.merging import merged_uses
from pplcheck.pipeline.owners import nameless_owner

SITE = "github.com/coop/bike"
STATED_USE = Use(
    id="coop/.",
    entity="coop",
    asset=".",
    acts=(Act.COPY,),
    commercial=Value.NO,
    how=(Recognised(STATED, "https://example.org"),),
    facts=(),
    since=None,
    place=Place("pplcheck.toml", 4),
)
FOUND = Use(
    id=f". at {SITE}",
    entity="coop",
    asset=".",
    acts=(Act.COPY,),
    commercial=Value.UNKNOWN,
    how=(Recognised("content", "x is x"),),
    facts=(),
    since=None,
    place=Place(SITE),
    site=SITE,
    traces=(Trace("bike", "x", Place("x"), "content", 1.0),),
    found=Found(),
)
OWNERLESS = replace(FOUND, entity=nameless_owner(SITE))


def _fact(value: Value) -> Fact:
    return Fact("credit_given", value, Level.STATED, Speaker.SELF, "seen")


def test_one_use_has_what_is_stated_and_what_was_found() -> None:
    (use,) = merged_uses([STATED_USE], [FOUND])
    assert (use.id, use.place, use.commercial) == ("coop/.", STATED_USE.place, Value.NO)
    assert (use.site, use.traces, use.found) == (SITE, FOUND.traces, FOUND.found)
    assert use.how == (*STATED_USE.how, *FOUND.how)
    assert use.disagreements == ()


@pytest.mark.parametrize(
    ("stated", "found", "is_one"),
    [
        ({}, {}, True),
        ({"entity": "other"}, {}, False),
        ({"asset": "bell"}, {}, False),
        ({}, {"asset": "bell"}, True),  # the whole has the part
        ({"site": SITE, "entity": "other"}, {}, True),
        ({"site": f"https://{SITE}.git"}, {"entity": nameless_owner(SITE)}, True),
        ({"site": "github.com/coop/other"}, {}, False),
        ({}, {"entity": nameless_owner(SITE)}, False),
    ],
)
def test_what_is_one_use(stated: dict[str, str], found: dict[str, str], is_one: bool) -> None:
    uses = merged_uses(
        [replace(STATED_USE, **stated)],  # type: ignore[arg-type]  # texts alone
        [replace(FOUND, **found)],  # type: ignore[arg-type]  # texts alone
    )
    assert len(uses) == (1 if is_one else 2)


def test_of_two_sites_of_one_user_each_is_a_use() -> None:
    other = replace(FOUND, id=". at other", site="other", place=Place("other"))
    uses = merged_uses([STATED_USE], [FOUND, other])
    assert [(use.id, use.site) for use in uses] == [(". at other", "other"), ("coop/.", SITE)]


def test_another_owner_disagrees_and_an_unknown_one_does_not() -> None:
    stated = replace(STATED_USE, site=SITE)
    (use,) = merged_uses([stated], [replace(FOUND, entity="rival")])
    assert (use.entity, len(use.disagreements)) == ("coop", 1)
    assert "rival" in use.disagreements[0]
    (use,) = merged_uses([stated], [OWNERLESS])
    assert use.disagreements == ()


def test_more_acts_than_are_stated_disagree() -> None:
    adapted = replace(FOUND, acts=(Act.ADAPT, Act.COPY))
    (use,) = merged_uses([STATED_USE], [adapted])
    assert use.disagreements == ("stated is only copy, and adapt shows",)
    assert use.acts == (Act.COPY,)
    (use,) = merged_uses([replace(STATED_USE, acts=())], [adapted])
    assert use.disagreements == ()


def test_another_version_disagrees_and_what_shows_decides() -> None:
    stated = replace(STATED_USE, version=Version("Coopyleft-1.0", "by the day"))
    (use,) = merged_uses([stated], [replace(FOUND, version=Version("PPL", "by commits"))])
    assert use.version == Version("PPL", "by commits")
    assert [("Coopyleft-1.0" in one, "PPL" in one) for one in use.disagreements] == [
        (True, True)
    ]


@pytest.mark.parametrize(
    ("stated", "shown", "disagree"),
    [
        (Value.YES, Value.NO, 1),
        (Value.NO, Value.YES, 1),
        (Value.YES, Value.YES, 0),
        (Value.YES, Value.UNKNOWN, 0),
    ],
)
def test_answers_that_contradict_disagree(stated: Value, shown: Value, disagree: int) -> None:
    one = replace(STATED_USE, facts=(_fact(stated),))
    (use,) = merged_uses([one], [replace(FOUND, facts=(_fact(shown),))])
    assert len(use.disagreements) == disagree
    # Both statements stay.
    assert [fact.value for fact in use.facts] == [stated, shown]


def test_the_order_of_what_is_found_does_not_matter() -> None:
    other = replace(FOUND, id="bell at x", asset="bell", entity="x", site="x")
    assert merged_uses([STATED_USE], [FOUND, other]) == merged_uses(
        [STATED_USE], [other, FOUND]
    )
