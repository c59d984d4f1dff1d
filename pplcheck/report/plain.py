"""How is a name shown that a hostile tree chose?"""

import re

# Control characters move cursors and colour terminals; the others reverse the reading order.
_DANGEROUS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_DANGEROUS_BEYOND_ASCII = re.compile("[\x80-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# Halves of a pair that stand for no undecodable byte; JSON can hold them.
_LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_LARGEST_BYTE = 0xFF


def visible(text: str) -> str:
    """Return `text` with all that a terminal would obey written out as numbers."""
    return whole(_DANGEROUS.sub(_escaped, text))


def in_json(text: str) -> str:
    """Return JSON text with all that a terminal would obey as escapes, which mean the same.

    Args:
        text: JSON, in which signs beyond ASCII can only stand within strings (RFC 8259, 7).

    """
    return text if text.isascii() else _DANGEROUS_BEYOND_ASCII.sub(_as_json, text)


def whole(text: str) -> str:
    """Return `text` with bytes that are no UTF-8 written out as numbers."""
    if text.isascii():
        return text
    escaped = _LONE.sub(_escaped, text)
    return escaped.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code <= _LARGEST_BYTE else f"\\u{code:04x}"


def _as_json(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
