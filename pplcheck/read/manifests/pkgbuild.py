"""What does a package of Arch Linux declare for the software that it builds?

Sources: PKGBUILD(5), `license`; Arch's package guidelines: SPDX expressions, all of which hold,
and before 2023 the short names of Arch's own `licenses` package; MSYS2's guidelines:
expressions after `spdx:`, of which one may be chosen.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.quoted import Source
from pplcheck.read.statement import all_of, any_of, package, stated

NAME = "pkgbuild"
GLOBS = ("pkgbuild",)

_LICENCE = re.compile(r"^[ \t]*license=\((?P<value>[^)]{0,500})\)", re.MULTILINE)
_NAME = re.compile(r"^pkgname=[\"'(]*(?P<name>[\w@.+-]{1,200})", re.MULTILINE)
_WORD = re.compile(r"""'(?P<single>[^']*)'|"(?P<double>[^"]*)"|(?P<bare>[^\s'"#]+)""")
# The old short names: "(L)GPL is version 2 or any later, (L)GPL2 that alone, (L)GPL3 or any
# later".
_SHORT = {
    "AGPL": "AGPL-3.0-or-later",
    "AGPL3": "AGPL-3.0-or-later",
    "APACHE": "Apache-2.0",
    "Apache": "Apache-2.0",
    "GPL": "GPL-2.0-or-later",
    "GPL2": "GPL-2.0-only",
    "GPL3": "GPL-3.0-or-later",
    "LGPL": "LGPL-2.0-or-later",
    "LGPL2.1": "LGPL-2.1-only",
    "LGPL3": "LGPL-3.0-or-later",
    "MPL": "MPL-1.1",
    "MPL2": "MPL-2.0",
    "PSF": "PSF-2.0",
    "ZPL": "ZPL-2.1",
}
# The prototype says `unknown`; `custom` alone says that there is a file.
_SAYS_NOTHING = frozenset({"", "unknown", "custom"})
_CUSTOM = "custom:"
_SPDX = "spdx:"


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licences, all of which hold."""
    del path
    source = Source(content, "#")
    found = _LICENCE.search(source.text)
    words = _words(found["value"]) if found else []
    if found and words:
        is_choice = all(word.startswith(_SPDX) for word in words)
        join = any_of if is_choice else all_of
        means = join(_meaning(word) for word in words)
        yield from stated(join(words), source.place(found.start("value")), means=means)
        return
    name = _NAME.search(source.text)
    if name:
        yield from package(name["name"], source.place(name.start("name")))


def _words(array: str) -> list[str]:
    found = _WORD.finditer(array)
    words = [(one["single"] or one["double"] or one["bare"] or "").strip() for one in found]
    return [word for word in words if word not in _SAYS_NOTHING and "$" not in word]


def _meaning(word: str) -> str:
    if word.startswith(_CUSTOM):
        name = re.sub(r"[^\w.-]+", "-", word.removeprefix(_CUSTOM)).strip("-")
        return f"LicenseRef-{name}"
    return _SHORT.get(word, word.removeprefix(_SPDX))
