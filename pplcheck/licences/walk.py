"""Where do names of licences stand in a text?

The words of the text are walked through once, along a tree of all names. So the time is
linear in the length of the text, however many names there are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pplcheck.licences.corpus.catalogue import WORD, Name, names, word_key
from pplcheck.licences.versions import Meant, meant

# A name ends where a sentence or paragraph does.
_BREAK = re.compile(r"\n\s*\n|[.;!?:]\s|[={}<>|@#$;]")
_WIDEST_GAP = 40
# What may stand beside a name where nothing else does.
_IDLE = re.compile(r"\b(?:the|licen[sc]es?)\b|[\W_]", re.IGNORECASE)

_FILE_NAME = re.compile(r"[\w-]{0,12}\.(?:txt|md|html?|rst|pdf|el|py|c|h)\b", re.IGNORECASE)

_FILE = re.compile(r"(?:COPYING|LICEN[CS]E)[-_.]$", re.IGNORECASE)

Word = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A licence mentioned in a text.

    Attributes:
        means: which one, with the words that say so.
        stem: its id without a version.
        is_safe: its words mean this licence wherever they stand.
        spelling: how a short name is written, where it is one.
        is_address: it is an address.
        is_open: the licence has versions, and none is said.
        is_numbered: its version is said.
        name_start: where the name alone begins.

    """

    means: Meant
    stem: str
    is_safe: bool
    spelling: str = ""
    is_address: bool = False
    is_open: bool = False
    is_numbered: bool = False
    name_start: int = 0

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.means.start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.means.end

    @property
    def expression(self) -> str:
        """The SPDX expression that is meant; empty where it stays open."""
        return self.means.expression


def walk(text: str) -> Iterator[Mention]:
    """Yield each name of a licence in `text`, in order, with the version said around it."""
    said = [
        (key, match.start(), match.end())
        for match in WORD.finditer(text)
        if (key := word_key(match.group()))
    ]
    tree, at = names(), 0
    while at < len(said):
        found = _longest(text, said, at) if said[at][0] in tree else None
        if found is None:
            at += 1
            continue
        name, after = found
        yield _mention(text, name, said[at][1], said[after - 1][2])
        at = after


def _longest(text: str, said: list[Word], at: int) -> tuple[Name, int] | None:
    """Return the longest name that begins at a word, and the word after it."""
    node, best, start = names(), None, at
    while at < len(said) and (node := node.get(said[at][0])):
        if at > start and _is_broken(text, said[at - 1][2], said[at][1]):
            break
        at += 1
        if "" in node:
            best = (node[""], at)
    if best is None or _is_glued(text, said[start][1], said[best[1] - 1][2]):
        return None
    return best


def _is_broken(text: str, end: int, start: int) -> bool:
    if start - end == 1:
        return False
    return start - end > _WIDEST_GAP or bool(_BREAK.search(text, end, start))


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether it is a part of another word: `EXPORT_SYMBOL_GPL`, `COPYING.GPL`, `gpl.txt`."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    is_extension = before[1:] == "." and before[0].isalnum()
    if is_extension or _FILE_NAME.match(text, end) or _FILE.search(text[max(0, start - 9) : start]):
        return True
    return (
        (len(before) == 2 and before[1] in "_@\\" and before[0].isalnum())
        or before[-1:] in {"@", "$"}
        or (len(after) == 2 and after[0] in "_@" and after[1].isalnum())
    )


def _mention(text: str, name: Name, start: int, end: int) -> Mention:
    means = meant(name.family, text, start, end)
    is_open = bool(name.family.versions) and means.end == end and means.start == start
    return Mention(
        means,
        name.family.stem,
        name.is_safe,
        name.spelling,
        is_open=is_open,
        is_numbered=bool(name.family.versions) and not is_open,
        name_start=start,
    )


def whole(name: str) -> Meant | None:
    """Return what `name` means, if it is the name of a licence and nothing else."""
    for mention in walk(name):
        rest = name[: mention.start] + name[mention.end :]
        if not _IDLE.sub("", rest):
            return mention.means if mention.expression else None
        return None
    return None
