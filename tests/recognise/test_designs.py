"""Are designs of a commons known in a site, whatever was done to them, and is nothing else?"""

import hashlib
import random

import numpy as np
import pytest
from numpy.typing import NDArray

from pplcheck.model.commons import Commons
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.past import Life, Past
from pplcheck.model.survey import FileRecord
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise.designs import KnownDesigns
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.held import Held, mesh_of
from pplcheck.recognise.identifiers import identified
from pplcheck.recognise.index import build, opened
from pplcheck.recognise.marks import is_mark
from pplcheck.recognise.texts import Drawn, sketch_of
from pplcheck.recognise.tokens import openscad, svg
from tests.recognise.solids import box, bracket, one_piece

Triangles = NDArray[np.float64]
_SITE = "github.com/shop/site"


def _id(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _held(path: str, mesh: Triangles, content: str = "") -> Held:
    return Held(path, _SITE, content or _id(mesh.tobytes()), mesh_of(mesh))


def _programme(seed: int, lines: int = 60) -> str:
    chance = random.Random(seed)
    return "".join(
        f"translate([{chance.randint(0, 99)}, {chance.random()}, 0]) cube({chance.random()});\n"
        for _ in range(lines)
    )


def _drawn(path: str, text: str) -> Drawn:
    return Drawn(path, _SITE, _id(text.encode()), sketch_of(openscad, text.encode()))


def _named(path: str, *names: str) -> list[Drawn]:
    seen = tuple(Evidence(EvidenceKind.IDENTIFIER, name) for name in names)
    return list(
        identified([FileRecord(path, _id(repr((path, names)).encode()), 1, seen)], _SITE)
    )


def _gathered(
    name: str, *meshes: Held, drawn: tuple[Drawn, ...] = (), family: tuple[str, ...] = ()
) -> Gathered:
    return Gathered(
        Commons(name, name, revision=f"{name}-1", family=family),
        Past((), ()),
        meshes=meshes,
        drawn=drawn,
    )


def _traces(*commons: Gathered, site: tuple[Held | Drawn, ...]) -> list[Trace]:
    known = KnownDesigns(opened(build(commons)))
    meshes = [one for one in site if isinstance(one, Held)]
    drawn = [one for one in site if isinstance(one, Drawn)]
    return sorted(known.recognise(meshes, drawn))


def _claimed(found: list[Trace]) -> list[Trace]:
    assert all(one.strength >= 0.7 or one.strength < 0.5 for one in found)
    return [one for one in found if one.strength >= 0.7]


FRAME = _gathered("frame", _held("arm.stl", bracket(1)), _held("foot.stl", one_piece(1)))


def test_an_enlarged_mirror_image_is_told_with_both_places() -> None:
    copy = (bracket(1) * np.array([-25.4, 25.4, 25.4]))[:, ::-1]
    (trace,) = _traces(FRAME, site=(_held("x/renamed.obj", copy),))
    assert (trace.commons, trace.there, trace.here.path) == (
        "frame",
        "arm.stl",
        "x/renamed.obj",
    )
    assert (trace.recogniser, trace.version) == ("shape", "frame-1")
    assert (trace.direction, trace.is_changed) == (Direction.UNKNOWN, True)
    assert trace.strength >= 0.9
    assert "25.4 times as large; mirrored" in trace.says


def test_an_export_in_another_order_is_the_design_unchanged() -> None:
    (trace,) = _traces(FRAME, site=(_held("a.stl", bracket(1)[::-1]),))
    assert not trace.is_changed


def test_each_part_on_a_plate_is_told() -> None:
    other = _gathered("gears", _held("gear.stl", one_piece(2)))
    plate = np.concatenate([one_piece(1), one_piece(2) + 500, one_piece(3) + 900])
    found = _traces(FRAME, other, site=(_held("plate.3mf", plate),))
    assert [(one.commons, one.there, one.recogniser) for one in _claimed(found)] == [
        ("frame", "foot.stl", "part"),
        ("gears", "gear.stl", "part"),
    ]


def test_what_is_equal_byte_by_byte_is_told_by_its_content_alone() -> None:
    known = FRAME.meshes[0]
    past = Past((), (), (Life(known.content, known.path, 0, 0),))
    frame = Gathered(FRAME.commons, past, meshes=FRAME.meshes)
    assert _traces(frame, site=(_held("a.stl", bracket(1)),)) == []
    assert _traces(frame, site=(_held("a.stl", bracket(1)[::-1]),)) != []


def test_equal_files_of_a_site_are_all_told() -> None:
    copies = [_held(f"{n}.stl", bracket(1)[::-1]) for n in range(50)]
    found = _traces(FRAME, site=tuple(copies))
    assert len({one.here.path for one in found}) == len(found) == 50


@pytest.mark.parametrize("mesh", [box(10, 20, 30), bracket(7), one_piece(9), bracket(1)[:0]])
def test_boxes_and_other_designs_are_not_claimed(mesh: Triangles) -> None:
    commons = _gathered("frame", _held("box.stl", box(1, 2, 3)), *FRAME.meshes)
    assert _claimed(_traces(commons, site=(_held("x.stl", mesh),))) == []


def test_a_programme_is_told_by_how_much_it_shares() -> None:
    frame = _gathered("frame", drawn=(_drawn("arm.scad", _programme(1)),))
    copy = "// mine\n" + _programme(1).replace("\n", "\n\n  ")
    half = _programme(1) + _programme(2, 30)
    less = _programme(1) + _programme(2, 100)
    found = _traces(
        frame, site=(_drawn("a.scad", copy), _drawn("b.scad", half), _drawn("c.scad", less))
    )
    told = [(one.here.path, one.recogniser, one.is_changed) for one in found]
    assert told == [
        ("a.scad", "tokens:openscad", False),
        ("b.scad", "tokens:openscad", True),
        ("c.scad", "tokens:openscad", True),
    ]
    strong, weaker, review = (one.strength for one in found)
    assert strong > weaker >= 0.7
    assert review < 0.5


def test_from_which_of_two_a_library_came_is_not_sure() -> None:
    library = _drawn("lib/nuts.scad", _programme(5))
    both = [_gathered(name, drawn=(library,)) for name in ("frame", "lamp")]
    found = _claimed(_traces(*both, site=(_drawn("x.scad", _programme(5) + "\ncube(1);"),)))
    assert {one.commons for one in found} == {"frame", "lamp"}
    assert all("1 more of these commons" in one.says for one in found)
    assert all(one.strength == 0.7 for one in found)


@pytest.mark.parametrize("is_kin", [False, True])
def test_what_three_unrelated_commons_hold_is_nobodys(is_kin: bool) -> None:
    root = ("1" * 40,) if is_kin else ()
    held, named = _held("screw.stl", bracket(1)), _named("a.FCStd", "freecad-uid:1")
    text = _drawn("threads.scad", _programme(5))
    commons = [
        _gathered(name, held, drawn=(text, *named), family=root) for name in ("a", "b", "c")
    ]
    found = _traces(
        *commons,
        site=(
            _held("x.stl", bracket(1)[::-1]),
            _drawn("x.scad", _programme(5) + "\ncube(1);"),
            *_named("x.FCStd", "freecad-uid:1"),
        ),
    )
    assert len(_claimed(found)) == len(found) == (9 if is_kin else 0)


def test_a_name_that_a_programme_gave_makes_kin() -> None:
    frame = _gathered(
        "frame",
        drawn=(
            *_named("arm.FCStd", "freecad-uid:1", "freecad-solid:7:9", "freecad-solid:8:9"),
            *_named("readme.md", "thing:42"),
        ),
    )
    site = (
        *_named("x.FCStd", "freecad-solid:7:9", "freecad-solid:8:9", "freecad-uid:2"),
        *_named("y.scad", "thing:42", "urn:uuid:7"),
        *_named("z.scad", "thing:421"),
    )
    found = _traces(frame, site=site)
    assert [
        (one.here.path, one.there, one.recogniser, one.strength, one.says) for one in found
    ] == [
        ("x.FCStd", "arm.FCStd", "identifier:freecad-solid", 0.8,
         "2 times the same freecad-solid"),
        ("y.scad", "readme.md", "identifier:thing", 0.9, "the same thing"),
    ]  # fmt: skip


def test_a_template_of_many_files_makes_no_kin() -> None:
    many = [one for n in range(20) for one in _named(f"{n}.FCStd", "freecad-uid:1")]
    frame = _gathered("frame", drawn=tuple(many))
    assert _traces(frame, site=tuple(_named("x.FCStd", "freecad-uid:1"))) == []


def test_two_machines_say_the_same() -> None:
    site = (_held("b.stl", bracket(1)[::-1]), _held("a.stl", bracket(1)[::-1] * 2))
    known = KnownDesigns(opened(build([FRAME])))
    assert list(known.recognise(site, ())) == list(known.recognise(site[::-1], ()))


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("oshw/certification-mark-CA000046-wide.svg", True),
        ("art/OSHW-logo.dxf", True),
        ("docs/cc-by-sa.svg", True),
        ("docs/by-nc-sa.svg", True),
        ("art/openflexure_logo.svg", False),
        ("parts/acceleration.svg", False),
        ("parts/ccby.scad", False),
        ("oshw/frame.kicad_pcb", False),
    ],
)
def test_marks_that_anybody_may_show_are_known_by_name(path: str, is_one: bool) -> None:
    assert is_mark(path) is is_one


def test_a_mark_makes_nobody_kin() -> None:
    corners = [" ".join(f"{x},{(x * n) % 11}" for x in range(12)) for n in range(1, 10)]
    drawing = "".join(f'<polygon points="{points}"/>' for points in corners)
    logo = sketch_of(svg, f'<svg xmlns="http://www.w3.org/2000/svg">{drawing}</svg>'.encode())
    for name, number in (("oshw.svg", 0), ("arm.svg", 1)):
        frame = _gathered("frame", drawn=(Drawn(name, "", _id(b"1"), logo),))
        assert len(_traces(frame, site=(Drawn(name, _SITE, _id(b"2"), logo),))) == number
