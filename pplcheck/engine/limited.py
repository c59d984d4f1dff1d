"""How does a function of ours work on bytes that may make it hang, grow or crash?

In a child process, which is asked again and again as long as it answers, and ended and replaced
when it does not. What holds where:

| limit | Linux, BSD | macOS | Windows |
|---|---|---|---|
| time on the clock | yes | yes | yes |
| time of the processor | yes | yes | no |
| memory | yes (address space) | no | no |
| length of the answer | yes | yes | yes |

It keeps accidents in, not attackers: a child that somebody took over may do what its user may.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import Self

from pplcheck.engine.frames import GarbledError, Status, answered, ask

# The path comes along, since `-I` leaves out what the user's own settings add to it.
_START = (
    "import sys; sys.path[:] = sys.argv[4:]; "
    "from pplcheck.engine.child import serve; serve(*sys.argv[1:4])"
)
# What an interpreter may need to find its libraries; nothing that tells anything of anybody.
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
_LAST_SECOND = 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take.

    Attributes:
        cpu_seconds: of the processor; the sure measure, where the system keeps it.
        seconds: on the clock, from question to answer; larger, since others may be at work too.
        memory: bytes that the child may address, its interpreter among them.
        answer: bytes of JSON.

    """

    cpu_seconds: float
    seconds: float
    memory: int
    answer: int


class UnansweredError(Exception):
    """A call came to nothing.

    Attributes:
        reason: why, without a full stop.

    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _SpentError(UnansweredError):
    """The child crashed or ran out of memory, which may be for what it did before."""


class Limited:
    """A function in a child process. Use it in the process, and the thread, that made it."""

    def __init__(self, function: str, limits: Limits) -> None:
        """Prepare; the child is started with the first call.

        Args:
            function: `module:name` of a function of ours. It takes an argument (text) and a
                content (bytes), and returns what JSON can hold.
            limits: of each call.

        """
        self._function = function
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._is_fresh = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(self, argument: str, content: bytes) -> object:
        """Return what the function returns.

        A child that ran out of memory or died after it had answered others is replaced and
        asked once more: what came before must not decide.

        Raises:
            UnansweredError: the function failed, or went beyond the limits.

        """
        if self._start():
            return self._called(argument, content)
        try:
            return self._called(argument, content)
        except _SpentError:
            self._start()
            return self._called(argument, content)

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                # What was not yet sent to a dead child cannot be.
                with suppress(OSError):
                    pipe.close()

    def _start(self) -> bool:
        """See to it that there is a child; return whether it has answered nothing yet."""
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            limits = (str(self._limits.cpu_seconds), str(self._limits.memory))
            # Nothing here comes from outside: our interpreter, our function, our numbers.
            self._child = subprocess.Popen(  # noqa: S603 - see above
                [sys.executable, "-I", "-c", _START, self._function, *limits, *_path()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=os.path.abspath(os.sep),
                env={name: os.environ[name] for name in _KEPT if name in os.environ},
            )
            self._is_fresh = True
        return self._is_fresh

    def _called(self, argument: str, content: bytes) -> object:
        """Ask the child once, and end it unless it answered.

        Raises:
            UnansweredError: it answered with an error, with rubbish, too late, or not at all.

        """
        try:
            status, said = self._asked(argument, content)
            value: object = json.loads(said)
        except (GarbledError, RecursionError) as error:
            self.close()
            raise UnansweredError(str(error)) from error
        except ValueError as error:
            self.close()
            raise UnansweredError("what came back is no answer") from error
        except UnansweredError:
            self.close()
            raise
        if status is Status.OUT_OF_MEMORY:
            self.close()
            raise _SpentError(f"needs more than {self._limits.memory // 2**20} MiB; not read")
        self._is_fresh = False
        if status is Status.FAILED:
            raise UnansweredError(str(value))
        return value

    def _asked(self, argument: str, content: bytes) -> tuple[Status, bytes]:
        child = self._child
        if child is None or child.stdin is None or child.stdout is None:
            raise _SpentError("ended")
        watch = _Watch(child, self._limits.seconds)
        try:
            with watch:
                ask(child.stdin, argument, content)
                found = answered(child.stdout, self._limits.answer)
        except (EOFError, OSError) as error:
            if not watch.is_late:
                raise self._cause(_ended(child)) from error
        if watch.is_late:
            raise self._overtime(self._limits.seconds)
        return found

    def _cause(self, code: int) -> UnansweredError:
        """Return why a child ended that was not told to."""
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return self._overtime(self._limits.cpu_seconds)
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return _SpentError(f"the reader crashed ({how}), for a fault or want of memory")

    @staticmethod
    def _overtime(seconds: float) -> UnansweredError:
        return UnansweredError(f"took longer than {seconds:g} s; not read")


class _Watch:
    """Ends a child that takes too long; on every system alike, since no pipe is waited for.

    Attributes:
        is_late: it had to.

    """

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.is_late = False
        self._child = child
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        # So that it cannot strike later, at the answer to another question.
        self._timer.join()

    def _end(self) -> None:
        self.is_late = True
        self._child.kill()


def _ended(child: subprocess.Popen[bytes]) -> int:
    """Return how a child ended, or end it: it closed its pipe."""
    try:
        return child.wait(_LAST_SECOND)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def _path() -> list[str]:
    """Return where modules are looked for, without the folder in which somebody happens to be.

    That folder may be the very repository that is being looked at.
    """
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    here = os.path.abspath(os.curdir)
    entries = (os.path.abspath(entry) for entry in sys.path if entry)
    return [entry for entry in entries if entry == package or entry != here]
