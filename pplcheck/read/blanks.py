"""Did somebody fill in this field of a manifest, or does the template's word still stand there?

Source: the templates of Open Know-How 1.0 (`okh.template.yml`) and of OKH-LOSH and OKH 2
(`okh-TEMPLATE.toml`), both of the Internet of Production Alliance and OPEN-NEXT.
"""

import re

# `[value]` is a list of one word in YAML; in TOML and JSON it is text.
_BRACKETED = re.compile(r"\[[^\]]{0,40}\]$")
_WORDS = re.compile(
    r"(?:the-spdx-id|x{3,}(?:\.\w+)?|todo|tbd|n/?a|none|null|-+|\?+|your[- ]awesome[- ].*"
    r"|joel doe.*|<[^<>]{0,40}>)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"your[- ]awesome[- ]", re.IGNORECASE)
# Whoever still has these has not changed the template's sample.
_SAMPLES = re.compile(
    r"https?://(?:gitlab\.com/(?:YOU|forefather)/|certification\.oshwa\.org/cl000001\b)"
)


def is_blank(written: str) -> bool:
    """Whether a text is what a template puts where nobody wrote yet."""
    text = written.strip()
    return not text or bool(
        _BRACKETED.match(text) or _WORDS.match(text) or _SAMPLES.match(text)
    )


def is_sample_name(written: str) -> bool:
    """Whether a design is still called what the template calls it."""
    return bool(_NAME.match(written.strip()))


def filled(value: object) -> str:
    """Return the text of a field that somebody filled in; else nothing."""
    if isinstance(value, list):
        # `[value]` as YAML reads it; a list with one entry that was written is one, too.
        value = value[0] if len(value) == 1 and not _is_one_word(value[0]) else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return "" if not isinstance(value, str) or is_blank(value) else value.strip()


def _is_one_word(value: object) -> bool:
    return isinstance(value, str) and bool(re.match(r"(?:value|keyword|sub|name)\b", value))
