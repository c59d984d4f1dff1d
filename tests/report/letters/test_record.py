"""Is the record that is drafted one that our own reader takes, whatever it names?"""

import tomllib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pplcheck.config import read_settings, vocabulary_of
from pplcheck.model.act import Act
from pplcheck.model.agreement import AgreementKind
from pplcheck.model.fact import Value
from pplcheck.model.translation import Language
from pplcheck.report.letters.record import Proposed, quoted, record
from pplcheck.report.letters.words import words_in
from tests.graph.hostile import HOSTILE
from tests.judge.cases import ALL_TERMS

WORDS = vocabulary_of(ALL_TERMS.values())
TEXTS = (st.sampled_from(HOSTILE) | st.text()).filter(
    lambda text: not any("\ud800" <= char <= "\udfff" for char in text)
)


@given(TEXTS)
def test_a_text_is_written_so_that_it_means_itself_and_hides_nothing(text: str) -> None:
    written = quoted(text)
    assert tomllib.loads(f"a = {written}") == {"a": text}
    assert not any(char in written for char in "\n\r\x1b\x7f\u202e\u2066\ufeff")


PROPOSED = st.builds(
    Proposed,
    st.sampled_from(AgreementKind),
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True),
    TEXTS.filter(lambda text: text.strip() != ""),
    st.lists(st.sampled_from(Act), min_size=1, unique=True).map(tuple),
    st.sampled_from((Value.YES, Value.NO)),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    st.none() | st.dates(date(2029, 1, 1), date(2030, 1, 1)),
    TEXTS.filter(lambda text: text == "" or text.strip() != ""),
)


@given(st.lists(PROPOSED, min_size=1, max_size=3), st.sampled_from(Language))
def test_our_own_reader_takes_it(proposed: list[Proposed], language: Language) -> None:
    written = record(proposed, words_in(language), date(2026, 11, 22))
    text = f'schema = "pplcheck.config/1"\n{written}'
    read = read_settings(text.encode(), "f.toml", WORDS).agreements
    assert [
        (one.kind, one.entity, one.asset, set(one.acts), one.commercial, one.begins, one.until)
        for one in read
    ] == [
        (one.kind, one.entity, one.asset, set(one.acts), one.commercial, one.begins, one.until)
        for one in proposed
    ]
    fill = words_in(language).say("fill_in", what="")
    assert all(one.evidence.startswith(fill) for one in read)
    assert all(one.gives for one in read)


def test_the_end_that_is_offered_is_a_day_of_the_calendar() -> None:
    leap = Proposed(
        AgreementKind.PERMISSION, "u", ".", (Act.RUN,), Value.YES, date(2028, 2, 29)
    )
    written = record([leap], words_in(Language.ENGLISH), date(2026, 11, 22))
    assert "# until    = 2029-02-28  #" in written
    tomllib.loads(written.replace("# until", "until"))
