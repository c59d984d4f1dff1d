"""What does a Haskell package declare?

Source: the Cabal user guide, `license` (an SPDX expression since 2.2, a word of its own before)
and `license-file`.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.fields import fields
from pplcheck.read.statement import package, stated

NAME = "cabal"
GLOBS = ("*.cabal",)

# The words before 2.2 that are no SPDX ids, from Distribution.License.
_WORDS = {
    "AGPL": "AGPL-3.0-or-later",
    "AGPL-3": "AGPL-3.0-only",
    "AllRightsReserved": "NONE",
    "BSD2": "BSD-2-Clause",
    "BSD3": "BSD-3-Clause",
    "BSD4": "BSD-4-Clause",
    "GPL": "GPL-1.0-or-later",
    "GPL-2": "GPL-2.0-only",
    "GPL-3": "GPL-3.0-only",
    "LGPL": "LGPL-2.0-or-later",
    "LGPL-2.1": "LGPL-2.1-only",
    "LGPL-3": "LGPL-3.0-only",
    "PublicDomain": "LicenseRef-Public-Domain",
}
_SAYS_NOTHING = frozenset({"OtherLicense", "UnspecifiedLicense"})


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence, or its file; `NONE` is what `cabal init` writes by itself."""
    del path
    known = fields(content, comment="--")
    licence, file = known.get("license"), known.get("license-file")
    if licence and licence.value and licence.value not in _SAYS_NOTHING:
        means = _WORDS.get(licence.value, "")
        is_default = licence.value == "NONE"
        yield from stated(licence.value, licence.place, means=means, is_default=is_default)
    elif file and file.value:
        yield from stated(file.value, file.place, points_to=file.value)
    elif "name" in known:
        yield from package(known["name"].value, known["name"].place)
