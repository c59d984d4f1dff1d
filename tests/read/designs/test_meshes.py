"""What little STL, OBJ and PLY can say: is it told, and are programs' traces left out?"""

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind, Relation
from pplcheck.pipeline.file import read_file
from pplcheck.read import DesignReader, design_reader_of
from pplcheck.read.designs import obj, ply, stl
from pplcheck.syntax.places import UnparsableError

FACET = b"facet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\n"


def _binary(head: bytes) -> bytes:
    return head.ljust(80, b"\0")[:80] + struct.pack("<I", 1) + b"\0" * 50


def _text(name: str) -> bytes:
    return f"solid {name}\n".encode() + FACET


def _told(path: str, content: bytes) -> list[tuple[EvidenceKind, str]]:
    return [(seen.kind, seen.value) for seen in read_file(path, content).evidence]


@pytest.mark.parametrize(
    "content", [_text("Hinge, lower half"), _binary(b"solid Hinge, lower half")]
)
def test_a_name_is_a_title(content: bytes) -> None:
    assert _told("a.stl", content) == [(EvidenceKind.TITLE, "Hinge, lower half")]


@pytest.mark.parametrize(
    "name",
    [
        "OpenSCAD_Model", "Exported from Blender-2.82 (sub 7)",
        "STL Exported by Open CASCADE", "ascii", "MESHMIXER", "COLOR=", "AutoCAD solid",
        "C:\\Users\\ana\\hinge.stl", "/home/ana/hinge", "Visualization Toolkit generated SLA",
        "Uranium STLWriter Fri 5 Apr 2024", "SLA-1 Triangle File, Autodesk Inc.",
        "STLEXP Object01", "Processed by ADMesh version 0.98.3",
        "Rhinoceros Binary STL ( May 22 2017 )",
        "---- Made with Shapr3D for iPad Pro ----", "FileType: Binary", "libthing_export",
    ],
)  # fmt: skip
def test_what_programs_leave_there_is_no_title(name: str) -> None:
    assert _told("a.stl", _text(name)) == []
    assert _told("a.stl", _binary(name.encode())) == []


@pytest.mark.parametrize(
    ("name", "part", "assembly"),
    [
        ("drive unit - spool holder-2", "spool holder", "drive unit"),
        ("press - leg-1 foot-12 hex nut 3-4-7", "hex nut 3-4", "press"),
        ("spool holder - small^drive unit", "spool holder - small", "drive unit"),
        ("press - plate 01-00-0 - front-1", "plate 01-00-0 - front", "press"),
        # Cut off after 80 bytes: the way, but not where it ends.
        (
            "press - leg-1 foot-12 a plate of a name that is long, and is therefore cut",
            "",
            "press",
        ),
    ],
)
def test_an_assembly_is_a_hint_of_where_it_comes_from(
    name: str, part: str, assembly: str
) -> None:
    *title, link = stl.read("a.stl", _binary(f"solid {name}".encode()))
    assert [one.value for one in title] == ([part] if part else [])
    assert (link.value, link.relation, link.confidence) == (
        assembly, Relation.DERIVED_FROM, 0.5,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["belt - clamp", "rail 3 - end stop, left"])
def test_a_dash_alone_is_no_assembly(name: str) -> None:
    assert _told("a.stl", _text(name)) == [(EvidenceKind.TITLE, name)]


def test_a_quoted_name_is_a_title() -> None:
    head = b'"hinge"; Produced by Art of Illusion 2.8.1, Mon Aug 30 11:20:39 BST 2010'
    assert _told("a.stl", _binary(head)) == [(EvidenceKind.TITLE, "hinge")]
    assert _told("a.stl", _binary(head.replace(b"hinge", b"Object-0"))) == []


def test_a_licence_in_a_name_is_found() -> None:
    found = _told("a.stl", _text("Hinge, licensed under CC BY-SA 4.0"))
    assert (EvidenceKind.NOTICE, "CC-BY-SA-4.0") in found


def test_comments_of_an_obj_are_read_together() -> None:
    content = b"# Rope works\n# Licensed under the terms\n# of CERN-OHL-S v2\nmtllib a b.mtl\n"
    found = read_file("a.obj", content)
    assert [(one.kind, one.value, one.line) for one in found.evidence] == [
        (EvidenceKind.NOTICE, "CERN-OHL-S-2.0", 3),
        (EvidenceKind.LINK, "a b.mtl", 4),
    ]


