"""Which signed assertions lie in a commons, and whom does it trust to sign?

Whom to trust is kept in the commons, in one folder, and changes by reviewed change alone:

    allowed_signers     whose key is whose, and until when
    revoked_keys        keys that no longer count, where there are any
    criteria.toml       for which facts a federation's word counts, where there is one
"""

import posixpath
from dataclasses import dataclass
from typing import Final

from pplcheck.config import Vocabulary, read_criteria
from pplcheck.discover import Files, UnloadableError
from pplcheck.model.assertion import Criteria
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place
from pplcheck.model.settings import Settings
from pplcheck.sign import Trust

REVOKED: Final = "revoked_keys"
CRITERIA: Final = "criteria.toml"
SIGNATURE: Final = ".sig"


@dataclass(frozen=True, slots=True)
class Sealed:
    """Signed assertions as they were found, not yet looked at.

    Attributes:
        trust: whose signature is whose.
        criteria: what each federation's word counts for.
        files: path, content and signature (or None) of each.
        vocabulary: the facts that the commons' licences ask for.

    """

    trust: Trust
    criteria: tuple[Criteria, ...]
    files: tuple[tuple[str, bytes, bytes | None], ...]
    vocabulary: Vocabulary


def find_sealed(
    files: Files, settings: Settings, vocabulary: Vocabulary, problems: list[Problem]
) -> Sealed | None:
    """Return the assertions that a configuration names; what cannot be read is noted.

    Args:
        files: beside the configuration.
        settings: that name them.
        vocabulary: the facts that the terms ask for.
        problems: to which faults are added.

    """
    if not settings.assertion_files:
        return None
    if not settings.trust:
        what = "assertions are named, and no file of allowed signers"
        hint = "name it as `trust`: nothing else says whose signature is whose"
        problems.append(Problem(Place(settings.path), what, hint))
        return None
    folder = posixpath.dirname(settings.trust)
    allowed = _content(files, settings.trust, problems)
    revoked = _beside(files, posixpath.join(folder, REVOKED), problems)
    written = posixpath.join(folder, CRITERIA)
    criteria: tuple[Criteria, ...] = ()
    if files.hold(written):
        try:
            criteria = read_criteria(_content(files, written, problems), written, vocabulary)
        except ConfigurationError as error:
            problems += error.problems
    found = tuple(
        (path, _content(files, path, problems), _signature(files, path, problems))
        for path in _paths(files, settings, problems)
    )
    return Sealed(Trust(allowed, revoked), criteria, found, vocabulary)


def trust_files(settings: Settings) -> tuple[str, ...]:
    """Return the files that say whose signature counts, and for what."""
    folder = posixpath.dirname(settings.trust)
    return (settings.trust, *(posixpath.join(folder, name) for name in (REVOKED, CRITERIA)))


def _paths(files: Files, settings: Settings, problems: list[Problem]) -> list[str]:
    paths: set[str] = set()
    for pattern in settings.assertion_files:
        try:
            found = files.find(pattern)
        except ValueError:
            found = ()  # a pattern that leads outside, or to no file at all
        if not found:
            what = f"no assertion matches {pattern!r}"
            problems.append(Problem(Place(settings.path), what, "correct the pattern"))
        paths.update(path for path in found if not path.endswith(SIGNATURE))
    return sorted(paths)


def _signature(files: Files, path: str, problems: list[Problem]) -> bytes | None:
    signature = path + SIGNATURE
    return _content(files, signature, problems) if files.hold(signature) else None


def _beside(files: Files, path: str, problems: list[Problem]) -> bytes:
    return _content(files, path, problems) if files.hold(path) else b""


def _content(files: Files, path: str, problems: list[Problem]) -> bytes:
    try:
        return files.read(path)
    except UnloadableError as error:
        problems.append(Problem(Place(path), str(error), "put a file that can be read there"))
        return b""
