"""Are people told apart, and is the strongest ground found for what they did?"""

from datetime import date

import pytest

from pplcheck.entities import Mailmap, contributions_from
from pplcheck.entities.addresses import employers_of, is_bot
from pplcheck.model.contribution import (
    Authored,
    Contributions,
    Contributor,
    Ground,
    Rule,
    RuleKind,
    Touch,
)
from pplcheck.model.entity import Entity
from pplcheck.model.place import Place

DAYS = {year: date(year, 1, 1) for year in range(2015, 2027)}
RULES = Place("CONTRIBUTING.md")


def did(
    name: str, mail: str, *paths: str, year: int = 2020, signed: bool = False, times: int = 5
) -> Authored:
    day = DAYS[year]
    touches = tuple(Touch(path, day, None if signed else day) for path in sorted(paths))
    return Authored(mail, name, times, times * signed, day, day, touches)


def rule(kind: RuleKind) -> Rule:
    return Rule(kind, RULES, "…")


def made(
    *authors: Authored,
    mailmap: str = "",
    stewards: dict[str, str] | None = None,
    rules: tuple[Rule, ...] = (),
    hosted: int = 0,
) -> Contributions:
    entity = Entity("s", ("S",), False, tuple((stewards or {}).items()), (), Place("s.toml"))  # noqa: FBT003 - a value
    return contributions_from(
        authors, Mailmap(mailmap.encode()), [entity], rules, DAYS.get(hosted)
    )


def grounds(one: Contributor) -> list[Ground]:
    return [work.ground for work in one.works]


@pytest.mark.parametrize(
    ("authors", "mailmap", "people"),
    [
        ([("Ada", "a@x"), ("Ada L.", "A@X")], "", 1),
        ([("Ada Love", "a@x"), ("ada  love", "b@x")], "", 1),
        ([("Ada", "a@x"), ("Ada", "b@x")], "", 2),
        ([("Your Name", "a@x"), ("Your Name", "b@x")], "", 2),
        (
            [("x", "7+ada@users.noreply.github.com"), ("y", "ada@users.noreply.github.com")],
            "",
            1,
        ),
        ([("Ada", "a@x"), ("Bo", "b@x")], "Ada <a@x> <b@x>", 1),
        ([("Ada Love", "a@x"), ("Bo", "a@x"), ("Bo", "b@x"), ("Ada Love", "c@x")], "", 2),
        ([("root", ""), ("root", ""), ("else", "")], "", 2),
    ],
)
def test_who_is_one(authors: list[tuple[str, str]], mailmap: str, people: int) -> None:
    found = made(*(did(name, mail, "f") for name, mail in authors), mailmap=mailmap)
    assert len(found.contributors) == people
    assert sum(one.commits for one in found.contributors) == 5 * len(authors)


def test_what_one_did_under_two_names_is_brought_together() -> None:
    rules = (rule(RuleKind.SIGN_OFF),)
    found = made(
        did("Ada", "a@x", "f", "g", year=2019, signed=True),
        did("Ada L", "a@x", "f", "h", year=2021),
        did("Main", "m@x", "f", times=99),
        rules=rules,
    )
    _, ada = found.contributors
    assert (ada.first, ada.last) == (DAYS[2019], DAYS[2021])
    assert [(work.path, work.first, work.ground) for work in ada.works] == [
        ("f", DAYS[2019], Ground.NONE),
        ("g", DAYS[2019], Ground.SIGNED_OFF),
        ("h", DAYS[2021], Ground.NONE),
    ]


@pytest.mark.parametrize(
    ("kinds", "year", "signed", "ground"),
    [
        ([], 2020, False, Ground.NONE),
        ([], 2020, True, Ground.NONE),
        ([RuleKind.SIGN_OFF], 2020, True, Ground.SIGNED_OFF),
        ([RuleKind.SIGN_OFF], 2020, False, Ground.NONE),
        ([RuleKind.INBOUND], 2020, False, Ground.INBOUND),
        ([RuleKind.INBOUND], 2017, False, Ground.NONE),
        ([RuleKind.INBOUND, RuleKind.AGREEMENT], 2020, False, Ground.AGREEMENT),
        ([RuleKind.KEPT], 2020, False, Ground.NONE),
        ([RuleKind.SIGN_OFF, RuleKind.INBOUND], 2017, True, Ground.SIGNED_OFF),
    ],
)
def test_grounds(kinds: list[RuleKind], year: int, signed: bool, ground: Ground) -> None:
    found = made(
        did("Main", "m@x", "CONTRIBUTING.md", year=2018, times=99),
        did("Ada", "a@x", "f", year=year, signed=signed),
        rules=tuple(map(rule, kinds)),
    )
    assert [grounds(one) for one in found.contributors] == [[Ground.STEWARD], [ground]]
    assert [one.since for one in found.rules] == [DAYS[2018]] * len(kinds)


