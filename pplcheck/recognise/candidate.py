"""What is looked at to find uses of a commons?"""

from dataclasses import dataclass

from pplcheck.model.evidence import Evidence
from pplcheck.model.past import Past
from pplcheck.model.site import Site


@dataclass(frozen=True, slots=True)
class CandidateFile:
    """A file of a site.

    Attributes:
        path: relative to the site's root; within an archive in an archive, both joined by `!/`.
        content_id: git's blob id (SHA-1); empty where the content would have to be read first.
        size: in bytes; -1 where that is not known.
        is_missing: its content cannot be had, for example in a clone without blobs.

    """

    path: str
    content_id: str
    size: int = -1
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A site as far as it could be told without reading what stands in its files.

    Attributes:
        site: which.
        files: sorted by path.
        past: its commits, without the lives of contents; None where there are none.
        said: pairs of path and what a manifest, a bill or a notice there says of others.

    """

    site: Site
    files: tuple[CandidateFile, ...]
    past: Past | None = None
    said: tuple[tuple[str, Evidence], ...] = ()
