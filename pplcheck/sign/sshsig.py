"""What does an SSH signature say of itself?

Its form is that of OpenSSH's PROTOCOL.sshsig. It is read here for what `ssh-keygen` does not
tell: the namespace and the key of a signature that is refused. Whether it is good, `ssh-keygen`
alone decides.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# What a signature is for stands in it: one for a commit or a login is none for a declaration.
NAMESPACE: Final = "pplcheck-assertion@v1"

LARGEST: Final = 2**14
_ARMOUR: Final = re.compile(
    rb"\s*-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)"
    rb"\r?\n-----END SSH SIGNATURE-----\s*"
)
_MAGIC, _VERSION = b"SSHSIG", 1
_LENGTH: Final = 4
_COLUMNS: Final = 70
_LONGEST_SHOWN: Final = 60


class UnreadableSignatureError(Exception):
    """It is no SSH signature; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An SSH signature, taken apart.

    Attributes:
        namespace: what it is for.
        key: the fingerprint of the key in it, as `ssh-keygen -l` prints it.
        public: that key, as it stands in lists of keys: its type, and base64.
        armoured: the same signature in one spelling; nothing else stands beside it.

    """

    namespace: str
    key: str
    public: str
    armoured: bytes


def parse(content: bytes) -> Parsed:
    """Take an armoured signature apart.

    Raises:
        UnreadableSignatureError: it is none.

    """
    if len(content) > LARGEST:
        raise UnreadableSignatureError(f"it is larger than {LARGEST // 2**10} KiB")
    found = _ARMOUR.fullmatch(content)
    if found is None:
        raise UnreadableSignatureError("it is no SSH signature")
    try:
        blob = base64.b64decode(b"".join(found.group(1).split()), validate=True)
    except binascii.Error as error:
        raise UnreadableSignatureError("it is not whole") from error
    start = len(_MAGIC) + _LENGTH
    if not blob.startswith(_MAGIC) or int.from_bytes(blob[len(_MAGIC) : start]) != _VERSION:
        raise UnreadableSignatureError("it is of a form that is not known")
    key, namespace, *_ = strings(blob, start)
    # As it is shown: nobody needs more of it.
    shown = namespace[:_LONGEST_SHOWN].decode("utf-8", "replace")
    kind = next(strings(key, least=1), b"").decode("ascii", "replace")
    public = f"{kind} {base64.b64encode(key).decode()}"
    return Parsed(shown, fingerprint(key), public, _armoured(blob))


def strings(blob: bytes, start: int = 0, least: int = 5) -> Iterator[bytes]:
    """Yield the strings that stand in a row, each with its length before it (RFC 4251, 5).

    Raises:
        UnreadableSignatureError: they do not end where the blob does, or are too few.

    """
    found = 0
    while start < len(blob):
        size = int.from_bytes(blob[start : start + _LENGTH])
        start += _LENGTH + size
        if start > len(blob):
            raise UnreadableSignatureError("it is not whole")
        yield blob[start - size : start]
        found += 1
    if found < least:
        raise UnreadableSignatureError("it is not whole")


def fingerprint(key: bytes) -> str:
    """Return a key's fingerprint as OpenSSH writes it."""
    digest = base64.b64encode(hashlib.sha256(key).digest())
    return f"SHA256:{digest.rstrip(b'=').decode()}"


def _armoured(blob: bytes) -> bytes:
    text = base64.b64encode(blob)
    lines = [text[at : at + _COLUMNS] for at in range(0, len(text), _COLUMNS)]
    return b"\n".join(
        (b"-----BEGIN SSH SIGNATURE-----", *lines, b"-----END SSH SIGNATURE-----", b"")
    )
