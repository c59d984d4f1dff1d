"""Where would a missing line go, and how is it written there?"""

import re
from collections.abc import Iterable
from typing import Final

from pplcheck.model.place import Place
from pplcheck.recognise.duties.looked_at import (
    UserTree,
    folder_of,
    folders_up,
    is_credits,
    is_readme,
    lines_of,
)

_NEW_PAGE: Final = "NOTICE"
_SIDE: Final = ".license"
# A comment's signs before and behind, and the endings of names, or names, of such files. On a
# page that people read a line is no comment.
_SLASHES: Final = (
    "c h cc cpp cxx hh hpp hxx ino m mm java js jsx mjs cjs ts tsx go rs swift kt kts scala php"
    " scss less sol scad cs dart groovy gradle proto v sv zig d fs qml glsl"
)
_HASHES: Final = (
    "py pyi pyx rb sh bash zsh fish pl pm r jl yml yaml toml cfg conf mk mak tf ex exs cmake"
    " ps1 nim tcl feature gd nix dockerfile makefile rakefile gemfile justfile gitignore"
)
_ROWS: Final = (
    ("// ", "", _SLASHES),
    ("# ", "", _HASHES),
    ("-- ", "", "sql lua hs elm adb ads vhd vhdl"),
    ("% ", "", "tex sty cls bib erl hrl"),
    ("; ", "", "ini el lisp clj cljs scm asm gcode"),
    ("<!-- ", " -->", "html htm xml svg vue xhtml xsl xslt"),
    ("{# ", " #}", "twig jinja j2"),
    ("/* ", " */", "css"),
    ("", "", "md markdown txt text rst adoc"),
)
_SIGNS: Final = {
    ending: (before, after) for before, after, endings in _ROWS for ending in endings.split()
}
# What has to stand first: how a script is run, how it is written, what language begins.
_FIRST: Final = re.compile(
    r"#!|<\?(?:php|xml)\b|<!doctype\b|.{0,12}\bcoding[:=]|\ufeff|%YAML|---\s*$|syntax\s*=",
    re.IGNORECASE,
)
_MOST_FIRST = 3


def in_header(tree: UserTree, path: str, others: Iterable[int]) -> Place:
    """Return the place of a line that belongs into a file's head.

    Args:
        tree: where the file is.
        path: of the file.
        others: the lines of the file on which others are named; those came later.

    """
    if signs_of(path) is None:
        return Place(path + _SIDE)
    head = lines_of(tree.texts.get(path, ""))[:_MOST_FIRST]
    first = 0
    while first < len(head) and _FIRST.match(head[first]):
        first += 1
    named = min((one - 1 for one in others if one > first), default=first)
    return Place(path, named)


def on_page(tree: UserTree, folder: str) -> Place:
    """Return the end of the page nearest to a folder on which works of others are credited.

    Args:
        tree: whose page.
        folder: that holds all that was taken.

    """
    paths = sorted(record.path for record in tree.files)
    for here in folders_up(folder):
        inside = [path for path in paths if folder_of(path) == here]
        for is_fit in (is_credits, is_readme):
            page = next((path for path in inside if is_fit(path)), "")
            if page:
                return Place(page, len(lines_of(tree.texts.get(page, ""))))
    return Place(f"{folder}/{_NEW_PAGE}" if folder else _NEW_PAGE)


def commented(path: str, words: str) -> str:
    """Return words as a line of a file: as a comment, or plain where it has none."""
    before, after = signs_of(path) or ("", "")
    return f"{before}{words}{after}"


def is_comment(path: str, line: str) -> bool:
    """Whether a line is a comment by itself, and not only as a part of a larger one."""
    signs = signs_of(path)
    if signs is None:
        return False
    before, after = (sign.strip() for sign in signs)
    return line.lstrip().startswith(before) and line.rstrip().endswith(after)


def signs_of(path: str) -> tuple[str, str] | None:
    """Return the signs before and behind a comment; None where a file can hold none."""
    name = path.rpartition("/")[2].lower()
    ending = name.rpartition(".")[2]
    return _SIGNS.get(ending) or _SIGNS.get(name.lstrip("."))
