"""Which designs of a tree belong together?"""

from time import process_time

import pytest

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.model.link import Link
from pplcheck.model.survey import FileRecord
from pplcheck.recognise import links

# Of a slow, busy machine; it takes a tenth of a second on an idle one.
_SECONDS = 3
MESH = Format("mesh", Role.DESIGN, "", ())


def _links_between(files: list[FileRecord]) -> tuple[Link, ...]:
    linked = links.links_between(files)
    assert linked.unread == ()
    return linked.links


def _file(path: str, *evidence: Evidence) -> FileRecord:
    return FileRecord(path, "0" * 40, 1, evidence, format=MESH)


def _link(target: str, relation: Relation = Relation.CONTAINS) -> Evidence:
    return Evidence(EvidenceKind.LINK, target, 3, 5, relation=relation)


def _identifier(value: str) -> Evidence:
    return Evidence(EvidenceKind.IDENTIFIER, value)


@pytest.mark.parametrize(
    ("target", "found", "strength"),
    [
        ("gears.scad", "cad/gears.scad", 1.0),
        ("../lib/MCAD/screw.scad", "lib/MCAD/screw.scad", 1.0),
        ("MCAD/screw.scad", "lib/MCAD/screw.scad", 0.8),
        ("..\\lib\\MCAD\\screw.scad", "lib/MCAD/screw.scad", 1.0),
        ("${KIPRJMOD}/gears.scad", "cad/gears.scad", 1.0),
        ("knob.stl", "print/Knob.stl", 0.7),
        ("knob", "print/Knob.stl", 0.7),
        ("nowhere.scad", "", 1.0),
        ("twice.stl", "", 1.0),
        ("https://example.org/gears.scad", "", 1.0),
        ("/etc/passwd", "", 1.0),
        ("../../../../etc/passwd", "", 1.0),
    ],
)
def test_a_target_is_looked_for_in_the_tree(target: str, found: str, strength: float) -> None:
    files = [
        _file("cad/main.scad", _link(target)),
        _file("cad/gears.scad"),
        _file("lib/MCAD/screw.scad"),
        _file("print/Knob.stl"),
        _file("a/twice.stl"),
        _file("b/twice.stl"),
    ]
    (link,) = _links_between(files)
    assert (link.found, link.strength, link.target) == (found, strength, target)
    assert str(link.place) == "cad/main.scad:3:5"


def test_the_order_of_the_files_changes_nothing() -> None:
    one = _file("a", *map(_identifier, ("freecad-uid:1", "freecad-uid:2")))
    other = _file("b", *map(_identifier, ("freecad-uid:2", "freecad-uid:1")))
    (link,) = _links_between([one, other])
    assert _links_between([other, one]) == (link,)


def test_a_file_that_names_itself_has_no_link() -> None:
    assert _links_between([_file("cad/gears.scad", _link("gears.scad"))]) == ()


def test_many_files_of_one_name_take_no_time_and_are_found_by_their_paths_alone() -> None:
    numbers = range(3_000)
    files = [_file(f"{n}/part.step", _link(f"lib{n}/part.step")) for n in numbers]
    files += [_file(f"{n}/lib{n}/part.step") for n in numbers[:10]]
    files += [_file(f"{n}/lib{n + 1}/part.step") for n in numbers[10:20]]
    begun = process_time()
    found = {link.place.path: link.found for link in _links_between(files)}
    assert process_time() - begun < _SECONDS
    assert found["3/part.step"] == "3/lib3/part.step"
    assert found["12/part.step"] == ""


def test_of_several_files_of_one_name_the_work_is_meant_and_the_nearest() -> None:
    project = "ESP32-EVB_Rev_C"
    files = [
        _file("REV-C/Gerbers/edge.gbr", _link(project, Relation.MADE_FROM)),
        *(_file(f"REV-C/{project}.{ending}") for ending in ("kicad_pro", "kicad_pcb", "step")),
        _file(f"OLD/{project}.kicad_pcb"),
    ]
    (link,) = _links_between(files)
    assert link.found == "REV-C/ESP32-EVB_Rev_C.kicad_pcb"


def test_a_library_that_is_a_folder_is_found() -> None:
    table = _file("fp-lib-table", _link("${KIPRJMOD}/own.pretty"))
    (link,) = _links_between([table, _file("own.pretty/x.kicad_mod")])
    assert (link.found, link.strength) == ("own.pretty", 1.0)


def test_files_with_one_identifier_are_a_family_and_each_points_at_its_first() -> None:
    files = [
        _file(name, _identifier("freecad-uid:1")) for name in ("c.FCStd", "a.FCStd", "b.FCStd")
    ]
    found = [(one.place.path, one.relation, one.found) for one in _links_between(files)]
    assert found == [
        ("b.FCStd", Relation.SHARES, "a.FCStd"),
        ("c.FCStd", Relation.SHARES, "a.FCStd"),
    ]


def test_what_two_files_share_is_one_link_however_much_it_is() -> None:
    shared = [_identifier(f"freecad-solid:{number}:9") for number in range(3)]
    (link,) = _links_between([_file("a.FCStd", *shared), _file("b.FCStd", *shared)])
    assert (link.found, link.says, link.strength) == ("a.FCStd", "3 of them", 0.8)


def test_an_identifier_that_half_the_tree_has_says_nothing() -> None:
    files = [_file(f"{number}.FCStd", _identifier("freecad-solid:1:2")) for number in range(40)]
    assert _links_between(files) == ()


def test_one_file_is_no_family_of_its_own() -> None:
    assert (
        _links_between([_file("a.FCStd", _identifier("thing:1"), _identifier("thing:1"))]) == ()
    )


@pytest.mark.parametrize("value", ["urn:uuid:1", "C:\\x.dwg", "thing:", "thing", "x:1"])
def test_a_colon_makes_no_kin(value: str) -> None:
    assert (
        _links_between([_file("a", _identifier(value)), _file("b", _identifier(value))]) == ()
    )


def test_links_that_are_too_many_are_said_to_be_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_MOST_LINKS", 3)
    files = [_file(f"{name}.scad", _link("x.scad"), _link("y.scad")) for name in "abc"]
    linked = links.links_between(files[::-1])
    assert [link.place.path for link in linked.links] == ["a.scad", "a.scad", "b.scad"]
    (unread,) = linked.unread
    assert unread.place.path == "b.scad"
    assert " 3 in all" in unread.reason


def test_the_order_of_the_files_does_not_matter() -> None:
    files = [
        _file("a.gcode", _link("knob.stl", Relation.MADE_FROM)),
        _file("knob.stl", _identifier("thing:1")),
        _file("z.scad", _identifier("thing:1"), _link("knob.stl")),
    ]
    assert _links_between(files) == _links_between(files[::-1])
