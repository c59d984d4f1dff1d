r"""How is a name written that a hostile tree chose, so that every format can hold it?

XML 1.0 has no way to write most control characters, and halves of surrogate pairs are no
Unicode text at all. Both are written out as `\x1b` or `\udc80`, in all formats alike; where a
text holds such a character, or a backslash, its backslashes are doubled, so that two different
names stay different (section 2.2 of XML 1.0 says which characters there are). Marks that
reverse the reading order are written out, too.
"""

import re
from typing import Final

from pplcheck.graph.edges import Attested, Ref

_UNWRITABLE = re.compile(
    "[\\\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LARGEST_BYTE: Final = 0xFF
# Lines of one value stay lines.
_LINE: Final = "\n"


def clean(text: str) -> str:
    """Return `text` in one line that any format can hold; different texts stay different."""
    # Nearly every text is plain, and told so much faster than by the expression.
    if text.isprintable() and "\\" not in text:
        return text
    return _UNWRITABLE.sub(_escaped, text)


def clean_lines(lines: tuple[str, ...]) -> str:
    """Return lines as one text, each of them clean."""
    return clean(lines[0]) if len(lines) == 1 else _LINE.join(map(clean, lines))


def lines_of(evidence: tuple[Attested, ...]) -> str:
    """Return pieces of evidence as clean lines; days as an interval.

    ISO 8601-2:2019, which writes `..` where an end is open.
    """
    if len(evidence) == 1:
        (piece,) = evidence
        return clean(piece.says) + _interval(piece)
    return _LINE.join([clean(piece.says) + _interval(piece) for piece in evidence])


def name_of(ref: Ref) -> str:
    """Return a node's name as exports have it."""
    return clean(f"{ref.kind}:{ref.id}")


def _interval(piece: Attested) -> str:
    _, since, until = piece
    if since is None and until is None:
        return ""
    return f" [{since or '..'}/{until or '..'}]"


def _escaped(found: re.Match[str]) -> str:
    character = found.group()
    if character == "\\":
        return "\\\\"
    code = ord(character)
    return f"\\x{code:02x}" if code <= _LARGEST_BYTE else f"\\u{code:04x}"
