"""What words does a text say, whatever its mark-up, wrapping, quotes and accents?"""

import html
import re
import unicodedata

# A tag is short; "<" in running text is not one.
_TAG = re.compile(r"</?[A-Za-z!?][^<>]{0,400}>")
# The address of a Markdown link is not part of what the text says.
_LINK = re.compile(r"\]\([^()\s]{0,400}\)")
# Python refuses to read a number of thousands of digits.
_ENDLESS_NUMBER = re.compile(r"&#x?[0-9a-fA-F]{10,}")
_LATEX = re.compile(r"\\[A-Za-z]+\*?")
_ACCENT = re.compile("[\u0300-\u036f]")
# "Licensor's" is one word, whichever sign stands for the apostrophe.
_APOSTROPHE = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Return `text` in lower case, without mark-up, accents and apostrophes."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "](" in text:
        text = _LINK.sub(" ", text)
    if "&" in text:
        text = html.unescape(_ENDLESS_NUMBER.sub(" ", text))
    if "\\" in text:
        text = _LATEX.sub(" ", text)
    text = _APOSTROPHE.sub("", text)
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
    return text.lower()


def words(text: str) -> list[str]:
    """Return the words of `text` in order, letters and digits only."""
    return _WORD.findall(plain(text))


def flat(text: str) -> str:
    """Return all letters and digits of `text` as one string: lost hyphens do not matter."""
    return "".join(words(text))
