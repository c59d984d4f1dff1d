"""What does one requirement of a Python project ask for (PEP 508, and pip's addresses)?"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import needed, repository

_REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]{0,100})\s*(?:\[[^\]]{0,200}\])?\s*"
    r"(?:@\s*(?P<address>\S+)|(?P<version>[(=<>!~][^;#]{0,200})|;.*|#.*|\\|--.*|$)"
)
_LONGEST = 2_000


def required(written: str, line: int = 0) -> Iterator[Evidence]:
    """Yield the package or the repository that a requirement names.

    Args:
        written: `name[extra]>=1; marker`, `name @ address`, or an address.
        line: where it stands, or 0.

    """
    if len(written) > _LONGEST:
        return
    if "://" in written.partition(" ")[0] or written.startswith("git@"):
        yield from repository(written.partition(" ")[0].partition("#")[0], "", line)
        return
    found = _REQUIREMENT.match(written)
    if found and found["address"]:
        yield from repository(found["address"].partition("#")[0], "", line)
    elif found:
        version = (found["version"] or "").partition("--hash")[0].strip(" ()\\")
        yield from needed("pypi", found["name"], version.removeprefix("==").strip(), line)
