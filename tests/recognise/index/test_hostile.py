"""Is what is no sound index refused, with a reason, and never answered from?"""

import contextlib
import json
import random
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.model.past import Past
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.index import UnusableIndexError, build, merged, opened
from pplcheck.recognise.index import columns as c
from pplcheck.recognise.index.layout import joined, parted
from tests.recognise.index.commons import blob, commons, riders

_GOOD = build([riders()])
_TABLE = 24


def _refused(content: bytes) -> str:
    with pytest.raises(UnusableIndexError) as caught:
        opened(content)
    assert caught.value.reason
    return caught.value.reason


def _sections() -> dict[str, bytes]:
    return {name: bytes(one) for name, one in parted(_GOOD, c.SECTIONS).items()}


def _changed(name: str, change: Callable[[Any], Any], kind: Any = c.NUMBER) -> bytes:
    """Return an index whose checksums are right, with one column changed."""
    sections = _sections()
    column = np.frombuffer(
        sections[name], np.dtype(kind if isinstance(kind, str) else list(kind))
    ).copy()
    changed = change(column)
    sections[name] = (column if changed is None else changed).tobytes()
    return joined(sections)


def _set(row: Any, value: int, field: str = "") -> Callable[[Any], None]:
    def change(column: Any) -> None:
        (column[field] if field else column)[row] = value

    return change


def _ask_everything(content: bytes) -> None:
    index = opened(content)
    keys = np.array([5, 6, 1 << 63, *(int(blob(one)[:16], 16) for one in range(9))], np.uint64)
    index.contents(blob(number) for number in range(9))
    index.known_contents(keys)
    index.commits(blob(number) for number in range(20))
    for number in range(len(index.commons)):
        index.past(number)
        index.paths_at(number, 1)
    for one in set(index.holders(keys)[1].tolist()):
        index.text(one)
    index.meshes()
    index.drawn()
    merged([index])


def test_a_cut_file_is_refused_wherever_it_was_cut() -> None:
    for length in range(len(_GOOD)):
        _refused(_GOOD[:length])
    assert "cut" in _refused(_GOOD[: len(_GOOD) // 2])
    assert "bytes" in _refused(_GOOD + b"\0")


def test_a_bit_that_fell_over_is_seen() -> None:
    ends = {at for start, size in _places() for at in range(start, start + size)}
    for at in range(len(_GOOD)):
        if at in ends or at < _places()[0][0]:
            damaged = bytearray(_GOOD)
            damaged[at] ^= 1 << at % 8
            _refused(bytes(damaged))


def _places() -> list[tuple[int, int]]:
    """Return start and size of the sections, as the table says."""
    entries = struct.iter_unpack("<16sQQII", _GOOD[_TABLE : _TABLE + 40 * len(c.SECTIONS)])
    return [(start, size) for _, start, size, _, _ in entries]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no index"),
        (b"%PDF-1.7", "no index"),
        (_GOOD.replace(b"\r\n", b"\n"), "no index"),
        (_GOOD[:8] + b"\2" + _GOOD[9:], "version 2"),
        (_GOOD[:8] + b"\0" + _GOOD[9:], "version 0"),
        (joined({"about": b""}), "other sections"),
        (joined({**dict.fromkeys(c.SECTIONS, b""), "more": b""}), "other sections"),
        (joined(dict.fromkeys(sorted(c.SECTIONS), b"")), "do not stand where they should"),
    ],
)
def test_another_file_is_refused(content: bytes, why: str) -> None:
    assert why in _refused(content)


