"""Is the owner of a site known by what tells it, and by nothing else?"""

from datetime import date

import pytest

from pplcheck.entities import Resolver
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.identity import Identity, Sameness
from pplcheck.model.place import Place
from pplcheck.model.resolution import Resolution
from pplcheck.model.site import Site, SiteKind

SAME, NOT_SAME, UNSURE = Sameness


def _entity(
    id_: str, *identifiers: tuple[str, str], name: str = "", person: bool = False
) -> Entity:
    place = Place(f"{id_}.toml", 2, 6)
    return Entity(id_, (name or id_,), person, tuple(sorted(identifiers)), (), place)


def _site(*identifiers: tuple[str, str], kind: SiteKind = SiteKind.REPOSITORY) -> Site:
    return Site("a-site", kind, "", tuple(sorted(identifiers)))


def _decided(one: str, other: str, sameness: Sameness, line: int = 5) -> Identity:
    place = Place("pplcheck.toml", line, 1)
    return Identity(one, other, sameness, "R.", date(2026, 5, 4), "seen", place)


RIDERS = _entity("riders", ("github", "North-Riders"), name="North Riders S.Coop.")
AT_GITHUB = _site(("github", "north-riders"), ("repository", "github.com/north-riders/bike"))


def _owner(site: Site, *entities: Entity, decisions: tuple[Identity, ...] = ()) -> str | None:
    return Resolver(entities, decisions).resolve(site).entity


def test_an_identifier_tells_the_owner_and_where_that_is_written() -> None:
    assert Resolver([RIDERS]).resolve(AT_GITHUB) == Resolution(
        "a-site",
        "riders",
        "github:north-riders",
        ("riders is github:north-riders (stands in its description, riders.toml:2:6)",),
    )


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        (("github", "https://github.com/north-riders/"), ("github", "North-Riders")),
        (("github", "@north-riders"), ("repository", "git@github.com:North-Riders/Bike.git")),
        (("repository", "https://user@git.riders.example/Tools/"), ("repository", "ssh://git@git.riders.example:2222/Tools/bike.git")),
        (("repository", "git.riders.example"), ("repository", "git.riders.example/a/b")),
        (("gitlab", "riders"), ("repository", "https://gitlab.com/riders/sub/bike")),
        (("sourcehut", "riders"), ("repository", "https://git.sr.ht/~riders/bike")),
        (("wikidata", "https://www.wikidata.org/wiki/Q42"), ("wikidata", "q42")),
        (("swh", "swh:1:ori:1"), ("swh", "swh:1:ori:1")),
    ],
)  # fmt: skip
def test_an_identifier_may_be_written_in_many_ways(
    claimed: tuple[str, str], found: tuple[str, str]
) -> None:
    assert _owner(_site(found), _entity("riders", claimed)) == "riders"


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        (("domain", "riders.example"), ("homepage", "https://www.shop.riders.example/bikes?x#y")),
        (("homepage", "https://riders.example/"), ("homepage", "http://riders.example")),
        (("email_domain", "riders.example"), ("email", "a@riders.example")),
        (("github", "riders"), ("homepage", "https://riders.github.io/bike")),
        (("homepage", "sites.google.com/view/riders"), ("homepage", "https://sites.google.com/view/riders/")),
        (("domain", "riders.pages.dev"), ("homepage", "https://riders.pages.dev")),
        (("purl", "pkg:npm/@riders"), ("purl", "pkg:npm/%40riders/bike@1.2.3?x=y#z")),
        (("purl", "pkg:PyPI/bike"), ("purl", "pkg:pypi/bike@2.0")),
        (("github", "riders"), ("purl", "pkg:github/Riders/bike@abc")),
    ],
)  # fmt: skip
def test_what_stands_in_its_files_tells_of_an_archive_and_is_proposed_of_a_repository(
    claimed: tuple[str, str], found: tuple[str, str]
) -> None:
    """A fork has the homepage and the package name of what it was forked from."""
    entity = _entity("o", claimed, name="Owner of this")
    assert _owner(_site(found, kind=SiteKind.ARCHIVE), entity) == "o"
    assert _owner(_site(found, kind=SiteKind.BILL), entity) == "o"
    fork = Resolver([entity]).resolve(_site(found, ("github", "forker")))
    assert fork.entity is None
    (proposal,) = fork.proposals
    assert proposal.entity == "o"
    assert "as it would in a copy" in proposal.why


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        (("domain", "github.com"), ("homepage", "https://github.com/someone/else")),
        (("domain", "pages.dev"), ("homepage", "https://someone.pages.dev")),
        (("email_domain", "gmail.com"), ("email", "someone@gmail.com")),
        (("repository", "https://github.com"), ("repository", "github.com/someone/else")),
        (("repository", "codeberg.org"), ("repository", "codeberg.org/someone/else")),
        (("github", "@"), ("github", "")),
        (("domain", "riders.example"), ("homepage", "https://notriders.example")),
        (("purl", "pkg:npm/bike"), ("purl", "pkg:npm/bike-shed")),
        (("github", "riders"), ("gitlab", "riders")),
    ],
)  # fmt: skip
def test_what_many_share_and_what_is_another_tells_nobody(
    claimed: tuple[str, str], found: tuple[str, str]
) -> None:
    assert _owner(_site(found, kind=SiteKind.ARCHIVE), _entity("x-y-z", claimed)) is None


