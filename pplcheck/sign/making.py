"""How are bytes signed with a user's own key?"""

import os

from pplcheck.model.errors import Problem, SigningError
from pplcheck.model.place import Place
from pplcheck.sign.keygen import files, keygen
from pplcheck.sign.sshsig import NAMESPACE, Parsed, parse


def sign(content: bytes, key: str, *, may_ask: bool) -> Parsed:
    """Return a signature of `content`.

    The key is read by `ssh-keygen` alone. No agent is asked: what is signed, and with which
    key, is what the user named.

    Args:
        content: the whole file.
        key: path of the private key.
        may_ask: a person sits at a terminal, and can give a passphrase.

    Raises:
        SigningError: the key is not there, cannot be used, or its passphrase was not given.

    """
    path = os.path.abspath(key)
    if not os.path.isfile(path):
        raise _refused(key, "there is no such key", "name the file of your private key")
    with files(message=content) as paths:
        command = ("-Y", "sign", "-f", path, "-n", NAMESPACE, paths["message"])
        done = keygen(command, may_ask=may_ask)
        if not done.is_good:
            raise _refused(key, *_why(done.told, may_ask=may_ask))
        with open(f"{paths['message']}.sig", "rb") as file:
            signature = file.read()
    return parse(signature)


def _why(told: str, *, may_ask: bool) -> tuple[str, str]:
    if "passphrase" in told:
        what = "the key has a passphrase, and there is no terminal to ask for it"
        return what, "sign at a terminal"
    if "too open" in told:
        return "others may read this key", "chmod 600 it, or make a new one"
    if may_ask:
        return "it cannot be used to sign", "see what ssh-keygen said"
    lines = [line for line in told.splitlines() if line.strip()]
    last = lines[-1].strip() if lines else "ssh-keygen failed"
    return f"it cannot be used to sign ({last})", "name the file of your private key"


def _refused(key: str, what: str, hint: str) -> SigningError:
    return SigningError(Problem(Place(key), what, hint))
