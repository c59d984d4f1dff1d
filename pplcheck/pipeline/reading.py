"""How are the files of a tree read, one after another?"""

from dataclasses import replace
from typing import Self

from pplcheck.discover import BlobId, Pouring, SourceFile, blob_id
from pplcheck.licences import Reference
from pplcheck.pipeline.file import PartlyRead, Reading, read_whole
from pplcheck.pipeline.guarded import Guard

# Enough for all but a handful of files, and little enough to be cleared in no time.
BUFFER = 4 * 1024 * 1024


class FileReader:
    """Reads one file after another into one buffer. A worker has a reader of its own.

    To be used as a context: what was started for some formats is ended with it.
    """

    def __init__(
        self, pouring: Pouring | None, hash_name: str, own: tuple[Reference, ...] = ()
    ) -> None:
        """Prepare to read.

        Args:
            pouring: reads the files of a tree; None where they load themselves.
            hash_name: of the content ids.
            own: the licences that the stewards registered.

        """
        self._pouring = pouring
        self._hash_name = hash_name
        self._own = own
        self._guard = Guard()
        self._buffer = bytearray(BUFFER if pouring else 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._guard.close()

    def read(self, source: SourceFile) -> Reading:
        """Return what a file says.

        Raises:
            UnloadableError: the bytes cannot be had.

        """
        if self._pouring is None:
            return self._read_loaded(source)
        buffer = self._buffer
        file = PartlyRead(source.path, source.load, self._guard, self._own)
        blob = None
        size = source.size
        for portion in self._pouring.pour(source.path, buffer):
            size = portion.total
            file.take(buffer, portion)
            if source.known_id is None:
                blob = blob or BlobId(size, self._hash_name)
                blob.add(memoryview(buffer)[portion.fresh : portion.filled])
            elif file.is_binary:
                break
        return file.reading(size, source.known_id or (blob.id() if blob else ""))

    def _read_loaded(self, source: SourceFile) -> Reading:
        content = source.load()
        reading = read_whole(source.path, content, self._guard, self._own)
        id_ = source.known_id or blob_id(content, self._hash_name)
        return replace(reading, content_id=id_)
