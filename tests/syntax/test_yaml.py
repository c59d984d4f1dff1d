"""Is YAML read as it was written, with every place, and without trusting it?"""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax import yaml
from pplcheck.syntax.places import UnparsableError


def test_every_scalar_stays_what_was_written() -> None:
    # YAML 1.1 makes a truth value of `no`, a number of `1.10`, a day of the third.
    content = b"a: no\nb: 1.10\nc: 2026-01-02\nd: ~\ne:\nf: [0BSD, 'x']\n"
    assert yaml.load(content) == {
        "a": "no", "b": "1.10", "c": "2026-01-02", "d": None, "e": None, "f": ["0BSD", "x"],
    }  # fmt: skip


def test_places_count_lines_and_characters_from_one() -> None:
    places = yaml.places("é: 1\nlegal:\n  license: PPL\n  list:\n    - MIT\n".encode())
    assert places.of_value(("legal", "license")) == (3, 12)
    assert places.of_value(("legal", "list", 0)) == (5, 7)
    assert places.of_key(("legal",)) == (2, 1)


def test_only_the_first_document_counts() -> None:
    assert yaml.load(b"---\na: 1\n---\nb: 2\n") == {"a": "1"}


def test_an_alias_gives_what_it_stands_for() -> None:
    assert yaml.load(b"a: &x {l: PPL}\nb: *x\n") == {"a": {"l": "PPL"}, "b": {"l": "PPL"}}


def test_aliases_upon_aliases_cost_nothing() -> None:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    content = "\n".join(["a0: &a0 [x]", *lines, "license: PPL"]).encode()
    assert yaml.load(content)["license"] == "PPL"
    assert yaml.places(content).of_value(("license",)) == (41, 10)


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"a: [b", 1, "not YAML"),
        (b"a: 1\nb: x\x01", 2, "not allowed"),
        (b"a: 1\n\t- b", 2, "not YAML"),
        (b"a: \xff", 1, "not UTF-8"),
        (b"a: &a [*a]", 1, "holds itself"),
        (b'a: "\\UFFFFFFFF"', 1, "not YAML"),
        (b"[" * 5_000, 1, "nested too deeply"),
        (b"- " * 5_000, 1, "nested too deeply"),
        (b"a: x\n" * 20_000, 1, "more than 64 KiB"),
    ],
)
def test_what_is_no_yaml_is_said_with_its_place(content: bytes, line: int, what: str) -> None:
    with pytest.raises(UnparsableError, match=what) as caught:
        yaml.load(content)
    assert caught.value.line == line


def test_a_tag_makes_no_object() -> None:
    assert yaml.load(b"a: !!python/object/apply:os.getcwd []\n") == {"a": []}


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
def test_no_text_ends_in_another_error(text: str) -> None:
    with suppress(UnparsableError):
        yaml.load(text.encode("utf-8", "surrogatepass"))
