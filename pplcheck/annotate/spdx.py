"""How do lines of text say a licence?

Source: REUSE 3.3: `SPDX-FileCopyrightText`, `SPDX-License-Identifier` and, for authors,
`SPDX-FileContributor`.
"""

import re
from typing import Final

from pplcheck.annotate.edits import Edit
from pplcheck.annotate.fields import Fields
from pplcheck.model.annotation import Annotation, Says

LICENCE: Final = "SPDX-License-Identifier"
_COPYRIGHT, _AUTHOR = "SPDX-FileCopyrightText", "SPDX-FileContributor"
# What begins here speaks of a part of the file.
_SNIPPET = b"SPDX-SnippetBegin"
_END = r"[ \t]*(?:\*/|-->|\r?$)"
_TAG = re.compile(rf"{LICENCE}:[ \t]*(?P<said>[^\r\n]*?){_END}".encode(), re.MULTILINE)


def settled(
    content: bytes, annotation: Annotation, fields: Fields
) -> tuple[list[Edit], list[tuple[str, str]]]:
    """Return the edits of lines that are there, and the pairs of tag and value to be added.

    Args:
        content: of the whole file.
        annotation: what it is to say.
        fields: takes what is decided.

    """
    text = content.partition(_SNIPPET)[0]
    asked = [(_COPYRIGHT, value) for value in annotation.copyrights]
    asked += [(_AUTHOR, value) for value in annotation.authors]
    missing = [(name, value) for name, value in asked if not _stands(text, name, value)]
    for name, value in missing:
        fields.note(name, value)
    said = list(_TAG.finditer(text))
    edits = [
        Edit(*found.span("said"), annotation.licence.encode())
        for found in said
        if fields.licence(LICENCE, _said(found), annotation.licence)
    ]
    if not said and fields.licence(LICENCE, None, annotation.licence):
        missing.append((LICENCE, annotation.licence))
    return edits, missing


def contradicted(content: bytes, annotation: Annotation, fields: Fields) -> None:
    """Note where a line says another licence, in a file whose own place is not a line.

    Args:
        content: of the whole file.
        annotation: what it is to say.
        fields: takes what is found.

    """
    for found in _TAG.finditer(content.partition(_SNIPPET)[0]):
        if annotation.says(_said(found)) is Says.ANOTHER:
            fields.bar(f"a line with {LICENCE}", _said(found))


def _said(found: re.Match[bytes]) -> str:
    return found["said"].decode("utf-8", "replace")


def _stands(text: bytes, name: str, value: str) -> bool:
    pattern = rf"{name}:[ \t]*{re.escape(value)}{_END}".encode()
    return bool(re.search(pattern, text, re.MULTILINE))
