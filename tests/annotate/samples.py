"""Small files of each format, made on the spot, and what they are to say."""

import json
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from pplcheck.model.annotation import Annotation
from pplcheck.pipeline.annotate import Wish, annotation_of

LICENCE = "CC-BY-SA-4.0"
URL = "https://creativecommons.org/licenses/by-sa/4.0/"
GRANT = f"Licensed under {LICENCE} ({URL})"


def annotation(
    licence: str = LICENCE,
    *,
    force: bool = False,
    authors: tuple[str, ...] = (),
    copyrights: tuple[str, ...] = (),
    title: str = "",
) -> Annotation:
    return annotation_of(Wish(licence, authors, copyrights, title, is_forced=force))


def full(licence: str = LICENCE, *, force: bool = False) -> Annotation:
    return annotation(
        licence,
        force=force,
        authors=("Ana Röpe", "Bo"),
        copyrights=("2026 Rope & works",),
        title='A <frame> "b"',
    )


def packed(members: dict[str, bytes], comment: bytes = b"") -> bytes:
    """Return an archive whose members differ in how they are packed."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.comment = comment
        for number, (name, content) in enumerate(members.items()):
            info = ZipInfo(name, (2020, 1, 2, 3, 4, 6))
            info.compress_type = ZIP_STORED if number % 2 else ZIP_DEFLATED
            info.external_attr = 0o640 << 16
            archive.writestr(info, content)
    return file.getvalue()


RELATIONS = b"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
 <Relationship Target="/3D/3dmodel.model" Id="r0"
  Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>
</Relationships>"""
_TYPES = b"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
 <Default Extension="rels"
  ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
 <Default Extension="model"
  ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>
</Types>"""
MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<model unit="millimeter" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">
 METADATA<resources><object id="1" type="model"><mesh><vertices><vertex x="0" y="0" z="0"/>
 <vertex x="9" y="0" z="0"/><vertex x="0" y="9" z="0"/><vertex x="0" y="0" z="9"/></vertices>
 <triangles><triangle v1="0" v2="2" v3="1"/><triangle v1="0" v2="1" v3="3"/>
 <triangle v1="0" v2="3" v3="2"/><triangle v1="1" v2="2" v3="3"/></triangles></mesh></object>
 </resources>
 <build><item objectid="1"/></build>
</model>"""


def threemf(metadata: str = "", relations: bytes = RELATIONS, model: str = MODEL) -> bytes:
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations,
            "3D/3dmodel.model": model.replace("METADATA", metadata).encode(),
        }
    )


def fcstd(licence: str | None = "", url: str | None = "", created_by: str = "") -> bytes:
    said = {"CreatedBy": created_by, "License": licence, "LicenseURL": url}
    told = {name: value for name, value in said.items() if value is not None}
    rows = "".join(
        f'        <Property name="{name}" type="App::PropertyString">\n'
        f'            <String value="{value}"/>\n        </Property>\n'
        for name, value in told.items()
    )
    document = (
        "<?xml version='1.0' encoding='utf-8'?>\n<!-- FreeCAD Document -->\n"
        '<Document SchemaVersion="4" ProgramVersion="0.19" FileVersion="1">\n'
        f'    <Properties Count="{len(told)}" TransientCount="0">\n{rows}    </Properties>\n'
        '    <Objects Count="0">\n    </Objects>\n</Document>\n'
    )
    members = {"Document.xml": document.encode(), "a.brp": b"DBRep\n" * 40, "b.brp": b"x"}
    return packed(members, b"made on the spot")


SVG_NAMES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:cc="http://creativecommons.org/ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
)
BARE_SVG = b"""<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/TR/svg11.dtd" [
 <!ENTITY red "#f00">
]>
<!-- a comment -->
<svg xmlns="http://www.w3.org/2000/svg" width="9">
  <title>Frame</title>
  <path  d='M0 0'   fill="&red;"/>
</svg>
"""


def svg(work: str) -> bytes:
    return f"""<svg {SVG_NAMES}>
  <g/>
  <metadata id="m">
    <rdf:RDF>
      <cc:Work rdf:about="">
        <dc:format>image/svg+xml</dc:format>{work}
      </cc:Work>
    </rdf:RDF>
  </metadata>
</svg>""".encode()


SCHEMATIC = b"""(kicad_sch (version 20211123) (generator eeschema)

  (uuid 77e8a1ba-0000-4000-8000-000000000000)

  (paper "A4")

  (title_block
    (title "")
    (company "Light \\"works\\"")
    (comment 1 "for the bicycle")
  )

  (lib_symbols (symbol "A:B" (property "comment" "x)")))
)
"""
BOARD = b"""(kicad_pcb (version 20171130) (host pcbnew 5.1.9)
  (general
    (thickness 1.6)
  )
  (page A4)
  (layers
    (0 F.Cu signal)
  )
)
"""
LEGACY = b"""EESchema Schematic File Version 4
EELAYER 30 0
EELAYER END
$Descr A4 11693 8268
encoding utf-8
Sheet 1 1
Title ""
Date ""
Comment1 "for the bicycle"
Comment2 ""
Comment3 ""
Comment4 ""
$EndDescr
$EndSCHEMATC
"""
GLTF = b"""{
  "scenes": [ {"nodes": [0]} ],
  "asset": {
    "generator": "by hand",
    "version": "2.0"
  },
  "extras": {"asset": 1e-5, "license": "none of ours"}
}
"""


def glb(asset: dict[str, object]) -> bytes:
    text = json.dumps({"asset": {"version": "2.0", **asset}}, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    data = struct.pack("<L4s", 8, b"BIN\0") + bytes(range(8))
    total = 20 + len(text) + len(data)
    return struct.pack("<4sLLL4s", b"glTF", 2, total, len(text), b"JSON") + text + data


def chunk(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body)
    return struct.pack(">L4s", len(body), kind) + body + struct.pack(">L", checksum)


def png(*texts: bytes) -> bytes:
    header = struct.pack(">LLBBBBB", 2, 2, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0\1\2\0\3\4")
    rest = chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(texts) + rest


SCAD = b"// width of the frame\nwidth = 10;\n\ncube(width);\n"

# One of each, by the name of a file that would be called so.
SAMPLES = {
    "a.3mf": threemf('<metadata name="Application">Slicer</metadata>\n '),
    "a.FCStd": fcstd(),
    "a.svg": BARE_SVG,
    "b.svg": svg(""),
    "a.kicad_sch": SCHEMATIC,
    "a.kicad_pcb": BOARD,
    "a.sch": LEGACY,
    "a.gltf": GLTF,
    "a.glb": glb({}),
    "a.png": png(),
    "a.scad": SCAD,
    "a.stl.license": b"",
}
