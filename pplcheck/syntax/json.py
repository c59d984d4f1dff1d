"""JSON text: its value, and the place of each part (RFC 8259)."""

import json
from typing import TYPE_CHECKING, Any

from pplcheck.syntax.places import LARGEST, Keys, Places, Point, UnparsableError, decode, point

if TYPE_CHECKING:
    from tree_sitter import Node


def load(content: bytes) -> Any:  # noqa: ANN401 - JSON can hold anything
    """Return the value of a JSON text.

    Raises:
        UnparsableError: the text is not UTF-8, not JSON, or nested too deeply.

    """
    try:
        return json.loads(decode(content))
    except json.JSONDecodeError as error:
        raise UnparsableError(error.lineno, error.colno, f"not JSON: {error.msg}") from error
    except RecursionError as error:
        raise UnparsableError(1, 1, "nested too deeply") from error
    except ValueError as error:
        if isinstance(error, UnparsableError):
            raise
        # An integer of many thousand digits.
        raise UnparsableError(1, 1, f"not JSON: {error}") from error


def places(content: bytes) -> Places:
    """Return where the values and keys of a JSON text stand; of a huge one, that it begins."""
    if len(content) > LARGEST:
        return Places((), ())
    import tree_sitter_json
    from tree_sitter import Language, Parser

    tree = Parser(Language(tree_sitter_json.language())).parse(content)
    lines = content.split(b"\n")
    values: list[tuple[Keys, Point]] = []
    keys: list[tuple[Keys, Point]] = []
    # A list instead of recursion: the depth is the file's choice.
    waiting: list[tuple[Node, Keys]] = [(child, ()) for child in tree.root_node.named_children]
    while waiting:
        node, path = waiting.pop()
        values.append((path, point(node.start_point, lines)))
        if node.type == "array":
            parts = (part for part in node.named_children if part.type != "comment")
            waiting += [(part, (*path, index)) for index, part in enumerate(parts)]
        elif node.type == "object":
            for pair in node.named_children:
                key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
                if key is None or value is None:
                    continue
                inner = (*path, _text(key))
                keys.append((inner, point(key.start_point, lines)))
                waiting.append((value, inner))
    return Places(tuple(values), tuple(keys))


def _text(node: "Node") -> str:
    raw = node.text or b'""'
    try:
        return str(json.loads(raw))
    except ValueError:
        return raw.decode("utf-8", "replace")
