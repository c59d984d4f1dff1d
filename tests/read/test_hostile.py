"""Does every reader end soon, and with no error but its own, whatever it is given?"""

from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.read import READERS, Reader
from pplcheck.syntax.places import UnparsableError

# Each was, or would be, slow or fatal for a reader that is written without care.
CONTENTS = {
    "one line": b"license " * 200_000,
    "lines": b"\n" * 300_000 + b"x",
    "spaces": b"license" + b" " * 500_000 + b"x",
    "NULs": b"license: MIT\0" * 1_000,
    "brackets": b'{"license": ' + b"[" * 60_000,
    "YAML brackets": b"---\nlicense: " + b"[" * 60_000 + b"\n---\n",
    "YAML bomb": b"a: &a [x]\n" + b"".join(
        b"a%d: &a%d [*a, *a, *a, *a]\n" % (n, n) for n in range(1_000)
    ),
    "XML": b"<project><licenses>" + b"<license><name>a</name></license>" * 10_000,
    "entities": b'<!DOCTYPE a [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><a>&b;</a>',
    "calls": b"setup(license='MIT')\n" * 3_000,
    "nested calls": b"setup(" * 20_000,
    "a sum": b"setup(license=" + b"'a'+" * 20_000 + b"'b')",
    "Ruby": b"s.licenses = [\n" * 20_000,
    "pods": b"s.license = { " + b":type " * 50_000,
    "labels": b'LABEL license="' + b"x" * 200_000,
    "continued labels": b"LABEL license=a \\\n" * 20_000,
    "bounds": b"Package: a\nLicense: GPL (" + b">= " * 50_000,
    "alternatives": b"Package: a\nLicense: " + b"GPL | " * 50_000,
    "numbers": b"Package: a\nLicense: GPL (>= " + b"9" * 70 + b")",
    "array": b"license=(" + b"'MIT' " * 50_000 + b")",
    "badges": b"[![license](" * 20_000,
    "pictures": b"<a <img license " * 20_000,
    "a name": b'{"license": "' + b"x" * 500_000 + b'"}',
    "names": b'{"license": [' + b'"MIT",' * 100_000 + b'"x"]}',
    "classifiers": b"[metadata]\nclassifiers=\n" + b" License :: X\n" * 20_000,
}  # fmt: skip
# Of a slow, busy machine; each takes less than a second of an idle one.
_SECONDS = 10


def _path(reader: Reader) -> str:
    return reader.GLOBS[0].replace("*", "a")


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.NAME)
def test_every_reader_ends_soon(reader: Reader, content: bytes) -> None:
    begun = process_time()
    with suppress(UnparsableError):
        for seen in reader.read(_path(reader), content):
            assert len(seen.value) <= 2_000
    assert process_time() - begun < _SECONDS


PIECES = [
    "license", "licence", "licenses", "License:", "Package: a\n", "setup(", "s.", "=", "'", '"',
    "[", "]", "{", "}", "(", ")", ">= 2", "MIT", "PPL", " ", "\n", "---\n", "<", ">", "</", "&",
    "LABEL ", "\\\n", "about:\n  ", "license=(", "![", "](", "https://spdx.org/licenses/", "|",
    "[project]\n", "[metadata]\n", "classifiers", ":", "*a", "&a", "- ", "\t", "é", "\ufeff",
    "\0",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_reader_ends_in_another_error(text: str) -> None:
    for reader in READERS:
        with suppress(UnparsableError):
            list(reader.read(_path(reader), text.encode()))
