"""Are closed formats told by their first bytes, and texts with such an ending left alone?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.read import opaque_format

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(24)
ZIP = b"PK\3\4\x14\0\0\0\x08\0"


@pytest.mark.parametrize(
    ("path", "head", "title"),
    [
        ("a/Arm.F3D", ZIP, "Fusion 360 archive"),
        ("arm.f3z", ZIP, "Fusion 360 archive"),
        ("a.skp", b"\xff\xfe\xff\x0eS\0k\0e\0t\0c\0h\0U\0p\0", "SketchUp model"),
        ("a.SLDPRT", OLE, "SolidWorks file"),
        ("a.sldasm", bytes.fromhex("02d7e8390000000423f16798b7f367bd"), "SolidWorks file"),
        ("a.ipt", OLE, "Autodesk Inventor file"),
        ("a.par", OLE, "Solid Edge file"),
        ("a.asm", OLE, "Solid Edge file"),
        ("a.asm.12", b"#UGC:2 ASSEMBLY 1203 380", "PTC Creo file"),
        ("a.prt", b"SPLMSSTR\0\0", "Siemens NX part"),
        ("a.CATPart", b"V5_CFV2\0\0", "CATIA V5 file"),
        ("a.x_t", b"**ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef", "Parasolid file"),
        ("a.sat", b"20800 0 1 0   \n16 Autodesk AutoCAD 19 ASM", "ACIS file"),
        ("a.sat", b"400 0 1 0\n13 Some modeller 11 ACIS 4.0 NT", "ACIS file"),
        ("a.sat", b"700 0 1 0 \n@33 Autodesk", "ACIS file"),
        ("a.sab", b"ACIS BinaryFile\x08", "ACIS file"),
        ("a.3dm", b"3D Geometry File Format        50", "Rhino model"),
        ("a.max", OLE, "3ds Max scene"),
        ("a.c4d", b"QC4DC4D6\0\0", "Cinema 4D scene"),
        ("a.jt", b"Version 9.5 JT  DM 7.3.4.0", "JT model"),
        ("a.SchDoc", b"|HEADER=Protel for Windows - Schematic", "Altium Designer file"),
        ("a.PcbDoc", OLE, "Altium Designer file"),
        (
            "a.PrjPcb",
            b"[Design]\r\nVersion=1.0\r\nHierarchyMode=0\r\n",
            "Altium Designer project",
        ),
        ("a.brd", bytes.fromhex("00041400"), "Cadence Allegro file"),
        ("a.brd", bytes.fromhex("10806d00b05800000410040a"), "Eagle file of before version 6"),
        ("a.dip", b"\x07DTBOARD\x0fBq;\0", "DipTrace file"),
    ],
)
def test_a_format_by_its_ending_and_first_bytes(path: str, head: bytes, title: str) -> None:
    assert opaque_format(path, head) == title


@pytest.mark.parametrize(
    "ending",
    [
        "prt", "asm", "max", "par", "brd", "sch", "dip", "lay", "drw", "dsn", "f3d", "sldprt",
        "x_t", "jt", "sat", "pcb", "c4d",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "text",
    [
        "version https://git-lfs.github.com/spec/v1\noid sha256:6\nsize 1\n",
        "; assembler\n\tmov ax, bx\n",
        "1 2 3\n4 5 6\n",
        "<?xml version='1.0'?><eagle/>",
        "Версия 1\n",
        "",
    ],
)
def test_a_text_that_is_something_else_is_not_listed(ending: str, text: str) -> None:
    assert opaque_format(f"a.{ending}", text.encode()) == ""


def test_only_endings_of_closed_formats_are_asked() -> None:
    assert opaque_format("a.doc", OLE) == ""
    assert opaque_format("prt", OLE) == ""
    assert opaque_format("a.prt/readme", OLE) == ""


@given(st.sampled_from(["a.prt", "a.brd", "a.sat", "a.x_b", "a.asm.1"]), st.binary(max_size=64))
def test_any_bytes_are_judged(path: str, head: bytes) -> None:
    assert isinstance(opaque_format(path, head), str)
