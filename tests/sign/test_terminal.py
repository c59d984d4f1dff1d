"""Is a passphrase asked for at a terminal, where a person sits, and nowhere else?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pplcheck.sign import NAMESPACE
from tests.sign.keys import needs_ssh_keygen, new_key

pytestmark = [
    needs_ssh_keygen,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals"),
]

WORDS = "open sesame"
SIGN = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from pplcheck.model.errors import SigningError
from pplcheck.sign import sign
try:
    print("made:", sign(b"words", sys.argv[1], may_ask=sys.argv[2] == "True").namespace)
except SigningError as error:
    print("refused:", error)
"""


def _at_a_terminal(key: Path, *, may_ask: bool) -> str:
    """Return all that stood on a terminal; whoever is asked for a passphrase gives it."""
    terminal, inner = os.openpty()
    command = [sys.executable, "-c", SIGN, str(key), str(may_ask)]
    process = subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner)
    os.close(inner)
    seen = b""
    while True:
        try:
            read = os.read(terminal, 1024)
        except OSError:  # the other end is closed
            break
        if not read:
            break
        seen += read
        if b"passphrase" in read and b"refused" not in read:
            os.write(terminal, f"{WORDS}\n".encode())
    process.wait()
    os.close(terminal)
    return seen.decode()


@pytest.mark.parametrize("may_ask", [True, False])
def test_only_a_person_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, may_ask: bool
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    key = new_key(tmp_path, "key", "ed25519", WORDS)
    seen = _at_a_terminal(key, may_ask=may_ask)
    if may_ask:
        assert f"made: {NAMESPACE}" in seen
        assert WORDS not in seen
    else:
        assert "refused:" in seen
        assert "there is no terminal to ask for it" in seen
