"""Where do names of licences stand in a text?

The words of the text are walked through once, along a tree of all names. So the time is
linear in the length of the text, however many names there are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pplcheck.licences.corpus.catalogue import WORD, Name, names, word_key
from pplcheck.licences.versions import Meant, meant

# A name ends where a sentence or paragraph does.
_BREAK = re.compile(r"\n\s*\n|[.;!?:]\s|[={}<>|@#$;]")
_WIDEST_GAP = 40
# Of a list of licences, a thousand are enough.
MOST = 1_000
# The longest name on the SPDX list has some 90 characters.
_LONGEST = 200
_ANY_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d]+?(?=v?\d|$)|\d+")
# Of a language's words, these many are most of what is said.
_MOST_REMEMBERED = 8192
_LONGEST_REMEMBERED = 40
# What may stand beside a name where nothing else does.
_IDLE = re.compile(r"\b(?:the|licen[sc]es?)\b|[\W_]", re.IGNORECASE)

_GLUED_BEFORE = re.compile(r"(?:[^\W_][_.\\]|[@$]|(?:COPYING|LICEN[CS]E)[-_.])$", re.IGNORECASE)
_GLUED_AFTER = re.compile(
    r"[_@][^\W_]|[\w-]{0,12}\.(?:txt|md|html?|rst|pdf|el|py|c|h)\b", re.IGNORECASE
)
_NEAR = 9


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
        versions: the ids of its versions, where one may choose a later one.

    """

    means: Meant
    stem: str
    is_safe: bool
    spelling: str = ""
    is_address: bool = False
    is_open: bool = False
    is_numbered: bool = False
    name_start: int = 0
    versions: tuple[str, ...] = ()

    @property
    def is_any_version(self) -> bool:
        """Whether it leaves the choice among all versions that there are."""
        first = min(self.versions, default="")
        return self.is_open and self.means.licence == first

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
    """Yield the names of licences in `text`, in order, with the versions said around them."""
    return islice(_all(text), MOST)


def _all(text: str) -> Iterator[Mention]:
    passed = 0
    for match in _ANY_WORD.finditer(text):
        word = match[0]
        # Written out: this is asked for every word of every comment.
        if not (_is_beginning if len(word) <= _LONGEST_REMEMBERED else _may_begin)(word):
            continue
        start = match.start()
        if start >= passed and (found := _longest(text, start)):
            name, passed = found
            yield _mention(text, name, start, passed)


def _may_begin(word: str) -> bool:
    """Whether a name may begin with `word`, be it with a number glued to it: `GPLv2`."""
    if word_key(word) in names():
        return True
    glued = None if word.isalpha() else _LETTERS.match(word.lower())
    return glued is not None and glued[0] in names()


_is_beginning = lru_cache(_MOST_REMEMBERED)(_may_begin)


def _longest(text: str, start: int) -> tuple[Name, int] | None:
    """Return the longest name that begins at `start`, and where it ends."""
    node, best, end = names(), None, start
    for match in WORD.finditer(text, start, start + _LONGEST):
        if not (key := word_key(match.group())):
            continue
        if end > start and _is_broken(text, end, match.start()):
            break
        if key not in node:
            break
        node = node[key]
        end = match.end()
        if "" in node:
            best = (node[""], end)
    return None if best is None or _is_glued(text, start, best[1]) else best


def _is_broken(text: str, end: int, start: int) -> bool:
    if start - end == 1:
        return False
    return start - end > _WIDEST_GAP or bool(_BREAK.search(text, end, start))


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether it is a part of another word: `EXPORT_SYMBOL_GPL`, `COPYING.GPL`, `gpl.txt`."""
    before = text[max(0, start - _NEAR) : start]
    return bool(_GLUED_BEFORE.search(before) or _GLUED_AFTER.match(text, end))


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
        versions=tuple(name.family.versions.values()) if name.family.choice else (),
    )


def whole(name: str) -> Meant | None:
    """Return what `name` means, if it is the name of a licence and nothing else."""
    for mention in walk(name):
        rest = name[: mention.start] + name[mention.end :]
        if not _IDLE.sub("", rest):
            return mention.means if mention.expression else None
        return None
    return None
