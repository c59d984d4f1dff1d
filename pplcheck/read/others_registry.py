"""Which readers tell what a file says of the works of others?

A new one is a file in `others` and a line here. Each is loaded with the first file that it is
for: no tree has all of these formats.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Final, Protocol, cast

from pplcheck.model.evidence import Evidence

# By name, patterns of the ends of lower-case paths.
OTHERS: Final[Mapping[str, str]] = {
    "npm": "package.json",
    "npm_lock": "package-lock.json npm-shrinkwrap.json",
    "locks": (
        "yarn.lock pnpm-lock.yaml poetry.lock uv.lock pdm.lock cargo.lock go.sum gemfile.lock"
    ),
    "composer": "composer.json composer.lock",
    "requirements": (
        "requirements*.txt requirements*.in constraints*.txt *-requirements.txt"
        " */requirements/*.txt requirements/*.txt"
    ),
    "pyproject": "pyproject.toml",
    "setuptools": "setup.cfg setup.py",
    "pipfile": "pipfile pipfile.lock",
    "cargo": "cargo.toml",
    "go": "go.mod",
    "gemfile": "gemfile *.gemspec",
    "mix": "mix.exs mix.lock",
    "maven": "pom.xml *.pom",
    "gradle": "build.gradle build.gradle.kts *.versions.toml",
    "nuget": "*.csproj *.fsproj *.vbproj packages.config directory.packages.props *.nuspec",
    "swift": "package.swift package.resolved",
    "pods": "podfile *.podspec",
    "pub": "pubspec.yaml pubspec.lock",
    "conan": "conanfile.txt conanfile.py vcpkg.json",
    "cmake": "cmakelists.txt *.cmake",
    "submodules": ".gitmodules .gitrepo",
    "repositories": "west.yml default.xml",
    "nix": "flake.lock flake.nix",
    "containers": (
        "dockerfile dockerfile.* *.dockerfile containerfile docker-compose*.yml"
        " docker-compose*.yaml compose.yml compose.yaml"
    ),
    "workflows": (
        ".github/workflows/*.yml .github/workflows/*.yaml action.yml action.yaml"
        " .pre-commit-config.yaml"
    ),
    "arduino": "platformio.ini library.properties library.json",
    "openscad": "*.scad",
    "bills": (
        "bom.json sbom.json *.cdx.json *.spdx.json bom.xml sbom.xml *.cdx.xml *.spdx *.bom.json"
    ),
    "notices": (
        "readme readme.* notice notice.* notices notices.* authors authors.* credits credits.*"
        " contributors contributors.* acknowledg*ments acknowledg*ments.*"
        " third*party*.txt third*party*.md third*party*.html third*party*notices attribution"
        " attribution.* attributions attributions.* copyright copyright.*"
    ),
}


class OthersReader(Protocol):
    """A module that reads what a file says of the works of others."""

    def read(self, path: str, content: bytes) -> Iterator[Evidence]:
        """Yield what is needed or taken in, and what package this is.

        Args:
            path: relative to the root.
            content: UTF-8, or bytes that are nearly so.

        Raises:
            UnparsableError: the file is not what its name promises; what was yielded stands.

        """
        ...


def speaks_of_others(path: str) -> bool:
    """Whether a file may say something of the works of others, by its path."""
    return bool(_pattern(" ".join(OTHERS.values())).search(f"/{path.lower()}"))


def said_of_others(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what a file says of the works of others.

    Args:
        path: relative to the root.
        content: UTF-8, or bytes that are nearly so.

    Raises:
        UnparsableError: the file is not what its name promises; what was yielded stands.

    """
    for name, globs in OTHERS.items():
        if _pattern(globs).search(f"/{path.lower()}"):
            yield from _reader(name).read(path, content)


def said_by_bill(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what a bill of materials lists, whatever the file is called.

    Raises:
        UnparsableError: it is broken; what was yielded stands.

    """
    yield from _reader("bills").read(path, content)


def notices_in(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what any text says that it is based on.

    Args:
        path: relative to the root.
        content: of a text.

    """
    yield from _reader("notices").read(path, content)


@cache
def _reader(name: str) -> OthersReader:
    return cast("OthersReader", import_module(f"pplcheck.read.others.{name}"))


@cache
def _pattern(globs: str) -> re.Pattern[str]:
    return re.compile("|".join(f"/(?:{_of(glob)})" for glob in globs.split()))


def _of(glob: str) -> str:
    """Return a pattern in which `*` stands for a part of a name, never of a folder."""
    return re.escape(glob).replace(r"\*", "[^/]*") + r"\Z"
