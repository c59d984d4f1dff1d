"""TOML text: its value, and the place of each part (TOML 1.0)."""

import re
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

from pplcheck.syntax.places import LARGEST, Keys, Places, Point, UnparsableError, decode, point

if TYPE_CHECKING:
    from tree_sitter import Node

# The standard parser needs time that grows with the square of a key's parts, and so does
# whoever walks through the tables that such a key makes.
_PART = r"""\.[ \t]*+(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+"""
_PARTS = re.compile(f"(?:{_PART})++")
_TOO_MANY_PARTS = re.compile(f"(?:{_PART}){{200}}")
# tomllib of Python 3.11 to 3.13 puts the place into the message only.
_AT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


def load(content: bytes) -> dict[str, Any]:
    """Return the table of a TOML text.

    Raises:
        UnparsableError: the text is not UTF-8, not TOML, or nested too deeply.

    """
    text = decode(content)
    endless = next(filter(_is_endless, _PARTS.finditer(text)), None)
    if endless:
        line = text.count("\n", 0, endless.start()) + 1
        raise UnparsableError(line, 1, "a key of more than 200 parts")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _AT.search(message)
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
        if found and found["line"]:
            line, column = int(found["line"]), int(found["column"])
        what = _AT.sub("", message)
        raise UnparsableError(line, column, f"not TOML: {what}") from error
    except RecursionError as error:
        raise UnparsableError(1, 1, "nested too deeply") from error
    except ValueError as error:
        raise UnparsableError(1, 1, "a number of thousands of digits") from error


def _is_endless(parts: re.Match[str]) -> bool:
    return bool(_TOO_MANY_PARTS.match(parts.group()))


def places(content: bytes) -> Places:
    """Return where the values and keys of a TOML text stand; of a huge one, that it begins."""
    if len(content) > LARGEST:
        return Places((), ())
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    tree = Parser(Language(tree_sitter_toml.language())).parse(content)
    return _Walk(content).over(tree.root_node)


class _Walk:
    """One pass over a TOML tree, keeping count of `[[tables]]`."""

    def __init__(self, content: bytes) -> None:
        self._lines = content.split(b"\n")
        self._values: list[tuple[Keys, Point]] = []
        self._keys: dict[Keys, Point] = {}
        self._seen: Counter[Keys] = Counter()

    def over(self, root: "Node") -> Places:
        """Return the places of everything below `root`."""
        for node in root.named_children:
            if node.type == "pair":
                self._pair(node, ())
            elif node.type in {"table", "table_array_element"}:
                self._table(node)
        return Places(tuple(self._values), tuple(self._keys.items()))

    def _table(self, node: "Node") -> None:
        head, *pairs = _without_comments(node)
        path = self._head(head, is_element=node.type == "table_array_element")
        self._values.append((path, self._point(node)))
        for pair in pairs:
            if pair.type == "pair":
                self._pair(pair, path)

    def _head(self, head: "Node", *, is_element: bool) -> Keys:
        """Return the path of a table, with the index of each array of tables on the way."""
        path: Keys = ()
        parts = _parts(head)
        for position, part in enumerate(parts):
            path = (*path, _name(part))
            self._keys.setdefault(path, self._point(part))
            if is_element and position == len(parts) - 1:
                self._seen[path] += 1
            if self._seen[path]:
                path = (*path, self._seen[path] - 1)
        return path

    def _pair(self, node: "Node", path: Keys) -> None:
        # A list instead of recursion: the depth is the file's choice.
        waiting = [(node, path)]
        while waiting:
            current, above = waiting.pop()
            if current.type == "pair":
                key, value = _without_comments(current)
                for part in _parts(key):
                    above = (*above, _name(part))
                    self._keys.setdefault(above, self._point(part))
                waiting.append((value, above))
                continue
            self._values.append((above, self._point(current)))
            parts = _without_comments(current)
            if current.type == "array":
                waiting += [(part, (*above, index)) for index, part in enumerate(parts)]
            elif current.type == "inline_table":
                waiting += [(part, above) for part in parts if part.type == "pair"]

    def _point(self, node: "Node") -> Point:
        return point(node.start_point, self._lines)


def _without_comments(node: "Node") -> "list[Node]":
    """Return the parts of a node; a comment behind a value is one of them otherwise."""
    return [part for part in node.named_children if part.type != "comment"]


def _parts(key: "Node") -> "list[Node]":
    """Return the parts of a key in order: `a."b c".d` has three."""
    parts: list[Node] = []
    waiting = [key]
    while waiting:
        current = waiting.pop()
        if current.type == "dotted_key":
            waiting += reversed(current.named_children)
        else:
            parts.append(current)
    return parts


def _name(key: "Node") -> str:
    raw = (key.text or b"").decode("utf-8", "replace")
    if key.type != "quoted_key":
        return raw
    try:
        return next(iter(tomllib.loads(f"{raw} = 0")))
    except tomllib.TOMLDecodeError:
        return raw
