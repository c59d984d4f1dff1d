"""Which files of people did a result come from, so that it can be reproduced?"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath

from pplcheck.discover import Files
from pplcheck.entities import is_opted_out
from pplcheck.model.entity import Entity
from pplcheck.model.report import Input, InputKind


class Noted:
    """Files of which it is noted what was read."""

    def __init__(self, files: Files) -> None:
        """Take the files."""
        self._files = files
        self._read: dict[str, str] = {}

    def hold(self, path: str) -> bool:
        """Whether something stands at `path`."""
        return self._files.hold(path)

    def read(self, path: str) -> bytes:
        """Return the content of a file."""
        content = self._files.read(path)
        self._read[path] = hashlib.sha256(content).hexdigest()
        return content

    def find(self, pattern: str) -> tuple[str, ...]:
        """Return the files that match."""
        return self._files.find(pattern)

    def inputs(self, kind: InputKind, paths: Iterable[str]) -> Iterator[Input]:
        """Yield those of some files that were read."""
        for path in sorted(set(paths)):
            if path in self._read:
                yield Input(kind, path, self._read[path])


def input_of(kind: InputKind, path: str, content: bytes) -> Input:
    """Return a file that a user named; of an absolute path the name alone, for all machines."""
    shown = PurePath(path).name if PurePath(path).is_absolute() else path
    return Input(kind, shown, hashlib.sha256(content).hexdigest())


def nameable(entities: Iterable[Entity], opt_out: Collection[str] = ()) -> Iterator[str]:
    """Yield the files of entities that a report may name: none of a natural person."""
    for one in entities:
        if not one.is_person and not is_opted_out(one, opt_out):
            yield one.place.path
