"""Does each reader see what its format says, where it says it?"""

from typing import Any

import pytest

from pplcheck.model.evidence import Evidence, EvidenceKind, Precedence
from pplcheck.pipeline.file import read_file
from pplcheck.read import (
    CUE_READERS,
    CueFinder,
    CueReader,
    Window,
    as_utf8,
    is_binary,
    readers_for,
    without_ignored,
)
from pplcheck.read.manifests import (
    cargo_toml,
    composer_json,
    debian_copyright,
    package_json,
    pyproject_toml,
    reuse_toml,
)
from pplcheck.read.text import (
    contributors,
    copyright_lines,
    licence_file,
    readme,
    snippets,
    spdx_tags,
)
from pplcheck.syntax.places import UnparsableError

# REUSE-IgnoreStart


def _around_cues(reader: CueReader, content: bytes) -> "list[Evidence]":
    """Read as the pipeline does: one pass for the cues, then the reader around them."""
    hits = CueFinder(reader.CUES).find(content, len(content))
    offsets = sorted(offset for found in hits.values() for offset in found)
    return list(reader.read(Window(content), offsets))


def _first(found: "list[Evidence]") -> tuple[str, int, int]:
    return found[0].value, found[0].line, found[0].column


@pytest.mark.parametrize(
    ("line", "value", "column", "is_sure"),
    [
        ("// SPDX-License-Identifier: PPL", "PPL", 4, True),
        ("# SPDX-License-Identifier: MIT OR PPL", "MIT OR PPL", 3, True),
        ("/* SPDX-License-Identifier: (MIT AND PPL) */", "(MIT AND PPL)", 4, True),
        ("<!-- SPDX-License-Identifier: PPL -->", "PPL", 6, True),
        ("  * SPDX-License-Identifier: LicenseRef-Coopyleft", "LicenseRef-Coopyleft", 5, True),
        ("REM SPDX-License-Identifier: PPL", "PPL", 5, True),
        ('{"comment": "SPDX-License-Identifier: PPL"}', "PPL", 14, False),
        ("é SPDX-License-Identifier: PPL", "PPL", 3, True),
        (
            "%% SPDX-License-Identifier: GPL-2.0-or-later WITH Bison-exception-2.2",
            "GPL-2.0-or-later WITH Bison-exception-2.2",
            4,
            True,
        ),
    ],
)
def test_spdx_tags_in_every_comment_syntax(
    line: str, value: str, column: int, is_sure: bool
) -> None:
    (seen,) = _around_cues(spdx_tags, f"first\n{line}\nlast".encode())
    assert (seen.value, seen.line, seen.column) == (value, 2, column)
    assert (seen.confidence == 1.0) is is_sure


def test_spdx_tags_that_are_talked_about_are_no_statements() -> None:
    text = (
        "write `SPDX-License-Identifier: PPL` there\n"
        "# spdx-license-identifier is a tag\n"
        "# SPDX-License-Identifier: PPL\n"
    )
    assert [seen.line for seen in _around_cues(spdx_tags, text.encode())] == [3]


def test_spdx_tags_stand_anywhere_in_a_long_file() -> None:
    content = b"x\n" * 300_000 + b"# SPDX-License-Identifier: PPL\n" + b"y\n" * 10
    (seen,) = _around_cues(spdx_tags, content)
    assert seen.line == 300_001


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("# Copyright (c) 2024 Ana", "Copyright (c) 2024 Ana"),
        (" * Copyright © 2019-2024 The builders */", "Copyright © 2019-2024 The builders"),
        (
            "# SPDX-FileCopyrightText: 2024 Ana <a@example.org>",
            "SPDX-FileCopyrightText: 2024 Ana <a@example.org>",
        ),
        ("© 2020 Kollektiv", "© 2020 Kollektiv"),
        ("Copyright 2021 Ana", "Copyright 2021 Ana"),
    ],
)
def test_copyright_lines(line: str, value: str) -> None:
    (seen,) = _around_cues(copyright_lines, f"\n{line}\n".encode())
    assert (seen.value, seen.line) == (value, 2)


