"""Does a call end, whatever the function does, and does the next one get its answer?"""

import os
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pplcheck
from pplcheck.engine import Limited, Limits, UnansweredError

HERE = "tests.engine.misbehaving"
LIMITS = Limits(cpu_seconds=20, seconds=60, memory=256 * 2**20, answer=2**20)
SHORT = Limits(cpu_seconds=20, seconds=0.5, memory=256 * 2**20, answer=2**20)
only_where_limits_are = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="this system does not limit that"
)


@pytest.fixture(autouse=True)
def _misbehaving_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent.parent))


def reason(limited: Limited, argument: str = "", content: bytes = b"") -> str:
    with pytest.raises(UnansweredError) as caught:
        limited.call(argument, content)
    return caught.value.reason


def test_one_child_answers_many_calls() -> None:
    with Limited(f"{HERE}:number", LIMITS) as limited:
        answers: list[Any] = [limited.call("", b"") for _ in range(3)]
    pids, counts = zip(*answers, strict=True)
    assert len(set(pids)) == 1
    assert counts == (1, 2, 3)
    assert pids[0] != os.getpid()


@pytest.fixture(scope="module")
def echo() -> Iterator[Limited]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent.parent.parent))
        limited = Limited(f"{HERE}:echo", LIMITS)
        limited.call("", b"")
    yield limited
    limited.close()


@given(st.text(st.characters()), st.binary(max_size=100_000))
@settings(max_examples=30, deadline=None)
def test_any_argument_and_content_arrive_as_they_are(
    echo: Limited, argument: str, content: bytes
) -> None:
    assert echo.call(argument, content) == [argument, content.decode("latin-1")]


def test_what_hangs_is_ended_and_the_next_is_answered() -> None:
    with Limited(f"{HERE}:hang", SHORT) as limited:
        begun = time.monotonic()
        assert reason(limited, "hang") == "took longer than 0.5 s; not read"
        assert time.monotonic() - begun < 10
        limited.close()


def test_after_a_hanging_call_a_new_child_answers() -> None:
    limits = Limits(cpu_seconds=20, seconds=3, memory=256 * 2**20, answer=2**20)
    with Limited(f"{HERE}:hang", limits) as limited:
        assert limited.call("", b"four") == 4
        reason(limited, "hang")
        assert limited.call("", b"four") == 4


def test_a_child_that_hangs_before_it_has_read_everything_is_ended() -> None:
    content = bytes(20 * 2**20)
    with Limited(f"{HERE}:hang", SHORT) as limited:
        assert "took longer" in reason(limited, "hang", content)


@only_where_limits_are
def test_the_processor_time_of_one_call_is_limited_not_that_of_all() -> None:
    limits = Limits(cpu_seconds=1, seconds=60, memory=256 * 2**20, answer=2**20)
    with Limited(f"{HERE}:toil", limits) as limited:
        assert limited.call("", b"") is None
        assert reason(limited, "toil") == "took longer than 1 s; not read"
        assert limited.call("", b"") is None


@only_where_limits_are
def test_what_eats_memory_is_ended() -> None:
    with Limited(f"{HERE}:swell", LIMITS) as limited:
        assert reason(limited, "1000") == "needs more than 256 MiB; not read"
        assert limited.call("1", b"") == 1


@only_where_limits_are
def test_what_earlier_calls_left_behind_does_not_count_against_a_later_one() -> None:
    with Limited(f"{HERE}:swell", LIMITS) as limited:
        assert [limited.call("100", b"") for _ in range(3)] in ([1, 2, 1], [1, 1, 1])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("signal", ["SIGSEGV", "SIGABRT", "SIGKILL"])
def test_a_crash_is_told_and_the_next_is_answered(signal: str) -> None:
    with Limited(f"{HERE}:crash", LIMITS) as limited:
        first = limited.call("", b"")
        assert f"crashed ({signal})" in reason(limited, signal)
        assert limited.call("", b"") != first


def test_an_exit_is_told() -> None:
    with Limited(f"{HERE}:leave", LIMITS) as limited:
        assert "crashed (exit code 0)" in reason(limited, "0")


def test_what_is_printed_is_no_answer_and_does_no_harm() -> None:
    with Limited(f"{HERE}:chatter", LIMITS) as limited:
        assert limited.call("", b"") == ""
        assert limited.call("", b"") == ""


FRAME = struct.Struct(">4sBQ")


@pytest.mark.parametrize(
    ("rubbish", "expected"),
    [
        (b"rubbish, and more than a head", "no answer"),
        (FRAME.pack(b"ppl\n", 9, 4) + b"null", "no answer"),
        (FRAME.pack(b"ppl\n", 0, 2**60), "more than 1 MiB"),
        (FRAME.pack(b"ppl\n", 0, 4) + b"nul!", "no answer"),
        (FRAME.pack(b"ppl\n", 0, 2) + b"\xff\xfe", "no answer"),
        (FRAME.pack(b"ppl\n", 0, 400_000) + b"[" * 400_000, "recursion"),
        (b"short", "took longer"),
    ],
)
def test_rubbish_in_the_pipe_is_no_answer(rubbish: bytes, expected: str) -> None:
    limits = Limits(cpu_seconds=20, seconds=2, memory=256 * 2**20, answer=2**20)
    with Limited(f"{HERE}:garble", limits) as limited:
        assert expected in reason(limited, content=rubbish)


def test_an_answer_that_is_too_long_is_refused() -> None:
    with Limited(f"{HERE}:boast", LIMITS) as limited:
        assert limited.call("1000", b"") == "x" * 1000
        assert reason(limited, str(2**20)) == "an answer of more than 1 MiB"
        assert limited.call("10", b"") == "x" * 10


def test_an_error_is_told_by_name() -> None:
    with Limited(f"{HERE}:stumble", LIMITS) as limited:
        assert reason(limited, "over ", b"this") == "LookupError: over this"


def test_what_json_cannot_hold_is_an_error() -> None:
    with Limited(f"{HERE}:unsayable", LIMITS) as limited:
        assert reason(limited).startswith("TypeError")


def test_a_function_that_is_not_there_is_an_error() -> None:
    with Limited("pplcheck.engine:nothing", LIMITS) as limited:
        assert reason(limited).startswith("AttributeError")


def test_the_child_knows_our_package_and_nothing_of_where_we_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('foreign code')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("SECRET", "word")
    with Limited(f"{HERE}:surroundings", LIMITS) as limited:
        said: Any = limited.call("", b"")
    environment, folder, path, is_isolated = said
    assert "SECRET" not in environment
    assert "PYTHONPATH" not in environment
    assert folder == Path(os.sep).absolute().anchor
    assert str(tmp_path) not in path
    assert str(Path(pplcheck.__file__).parent.parent) in path
    assert is_isolated


def test_a_closed_one_leaves_no_process() -> None:
    limited = Limited(f"{HERE}:crash", LIMITS)
    pid = limited.call("", b"")
    assert isinstance(pid, int)
    limited.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    limited.close()
