"""Does a guarded reader say what it would say here, and does its end say why?"""

import json

from hypothesis import given
from hypothesis import strategies as st

from pplcheck.engine import Limits
from pplcheck.model.evidence import Evidence, EvidenceKind, Precedence, Relation
from pplcheck.pipeline.guarded import Guard, answer, as_json, from_json
from pplcheck.read import design_readers
from pplcheck.syntax.places import UnparsableError

TEXTS = st.text(st.characters(), max_size=20)
EVIDENCE = st.builds(
    Evidence,
    st.sampled_from(EvidenceKind),
    TEXTS,
    line=st.integers(0, 10**9),
    confidence=st.floats(0, 1),
    is_default=st.booleans(),
    paths=st.lists(TEXTS, max_size=2).map(tuple),
    means=TEXTS,
    precedence=st.sampled_from(Precedence),
    copyrights=st.lists(TEXTS, max_size=2).map(tuple),
    locator=TEXTS,
    relation=st.one_of(st.none(), st.sampled_from(Relation)),
)


@given(EVIDENCE)
def test_evidence_comes_back_from_json_as_it_was(seen: Evidence) -> None:
    revived = from_json(json.loads(json.dumps(as_json(seen))))
    assert revived == seen
    assert [type(getattr(revived, name)) for name in Evidence.__slots__] == [
        type(getattr(seen, name)) for name in Evidence.__slots__
    ]


def here(name: str, path: str, content: bytes) -> tuple[list[Evidence], str]:
    """Return what the reader says without a guard."""
    reader = {one.NAME: one for one in design_readers()}[name]
    seen: list[Evidence] = []
    try:
        seen.extend(reader.read(path, content))
    except UnparsableError as error:
        return seen, error.what
    return seen, ""


def test_what_is_said_and_why_not_more_is_what_the_reader_says() -> None:
    contents = [b"", b"%PDF-1.7", b"PK\3\4" + bytes(100), bytes(1000)]
    with Guard() as guard:
        for reader in design_readers():
            for content in contents:
                seen, fault = guard.read(reader.NAME, "a/b", content)
                assert (list(seen), fault[2] if fault else "") == here(
                    reader.NAME, "a/b", content
                )


def test_what_takes_too_long_says_nothing_but_that() -> None:
    limits = Limits(cpu_seconds=20, seconds=0.001, memory=256 * 2**20, answer=2**20)
    with Guard(limits) as guard:
        seen, fault = guard.read("fcstd", "a.fcstd", b"")
    assert seen == ()
    assert fault == (0, 0, "took longer than 0.001 s; not read")


def test_a_guard_that_reads_nothing_starts_nothing() -> None:
    guard = Guard()
    guard.close()
    guard.close()


def test_the_other_process_answers_in_json() -> None:
    argument = json.dumps(["fcstd", "a.fcstd"])
    said = json.loads(json.dumps(answer(argument, b"nothing")))
    assert said[0] == []
    assert said[1][:2] == [0, 0]
