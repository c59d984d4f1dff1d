"""Does a file stand among the works of others, so that both may have it from a third?

What one index cannot tell: whether a commons wrote what stands in it, or took it from elsewhere.
But people put what they took into folders that say so, and package managers do.
"""

import re
from typing import Final

_TAKEN: Final = re.compile(
    r"(?:^|.*/)(?:node_modules|bower_components|jspm_packages|web_modules|vendors?|vendored"
    r"|third[-_]?part(?:y|ies)|3rd[-_]?party|externals?|(?:site|dist)-packages|pods|carthage"
    r"|contrib|submodules)/",
    re.IGNORECASE,
)
_PACKAGE: Final = re.compile(
    r".*(?:^|/)(?:(?:node_modules|bower_components)/(?P<npm>(?:@[^/]+/)?[^/]+)/"
    r"|(?:site|dist)-packages/(?P<pypi>[^/]+)/"
    r"|vendor/(?P<composer>[^/]+/[^/]+)/(?:[^/]+/)*[^/]+\.php$)"
)


def folder_of_others(path: str) -> str:
    """Return the innermost folder around a file that says that others wrote it, or nothing."""
    found = _TAKEN.match(path)
    return found[0] if found else ""


def package_of(path: str) -> str:
    """Return the name of the package within which a package manager put a file, or nothing."""
    found = _PACKAGE.match(path)
    return next(filter(None, found.groups()), "") if found else ""
