"""Where is work kept, that may be a use of a commons?"""

from dataclasses import dataclass
from enum import StrEnum


class SiteKind(StrEnum):
    """What was looked at."""

    REPOSITORY = "repository"
    FOLDER = "folder"
    ARCHIVE = "archive"
    LISTING = "listing"
    BILL = "bill-of-materials"


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A repository, a folder, an archive, a listing or a bill of materials.

    Who owns a site is not who wrote what stands in it: `entities` resolves the owner.

    Attributes:
        id: the canonical address (`github.com/owner/name`) where a remote tells it, else the
            name under which it was given; never an absolute path, so that two machines agree.
        kind: what it is.
        revision: id of the commit that was looked at, or empty.
        identifiers: what may tell its owner, as pairs such as `("github", "owner")`,
            `("repository", "github.com/owner/name")`, `("purl", "pkg:npm/name")`; sorted.
        missing: what it cannot tell, for people: `shallow: older commits are missing`.

    """

    id: str
    kind: SiteKind
    revision: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
