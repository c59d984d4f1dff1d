"""What does an identifier tell, however it is written, and what else does it tell by itself?

A key is `kind:value` in one spelling. Whoever owns an account owns what is kept under it, so
an address is told by the keys of all that it stands under, the closest first.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.entities.hosts import FORGES, PAGES, SHARED

# These are what the place is called; a copy of its files has others.
OF_PLACES: Final = frozenset({*FORGES, "repository", "swh", "lei", "wikidata", "register"})
# Numbers that have a key of their own are those of a register.
_NUMBERS: Final = {"siren": "fr-siren"}
_IN_NUMBERS = re.compile(r"[\s.\u00a0]+")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SCP = re.compile(r"^(?:[^@/:]+@)?(?P<host>[^/:@]+\.[^/:@]+):(?!\d+/)(?P<path>[^/].*)$")
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_ACCOUNT: Final = 2


def key_of(kind: str, value: str) -> str:
    """Return the key of an identifier; empty where it tells nobody, as a shared host does.

    Args:
        kind: such as `github`, `repository`, `homepage`; unknown ones are taken as written.
        value: in any of its usual spellings.

    """
    return next(keys_of(kind, value), "")


def keys_of(kind: str, value: str) -> Iterator[str]:
    """Yield the keys that an identifier is told by, the closest first."""
    value = value.strip()
    if kind in FORGES:
        yield from _repository(_account(FORGES[kind], value))
    elif kind == "repository":
        yield from _repository(_address(value))
    elif kind in ("homepage", "domain", "email_domain", "email"):
        yield from _page(_address(value.rpartition("@")[2] if "@" in value else value))
    elif kind == "purl":
        yield from _package(value)
    elif kind == "wikidata":
        yield f"wikidata:{value.rpartition('/')[2].upper()}"
    elif kind == "lei":
        yield f"lei:{value.replace(' ', '').upper()}"
    elif kind == "register":
        yield from _number(value)
    elif kind in _NUMBERS and value:
        yield from _number(f"{_NUMBERS[kind]}:{value}")
    elif value:
        yield f"{kind}:{value}"


def key_of_text(text: str) -> str:
    """Return the key of an identifier that is written as `kind:value`."""
    kind, _, value = text.partition(":")
    return key_of(kind, value)


def _number(value: str) -> Iterator[str]:
    """Yield a register and a number in it, however it is spaced: `fr-siren:552 100 554`."""
    register, colon, number = value.rpartition(":")
    number = _IN_NUMBERS.sub("", number).upper()
    if number:
        yield f"register:{register.strip().casefold()}{colon}{number}"


def _account(host: str, value: str) -> str:
    address = _address(value.removeprefix("@")).casefold()
    return address if address.startswith(f"{host}/") else f"{host}/{address}"


def _address(text: str) -> str:
    """Return host and path, without what does not tell one place from another."""
    scp = None if _SCHEME.match(text) else _SCP.match(text)
    if scp:
        text = f"{scp['host']}/{scp['path']}"
    text = _SCHEME.sub("", text)
    text = re.split(r"[?#]", text, maxsplit=1)[0]
    host, _, path = text.partition("/")
    host = re.sub(r":\d+$", "", host.rpartition("@")[2]).rstrip(".").casefold()
    host = host.removeprefix("www.")
    path = path.strip("/").removesuffix(".git").strip("/")
    if host in FORGES.values():
        # All of these take names in any case.
        path = path.casefold()
    return f"{host}/{path}" if path else host


def _repository(address: str) -> Iterator[str]:
    """Yield the keys of a repository, of the folders and account above it, and of its host."""
    parts = [part for part in address.split("/") if part]
    names = {host: name for name, host in FORGES.items()}
    for length in range(len(parts), 0, -1):
        if length == 1:
            if parts[0] not in SHARED:
                yield f"repository:{parts[0]}"
        elif length == _ACCOUNT and parts[0] in names:
            yield f"{names[parts[0]]}:{parts[1].removeprefix('~')}"
        else:
            yield f"repository:{'/'.join(parts[:length])}"


def _page(address: str) -> Iterator[str]:
    host, _, path = address.partition("/")
    if host in FORGES.values():
        yield from _repository(address)
        return
    if path:
        yield f"homepage:{address}"
    labels = host.split(".")
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        if domain in SHARED:
            return
        parent = ".".join(labels[start + 1 :])
        yield f"{PAGES[parent]}:{labels[start]}" if parent in PAGES else f"domain:{domain}"


def _package(purl: str) -> Iterator[str]:
    """Yield the keys of a package URL: without its version, and of its namespace."""
    bare = re.split(r"[?#]", purl.removeprefix("pkg:").strip("/"), maxsplit=1)[0]
    folder, _, name = bare.rpartition("/")
    # The @ of a scope begins a name; that of a version ends one.
    name = name[:1] + name[1:].partition("@")[0]
    bare = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), f"{folder}/{name}")
    kind, _, rest = bare.partition("/")
    kind = kind.casefold()
    if not rest:
        return
    if kind in FORGES:
        yield from _repository(_address(f"{FORGES[kind]}/{rest}"))
        return
    parts = rest.split("/")
    for length in range(len(parts), 0, -1):
        if length > 1 or parts[0] not in SHARED:
            yield f"purl:pkg:{kind}/{'/'.join(parts[:length])}"
