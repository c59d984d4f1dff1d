"""Are traces attributed to the part that they are of?"""

import pytest

from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.commons import Commons
from pplcheck.model.place import Place
from pplcheck.model.trace import Trace
from pplcheck.recognise.attribution import by_asset


def _asset(id_: str, licence: str, *paths: str, kind: AssetKind = AssetKind.COMPONENT) -> Asset:
    return Asset(id_, id_, kind, licence, paths, "", None if id_ == "." else ".")


WHOLE = _asset(".", "PPL", "**", kind=AssetKind.REPOSITORY)
BELL = _asset("bell", "PPL", "bell/**")
CODE = _asset("code", "MIT", "code/**")
SHELL = _asset("shell", "CC0-1.0", "bell/shell/**")
PACKAGE = _asset("bell-package", "PPL", "bell/**", kind=AssetKind.PACKAGE)
COMMONS = Commons("bike", "bike", assets=(WHOLE, BELL, CODE, PACKAGE, SHELL))


def _trace(there: str, recogniser: str = "content") -> Trace:
    return Trace("bike", there, Place(there and f"x/{there}"), recogniser, 1.0)


def _found(*traces: Trace, commons: Commons = COMMONS) -> dict[str, list[str]]:
    found = by_asset(commons, traces)
    return {id_: [one.there or one.recogniser for one in ones] for id_, ones in found.items()}


@pytest.mark.parametrize(
    ("there", "asset"),
    [
        ("bell/a.scad", "bell"),
        ("bell/shell/a.scad", "shell"),
        ("code/a.py", "code"),
        ("a.py", "."),
        ("bells/a.scad", "."),
    ],
)
def test_one_file_is_of_the_innermost_part(there: str, asset: str) -> None:
    assert _found(_trace(there)) == {asset: [there]}


def test_the_folder_of_a_part_is_that_part() -> None:
    assert _found(_trace("bell", "folder")) == {"bell": ["bell"]}


def test_parts_on_the_terms_of_the_whole_are_the_whole_and_others_stand_apart() -> None:
    traces = [_trace(path) for path in ("code/a", "bell/a", "a", "code/b")]
    assert _found(*traces) == {".": ["a", "bell/a"], "code": ["code/a", "code/b"]}
    assert _found(_trace("bell/a"), _trace("code/a")) == {".": ["bell/a"], "code": ["code/a"]}


def test_what_names_no_path_is_of_the_whole() -> None:
    assert _found(_trace("", "dependency")) == {".": ["dependency"]}
    assert _found(_trace("", "history"), _trace("bell/a")) == {".": ["history", "bell/a"]}


@pytest.mark.parametrize("recogniser", ["content", "folder"])
def test_what_sums_up_contents_is_of_the_part_that_these_are_of(recogniser: str) -> None:
    total = _trace("", recogniser)
    assert _found(total, _trace("code/a")) == {"code": [recogniser, "code/a"]}
    assert _found(total, _trace("code/a"), _trace("bell/shell/a")) == {
        "code": [recogniser, "code/a"],
        "shell": [recogniser, "bell/shell/a"],
    }
    assert _found(total, _trace("code/a"), _trace("a")) == {
        ".": [recogniser, "a"],
        "code": ["code/a"],
    }
    assert _found(total) == {".": [recogniser]}


def test_a_commons_of_which_no_part_is_told_is_used_as_a_whole() -> None:
    assert _found(_trace("bell/a"), commons=Commons("bike", "bike")) == {".": ["bell/a"]}


def test_every_trace_is_kept() -> None:
    paths = ("", "a", "bell/a", "bell/shell/a", "code/a", "bell")
    traces = {_trace(path, name) for path in paths for name in ("content", "folder", "text")}
    assert {one for ones in by_asset(COMMONS, traces).values() for one in ones} == traces
