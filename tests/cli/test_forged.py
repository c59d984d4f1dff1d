"""Can anybody have somebody accused by what they merely write of them?"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ELSEWHERE, FIRM, KEPT, Cli, fact

_TOO_LITTLE = (
    "too little is proven to say: 4(d) needs a kept extract of level 3 or the entity's own "
    "statement, and of {} there is neither"
)
_ALL = (
    "business, member_benefit_only, nonmember_wages, owners_are_workers, private and "
    "seeks_profit"
)
_SELF = FIRM.replace("level = 3", "level = 1").replace('by = "register"', 'by = "self"')
_FORGED = {
    "its own word, at an address": _SELF.replace(KEPT, 'evidence = "https://example.org"\n'),
    "its own word, with a hash": _SELF.replace(KEPT, ELSEWHERE),
    "a register, at an address": FIRM.replace(KEPT, ELSEWHERE),
    "its accounts, at an address": FIRM.replace(KEPT, ELSEWHERE).replace("register", "self"),
    "a decision": FIRM.replace(KEPT, ELSEWHERE)
    .replace("level = 3", "level = 4")
    .replace("register", "court"),
}


def _standing(cli: Cli, *words: object) -> dict[str, object]:
    done = cli("classify", *words, "--licence", "PPL", "--format", "json")
    report = json.loads(done.out)
    bears = {row["bears"] for row in report["evidence"] if row["fact"] != "natural_person"}
    return {**report["entities"][0]["standing"]["PPL"], "bears": bears}


@pytest.mark.parametrize("forged", _FORGED)
def test_nobody_is_accused_by_what_others_write_down(
    commons: Callable[..., Path], pplcheck: Cli, forged: str
) -> None:
    found = _standing(pplcheck, "u", "--in", commons(_FORGED[forged]))
    assert (found["standing"], found["clause"]) == ("undetermined", None)
    assert (found["says"], found["bears"]) == (_TOO_LITTLE.format(_ALL), {False})


@pytest.mark.parametrize("by_whom", ["register", "self"])
def test_an_extract_that_is_kept_bears_it(
    commons: Callable[..., Path], pplcheck: Cli, by_whom: str
) -> None:
    facts = FIRM if by_whom == "register" else _SELF
    found = _standing(pplcheck, "u", "--in", commons(facts))
    assert (found["clause"], found["bears"]) == ("4(d)", {True})


def test_its_own_file_is_its_own_word(commons: Callable[..., Path], pplcheck: Cli) -> None:
    top = commons(_FORGED["its own word, at an address"])
    found = _standing(pplcheck, top / "entities" / "u.toml")
    assert (found["clause"], found["bears"]) == ("4(d)", {True})
    assert found["rests_on"] == "own_word"
    done = pplcheck("classify", top / "entities" / "u.toml", "--licence", "PPL")
    said = " ".join(done.out.split())
    assert "(its own word), as of" in said
    assert "steward" not in said


def test_in_its_own_file_a_register_says_nothing_that_is_not_kept(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    top = commons(_FORGED["a register, at an address"])
    assert _standing(pplcheck, top / "entities" / "u.toml")["standing"] == "undetermined"


def test_only_the_facts_that_are_not_proven_are_named(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    kept = fact("member_benefit_only", "no", 3, "register")
    top = commons(FIRM.replace(kept, kept.replace(KEPT, ELSEWHERE)))
    said = " ".join(
        pplcheck("classify", "u", "--in", top, "--licence", "PPL", "-v").out.split()
    )
    assert _TOO_LITTLE.format("member_benefit_only") in said
    assert "register or accounts, by register, extract not kept here: https://" in said
    assert said.count("not kept here") == 1


def test_a_use_is_not_accused_either(commons: Callable[..., Path], pplcheck: Cli) -> None:
    for forged in _FORGED.values():
        done = pplcheck("check", commons(forged), "--format", "json")
        (verdict,) = json.loads(done.out)["verdicts"]
        assert (verdict["outcome"], verdict["clause"]) == ("undetermined", None)


@pytest.mark.parametrize(
    ("speakers", "rests_on", "says"),
    [
        ((1, "steward", 1, "steward"), "others_word", "(merely stated by the steward), as of"),
        ((1, "self", 1, "steward"), "others_word", "(merely stated by the steward), as of"),
        ((3, "register", 1, "self"), "in_part_others_word", "(in part merely stated by the s"),
        ((3, "register", 3, "register"), "more", "On evidence"),
    ],
)
def test_whose_word_it_rests_on_is_said(
    commons: Callable[..., Path],
    pplcheck: Cli,
    speakers: tuple[int, str, int, str],
    rests_on: str,
    says: str,
) -> None:
    level, by, other_level, other_by = speakers
    facts = fact("business", "no", level, by)
    facts += fact("owners_are_workers", "no", other_level, other_by)
    words = ("u", "--in", commons(facts), "--licence", "PPL")
    done = pplcheck("classify", *words, "--format", "json")
    (standing,) = json.loads(done.out)["entities"][0]["standing"].values()
    said = " ".join(pplcheck("classify", *words).out.split())
    assert (standing["rests_on"], says in said) == (rests_on, True), said


def test_the_bar_stands_with_the_clause(pplcheck: Cli) -> None:
    for language, words in (
        ("en", "Nobody is held to meet this on hearsay"),
        ("es", "De nadie se da esto por cumplido de oídas"),
        ("fr", "On ne le retient de personne sur un ouï-dire"),
    ):
        assert words in " ".join(
            pplcheck("explain", "PPL 4(d)", "--lang", language).out.split()
        )
