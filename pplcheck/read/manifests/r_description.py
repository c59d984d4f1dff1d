"""What does an R package declare?

Source: Writing R Extensions, 1.1.2 "Licensing": alternatives parted by `|`, each a licence's
short name, a name with versions in parentheses, or `file LICENSE`; after `+` a file that
restricts it or holds the names of the holders.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.fields import Field, fields
from pplcheck.read.statement import any_of, package, stated

NAME = "r-description"
GLOBS = ("description",)

# What tools write where nobody has answered: R's package.skeleton(), usethis's
# create_package().
_UNANSWERED = ("what license is it under", "use_mit_license")
_FILE = re.compile(r"file\s+(?P<file>LICEN[SC]E[\w.]*)")
_EXTRA = re.compile(r"\s*\+\s*file\s+LICEN[SC]E[\w.]*\s*$")
_ALTERNATIVE = re.compile(r"(?P<name>[A-Za-z][\w. -]*?)\s*(?:\((?P<versions>[^()]{1,80})\))?")
_BOUND = re.compile(r"(?P<sign>>=|<=|==|!=|>|<)\s*(?P<version>\d+(?:\.\d+)*)")
_NUMBERED = re.compile(
    r"(?P<name>A?GPL|LGPL|Artistic|CeCILL|EUPL|MPL|CDDL|EPL)[- ](?P<version>\d+(?:\.\d+)*)"
)
# The short names of R's own licence database that are no SPDX ids.
_SHORT = {
    "Apache License": "Apache",
    "BSD_2_clause": "BSD-2-Clause",
    "BSD_3_clause": "BSD-3-Clause",
    "CC0": "CC0-1.0",
    "GNU General Public License": "GPL",
    "GNU Lesser General Public License": "LGPL",
    "GNU Affero General Public License": "AGPL",
    "Mozilla Public License": "MPL",
    "Artistic License": "Artistic",
    "Unlimited": "LicenseRef-Unlimited",
}
# The versions that there are, and whether SPDX has "-only" and "-or-later" for them.
_VERSIONS = {
    "AGPL": (("3.0",), True),
    "GPL": (("1.0", "2.0", "3.0"), True),
    "LGPL": (("2.0", "2.1", "3.0"), True),
    "Apache": (("1.0", "1.1", "2.0"), False),
    "Artistic": (("1.0", "2.0"), False),
    "CDDL": (("1.0", "1.1"), False),
    "CECILL": (("1.0", "1.1", "2.0", "2.1"), False),
    "EPL": (("1.0", "2.0"), False),
    "EUPL": (("1.0", "1.1", "1.2"), False),
    "MPL": (("1.0", "1.1", "2.0"), False),
}
# The longest field on CRAN has some 100 characters.
_LONGEST = 500
_HOLDS = {
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
}


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence; a file where it is the whole answer."""
    del path
    known = fields(content)
    name, licence = known.get("package"), known.get("license")
    # Other files are called DESCRIPTION too; R's has both fields, or it cannot be built.
    if name is None:
        return
    if licence is None or any(words in licence.value.lower() for words in _UNANSWERED):
        yield from package(name.value, name.place)
        return
    yield from _licence(licence)


def _licence(licence: Field) -> Iterator[Evidence]:
    if len(licence.value) > _LONGEST:
        yield from stated(licence.value, licence.place)
        return
    alternatives = [one.strip() for one in licence.value.split("|")]
    only = _FILE.fullmatch(alternatives[0]) if len(alternatives) == 1 else None
    if only:
        yield from stated(licence.value, licence.place, points_to=only["file"])
        return
    named = [_EXTRA.sub("", one) for one in alternatives if not _FILE.fullmatch(one)]
    means = any_of(_meaning(one) for one in named)
    yield from stated(licence.value, licence.place, means=means)


def _meaning(alternative: str) -> str:
    found = _ALTERNATIVE.fullmatch(alternative)
    if not found:
        return alternative
    numbered = _NUMBERED.fullmatch(found["name"])
    if numbered and not found["versions"]:
        return _versioned(numbered["name"], f"== {numbered['version']}")
    name = _SHORT.get(found["name"], found["name"])
    if found["versions"] or name in {"AGPL", "GPL", "LGPL"}:
        # Without a version, any may be chosen: the licences themselves say so.
        return _versioned(name, found["versions"] or ">= 0") or alternative
    return name


def _versioned(name: str, versions: str) -> str:
    """Return the expression for a name with versions, such as `GPL` with `>= 2, < 4`."""
    name = "CECILL" if name == "CeCILL" else name
    known, has_later = _VERSIONS.get(name, ((), False))
    bounds = [(bound["sign"], _number(bound["version"])) for bound in _BOUND.finditer(versions)]
    chosen = [
        version
        for version in known
        if all(_HOLDS[sign](_number(version), number) for sign, number in bounds)
    ]
    if not chosen or not bounds:
        return ""
    if has_later and all(sign in {">=", ">"} for sign, _ in bounds):
        return f"{name}-{chosen[0]}-or-later"
    return any_of(f"{name}-{version}{'-only' if has_later else ''}" for version in chosen)


def _number(version: str) -> tuple[int, int]:
    major, _, minor = version.partition(".")
    return int(major[:9]), int((minor.partition(".")[0] or "0")[:9])
