"""How do a process and its child tell where a message ends?

A question is an argument and a content, an answer is JSON; before each go the lengths. Neither
side unpickles anything: what the child says may be what a broken file made it say.
"""

import struct
from enum import IntEnum
from typing import IO

_QUESTION = struct.Struct(">4sIQ")
_ANSWER = struct.Struct(">4sBQ")
_MARK = b"ppl\n"


class Status(IntEnum):
    """What came of a question."""

    DONE = 0
    FAILED = 1
    OUT_OF_MEMORY = 2


class GarbledError(ValueError):
    """What came is no message, or a longer one than was asked for."""


def ask(stream: IO[bytes], argument: str, content: bytes) -> None:
    """Write a question."""
    named = argument.encode("utf-8", "surrogatepass")
    stream.write(_QUESTION.pack(_MARK, len(named), len(content)))
    stream.write(named)
    stream.write(content)
    stream.flush()


def asked(stream: IO[bytes]) -> tuple[str, bytes] | None:
    """Return the next question, or None where no more come."""
    head = stream.read(_QUESTION.size)
    if len(head) < _QUESTION.size:
        return None
    _, name_size, size = _QUESTION.unpack(head)
    argument = stream.read(name_size).decode("utf-8", "surrogatepass")
    return argument, stream.read(size)


def answer(stream: IO[bytes], status: Status, said: bytes) -> None:
    """Write an answer."""
    stream.write(_ANSWER.pack(_MARK, status, len(said)))
    stream.write(said)
    stream.flush()


def answered(stream: IO[bytes], longest: int) -> tuple[Status, bytes]:
    """Return the answer to a question.

    Args:
        stream: where it comes.
        longest: how many bytes it may have.

    Raises:
        GarbledError: it is no answer, or longer.
        EOFError: there will be none.

    """
    head = stream.read(_ANSWER.size)
    if len(head) < _ANSWER.size:
        raise EOFError
    mark, status, size = _ANSWER.unpack(head)
    if mark != _MARK or status not in set(Status):
        raise GarbledError("what came back is no answer")
    if size > longest:
        raise GarbledError(f"an answer of more than {longest // 2**20} MiB")
    said = stream.read(size)
    if len(said) < size:
        raise EOFError
    return Status(status), said
