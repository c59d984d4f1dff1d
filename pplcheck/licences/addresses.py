"""Which licence does an address on the web stand for?"""

import re
from collections import defaultdict
from functools import cache

from pplcheck.licences.corpus.catalogue import (
    current,
    families,
    spdx_rows,
    spoken,
    without_choice,
)
from pplcheck.licences.walk import whole

# Its end is where a sentence or mark-up goes on; bounded, as lines of megabytes have addresses.
ADDRESS = re.compile(
    r"(?:https?://|\bwww\.|\b(?=(?:opensource|spdx|gnu|creativecommons|mozilla|apache|unlicense)"
    r"\.org/))[^\s<>\"'()\[\]{}|\\`^,]{4,200}",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_ENDING = re.compile(
    r"(?:/(?:legalcode|deed)(?:[.-][a-z_]{2,5})?|\.(?:html?|php|txt|md|en|shtml|pdf)"
    r"|-standalone|[/.;:!*]|%20|&\w+;?)$"
)
_COMMONS = re.compile(
    r"creativecommons\.org/licenses/(?P<kind>[a-z]+(?:-[a-z]+)*)/(?P<version>\d\.\d)"
    r"(?:/(?P<port>[a-z]{2,4}))?(?:/|$)"
)
_OF_COMMONS = re.compile(r"CC-(?P<kind>[A-Z-]+)-(?P<version>\d\.\d)(?:-(?P<port>[A-Z]{2,4}))?")
# ohwr.org/attachments/2388/cern_ohl_v_1_2.txt: the number is that of an upload.
_CERN = re.compile(r"ohwr\.org/.{0,60}\bcern[_-]ohl[_-]v[_.-]?1[_.-](?P<minor>[12])")
_LAST = re.compile(r"-licen[sc]es?$|^licen[sc]e-")


def licence_at(address: str) -> str:
    """Return the licence expression that `address` stands for; empty where none is known."""
    key = address_key(address)
    found = _table().get(key, "")
    if found:
        return found
    if key.endswith(".mit-license.org") or ".mit-license.org/" in key:
        return "MIT"
    if cern := _CERN.fullmatch(key):
        return f"CERN-OHL-1.{cern['minor']}"
    return _commons(key) or _by_slug(key)


def address_of(licence: str) -> str:
    """Return the address at which people read a licence.

    The deed, of the Creative Commons; else the page of the SPDX list.

    Args:
        licence: an SPDX expression.

    Returns:
        Nothing for several licences, one with an exception, and one that is on no list.

    """
    deed = _deed(licence)
    if deed and licence_at(deed) == licence:
        return deed
    page = f"https://spdx.org/licenses/{licence}.html"
    # Some pages are known to us for those of another licence.
    return page if licence in _licences() and licence_at(page) in {licence, ""} else ""


def _deed(licence: str) -> str:
    """Return where the deed of a licence of the Creative Commons would be."""
    if licence == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    found = _OF_COMMONS.fullmatch(licence)
    if not found:
        return ""
    port = f"{found['port'].lower()}/" if found["port"] else ""
    kind, version = found["kind"].lower(), found["version"]
    return f"https://creativecommons.org/licenses/{kind}/{version}/{port}"


def address_key(address: str) -> str:
    """Return an address so that those of one page are equal."""
    key = _SCHEME.sub("", address.lower()).partition("#")[0].partition("?")[0]
    while shorter := _ENDING.sub("", key):
        if shorter == key:
            break
        key = shorter
    return key


def _commons(key: str) -> str:
    """Read an address of the Creative Commons, ported ones included."""
    found = _COMMONS.match(key)
    if not found:
        return ""
    if found["kind"] in {"gpl", "lgpl"}:
        stem = found["kind"].upper()
    else:
        # The first versions said "by-nd-nc".
        parts = found["kind"].replace("nd-nc", "nc-nd").replace("sa-nc", "nc-sa")
        stem = f"CC-{parts.upper()}"
    family = families().get(stem)
    licence = family.versions.get(found["version"].removesuffix(".0"), "") if family else ""
    ported = f"{licence}-{(found['port'] or '').upper()}"
    return current(ported if ported in _ids() else licence)


def _by_slug(key: str) -> str:
    for prefix in spoken()["slugs"]["prefixes"]:
        if key.startswith(prefix):
            slug = key.removeprefix(prefix)
            means = spoken()["slugs"]["means"].get(prefix, {})
            if slug in means:
                return str(means[slug])
            for name in (slug, _LAST.sub("", slug)):
                if "/" not in name and (licence := whole(name.replace("_", " "))):
                    return licence.expression
    return ""


@cache
def _table() -> dict[str, str]:
    """Return whole addresses; those that stand for several licences are left out."""
    known: dict[str, set[str]] = defaultdict(set)
    for _, id_, _, addresses in spdx_rows():
        for address in addresses.split():
            known[address_key(address)].add(without_choice(id_))
    table = {key: current(next(iter(ids))) for key, ids in known.items() if len(ids) == 1}
    table |= spoken()["addresses"]
    return {
        key: licence
        for key, licence in table.items()
        if "/" in key or key in spoken()["addresses"]
    }


@cache
def _licences() -> frozenset[str]:
    return frozenset(id_ for kind, id_, _, _ in spdx_rows() if kind == "licence")


@cache
def _ids() -> frozenset[str]:
    return frozenset(id_ for _, id_, _, _ in spdx_rows())
