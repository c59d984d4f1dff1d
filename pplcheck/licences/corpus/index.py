"""Which known texts share grams with this one, and what are their words?

The index is two files: `index.json` tells what each text is and where it was taken from,
`index.bin` holds three arrays of little-endian numbers and then a block for each text:

- the sampled grams of all texts, sorted (32 bits each);
- for each of them, where its owners begin in the third array, and one more (32 bits);
- the owners: numbers of texts (16 bits);
- blocks: the words of a text that may be shipped (compressed); else its grams in order, and
  then a sign of each word (8 bits).
"""

import json
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from pplcheck.licences.corpus.grams import GRAM, SAMPLED, grams, is_sampled, sign

# A text with fewer sampled grams is listed with all of them.
_FEWEST = 4
_GRAM_BYTES = 4


@dataclass(frozen=True)
class KnownText:
    """One known text.

    Attributes:
        id: of the licence.
        source: where the text was taken from.
        exact: hash of all its words in their order.
        size: number of its grams, without repetition.
        block: its words, compressed, or its grams and the signs of its words.
        is_open: whether the block holds the words.

    """

    id: str
    source: str
    exact: str
    size: int
    block: bytes
    is_open: bool

    @property
    def said(self) -> bytes:
        """The words, a space after each; empty where they are not shipped."""
        return zlib.decompress(self.block) if self.is_open else b""

    @cached_property
    def ordered(self) -> list[int]:
        """The grams in order."""
        if self.is_open:
            return grams(self.said)
        return list(_numbers("I", self.block[: self._count * _GRAM_BYTES]))

    @property
    def signs(self) -> bytes:
        """The signs of the words, where the words are not shipped."""
        return b"" if self.is_open else self.block[self._count * _GRAM_BYTES :]

    @property
    def _count(self) -> int:
        """The number of grams: four bytes each, and a byte for each of GRAM - 1 words more."""
        return max(0, len(self.block) - GRAM + 1) // (_GRAM_BYTES + 1)

    @property
    def word_count(self) -> int:
        """The number of its words."""
        return len(self.ordered) + GRAM - 1

    @cached_property
    def grams(self) -> frozenset[int]:
        """The grams without repetition."""
        return frozenset(self.ordered)


def known_text(id_: str, source: str, said: bytes, *, is_open: bool) -> KnownText:
    """Return a text made comparable.

    Args:
        id_: of the licence.
        source: where it was taken from.
        said: its words, as `words.spoken` gives them.
        is_open: keep the words, so that differences can be shown in them.

    """
    ordered = grams(said)
    signs = bytes(sign(word) for word in said.decode().split())
    block = zlib.compress(said, 9) if is_open else _packed("I", ordered) + signs
    return KnownText(id_, source, exact_hash(said), len(set(ordered)), block, is_open)


def exact_hash(said: bytes) -> str:
    """Return what two texts share only where all their words are the same."""
    return blake2b(said, digest_size=8).hexdigest()


class Index:
    """All known texts, by their sampled grams."""

    def __init__(self, packed: bytes, about: dict[str, Any]) -> None:
        """Take what `pack` made."""
        counts = about["sampled"], about["sampled"] + 1, about["owners"]
        self._grams, self._starts, self._owners = (array("I"), array("I"), array("H"))
        position = 0
        for numbers, count in zip(
            (self._grams, self._starts, self._owners), counts, strict=True
        ):
            size = count * numbers.itemsize
            numbers.extend(_numbers(numbers.typecode, packed[position : position + size]))
            position += size
        self._listed = frozenset(about["listed"])
        texts = []
        for row in about["texts"]:
            block = packed[position : position + row["block"]]
            position += row["block"]
            texts.append(
                KnownText(
                    row["id"], row["source"], row["exact"], row["size"], block, row["open"]
                )
            )
        self.texts = tuple(texts)
        self.exact = {text.exact: number for number, text in enumerate(texts)}
        self._sizes = about["sizes"]

    def shared(self, found: frozenset[int]) -> dict[int, float]:
        """Return the share of each known text that a text seems to hold, by its sample.

        Args:
            found: the grams of the text.

        Returns:
            by number, for every known text that shares a sampled gram.

        """
        hits = array("H")
        known, starts, owners = self._grams, self._starts, self._owners
        size = len(known)
        # As `is_sampled` says, without a call for each gram.
        sampled = [gram for gram in found if not gram & SAMPLED]
        for gram in (*sampled, *(found & self._listed)):
            at = bisect_left(known, gram)
            if at < size and known[at] == gram:
                hits.extend(owners[starts[at] : starts[at + 1]])
        return {number: count / self._sizes[number] for number, count in Counter(hits).items()}


def pack(texts: Sequence[KnownText]) -> tuple[bytes, dict[str, Any]]:
    """Write an index of `texts`: its bytes, and what `Index` must be told about them."""
    owners: dict[int, list[int]] = {}
    listed: set[int] = set()
    sizes = []
    for number, text in enumerate(texts):
        sample = {gram for gram in text.grams if is_sampled(gram)}
        if len(sample) < _FEWEST:
            sample = set(text.grams)
            listed |= {gram for gram in sample if not is_sampled(gram)}
        sizes.append(max(len(sample), 1))
        for gram in sample:
            owners.setdefault(gram, []).append(number)
    ordered = sorted(owners)
    starts = [0]
    for gram in ordered:
        starts.append(starts[-1] + len(owners[gram]))
    flat = [number for gram in ordered for number in owners[gram]]
    parts = [_packed("I", ordered), _packed("I", starts), _packed("H", flat)]
    about = {
        "sampled": len(ordered),
        "owners": len(flat),
        "listed": sorted(listed),
        "sizes": sizes,
        "texts": [
            {
                "id": text.id,
                "source": text.source,
                "exact": text.exact,
                "size": text.size,
                "block": len(text.block),
                "open": text.is_open,
            }
            for text in texts
        ],
    }
    return b"".join([*parts, *(text.block for text in texts)]), about


@cache
def about_index() -> dict[str, Any]:
    """Return `index.json`: what the index was made from."""
    package = files("pplcheck.licences.corpus")
    about: dict[str, Any] = json.loads(package.joinpath("index.json").read_bytes())
    return about


@cache
def shipped_index() -> Index:
    """Return the index that ships with pplcheck."""
    packed = files("pplcheck.licences.corpus").joinpath("index.bin").read_bytes()
    return Index(packed, about_index())


def _packed(kind: str, numbers: Iterable[int]) -> bytes:
    return _little(array(kind, numbers)).tobytes()


def _numbers(kind: str, packed: bytes) -> "array[int]":
    numbers = array(kind)
    numbers.frombytes(packed)
    return _little(numbers)


def _little(numbers: "array[int]") -> "array[int]":
    """Return the numbers in little-endian order; on nearly all machines they are."""
    if array("H", [1]).tobytes()[0] != 1:
        numbers.byteswap()
    return numbers
