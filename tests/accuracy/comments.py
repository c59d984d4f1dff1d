"""What is left of a source file without its comments? Simple lexers, for measuring alone."""

import re
from typing import Final

_STRINGS = rb"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
_BACKTICK = rb"|`(?:\\.|[^`\\])*`"
_BLOCK = rb"/\*.*?\*/"
_SLASHES = rb"(?<![:\w])//[^\n]*"
_HASH = rb"(?:^|(?<=[\s;]))#(?![\[!{])[^\n]*"
_TRIPLE = rb"\"\"\".*?\"\"\"|'''.*?'''"


def _lexer(strings: bytes, comments: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?P<kept>" + strings + rb")|" + comments, re.DOTALL | re.MULTILINE)


_C = _lexer(_STRINGS + _BACKTICK, _BLOCK + rb"|" + _SLASHES)
_PHP = _lexer(_STRINGS, _BLOCK + rb"|" + _SLASHES + rb"|" + _HASH)
_PYTHON = _lexer(_TRIPLE + rb"|" + _STRINGS, _HASH)
_HASHES = _lexer(_STRINGS, _HASH)
_TWIG = _lexer(rb"(?!)", rb"\{#.*?#\}|<!--.*?-->")
_MARKUP = _lexer(rb"(?!)", rb"<!--.*?-->")

_LEXERS: Final[dict[str, re.Pattern[bytes]]] = {
    **dict.fromkeys(("c", "h", "cc", "cpp", "hpp", "ino", "java", "go", "rs", "js", "jsx",
                     "mjs", "ts", "tsx", "scad", "scss", "less", "css"), _C),
    "php": _PHP,
    "py": _PYTHON,
    **dict.fromkeys(("yml", "yaml", "sh", "rb", "feature", "toml"), _HASHES),
    "twig": _TWIG,
    **dict.fromkeys(("html", "xml", "xlf", "vue"), _MARKUP),
}  # fmt: skip
LANGUAGES: Final = frozenset(_LEXERS)


def language_of(path: str) -> str:
    """Return the ending of a file's name, in lower case."""
    return path.rpartition("/")[2].rpartition(".")[2].lower()


def without_comments(content: bytes, language: str) -> bytes:
    """Return a source file without comments and without the lines that they leave empty."""
    bare = _LEXERS[language].sub(lambda found: found["kept"] or b"", content)
    return b"".join(line for line in bare.splitlines(keepends=True) if line.strip())
