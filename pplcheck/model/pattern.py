"""Which paths does a pattern mean?"""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A glob over paths: `*` and `?` stay within a folder, `**` crosses folders.

    Attributes:
        text: as written, such as `hardware/**`; a bare folder means all in it.

    """

    text: str

    def matches(self, path: str) -> bool:
        """Whether `path` (relative, with `/`) is meant."""
        return _compiled(self.text).fullmatch(path) is not None

    @property
    def is_whole_folder(self) -> bool:
        """Whether everything in its base is meant."""
        return self.text.rstrip("/") in {self.base, f"{self.base}/**".lstrip("/")}

    @property
    def base(self) -> str:
        """The folder before the first wildcard; the root is empty."""
        plain = re.split(r"[*?\[]", self.text, maxsplit=1)[0]
        return self.text.rstrip("/") if plain == self.text else plain.rpartition("/")[0]


@cache
def _compiled(text: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", text.rstrip("/"))
    meanings = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile(
        "".join(meanings.get(part, re.escape(part)) for part in parts) + "(?:/.*)?"
    )
