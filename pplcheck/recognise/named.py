"""Which commons of an index does an address, a package or a name mean?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from pplcheck.model.commons import Commons
from pplcheck.syntax.purl import parsed

# Types whose names belong to whoever has the namespace before them; others are first come.
_OWNED: Final = frozenset({"maven", "golang", "composer", "github", "gitlab", "bitbucket"})
_FORGES: Final = {"github": "github.com", "gitlab": "gitlab.com", "bitbucket": "bitbucket.org"}
_WORD: Final = re.compile(r"[^\W_]+")
# A word of one's own: `OpenFlexure`, `v2`; `Frame` is anybody's.
_UNUSUAL: Final = re.compile(r"[a-zà-ÿ][A-Z]|[^\W\d_]\d|\d[^\W\d_]")
_SURE, _OWNED_NAME, _FREE_NAME, _TAIL, _BY_NAME = 1.0, 0.95, 0.75, 0.7, 0.4


class Names:
    """Under which names the commons of an index are known."""

    def __init__(self, known: Iterable[Commons]) -> None:
        self._by_address: dict[str, set[int]] = defaultdict(set)
        self._by_package: dict[str, set[int]] = defaultdict(set)
        self._by_tail: dict[str, set[int]] = defaultdict(set)
        self._by_words: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._by_library: dict[str, set[int]] = defaultdict(set)
        self._longest = 0
        for number, commons in enumerate(known):
            for address in {commons.id, *commons.addresses}:
                self._add_address(address, number)
            for purl in commons.packages:
                found = parsed(purl)
                if found:
                    self._by_package[found.purl].add(number)
            self._add_name(commons.name, number)
        self._longest = max(map(len, self._by_words), default=0)

    def _add_address(self, address: str, number: int) -> None:
        if "/" not in address:
            return
        self._by_address[address].add(number)
        parts = address.split("/")
        self._by_tail["/".join(parts[-2:]).lower()].add(number)
        self._by_library[parts[-1].lower()].add(number)
        self._add_name(parts[-1], number)

    def _add_name(self, name: str, number: int) -> None:
        words = words_of(name)
        if len(words) > 1 or _UNUSUAL.search(name):
            self._by_words[words].add(number)

    def addressed(self, address: str) -> Mapping[int, float]:
        """Return the commons at an address, and how sure that is."""
        return dict.fromkeys(self._by_address.get(address, ()), _SURE)

    def packaged(self, purl: str) -> Mapping[int, float]:
        """Return the commons that publish a package, and how sure that is."""
        found: dict[int, float] = {}
        kind, _, name = purl.removeprefix("pkg:").partition("/")
        is_owned = kind in _OWNED or name.startswith("%40")
        sureness = _OWNED_NAME if is_owned else _FREE_NAME
        found.update(dict.fromkeys(self._by_package.get(purl, ()), sureness))
        parts = name.split("/")
        # A package of a forge is a repository; a Go module mostly is one, or a part of one.
        if kind in _FORGES:
            found.update(self.addressed(f"{_FORGES[kind]}/{name}"))
        elif kind == "golang":
            for length in range(2, len(parts) + 1):
                found.update(self.addressed("/".join(parts[:length])))
        return found

    def library(self, name: str) -> Mapping[int, float]:
        """Return the commons that a library's folder is called after."""
        return dict.fromkeys(self._by_library.get(name.lower(), ()), _BY_NAME)

    def called(self, phrase: str) -> Mapping[int, float]:
        """Return the commons whose name stands in a phrase, as whole words.

        Args:
            phrase: a few words; `owner/name` is surer than a name.

        """
        found: dict[int, float] = {}
        words = words_of(phrase)
        for begin in range(len(words)):
            for end in range(begin + 1, min(begin + self._longest, len(words)) + 1):
                numbers = self._by_words.get(words[begin:end], ())
                found.update(dict.fromkeys(numbers, _BY_NAME))
        for word in phrase.lower().split():
            if "/" in word:
                found.update(dict.fromkeys(self._by_tail.get(word.strip("/"), ()), _TAIL))
        return found


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, in lower case."""
    return tuple(word.lower() for word in _WORD.findall(name))
