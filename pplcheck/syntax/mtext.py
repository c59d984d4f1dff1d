"""Which words does a text of a drawing show, without the codes for how it shows them?

Autodesk, DXF reference, "MTEXT" and "TEXT": colours, fonts, heights and fractions are written
among the words.
"""

import re
from typing import Final

# A code that has an end has it soon; one without it is left as it stands.
_WITHIN: Final = r"[^;\n]{0,120};"
_SHOWN: Final = re.compile(
    r"\\U\+(?P<sign>[0-9A-Fa-f]{4})"
    r"|%%(?P<number>\d{3})"
    r"|%%(?P<named>[DdPpCc%])"
    r"|%%[OoUuKk]"
    r"|\^(?P<control>[IJM ])"
)
_CODED: Final = re.compile(
    rf"(?P<line>\\[PXN])"
    rf"|\\(?P<itself>[\\{{}}])"
    rf"|(?P<space>\\~)"
    rf"|\\S(?P<fraction>{_WITHIN})"
    rf"|\\[ACcFfHQTWp]{_WITHIN}"
    rf"|\\[LlOoKk]"
    rf"|[{{}}]"
)
_NAMED: Final = {"d": "°", "p": "±", "c": "⌀", "%": "%"}
_CONTROL: Final = {"I": "\t", "J": "\n", "M": "", " ": "^"}


def shown(written: str) -> str:
    """Return the words of a `TEXT`, an attribute or a property."""
    if "%%" not in written and "^" not in written and "\\U" not in written:
        return written
    return _SHOWN.sub(_sign, written)


def shown_in_lines(written: str) -> str:
    """Return the words of an `MTEXT`, whose portions were joined, in its lines."""
    if "\\" not in written and "{" not in written and "}" not in written:
        return shown(written)
    return _CODED.sub(_word, shown(written))


def _sign(found: re.Match[str]) -> str:
    if found["sign"]:
        # Half of a sign is none.
        return chr(int(found["sign"], 16)).encode("utf-8", "replace").decode()
    if found["number"]:
        return chr(int(found["number"]))
    if found["named"]:
        return _NAMED[found["named"].lower()]
    return _CONTROL[found["control"]] if found["control"] else ""


def _word(found: re.Match[str]) -> str:
    if found["line"]:
        return "\n"
    if found["fraction"]:
        return re.sub(r"[\^#]", "/", found["fraction"][:-1])
    return found["itself"] or (" " if found["space"] else "")