def test_the_host_is_the_weakest_ground() -> None:
    ada = did("Ada", "a@x", "f", year=2020)
    main = did("Main", "m@x", "CONTRIBUTING.md", year=2019, times=99)
    for hosted, rules, ground in (
        (2018, (), Ground.HOST),
        (2021, (), Ground.NONE),
        (2018, (rule(RuleKind.INBOUND),), Ground.INBOUND),
    ):
        found = made(main, ada, hosted=hosted, rules=rules)
        assert grounds(found.contributors[1]) == [ground]


@pytest.mark.parametrize(
    ("stewards", "known", "who"),
    [
        ({}, False, {"Main", "Staff"}),
        ({"domain": "coop.example"}, True, {"Ada", "Bo"}),
        ({"email_domain": "https://www.Coop.example/"}, True, {"Ada", "Bo"}),
        ({"domain": "/"}, False, {"Main", "Staff"}),
        ({"mail": "BO@sub.coop.example"}, True, {"Bo"}),
        ({"register": "coop.example"}, False, {"Main", "Staff"}),
    ],
)
def test_who_is_a_steward(stewards: dict[str, str], known: bool, who: set[str]) -> None:
    found = made(
        did("Main", "x@works.example", "f", times=9),
        did("Staff", "y@works.example", "f"),
        did("Ada", "q@coop.example", "f"),
        did("Bo", "bo@sub.coop.example", "f"),
        did("Cy", "c@notcoop.example", "f"),
        stewards=stewards,
    )
    assert found.are_stewards_known is known
    stewarding = {one.names[0] for one in found.contributors if Ground.STEWARD in grounds(one)}
    assert stewarding == who


def test_a_programme_is_no_steward() -> None:
    bot = did("dependabot[bot]", "1+dependabot[bot]@users.noreply.github.com", "f", times=99)
    found = made(bot, did("Ada", "a@x", "f"))
    assert [(one.is_bot, grounds(one)) for one in found.contributors] == [
        (True, [Ground.NONE]),
        (False, [Ground.STEWARD]),
    ]


@pytest.mark.parametrize(
    ("names", "mails", "domains"),
    [
        (["Ada"], ["a@etsy.com"], {"etsy.com"}),
        (["Ada"], ["a@mail.uni.ac.uk"], {"uni.ac.uk"}),
        (["Ada"], ["a@farox.coop", "a@gmail.com"], {"farox.coop"}),
        (["Ada"], ["a@codigolibre.coop.ar"], {"codigolibre.coop.ar"}),
        (["Ada"], ["a@yahoo.co.jp", "a@GMX.de", "1+a@users.noreply.github.com"], set()),
        (["Ada Lovelace"], ["x@lovelace.me"], set()),
        (["Zoé Brontë"], ["z@bronte.example"], set()),
        (["Ada"], ["contact@some.example"], set()),
        (["Ada"], ["wonder@x.example", "a@wonderland.example"], {"x.example"}),
        (["Ada"], ["root@localhost", "a@host.local", "a@10.0.0.1", "a", "", "a@"], set()),
        (["Ada"], ["a@example.com", "a@\x1b[31m.example", "a@é.example"], set()),
    ],
)
def test_whose_address_it_is(names: list[str], mails: list[str], domains: set[str]) -> None:
    assert employers_of(names, [mail.lower() for mail in mails]) == domains


@pytest.mark.parametrize(
    ("name", "mail", "bot"),
    [
        ("renovate[bot]", "29139614+renovate[bot]@users.noreply.github.com", True),
        ("Weblate", "noreply@weblate.org", True),
        ("Abbot", "abbot@x.example", False),
        ("Bot Ng", "bot@x.example", False),
    ],
)
def test_programmes(name: str, mail: str, bot: bool) -> None:
    assert is_bot(mail, name) is bot
