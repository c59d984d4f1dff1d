"""Is every fault in a hand-written file said at once, with its place and what to do?"""

import pytest

from pplcheck.config import Vocabulary, read_entity, read_settings, vocabulary_of
from pplcheck.model.act import Act
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.fact import Level, Speaker, Value
from tests.judge.cases import ALL_TERMS

WORDS: Vocabulary = vocabulary_of(ALL_TERMS.values())

SETTINGS = """\
schema = "pplcheck.config/1"

[commons]
name = "Courier platform"
licence = "LicenseRef-Coopyleft"

[[component]]
name = "frame"
paths = ["hardware/**"]
licence = "PPL"

[readings.PPL]
reserves = "all means all"

[[use]]
entity = "north-riders"
asset = "frame"
acts = ["manufacture", "adapt"]
commercial = "yes"
evidence = "https://example.org"
since = 2026-03-01
[use.facts]
credit_given = "no"
"""
ENTITY = """\
schema = "pplcheck.entity/1"
id = "north-riders"
names = ["North Riders S.Coop."]
[facts.owners_are_workers]
value = "yes"
level = 3
by = "register"
evidence = "statutes.pdf"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
from = 2025-06-01
until = "2027-06-01"
"""


def _problems(content: str, kind: str = "settings") -> list[str]:
    read = read_settings if kind == "settings" else read_entity
    with pytest.raises(ConfigurationError) as caught:
        read(content.encode(), "f.toml", WORDS)
    return [str(problem) for problem in caught.value.problems]


def test_a_good_configuration() -> None:
    found = read_settings(SETTINGS.encode(), "f.toml", WORDS)
    (use,) = found.uses
    assert (use.id, use.acts) == ("north-riders/frame", (Act.ADAPT, Act.MANUFACTURE))
    assert str(use.place) == "f.toml:15:1"
    assert str(found.components[0].place) == "f.toml:10:11"
    (fact,) = use.facts
    assert (fact.name, fact.value, fact.by) == ("credit_given", Value.NO, Speaker.STEWARD)


def test_a_good_entity() -> None:
    found = read_entity(ENTITY.encode(), "f.toml", WORDS)
    (fact,) = found.facts
    assert (fact.level, fact.by, fact.value) == (Level.REGISTER, Speaker.REGISTER, Value.YES)
    assert (str(fact.valid_from), str(fact.valid_until)) == ("2025-06-01", "2027-06-01")


