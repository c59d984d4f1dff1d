"""What does a machine-readable Debian copyright file say of other files?

Sources: Debian, machine-readable `debian/copyright` 1.0 (DEP-5); REUSE 3.3, `.reuse/dep5`.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind, Precedence
from pplcheck.read.lines import text_of
from pplcheck.syntax.places import UnparsableError

NAME = "debian-copyright"
GLOBS = ("copyright", "dep5")

_DEBIAN, _REUSE = "debian/copyright", ".reuse/dep5"
# The address of version 1.0, and those of its drafts, which say the same.
_FORMAT = re.compile(r"copyright-format/1\.0|dep5|dep-5|copyright-format", re.IGNORECASE)
_FIELD = re.compile(r"(?P<name>[!-9;-~]+):[ \t]*(?P<value>.*)")
_WILDCARD = re.compile(r"\\.|\*+", re.DOTALL)
# Each pattern may be held against each file of the tree.
_MOST_PATHS = 20_000

# By the field's lower-case name: its line and its value, lines and all.
_Stanza = dict[str, tuple[int, str]]


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield one annotation for each `Files:` stanza; the last one that matches counts.

    A file in free words has no such stanza and says nothing here. REUSE adds its file to what
    the files say themselves; Debian's stands back.

    Raises:
        UnparsableError: it holds more paths than can be held against a tree.

    """
    is_reuse = f"/{path}".endswith(f"/{_REUSE}")
    if not is_reuse and not f"/{path}".endswith(f"/{_DEBIAN}"):
        return
    stanzas = _stanzas(text_of(content))
    header = next(stanzas, {})
    if not _FORMAT.search(header.get("format", (0, ""))[1]):
        return
    precedence = Precedence.AGGREGATE if is_reuse else Precedence.CLOSEST
    paths = 0
    for stanza in stanzas:
        if "files" in stanza:
            seen = _annotation(stanza, precedence)
            paths += len(seen.paths)
            if paths > _MOST_PATHS:
                raise UnparsableError(seen.line, 1, f"more than {_MOST_PATHS} paths")
            yield seen


def _stanzas(text: str) -> Iterator[_Stanza]:
    """Yield the stanzas: fields, whose values go on in lines that begin with a space."""
    stanza: dict[str, tuple[int, list[str]]] = {}
    values: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        field = _FIELD.match(line)
        if not line.strip():
            yield from _closed(stanza)
            stanza, values = {}, []
        elif line[0] in " \t":
            values.append(line.strip())
        elif field and not line.startswith("#"):
            values = [field["value"].strip()]
            stanza.setdefault(field["name"].lower(), (number, values))
    yield from _closed(stanza)


def _closed(stanza: dict[str, tuple[int, list[str]]]) -> Iterator[_Stanza]:
    if stanza:
        yield {name: (line, "\n".join(values)) for name, (line, values) in stanza.items()}


def _annotation(stanza: _Stanza, precedence: Precedence) -> Evidence:
    line, patterns = stanza["files"]
    line, licence = stanza.get("license", (line, ""))
    _, copyrights = stanza.get("copyright", (line, ""))
    return Evidence(
        EvidenceKind.ANNOTATION,
        # The first line is the name; the text may follow.
        licence.partition("\n")[0],
        line,
        1,
        paths=tuple(_crossing(pattern) for pattern in patterns.split()),
        precedence=precedence,
        copyrights=tuple(filter(None, copyrights.split("\n"))),
    )


def _crossing(pattern: str) -> str:
    """Return a pattern whose `*` crosses folders, as Debian's does."""
    return _WILDCARD.sub(
        lambda found: found.group() if found.group().startswith("\\") else "**", pattern
    )