@pytest.mark.parametrize(
    "line",
    [
        "under copyright law", "the copyright holder grants", "Copyright notices must stay",
        'copyright = "x"', "the © symbol", "© " * 2_000,
    ],
)  # fmt: skip
def test_words_about_copyright_are_no_statement(line: str) -> None:
    assert not _around_cues(copyright_lines, line.encode())


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("LICENSE", True), ("a/LICENCE.md", True), ("license.txt", True), ("COPYING", True),
        ("LICENSE-PARITY", True), ("LICENSE.PPL", True), ("UNLICENSE", True),
        ("licencia.markdown", True), ("CPYRIGHT.ALT", True), ("LICENSES/PPL.txt", True),
        ("license.py", False), ("LICENSE.license", False), ("LICENSES/PPL.txt.license", False),
        ("License.tsx", False), ("license_finder.go", False),
        ("driving-licence.png", False), ("docs/licensing.md", False),
    ],
)  # fmt: skip
def test_licence_files_by_name(path: str, is_one: bool) -> None:
    assert bool(list(licence_file.read(path, b""))) is is_one


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A\nx\n## License\n\nThe code is under the PPL.\nmore\n## Next\nno\n", [5, 6]),
        ("A\n=\n\nLicence\n-------\nPPL\n\nNext\n----\nno\n", [6]),
        ("This is licensed under the PPL.\nno\n", [1]),
        ("# T\n\n[Peer Production Licence][1]\n", [3]),
        ("# peer production license resources\n\nyou want markdown?\n", []),
        ("## Licencia\nPPL\n", [2]),
        ("## License plates\n", []),
    ],
)
def test_readme_lines_that_may_state_a_licence(text: str, lines: list[int]) -> None:
    assert [seen.line for seen in readme.read("README.md", text.encode())] == lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("This is not licensed under the PPL.", []),
        ("It isn't released under the PPL.", []),
        ("The code is no longer available under the PPL.", []),
        ("It was licensed under the PPL until 2020.", []),
        ("The icons are licensed under the PPL.", []),
        ("The icons used in this app are\nlicensed under the PPL.", []),
        ("The app's icons are licensed under the PPL.", []),
        ("The code in `vendor/` is licensed under the PPL.", []),
        ("Some files are licensed under the PPL.", []),
        ("Documentation for this project is licensed under the PPL.", []),
        ("# Licence\n\nThe photos are under the PPL.\n", []),
        ("Licensed under the PPL.", ["Licensed under the PPL."]),
        ("All files are licensed under the PPL.", ["All files are licensed under the PPL."]),
        (
            "The code and the documentation are licensed under the PPL.",
            ["The code and the documentation are licensed under the PPL."],
        ),
        (
            "Except for the icons, this project is licensed under the PPL.",
            ["Except for the icons, this project is licensed under the PPL."],
        ),
        (
            "The code is licensed under the GPL v. 2. The icons are licensed under the PPL.",
            ["The code is licensed under the GPL v. 2."],
        ),
        ("See the icons.\nLicensed under the PPL.", ["Licensed under the PPL."]),
        ("This project's licence is not hard: released under the PPL.",
         ["This project's licence is not hard: released under the PPL."]),
    ],
)  # fmt: skip
def test_a_readme_that_denies_or_speaks_of_a_part_says_nothing_of_the_whole(
    text: str, said: list[str]
) -> None:
    stated = [seen.value for seen in readme.read("README.md", text.encode())]
    assert [one for one in stated if "under" in one] == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n  "license": "PPL"\n}', ("PPL", 2, 14)),
        ('{"license": {"type": "MIT", "url": "x"}}', ("MIT", 1, 13)),
        ('{"licenses": [{"type": "MIT"}, {"type": "PPL"}]}', ("MIT OR PPL", 1, 15)),
        ('{"é": 1, "license": "PPL"}', ("PPL", 1, 21)),
    ],
)
def test_npm_manifests(text: str, expected: tuple[str, int, int]) -> None:
    assert _first(list(package_json.read("package.json", text.encode()))) == expected


