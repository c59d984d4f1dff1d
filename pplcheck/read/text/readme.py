"""What does the README say about the licence?"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import text_of

NAME = "readme"
GLOBS = ("readme", "readme.*")

_WORD = r"(?:licen[sc]e|licen[sc]ing|licencia|licenza|lizenz|copyleft)"
_HEADING = re.compile(
    rf"^\s*(?:#+|=+)?\s*[*_]*[^\w]*(?:the |our )?{_WORD}s?\b[^.]{{0,40}}$", re.IGNORECASE
)
_ANY_HEADING = re.compile(r"^\s*(?:#{1,6}\s|={1,6}\s)\S|^\\(?:sub)*section")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|~{3,})\s*$")
_STATEMENT = re.compile(
    rf"{_WORD}d? under|released under|under the terms of|distributed under|available under"
    r"|bajo la|sous licence|unter der",
    re.IGNORECASE,
)
# A line that holds one link or name and nothing else: "[Peer Production Licence][1]".
_BARE = re.compile(
    r"^\s*[*_\[(]*[\w .-]{3,60}licen[sc]e[\])*_]*(?:\([^)]*\)|\[[^\]]*\])?[.\s]*$",
    re.IGNORECASE,
)
_LONGEST_SECTION = 40
_LONGEST_HEADING = 200
_LONGEST_LINE = 2_000
_IN_PROSE = 0.8


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the lines in which a licence may be stated.

    The values are whole lines; which licence a line names is for others to say.
    """
    del path
    lines = text_of(content).splitlines()
    section_ends = 0
    for index, line in enumerate(lines):
        underlined = index + 1 < len(lines) and bool(_UNDERLINE.match(lines[index + 1]))
        is_heading = underlined or bool(_ANY_HEADING.match(line))
        if is_heading:
            is_ours = len(line) <= _LONGEST_HEADING and bool(_HEADING.match(line.strip()))
            section_ends = index + _LONGEST_SECTION if is_ours else 0
            continue
        if not line.strip() or _UNDERLINE.match(line) or len(line) > _LONGEST_LINE:
            continue
        if index < section_ends or _STATEMENT.search(line) or _BARE.match(line):
            yield Evidence(EvidenceKind.README, line, index + 1, 1, _IN_PROSE)
