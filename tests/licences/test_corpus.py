"""Do the fingerprints belong to the texts they are said to be made from?"""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pplcheck.licences.corpus.fingerprints import groups, pack, unpack
from pplcheck.licences.corpus.references import by_name, references
from pplcheck.licences.expression import parse_expression
from pplcheck.licences.words import words

SETS = st.lists(st.frozensets(st.integers(0, 2**64 - 1), max_size=20), min_size=1, max_size=64)


@given(SETS)
def test_what_is_packed_is_found_again(texts: list[frozenset[int]]) -> None:
    packed = unpack(pack([set(text) for text in texts]))
    for bit, text in enumerate(texts):
        counts = packed.shared(text)
        assert sum(n for owners, n in counts.items() if owners >> bit & 1) == len(text)
    assert not packed.shared(set(range(50)) - set().union(*texts))


def test_the_fingerprints_are_those_of_the_real_texts(shared: Path) -> None:
    about = json.loads(
        files("pplcheck.licences.corpus").joinpath("fingerprints.json").read_text()
    )
    kin = {name: row for name, row in about["texts"].items() if name.startswith("kin:")}
    assert kin
    for name, row in kin.items():
        text = (shared / "licences" / name.removeprefix("kin:")).read_text(encoding="utf-8")
        assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"]
        assert len(groups(words(text))) == row["groups"]


def test_every_id_is_on_the_spdx_list_or_a_licence_ref() -> None:
    assert not [one.id for one in references() if parse_expression(one.id).unknown]


def test_no_name_means_two_licences() -> None:
    named: dict[str, set[str]] = {}
    for reference in references():
        for name in (*reference.names, *reference.tokens):
            named.setdefault(name, set()).add(reference.id)
    assert not {name: ids for name, ids in named.items() if len(ids) > 1}
    assert by_name()["ppl"] == "PPL"
