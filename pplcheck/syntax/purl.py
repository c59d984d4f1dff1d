"""Which package does a package URL name, whatever its version?

Source: ECMA-427, Package-URL; of its types, the rules for case and characters of each.
"""

import re
from typing import Final, NamedTuple

_LONGEST: Final = 1_000
_PURL: Final = re.compile(r"pkg:/{0,2}(?P<type>[A-Za-z][A-Za-z0-9.+-]*)/(?P<rest>[^?#\s]+)")
# What stays as it is; a colon too, as the standard says.
_PLAIN: Final = re.compile(rb"[A-Za-z0-9._~:-]")
_ALL_PLAIN: Final = re.compile(r"[A-Za-z0-9._~:-]*+")
_ESCAPED: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
# Types whose names, or names and namespaces, are told in lower case.
_LOWER: Final = frozenset(
    {"npm", "pypi", "composer", "github", "gitlab", "bitbucket", "hex", "pub", "deb", "apk",
     "golang", "docker", "oci", "bitnami", "luarocks", "vscode-extension", "alpm"}
)  # fmt: skip


class Package(NamedTuple):
    """A package, and which version of it.

    Attributes:
        purl: in normal form, without version, qualifiers and path.
        version: or empty.

    """

    purl: str
    version: str = ""


def package(kind: str, name: str) -> str:
    """Return the package URL of a package, without version; nothing where it is no name.

    Args:
        kind: the type: `npm`.
        name: with its namespace before it, as the ecosystem writes it: `@scope/name`.

    """
    parts = [part for part in name.strip().split("/") if part not in {"", ".", ".."}]
    if not parts or len(name) > _LONGEST or not name.isprintable():
        return ""
    if kind in _LOWER:
        parts = [part.lower() for part in parts]
    if kind == "pypi":
        # PEP 503: all runs of these are one hyphen.
        parts = [re.sub(r"[-_.]+", "-", part) for part in parts]
    return f"pkg:{kind}/{'/'.join(map(_escaped, parts))}"


def parsed(written: str) -> Package | None:
    """Return the package that a package URL names, or None where it is none."""
    found = _PURL.match(written.strip()) if len(written) <= 2 * _LONGEST else None
    if found is None:
        return None
    rest = found["rest"].strip("/")
    # A scope may be written as it is: `pkg:npm/@scope/name@1`.
    at = rest.rfind("@")
    is_version = at > 0 and rest[at - 1] != "/"
    name, version = (rest[:at], rest[at + 1 :]) if is_version else (rest, "")
    purl = package(found["type"].lower(), _unescaped(name))
    return Package(purl, _unescaped(version)) if purl else None


def _escaped(part: str) -> str:
    if _ALL_PLAIN.fullmatch(part):
        return part
    raw = part.encode("utf-8", "surrogateescape")
    return "".join(
        chr(byte) if _PLAIN.match(bytes((byte,))) else f"%{byte:02X}" for byte in raw
    )


def _unescaped(part: str) -> str:
    def plain(found: re.Match[str]) -> str:
        return bytes.fromhex(found.group().replace("%", "")).decode("utf-8", "replace")

    return _ESCAPED.sub(plain, part) if "%" in part else part