def test_a_repository_tells_more_than_its_account() -> None:
    other = _entity("others", ("repository", "github.com/north-riders/bike"))
    assert _owner(AT_GITHUB, RIDERS, other) == "others"


def test_two_mirrors_of_two_owners_are_put_to_a_reviewer() -> None:
    other = _entity("others", ("codeberg", "others"))
    found = Resolver([RIDERS, other]).resolve(
        _site(("github", "north-riders"), ("codeberg", "others"))
    )
    assert found.entity is None
    assert [one.entity for one in found.proposals] == ["others", "riders"]


def test_two_entities_that_claim_one_identifier_are_a_problem() -> None:
    other = _entity("others", ("repository", "https://github.com/north-riders"))
    with pytest.raises(ConfigurationError) as caught:
        Resolver([RIDERS, other])
    assert str(caught.value) == (
        "riders.toml:2:6: 'github:north-riders' is claimed by 'others', too (others.toml:2:6); "
        "correct one, or write an [[identity]] that says that they are the same"
    )
    same = (_decided("riders", "others", SAME),)
    assert _owner(AT_GITHUB, RIDERS, other, decisions=same) == "others"


def test_a_decision_tells_the_owner_step_by_step() -> None:
    decisions = [_decided("riders", "codeberg:riders", SAME)]
    found = Resolver([RIDERS], decisions).resolve(_site(("codeberg", "riders")))
    assert (found.entity, found.how) == ("riders", "codeberg:riders")
    assert found.evidence == (
        "riders is codeberg:riders (decided by R. on 2026-05-04, pplcheck.toml:5:1)",
    )


@pytest.mark.parametrize("sameness", [NOT_SAME, UNSURE])
def test_a_decision_about_this_very_place_is_stronger_than_its_account(
    sameness: Sameness,
) -> None:
    decision = _decided("riders", "repository:github.com/north-riders/bike", sameness)
    found = Resolver([RIDERS], [decision]).resolve(AT_GITHUB)
    assert found.entity is None
    assert bool(found.proposals) is (sameness is UNSURE)
    elsewhere = _site(("repository", "github.com/north-riders/trike"))
    assert _owner(elsewhere, RIDERS, decisions=(decision,)) == "riders"


def test_decisions_that_contradict_a_claim_are_a_problem() -> None:
    with pytest.raises(ConfigurationError, match="but riders is github:north-riders"):
        Resolver([RIDERS], [_decided("github:north-riders", "riders", NOT_SAME)])


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ("rider", "there is no entity 'rider'; did you mean 'riders'?"),
        ("domain:pages.dev", "'domain:pages.dev' tells nobody: many share it"),
    ],
)
def test_decisions_speak_of_somebody(other: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Resolver([RIDERS], [_decided("riders", other, SAME)])
    assert str(caught.value).startswith(f"pplcheck.toml:5:1: {message}")


@pytest.mark.parametrize(
    ("account", "is_proposed"),
    [
        ("northriders", True),
        ("North_Riders", True),
        ("north-riders-coop", True),
        ("nórth-ridérs", True),
        ("north-rider", True),
        ("northern-lights", False),
        ("riders-in-the-far-north", False),
        ("x" * 100_000, False),
    ],
)
def test_a_name_like_its_own_is_proposed_and_never_taken(
    account: str, is_proposed: bool
) -> None:
    entity = _entity("nr", name="North Riders S.Coop.")
    found = Resolver([entity]).resolve(_site(("gitlab", account)))
    assert found.entity is None
    assert [one.entity for one in found.proposals] == ["nr"] * is_proposed
    no = (_decided("nr", f"gitlab:{account}", NOT_SAME),)
    assert Resolver([entity], no).resolve(_site(("gitlab", account))).proposals == ()


def test_a_person_is_never_proposed_by_name() -> None:
    person = _entity("alice-smith", name="Alice Smith", person=True)
    assert Resolver([person]).resolve(_site(("github", "alice-smith"))).proposals == ()


def test_classes_are_for_the_graph() -> None:
    other = _entity("others")
    resolver = Resolver([RIDERS, other], [_decided("others", "riders", SAME)])
    assert resolver.classes == (frozenset({"others", "riders", "github:north-riders"}),)
