"""Are answers read as they are written, and is every fault in them said with its place?"""

from datetime import date

import pytest

from pplcheck.config import Vocabulary, read_settings, vocabulary_of
from pplcheck.config.contests import read_contests
from pplcheck.model.contest import Ruling
from pplcheck.model.errors import ConfigurationError
from tests.judge.cases import ALL_TERMS

WORDS: Vocabulary = vocabulary_of(ALL_TERMS.values())
FILE = """\
schema = "pplcheck.contest/1"
entity = "velocity-freight"
[[answer]]
asset = "frame"
licence = "PPL"
statement = "We stopped selling it in March."
evidence = "https://velocity.example/notice"
on = 2026-10-01
[[answer]]
statement = "And the accounts are of another firm."
on = 2026-10-02
[answer.resolved]
ruling = "dismissed"
by = "R. Steward"
on = 2026-10-20
reason = "the register's number is theirs"
"""


def test_answers_are_read_in_their_order() -> None:
    first, second = read_contests(FILE.encode(), "c.toml")
    assert (first.id, first.entity, first.asset, first.licence) == (
        "velocity-freight#1", "velocity-freight", "frame", "PPL",
    )  # fmt: skip
    assert (first.on, first.resolved, str(first.place)) == (
        date(2026, 10, 1), None, "c.toml:3:1",
    )  # fmt: skip
    assert (second.id, second.asset, second.licence) == ("velocity-freight#2", "", "")
    assert second.resolved
    assert second.resolved.ruling is Ruling.DISMISSED


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("contest/1", "contest/2", "c.toml:1:10: 'pplcheck.contest/2' is not allowed here"),
        ('entity = "velocity-freight"\n', "", "c.toml:1:1: 'entity' is missing; add it"),
        ('statement = "And', 'statment = "And', "c.toml:10:1: unknown key 'statment'; did you mean 'statement'?"),
        ("on = 2026-10-02", 'on = "yesterday"', "c.toml:11:6: 'yesterday' has the wrong form; write a date"),
        ("on = 2026-10-02", "on = 2026-10-02T10:00:00", "c.toml:11:6: '2026-10-02T10:00:00' has the wrong form; write a date"),
        ("dismissed", "refused", "c.toml:13:10: 'refused' is not allowed here; write one of upheld, dismissed"),
        ("on = 2026-10-20", "on = 2026-10-01", "c.toml:15:6: decided on 2026-10-01, before the answer was given"),
        ('"We stopped selling it in March."', '" "', "c.toml:6:13: ' ' has the wrong form; write at least one word"),
        ("We stopped", "We stopped " * 400, "c.toml:6:13: 'We stopped We stopped"),
        ('by = "R. Steward"\n', "", "c.toml:12:1: 'by' is missing; add it"),
    ],
)  # fmt: skip
def test_each_fault_has_its_line(old: str, new: str, message: str) -> None:
    assert old in FILE
    with pytest.raises(ConfigurationError) as caught:
        read_contests(FILE.replace(old, new, 1).encode(), "c.toml")
    assert any(str(one).startswith(message) for one in caught.value.problems)


def test_a_long_statement_is_refused_with_the_length_that_it_may_have() -> None:
    content = FILE.replace("We stopped", "We stopped " * 400)
    with pytest.raises(ConfigurationError, match="at most 4,000 characters"):
        read_contests(content.encode(), "c.toml")


def test_an_empty_file_of_answers_is_none() -> None:
    with pytest.raises(ConfigurationError, match="'answer' is missing"):
        read_contests(b'schema = "pplcheck.contest/1"\nentity = "e"\n', "c.toml")


def test_the_settings_say_where_answers_stand_and_how_long_they_pause() -> None:
    content = (
        'schema = "pplcheck.config/1"\n[contests]\nfiles = ["contest/*.toml"]\n'
        'pause_days = 14\n[people]\nopt_out = "people/left-out"\n'
    )
    found = read_settings(content.encode(), "f.toml", WORDS)
    assert (found.contest_files, found.pause_days, found.opt_out) == (
        ("contest/*.toml",), 14, "people/left-out",
    )  # fmt: skip
    assert read_settings(b'schema = "pplcheck.config/1"\n', "f.toml", WORDS).pause_days == 30
    with pytest.raises(
        ConfigurationError, match=r"^f\.toml:4:14: 1000 does not fit; write at most 365"
    ):
        read_settings(content.replace("14", "1000").encode(), "f.toml", WORDS)