@pytest.mark.parametrize(
    ("path", "content", "link"),
    [
        ("a.obj", "# Blender v2.79 (sub 0) OBJ File: 'lamp.blend'\nv 0 0 0\n", "lamp.blend"),
        ("a.mtl", "# Blender MTL File: 'lamp.blend'\nnewmtl a\n", "lamp.blend"),
        ("a.ply", "ply\ncomment Created by Blender, source file: 'lamp.blend'\nend_header\n",
         "lamp.blend"),
        ("a.obj", "# Blender v2.79 (sub 0) OBJ File: ''\nv 0 0 0\n", ""),
        ("a.mtl", "# Blender MTL File: 'None'\nnewmtl a\n", ""),
    ],
)  # fmt: skip
def test_blender_tells_from_which_file(path: str, content: str, link: str) -> None:
    told = [(EvidenceKind.LINK, link)] if link else []
    assert _told(path, content.encode()) == told


def test_an_author_is_told_by_the_label() -> None:
    content = b"# a lamp\n# Author: Ada Maker\nv 0 0 0\n"
    assert _told("a.obj", content) == [(EvidenceKind.AUTHOR, "Ada Maker")]


def test_pictures_of_materials_are_contained() -> None:
    content = (
        b"newmtl wood\nmap_Kd -s 1 1 1 -clamp on my oak.png\nbump -bm 0.5 tex\\oak n.png\n"
        b"newmtl bark\nmap_Kd -s 1 1 1 my oak.png\n"
    )
    assert _told("a.mtl", content) == [
        (EvidenceKind.LINK, "my oak.png"),
        (EvidenceKind.LINK, "tex/oak n.png"),
    ]
    texture = (
        b"ply\ncomment TextureFile oak.png\nobj_info Copyright 2024 Ada Maker\nend_header\n"
    )
    assert _told("a.ply", texture) == [
        (EvidenceKind.LINK, "oak.png"),
        (EvidenceKind.COPYRIGHT, "Copyright 2024 Ada Maker"),
    ]


def test_object_code_is_no_mesh() -> None:
    assert design_reader_of("main.obj", b"\x4c\x01\x03\0v 1 2 3\nv 0 0 0\n") is None
    assert design_reader_of("a.obj", b"v 1 2 3\nv 0 0 0\n") is obj


def test_the_head_of_a_ply_is_read_and_its_body_is_not() -> None:
    content = (
        b"ply\nformat ascii 1.0\ncomment licence: CC0\nobj_info author Ada Maker\n"
        b"obj_info license CC-BY-4.0\nelement vertex 1\nproperty float x\nend_header\n"
        b"comment licence: GPL\n"
    )
    found = read_file("a.ply", content)
    assert [(one.kind, one.value, one.line) for one in found.evidence] == [
        (EvidenceKind.NOTICE, "CC0-1.0", 3),
        (EvidenceKind.AUTHOR, "Ada Maker", 4),
        (EvidenceKind.EMBEDDED, "CC-BY-4.0", 5),
    ]


@given(st.sampled_from([stl, obj, ply]), st.binary(max_size=200))
def test_anything_else_raises_nothing(reader: DesignReader, content: bytes) -> None:
    with suppress(UnparsableError):
        list(reader.read("a", content))


def test_a_vrml_scene_says_it_in_comments_and_in_its_own_description() -> None:
    content = (
        b"#VRML V2.0 utf8\n# Copyright (C) 2017, somebody\n"
        b"# This work is licensed under CC-BY-SA 4.0\n"
        b'WorldInfo { title "Socket" info [ "by Ada", "Licence: CC0" ] }\nShape { }\n'
    )
    found = _told("a.wrl", content)
    assert (EvidenceKind.NOTICE, "CC-BY-SA-4.0") in found
    assert (EvidenceKind.NOTICE, "CC0-1.0") in found
    assert (EvidenceKind.TITLE, "Socket") in found
    assert design_reader_of("a.wrl", b"no scene") is None
