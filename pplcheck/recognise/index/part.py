"""What does an index hold of one commons, in columns of numbers?"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pplcheck.model.past import Life, Past
from pplcheck.recognise.gathered import Gathered, GatheredText
from pplcheck.recognise.index import columns, designs
from pplcheck.recognise.index.about import About, id_size
from pplcheck.recognise.index.errors import UnusableIndexError
from pplcheck.recognise.index.names import encoded
from pplcheck.recognise.index.values import written

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Of git's ids in hexadecimal digits: 64 bits of those of contents are kept.
_KEY_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Part:
    """The columns of one commons; see `columns`.

    Attributes:
        about: its description.
        ids: of its commits, as rows of bytes.
        commits: day, number on the line and number of parents of each.
        parents: of all commits, one after the other.
        line: numbers of the commits on the line.
        paths: sorted.
        lives: by path, first version, end and content.
        keys: of the content of each life.
        texts: by path.
        grams: sorted, equal ones by text.
        gram_texts: which text has which gram.
        designs: packed.

    """

    about: About
    ids: "NDArray[np.uint8]"
    commits: "NDArray[np.void]"
    parents: "NDArray[np.uint32]"
    line: "NDArray[np.uint32]"
    paths: tuple[bytes, ...]
    lives: "NDArray[np.void]"
    keys: "NDArray[np.uint64]"
    texts: "NDArray[np.void]"
    grams: "NDArray[np.uint64]"
    gram_texts: "NDArray[np.uint32]"
    designs: bytes

    @property
    def rank(self) -> tuple[int, int, str, bytes]:
        """What of one commons is kept: the newest; of what is as new, always the same one."""
        digest = hashlib.sha256(written(self.about))
        for path in self.paths:
            digest.update(path + b"\0")
        for column in (
            self.ids, self.commits, self.parents, self.line, self.lives, self.keys, self.texts,
            self.grams, self.gram_texts,
        ):  # fmt: skip
            digest.update(memoryview(column.tobytes()))
        digest.update(self.designs)
        days = self.commits["day"]
        newest = int(days.max()) if days.size else 0
        return newest, len(days), self.about.commons.revision, digest.digest()


def part_of(gathered: Gathered) -> Part:
    """Return what an index is to hold of a commons.

    Args:
        gathered: from it. A path that no file can have is left out, with all that stands there.

    Raises:
        UnusableIndexError: an id is none.

    """
    import numpy as np

    past = gathered.past
    lives = [(life, encoded(life.path)) for life in past.lives]
    texts = [(text, encoded(text.path)) for text in gathered.texts]
    paths = sorted({path for _, path in [*lives, *texts]} - {b""})
    numbers = {path: number for number, path in enumerate(paths)}
    rows, keys = _lives([(life, numbers[path]) for life, path in lives if path])
    kept = sorted(((numbers[path], text) for text, path in texts if path), key=_number)
    grams, gram_texts = _grams([text for _, text in kept])
    return Part(
        about=About(gathered.commons, past.is_whole),
        ids=_ids(past, id_size(gathered.commons)),
        commits=_rows(columns.COMMIT, (
            (commit.day.toordinal(), commit.line, len(commit.parents))
            for commit in past.commits
        )),
        parents=_numbers(one for commit in past.commits for one in commit.parents),
        line=_numbers(past.line),
        paths=tuple(paths),
        lives=rows,
        keys=keys,
        texts=_rows(columns.TEXT, ((number, text.newest) for number, text in kept)),
        grams=grams,
        gram_texts=gram_texts.astype(np.uint32),
        designs=designs.packed(gathered.meshes, gathered.drawn),
    )  # fmt: skip


def keys_of(ids: Sequence[str]) -> "NDArray[np.uint64]":
    """Return the first 64 bits of ids.

    Args:
        ids: in hexadecimal digits.

    Raises:
        UnusableIndexError: one is none.

    """
    import numpy as np

    content = _unhexed([one[:_KEY_DIGITS] for one in ids], _KEY_DIGITS)
    return np.frombuffer(content, ">u8").astype(np.uint64)


def _ids(past: Past, size: int) -> "NDArray[np.uint8]":
    import numpy as np

    content = _unhexed([commit.id for commit in past.commits], 2 * size)
    return np.frombuffer(content, np.uint8).reshape(len(past.commits), size)


def _unhexed(ids: Sequence[str], digits: int) -> bytes:
    try:
        content = bytes.fromhex("".join(ids))
    except ValueError as error:
        raise UnusableIndexError("an id is not in hexadecimal digits") from error
    if any(len(one) != digits for one in ids) or 2 * len(content) != digits * len(ids):
        raise UnusableIndexError("an id has another length than it should")
    return content


def _lives(
    lives: Sequence[tuple[Life, int]],
) -> "tuple[NDArray[np.void], NDArray[np.uint64]]":
    import numpy as np

    rows = _rows(
        columns.LIFE,
        (
            (path, life.first, life.first if life.is_aside else life.last + 1)
            for life, path in lives
        ),
    )
    keys = keys_of([life.content_id for life, _ in lives])
    order = np.lexsort((keys, rows["end"], rows["first"], rows["path"]))
    return rows[order], keys[order]


def _grams(
    texts: Sequence[GatheredText],
) -> "tuple[NDArray[np.uint64], NDArray[np.uint32]]":
    import numpy as np

    grams = np.concatenate([np.empty(0, np.uint64), *(text.grams for text in texts)])
    owners = np.repeat(np.arange(len(texts)), [len(text.grams) for text in texts])
    order = np.argsort(grams, kind="stable")
    return grams[order], owners[order].astype(np.uint32)


def _rows(
    kind: tuple[tuple[str, str], ...], rows: Iterable[tuple[int, ...]]
) -> "NDArray[np.void]":
    import numpy as np

    try:
        return np.array(list(rows), np.dtype(list(kind)))
    except OverflowError as error:
        raise UnusableIndexError("a number is larger than an index can hold") from error


def _numbers(numbers: Iterable[int]) -> "NDArray[np.uint32]":
    import numpy as np

    return np.array(list(numbers), np.uint32)


def _number(pair: tuple[int, GatheredText]) -> int:
    return pair[0]
