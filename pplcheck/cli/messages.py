"""How is a person told something in one line, whatever a hostile name in it would do?"""

import click

_LARGEST_BYTE = 0xFF


def tell(*messages: object) -> None:
    """Write each message in one line; names in it come from anywhere, and are not obeyed."""
    for message in messages:
        click.echo(visible(str(message)), err=True)


def visible(text: str) -> str:
    """Return a line in which all that a terminal would obey is written out as numbers."""
    shown = "".join(char if char.isprintable() else _escaped(char) for char in text)
    return shown.encode("utf-8", "backslashreplace").decode()


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code <= _LARGEST_BYTE else f"\\u{code:04x}"
