"""FreeCAD documents made for tests, in the form in which FreeCAD 0.14 to 1.1 write them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import quoteattr

DEFAULT = {
    "License": "All rights reserved",
    "LicenseURL": "https://en.wikipedia.org/wiki/All_rights_reserved",
}


def properties(values: Mapping[str, str]) -> str:
    """Return the properties of a document or an object as XML."""
    rows = [
        f'<Property name="{name}" type="App::PropertyString">'
        f"<{'Uuid' if name == 'Uid' else 'String'} value={quoteattr(value)}/></Property>"
        for name, value in values.items()
    ]
    return f'<Properties Count="{len(rows)}">{"".join(rows)}</Properties>'


def document_xml(values: Mapping[str, str], objects: str = "") -> str:
    """Return a `Document.xml`."""
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n<!--\n FreeCAD Document\n-->\n"
        '<Document SchemaVersion="4" ProgramVersion="0.19R24267 (Git)" FileVersion="1">\n'
        f'{properties(values)}<ObjectData Count="1">{objects}</ObjectData></Document>'
    )


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return file.getvalue()


def document(values: Mapping[str, str], objects: str = "") -> bytes:
    """Return a document without shapes."""
    return archive({"Document.xml": document_xml(values, objects)})
