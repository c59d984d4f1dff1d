"""Does an IGES file say what stands in its first two sections (IGES 5.3, 2.2.4)?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.designs import iges
from pplcheck.syntax.hollerith import sections
from tests.read.designs.told import broken, rows, told

K = EvidenceKind


def _iges(
    start: list[str], fields: str, end: str = "\r\n", letters: tuple[str, str] = ("S", "G")
) -> bytes:
    """Return a file: 72 columns of content, a letter, a number of seven digits."""
    cut = [fields[at : at + 72] for at in range(0, len(fields), 72)]
    rows_ = [(text, letters[0], n) for n, text in enumerate(start, 1)]
    rows_ += [(text, letters[1], n) for n, text in enumerate(cut, 1)]
    rows_ += [("     110       1       0", "D", 1)]
    return "".join(f"{text:<72}{one}{n:>7}{end}" for text, one, n in rows_).encode()


def _global(author: str, organisation: str, between: str = ",", end: str = ";") -> str:
    def counted(text: str) -> str:
        return f"{len(text)}H{text}" if text else ""

    first = ["" if between == "," else f"1H{between}", "" if end == ";" else f"1H{end}"]
    named = ["Lamp arm", r"C:\Users\ada\arm.igs", "CAD", "1.0"]
    numbers = ["32", "38", "6", "308", "15"]
    rest = [counted("Lamp arm"), "1.", "2", counted("MM"), "1", "0.1", counted("260101.000000")]
    rest += ["1E-8", "500."]
    last = [counted(author), counted(organisation), "11", "0"]
    return between.join([*first, *map(counted, named), *numbers, *rest, *last]) + end


START = ["Arm of a lamp, licensed under CC-BY-SA-4.0", "Copyright 2026 Ada Maker"]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", ""])
@pytest.mark.parametrize(("between", "stop"), [(",", ";"), ("/", "#")])
def test_people_and_terms(end: str, between: str, stop: str) -> None:
    content = _iges(START, _global("Ada; Maker", "Commons, Coop", between, stop), end)
    seen = told(iges, content)
    assert rows(seen, K.NOTICE) == [("CC-BY-SA-4.0", 1, "")]
    assert rows(seen, K.COPYRIGHT) == [("Copyright 2026 Ada Maker", 2, "")]
    assert rows(seen, K.AUTHOR) == [("Ada; Maker", 3, "")]
    assert rows(seen, K.ORGANISATION) == [("Commons, Coop", 3, "")]
    assert rows(seen, K.TITLE) == [("Lamp arm", 3, ""), ("arm.igs", 3, "")]
    assert list(sections(content.decode()).fields())[-1] == "0"


def test_names_of_programmes_and_examples_are_nobodys() -> None:
    seen = told(iges, _iges([""], _global("Author", "SolidWorks")))
    assert rows(seen, K.AUTHOR, K.ORGANISATION) == []


def test_only_the_fixed_form_is_taken() -> None:
    for content in (
        b"version https://git-lfs.github.com/spec/v1\n",
        b"",
        _iges(["x"], "", letters=("B", "G")),
        _iges(["x"], "", letters=("C", "G")),
    ):
        assert not iges.claims(content)


def test_counts_that_lie_and_files_that_end() -> None:
    seen, what = broken(iges, _iges(START, "1H,,1H;,8HLamp arm,999999Hx"))
    assert what == "a text that is longer than its section"
    assert [one.value for one in seen if one.kind is K.TITLE] == ["Lamp arm", "x"]
    assert "without a global section" in broken(iges, _iges(START, "")[:164])[1]


@given(st.text(alphabet="0123456789H,; ab'\n", max_size=200))
def test_nothing_else_ends_it(fields: str) -> None:
    broken(iges, _iges(START, fields))
