"""Are the words of a drawing's text those that a person sees?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax.mtext import shown, shown_in_lines


@pytest.mark.parametrize(
    ("written", "words"),
    [
        # The examples of Autodesk's reference, "Format multiline text", and real drawings.
        (r"\C7;LICENSE FOR \C7;", "LICENSE FOR "),
        (r"First\Psecond", "First\nsecond"),
        (r"{\fArial|b0|i0|c0|p34;CC BY} 4.0", "CC BY 4.0"),
        (r"\A1;\H0.95x;\W0.8;\Q15;\T2;a", "a"),
        (r"\pi0,l4,t4;a", "a"),
        (r"\Lunder\l \Oover\o \Kstruck\k", "under over struck"),
        (r"\S1/2; \S1^2; \S1#2;", "1/2 1/2 1/2"),
        (r"a\~b", "a b"),
        (r"\{a\} \\P", r"{a} \P"),
        (r"\U+00A9 Ada", "© Ada"),
        (r"45%%d %%p1 %%c5 %%uA%%u 100%%% %%065", "45° ±1 ⌀5 A 100% A"),
        (r"^Ja^ b", "\na^b"),
        (r"C:\Users", r"C:\Users"),
        (r"\Cno end", r"\Cno end"),
    ],
)
def test_codes_are_no_words(written: str, words: str) -> None:
    assert shown_in_lines(written) == words


def test_in_a_line_of_text_a_backslash_is_one() -> None:
    assert shown(r"\Parts {1} %%d") == r"\Parts {1} °"


def test_half_a_sign_is_none() -> None:
    assert shown(r"\U+D83D") == "?"


@given(st.text(alphabet=r"\{};%^PUCS+0d1 a", max_size=60))
def test_chance_is_some_words(written: str) -> None:
    assert len(shown_in_lines(written)) <= len(written)
