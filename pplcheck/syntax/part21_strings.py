r"""Which letters does a string of an exchange file stand for (ISO 10303-21, 6.4.3)?

What is not ASCII is written as `\X2\00E4\X0\`, `\X\E4` or `\S\d`; many programmes write UTF-8
or Windows-1252 as it is instead.
"""

import re

# Eight bits, 16, 32; a letter of the upper half of a page of ISO 8859; and a backslash.
_ENCODED = re.compile(
    r"\\X2\\(?P<two>(?:[0-9A-Fa-f]{4})*)\\X0\\|\\X4\\(?P<four>(?:[0-9A-Fa-f]{8})*)\\X0\\"
    r"|\\X\\(?P<one>[0-9A-Fa-f]{2})|\\S\\(?P<shifted>.)|\\P(?P<page>[A-I])\\|\\\\",
    re.DOTALL,
)
_UPPER_HALF = 0x80


def decoded(written: bytes) -> str:
    """Return bytes as text; what is not UTF-8 is taken for Windows-1252."""
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("cp1252", "replace")


def unescaped(written: str) -> str:
    """Return a string with its letters written out, whose quotes are single ones already."""
    return _ENCODED.sub(_letters, written) if "\\" in written else written


def _letters(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind == "two":
        # Some write the halves of a letter beyond the first 65,536 by themselves.
        return bytes.fromhex(found["two"]).decode("utf-16-be", "replace")
    if kind == "four":
        return bytes.fromhex(found["four"]).decode("utf-32-be", "replace")
    if kind == "one":
        return chr(int(found["one"], 16))
    if kind == "shifted":
        # Of the pages of ISO 8859, the first is taken: no other was seen.
        return chr((ord(found["shifted"]) + _UPPER_HALF) & 0xFF)
    return "" if kind == "page" else "\\"
