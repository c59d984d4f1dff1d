"""Are designs and their links shown so that a person sees what matters first?"""

from dataclasses import replace

from pplcheck.licences import parse_loosely
from pplcheck.model.design import Design, Format, Role, Statement
from pplcheck.model.evidence import Relation
from pplcheck.model.link import Link
from pplcheck.model.place import Place
from pplcheck.model.survey import Conflict, Declaration, DeclaredBy, FileRecord, Survey
from pplcheck.report.designs import design_table, link_table, write_designs
from pplcheck.report.page import Look, Page

FREECAD = Format("FreeCAD document", Role.DESIGN, "", ())
WHOLE = Declaration(Place("okh.toml", 4, 11), "", DeclaredBy.MANIFEST, parse_loosely("PPL"))
STATED = Design(
    "z.FCStd", FREECAD, Statement.STATED, "CC BY 4.0", "CC-BY-4.0", "Property License",
    authors=("Ada",), titles=("Hinge",),
)  # fmt: skip
DEFAULT = Design("a.FCStd", FREECAD, Statement.DEFAULT, "All rights reserved", "NONE")
EMPTY = Design("b.FCStd", FREECAD, Statement.EMPTY)
_DEFAULT_IN_WORDS = (
    "1 FreeCAD document: 'All rights reserved', its programme's default, which nobody chose; "
    "PPL"
)
LINK = Link(Place("z.FCStd", 3, 1), Relation.CONTAINS, "x.scad", "", "stated", 1.0)


def _survey(*designs: Design, links: tuple[Link, ...] = ()) -> Survey:
    files = tuple(
        FileRecord(one.path, "", 1, format=one.format, licence=WHOLE.licence, governed_by=WHOLE)
        for one in designs
    )
    return Survey(files, (WHOLE,), (), (), designs=designs, links=links)


def _text(survey: Survey, verbosity: int = 0) -> list[str]:
    page = Page(Look(width=98, verbosity=verbosity))
    write_designs(page, survey)
    return [" ".join(line.split()) for line in page.render().decode().splitlines() if line]


def test_a_tree_without_designs_says_nothing_of_them() -> None:
    assert _text(_survey()) == []


def test_links_are_told_of_a_tree_without_designs() -> None:
    assert _text(_survey(links=(LINK,)))[0] == "How they belong together"


def test_what_somebody_stated_comes_first_then_what_nobody_chose() -> None:
    again = replace(STATED, path="y.FCStd")
    assert _text(_survey(DEFAULT, EMPTY, again, STATED))[1:] == [
        "2 FreeCAD document: says CC-BY-4.0; by Ada",
        "y.FCStd, z.FCStd",
        _DEFAULT_IN_WORDS,
        "holds (okh.toml)",
        "a.FCStd",
        "1 FreeCAD document: its licence field is empty; PPL holds (okh.toml)",
        "b.FCStd",
    ]


def test_each_design_is_told_on_request_with_its_place() -> None:
    (_, line) = _text(_survey(STATED), verbosity=1)
    assert line == (
        "z.FCStd FreeCAD document; 'Hinge'; says CC-BY-4.0 (Property License); by Ada"
    )


def test_links_are_told_under_the_file_from_which_they_start() -> None:
    same = Link(
        Place("z.FCStd"), Relation.SAME_AS, "a", "a", "shape", 1.0, says="mirrored"
    )  # fmt: skip
    lines = _text(_survey(STATED, links=(LINK, same)))
    assert lines[-5:] == [
        "How they belong together",
        "z.FCStd",
        "is the same as a (mirrored, shape 1.00)",
        "z.FCStd:3:1",
        "contains x.scad (not here) (stated 1.00)",
    ]


def test_a_design_that_differs_is_told_with_both_sides() -> None:
    own = Declaration(Place("z.FCStd"), "z.FCStd", DeclaredBy.EMBEDDED, parse_loosely("CC0"))
    conflict = Conflict("z.FCStd", (own, WHOLE), own)
    lines = _text(replace(_survey(STATED), differing=(conflict,)))
    assert lines[-1] == "z.FCStd CC0-1.0; okh.toml:4:11 says PPL"


def test_the_tables_have_null_for_what_is_not_there() -> None:
    assert design_table(EMPTY)["written"] is None
    assert design_table(STATED)["role"] == "design"
    table = link_table(LINK)
    assert (table["found"], table["line"], table["strength"]) == (None, 3, 1.0)
