"""Which licences do the badges of a README name?

A badge is a picture that somebody made once; it is weaker than a sentence. One whose words come
from elsewhere when it is shown (`shields.io/github/license/…`) states nothing by itself, but
the address that it leads to may.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.addresses import named_by
from pplcheck.read.lines import text_of

NAME = "readme-badges"
GLOBS = ("readme", "readme.*")

# A picture in Markdown, with the link around it where there is one.
_MARKDOWN = re.compile(
    r"!\[(?P<alt>[^\[\]]{0,200})\]\(\s*<?(?P<picture>[^()\s<>]{1,500})>?[^()]{0,200}\)"
    r"(?:\s*\]\(\s*<?(?P<target>[^()\s<>]{1,500}))?"
)
_HTML_PICTURE = re.compile(r"<img\s(?P<attributes>[^<>]{0,1000})>", re.IGNORECASE)
_HTML_LINK = re.compile(
    r"<a\s[^<>]{0,500}\bhref=[\"'](?P<target>[^\"'<>]{1,500})", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"\b(?P<name>src|alt)\s*=\s*[\"'](?P<value>[^\"'<>]{0,500})[\"']")
# reStructuredText: ".. image:: address", then ":alt:" and ":target:" in lines of their own.
_DIRECTIVE = re.compile(
    r"^[ \t]*\.\.[ \t]+(?:\|[^|\n]{1,100}\|[ \t]+)?image::[ \t]*(?P<picture>\S{1,500})[ \t]*$"
    r"(?P<options>(?:\n[ \t]+:\w+:[^\n]{0,500}){0,8})",
    re.MULTILINE,
)
_OPTION = re.compile(r":(?P<name>alt|target):[ \t]*(?P<value>[^\n]*)")
_WORD = r"(?:licen[sc]es?|licencia|licenza|lizenz)"
# The picture carries its words in its address: shields.io/badge/license-PPL-blue.svg.
_SHIELD = re.compile(
    rf"(?:shields\.io|badgen\.net)/badge/(?:code[-_ ]*)?{_WORD}[-/](?P<words>.+)[-/][\w#]+"
    r"(?:\.\w+)?(?:\?.*)?$",
    re.IGNORECASE,
)
_STATIC = re.compile(
    rf"shields\.io/static/v1\?(?=.*\blabel={_WORD}\b).*?\bmessage=(?P<words>[^&]+)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(rf"{_WORD}\s*[:|-]\s*(?P<words>\S.{{0,80}})", re.IGNORECASE)
_ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
_VAGUE = frozenset({"", "license", "licence", "see", "badge", "custom", "dual"})
_LARGEST = 200_000
_MOST = 100
_IN_A_PICTURE = 0.6


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what each badge about a licence says."""
    del path
    text = text_of(content[:_LARGEST])
    if "icen" not in text.lower() and "lizenz" not in text.lower():
        return
    for count, (offset, alt, picture, target) in enumerate(_pictures(text)):
        if count == _MOST:
            return
        written, means = _said(alt, picture, target)
        if means:
            line = text.count("\n", 0, offset) + 1
            column = offset - text.rfind("\n", 0, offset)
            yield Evidence(
                EvidenceKind.BADGE, written, line, column, _IN_A_PICTURE, means=means
            )


def _pictures(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield offset, words, address and link target of each picture."""
    for found in _MARKDOWN.finditer(text):
        yield found.start(), found["alt"], found["picture"], found["target"] or ""
    for found in _DIRECTIVE.finditer(text):
        options = {
            one["name"]: one["value"].strip() for one in _OPTION.finditer(found["options"])
        }
        yield found.start(), options.get("alt", ""), found["picture"], options.get("target", "")
    for found in _HTML_PICTURE.finditer(text):
        parts = {
            one["name"].lower(): one["value"] for one in _ATTRIBUTE.finditer(found.group())
        }
        before = text[max(0, found.start() - 600) : found.start()]
        opened = before.rpartition("<a")
        link = (
            _HTML_LINK.match(f"<a{opened[2]}") if opened[1] and "</a" not in opened[2] else None
        )
        target = link["target"] if link else ""
        yield found.start(), parts.get("alt", ""), parts.get("src", ""), target


def _said(alt: str, picture: str, target: str) -> tuple[str, str]:
    """Return what a badge says and what it means; nothing where it is about something else."""
    shield = _SHIELD.search(picture) or _STATIC.search(picture)
    in_words = _IN_WORDS.search(alt)
    linked = named_by(target)
    words = (
        _decoded(shield["words"]) if shield else in_words["words"].strip() if in_words else ""
    )
    if words.lower() in _VAGUE or "{" in words:
        words = ""
    is_about_a_licence = bool(words) or bool(
        re.search(_WORD, f"{alt} {picture}", re.IGNORECASE)
    )
    # The address names one licence exactly where words such as "GPL" or "CC BY" do not.
    means = linked or words
    return (words or alt.strip() or target), means if is_about_a_licence else ""


def _decoded(words: str) -> str:
    """Return the words of a shield: `--` is a dash, `_` a space, `__` an underscore."""
    plain = _ENCODED.sub(lambda found: chr(int(found[1], 16)), words)
    parts = plain.replace("--", "\0").replace("__", "\1").replace("_", " ")
    return parts.replace("\0", "-").replace("\1", "_").strip()
