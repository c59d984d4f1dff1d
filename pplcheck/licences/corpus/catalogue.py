"""What are licences called, and which versions of each are there?

Three sources: the SPDX list (spdx.tsv), what people say instead (names.toml), and the commons
family (licences.toml). They are read when the first name is looked for, not before.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from pplcheck.licences.corpus.references import curated

Trie = dict[str, Any]

# "MPL-2.0" is version 2.0 of "MPL"; "BSD-3-Clause" is no version of "BSD".
_VERSIONED = re.compile(r"(?P<stem>.+?)-(?P<version>\d+(?:\.\d+)*[a-c]?)")
_CHOICE = re.compile(r"-(?:only|or-later)$|\+$|-with-")
_LATER = re.compile(r"-(?:only|or-later)$|\+$")
# "CC-BY-3.0-AT": in prose the next word may be "at"; see `ported` in versions.py.
_PORTED = re.compile(r"CC-.*\d-[A-Z]{2,3}")
_COUNTRY = re.compile(r"(?<=\d)-(?:[A-Z]{2,3})$")
_TELLING = re.compile(
    r"licen[cs]|lizenz|agreement|creative commons|dedication|-clause|^CC-", re.IGNORECASE
)
# "GPLv2" is "GPL" and 2.
WORD = re.compile(r"[^\W\d_]+?(?=[vV]\d)|[^\W\d_]+|\d+(?:\.\d+)*")
# So few words are a name only in their own spelling.
_FEW_WORDS = 2
_MANY_WORDS = 4
_SHORT_VERSION = re.compile(r"(?<=[A-Z])[v-]?\d[\d.]*$")
_IDLE = frozenset({"the", "v", "version", "ver", "vers", "versions"})
_AFTER_VERSION = frozenset({"generic", "unported", "international", "universal", "only"})
_LICENCE = frozenset({"licence", "licences", "licenses", "licenced"})
# Spellings of the words of the Creative Commons.
_COMMONS = ("creative", "commons")
_VARIANTS = (
    (("non", "commercial"), (("noncommercial",), ("non", "commercial"))),
    (("noncommercial",), (("noncommercial",), ("non", "commercial"))),
    (("share", "alike"), (("sharealike",), ("share", "alike"))),
    (("sharealike",), (("sharealike",), ("share", "alike"))),
    (
        ("no", "derivatives"),
        (
            ("noderivatives",),
            ("noderivs",),
            ("no", "derivatives"),
            ("no", "derivs"),
            ("no", "derivative", "works"),
        ),
    ),
)


@dataclass(slots=True)
class Family:
    """A licence in all its versions, or a single one that has none.

    Filled while the catalogue is read, and not changed afterwards.

    Attributes:
        stem: its SPDX id without a version, or a whole id.
        versions: the id of each version, by `version_key`.
        unsaid: what the name alone means; empty where it stays open.
        sure: how sure that is, 0 to 1.
        choice: whether the licence itself knows "only" and "or any later version".

    """

    stem: str
    versions: dict[str, str] = field(default_factory=dict)
    unsaid: str = ""
    sure: float = 1.0
    choice: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """What one name means.

    Attributes:
        family: whose name it is.
        is_safe: it means this licence wherever it stands, not only where one is stated.
        spelling: for a short name, how it is written.

    """

    family: Family
    is_safe: bool
    spelling: str = ""


def word_key(word: str) -> str:
    """Return a word as names are compared; empty where it does not tell names apart."""
    if word[0].isdigit():
        return version_key(word)
    lower = word.lower()
    if lower in _IDLE:
        return ""
    return "license" if lower in _LICENCE else lower


def version_key(version: str) -> str:
    """Return a version so that 2 and 2.0 are equal."""
    while version.endswith(".0"):
        version = version.removesuffix(".0")
    return version.lower()


def current(licence: str) -> str:
    """Return what the id of a licence means today, if it is deprecated."""
    return str(spoken()["deprecated"].get(licence, licence))


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name so that spellings of one name are equal."""
    return tuple(word for word in map(word_key, WORD.findall(name)) if word)


@cache
def spdx_rows() -> tuple[tuple[str, str, str, str], ...]:
    """Return the SPDX list: kind, id, name and addresses."""
    package = files("pplcheck.licences.corpus")
    lines = package.joinpath("spdx.tsv").read_text(encoding="utf-8").splitlines()
    rows = ((*line.split("\t"), "", "") for line in lines if not line.startswith("#"))
    return tuple((row[0], row[1], row[2], row[3]) for row in rows)


@cache
def spoken() -> dict[str, Any]:
    """Return `names.toml`."""
    package = files("pplcheck.licences.corpus")
    return tomllib.loads(package.joinpath("names.toml").read_text(encoding="utf-8"))


@cache
def families() -> dict[str, Family]:
    """Return the families of licences by their stems."""
    found: dict[str, Family] = {}
    for id_ in _all_ids():
        stem, version = _split(id_)
        family = found.setdefault(stem, Family(stem))
        if version:
            family.versions[version_key(version)] = id_
        else:
            family.unsaid = id_
    for family in found.values():
        if len(family.versions) == 1 and not family.unsaid:
            family.unsaid = next(iter(family.versions.values()))
    for row in spoken()["family"]:
        family = found.setdefault(row["stem"], Family(row["stem"]))
        family.unsaid = row["unsaid"]
        family.sure = row.get("sure", 1.0)
        family.choice = row.get("choice", False)
    return found


