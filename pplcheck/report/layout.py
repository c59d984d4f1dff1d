"""How does a value become JSON text that people can read, for a hundred thousand rows?

The standard library indents in Python code made of nested generators; only its strings are
fast.
"""

from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring

Value = object
_OF_A_KEY = "\n  "
_OF_A_ROW = "\n    "


def pieces(table: Mapping[str, Value]) -> Iterator[str]:
    """Yield, piece by piece, what `laid_out` gives for a dictionary.

    Args:
        table: as for `laid_out`; a value of it may also be a `map`, whose rows are made while
            they are written, so that they never stand in memory together.

    """
    before = "{"
    for key, value in table.items():
        yield f"{before}{_OF_A_KEY}{encode_basestring(key)}: "
        before = ","
        if isinstance(value, map):
            yield from _rows(value)
        else:
            yield laid_out(value, _OF_A_KEY)
    yield "\n}" if table else "{}"


def _rows(values: Iterator[Value]) -> Iterator[str]:
    before = "["
    for value in values:
        yield f"{before}{_OF_A_ROW}{laid_out(value, _OF_A_ROW)}"
        before = ","
    yield "[]" if before == "[" else f"{_OF_A_KEY}]"


def laid_out(value: Value, margin: str = "\n") -> str:
    """Return what `json.dumps(value, indent=2, ensure_ascii=False)` gives.

    Args:
        value: of dictionaries with text for keys, lists, text, numbers, truth values and None.
        margin: a line end and the indent so far.

    """
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    inner = f"{margin}  "
    if isinstance(value, dict):
        # Most values are text, and need no call of their own.
        rows = [
            f"{encode_basestring(key)}: "
            f"{encode_basestring(one) if type(one) is str else laid_out(one, inner)}"
            for key, one in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(rows)}{margin}}}" if rows else "{}"
    if isinstance(value, list):
        rows = [laid_out(one, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(rows)}{margin}]" if rows else "[]"
    raise TypeError(value)
