"""Is a terms file that nobody could be judged by refused in one line, and soon?"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.cli.conftest import CONFIG, ENTITY, Cli
from tests.conftest import write_files

TEXT = "A licence of the weavers for a test, of more than twenty words: " + "you may " * 9
HEAD = """\
schema = "pplcheck.terms/1"
id = "LicenseRef-Wide"
version = "1"
title = "Wide"
in_short = []
[clause.c]
number = "1"
text = "you may"
"""
LINE = '{kind}\nclause = "c"\nif = {condition}\nsay = "it does"\n'
OWN = '[[licence]]\nid = "LicenseRef-Wide"\ntext = "wide.txt"\nterms = "wide.toml"\n'


def facts(count: int) -> str:
    return "".join(f'[fact.f{number}]\nask = "Is it?"\n' for number in range(count))


def rule(name: str, condition: str) -> str:
    return f'[rule.{name}]\nclause = "c"\nholds_if = {condition}\n'


def joined(join: str, parts: Iterable[str]) -> str:
    return f"{{ {join} = [{', '.join(parts)}] }}"


def terms(facts_and_rules: str, condition: str = '"rule:r0"') -> str:
    outcome = LINE.format(kind='[[outcome]]\noutcome = "permitted"', condition=condition)
    standing = LINE.format(kind='[[standing]]\nstanding = "commoner"', condition=condition)
    return HEAD + facts_and_rules + outcome + standing


def nested(levels: int) -> str:
    return terms(facts(1) + rule("r0", '"f0"'), "{ not = " * levels + '"f0"' + " }" * levels)


def chain(rules: int) -> str:
    links = "".join(rule(f"r{n}", f'{{ not = "rule:r{n + 1}" }}') for n in range(rules))
    return terms(facts(1) + links + rule(f"r{rules}", '"f0"'))


def doubled(rules: int) -> str:
    """Make rules that each name the next twice, and so the last one 2^rules times."""
    links = "".join(
        rule(f"r{n}", joined("any", [f'"rule:r{n + 1}"', f'{{ not = "rule:r{n + 1}" }}']))
        for n in range(rules)
    )
    return terms(facts(1) + links + rule(f"r{rules}", '"f0"'))


def apart(pairs: int) -> str:
    """Make Bryant's worst order: a diagram of 2^pairs nodes."""
    ordered = joined("all", (f'"f{n}"' for n in range(2 * pairs)))
    either = (joined("all", [f'"f{n}"', f'"f{n + pairs}"']) for n in range(pairs))
    return terms(facts(2 * pairs) + rule("r0", joined("any", [ordered, *either])))


def options(count: int) -> str:
    listed = ", ".join(f'"o{number}"' for number in range(count))
    asks = '[reading.g]\nquestion = "?"\ndefault = "o0"\nbecause = "."\n'
    reading = f"{asks}options = [{listed}]\n"
    return terms(facts(1) + reading + rule("r0", '{ reading = "g", is = "o1" }'))


REFUSED = {
    "nested": (nested(200), "wide.toml:1:1: nested more than 100 levels deep"),
    "chain": (chain(300), "more than 50 levels"),
    "doubled": (doubled(40), "more than 1,000 steps"),
    "asked": (
        terms(facts(200) + rule("r0", joined("all", (f'"f{n}"' for n in range(200))))),
        "more than 120 facts and readings",
    ),
    "apart": (apart(30), "wide.toml: the conditions of LicenseRef-Wide branch too much"),
    "options": (options(2_000), "wide.toml:11:1: more than 50 options"),
}


def wide(commons: Callable[..., Path], content: str) -> Path:
    top = commons(config=CONFIG + OWN)
    return write_files(top, {"entities/u.toml": ENTITY, "wide.txt": TEXT, "wide.toml": content})


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_nobody_can_be_judged_by_is_refused(
    name: str, commons: Callable[..., Path], pplcheck: Cli
) -> None:
    content, message = REFUSED[name]
    done = pplcheck("classify", "u", "--in", wide(commons, content))
    assert done.code == 2
    assert message in done.err
    assert "no terms are given" not in done.err


@pytest.mark.parametrize("content", [nested(30), chain(15), doubled(6), apart(8), options(40)])
def test_what_is_merely_large_is_judged(
    content: str, commons: Callable[..., Path], pplcheck: Cli
) -> None:
    top = wide(commons, content)
    done = pplcheck("classify", "u", "--in", top, "--licence", "LicenseRef-Wide")
    assert done.code in {0, 4}, done.err
