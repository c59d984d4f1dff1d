"""What happens in the child: limits are set, and each question gets one answer.

Only `limited.py` starts this, in an interpreter of its own.
"""

import json
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from math import ceil

from pplcheck.engine.frames import Status, answer, asked

_LONGEST_REASON = 500


def serve(function: str, cpu_seconds: str, memory: str) -> None:
    """Answer questions until no more come.

    Args:
        function: `module:name` of what gets each argument and content, and gives JSON.
        cpu_seconds: how much of the processor each answer may take.
        memory: how many bytes the process may address.

    """
    # A library that prints, or reads what is typed, must not reach the pipes.
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    _limit_memory(int(memory))
    while question := asked(questions):
        _limit_processor(float(cpu_seconds))
        answer(answers, *_answer(function, *question))


def _answer(function: str, argument: str, content: bytes) -> tuple[Status, bytes]:
    try:
        return Status.DONE, _as_json(_named(function)(argument, content))
    except MemoryError:
        return Status.OUT_OF_MEMORY, b"null"
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is the caller's to know
        what = f"{type(error).__name__}: {error}"
        return Status.FAILED, _as_json(what[:_LONGEST_REASON])


def _as_json(value: object) -> bytes:
    return json.dumps(value, allow_nan=False).encode("ascii")


@cache
def _named(function: str) -> Callable[[str, bytes], object]:
    module, _, name = function.partition(":")
    found: Callable[[str, bytes], object] = getattr(import_module(module), name)
    return found


if sys.platform == "win32":

    def _limit_memory(size: int) -> None:
        """Do nothing: Windows limits a process from outside alone."""

    def _limit_processor(seconds: float) -> None:
        """Do nothing, as above."""
else:
    import resource

    def _limit_memory(size: int) -> None:
        """Bound the address space (macOS takes the number, and does not heed it)."""
        _lower(resource.RLIMIT_AS, size)
        _lower(resource.RLIMIT_CORE, 0)

    def _limit_processor(seconds: float) -> None:
        """Let the system end this process after so much more of the processor."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = ceil(used.ru_utime + used.ru_stime + seconds)
        _lower(resource.RLIMIT_CPU, most)

    def _lower(which: int, most: int) -> None:
        """Set the soft limit, as far as the hard one lets us."""
        _, hard = resource.getrlimit(which)
        is_within = hard == resource.RLIM_INFINITY or most <= hard
        resource.setrlimit(which, (most if is_within else hard, hard))
