"""Whose signature is this, and is it good on that day? If not, why not?

`ssh-keygen -Y verify` decides. Only where it refuses is it asked further questions, to be able
to say why; no answer to those makes a signature good.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pplcheck.model.assertion import Signature, SignatureState
from pplcheck.model.errors import Problem, SigningError
from pplcheck.sign.keygen import Done, files, keygen
from pplcheck.sign.revoked import refuse_unreadable
from pplcheck.sign.sshsig import NAMESPACE, Parsed, UnreadableSignatureError, parse

LARGEST: Final = 2**22
_VALID: Final = re.compile(rb'valid-(after|before)="[0-9]{8,14}Z?"', re.IGNORECASE)
_ALWAYS: Final = {
    b"after": b'valid-after="19700102"',
    b"before": b'valid-before="99991231235959"',
}
_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Trust:
    """Who is trusted to sign as whom: kept in the commons, never fetched.

    Attributes:
        allowed: the file of allowed signers (ssh-keygen(1), ALLOWED SIGNERS).
        revoked: keys that no longer count: a KRL or a list of public keys; or empty.

    """

    allowed: bytes = field(repr=False)
    revoked: bytes = field(default=b"", repr=False)


def verify(
    content: bytes, signature: bytes | None, principal: str, trust: Trust, day: date
) -> Signature:
    """Return whether `principal` signed `content`, by a key that is good to the end of `day`.

    Args:
        content: the whole file.
        signature: armoured, or None where there is none.
        principal: who must have signed, as the allowed signers name them.
        trust: who may sign.
        day: in UTC.

    Raises:
        SigningError: `ssh-keygen` is missing, or what is trusted cannot be read.

    """
    if signature is None:
        says = "is not signed"
        return Signature(SignatureState.UNSIGNED, "", "", says)
    if max(len(trust.allowed), len(trust.revoked)) > LARGEST:
        what = f"a file of allowed or revoked keys is larger than {LARGEST // 2**20} MiB"
        raise SigningError(Problem(None, what, "name the right file"))
    try:
        parsed = parse(signature)
    except UnreadableSignatureError as error:
        says = f"has a signature that cannot be read ({error})"
        return Signature(SignatureState.UNREADABLE, "", "", says)
    if parsed.namespace != NAMESPACE:
        says = f"is signed for {parsed.namespace!r}, not as a declaration ({NAMESPACE!r})"
        return Signature(SignatureState.OTHER_NAMESPACE, "", parsed.key, says)
    question = _Question(content, parsed, principal, day)
    if question.holds(trust.allowed, trust.revoked):
        says = f"signed by {principal} with key {parsed.key}"
        return Signature(SignatureState.GOOD, principal, parsed.key, says)
    state, says = question.why_not(trust)
    return Signature(state, "", parsed.key, says)


@dataclass(frozen=True, slots=True)
class _Question:
    """Did this principal sign this content?"""

    content: bytes
    parsed: Parsed
    principal: str
    day: date

    def holds(self, allowed: bytes, revoked: bytes) -> bool:
        """Whether the signature is good by these lists."""
        given = {"allowed": allowed, "signature": self.parsed.armoured}
        given |= {"revoked": revoked} if revoked else {}
        with files(**given) as paths:
            command = ["-Y", "verify", "-n", NAMESPACE, "-I", self.principal]
            command += ["-f", paths["allowed"], "-s", paths["signature"], *self._time()]
            command += ["-r", paths["revoked"]] if revoked else []
            return keygen(command, self.content).is_good

    def why_not(self, trust: Trust) -> tuple[SignatureState, str]:
        """Return why it is not good."""
        bare = self._without_trust()
        if not bare.is_good:
            if "incorrect signature" in bare.told:
                says = "was changed after it was signed"
                return SignatureState.CHANGED, says
            says = "has a signature that ssh-keygen cannot read"
            return SignatureState.UNREADABLE, says
        if trust.revoked:
            refuse_unreadable(trust.revoked)
            if self.holds(trust.allowed, b""):
                says = f"is signed with a revoked key, {self.parsed.key}"
                return SignatureState.REVOKED_KEY, says
        at_any_time = _VALID.sub(_always, trust.allowed)
        if self.holds(at_any_time, b""):
            says = f"is signed with a key that is not valid on {self.day}, {self.parsed.key}"
            return SignatureState.EXPIRED_KEY, says
        return SignatureState.UNKNOWN_KEY, self._of_whom(at_any_time)

    def _of_whom(self, allowed: bytes) -> str:
        with files(allowed=allowed, signature=self.parsed.armoured) as paths:
            done = keygen(
                (*("-Y", "find-principals"), "-f", paths["allowed"], "-s", paths["signature"])
            )
        names = sorted(set(done.out.decode("utf-8", "replace").splitlines()))
        if not done.is_good or not names:
            return f"is signed with a key that nobody here vouches for, {self.parsed.key}"
        if self.principal in names:
            whose = f"{self.principal}'s, but not for declarations"
        else:
            more = f" and {len(names) - _MOST_NAMED} more" * (len(names) > _MOST_NAMED)
            whose = f"that of {', '.join(names[:_MOST_NAMED])}{more}, not of {self.principal}"
        return f"is signed with a key that is {whose}, {self.parsed.key}"

    def _without_trust(self) -> Done:
        with files(signature=self.parsed.armoured) as paths:
            command = ("-Y", "check-novalidate", "-n", NAMESPACE, "-s", paths["signature"])
            return keygen(command, self.content)

    def _time(self) -> tuple[str, str]:
        """Return the last second of the day: a key that ends in its course is past."""
        return "-O", f"verify-time={self.day:%Y%m%d}235959"


def _always(found: re.Match[bytes]) -> bytes:
    return _ALWAYS[found.group(1).lower()]