def test_npm_writes_isc_where_nobody_answers() -> None:
    (seen,) = package_json.read("package.json", b'{"license": "ISC"}')
    assert seen.is_default


def test_an_npm_manifest_can_point_to_a_file() -> None:
    (seen,) = package_json.read("package.json", b'{"license": "SEE LICENSE IN docs/L.md"}')
    assert seen.points_to == "docs/L.md"


@pytest.mark.parametrize("text", ["{}", "[]", '{"license": null}', '{"license": 3}', "1"])
def test_an_npm_manifest_that_states_nothing(text: str) -> None:
    assert not list(package_json.read("package.json", text.encode()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n"license": "proprietary"}', ("proprietary", 2, 12)),
        ('{"license": ["PPL", "MIT"]}', ("PPL OR MIT", 1, 13)),
    ],
)
def test_composer_manifests(text: str, expected: tuple[str, int, int]) -> None:
    assert _first(list(composer_json.read("composer.json", text.encode()))) == expected


@pytest.mark.parametrize(
    ("text", "expected", "points_to"),
    [
        ('[project]\nlicense = "PPL"', ("PPL", 2, 11), ""),
        ('[project]\nlicense = {text = "MIT"}', ("MIT", 2, 19), ""),
        ('[project]\nlicense = {file = "L.txt"}', ("L.txt", 2, 19), "L.txt"),
        ('[tool.poetry]\nname = "x"\nlicense = "PPL"', ("PPL", 3, 11), ""),
    ],
)
def test_python_projects(text: str, expected: tuple[str, int, int], points_to: str) -> None:
    found = list(pyproject_toml.read("pyproject.toml", text.encode()))
    assert _first(found) == expected
    assert found[0].points_to == points_to


def test_a_python_project_that_quotes_a_whole_text_declares_no_name() -> None:
    text = '[project]\nlicense = {text = """Long\ntext"""}'
    assert not list(pyproject_toml.read("pyproject.toml", text.encode()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[package]\nlicense = "MIT/Apache-2.0"', ("MIT/Apache-2.0", 2, 11)),
        ('[workspace.package]\nlicense = "PPL"', ("PPL", 2, 11)),
        ('[package]\nlicense-file = "L"', ("L", 2, 16)),
    ],
)
def test_cargo_manifests(text: str, expected: tuple[str, int, int]) -> None:
    assert _first(list(cargo_toml.read("Cargo.toml", text.encode()))) == expected


REUSE_TOML = """\
version = 1

[[annotations]]
path = ["po/*.po", 'a\\\\*?']
precedence = "aggregate"
SPDX-FileCopyrightText = "2019 Translation Company"
SPDX-License-Identifier = ["MIT OR PPL", "CC0-1.0"]

[[annotations]]
path = "**"
"""


def test_what_a_reuse_toml_says_of_other_files() -> None:
    first, second = reuse_toml.read("a/REUSE.toml", REUSE_TOML.encode())
    assert (first.value, first.line, first.column) == ("(MIT OR PPL) AND (CC0-1.0)", 7, 27)
    # A question mark is no wildcard in REUSE.
    assert first.paths == ("po/*.po", r"a\\*\?")
    assert first.precedence is Precedence.AGGREGATE
    assert first.copyrights == ("2019 Translation Company",)
    # An annotation that says nothing hides what stands above it.
    assert (second.value, second.paths, second.precedence) == ("", ("**",), Precedence.CLOSEST)
    assert not list(reuse_toml.read("reuse.toml", REUSE_TOML.encode()))


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "`version = 1` is missing"),
        ("version = 2", 1, "`version = 1` is missing"),
        ("version = 1\n[[annotations]]\n", 2, "without `path`"),
        ("version = 1\n[[annotations]]\npath = 3\n", 3, "`path` must be text"),
        (
            "version = 1\n[[annotations]]\npath = 'a'\nprecedence = 'x'",
            4,
            "must be one of closest, aggregate, override",
        ),
        ("version = 1\n[[annotations]]\npath = [" + "'a'," * 20_001 + "]", 2, "more than"),
    ],
)
def test_a_reuse_toml_that_is_none_is_said_with_its_line(
    text: str, line: int, what: str
) -> None:
    good = "[[annotations]]\npath = 'x'\nSPDX-License-Identifier = 'MIT'\n"
    found: list[Evidence] = []
    with pytest.raises(UnparsableError, match=what) as caught:
        found.extend(reuse_toml.read("REUSE.toml", f"{text}\n{good}".encode()))
    assert caught.value.line == line


