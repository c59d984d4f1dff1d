"""Real keys, made by `ssh-keygen` in a folder that goes away."""

import shutil
import subprocess
from pathlib import Path

import pytest

from pplcheck.sign import NAMESPACE

needs_ssh_keygen = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen (openssh-client) is not installed"
)


def ssh_keygen(*arguments: str, given: bytes = b"") -> bytes:
    done = subprocess.run(
        ["ssh-keygen", *arguments], input=given, capture_output=True, check=True
    )
    return done.stdout


def new_key(folder: Path, name: str, kind: str = "ed25519", passphrase: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    ssh_keygen("-q", "-t", kind, "-N", passphrase, "-C", "test", "-f", str(path))
    return path


def public(key: Path) -> str:
    """Return the public half as `type base64`."""
    return " ".join(Path(f"{key}.pub").read_text(encoding="utf-8").split()[:2])


def allowed(principal: str, key: Path, *options: str) -> str:
    """Return a line of allowed signers."""
    given = ",".join(options)
    return f"{principal} {given}{' ' * bool(given)}{public(key)}\n"


def signed_by_hand(content: bytes, key: Path, namespace: str = NAMESPACE) -> bytes:
    """Return a signature that another programme than ours made."""
    return ssh_keygen("-Y", "sign", "-f", str(key), "-n", namespace, given=content)
