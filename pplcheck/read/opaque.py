"""Which closed format is a file of: a design that nobody can read without its programme?

Nothing is read from these; a report lists them, so that nobody takes silence for "no licence".
An ending alone says little (`.prt`, `.max`, `.asm` are those of many things): where others have
it too, the first bytes must agree; a text is listed only where the closed format is one.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\3\4"
_HEAD = 4096


class _Closed(NamedTuple):
    """One format: what people call it, and whether a head may be of it."""

    title: str
    is_one: Callable[[bytes], bool]


def _begins(*heads: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(heads)


def _holds(*words: bytes) -> Callable[[bytes], bool]:
    return lambda head: any(word in head for word in words)


def _is_no_text(head: bytes) -> bool:
    return b"\0" in head


def _is_solidworks(head: bytes) -> bool:
    """Whether it is a compound file, as up to 2014, or the unnamed format since then."""
    return _is_no_text(head) and not head.startswith(_ZIP)


# SolidWorks since 2015: no magic bytes are known, only that it is no text and no archive.
_SOLIDWORKS = _Closed("SolidWorks file", _is_solidworks)
_INVENTOR = _Closed("Autodesk Inventor file", _begins(_OLE))
_SOLID_EDGE = _Closed("Solid Edge file", _begins(_OLE))
_CATIA = _Closed("CATIA V5 file", _begins(b"V5_CFV2"))
_NX = _Closed("Siemens NX part", _begins(_OLE, b"SPLMSSTR"))
_CREO = _Closed("PTC Creo file", _begins(b"#UGC:"))
_PARASOLID = _Closed("Parasolid file", _holds(b"**PARASOLID", b"**ABCDEFGH", b"TRANSMIT FILE"))
# The first line has four numbers, the first of which is the version.
_SAT: Final = re.compile(rb"\s*\d{3,5} +\d+ +\d+ +[01] *\r?\n@?\d+ \S")
_JT: Final = re.compile(rb"Version +\d+\.\d+ +JT")
_ACIS = _Closed("ACIS file", lambda head: bool(_SAT.match(head)))
_ACIS_BINARY = _Closed("ACIS file", _begins(b"ACIS BinaryFile", b"ASM BinaryFile"))
_ALTIUM = _Closed("Altium Designer file", _begins(_OLE))
_ALTIUM_TEXT = _Closed("Altium Designer file", _holds(b"|RECORD=", b"|HEADER=", b"|KIND="))
_ALTIUM_PROJECT = _Closed(
    "Altium Designer project", lambda head: b"[Design]" in head and b"HierarchyMode" in head
)
# A number of four bytes, the lowest first: 0x00130000 is version 16.0, 0x00150000 is 18.0; of
# the lowest byte nothing is known.
_ALLEGRO = _Closed(
    "Cadence Allegro file",
    lambda head: bool(re.match(rb"..[\x12-\x15]\0", head, re.DOTALL)),
)
# Since version 6 they are XML.
_EAGLE = _Closed("Eagle file of before version 6", _begins(b"\x10\x80", b"\x10\0"))
_ORCAD = _Closed("Cadence OrCAD file", _begins(_OLE))
_PADS = _Closed("Siemens PADS file", lambda head: _is_no_text(head) and head[:2] == b"\0\xfe")
_DIPTRACE = _Closed("DipTrace file", lambda head: head[1:3] == b"DT" and _is_no_text(head))
_PROTEUS = _Closed("Proteus project", _begins(_ZIP, b"PROTEUS", b"ISIS", b"ARES"))
_SPRINT = _Closed(
    "Sprint-Layout file", lambda head: head[1:4] == b"33\xaa" and _is_no_text(head)
)

# By the ending in lower case.
_FORMATS: Final[dict[str, tuple[_Closed, ...]]] = {
    "f3d": (_Closed("Fusion 360 archive", _begins(_ZIP)),),
    "f3z": (_Closed("Fusion 360 archive", _begins(_ZIP)),),
    "skp": (_Closed("SketchUp model", _begins(b"\xff\xfe\xff\x0eS", _ZIP)),),
    "sldprt": (_SOLIDWORKS,),
    "sldasm": (_SOLIDWORKS,),
    "slddrw": (_SOLIDWORKS,),
    "ipt": (_INVENTOR,),
    "iam": (_INVENTOR,),
    "idw": (_INVENTOR,),
    "ipn": (_INVENTOR,),
    "par": (_SOLID_EDGE,),
    "psm": (_SOLID_EDGE,),
    "asm": (_SOLID_EDGE, _CREO),
    "dft": (_SOLID_EDGE,),
    "catpart": (_CATIA,),
    "catproduct": (_CATIA,),
    "catdrawing": (_CATIA,),
    "prt": (_NX, _CREO),
    "drw": (_CREO,),
    "x_t": (_PARASOLID,),
    "xmt_txt": (_PARASOLID,),
    "x_b": (_PARASOLID, _Closed("Parasolid file", _begins(b"PS\0"))),
    "xmt_bin": (_PARASOLID, _Closed("Parasolid file", _begins(b"PS\0"))),
    "sat": (_ACIS,),
    "sab": (_ACIS_BINARY,),
    "smt": (_ACIS,),
    "smb": (_ACIS_BINARY,),
    "3dm": (_Closed("Rhino model", _begins(b"3D Geometry File Format")),),
    "max": (_Closed("3ds Max scene", _begins(_OLE)),),
    "c4d": (_Closed("Cinema 4D scene", _begins(b"QC4DC4D6", b"C4DC4D6", b"XC4DC4D6")),),
    "jt": (_Closed("JT model", lambda head: bool(_JT.match(head))),),
    "rvt": (_Closed("Revit model", _begins(_OLE)),),
    "rfa": (_Closed("Revit family", _begins(_OLE)),),
    "pcbdoc": (_ALTIUM, _ALTIUM_TEXT),
    "schdoc": (_ALTIUM, _ALTIUM_TEXT),
    "pcblib": (_ALTIUM,),
    "schlib": (_ALTIUM,),
    "prjpcb": (_ALTIUM_PROJECT,),
    "brd": (_EAGLE, _ALLEGRO),
    "sch": (_EAGLE,),
    "lbr": (_EAGLE,),
    "dra": (_ALLEGRO,),
    "dsn": (_ORCAD,),
    "opj": (_Closed("Cadence OrCAD project", _begins(b"(ExpressProject")),),
    "olb": (_ORCAD,),
    "pcb": (_PADS,),
    "dip": (_DIPTRACE,),
    "dch": (_DIPTRACE,),
    "pdsprj": (_PROTEUS,),
    "lay6": (_SPRINT,),
    "lay": (_SPRINT,),
}
# Creo counts its files: `bracket.prt.7`.
_COUNTED = re.compile(r"\.(?P<ending>prt|asm|drw)\.\d{1,4}$")


def opaque_format(path: str, content: bytes) -> str:
    """Return what people call the closed format of a file, or nothing.

    Args:
        path: of the file; its ending tells which formats may be meant.
        content: the bytes, or their beginning.

    """
    name = path.rpartition("/")[2].lower()
    counted = _COUNTED.search(name)
    stem, _, ending = name.rpartition(".")
    if counted:
        ending = counted["ending"]
    if not stem or ending not in _FORMATS:
        return ""
    head = bytes(content[:_HEAD])
    return next((one.title for one in _FORMATS[ending] if one.is_one(head)), "")
