"""What holds for every writer: nothing else changes, twice is once, nothing breaks it."""

from contextlib import suppress
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.annotate import CannotAnnotateError, Writer, writer_of
from pplcheck.annotate.registry import WRITERS
from pplcheck.model.annotation import Annotation
from tests.annotate.samples import LICENCE, SAMPLES, URL, annotation, full
from tests.conftest import ROOT

_ONE = annotation()
_ALL = full()
EACH = pytest.mark.parametrize("name", SAMPLES)


def _writer(name: str) -> Writer:
    found = writer_of(name, SAMPLES[name])
    assert found is not None
    return found


def test_every_writer_is_registered_and_has_a_sample() -> None:
    beside = {
        path.stem
        for path in (ROOT / "pplcheck/annotate").glob("*.py")
        if "GLOBS: Final" in path.read_text(encoding="utf-8")
    }
    assert beside == {PurePath(str(vars(one)["__file__"])).stem for one in WRITERS}
    assert {_writer(name).NAME for name in SAMPLES} == {writer.NAME for writer in WRITERS}


@EACH
@pytest.mark.parametrize("asked", [_ONE, _ALL], ids=["licence", "all"])
def test_twice_is_once(name: str, asked: Annotation) -> None:
    once = _writer(name).annotate(SAMPLES[name], asked)
    assert once.changed
    again = _writer(name).annotate(once.content, asked)
    assert again.content == once.content
    assert not again.changed


@EACH
def test_another_licence_is_refused_and_forced(name: str) -> None:
    once = _writer(name).annotate(SAMPLES[name], _ALL).content
    with pytest.raises(CannotAnnotateError, match=f"{LICENCE}|{URL}"):
        _writer(name).annotate(once, annotation("CERN-OHL-S-2.0"))
    forced = _writer(name).annotate(once, full("CERN-OHL-S-2.0", force=True))
    with pytest.raises(CannotAnnotateError, match=r"CERN-OHL-S-2\.0"):
        _writer(name).annotate(forced.content, _ALL)
    back = _writer(name).annotate(forced.content, full(force=True))
    assert back.content == once


@EACH
def test_a_licence_of_ones_own_needs_no_address(name: str) -> None:
    own = annotation("LicenseRef-Rope")
    once = _writer(name).annotate(SAMPLES[name], own)
    assert _writer(name).annotate(once.content, own).content == once.content
    with pytest.raises(CannotAnnotateError):
        _writer(name).annotate(once.content, _ONE)


@EACH
def test_what_is_cut_off_is_refused_or_annotated_and_never_breaks(name: str) -> None:
    whole = SAMPLES[name]
    for end in range(len(whole)):
        with suppress(CannotAnnotateError):
            _writer(name).annotate(whole[:end], _ALL)


@EACH
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_damage_breaks_nothing(name: str, data: st.DataObject) -> None:
    whole = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        if whole:
            at = data.draw(st.integers(0, len(whole) - 1))
            whole[at] = data.draw(st.integers(0, 255))
    with suppress(CannotAnnotateError):
        _writer(name).annotate(bytes(whole), _ALL)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.NAME)
@settings(deadline=None, max_examples=60)
@given(content=st.binary(max_size=300))
def test_anything_is_taken_or_refused(writer: Writer, content: bytes) -> None:
    with suppress(CannotAnnotateError):
        writer.annotate(content, _ALL)


@pytest.mark.parametrize("name", ["a.svg", "b.svg", "a.gltf", "a.kicad_sch", "a.scad", "a.png"])
def test_what_is_written_stands_in_one_place_and_all_else_as_it_was(name: str) -> None:
    old, new = SAMPLES[name], _writer(name).annotate(SAMPLES[name], _ONE).content
    size = len(old)
    before = next((at for at in range(size) if old[at] != new[at]), size)
    after = next((at for at in range(size) if old[-1 - at] != new[-1 - at]), size)
    assert before + after >= size


def test_names_alone_make_no_format() -> None:
    assert writer_of("a.fcstd", b"no zip") is None
    assert writer_of("a.sch", b"<?xml version='1.0'?><eagle/>") is None
    assert writer_of("a.stl", b"solid") is None
