"""Which paths does a pattern mean?

A pattern is turned into a regular expression that never tries twice what failed once: behind a
wildcard the nearest place where the next words fit is as good as any later one, so it is kept
(`(?>…)`). Without this, a pattern of many `**` needs years for a deep path.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache


class _Wild(Enum):
    """What a wildcard stands for, as the shortest text first."""

    IN_FOLDER = "[^/]*?"
    ANYTHING = ".*?"
    FOLDERS = "(?:[^/]*/)*?"


_Part = _Wild | str


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A glob over paths: `*` and `?` stay within a folder, `**` crosses folders.

    Attributes:
        text: as written, such as `hardware/**`; a bare folder means all in it.

    """

    text: str

    def matches(self, path: str) -> bool:
        """Whether `path` (relative, with `/`) is meant."""
        return _of_steward(self.text).match(path) is not None

    @property
    def base(self) -> str:
        """The folder before the first wildcard; the root is empty."""
        plain = re.split(r"[*?\[]", self.text, maxsplit=1)[0]
        return self.text.rstrip("/") if plain == self.text else plain.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class AnnotatedPath:
    r"""A glob as files about other files have it: it means single files, never a whole folder.

    `*` stays within a folder, `**` and `**/` cross folders, `?` is one character, and `\` takes
    the next character as it is (REUSE 3.3, `REUSE.toml`; `?` is Debian's).

    Attributes:
        text: as written, relative to the folder for which the file speaks.

    """

    text: str

    def matches(self, path: str) -> bool:
        """Whether `path` is meant."""
        return _of_annotation(self.text).match(path) is not None

    @property
    def plain(self) -> str | None:
        """The one path that is meant, where the pattern has no wildcard."""
        return None if _WILDCARD.search(self.text) else _literal(self.text)

    @property
    def base(self) -> str:
        """The folder below which all that is meant must lie; the root is empty."""
        found = _WILDCARD.search(self.text)
        before = self.text[: found.end() - 1] if found else self.text
        return _literal(before).rpartition("/")[0]


_WILDCARD = re.compile(r"^(?:[^\\*?]|\\.)*[*?]", re.DOTALL)


def _literal(text: str) -> str:
    return re.sub(r"\\(.?)", r"\1", text, flags=re.DOTALL)


@cache
def _of_steward(text: str) -> re.Pattern[str]:
    # `**/` means "in any folder" where a folder can begin.
    found = re.findall(r"(?:(?<=/)|^)\*\*/|\*\*|\*|\?|[^*?]+", text.rstrip("/"))
    meanings: dict[str, _Part] = {
        "**/": _Wild.FOLDERS,
        "**": _Wild.ANYTHING,
        "*": _Wild.IN_FOLDER,
        "?": "[^/]",
    }
    parts = [meanings.get(part, re.escape(part)) for part in found]
    return _compiled(parts, "(?:/.*)?")


@cache
def _of_annotation(text: str) -> re.Pattern[str]:
    parts: list[_Part] = []
    for part in re.findall(r"\*\*+/?|\*|\?|\\.?|[^\\*?]+", text, flags=re.DOTALL):
        if part.startswith("**"):
            parts.append(_Wild.ANYTHING)
        elif part == "*":
            parts.append(_Wild.IN_FOLDER)
        else:
            parts.append("." if part == "?" else re.escape(_literal(part)))
    return _compiled(parts, "")


def _compiled(parts: list[_Part], tail: str) -> re.Pattern[str]:
    """Join the parts so that only the last run, which the end holds, is tried anew.

    A run is what stands between two wildcards that cross folders.
    """
    runs: list[tuple[str, list[_Part]]] = [("", [])]
    for part in parts:
        if part is _Wild.ANYTHING or part is _Wild.FOLDERS:
            runs.append((part.value, []))
        else:
            runs[-1][1].append(part)
    kept = "".join(f"(?>{wild}{_run(run)})" for wild, run in runs[:-1])
    wild, last = runs[-1]
    return re.compile(rf"{kept}{wild}{_run(last, is_last=True)}{tail}\Z", re.DOTALL)


def _run(parts: list[_Part], *, is_last: bool = False) -> str:
    """Write a run: each `*` with the words behind it, which the nearest place satisfies."""
    pieces = [""]
    for part in parts:
        if part is _Wild.IN_FOLDER:
            pieces.append(part.value)
        else:
            pieces[-1] += str(part)
    kept = pieces[1:-1] if is_last else pieces[1:]
    end = pieces[-1] if is_last and len(pieces) > 1 else ""
    return pieces[0] + "".join(f"(?>{piece})" for piece in kept) + end
