"""What does somebody assert of an entity, signed or not?

An assertion is what the front door calls an entity's declaration; `Declaration` is, in this
house, what somebody says of a licence.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pplcheck.model.fact import Fact
from pplcheck.model.place import Place


class MadeBy(StrEnum):
    """Who makes the assertion."""

    SELF = "self"
    FEDERATION = "federation"


@dataclass(frozen=True, slots=True)
class Assertion:
    """Dated statements about one entity in one file, to be signed as a whole.

    Attributes:
        names: of the entity; the first one is shown.
        identifiers: pairs such as `("register", "fr-siren:123456789")`, sorted.
        made_by: the entity itself, or a federation.
        maker: who signs, as it is named in the file of allowed signers.
        issued: the day on which it was made.
        expires: the last day on which it holds.
        serial: counts up with each assertion of the same maker about the same entity.
        facts: what is asserted.
        place: where it is written.
        supersedes: the serial of the one that it takes the place of, or None.

    """

    names: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    made_by: MadeBy
    maker: str
    issued: date
    expires: date
    serial: int
    facts: tuple[Fact, ...]
    place: Place
    supersedes: int | None = None


class SignatureState(StrEnum):
    """What looking at a signature gave."""

    GOOD = "good"
    UNSIGNED = "unsigned"
    UNKNOWN_KEY = "unknown_key"
    EXPIRED_KEY = "expired_key"
    REVOKED_KEY = "revoked_key"
    OTHER_NAMESPACE = "other_namespace"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature, looked at for a day.

    Attributes:
        state: whether it is good, and if not, why.
        principal: whose key it is by the file of allowed signers, or empty.
        key: the fingerprint of the key, `SHA256:…`, or empty.
        says: for people, in one line.

    """

    state: SignatureState
    principal: str
    key: str
    says: str


@dataclass(frozen=True, slots=True)
class Signed:
    """An assertion, and what looking at its signature gave.

    Attributes:
        assertion: as written.
        signature: as looked at.
        sha256: of the bytes of the assertion, in hex.

    """

    assertion: Assertion
    signature: Signature
    sha256: str


@dataclass(frozen=True, slots=True)
class Criteria:
    """The facts that a federation looks at before it admits a member.

    Attributes:
        principal: the federation, as the file of allowed signers names it.
        facts: for which its word counts, sorted.
        source: where its criteria are published.
        since: the first day on which they hold.
        place: where it is written.

    """

    principal: str
    facts: tuple[str, ...]
    source: str
    since: date
    place: Place


@dataclass(frozen=True, slots=True)
class Verified:
    """A file that should hold a signed assertion, looked at for a day.

    Attributes:
        path: of the file.
        assertion: as written, or None where it cannot be read.
        signature: as looked at, or None likewise.
        faults: why it does not hold on that day, in one line each; empty where it holds.
        uncounted: facts beyond what its maker's word counts for.

    """

    path: str
    assertion: Assertion | None
    signature: Signature | None
    faults: tuple[str, ...]
    uncounted: tuple[str, ...] = ()
