"""Is every fault in an agreement said with its place, and nothing taken that is wrong?"""

import pytest

from pplcheck.config import read_settings, vocabulary_of
from pplcheck.model.agreement import AgreementKind
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.fact import Value
from tests.judge.cases import ALL_TERMS

WORDS = vocabulary_of(ALL_TERMS.values())

HEAD = 'schema = "pplcheck.config/1"\n'
AGREEMENT = """\
[[agreement]]
entity = "u"
asset = "frame"
acts = ["run", "copy"]
from = 2026-01-01
evidence = "https://example.org"
"""
SCHEDULE = '[[settlement]]\ngives = "one in ten"\nevidence = "https://example.org/terms"\n'


def _problems(text: str) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        read_settings((HEAD + text).encode(), "f.toml", WORDS)
    return [str(problem) for problem in caught.value.problems]


def test_what_is_not_said_has_its_default() -> None:
    (one,) = read_settings((HEAD + AGREEMENT).encode(), "f.toml", WORDS).agreements
    assert (one.id, one.kind, one.commercial) == (
        "u/frame",
        AgreementKind.PERMISSION,
        Value.YES,
    )
    assert [str(act) for act in one.acts] == ["copy", "run"]
    assert (str(one.begins), one.until, one.waives) == ("2026-01-01", None, ())
    assert str(one.place) == "f.toml:2:1"


def test_several_without_a_name_are_numbered() -> None:
    other = AGREEMENT.replace('"frame"', '"."')
    named = AGREEMENT + 'id = "of-2026"\n'
    text = HEAD + AGREEMENT + other + named + AGREEMENT
    found = read_settings(text.encode(), "f.toml", WORDS).agreements
    ids = [one.id for one in found]
    assert ids == ["u/frame", "u/.", "of-2026", "u/frame (agreement 2)"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            AGREEMENT + "until = 2025-12-31\n",
            "f.toml:8:9: ends 2025-12-31, before it begins; exchange from and until",
        ),
        (
            (AGREEMENT + 'id = "a"\n') * 2,
            "f.toml:15:6: 2 agreements have the id 'a'; give each an id of its own",
        ),
        (
            AGREEMENT + 'waives = ["credits"]\n',
            "f.toml:8:11: no licence has the duty 'credits'; did you mean 'credit'?",
        ),
        (
            SCHEDULE + "from = 2026-02-01\nuntil = 2026-01-01\n",
            "f.toml:6:9: ends 2026-01-01, before it begins; exchange from and until",
        ),
        (
            SCHEDULE + 'licence = "PPPL"\n',
            "f.toml:5:11: no terms are known for 'PPPL'; did you mean 'PPL'?",
        ),
    ],
)
def test_a_fault_is_said_with_its_place(text: str, problem: str) -> None:
    assert _problems(text) == [problem]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('acts = ["run", "copy"]\n', "", "'acts' is missing"),
        ('acts = ["run", "copy"]', "acts = []", "write at least one"),
        ("from = 2026-01-01\n", "", "'from' is missing"),
        ("from = 2026-01-01", 'from = "spring"', "'spring' has the wrong form"),
        ('evidence = "https://example.org"\n', "", "'evidence' is missing"),
        ('acts = ["run", "copy"]', 'acts = ["sell"]', "'sell' is not allowed here"),
    ],
)
def test_the_schema_holds(old: str, new: str, says: str) -> None:
    (problem,) = _problems(AGREEMENT.replace(old, new))
    assert says in problem


def test_a_schedule_keeps_the_stewards_words() -> None:
    text = HEAD + SCHEDULE + 'asset = "frame"\nuntil = 2026-12-31\n'
    (one,) = read_settings(text.encode(), "f.toml", WORDS).schedules
    assert (one.gives, one.licence, one.asset) == ("one in ten", "", "frame")
    assert str(one.until) == "2026-12-31"
