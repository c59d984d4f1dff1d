"""Does one file say the same, whatever its size, its encoding and its tricks?"""

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.discover import UnloadableError, open_tree, pouring
from pplcheck.model.evidence import EvidenceKind
from pplcheck.pipeline import reading
from pplcheck.pipeline.file import Reading, read_file
from pplcheck.pipeline.reading import FileReader
from tests.conftest import Files

Make = Callable[[Files], Path]
# REUSE-IgnoreStart
TAG = "# SPDX-License-Identifier: PPL\n"


def _tags(found: Reading) -> list[tuple[str, int, int]]:
    return [
        (one.value, one.line, one.column)
        for one in found.evidence
        if one.kind is EvidenceKind.SPDX_TAG
    ]


def _read(top: Path, name: str = "x") -> Reading:
    tree = open_tree(str(top))
    (source,) = (file for file in tree.files if file.path == name)
    return FileReader(tree.pouring, tree.hash_name).read(source)


@pytest.fixture
def small_buffer(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let files of a few hundred bytes come in many portions."""
    monkeypatch.setattr(pouring, "MARGIN", 64)
    monkeypatch.setattr(pouring, "KEPT", 128)
    monkeypatch.setattr(reading, "BUFFER", 320)
    return 320


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_in_portions_says_what_it_says_whole(
    folder: Make, small_buffer: int, encoding: str
) -> None:
    for before in range(0, 2 * small_buffer, 7):
        line = "(c) 2020 Copyright 2024 Ana\n"
        text = "x\n" * (before // 2) + TAG + line + "y\n" * 200 + TAG
        content = text.encode(encoding)
        whole, poured = read_file("x", content), _read(folder({"x": content}))
        assert len(whole.evidence) == 3
        assert poured.evidence == whole.evidence, before
        assert poured.size == len(content)
        blob = b"blob %d\0" % len(content) + content
        assert poured.content_id == hashlib.sha1(blob, usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("size", [0, 319, 320, 321, 512, 513])
def test_every_size_around_the_buffer_is_read_to_its_end(
    folder: Make, small_buffer: int, size: int
) -> None:
    assert small_buffer == 320
    content = (b"z\n" * 300)[: max(0, size - len(TAG))] + TAG.encode()[:size]
    found = _read(folder({"x": content}))
    assert found.size == len(content)
    assert found.evidence == read_file("x", content).evidence


def test_where_there_is_no_readv_the_same_is_read(
    folder: Make, small_buffer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b"z\n" * (2 * small_buffer) + TAG.encode()
    top = folder({"x": content})
    with_it = _read(top)
    monkeypatch.setattr(pouring, "_read_into", pouring._readinto)  # noqa: SLF001 - what Windows has
    assert _read(top) == with_it


def test_an_ignored_block_goes_on_from_portion_to_portion(
    folder: Make, small_buffer: int
) -> None:
    block = f"# REUSE-IgnoreStart\n{TAG}" + "x\n" * small_buffer + f"{TAG}# Copyright 2020 A\n"
    content = f"{block}# REUSE-IgnoreEnd\n{TAG}".encode()
    for found in (read_file("x", content), _read(folder({"x": content}))):
        assert [one.line for one in found.evidence] == [content.count(b"\n")]
    assert not read_file("x", block.encode()).evidence


def test_a_file_that_grows_while_it_is_read_is_refused(folder: Make, small_buffer: int) -> None:
    top = folder({"x": b"z" * (small_buffer + 1)})
    tree = open_tree(str(top))
    assert tree.pouring
    portions = tree.pouring.pour("x", bytearray(small_buffer))
    next(portions)
    (top / "x").write_bytes(b"z" * 2 * small_buffer)
    with pytest.raises(UnloadableError, match="changed while it was read"):
        list(portions)


@pytest.mark.parametrize(
    ("content", "is_read"),
    [
        (TAG.encode("utf-16"), True),
        (TAG.encode("utf-16-le"), True),
        (TAG.encode("utf-16-be"), True),
        (b"\xff\xfe\0\0" + TAG.encode("utf-32-le"), True),
        (b"\xef\xbb\xbf" + TAG.encode(), True),
        ("# José\n".encode("latin-1") + TAG.encode(), True),
        ("# José ".encode("latin-1") + "José\n".encode() + TAG.encode(), True),
        (TAG.encode() + b"a stray \0 in a text" + b" of some length" * 20, True),
        (b"x" * 9_000 + b"\0\n" + TAG.encode(), True),
        (b"\x7fELF\2\1\1\0\0\0\0\0" + TAG.encode(), False),
        (b"\0" * 100 + TAG.encode(), False),
        (b"\0", False),
    ],
)
def test_text_is_read_in_any_encoding(content: bytes, *, is_read: bool) -> None:
    found = read_file("x", content)
    assert found.is_binary is not is_read
    assert [value for value, _, _ in _tags(found)] == ["PPL"] * is_read


def test_the_copyright_sign_counts_in_latin_1() -> None:
    found = read_file("x", "/* José\n © 2020 José */".encode("latin-1"))
    assert [one.value for one in found.evidence] == ["© 2020 José"]


def test_a_hundred_thousand_tags_cost_time_that_grows_with_them() -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        found = read_file("x", b"SPDX-License-Identifier: PPL " * count)
        assert len(found.evidence) == min(count, 10_000)
        assert len(found.faults) == (count > 10_000)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(100_000) < 100 * max(seconds(10_000), 0.01)


def test_tags_with_tricks_in_them_are_cut_where_the_expression_ends() -> None:
    for trick in ("\x1b[2J", "<script>", "\u202e", "\0"):
        found = read_file(
            "x", f"# SPDX-License-Identifier: PPL{trick}MIT\n{'x' * 500}".encode()
        )
        assert [value for value, _, _ in _tags(found)] == ["PPL"]


def test_columns_are_right_far_out_in_a_long_line() -> None:
    content = f"{'é' * 3_000} {TAG[2:-1]} {TAG[2:]}".encode()
    assert [column for _, _, column in _tags(read_file("x", content))] == [3_002, 3_031]


def test_a_large_file_needs_little_memory_and_is_read_to_its_end(folder: Make) -> None:
    top = folder({})
    with (top / "x").open("wb") as file:
        for _ in range(64):
            file.write(b"a" * 2**20)
        file.write(f"\n{TAG}".encode())
    code = (
        "import resource; from pplcheck.discover import open_tree\n"
        "from pplcheck.pipeline.reading import FileReader as R\n"
        "t = open_tree('.'); r = R(t.pouring, 'sha1')\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "found = r.read(t.files[0])\n"
        "print(found.evidence[0].line, found.size,"
        " resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=top, env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    line, size, more = map(int, done.stdout.split())
    assert (line, size) == (2, (top / "x").stat().st_size)
    assert more < 16 * 1024 * (1024 if sys.platform == "darwin" else 1)


def test_what_a_comment_grants_is_a_notice() -> None:
    content = (
        b"/*\n * Copyright 2020 A\n *\n * Released under the\n * MIT License.\n */\nint x;\n"
    )
    (seen,) = [
        one for one in read_file("x.c", content).evidence if one.kind is EvidenceKind.NOTICE
    ]
    assert (seen.value, seen.line, seen.confidence) == ("MIT", 5, 1.0)


def test_what_a_document_says_of_licences_it_does_not_say_of_itself() -> None:
    content = b"The program is released under the MIT License.\n"
    (seen,) = read_file("docs/about.md", content).evidence
    assert (seen.value, seen.confidence) == ("MIT", 0.6)


# REUSE-IgnoreEnd