def test_an_annotation_that_is_no_table_is_said() -> None:
    with pytest.raises(UnparsableError, match="must be a table"):
        list(reuse_toml.read("REUSE.toml", b"version = 1\nannotations = [3]"))


def test_a_good_annotation_beside_a_wrong_one_is_read() -> None:
    text = "version = 1\n[[annotations]]\n[[annotations]]\npath = 'a'\n"
    reading = read_file("REUSE.toml", text.encode())
    assert [seen.paths for seen in reading.evidence] == [("a",)]
    assert reading.faults == ((2, 1, "an annotation without `path`; correct it"),)


DEP5 = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: x
Comment: none of this
 # is a comment
# but this is

Files: *
Copyright: 2018 Eva
           2019 Ana
License: GPL-2+ or Expat
 Words of the licence
 .
 more words

files: debian/* a\\*b
 po/?.po
license: PPL

License: Expat
 Words.
"""


@pytest.mark.parametrize(
    ("path", "precedence"),
    [
        ("debian/copyright", Precedence.CLOSEST),
        ("x/debian/copyright", Precedence.CLOSEST),
        (".reuse/dep5", Precedence.AGGREGATE),
    ],
)
def test_what_a_debian_copyright_file_says_of_other_files(
    path: str, precedence: Precedence
) -> None:
    first, second = debian_copyright.read(path, DEP5.encode())
    assert (first.value, first.line, first.paths) == ("GPL-2+ or Expat", 10, ("**",))
    assert first.copyrights == ("2018 Eva", "2019 Ana")
    assert second.paths == ("debian/**", r"a\*b", "po/?.po")
    assert (second.value, second.copyrights) == ("PPL", ())
    assert {first.precedence, second.precedence} == {precedence}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("copyright", DEP5),
        ("xdebian/copyright", DEP5),
        ("debian/copyright", "This package was debianized by Eva.\n\nFiles: *\nLicense: MIT\n"),
        ("debian/copyright", ""),
        ("debian/copyright", " \n \n\n"),
    ],
)
def test_what_is_no_debian_copyright_file(path: str, text: str) -> None:
    assert not list(debian_copyright.read(path, text.encode()))


def test_contributors() -> None:
    text = "x\n/* SPDX-FileContributor: Ana <a@example.org> */\n"
    (seen,) = _around_cues(contributors, text.encode())
    assert (seen.value, seen.line, seen.column) == ("Ana <a@example.org>", 2, 4)


@pytest.mark.parametrize(
    ("marks", "lines"),
    [
        ("B.E", [(1, 3)]),
        ("B.E.B.E", [(1, 3), (5, 7)]),
        ("B.B.E.E", [(1, 7), (3, 5)]),
        ("B..", [(1, 4)]),
        ("E.B", [(3, 4)]),
        (".", []),
    ],
)
def test_snippets(marks: str, lines: list[tuple[int, int]]) -> None:
    words = {"B": "# SPDX-SnippetBegin\n", "E": "# SPDX-SnippetEnd\n", ".": "x\n"}
    text = "".join(words[mark] for mark in marks)
    found = _around_cues(snippets, text.encode())
    assert sorted((seen.line, seen.last_line) for seen in found) == lines


