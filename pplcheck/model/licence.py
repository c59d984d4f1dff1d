"""Which licence is meant by what somebody wrote?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LicenceExpression:
    """A licence expression after SPDX 2.3 annex D, or a loose name that was resolved.

    Attributes:
        written: as it stands in the file.
        normal: the same with canonical ids, simplified and sorted; equal expressions have
            equal `normal`.
        ids: the licences in it, sorted.
        better: what should have been written, where the name was loose; else empty.
        unknown: ids that are neither on the SPDX list nor a `LicenseRef-`.

    """

    written: str
    normal: str
    ids: tuple[str, ...]
    better: str = ""
    unknown: tuple[str, ...] = ()


# What says which versions of a licence may be chosen.
_CHOICES = ("-only", "-or-later", "+")


def family_of(id_: str) -> str:
    """Return an id without what a text cannot tell: which versions may be chosen."""
    for choice in _CHOICES:
        id_ = id_.removesuffix(choice)
    return id_
