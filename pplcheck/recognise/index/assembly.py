"""How does what is held of several commons become one file?"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.index import about, columns
from pplcheck.recognise.index.errors import UnusableIndexError
from pplcheck.recognise.index.layout import Bytes, joined
from pplcheck.recognise.index.names import packs
from pplcheck.recognise.index.part import Part, part_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST_ROWS: Final = (1 << 32) - 1


def build(gathered: Sequence[Gathered]) -> bytes:
    """Return the index of some commons.

    Args:
        gathered: what is known of each, in any order. Of one that is there twice the newest
            is taken: the one whose last commit is the latest.

    Raises:
        UnusableIndexError: it cannot be made from these: an id is none, or there is too much.

    """
    return assembled(part_of(one) for one in gathered)


def assembled(parts: Iterable[Part]) -> bytes:
    """Return the index of what is held of some commons.

    Args:
        parts: in any order; of those of the same commons the newest is taken.

    Raises:
        UnusableIndexError: there is too much for one index.

    """
    kept = _newest(parts)
    packed = [list(packs(part.paths)) for part in kept]
    sections: dict[str, Bytes] = {
        columns.ABOUT: about.packed(part.about for part in kept),
        columns.COUNTS: _counts(kept, packed),
        **_commits(kept),
        columns.PACKS: _bytes(
            [[len(pack) for packs in packed for pack in packs]], columns.NUMBER
        ),
        columns.PATHS: b"".join(pack for packs in packed for pack in packs),
        columns.LIVES: b"".join(part.lives.tobytes() for part in kept),
        **_keyed(columns.CONTENT_KEYS, columns.CONTENT_NUMBERS, [part.keys for part in kept]),
        columns.TEXTS: b"".join(part.texts.tobytes() for part in kept),
        **_grams(kept),
        columns.DESIGNS: b"".join(part.designs for part in kept),
    }
    return joined({name: sections[name] for name in columns.SECTIONS})


def key_of_ids(ids: "NDArray[np.uint8]") -> "NDArray[np.uint64]":
    """Return the first 64 bits of ids that are rows of bytes."""
    import numpy as np

    first = np.ascontiguousarray(ids[:, :8]) if ids.size else np.empty((0, 8), np.uint8)
    return first.view(">u8").reshape(-1).astype(np.uint64)


def _newest(parts: Iterable[Part]) -> list[Part]:
    found: dict[str, Part] = {}
    for part in parts:
        known = found.setdefault(part.about.commons.id, part)
        if known is not part and known.rank < part.rank:
            found[part.about.commons.id] = part
    return [part for _, part in sorted(found.items())]


def _counts(parts: Sequence[Part], packed: Sequence[Sequence[bytes]]) -> bytes:
    import numpy as np

    rows = [
        (
            len(part.commits), len(part.parents), len(part.line), len(part.paths),
            len(part.lives), len(part.texts), len(packs), len(part.designs),
        )
        for part, packs in zip(parts, packed, strict=True)
    ]  # fmt: skip
    return np.array(rows, np.dtype(list(columns.COUNTED))).tobytes()


def _commits(parts: Sequence[Part]) -> dict[str, Bytes]:
    import numpy as np

    held = [part.ids for part in parts if len(part.ids)]
    width = max((ids.shape[1] for ids in held), default=0)
    ids = [np.pad(rows, ((0, 0), (0, width - rows.shape[1]))) for rows in held]
    return {
        columns.COMMIT_IDS: b"".join(rows.tobytes() for rows in ids),
        columns.COMMITS: b"".join(part.commits.tobytes() for part in parts),
        columns.PARENTS: _bytes([part.parents for part in parts], columns.NUMBER),
        columns.LINE: _bytes([part.line for part in parts], columns.NUMBER),
        **_keyed(
            columns.COMMIT_KEYS, columns.COMMIT_NUMBERS, [key_of_ids(rows) for rows in ids]
        ),
    }


def _grams(parts: Sequence[Part]) -> dict[str, Bytes]:
    import numpy as np

    starts = np.cumsum([0, *(len(part.texts) for part in parts)])
    owners = [part.gram_texts + start for part, start in zip(parts, starts, strict=False)]
    return _keyed(
        columns.GRAM_KEYS, columns.GRAM_NUMBERS, [part.grams for part in parts], owners
    )


def _keyed(
    key_name: str,
    number_name: str,
    keys: "Sequence[NDArray[np.uint64]]",
    numbers: "Sequence[NDArray[np.int64]] | None" = None,
) -> dict[str, Bytes]:
    """Return keys in their order, and the number of each, or its place where none is given."""
    import numpy as np

    every = np.concatenate([np.empty(0, np.uint64), *keys])
    if len(every) > _MOST_ROWS:
        raise UnusableIndexError("there is too much for one index; make several")
    order = np.argsort(every, kind="stable")
    values = (
        order if numbers is None else np.concatenate([np.empty(0, np.int64), *numbers])[order]
    )
    return {
        key_name: every[order].astype(columns.KEY).tobytes(),
        number_name: values.astype(columns.NUMBER).tobytes(),
    }


def _bytes(arrays: "Sequence[NDArray[np.uint32] | list[int]]", kind: str) -> bytes:
    import numpy as np

    return b"".join(np.asarray(one, kind).tobytes() for one in arrays)
