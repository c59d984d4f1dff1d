"""Did somebody fill in this field of a manifest, or does the template's word still stand there?

Source: the templates of Open Know-How 1.0 (`okh.template.yml`) and of OKH-LOSH and OKH 2
(`okh-TEMPLATE.toml`), both of the Internet of Production Alliance and OPEN-NEXT.
"""

import re

_TEMPLATE = re.compile(
    r"(?:\[[^\]]{0,40}\]|<[^<>]{0,40}>|the-spdx-id|x{3,}(?:\.\w+)?|todo|tbd|n/?a"
    r"|your[- ]awesome[- ].*|joel doe.*|https?://gitlab\.com/(?:YOU|forefather)/.*"
    r"|https?://certification\.oshwa\.org/cl000001(?:\.html)?)$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"(?:none|null|-+|\?+)$", re.IGNORECASE)
_NAME = re.compile(r"your[- ]awesome[- ]", re.IGNORECASE)
# `[value]` is a list of one word in YAML.
_LISTED = re.compile(r"(?:value|keyword 1|contributor 1|sub 1)$")


def template_word(value: object) -> str:
    """Return the word of a template that stands in a field, or nothing."""
    if isinstance(value, list):
        is_one = len(value) == 1 and isinstance(value[0], str) and _LISTED.match(value[0])
        return f"[{value[0]}]" if is_one else ""
    word = value.strip() if isinstance(value, str) else ""
    return word if _TEMPLATE.match(word) else ""


def is_sample_name(written: str) -> bool:
    """Whether a design is still called what the template calls it."""
    return bool(_NAME.match(written.strip()))


def filled(value: object) -> str:
    """Return the text of a field that somebody filled in; else nothing."""
    if template_word(value):
        return ""
    if isinstance(value, list):
        return filled(value[0]) if len(value) == 1 and not isinstance(value[0], list) else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    text = value.strip() if isinstance(value, str) else ""
    return "" if _NOTHING.match(text) else text
