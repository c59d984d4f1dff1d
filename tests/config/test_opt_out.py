"""Is the list of who must not appear read, and does no message of it name anybody?"""

import hashlib

import pytest

from pplcheck.config.opt_out import read_opt_out
from pplcheck.model.errors import ConfigurationError

# As `printf %s jane@example.org | sha256sum` writes it.
JANE = "13d855ce931073d4924ac377cda0e9a543908b9d6607727c8033d729c65eced6"


def test_a_hash_is_what_other_programs_write() -> None:
    assert hashlib.sha256(b"jane@example.org").hexdigest() == JANE


@pytest.mark.parametrize(
    "content",
    [
        JANE,
        f"# who asked to be left out\n\n{JANE}\n",
        f"  {JANE.upper()}  # asked on 2026-11-22\r\n",
        f"\ufeff{JANE}\n",
    ],
)
def test_lines_comments_and_blank_lines(content: str) -> None:
    assert read_opt_out(content.encode(), "o") == {JANE}


def test_an_empty_list_leaves_nobody_out() -> None:
    assert read_opt_out(b"", "o") == frozenset()


@pytest.mark.parametrize(
    "line", ["jane@example.org", JANE[:-1], f"{JANE}0", f"{JANE} {JANE}", "g" * 64, "٣" * 64]
)
def test_a_line_that_is_no_hash_is_refused_and_not_repeated(line: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_opt_out(f"{JANE}\n  {line}\n".encode(), "people/out")
    (problem,) = caught.value.problems
    assert str(problem).startswith("people/out:2:3: this is no hash; write the 64 hex digits")
    assert line not in str(problem)


def test_every_bad_line_is_said() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_opt_out(b"a\nb # c\n# d\n", "o")
    assert [str(one.place) for one in caught.value.problems] == ["o:1:1", "o:2:1"]


def test_what_is_not_utf_8_has_its_line() -> None:
    with pytest.raises(ConfigurationError, match=r"^o:2: not UTF-8 text; save it as UTF-8"):
        read_opt_out(JANE.encode() + b"\n\xff\n", "o")


def test_a_list_without_end_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="more than 100,000 lines"):
        read_opt_out(b"\n" * 200_000, "o")
