"""Is one line told where a folder was moved, and is what is left over told with it?"""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.place import Place
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise.folders import folders
from pplcheck.recognise.paths import common_tail

_NAMES_THERE = ("a/1.py", "a/2.py", "b/3.py", "b/c/4.py", "5.py")
_THERE = {"commons": [f"src/{name}" for name in _NAMES_THERE]}


def _trace(there: str, here: str, *, is_changed: bool = False, strength: float = 0.9) -> Trace:
    return Trace("commons", there, Place(here), "content", strength, is_changed=is_changed)


def _pairs(traces: list[Trace], here: list[str] | None = None) -> list[tuple[str, str, int]]:
    site = here or [trace.here.path for trace in traces]
    return [
        (pair.trace.here.path, pair.trace.there, len(pair.files))
        for pair in folders(traces, site, _THERE)
    ]


def _moved(to: str) -> list[Trace]:
    return [_trace(path, path.replace("src", to, 1)) for path in _THERE["commons"]]


def test_a_folder_under_another_name_is_told_in_one_line() -> None:
    (pair,) = folders(_moved("lib/vendored"), [], _THERE)
    assert (pair.trace.here.path, pair.trace.there) == ("lib/vendored", "src")
    assert pair.trace.says == "5 of 5 files of src/ are here: 5 equal, 0 changed"
    assert pair.trace.strength > 0.99
    assert not pair.trace.is_changed


def test_a_folder_that_keeps_its_name_is_told_as_itself() -> None:
    assert _pairs(_moved("src")) == [("src", "src", 5)]
    assert _pairs(_moved("vendor/x/src")) == [("vendor/x/src", "src", 5)]


def test_the_whole_is_told_as_the_whole() -> None:
    there = ["README.md", "src/a.py", "js/b.js"]
    traces = [_trace(path, path) for path in there]
    (pair,) = folders(traces, there, {"commons": there})
    assert (pair.trace.here.path, pair.trace.there) == ("", "")
    assert pair.trace.says.startswith("3 of 3 files of the commons")


def test_a_file_renamed_within_its_folder_belongs_to_it() -> None:
    beside = [_trace("src/5.py", "lib/five.py"), _trace("src/b/c/6.py", "lib/b/c/six.py")]
    assert _pairs([*_moved("lib")[:4], *beside]) == [("lib", "src", 6)]


def test_a_folder_within_that_was_moved_elsewhere_has_a_line_of_its_own() -> None:
    traces = [
        *(_trace(f"src/{n}.py", f"lib/{n}.py") for n in range(6)),
        *(_trace(f"src/form/{n}.py", f"lib/forms/{n}.py") for n in range(10, 13)),
    ]
    assert _pairs(traces) == [("lib", "src", 6), ("lib/forms", "src/form", 3)]


def test_one_file_makes_no_folder_and_two_must_be_sure() -> None:
    assert _pairs(_moved("lib")[:1]) == []
    assert _pairs(_moved("lib")[:2]) == [("lib/a", "src/a", 2)]
    unsure = [replace(trace, strength=0.5) for trace in _moved("lib")[:2]]
    assert _pairs(unsure) == []


def test_what_is_left_over_is_changed_beyond_recognition_or_is_not_there() -> None:
    here = ["lib/a/1.py", "lib/a/2.py", "lib/b/3.py", "lib/b/own.py", "lib/LICENSE", "main.py"]
    there = {"commons": [*_THERE["commons"], "src/LICENSE"]}
    (pair,) = folders(_moved("lib")[:2] + _moved("lib")[4:], here, there)
    assert pair.beyond == ("lib/b/3.py",)
    assert pair.added == ("lib/b/own.py",)
    assert pair.trace.is_changed
    assert "1 more stand at the same paths" in pair.trace.says


def test_what_is_left_over_is_told_with_the_nearest_folder() -> None:
    there = [f"{folder}/{n}.py" for folder in ("one", "two/three") for n in range(3)]
    traces = [
        *(_trace(f"one/{n}.py", f"x/{n}.py") for n in range(3)),
        *(_trace(f"two/three/{n}.py", f"x/y/{n}.py") for n in range(3)),
    ]
    here = [*(trace.here.path for trace in traces), "x/own.py", "x/y/own.py"]
    outer, inner = folders(traces, here, {"commons": there})
    assert (outer.added, inner.added) == (("x/own.py",), ("x/y/own.py",))


def test_who_has_it_from_whom_is_what_most_files_say() -> None:
    taken = [replace(trace, direction=Direction.TAKEN) for trace in _moved("lib")]
    (pair,) = folders(taken, [], _THERE)
    assert pair.trace.direction is Direction.TAKEN
    mixed = [replace(trace, direction=Direction.GIVEN) for trace in taken[:3]] + taken[3:]
    (pair,) = folders(mixed, [], _THERE)
    assert pair.trace.direction is Direction.UNKNOWN


def test_a_file_that_stands_twice_in_the_commons_is_explained_once() -> None:
    traces = [*_moved("lib"), _trace("old/copy.py", "lib/a/1.py")]
    assert _pairs(traces) == [("lib", "src", 5)]


def test_several_commons_are_told_apart() -> None:
    others = [replace(trace, commons="other") for trace in _moved("lib")]
    told = folders([*_moved("lib"), *others], [], {})
    assert [pair.trace.commons for pair in told] == ["commons", "other"]
    assert told[0].trace.says == "5 files of src/ are here: 5 equal, 0 changed"


def test_names_alike_at_the_end_are_counted() -> None:
    assert common_tail("a/b/c.py", "x/b/c.py") == 2
    assert common_tail("c.py", "x/c.py") == 1
    assert common_tail("a/b.py", "a/c.py") == 0


_NAMES = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)


@given(st.lists(st.tuples(_NAMES, _NAMES), max_size=20), st.randoms())
def test_the_order_of_traces_changes_nothing(
    paths: list[tuple[str, str]], chance: Random
) -> None:
    traces = [_trace(there, here) for there, here in paths]
    told = folders(traces, [here for _, here in paths], _THERE)
    explained = [path for pair in told for path in pair.files]
    assert len(explained) == len(set(explained))
    chance.shuffle(traces)
    assert folders(traces, [here for _, here in paths], _THERE) == told
