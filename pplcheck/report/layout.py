"""How does a value become JSON text that people can read, for a hundred thousand rows?

The standard library indents in Python code made of nested generators; only its strings are
fast.
"""

from json.encoder import encode_basestring

Value = object


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
        rows = [
            f"{encode_basestring(key)}: {laid_out(one, inner)}" for key, one in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(rows)}{margin}}}" if rows else "{}"
    if isinstance(value, list):
        rows = [laid_out(one, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(rows)}{margin}]" if rows else "[]"
    raise TypeError(value)
