"""What does the head of a Markdown page say about the page's own licence?

Sources: Jekyll and Hugo, "Front matter" (YAML between `---`, TOML between `+++`); Quarto,
`license` as a text or a table; the model cards of Hugging Face, where the head of a README
speaks for the whole folder.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.addresses import named_by
from pplcheck.read.statement import stated
from pplcheck.syntax import toml, yaml
from pplcheck.syntax.places import Keys, UnparsableError

NAME = "front-matter"
GLOBS = ("*.md", "*.markdown", "*.mdown", "*.mdx", "*.qmd", "*.rmd")

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?(?P<fence>---|\+\+\+)[ \t]*\r?\n")
_CLOSING = {
    b"---": re.compile(rb"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    b"+++": re.compile(rb"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}
_LARGEST = 64 * 1024
_KEYS = ("license", "licence", "rights")
_NAMING = ("type", "name", "id", "url", "text")
# The hub of models writes them where the answer is in `license_name` and `license_link`.
_SAYS_NOTHING = frozenset({"other", "unknown", "various", "tbd"})
# A page may also be about a licence, or list somebody else's programme with its licence.
_ABOUT_THE_PAGE = 0.7


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence that the head names; a head that is none is no fault."""
    head = _head(content)
    if b"icen" not in head and b"rights" not in head:
        return
    language = toml if content.lstrip(b"\xef\xbb\xbf").startswith(b"+++") else yaml
    try:
        page = language.load(head)
    except UnparsableError:
        return  # templates and pasted tables stand between dashes too
    for evidence in _licence(page, head, language):
        is_readme = path.rpartition("/")[2].lower().startswith("readme.")
        kind = EvidenceKind.MANIFEST if is_readme else EvidenceKind.NOTICE
        yield replace(evidence, kind=kind, confidence=_ABOUT_THE_PAGE)


def _head(content: bytes) -> bytes:
    """Return the head with as many lines before it as it has in the page."""
    opening = _OPENING.match(content)
    if not opening:
        return b""
    beginning = content[opening.end() : opening.end() + _LARGEST]
    closing = _CLOSING[opening["fence"]].search(beginning)
    return b"\n" + beginning[: closing.start()] if closing else b""


def _licence(page: Any, head: bytes, language: Any) -> Iterator[Evidence]:  # noqa: ANN401 - a page holds anything; a language is a module
    for key in _KEYS:
        licence = page.get(key) if isinstance(page, dict) else None
        where: Keys = (key,)
        if isinstance(licence, dict):
            inner = next((name for name in _NAMING if licence.get(name)), "")
            licence, where = licence.get(inner), (key, inner)
        if isinstance(licence, str) and licence.strip().lower() not in _SAYS_NOTHING:
            means = named_by(licence)
            if key != "rights" or means:
                yield from stated(licence, language.places(head).of_value(where), means=means)
                return
    pointer = page.get("license_link") if isinstance(page, dict) else None
    if isinstance(pointer, str) and "://" not in pointer:
        place = language.places(head).of_value(("license_link",))
        yield from stated(pointer, place, points_to=pointer.strip())
