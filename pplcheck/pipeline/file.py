"""One file: read it, and say which licence text it is, if it looks like one.

This is the one function that is called for every file, and the only hot one.
"""

from dataclasses import dataclass

from pplcheck.licences import identify, looks_like_licence, speaks_of_licence
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.identification import Identification, TextKind
from pplcheck.read import as_utf8, is_binary, readers_for, text_of
from pplcheck.syntax.places import UnparsableError

# A licence text that somebody ships is no larger; a bundle that quotes one is no licence text.
_LARGEST_TEXT = 200_000
_TELLING = frozenset({TextKind.TEXT, TextKind.MODIFIED, TextKind.PARTIAL, TextKind.DEED})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file said.

    Attributes:
        evidence: in order of place.
        identification: where the file is, or holds, a licence text.
        faults: triples of line, column and reason for what could not be understood.
        is_binary: no reader for it yet.

    """

    evidence: tuple[Evidence, ...] = ()
    identification: Identification | None = None
    faults: tuple[tuple[int, int, str], ...] = ()
    is_binary: bool = False


def read_file(path: str, content: bytes) -> Reading:
    """Return what the file at `path` says.

    Args:
        path: relative to the root; its name chooses the readers.
        content: the bytes.

    """
    content = as_utf8(content)
    if is_binary(content):
        return Reading(is_binary=True)
    evidence: list[Evidence] = []
    faults: list[tuple[int, int, str]] = []
    for reader in readers_for(path.rpartition("/")[2]):
        try:
            evidence += filter(_says_something, reader.read(path, content))
        except UnparsableError as error:
            faults.append((error.line, error.column, error.what))
    return Reading(
        evidence=tuple(sorted(evidence, key=lambda seen: (seen.line, seen.column, seen.kind))),
        identification=_identified(evidence, content),
        faults=tuple(faults),
    )


def _says_something(seen: Evidence) -> bool:
    """Whether it may state a licence: a line of a README does so only if it names one."""
    return seen.kind is not EvidenceKind.README or speaks_of_licence(seen.value)


def _identified(evidence: list[Evidence], content: bytes) -> Identification | None:
    if any(seen.kind is EvidenceKind.LICENCE_FILE for seen in evidence):
        return identify(text_of(content[:_LARGEST_TEXT]))
    if len(content) > _LARGEST_TEXT or not looks_like_licence(content):
        return None
    found = identify(text_of(content))
    return found if found.kind in _TELLING else None
