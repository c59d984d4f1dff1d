"""Who signed these bytes, and may they? Signatures made and checked with `ssh-keygen`."""

from pplcheck.sign.making import sign
from pplcheck.sign.sshsig import NAMESPACE, Parsed
from pplcheck.sign.verifying import Trust, verify

__all__ = ["NAMESPACE", "Parsed", "Trust", "sign", "verify"]
