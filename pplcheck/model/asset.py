"""What of the commons can be used by itself?"""

from dataclasses import dataclass
from enum import StrEnum

from pplcheck.model.history import Period


class AssetKind(StrEnum):
    """How the asset was found."""

    REPOSITORY = "repository"
    COMPONENT = "component"
    PACKAGE = "package"
    DESIGN = "design"


@dataclass(frozen=True, slots=True)
class Asset:
    """One thing of the commons.

    Attributes:
        id: `.` for the root, the component's name, the package's folder, or the design's path.
        name: for people.
        kind: how it was found.
        licence: normal form of the expression that holds, or None.
        paths: glob patterns, relative to the root.
        content_id: SHA-256 over its files' paths and content ids: what was judged.
        parent: the asset that it is part of, or None for the root.
        history: which licence held when, the oldest period first; empty where no commit says.

    """

    id: str
    name: str
    kind: AssetKind
    licence: str | None
    paths: tuple[str, ...]
    content_id: str
    parent: str | None = None
    history: tuple[Period, ...] = ()
