"""Are the comments of an OpenSCAD program told from strings, and by what do they stand?"""

from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax.openscad import Comment, Taken, parts


def _comments(text: str) -> list[tuple[str, int, int, str, str]]:
    return [
        (one.text.strip(), one.line, one.column, one.within, one.before)
        for one in parts(text)
        if isinstance(one, Comment)
    ]


def test_what_looks_like_a_comment_in_a_string_is_none() -> None:
    text = 'a = "// no"; b = "\\"/* no"; // yes\n'
    assert _comments(text) == [("yes", 1, 29, "", "")]


def test_neighbouring_lines_are_one_comment_that_keeps_its_lines() -> None:
    text = "// a\n// b\n\n// c\nx = 1;\n// d\n\n// e\n"
    assert [(one[0], one[1]) for one in _comments(text)] == [
        ("a\n b\n\n c", 1),  # before the first code, empty lines do not part them
        ("d", 6),
        ("e", 8),
    ]


def test_what_stands_behind_code_is_no_part_of_what_follows() -> None:
    text = "wall = 2; // [1:4]\n// Licence\nmodule a() {}\n"
    assert _comments(text) == [
        ("[1:4]", 1, 11, "", "module a"),
        ("Licence", 2, 1, "", "module a"),
    ]


def test_the_module_around_and_the_one_that_follows() -> None:
    text = """/* head */
module a(x = [1, 2]) { // in a
  for (i = x) { /* deeper in a */ }
}
function f(x) = x; // behind
module b() cube(1);
// after b
translate([0, 0, 1]) { /* in none */ b(); }
// last
"""
    assert [(one[0], one[3], one[4]) for one in _comments(text)] == [
        ("head", "", "module a"),
        ("in a", "module a", ""),
        ("deeper in a", "module a", ""),
        ("behind", "", "module b"),
        ("after b", "", ""),
        ("in none", "", ""),
        ("last", "", ""),
    ]


def test_head_and_end_of_a_file() -> None:
    text = "include <a.scad>\n// 1\nx = 1;\n// 2\nmodule m() { }\n// 3\nm();\n// 4\n"
    found = [one for one in parts(text) if isinstance(one, Comment)]
    assert [(one.is_first, one.is_head, one.is_last) for one in found] == [
        (True, True, False),
        (False, True, False),
        (False, False, False),
        (False, False, True),
    ]


def test_files_that_are_taken_in() -> None:
    text = """use <a/b.scad>; include<c.scad>
// use <no.scad>
x = "include <no.scad>";
import("d.stl"); import(file = "e.dxf", layer = "0"); surface( "f.dat" );
import(name);
"""
    found = [(one.target, one.line) for one in parts(text) if isinstance(one, Taken)]
    assert found == [("a/b.scad", 1), ("c.scad", 1), ("d.stl", 4), ("e.dxf", 4), ("f.dat", 4)]


def test_margins_of_stars_are_no_words() -> None:
    assert _comments("/*\n * a\n *   b\n */x")[0][0] == "a\n  b"


def test_a_comment_without_an_end_goes_to_the_end() -> None:
    assert [one[0] for one in _comments("x = 1; /* a\n// b\n")] == ["a\n// b"]
    assert _comments('/* a */ x = "a // b') == [("a", 1, 1, "", "")]


@given(st.text(alphabet='/*"\\{};\n amodule<>use()', max_size=200))
def test_any_text_is_walked_to_its_end(text: str) -> None:
    lines = text.count("\n") + 1
    for one in parts(text):
        assert 1 <= one.line <= lines
        assert one.column >= 1


def test_brackets_that_are_never_closed() -> None:
    assert len(list(parts("{" * 100_000 + "/* a */"))) == 1
