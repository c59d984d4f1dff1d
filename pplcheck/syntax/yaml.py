"""YAML text: its first document, and the place of each part (YAML 1.1, as PyYAML reads it).

Every scalar stays the text that was written: no `no` becomes false, no `1.10` a number. Only
the tree is composed and no object is ever made from a tag.
"""

import re
from typing import TYPE_CHECKING, Any

from pplcheck.syntax.places import Keys, Places, Point, UnparsableError, decode

if TYPE_CHECKING:
    from yaml import MarkedYAMLError, Node
    from yaml.reader import ReaderError

# A second's work for a loader in Python; the longest real file of authors seen has 40 KB.
_LARGEST = 64 * 1024
_DEEPEST = 100
_BRACKET = re.compile(r"[\[\]{}]")
_NULL = "tag:yaml.org,2002:null"


def load(content: bytes) -> Any:  # noqa: ANN401 - YAML can hold anything
    """Return the first document: dictionaries, lists, texts and None.

    A part that is used by several aliases is one object, so that they cost nothing.

    Raises:
        UnparsableError: the text is not UTF-8, not YAML, larger than 64 KiB, nested too
            deeply, or holds itself.

    """
    return _loaded(_compose(content))


def places(content: bytes) -> Places:
    """Return where the values and keys stand; what an alias repeats is told once."""
    return _placed(_compose(content))


def load_placed(content: bytes) -> tuple[Any, Places]:
    """Return both, at the price of one.

    Raises:
        UnparsableError: as `load`.

    """
    root = _compose(content)
    return _loaded(root), _placed(root)


def _loaded(root: "Node | None") -> Any:  # noqa: ANN401 - as `load`
    try:
        return _value(root, {}) if root else None
    except RecursionError as error:
        raise UnparsableError(1, 1, "nested too deeply") from error


def _placed(root: "Node | None") -> Places:
    from yaml import MappingNode, SequenceNode

    values: list[tuple[Keys, Point]] = []
    keys: list[tuple[Keys, Point]] = []
    seen: set[int] = set()
    waiting: list[tuple[Node, Keys]] = [(root, ())] if root else []
    while waiting:
        node, path = waiting.pop()
        values.append((path, _point(node)))
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, SequenceNode):
            waiting += [(part, (*path, index)) for index, part in enumerate(node.value)]
        elif isinstance(node, MappingNode):
            for key, value in node.value:
                inner = (*path, _key(key))
                keys.append((inner, _point(key)))
                waiting.append((value, inner))
    return Places(tuple(values), tuple(keys))


def _compose(content: bytes) -> "Node | None":
    from yaml import MarkedYAMLError, SafeLoader
    from yaml.reader import ReaderError

    if len(content) > _LARGEST:
        raise UnparsableError(1, 1, "YAML of more than 64 KiB")
    text = decode(content)
    if _is_too_deep(text):
        raise UnparsableError(1, 1, "nested too deeply")
    try:
        # In Python rather than C, which would go as deep as the file asks it to.
        loader = SafeLoader(text)
        return loader.get_node() if loader.check_node() else None
    except MarkedYAMLError as error:
        raise _at_mark(error) from error
    except ReaderError as error:
        raise _at_character(error, content) from error
    except RecursionError as error:
        raise UnparsableError(1, 1, "nested too deeply") from error
    except (OverflowError, ValueError) as error:
        if isinstance(error, UnparsableError):
            raise
        # A character escape beyond Unicode, a version of many thousand digits.
        raise UnparsableError(1, 1, "not YAML") from error


def _is_too_deep(text: str) -> bool:
    """Whether so many brackets stand open that the loader would need seconds to give up."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > _DEEPEST:
            return True
    return False


def _at_mark(error: "MarkedYAMLError") -> UnparsableError:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return UnparsableError(line, column, f"not YAML: {error.problem or error.context}")


def _at_character(error: "ReaderError", content: bytes) -> UnparsableError:
    before = decode(content)[: error.position]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return UnparsableError(line, column, "not YAML: a character that is not allowed")


def _value(node: "Node", done: dict[int, Any]) -> Any:  # noqa: ANN401 - as `load`
    if id(node) in done:
        value = done[id(node)]
        if value is node:
            raise UnparsableError(*_point(node), "a part that holds itself")
        return value
    # Marked as begun: whoever comes here again before the end is inside of it.
    done[id(node)] = node
    value = _parts(node, done)
    done[id(node)] = value
    return value


def _parts(node: "Node", done: dict[int, Any]) -> Any:  # noqa: ANN401 - as `load`
    from yaml import MappingNode, SequenceNode

    if isinstance(node, SequenceNode):
        return [_value(part, done) for part in node.value]
    if isinstance(node, MappingNode):
        return {_key(key): _value(value, done) for key, value in node.value}
    return None if node.tag == _NULL else str(node.value)


def _key(node: "Node") -> str:
    """Return a key's text; one that is a list or a table is nobody's key here."""
    from yaml import ScalarNode

    return str(node.value) if isinstance(node, ScalarNode) else ""


def _point(node: "Node") -> Point:
    return node.start_mark.line + 1, node.start_mark.column + 1
