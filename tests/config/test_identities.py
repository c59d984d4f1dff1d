"""Are decisions about identities read, and every fault in them said with its place?"""

from datetime import date

import pytest

from pplcheck.config import Vocabulary, read_entity, read_settings, vocabulary_of
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.identity import Identity, Sameness
from pplcheck.model.place import Place
from tests.judge.cases import ALL_TERMS

WORDS: Vocabulary = vocabulary_of(ALL_TERMS.values())
SETTINGS = """\
schema = "pplcheck.config/1"

[[identity]]
one = "north-riders"
other = "github:nriders-dev"
is = "not-same"
by = "R. Steward"
on = 2026-05-04
reason = "another town"
"""


def test_a_decision_is_read() -> None:
    assert read_settings(SETTINGS.encode(), "f.toml", WORDS).identities == (
        Identity(
            "north-riders",
            "github:nriders-dev",
            Sameness.NOT_SAME,
            "R. Steward",
            date(2026, 5, 4),
            "another town",
            Place("f.toml", 3, 1),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"not-same"', '"not_same"', "f.toml:6:6: 'not_same' is not allowed here; did you mean 'not-same'?"),
        ('"github:nriders-dev"', '"north-riders"', "f.toml:5:9: both are 'north-riders'; name two"),
        ('"github:nriders-dev"', '"github: "', "f.toml:5:9: 'github: ' has the wrong form; write an entity's id, or"),
        ('"github:nriders-dev"', '"two words"', "f.toml:5:9: 'two words' has the wrong form; write an entity's id, or"),
        ('reason = "another town"\n', "", "f.toml:3:1: 'reason' is missing; add it"),
        ("2026-05-04", '"in May"', "f.toml:8:6: 'in May' has the wrong form; write a date such as"),
        ("is =", "ist =", "f.toml:6:1: unknown key 'ist'; did you mean 'is'?"),
    ],
)  # fmt: skip
def test_each_fault_has_its_place(old: str, new: str, message: str) -> None:
    assert old in SETTINGS
    with pytest.raises(ConfigurationError) as caught:
        read_settings(SETTINGS.replace(old, new, 1).encode(), "f.toml", WORDS)
    assert any(str(problem).startswith(message) for problem in caught.value.problems)


ENTITY = """\
schema = "pplcheck.entity/1"
id = "north-riders"
names = ["North Riders"]
[identifiers]
github = ["nriders", "north-riders", "nriders"]
domain = "north-riders.example"
"""


def test_an_identifier_may_have_several_values() -> None:
    assert read_entity(ENTITY.encode(), "f.toml", WORDS).identifiers == (
        ("domain", "north-riders.example"),
        ("github", "north-riders"),
        ("github", "nriders"),
    )


@pytest.mark.parametrize("value", ["[]", '["a", ""]', "7"])
def test_an_identifier_says_something(value: str) -> None:
    faulty = ENTITY.replace('"north-riders.example"', value)
    with pytest.raises(ConfigurationError, match=r"f\.toml:6:"):
        read_entity(faulty.encode(), "f.toml", WORDS)