def test_statements_that_contradict_each_other_are_all_kept() -> None:
    several = ENTITY.replace("[facts.owners_are_workers]", "[[facts.owners_are_workers]]")
    second = """
[[facts.owners_are_workers]]
value = "no"
level = 1
by = "steward"
evidence = "https://example.org"
"""
    assert len(read_entity((several + second).encode(), "f.toml", WORDS).facts) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "Courier platform"', "name = ", "f.toml:4:8: not TOML: Invalid value; correct it"),
        ('licence = "L', 'license = "L', "f.toml:5:1: unknown key 'license'; did you mean 'licence'?"),
        ("[[component]]", "[[componet]]", "f.toml:7:3: unknown key 'componet'; did you mean 'component'?"),
        ('paths = ["hardware/**"]\n', "", "f.toml:7:1: 'paths' is missing; add it"),
        ('["hardware/**"]', '["../secrets"]', "f.toml:9:10: '../secrets' has the wrong form; write a path or a glob below"),
        ('"yes"', '"maybe"', "f.toml:19:14: 'maybe' is not allowed here; write one of yes, no, unknown"),
        ('"adapt"', '"adopt"', "f.toml:18:24: 'adopt' is not allowed here; did you mean 'adapt'?"),
        ("2026-03-01", '"soon"', "f.toml:21:9: 'soon' has the wrong form; write a date such as"),
        ("credit_given", "business", "f.toml:23:1: the fact 'business' is about an entity; state it there"),
        ("credit_given", "use_commercial", "f.toml:23:1: the fact 'use_commercial' is not stated; write commercial ="),
        ('commercial = "yes"', "commercial = true", "f.toml:19:14: true is not allowed here; write one of yes, no, unknown"),
        ("credit_given", "credit_givn", "f.toml:23:1: no licence asks for the fact 'credit_givn'; did you mean 'credit_given'?"),
        ('evidence = "https://example.org"\n', "", "f.toml:15:1: 'evidence' is missing; name an address or a path"),
        ("reserves =", "reservs =", "f.toml:13:1: unknown reading 'reservs'; did you mean 'reserves'?"),
        ('"all means all"', '"some"', "f.toml:13:12: 'some' is no option of 'reserves'; write one of: locked"),
        ("[readings.PPL]", "[readings.MIT]", "f.toml:12:11: no readings are known for 'MIT'; known:"),
        ("pplcheck.config/1", "pplcheck.config/9", "f.toml:1:10: 'pplcheck.config/9' is not allowed here; did you mean"),
        ('credit_given = "no"', "credit_given = 3", "f.toml:23:16: 3 is not allowed here; write one of yes, no"),
        ('entity = "north-riders"', "entity = 7", "f.toml:16:10: 7 does not fit; write text, in quotes"),
    ],
)  # fmt: skip
def test_each_fault_has_one_line(old: str, new: str, message: str) -> None:
    assert old in SETTINGS
    (problem,) = _problems(SETTINGS.replace(old, new, 1))
    assert problem.startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('evidence = "statutes.pdf"\n', "", "f.toml:4:1: 'evidence' is missing; name an address or a path"),
        ("sha256 = ", "sha265 = ", "f.toml:9:1: unknown key 'sha265'; did you mean 'sha256'?"),
        ("level = 3", "level = 9", "f.toml:6:9: 9 is not allowed here; write one of 0, 1, 2, 3, 4"),
        ("level = 3", 'level = "3"', "f.toml:6:9: '3' is not allowed here; write 3 without quotes"),
        ("owners_are_workers", "natural_person", "f.toml:4:8: the fact 'natural_person' is not stated; write person = true"),
        ("owners_are_workers", "credit_given", "f.toml:4:8: the fact 'credit_given' is about a use; state it there"),
        ("owners_are_workers", "owners_are_worker", "f.toml:4:8: no licence asks for the fact 'owners_are_worker'; did you mean 'owners_are_workers'?"),
        ('"2027-06-01"', "2024-01-01", "f.toml:11:9: ends 2024-01-01, before it begins; exchange"),
        ('names = ["North Riders S.Coop."]', "names = []", "f.toml:3:9: [] does not fit; write at least one"),
    ],
)  # fmt: skip
def test_each_fault_of_an_entity_has_its_line(old: str, new: str, message: str) -> None:
    assert old in ENTITY
    assert any(
        one.startswith(message) for one in _problems(ENTITY.replace(old, new, 1), "entity")
    )


def test_from_level_3_an_extract_is_kept() -> None:
    start = ENTITY.index("sha256")
    without = ENTITY[:start] + ENTITY[ENTITY.index("from") :]
    (problem,) = _problems(without, "entity")
    assert (
        problem
        == "f.toml:4:1: 'sha256' is missing; from level 3 an extract is kept: give its SHA-256"
    )


def test_all_faults_are_said_at_once_in_the_order_of_the_file() -> None:
    broken = (
        SETTINGS.replace("name =", "nmae =", 1)
        .replace('"adapt"', '"adopt"')
        .replace("since", "sinse")
    )
    lines = [int(problem.split(":")[1]) for problem in _problems(broken)]
    assert lines == [4, 18, 21]


def test_what_is_not_utf_8_is_said_with_its_place() -> None:
    with pytest.raises(ConfigurationError, match=r"^f\.toml:2:6: not UTF-8 text"):
        read_settings(b'schema = "pplcheck.config/1"\n# abc\xff', "f.toml", WORDS)


def test_our_table_in_a_larger_file_keeps_its_places() -> None:
    content = '[project]\nname = "x"\n[tool.pplcheck]\nschema = "pplcheck.config/1"\nuses = 1\n'
    with pytest.raises(
        ConfigurationError, match=r"^p\.toml:5:1: unknown key 'uses'; did you mean 'use'"
    ):
        read_settings(content.encode(), "p.toml", WORDS, ("tool", "pplcheck"))
