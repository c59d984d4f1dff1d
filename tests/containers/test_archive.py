"""Is a zip archive opened only as far as it is an honest one?"""

import tracemalloc
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest

from pplcheck.containers.archive import Archive
from pplcheck.syntax.places import UnparsableError

NAME = "Document.xml"


def _packed(method: int) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        archive.writestr(NAME, "words " * 1000)
    return file.getvalue()


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_what_is_packed_as_formats_have_it_is_read(method: int) -> None:
    assert Archive(_packed(method)).read(NAME, 10_000) == b"words " * 1000


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
@pytest.mark.parametrize("at", [0, 40, 46, 50, 55, 60])
def test_other_ways_of_packing_are_refused_broken_or_not(method: int, at: int) -> None:
    content = bytearray(_packed(method))
    if at:
        content[at] ^= 0x5A
    with pytest.raises(UnparsableError):
        Archive(bytes(content)).read(NAME, 10_000)


def test_a_directory_of_no_real_size_is_refused_before_it_takes_memory() -> None:
    content = (b"PK\1\2" + bytes(43)) * 100_000
    tracemalloc.start()
    with pytest.raises(UnparsableError, match="more than 10,000 members"):
        Archive(content)
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()
