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
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z*_`(\[\"'])")
_VERB = re.compile(
    r"\b(?:is|are|was|were|comes?|licen[cs]ed|released|distributed|available|under)\b",
    re.IGNORECASE,
)
# "is not licensed under", "was released under": what does not hold today.
_DENIED = re.compile(
    r"(?:\b(?:not|never|no longer|nor)\b|n.t\b)[^.;:,]{0,20}"
    r"(?:licen[cs]|releas|distribut|under\b)"
    r"|\b(?:was|were|used to be|formerly|previously)\s+(?:\w+ly\s+)?(?:licen[cs]ed|released)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"^\W*(?:except|apart|aside|other than|besides|unless)\b[^,]*,", re.IGNORECASE
)
_OF_A_FOLDER = re.compile(
    r"\b(?:folder|directory|(?:in|under|below|within) [`'\"]?[\w.-]+/)", re.IGNORECASE
)
# The first noun tells whether the whole or a part is meant; an owner ("the app's") is none.
_SUBJECT = re.compile(
    r"\b(?:(?P<part>icons?|images?|pictures?|photos?|photographs?|graphics|art|artworks?|logos?|"
    r"fonts?|assets?|sounds?|music|textures?|sprites?|screenshots?|documentation|docs|manuals?|"
    r"examples?|samples?|translations?|dependencies|third[- ]party|libraries|modules|plugins|"
    r"parts?|portions?|(?:some|these|those|following|other) files)"
    r"|project|software|code|programs?|repository|repo|works?|app|application|library|package|"
    r"everything|site|tool|designs?|hardware|files)\b(?!.s\b)",
    re.IGNORECASE,
)
_LONGEST_SECTION = 40
_LONGEST_HEADING = 200
_LONGEST_LINE = 2_000
_IN_PROSE = 0.8


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the sentences in which a licence of the whole may be stated.

    Which licence a sentence names is for others to say.
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
            begun = _unfinished(lines[index - 1]) if index else ""
            for column, sentence in _sentences(line):
                if _is_of_whole(f"{begun} {sentence}"):
                    yield Evidence(EvidenceKind.README, sentence, index + 1, column, _IN_PROSE)
                begun = ""


def _sentences(line: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a line with their columns."""
    start = 0
    for gap in _SENTENCE.finditer(line):
        yield start + 1, line[start : gap.start()]
        start = gap.end()
    yield start + 1, line[start:]


def _unfinished(line: str) -> str:
    """Return the sentence that goes on in the next line, if one does."""
    last = [sentence for _, sentence in _sentences(line[-_LONGEST_LINE:])][-1].strip()
    return "" if last.endswith((".", "!", "?", ":", ";")) or _ANY_HEADING.match(line) else last


def _is_of_whole(sentence: str) -> bool:
    """Whether it does not deny, and does not speak of the icons, a folder or another part."""
    if _DENIED.search(sentence):
        return False
    said = _EXCEPT.sub("", sentence)
    verb = _VERB.search(said)
    subject = said[: verb.start()] if verb else ""
    noun = _SUBJECT.search(subject)
    return not _OF_A_FOLDER.search(subject) and (noun is None or noun["part"] is None)
