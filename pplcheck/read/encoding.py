"""Is this content text, and in which encoding?

Git takes a content with a NUL in its first 8,000 bytes for binary. That is right for pictures
and programs, and wrong for UTF-16, and for a text with a stray NUL.
"""

from pplcheck.read.cues import Bytes

# The longer marks first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HEAD = 8192
# Signs that stand in no text; tab, line ends, form feed and escape do.
_CONTROLS = bytes(sign for sign in [*range(32), 127] if sign not in b"\t\n\v\f\r\x1b")
_STRAY = 0.01
_WIDE = 0.7
UTF_8 = "utf-8"


def encoding_of(content: Bytes, size: int) -> str | None:
    """Return the encoding of a text, or None where the content is no text.

    Anything that ASCII words can be found in as they are counts as `utf-8`: Latin-1 and its
    kin, also mixed with UTF-8, and texts with a stray NUL.

    Args:
        content: the beginning of a file.
        size: how many bytes of it count.

    """
    # Most files end here: no mark, no NUL.
    head = min(size, _HEAD)
    has_nul = content.find(0, 0, head) >= 0
    if not has_nul and (not size or content[0] < 0xFE):  # noqa: PLR2004 - how the marks begin
        return UTF_8
    start = bytes(content[:head])
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if has_nul:
        return UTF_8 if _is_text(start) else _wide(start)
    return UTF_8


def _wide(head: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in Western text, every other byte is NUL."""
    for nuls, words, encoding in (
        (head[1::2], head[0::2], "utf-16-le"),
        (head[0::2], head[1::2], "utf-16-be"),
    ):
        if nuls.count(0) >= _WIDE * len(nuls) and words and _is_text(words):
            return encoding
    return None


def _is_text(head: bytes) -> bool:
    """Let a few stray control characters pass."""
    return len(head) - len(head.translate(None, _CONTROLS)) <= _STRAY * len(head)


def to_utf8(content: Bytes, encoding: str) -> bytes:
    """Return content of another encoding as UTF-8, without a byte order mark."""
    return bytes(content).decode(encoding, "replace").removeprefix("\ufeff").encode()


def as_utf8(content: bytes) -> bytes:
    """Return UTF-16 and UTF-32 as UTF-8, and any other content as it is."""
    encoding = encoding_of(content, len(content))
    return content if encoding in {None, UTF_8} else to_utf8(content, encoding or UTF_8)


def is_binary(content: bytes) -> bool:
    """Whether the content is no text in any encoding."""
    return encoding_of(content, len(content)) is None
