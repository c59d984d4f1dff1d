"""Who contributed what, and on what ground may the commons offer it?

Natural persons are counted here. Their addresses end where they are told apart
(`entities/contributors`); their names come along only where somebody asked for them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pplcheck.model.place import Place


class Ground(StrEnum):
    """Why a contribution may be offered under the licence of the work, the strongest first.

    `STEWARD`: it is a steward's own. `AGREEMENT`: there is an agreement that contributors
    sign. `SIGNED_OFF`: its author signed it off, and a rule says what that stands for.
    `INBOUND`: a rule takes contributions in under the licence of the work. `HOST`: the terms
    of the host say so (GitHub's terms of service, D.6), which is weak: they bind whoever put
    it there, not whoever wrote it. `NONE`: none was found.
    """

    STEWARD = "steward"
    AGREEMENT = "agreement"
    SIGNED_OFF = "signed_off"
    INBOUND = "inbound"
    HOST = "host"
    NONE = "none"


class RuleKind(StrEnum):
    """What a project asks of those who contribute.

    `KEPT`: contributors keep their rights, which grants nothing by itself.
    """

    AGREEMENT = "agreement"
    SIGN_OFF = "sign_off"
    INBOUND = "inbound"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for contributions.

    Attributes:
        kind: what it asks.
        place: where it stands.
        says: the sentence.
        licence: the one that it names; empty where it names none, or "the same".
        is_other: what is given under that licence cannot simply be offered under the work's.
        since: the day from which the file was there, or None where that is not known.

    """

    kind: RuleKind
    place: Place
    says: str
    licence: str = ""
    is_other: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """Somebody changed a file that stands today.

    Attributes:
        path: as it is called today.
        first: the first day.
        unsigned: the first day on which they did so without signing it off, or None.

    """

    path: str
    first: date
    unsigned: date | None


@dataclass(frozen=True, slots=True)
class Authored:
    """What one name and address in the history stands for.

    Attributes:
        mail: as written; undecodable bytes as lone surrogates.
        name: likewise.
        commits: how many; those that change no file do not count.
        signed: how many of these they signed off.
        first, last: days, by the committer's clock, in UTC.
        touches: files that stand today, sorted by path.

    """

    mail: str
    name: str
    commits: int
    signed: int
    first: date
    last: date
    touches: tuple[Touch, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What one contributor did to a file that stands today.

    Attributes:
        path: as it is called today.
        first: the first day.
        ground: the strongest that covers all of it.

    """

    path: str
    first: date
    ground: Ground


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person, or a programme, in the history.

    Attributes:
        names: empty where nobody asked to have people named.
        employers: domains of their addresses that look like an organisation's, sorted.
        commits, signed, first, last: as in `Authored`.
        works: files that stand today, sorted by path.
        is_bot: a programme.

    """

    names: tuple[str, ...]
    employers: tuple[str, ...]
    commits: int
    signed: int
    first: date
    last: date
    works: tuple[Work, ...]
    is_bot: bool = False

    @property
    def is_slight(self) -> bool:
        """Whether it is one or two changes to one file, which may hold no right at all."""
        return len(self.works) <= 1 and self.commits <= _FEW


_FEW = 2


@dataclass(frozen=True, slots=True)
class Relicensing:
    """The work was put under another licence, which the older one does not allow.

    Attributes:
        before, after: the two.
        on: the day.
        place: where the newer one was declared, or None.

    """

    before: str
    after: str
    on: date
    place: Place | None


@dataclass(frozen=True, slots=True)
class Contributions:
    """Who made what stands today.

    Attributes:
        contributors: whoever changed a file that stands today; most commits first.
        rules: sorted by place.
        are_stewards_known: the configuration says which addresses are the stewards'. Else
            whoever committed most is taken for the steward, with those at the same domain.
        relicensing: the last one, or None.
        missing: why none of it can be told, or empty.

    """

    contributors: tuple[Contributor, ...] = ()
    rules: tuple[Rule, ...] = ()
    are_stewards_known: bool = False
    relicensing: Relicensing | None = None
    missing: str = ""
