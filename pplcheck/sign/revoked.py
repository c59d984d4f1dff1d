"""Can the list of revoked keys be read?

One that cannot lets no signature pass, and would make each of them look revoked.
"""

import base64
import binascii
from typing import Final

from pplcheck.model.errors import Problem, SigningError
from pplcheck.sign.keygen import files, keygen
from pplcheck.sign.sshsig import UnreadableSignatureError, strings

# OpenSSH, PROTOCOL.krl
_KRL: Final = b"SSHKRL\n\0"


def refuse_unreadable(revoked: bytes) -> None:
    """See that a list of revoked keys can be read.

    Args:
        revoked: a key revocation list, or public keys, one a line.

    Raises:
        SigningError: it is neither.

    """
    if revoked.startswith(_KRL):
        with files(revoked=revoked) as paths:
            is_good = keygen(("-Q", "-l", "-f", paths["revoked"])).is_good
    else:
        lines = (line.strip() for line in revoked.splitlines())
        is_good = all(_is_key(line) for line in lines if line and not line.startswith(b"#"))
    if not is_good:
        what = "the list of revoked keys is neither a KRL nor a list of public keys"
        raise SigningError(
            Problem(None, what, "correct it: until then nothing can be verified")
        )


def _is_key(line: bytes) -> bool:
    """Whether a line is `type base64 comment`, and the type is the key's own."""
    kind, *rest = line.split(maxsplit=2)
    try:
        key = base64.b64decode(rest[0], validate=True) if rest else b""
        return kind == next(strings(key, least=1), b"")
    except (binascii.Error, UnreadableSignatureError):
        return False
