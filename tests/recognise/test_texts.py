"""Which known texts, boards and drawings does one share its parts with?"""

import random

from pplcheck.model.likeness import Alike, Likeness
from pplcheck.recognise.texts import Drawn, TextIndex, sketch_of
from pplcheck.recognise.tokens import openscad, svg
from pplcheck.recognise.tokens.registry import KINDS, kind_of


def _programme(seed: int, lines: int = 60) -> str:
    chance = random.Random(seed)
    said = [
        f"translate([{chance.randint(0, 99)}, {chance.random()}, 0]) cube({chance.random()})"
        for _ in range(lines)
    ]
    return ";\n".join(said) + ";\n"


def _drawn(path: str, text: str) -> Drawn:
    sketch = sketch_of(openscad, text.encode())
    return Drawn(path, path.partition("/")[0], str(hash(text)), sketch)


def _by(method: str, found: tuple[Likeness, ...]) -> list[Likeness]:
    return [one for one in found if one.method == method]


COMMONS = TextIndex(_drawn(f"commons/{n}.scad", _programme(n)) for n in range(9))


def test_a_reformatted_copy_is_the_same() -> None:
    copy = "// mine now\n" + _programme(3).replace("\n", "\n\n\t").replace(", ", ",")
    (found,) = COMMONS.like(_drawn("shop/x.scad", copy))
    assert (found.other, found.method, found.alike) == (
        "commons/3.scad",
        "openscad",
        Alike.SAME,
    )
    assert found.score == 1.0
    assert found.is_claimed


def test_a_changed_copy_is_claimed_from_a_half_and_shown_below() -> None:
    lines = _programme(3).splitlines()
    (half,) = COMMONS.like(_drawn("x/a", "\n".join([*lines, *_programme(77, 30).splitlines()])))
    assert half.is_claimed
    assert half.alike is Alike.SIMILAR
    assert half.score is not None
    assert 0.6 < half.score < 0.75
    (less,) = COMMONS.like(_drawn("x/a", "\n".join([*lines, *_programme(77, 90).splitlines()])))
    assert not less.is_claimed
    assert COMMONS.like(_drawn("x/a", _programme(50))) == ()


def test_large_files_compare_by_sample() -> None:
    text = _programme(1, 4000)
    drawn = _drawn("commons/large.scad", text)
    assert drawn.sketch.halvings
    assert len(drawn.sketch.tokens) <= 256 * 8
    index = TextIndex([drawn])
    more = _drawn("x/a", text + _programme(2, 2000))
    (found,) = index.like(more)
    assert found.score is not None
    assert abs(found.score - 2 / 3) < 0.1
    (found,) = index.like(_drawn("x/a", text + _programme(2, 100)))
    assert found.is_claimed


def test_small_files_say_nothing_even_if_equal() -> None:
    index = TextIndex([_drawn("commons/a.scad", "include <x.scad>\ncube([1, 2, 3]);")])
    (found,) = index.like(_drawn("x/b.scad", "include <x.scad>\ncube([1, 2, 3]);"))
    assert (found.method, found.is_claimed) == ("content", False)


def test_what_many_hold_is_from_a_library() -> None:
    index = TextIndex(_drawn(f"{n}/lib.scad", _programme(1)) for n in range(3))
    found = index.like(_drawn("x/lib.scad", _programme(1) + "\n// changed"))
    assert len(found) == 3
    assert not any(one.is_claimed for one in found)
    assert found[0].says == "in 3 collections: from a library?"


def test_a_shared_library_weighs_less_than_what_is_ones_own() -> None:
    library = _programme(0, 60)
    held = [_drawn(f"{n}/a.scad", library + _programme(n, 60)) for n in range(1, 20)]
    asked = _drawn("x/a.scad", library + _programme(1, 60))
    (found,) = _by("openscad", TextIndex(held).like(asked))
    assert found.other == "1/a.scad"
    assert not _by("openscad", TextIndex(held).like(_drawn("x/b", library + _programme(99))))


def test_kinds_are_told_by_ending_and_do_not_mix() -> None:
    assert {kind.NAME for kind in KINDS} == {
        "dxf", "kicad-board", "kicad-schematic", "openscad", "svg",
    }  # fmt: skip
    assert kind_of("a/B.KICAD_PCB") is not None
    assert kind_of("a/b.stl") is None
    known = Drawn("c/a.svg", "c", "1", sketch_of(svg, b"<svg/>"))
    assert TextIndex([known]).like(_drawn("x/a", _programme(1))) == ()


def test_an_empty_index_and_a_file_itself_give_nothing() -> None:
    assert TextIndex([]).like(_drawn("x/a", _programme(1))) == ()
    one = _drawn("x/a", _programme(1))
    assert TextIndex([one]).like(one) == ()