@pytest.mark.parametrize("to", ["first", "outside", "huge"])
def test_sections_that_overlap_or_lie_outside_are_refused(to: str) -> None:
    content = bytearray(_GOOD)
    start = {"first": _places()[0][0], "outside": len(_GOOD), "huge": (1 << 64) - 8}[to]
    struct.pack_into("<Q", content, _TABLE + 40 * 3 + 16, start)
    end = _TABLE + 40 * len(c.SECTIONS)
    struct.pack_into("<I", content, end, zlib.crc32(content[:end]))
    assert "do not stand where they should" in _refused(bytes(content))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (_changed(c.GRAM_KEYS, lambda keys: keys[::-1], c.KEY), "fingerprints are not sorted"),
        (_changed(c.GRAM_NUMBERS, _set(0, 1)), "fingerprints are not sorted"),
        (_changed(c.GRAM_NUMBERS, _set(-1, 2)), "a text is missing"),
        (_changed(c.GRAM_NUMBERS, lambda column: column[1:]), "fingerprints are cut"),
        (_changed(c.CONTENT_KEYS, lambda keys: keys[::-1], c.KEY), "contents are not sorted"),
        (_changed(c.CONTENT_NUMBERS, lambda column: column * 0 + 9), "contents are"),
        (_changed(c.COMMIT_KEYS, lambda keys: keys + np.uint64(1), c.KEY), "sorted wrongly"),
        (_changed(c.COMMIT_KEYS, _set(0, 0), c.KEY), "sorted wrongly"),
        (_changed(c.COMMIT_NUMBERS, _set(0, 4)), "commits are wrong"),
        (_changed(c.LIVES, _set(0, 9, "path"), c.LIFE), "no path"),
        (_changed(c.LIVES, _set(0, 4, "end"), c.LIFE), "no version"),
        (_changed(c.LIVES, _set(0, 3, "first"), c.LIFE), "no version"),
        (_changed(c.LIVES, _set(1, 2, "first"), c.LIFE), "ends before it begins"),
        (_changed(c.TEXTS, _set(0, 1 << 31, "path"), c.TEXT), "no path"),
        (_changed(c.COMMITS, _set(0, 0, "day"), c.COMMIT), "day is out of range"),
        (_changed(c.COMMITS, _set(0, 4_000_000, "day"), c.COMMIT), "day is out of range"),
        (_changed(c.COMMITS, _set(0, 3, "line"), c.COMMIT), "no version"),
        (_changed(c.COMMITS, _set(0, (1 << 32) - 1, "parents"), c.COMMIT), "parents are"),
        (_changed(c.PARENTS, _set(0, 1)), "older than its parents"),
        (_changed(c.LINE, _set(2, 4)), "no commit"),
        (_changed(c.LINE, _set(1, 0)), "not in their order"),
        (_changed(c.PACKS, _set(0, 9)), "paths are cut"),
        (_changed(c.COUNTS, _set(0, (1 << 32) - 1, "lives"), c.COUNTED), "lives are counted"),
        (_changed(c.COUNTS, _set(0, (1 << 32) - 1, "paths"), c.COUNTED), "paths are cut"),
        (_changed(c.COUNTS, lambda column: column[:0], c.COUNTED), "descriptions are damaged"),
        (_changed(c.COMMIT_IDS, lambda ids: ids[:-4], "u1"), "ids of commits are cut"),
        (_changed(c.COMMIT_IDS, lambda ids: ids[:-1], "u1"), "ids of commits are cut"),
        (_changed(c.LIVES, lambda lives: lives[:-2], "u1"), "in the middle of a row"),
    ],
)  # fmt: skip
def test_numbers_that_cannot_be_are_refused(content: bytes, why: str) -> None:
    assert why in _refused(content)


_WRONG: tuple[dict[str, object], ...] = (
    {"name": 1}, {"family": "ab"}, {"family": [1]}, {"more": 1}, {"assets": [{}]},
    {"history": {"begins": "yesterday"}}, {"history": []}, {"revision": None},
    {"notices": [{"path": "a", "line": True, "text": ""}]},
    {"assets": [{"id": "", "name": "", "kind": "x", "licence": None, "paths": [],
                 "content_id": ""}]},
)  # fmt: skip


def _about(content: bytes) -> bytes:
    return joined({**_sections(), c.ABOUT: zlib.compress(content)})


@pytest.mark.parametrize(
    "line",
    [
        b"", b"{}", b"[]", b"null", b"{", b"\xff", b"[" * 100_000, b"9" * 10_000,
        *(
            json.dumps({"commons": {"id": "a", "name": "b", **wrong}}).encode()
            for wrong in _WRONG
        ),
    ],
)  # fmt: skip
def test_a_description_that_is_none_is_refused(line: bytes) -> None:
    _refused(_about(line + b"\n"))


def test_commons_out_of_their_order_are_refused() -> None:
    two = [Gathered(commons(name), Past((), ())) for name in "ab"]
    sections = {name: bytes(one) for name, one in parted(build(two), c.SECTIONS).items()}
    lines = zlib.decompress(sections[c.ABOUT]).splitlines(keepends=True)
    sections[c.ABOUT] = zlib.compress(b"".join(reversed(lines)))
    assert "not in their order" in _refused(joined(sections))


@pytest.mark.parametrize(
    "content",
    [bytes(150_000_000), b"\n" * 60_000_000, b"[" + b"[]," * 5_000_000 + b"[]]\n"],
    ids=["zeros", "lines", "lists"],
)
def test_what_swells_is_stopped(content: bytes) -> None:
    content = _about(content)
    tracemalloc.start()
    _refused(content)
    assert tracemalloc.get_traced_memory()[1] < 500_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "pack", [b"", b"junk", zlib.compress(b"a\0b"), zlib.compress(bytes(99))]
)
def test_paths_that_are_none_are_refused_when_asked_for(pack: bytes) -> None:
    sections = _sections()
    sections |= {c.PATHS: pack, c.PACKS: struct.pack("<I", len(pack))}
    index = opened(joined(sections))
    with pytest.raises(UnusableIndexError):
        index.paths_at(0, 1)


def test_designs_that_are_none_are_refused_when_asked_for() -> None:
    sections = _sections()
    sections[c.DESIGNS] = b"x" * len(sections[c.DESIGNS])
    with pytest.raises(UnusableIndexError):
        opened(joined(sections)).meshes()


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(c.SECTIONS), st.randoms(use_true_random=False))
def test_whatever_the_numbers_say_nothing_breaks(name: str, chance: random.Random) -> None:
    sections = _sections()
    section = bytearray(sections[name])
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(section))
        section[at] = chance.choice([0, 1, 2, 3, 5, 0x7F, 0xFF, section[at] ^ 1])
    with contextlib.suppress(UnusableIndexError):
        _ask_everything(joined({**sections, name: bytes(section)}))


def test_a_sound_index_is_not_refused() -> None:
    _ask_everything(_GOOD)
    _ask_everything(build([]))
