"""How is a text made comparable, and how much of each known text does it contain?

A text becomes the set of its groups of five words, each hashed to 64 bits. The known texts'
groups stand in one sorted array, beside it the texts that have them, a bit for each.
"""

import hashlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GROUP = 5
_HASH_BYTES = 8


def groups(words: Sequence[str]) -> set[int]:
    """Return the hashes of all groups of five neighbouring words."""
    return {
        int.from_bytes(
            hashlib.blake2b(
                " ".join(words[start : start + GROUP]).encode(), digest_size=_HASH_BYTES
            ).digest(),
            "little",
        )
        for start in range(len(words) - GROUP + 1)
    }


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The groups of all known texts.

    Attributes:
        hashes: sorted, without repetition.
        owners: at the same position, a bit set for each text that has the group.

    """

    hashes: memoryview
    owners: memoryview

    def shared(self, found: Iterable[int]) -> Counter[int]:
        """Count the groups of `found` by the set of known texts that have them.

        Returns:
            for each set of texts (as bits) the number of groups; unknown groups are left out.

        """
        hashes, owners, size = self.hashes, self.owners, len(self.hashes)
        counts: Counter[int] = Counter()
        for group in found:
            position = bisect_left(hashes, group)
            if position < size and hashes[position] == group:
                counts[owners[position]] += 1
        return counts


def pack(texts: Sequence[set[int]]) -> bytes:
    """Write the groups of `texts` as two arrays of little-endian 64-bit numbers.

    Args:
        texts: the groups of each text, at most 64 texts.

    """
    owners: Counter[int] = Counter()
    for bit, text in enumerate(texts):
        for group in text:
            owners[group] |= 1 << bit
    ordered = sorted(owners)
    return b"".join(
        _little(array("Q", numbers)).tobytes()
        for numbers in (ordered, [owners[group] for group in ordered])
    )


def unpack(packed: bytes) -> Fingerprints:
    """Read what `pack` wrote."""
    numbers = array("Q")
    numbers.frombytes(packed)
    view = memoryview(_little(numbers))
    half = len(numbers) // 2
    return Fingerprints(view[:half], view[half:])


def _little(numbers: "array[int]") -> "array[int]":
    """Return the numbers in little-endian order; on nearly all machines they are."""
    if array("H", [1]).tobytes()[0] != 1:
        numbers.byteswap()
    return numbers
