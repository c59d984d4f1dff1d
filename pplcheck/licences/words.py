"""What words does a text say, whatever its mark-up, wrapping, quotes and accents?"""

import html
import re
import unicodedata

# One name, or a name with values: "<year>", "<p class='x'>". Anything longer between angles
# could hide words that a reader sees.
_TAG = re.compile(
    r"</?[A-Za-z][\w:.-]{0,40}(?:\s+[\w:.-]{1,40}\s*=\s*(?:\"[^\"<>]{0,400}\"|'[^'<>]{0,400}'|[^\s\"'<>]{1,400}))"
    r"{0,20}\s*/?>|<!--.{0,400}?-->|<[!?][A-Za-z][^<>]{0,400}>",
    re.DOTALL,
)
# The address of a Markdown link is not part of what the text says.
_LINK = re.compile(r"\]\([^()\s]{0,400}\)")
# Python refuses to read a number of thousands of digits.
_ENDLESS_NUMBER = re.compile(r"&#x?[0-9a-fA-F]{10,}")
_LATEX = re.compile(r"\\[A-Za-z]+\*?")
# "worker-owned", "workerowned" and a word parted at the end of a line are all one word.
# The pattern begins with the sign itself, which is looked for much faster than a class.
_HYPHEN = re.compile(r"-(?<=[^\W_]-)(?:[ \t]*\r?\n[ \t*#/;%>]*)?(?=[^\W_])")
_ACCENT = re.compile("[\u0300-\u036f]")
# "Licensor's" is one word, whichever sign stands for the apostrophe; a soft hyphen is none.
_SILENT = re.compile("['\u2018\u2019\u02bc`\u00b4\u00ad]")
_SILENT_ASCII = b"'`"
_OTHER_HYPHEN = re.compile("[\u2010\u2011]")
_WORD = re.compile(r"[^\W_]+")
_SPELLED = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalnum() else ord(" ")
    for code in range(256)
)


def spoken(text: str) -> bytes:
    """Return the words of `text` in order: lower case, a space after each, UTF-8.

    Case, mark-up, wrapping, accents, apostrophes and all other signs fall away.
    """
    text = _without_markup(text)
    if not text.isascii():
        text = _OTHER_HYPHEN.sub("-", _SILENT.sub("", text))
    text = _HYPHEN.sub("", text)
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
        if not text.isascii():
            found = _WORD.findall(text.lower())
            return (" ".join(found) + " ").encode("utf-8", "replace") if found else b""
    # The same for plain ASCII, several times as fast.
    parts = text.encode().translate(_SPELLED, _SILENT_ASCII).split()
    return b" ".join(parts) + b" " if parts else b""


def _without_markup(text: str) -> str:
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "](" in text:
        text = _LINK.sub(" ", text)
    if "&" in text:
        text = html.unescape(_ENDLESS_NUMBER.sub(" ", text))
    if "\\" in text:
        text = _LATEX.sub(" ", text)
    return text


def words(text: str) -> list[str]:
    """Return the words of `text` in order, letters and digits only."""
    return spoken(text).decode().split()


def flat(text: str) -> str:
    """Return all letters and digits of `text` as one string: lost hyphens do not matter."""
    return spoken(text).replace(b" ", b"").decode()
