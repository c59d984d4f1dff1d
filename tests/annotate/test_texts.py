"""KiCad, glTF, OpenSCAD and files beside: what is written where?"""

import json
import struct

import pytest

from pplcheck.annotate import CannotAnnotateError, gltf, kicad, scad, sidecar
from tests.annotate import samples
from tests.annotate.samples import GRANT, LICENCE, URL, annotation, full

_PLAIN = annotation()
_FULL = full()
_NAMED = f"{LICENCE} ({URL})"


def test_a_schematic_gets_the_comments_that_are_free() -> None:
    new = kicad.annotate(samples.SCHEMATIC, _FULL).content.decode()
    assert (
        '    (title "A <frame> \\"b\\"")\n    (company "Light \\"works\\"")\n'
        f'    (comment 1 "for the bicycle")\n    (comment 2 "{GRANT}")\n'
        '    (comment 3 "© 2026 Rope & works")\n    (comment 4 "Author: Ana Röpe; Bo")\n  )\n'
    ) in new


def test_a_board_without_a_title_block_gets_one_before_its_layers() -> None:
    new = kicad.annotate(samples.BOARD, _PLAIN).content.decode()
    block = f'  (page A4)\n  (title_block\n    (comment 1 "{GRANT}")\n  )\n  (layers'
    assert block in new


def test_an_old_schematic_fills_an_empty_comment() -> None:
    new = kicad.annotate(samples.LEGACY, _PLAIN).content
    assert new == samples.LEGACY.replace(b'Comment2 ""', f'Comment2 "{GRANT}"'.encode())


def test_an_old_schematic_gets_the_comments_that_it_lacks() -> None:
    lines = samples.LEGACY.splitlines(keepends=True)
    old = b"".join(line for line in lines if not line.startswith((b"Comment", b"Title")))
    new = kicad.annotate(old, annotation(title="Lamp")).content.decode()
    assert f'Date ""\nTitle "Lamp"\nComment1 "{GRANT}"\n$EndDescr' in new


def _commented(*texts: str) -> bytes:
    rows = "".join(f'(comment {at} "{text}")' for at, text in enumerate(texts, 1))
    return f"(kicad_sch (version 1)(title_block (title X) {rows}))".encode()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (_commented("Released under MIT"), "comment 1 says 'Released under MIT'"),
        (_commented("CC BY-SA 4.0", "or MIT License"), "comment 2 says"),
        (_commented("${LICENSE}"), "comment 1 says"),
        (_commented(*"abcdefghi"), "all 9 comments"),
        (samples.SCHEMATIC[:-3], "cut off"),
        (samples.SCHEMATIC + b")", "cut off"),
        (b'(kicad_sch (version "1', "quotation"),
        (b"(kicad_sch " + b"(" * 10_000 + b")" * 10_001, "too deeply"),
        (samples.LEGACY[:-20], "cut off"),
    ],
)
def test_kicad_that_is_broken_or_says_something_else_is_refused(
    content: bytes, why: str
) -> None:
    with pytest.raises(CannotAnnotateError, match=why):
        kicad.annotate(content, _PLAIN)


def test_a_title_block_that_says_the_same_is_left_alone() -> None:
    old = _commented("", "This board is licensed under CC BY-SA 4.0")
    assert kicad.annotate(old, _PLAIN).content == old


def test_a_title_of_ones_own_is_kept() -> None:
    with pytest.raises(CannotAnnotateError, match="title says 'X'"):
        kicad.annotate(_commented(), _FULL)


def test_a_model_keeps_its_lines_and_numbers() -> None:
    new = gltf.annotate(samples.GLTF, _FULL).content.decode()
    asset = json.loads(new)["asset"]
    assert asset["copyright"] == "© 2026 Rope & works"
    assert asset["extras"] == {
        "license": _NAMED,
        "author": "Ana Röpe; Bo",
        "title": 'A <frame> "b"',
    }
    margin = f'\n    "extras": {{\n      "license": "{_NAMED}",\n      "author"'
    assert f'"version": "2.0",\n    "copyright": "© 2026 Rope & works",{margin}' in new
    assert new.endswith('  "extras": {"asset": 1e-5, "license": "none of ours"}\n}\n')


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    assert struct.unpack_from("<4sLL", content) == (b"glTF", 2, len(content))
    found, at = [], 12
    while at < len(content):
        length, kind = struct.unpack_from("<L4s", content, at)
        assert length % 4 == 0
        found.append((kind, content[at + 8 : at + 8 + length]))
        at += 8 + length
    return found


