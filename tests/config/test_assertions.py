"""Is what is written read back as the same, and is what is wrong said with its place?"""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.config import read_assertion, read_criteria, vocabulary_of
from pplcheck.model.assertion import Assertion, MadeBy
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.place import Place
from pplcheck.report.assertion import assertion_text
from tests.judge.cases import ALL_TERMS

VOCABULARY = vocabulary_of(ALL_TERMS.values())
FACTS = VOCABULARY.entity_facts

GOOD = """\
schema = "pplcheck.assertion/1"
made_by = "self"
maker = "riders"
issued = 2026-11-22
expires = 2027-11-22
serial = 3
supersedes = 2
[entity]
name = "Riders"
id = ["es-coop:12-3456"]
[[fact]]
name = "outside_return"
value = "no"
as_of = 2025-12-31
evidence = "accounts 2025 p. 4"
"""

_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(
    lambda text: re.search(r"\S", text)
)
_days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
_kinds = st.sampled_from(["github", "lei", "purl", "a b", 'q"', "é", "x.y"])


@st.composite
def _assertions(draw: st.DrawFn) -> Assertion:
    as_of, issued, expires = sorted(draw(st.tuples(_days, _days, _days)))
    made_by = draw(st.sampled_from(MadeBy))
    is_own = made_by is MadeBy.SELF
    pairs = {("domain", draw(_words))} if draw(st.booleans()) else set()
    pairs |= {("register", draw(_words)), ("id", draw(_words).replace(":", "x"))}
    pairs |= draw(st.sets(st.tuples(_kinds, _words), max_size=4))
    serial = draw(st.integers(2, 10**9))
    return Assertion(
        names=tuple(draw(st.lists(_words, min_size=1, max_size=3))),
        identifiers=tuple(sorted(pairs)),
        made_by=made_by,
        maker=draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:@+-]{0,30}", fullmatch=True)),
        issued=issued,
        expires=expires,
        serial=serial,
        facts=tuple(
            Fact(
                name=name,
                value=draw(st.sampled_from([Value.YES, Value.NO])),
                level=Level.STATED if is_own else Level.ATTESTED,
                by=Speaker.SELF if is_own else Speaker.FEDERATION,
                evidence=draw(_words),
                sha256=draw(st.sampled_from(["", "0af3" * 16])),
                valid_from=as_of,
                valid_until=expires,
            )
            for name in draw(st.lists(st.sampled_from(FACTS), unique=True, min_size=1))
        ),
        place=Place("a.toml"),
        supersedes=draw(st.none() | st.integers(1, serial - 1)),
    )


@settings(deadline=None)
@given(_assertions())
def test_what_is_written_is_read_back_as_the_same(assertion: Assertion) -> None:
    written = assertion_text(assertion)
    read = read_assertion(written, "a.toml", VOCABULARY)
    assert replace(read, place=Place("a.toml")) == assertion
    assert assertion_text(read) == written


@settings(deadline=None)
@given(_words)
def test_nothing_hides_from_who_reads_before_signing(words: str) -> None:
    assertion = read_assertion(GOOD.encode(), "a.toml", VOCABULARY)
    text = assertion_text(replace(assertion, names=(words,))).decode()
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]", text
    )
    assert text.count("\n") == assertion_text(assertion).decode().count("\n")


def test_the_weight_is_that_of_the_maker() -> None:
    (own,) = read_assertion(GOOD.encode(), "a.toml", VOCABULARY).facts
    assert (own.level, own.by) == (Level.STATED, Speaker.SELF)
    of_federation = GOOD.replace('"self"', '"federation"').encode()
    (other,) = read_assertion(of_federation, "a.toml", VOCABULARY).facts
    assert (other.level, other.by) == (Level.ATTESTED, Speaker.FEDERATION)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("serial = 3", "serial = 2", "a.toml:7:14: serial 2 cannot supersede 2"),
        ("serial = 3", "serial = 0", "a.toml:6:10: 0 does not fit"),
        ("serial = 3", "serial = true", "a.toml:6:10: true does not fit"),
        ("2027-11-22", "2026-11-21", "a.toml:5:11: it expires 2026-11-21, before 2026-11-22"),
        (
            "2025-12-31",
            "2026-11-23",
            "a.toml:14:9: speaks of 2026-11-23, after the day of issue",
        ),
        ("2025-12-31", "2025-12-31T00:00:00Z", "write a date such as"),
        ('"outside_return"', '"outside_retrun"', "did you mean 'outside_return'?"),
        ('"outside_return"', '"credit_given"', "is about a use; state it there"),
        ('"outside_return"', '"natural_person"', "the fact 'natural_person' is not stated"),
        ('value = "no"', "value = false", "write one of yes, no"),
        ('value = "no"', 'value = "unknown"', "write one of yes, no"),
        ('"self"', '"register"', "write one of self, federation"),
        ('"riders"', '"-r x"', "a.toml:3:9: '-r x' has the wrong form"),
        ('"riders"', '"*"', "has the wrong form"),
        ('"riders"', '"a,b"', "has the wrong form"),
        ('id = ["es-coop:12-3456"]', "", "nothing tells which entity is meant"),
        ('id = ["es-coop:12-3456"]', 'identifiers = {id = "x"}', "an id stands elsewhere"),
        ('evidence = "accounts 2025 p. 4"', 'evidence = " "', "has the wrong form"),
        ('evidence = "accounts 2025 p. 4"', "", "'evidence' is missing"),
        ('evidence = "accounts', 'level = 3\nevidence = "accounts', "unknown key 'level'"),
        ("serial = 3", "serial = 3\nserial = 4", "not TOML"),
        ("[[fact]]", "[fact]", "write a list"),
    ],
)
def test_what_is_wrong_is_said(old: str, new: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(says)):
        read_assertion(GOOD.replace(old, new).encode(), "a.toml", VOCABULARY)


def test_one_fact_is_asserted_once() -> None:
    twice = GOOD + GOOD[GOOD.index("[[fact]]") :].replace('"no"', '"yes"')
    with pytest.raises(ConfigurationError, match="asserted twice"):
        read_assertion(twice.encode(), "a.toml", VOCABULARY)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\0", b"x = [" * 50_000, b" " * 2**19])
def test_hostile_bytes_are_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_assertion(content, "a.toml", VOCABULARY)
    assert all("\n" not in str(problem) for problem in caught.value.problems)


def test_criteria_name_facts_that_a_licence_asks_for() -> None:
    text = (
        'schema = "pplcheck.criteria/1"\n[[federation]]\nprincipal = "f"\n'
        'facts = ["owners_are_workers", "business"]\nsource = "https://f.example"\n'
        "since = 2026-01-01\n"
    )
    (found,) = read_criteria(text.encode(), "c.toml", VOCABULARY)
    assert (found.principal, found.facts) == ("f", ("business", "owners_are_workers"))
    with pytest.raises(ConfigurationError, match=r"c\.toml:4:32: no licence asks"):
        read_criteria(text.replace("business", "bussines").encode(), "c.toml", VOCABULARY)
