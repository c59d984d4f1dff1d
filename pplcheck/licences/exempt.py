"""Which files need no licence of their own?"""

import re

from pplcheck.model.place import SHELF

_NAME = re.compile(
    # Source: REUSE 3.3, covered and ignored files.
    r"(?:LICEN[CS]E|COPYING)(?:[-.].*)?|REUSE\.toml|.*\.license"
    r"|.*\.spdx(?:\.(?:rdf|json|xml|ya?ml))?"
    r"|\.git|\.hgtags",
    re.DOTALL,
)
_FOLDERS = frozenset({SHELF, ".reuse"})


def is_exempt(path: str, size: int) -> bool:
    """Whether the file at `path` is about licences, or empty, and so needs none itself.

    Args:
        path: relative to the root.
        size: in bytes.

    """
    *folders, name = path.split("/")
    return size == 0 or _NAME.fullmatch(name) is not None or not _FOLDERS.isdisjoint(folders)
