"""Packages and models of our own making."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

NAMESPACE = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
MESH = (
    '<mesh><vertices><vertex x="0" y="0" z="0"/></vertices>'
    '<triangles><triangle v1="0" v2="0" v3="0"/></triangles></mesh>'
)
MODEL = "3D/3dmodel.model"


def package(members: dict[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, held in members.items():
            archive.writestr(name, held)
    return file.getvalue()


def fields(**texts: str) -> str:
    """Return fields of a model; `__` in a name stands for a colon."""
    return "".join(
        f'<metadata name="{name.replace("__", ":")}">{text}</metadata>'
        for name, text in texts.items()
    )


def model(before: str = "", objects: str = "", after: str = "", build: str = "") -> str:
    """Return a 3MF model."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<model unit="millimeter" xmlns="{NAMESPACE}">'
        f"{before}<resources>{objects}</resources><build>{build}</build>{after}</model>"
    )


def threemf(text: str | bytes, **members: str | bytes) -> bytes:
    """Return a package with a model; `__` in another member's name stands for a slash."""
    others = {name.replace("__", "/"): held for name, held in members.items()}
    return package({MODEL: text, **others})


def glb(text: bytes, version: int = 2, size: int | None = None, kind: bytes = b"JSON") -> bytes:
    """Return a GLB with a chunk of JSON and an empty one behind it."""
    length = len(text) if size is None else size
    chunk = struct.pack("<I4s", length, kind) + text + struct.pack("<I4s", 0, b"BIN\0")
    return struct.pack("<4sII", b"glTF", version, 12 + len(chunk)) + chunk


def zip_bomb(size: int) -> bytes:
    """Return a package whose model is blanks."""
    return package({MODEL: b" " * size})
