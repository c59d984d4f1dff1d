"""Functions that a child must survive, or its parent must. They run in the child."""

import os
import signal
import sys
import time
from pathlib import Path


def echo(argument: str, content: bytes) -> object:
    return [argument, content.decode("latin-1")]


def number(argument: str, content: bytes) -> object:
    """Return how many calls this process has answered."""
    del argument, content
    CALLS.append(1)
    return [os.getpid(), len(CALLS)]


CALLS: list[int] = []
KEPT: list[bytearray] = []


def hang(argument: str, content: bytes) -> object:
    if argument == "hang":
        time.sleep(3600)
    return len(content)


def toil(argument: str, content: bytes) -> object:
    del content
    while argument:
        pass
    return None


def swell(argument: str, content: bytes) -> object:
    """Keep as many MiB as the argument says."""
    del content
    KEPT.append(bytearray(int(argument) * 2**20))
    return len(KEPT)


def crash(argument: str, content: bytes) -> object:
    del content
    if argument:
        os.kill(os.getpid(), getattr(signal, argument))
    return os.getpid()


def leave(argument: str, content: bytes) -> object:
    del content
    os._exit(int(argument))


def chatter(argument: str, content: bytes) -> object:
    """Print, as libraries do, also past Python, and read what nobody typed."""
    del argument, content
    sys.stdout.write("rubbish" * 1000)
    sys.stdout.flush()
    os.write(1, b"more rubbish")
    os.write(2, b"x" * 100_000)
    return sys.stdin.read()


def garble(argument: str, content: bytes) -> object:
    """Write into every pipe there is, as if it were an answer."""
    del argument
    for descriptor in range(3, 16):
        try:
            os.write(descriptor, content)
        except OSError:
            continue
    time.sleep(3600)
    return None


def boast(argument: str, content: bytes) -> object:
    del content
    return "x" * int(argument)


def stumble(argument: str, content: bytes) -> object:
    raise LookupError(argument + content.decode())


def unsayable(argument: str, content: bytes) -> object:
    del argument
    return content


def surroundings(argument: str, content: bytes) -> object:
    del argument, content
    return [dict(os.environ), str(Path.cwd()), sys.path, sys.flags.isolated]
