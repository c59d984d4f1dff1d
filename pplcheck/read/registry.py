"""Which readers are there, and which read this file?

A reader is a module: `NAME`, `GLOBS`, `read`. A new one is a file, a fixture and a line here.
"""

import re
from collections.abc import Iterator
from fnmatch import translate
from functools import cache
from typing import Final, Protocol

from pplcheck.model.evidence import Evidence
from pplcheck.read.manifests import (
    cargo_toml,
    composer_json,
    debian_copyright,
    package_json,
    pyproject_toml,
    reuse_toml,
)
from pplcheck.read.text import (
    contributors,
    copyright_lines,
    licence_file,
    readme,
    snippets,
    spdx_tags,
)


class Reader(Protocol):
    """A module that reads licence evidence from one kind of file."""

    @property
    def NAME(self) -> str:
        """What the reader is called."""
        ...

    @property
    def GLOBS(self) -> tuple[str, ...]:
        """Patterns of lower-case file names; `*` for every text file."""
        ...

    def read(self, path: str, content: bytes) -> Iterator[Evidence]:
        """Yield what the file states.

        Args:
            path: relative to the root.
            content: UTF-8, or bytes that are nearly so.

        Raises:
            UnparsableError: the file is not what its name promises.

        """
        ...


READERS: Final[tuple[Reader, ...]] = (
    spdx_tags,
    copyright_lines,
    contributors,
    snippets,
    licence_file,
    readme,
    package_json,
    composer_json,
    pyproject_toml,
    cargo_toml,
    reuse_toml,
    debian_copyright,
)


@cache
def readers_for(name: str) -> tuple[Reader, ...]:
    """Return the readers of a file called `name`, which has no folder in it."""
    lower = name.lower()
    return tuple(reader for reader in READERS if _globs(reader.GLOBS).fullmatch(lower))


@cache
def _globs(globs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(translate(glob) for glob in globs))
