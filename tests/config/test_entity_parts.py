"""Are form, owners and look-ups read as they are written, and refused where they cannot be?"""

from datetime import date

import pytest

from pplcheck.config import Vocabulary, read_entity, read_settings, vocabulary_of
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.fact import Level, Speaker
from tests.judge.cases import ALL_TERMS

WORDS: Vocabulary = vocabulary_of(ALL_TERMS.values())
HASH = "0" * 64

ENTITY = f"""\
schema = "pplcheck.entity/1"
id = "a-company"
names = ["A company"]
[[form]]
code = "V1Z5"
level = 3
by = "register"
evidence = "extract.pdf"
sha256 = "{HASH}"
from = 2020-01-01
[[owner]]
entity = "a-holding"
votes = 0.6
level = 1
by = "self"
evidence = "https://a.example/owners"
until = 2027-01-01
[[looked_up]]
register = "fr-scop-list"
listed = "yes"
on = 2026-02-01
evidence = "https://list.example"
sha256 = "{HASH}"
[facts.business]
value = "yes"
level = 1
by = "steward"
evidence = "https://a.example"
"""


def _problems(content: str) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        read_entity(content.encode(), "f.toml", WORDS)
    return [str(problem) for problem in caught.value.problems]


def test_all_parts_are_read_with_their_places() -> None:
    found = read_entity(ENTITY.encode(), "f.toml", WORDS)
    (form,), (owner,), (looked,) = found.form, found.owners, found.looked_up
    assert (form.code, form.source.level, str(form.place)) == ("V1Z5", 3, "f.toml:5:8")
    assert (form.source.valid_from, form.source.sha256) == (date(2020, 1, 1), HASH)
    assert (owner.owner, owner.votes, str(owner.place)) == ("a-holding", 0.6, "f.toml:12:10")
    assert owner.source.valid_until == date(2027, 1, 1)
    assert (looked.register, looked.is_listed) == ("fr-scop-list", True)
    # What was seen in a register is the register's word, from the day on which it was seen.
    assert (looked.source.level, looked.source.by) == (Level.REGISTER, Speaker.REGISTER)
    assert looked.source.valid_from == date(2026, 2, 1)


def test_one_form_may_stand_alone() -> None:
    content = ENTITY.replace("[[form]]", "[form]")
    assert len(read_entity(content.encode(), "f.toml", WORDS).form) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"V1Z5"', '"v1z5"', "f.toml:5:8: 'v1z5' has the wrong form; write a code of ISO 20275"),
        ('"V1Z5"', '"V1Z"', "f.toml:5:8: 'V1Z' has the wrong form; write a code of ISO 20275"),
        (f'sha256 = "{HASH}"\nfrom', "from", "f.toml:4:1: 'sha256' is missing; from level 3"),
        ("from = 2020-01-01", "from = 2020-01-01\nuntil = 2019-01-01", "f.toml:11:9: ends 2019-01-01, before it begins"),
        ('"a-holding"', '"a-company"', "f.toml:12:10: 'a-company' owns itself here; name who holds it"),
        ("votes = 0.6", "votes = 60", "f.toml:13:9: 60 does not fit; write at most 1"),
        ("votes = 0.6", "votes = -0.1", "f.toml:13:9: -0.1 does not fit; write at least 0"),
        ("votes = 0.6", "votes = nan", "f.toml:13:9: nan is no share; write a number from 0 to 1"),
        ("votes = 0.6", "votes = true", "f.toml:13:9: true does not fit"),
        ('listed = "yes"', 'listed = "maybe"', "f.toml:20:10: 'maybe' is not allowed here"),
        ("on = 2026-02-01", "on = 2026-02-01\nuntil = 2025-02-01", "f.toml:22:9: ends 2025-02-01, before it begins"),
        (f'"https://list.example"\nsha256 = "{HASH}"', '"https://list.example"', "f.toml:18:1: 'sha256' is missing"),
        ('names = ["A company"]', 'names = ["A company"]\nperson = true', "f.toml:12:1: nobody holds a natural person; leave [[owner]] out"),
        ("[[looked_up]]", "[[lookedup]]", "f.toml:18:3: unknown key 'lookedup'; did you mean 'looked_up'?"),
    ],
)  # fmt: skip
def test_each_fault_has_its_line(old: str, new: str, message: str) -> None:
    assert old in ENTITY
    assert any(one.startswith(message) for one in _problems(ENTITY.replace(old, new, 1)))


# Who can give which weight: attestations are a federation's, registers and accounts those of
# whoever keeps or publishes them, decisions the licensor's or a court's.
ALLOWED = {
    0: set(Speaker),
    1: set(Speaker),
    2: {Speaker.FEDERATION},
    3: {Speaker.REGISTER, Speaker.COURT, Speaker.SELF},
    4: {Speaker.LICENSOR, Speaker.COURT},
}
PAIRS = [(level, by) for level in ALLOWED for by in Speaker if by is not Speaker.SEEN]


@pytest.mark.parametrize(("level", "by"), PAIRS)
@pytest.mark.parametrize("part", ["facts.private", "form", "owner"])
def test_level_and_speaker_belong_together(level: int, by: Speaker, part: str) -> None:
    more = {
        "facts.private": '[facts.private]\nvalue = "yes"\n',
        "form": '[form]\ncode = "V1Z5"\n',
        "owner": '[[owner]]\nentity = "o"\n',
    }
    content = (
        'schema = "pplcheck.entity/1"\nid = "e"\nnames = ["E"]\n'
        f'{more[part]}level = {level}\nby = "{by}"\nevidence = "e"\nsha256 = "{HASH}"\n'
    )
    if by in ALLOWED[level]:
        read_entity(content.encode(), "f.toml", WORDS)
        return
    (problem,) = _problems(content)
    assert problem.startswith(f"f.toml:7:6: level {level} is not for what the ")


def test_a_stewards_word_is_no_extract_of_a_register() -> None:
    content = ENTITY.replace('by = "register"', 'by = "steward"')
    (problem,) = _problems(content)
    assert problem == (
        "f.toml:7:6: level 3 is not for what the steward says; write who made the kept "
        "extract (register, court, self for accounts), or level = 1"
    )


def test_in_an_array_the_place_is_that_of_the_one_that_is_wrong() -> None:
    content = ENTITY.replace("[facts.business]", "[[facts.business]]") + (
        '[[facts.business]]\nvalue = "no"\nlevel = 2\nby = "self"\nevidence = "e"\n'
    )
    (problem,) = _problems(content)
    assert problem.startswith("f.toml:32:6: level 2 is not for what the entity itself says;")


def test_it_holds_for_facts_of_uses_too() -> None:
    content = (
        'schema = "pplcheck.config/1"\n[[use]]\nentity = "e"\nevidence = "e"\n'
        '[use.facts.credit_given]\nvalue = "yes"\nlevel = 4\nby = "steward"\nevidence = "e"\n'
        f'sha256 = "{HASH}"\n'
    )
    with pytest.raises(ConfigurationError, match=r"^f\.toml:8:6: level 4 is not for"):
        read_settings(content.encode(), "f.toml", WORDS)