@cache
def unversioned() -> frozenset[str]:
    """Return the names of families that stand for no licence while no version is said."""
    open_ = {one.stem for one in families().values() if one.versions and one.unsaid == one.stem}
    return frozenset(open_.difference(_all_ids()))


@cache
def names() -> Trie:
    """Return the tree of all names; under the empty word stands the `Name` that ends there.

    What is added first holds: people's words, the commons family's, those of the SPDX list.
    """
    trie: Trie = {}
    for row in spoken()["family"]:
        family = families()[row["stem"]]
        for name in row["names"]:
            _add(trie, name_words(name), Name(family, is_safe=True))
        for name in row.get("tokens", ()):
            _add(trie, name_words(name), Name(family, is_safe=False, spelling=name))
    for reference in curated():
        for name in reference.names:
            _add_of(trie, reference.id, name, is_safe=True)
        for name in reference.tokens:
            _add_of(trie, reference.id, name, is_safe=False)
    _add_listed(trie)
    return trie


def _add_listed(trie: Trie) -> None:
    """Add the names and ids of the SPDX list."""
    for kind, id_, name, _ in spdx_rows():
        if kind == "licence" and not _CHOICE.search(id_):
            _add_of(trie, id_, name, is_safe=_is_telling(name))
    for stem, family in families().items():
        # "CC-BY-4.0" is a name of its family, which knows the ports as well.
        is_version = _split(stem)[1] != "" and _split(stem)[0] in families()
        if not _PORTED.fullmatch(stem) and not is_version:
            is_safe = _is_telling(stem)
            _add(trie, name_words(stem), Name(family, is_safe, "" if is_safe else stem))


def _is_telling(name: str) -> bool:
    """Whether a name can hardly mean anything but a licence."""
    return bool(_TELLING.search(name)) or len(name.split()) >= _MANY_WORDS


def _all_ids() -> Iterator[str]:
    for kind, id_, _, _ in spdx_rows():
        if kind == "licence" and not _CHOICE.search(id_):
            yield id_
    yield from (reference.id for reference in curated())


def stem_of(id_: str) -> str:
    """Return a licence's id without its version and its country."""
    stem, _ = _split(_CHOICE.sub("", _COUNTRY.sub("", id_)))
    return stem


def without_choice(id_: str) -> str:
    """Return a licence's id without "only" and "or later": no text has them."""
    return _LATER.sub("", id_)


def _split(id_: str) -> tuple[str, str]:
    found = _VERSIONED.fullmatch(id_)
    return (found["stem"], found["version"]) if found else (id_, "")


def _add_of(trie: Trie, id_: str, name: str, *, is_safe: bool) -> None:
    """Add a name of one licence: for all its versions, where it ends in a version."""
    family = families()[_split(id_)[0]]
    words, version = _without_version(name_words(name))
    if version:
        family.versions.setdefault(version, id_)
    elif any(word[0].isdigit() for word in words):
        family = Family(id_, unsaid=id_)
    elif not family.unsaid:
        family.unsaid = id_
    # "DOC License" is one, "doc/license" is a file.
    is_short = len(words) <= _FEW_WORDS or not is_safe
    # "CNPLv7" and "CNPL-5" are spelt "CNPL", whatever their version.
    spelling = _SHORT_VERSION.sub("", name.split(maxsplit=1)[0]) if is_short else ""
    _add(trie, words, Name(family, is_safe, spelling))


def _without_version(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return a name without the version in which it ends, and the version."""
    while words and words[-1] in _AFTER_VERSION:
        words = words[:-1]
    letter = (
        words[-1] if words[-2:-1] and words[-2][0].isdigit() and len(words[-1]) == 1 else ""
    )
    rest = words[:-1] if letter else words
    # A date is no version, nor is the number of clauses, nor the zero of CC0.
    has_version = (
        rest[-1:]
        and rest[-1] != "0"
        and rest[-1][0].isdigit()
        and not rest[-2:-1][0][0].isdigit()
    )
    if len(rest) > 1 and has_version and "clause" not in rest:
        return rest[:-1], rest[-1] + letter
    return words, ""


def _add(trie: Trie, said: tuple[str, ...], name: Name) -> None:
    """Add a name in all its spellings; what stands there already is not changed."""
    for spelt in _spellings(said):
        node = trie
        for word in spelt:
            node = node.setdefault(word, {})
        node.setdefault("", name)


def _spellings(said: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if said[:2] != _COMMONS:
        yield said
        return
    choices: list[tuple[tuple[str, ...], ...]] = []
    at = 0
    while at < len(said):
        for usual, variants in _VARIANTS:
            if said[at : at + len(usual)] == usual:
                choices.append(variants)
                at += len(usual)
                break
        else:
            choices.append(((said[at],),))
            at += 1
    for chosen in product(*choices):
        yield tuple(word for part in chosen for word in part)