def test_what_stands_in_a_snippet_is_not_said_of_the_file() -> None:
    text = (
        "# SPDX-License-Identifier: PPL\n# SPDX-FileCopyrightText: 2020 Ana\n"
        "# SPDX-SnippetBegin\n# SPDX-SnippetCopyrightText: 2021 Ben\n"
        "# SPDX-License-Identifier: MIT\n"
        "# SPDX-SnippetBegin\n# SPDX-License-Identifier: ISC OR 0BSD\n"
        "# SPDX-License-Identifier: Zlib\n# SPDX-SnippetEnd\n"
        "x\n# SPDX-SnippetEnd\n# SPDX-SnippetBegin\n# SPDX-SnippetEnd\n"
        "# SPDX-License-Identifier: CC0-1.0\n"
    )
    seen = read_file("x.py", text.encode()).evidence
    tags = [one.value for one in seen if one.kind is EvidenceKind.SPDX_TAG]
    assert tags == ["PPL", "CC0-1.0"]
    parts = [one for one in seen if one.kind is EvidenceKind.SNIPPET]
    assert [(one.value, one.line, one.last_line) for one in parts] == [
        ("MIT", 3, 11),
        ("(ISC OR 0BSD) AND (Zlib)", 6, 9),
    ]
    assert parts[0].copyrights == ("2021 Ben",)
    held = [one.value for one in seen if one.kind is EvidenceKind.COPYRIGHT]
    assert held == ["SPDX-FileCopyrightText: 2020 Ana"]


def test_ignored_blocks_keep_their_lines_and_columns() -> None:
    text = b"a\nREUSE-IgnoreStart b\r\nc REUSE-IgnoreEnd d\nREUSE-IgnoreStart\ne\n"
    blank = without_ignored(text)
    assert len(blank) == len(text)
    assert blank.split() == [b"a", b"d"]
    assert [len(line) for line in blank.splitlines()] == [len(x) for x in text.splitlines()]
    block = "REUSE-IgnoreStart\nCopyright 2020 Ana\nREUSE-IgnoreEnd\n# Copyright 2021 Ben\n"
    (seen,) = read_file("x", block.encode()).evidence
    assert (seen.value, seen.line) == ("Copyright 2021 Ben", 4)


def test_a_file_gets_the_readers_of_its_name_in_any_case() -> None:
    names = {reader.NAME for reader in readers_for("Package.JSON")}
    assert names == {"package-json"}


class Counted(bytes):
    """Content that counts how many of its bytes are looked at."""

    looked_at = 0

    def find(self, sub: Any, start: Any = 0, end: Any = None) -> int:
        found = super().find(sub, start, end)
        last = found if found >= 0 else len(self) if end is None else end
        Counted.looked_at += last - start
        return found

    def rfind(self, sub: Any, start: Any = 0, end: Any = None) -> int:
        found = super().rfind(sub, start, end)
        Counted.looked_at += (len(self) if end is None else end) - max(found, start)
        return found

    def count(self, sub: Any, start: Any = 0, end: Any = None) -> int:
        Counted.looked_at += (len(self) if end is None else end) - start
        return super().count(sub, start, end)

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        Counted.looked_at += len(found) if isinstance(found, bytes) else 1
        return found


LONG_LINES = [
    b"SPDX-License-Identifier: PPL " * 5_000,
    b"copyright (c) 2024 x\n" * 10_000,
    "©".encode() * 50_000,
]


@pytest.mark.parametrize("content", LONG_LINES, ids=range(len(LONG_LINES)))
@pytest.mark.parametrize("reader", CUE_READERS, ids=lambda r: r.NAME)
def test_no_reader_looks_at_the_same_bytes_again_and_again(
    reader: CueReader, content: bytes
) -> None:
    cues = CueFinder(reader.CUES).find(content, len(content))
    offsets = sorted(offset for found in cues.values() for offset in found)
    Counted.looked_at = 0
    list(reader.read(Window(Counted(content)), offsets))
    # A tag is looked at with up to 500 bytes on either side.
    assert Counted.looked_at <= 4 * len(content) + 1_000 * len(offsets)


def test_utf_16_is_read_as_text() -> None:
    content = as_utf8("# SPDX-License-Identifier: PPL\n".encode("utf-16"))
    assert not is_binary(content)
    (seen,) = _around_cues(spdx_tags, content)
    assert seen.value == "PPL"


# REUSE-IgnoreEnd
