"""Is this file meant to hold a licence?"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.place import SHELF

NAME = "licence-file"
GLOBS = ("*licen[sc]e*", "*licencia*", "*copying*", "*cpyright*")
# Names seen in real repositories: LICENCE, LICENSE-PARITY, CPYRIGHT.ALT, licencia.markdown.
_NAME = re.compile(
    r"(?:un|mit-|apache-|gpl-|ppl-)?(?:licen[sc]es?|licencia|copying(?:\.lesser)?|cpyright)"
    r"(?:[-_.][\w.+-]+)?",
    re.IGNORECASE,
)
# `LICENSE.license` speaks about LICENSE (REUSE 3.3).
_BESIDE = ".license"
_TEXT_ENDINGS = frozenset(
    {"", "txt", "md", "markdown", "rst", "html", "htm", "tex", "adoc", "org", "rtf"}
)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield one mark where the name says so; what the text is, is for others to say."""
    del content
    folder, _, name = path.rpartition("/")
    if name.endswith(_BESIDE):
        return
    if folder.rpartition("/")[2] == SHELF or _is_licence_name(name):
        yield Evidence(EvidenceKind.LICENCE_FILE, name)


def _is_licence_name(name: str) -> bool:
    if not _NAME.fullmatch(name):
        return False
    stem, dot, ending = name.rpartition(".")
    # `license.py` is a program; `LICENSE.PPL` is a licence.
    return not dot or ending.lower() in _TEXT_ENDINGS or stem.isupper()
