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
# An address is not part of what the text says, nor is that of a Markdown link. A sign at the
# beginning of a line could also be one of the address; `*+` keeps it from being tried as both.
_LINK = re.compile(r"\]\((?:[^()\s]|[ \t]*+\r?\n[ \t*#/;%>]*+){0,400}\)")
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)(?:[^\s<>()\"]|(?<=-)\r?\n[ \t*#/;%>]*){1,400}", re.IGNORECASE
)
# What a word processor writes for a sign that is not ASCII.
_RICH_TEXT = "{\\rtf"
_RICH_SIGN = re.compile(r"\\'(?P<hex>[0-9a-fA-F]{2})|\\u(?P<code>\d{1,5})\??")
# Python refuses to read a number of thousands of digits.
_ENDLESS_NUMBER = re.compile(r"&#x?[0-9a-fA-F]{10,}")
_LATEX = re.compile(r"\\[A-Za-z]+\*?")
# In a string of JSON or of a programme, line ends and quotes are written as escapes.
_ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|[nrtbf\"/])")
_ESCAPED_SIGN = re.compile(r"\\(?=[^\w\s])")
# Words by which a line of a batch file or of m4 is a comment.
_COMMENT_WORD = re.compile(r"^[ \t]*(?:REM|Rem|rem|dnl)\b", re.MULTILINE)
_COMMENT_WORDS = ("REM", "Rem", "rem ", "dnl")
# "worker-owned", "workerowned" and a word parted at the end of a line are all one word.
# The pattern begins with the sign itself, which is looked for much faster than a class.
_HYPHEN = re.compile(r"-(?<=[^\W_]-)(?:[ \t]*\r?\n[ \t*#/;%>]*)?(?=[^\W_])")
_ACCENT = re.compile("[\u0300-\u036f]")
# "Licensor's" is one word, whichever sign stands for the apostrophe; a soft hyphen is none.
_SILENT = re.compile("['\u2018\u2019\u02bc`\u00b4\u00ad]")
_SILENT_ASCII = b"'`"
_OTHER_HYPHEN = re.compile("[\u2010\u2011]")
_WORD = re.compile(r"[^\W_]+")
# Letters that a scanner takes for each other.
ALIKE = str.maketrans("1i0eb5", "llochs")
ALIKE_PAIRS = (("rn", "m"), ("cl", "d"), ("vv", "w"))
# A number of a clause, as it stands in a list.
_NUMBER = re.compile(r"1?\d|20|[a-rt-z]|[ivx]{1,4}")
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
    if "&" in text:
        text = html.unescape(_ENDLESS_NUMBER.sub(" ", text))
    if "\\" in text:
        text = _without_backslashes(text)
    if "](" in text:
        text = _LINK.sub("", text)
    text = _ADDRESS.sub(" ", text)
    if any(word in text for word in _COMMENT_WORDS):
        text = _COMMENT_WORD.sub("", text)
    return text


def _without_backslashes(text: str) -> str:
    if text.startswith(_RICH_TEXT):
        text = _RICH_SIGN.sub(_rich_sign, text)
    if text.count("\\n") > text.count("\n"):
        text = _ESCAPE.sub(lambda found: chr(int(found["code"] or "20", 16)), text)
    return _ESCAPED_SIGN.sub("", _LATEX.sub(" ", text))


def _rich_sign(found: re.Match[str]) -> str:
    if found["code"]:
        return chr(int(found["code"]))
    return bytes.fromhex(found["hex"]).decode("cp1252", "replace")


def words(text: str) -> list[str]:
    """Return the words of `text` in order, letters and digits only."""
    return spoken(text).decode().split()


def flat(text: str) -> str:
    """Return all letters and digits of `text` as one string: lost hyphens do not matter."""
    return spoken(text).replace(b" ", b"").decode()


def misread(letters: str) -> str:
    """Return letters so that those which a scanner takes for each other are equal."""
    seen = letters.translate(ALIKE)
    for several, one in ALIKE_PAIRS:
        seen = seen.replace(several, one)
    return seen


def is_number(word: str) -> bool:
    """Whether a word may be the number of a clause: `4`, `c`, `iii`."""
    return bool(_NUMBER.fullmatch(word))
