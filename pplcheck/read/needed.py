"""How is it told that a file names a package or a repository of others?

The value is what can be compared: a package URL without version, a repository's canonical
address, or an archive's id of a content or commit (SWHID). Of an address as it was written
nothing else is kept: it may hold a password.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.syntax.places import LARGEST
from pplcheck.syntax.purl import package
from pplcheck.syntax.repository import repository_at

# The sort of list in which it stands.
DEPENDENCY: Final = "dependency"
BILL: Final = "bill"
SUBMODULE: Final = "submodule"
SUBTREE: Final = "subtree"
_LONGEST: Final = 200
# Of an address, what it says of the version: `…#v1`, `…@v1`.
_BEHIND: Final = re.compile(r"[#@](?P<version>[^#@/:]{1,200})$")
_REPOSITORY: Final = ("git", "url", "repository", "github", "hg", "svn")
_VERSIONS: Final = ("rev", "ref", "tag", "version", "branch", "commit", "revision")


class Written:
    """The text of a manifest, for saying on which line something stands."""

    def __init__(self, content: bytes) -> None:
        # In a huge one, line by line would be asked for too often.
        self._content = content if len(content) <= LARGEST else b""

    def line_of(self, words: str, quote: str = "") -> int:
        """Return the first line with `words`, as a text in quotes or anyhow; 0 if none."""
        sought = f"{quote}{words}{quote}".encode("utf-8", "surrogatepass")
        at = self._content.find(sought)
        return self._content.count(b"\n", 0, at) + 1 if at >= 0 else 0


def needed(
    kind: str, name: object, version: object = "", line: int = 0, *, where: str = DEPENDENCY
) -> Iterator[Evidence]:
    """Yield that a package is needed; nothing where it is no name.

    Args:
        kind: the type of its package URL.
        name: as its ecosystem writes it.
        version: or the requirement; left out where it is no text.
        line: where it stands, or 0.
        where: the sort of list.

    """
    purl = package(kind, name) if isinstance(name, str) else ""
    if purl:
        about = _about(str(name), version)
        yield Evidence(EvidenceKind.DEPENDENCY, purl, line, about=about, locator=where)


def repository(
    address: object, version: object = "", line: int = 0, *, where: str = DEPENDENCY
) -> Iterator[Evidence]:
    """Yield that a repository is taken in; nothing where the address is that of none.

    Args:
        address: in any form.
        version: a tag, a branch, a commit; else what the address itself says of it.
        line: where it stands, or 0.
        where: the sort of list.

    """
    written = address.strip() if isinstance(address, str) else ""
    found = repository_at(written)
    if found:
        behind = _BEHIND.search(written)
        of_address = behind["version"] if behind else ""
        said = version if isinstance(version, str) and version else of_address
        about = _about(found, said)
        yield Evidence(EvidenceKind.DEPENDENCY, found, line, about=about, locator=where)


def archived(
    id_: str, about: str = "", line: int = 0, *, where: str = DEPENDENCY
) -> Iterator[Evidence]:
    """Yield that a content or a commit is taken in, by its SWHID (ISO/IEC 18670)."""
    yield Evidence(EvidenceKind.DEPENDENCY, id_, line, about=about, locator=where)


def specified(kind: str, name: object, wanted: object, line: int = 0) -> Iterator[Evidence]:
    """Yield what an entry of a table of dependencies asks for.

    Args:
        kind: the type of the package URL.
        name: the key of the entry.
        wanted: its value: a requirement, or a table with a version or a repository.
        line: where it stands, or 0.

    """
    for entry in wanted if isinstance(wanted, list) else [wanted]:
        if not isinstance(entry, dict):
            yield from needed(kind, name, entry, line)
            continue
        version = next(filter(None, map(entry.get, _VERSIONS)), "")
        found = [seen for key in _REPOSITORY for seen in _of_key(key, entry, version, line)]
        yield from found
        # What lies beside it is the project's own.
        if not (entry.get("path") or entry.get("workspace")):
            yield from needed(kind, entry.get("package") or name, version, line)


def _of_key(key: str, entry: dict[str, Any], version: object, line: int) -> Iterator[Evidence]:
    address = entry.get(key)
    if isinstance(address, dict):  # `git: {url: …}` of Dart
        version = address.get("ref", version)
        address = address.get("url")
    if key == "github" and isinstance(address, str):
        address = f"github:{address}"
    yield from repository(address, version, line)


def published(kind: str, name: object, line: int = 0) -> Iterator[Evidence]:
    """Yield that a package is made here, under a name of its own."""
    purl = package(kind, name) if isinstance(name, str) else ""
    if purl:
        yield Evidence(EvidenceKind.PACKAGE, purl, line)


def _about(name: str, version: object) -> str:
    said = " ".join(version.split())[:_LONGEST] if isinstance(version, str) else ""
    if "://" in said or "@" in said:
        behind = _BEHIND.search(said)
        said = behind["version"] if behind else ""
    return "@".join(filter(None, (" ".join(name.split())[:_LONGEST], said)))


def tables(value: object) -> list[dict[str, Any]]:
    """Return the tables of a list, whatever else is in it."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def table(value: object) -> dict[str, Any]:
    """Return a table, an empty one where the value is none."""
    return value if isinstance(value, dict) else {}


def texts(value: object) -> list[str]:
    """Return the texts of a list, or the one that stands in its stead."""
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, str)]
