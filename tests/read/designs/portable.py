"""PDFs of our own making, as small as PDFium takes them (ISO 32000-2, 7.5)."""

import zlib
from collections.abc import Mapping, Sequence

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(content: bytes, entries: bytes = b"", *, is_packed: bool = False) -> bytes:
    if is_packed:
        content = zlib.compress(content)
        entries += b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def literal(text: str) -> bytes:
    for sign in "\\()":
        text = text.replace(sign, f"\\{sign}")
    return b"(" + text.encode("cp1252") + b")"


def lines(*texts: str) -> bytes:
    """Return the drawing of some lines from the top of a page on, 20 units each."""
    shown = b"".join(literal(text) + b" Tj T* " for text in texts)
    return b"BT /F1 12 Tf 20 TL 50 760 Td " + shown + b"ET"


def uri(address: str, line: int, width: int = 500) -> bytes:
    """Return a link on the line of this number, from 0 on."""
    bottom = 755 - 20 * line
    return b"<< /Type /Annot /Subtype /Link /Rect [45 %d %d %d] /A << /S /URI /URI %s >> >>" % (
        bottom,
        45 + width,
        bottom + 18,
        literal(address),
    )


def assembled(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """Return a file of objects, which are numbered from 1 on."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        table,
    )
    return bytes(out)


def pdf(
    *pages: bytes | tuple[bytes, Sequence[bytes]],
    info: Mapping[str, str] | None = None,
    xmp: bytes = b"",
    is_xmp_packed: bool = False,
    catalogue: bytes = b"",
    more: Sequence[bytes] = (),
) -> bytes:
    """Return a PDF.

    Args:
        pages: the drawing of each, and its annotations, if any.
        info: document information.
        xmp: the document's packet.
        is_xmp_packed: it is compressed.
        catalogue: further entries of the catalogue.
        more: further objects; the first has the number 5.

    """
    first = 5 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)))
    fields = b" ".join(
        b"/%s %s" % (key.encode(), literal(value)) for key, value in (info or {}).items()
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s %s >>"
        % (b"/Metadata 4 0 R" if xmp else b"", catalogue),
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< %s >>" % fields,
        stream(xmp, b"/Type /Metadata /Subtype /XML", is_packed=is_xmp_packed),
        *more,
    ]
    for at, page in enumerate(pages):
        drawing, annotations = page if isinstance(page, tuple) else (page, ())
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 %s >> >> /Annots [%s] >>"
            % (first + 2 * at + 1, HELVETICA, b" ".join(annotations)),
            stream(drawing),
        ]
    return assembled(objects, b"/Root 1 0 R /Info 3 0 R")