@pytest.mark.parametrize("extras", [{}, {"extras": {"a": [1, {"license": 2}]}}, {"extras": {}}])
def test_the_data_of_a_binary_model_are_not_touched(extras: dict[str, object]) -> None:
    new = _chunks(gltf.annotate(samples.glb(extras), _PLAIN).content)
    assert [kind for kind, _ in new] == [b"JSON", b"BIN\0"]
    assert new[1][1] == bytes(range(8))
    asset = json.loads(new[0][1])["asset"]
    assert asset["extras"] == {**dict(extras.get("extras", {})), "license": _NAMED}  # type: ignore[call-overload]  # a table


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (samples.glb({"extras": {"license": "CC-BY-4.0"}}), "says 'CC-BY-4.0'"),
        (samples.glb({"copyright": "Ana, CC BY 4.0"}), "asset.copyright says"),
        (samples.glb({"extras": ["x"]}), "no object"),
        (samples.glb({})[:-4], "says that it has"),
        (samples.glb({}) + b"more", "says that it has"),
        (b"glTF\1\0\0\0" + samples.glb({})[8:], "version 1"),
        (samples.glb({}).replace(b"JSON", b"NOSJ"), "first chunk"),
        (b"glTF", "cut off"),
        (b'{"asset": ' + b"[" * 10_000, "too deeply"),
        (b"{}", "no `asset`"),
        (b'{"asset": {"version": "2.0"', "not JSON"),
        (b'{"asset": {}, "a": ' + b"9" * 10_000 + b"}", "not JSON"),
        (b'{"asset": {"extras": {}, "extras": {}}}', "stands twice"),
    ],
)
def test_a_model_that_is_broken_or_says_something_else_is_refused(
    content: bytes, why: str
) -> None:
    with pytest.raises(CannotAnnotateError, match=why):
        gltf.annotate(content, _PLAIN)


def test_a_programme_gets_a_comment_that_describes_no_parameter() -> None:
    new = scad.annotate(samples.SCAD.replace(b"\n", b"\r\n"), _FULL)
    assert new.content.decode() == (
        "// SPDX-FileCopyrightText: 2026 Rope & works\r\n"
        "// SPDX-FileContributor: Ana Röpe\r\n"
        "// SPDX-FileContributor: Bo\r\n"
        f"// SPDX-License-Identifier: {LICENCE}\r\n\r\n"
    ) + samples.SCAD.decode().replace("\n", "\r\n")
    assert new.left_out == ("title",)


def test_a_byte_order_mark_stays_first() -> None:
    new = scad.annotate(b"\xef\xbb\xbfcube(1);", _PLAIN).content
    assert new.startswith(b"\xef\xbb\xbf// SPDX-")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"// SPDX-License-Identifier: MIT\n", "says 'MIT'; --force"),
        (b"/* a lamp\n * licensed under GPL-3.0-only */", "GPL-3.0-only .*by hand"),
        (b"$fn = 50;\n/* Gears\nLicense:   CC BY-NC-SA\n*/\n", "a comment says .*by hand"),
        (b"// \xe4", "UTF-8"),
    ],
)
def test_a_programme_that_says_something_else_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(CannotAnnotateError, match=why):
        scad.annotate(content, _PLAIN)


def test_what_is_said_of_a_snippet_is_not_said_of_the_file() -> None:
    snippet = b"// SPDX-SnippetBegin\n// SPDX-License-Identifier: MIT\n// SPDX-SnippetEnd\n"
    new = scad.annotate(b"cube(1);\n" + snippet, _PLAIN).content
    assert new.endswith(snippet)
    assert new.startswith(b"// SPDX-License-Identifier: CC-BY-SA-4.0\n\n")


def test_a_file_beside_another_is_of_the_form_of_reuse() -> None:
    assert sidecar.annotate(b"", _FULL).content.decode() == (
        "SPDX-FileCopyrightText: 2026 Rope & works\nSPDX-FileContributor: Ana Röpe\n"
        f"SPDX-FileContributor: Bo\nSPDX-License-Identifier: {LICENCE}\n"
    )


def test_a_whole_licence_text_beside_a_file_is_not_written_into() -> None:
    with pytest.raises(CannotAnnotateError, match="by hand"):
        sidecar.annotate(b"This model is licensed under the MIT License.", _PLAIN)
