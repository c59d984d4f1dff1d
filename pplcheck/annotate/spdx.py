"""How do lines of text say a licence?

Source: REUSE 3.3: `SPDX-FileCopyrightText`, `SPDX-License-Identifier` and, for authors,
`SPDX-FileContributor`.
"""

import re

from pplcheck.annotate.edits import Edit
from pplcheck.annotate.fields import Fields
from pplcheck.model.annotation import Annotation

# In two parts, so that this very line says nothing of this very file.
_TAG = re.compile(
    rb"SPDX-" rb"License-Identifier:[ \t]*(?P<said>[^\r\n]*?)[ \t]*(?:\*/)?[ \t]*\r?$",
    re.MULTILINE,
)


def settled(
    text: bytes, annotation: Annotation, fields: Fields
) -> tuple[list[Edit], list[tuple[str, str]]]:
    """Return the edits of lines that are there, and the pairs of tag and value to be added.

    Args:
        text: the part of the file that speaks of all of it.
        annotation: what it is to say.
        fields: takes what is decided.

    """
    edits: list[Edit] = []
    tag = "SPDX-License-Identifier"
    said = list(_TAG.finditer(text))
    missing = [
        (name, value)
        for name, values in (
            ("SPDX-FileCopyrightText", annotation.copyrights),
            ("SPDX-FileContributor", annotation.authors),
        )
        for value in values
        if not _stands(text, name, value)
    ]
    for name, value in missing:
        fields.note(name, value)
    for found in said:
        stands = found["said"].decode("utf-8", "replace")
        if fields.licence(tag, stands, annotation.licence):
            edits.append(Edit(*found.span("said"), annotation.licence.encode()))
    if not said and fields.licence(tag, None, annotation.licence):
        missing.append((tag, annotation.licence))
    return edits, missing


def _stands(text: bytes, name: str, value: str) -> bool:
    pattern = rf"{name}:[ \t]*{re.escape(value)}[ \t]*(?:\*/)?[ \t]*\r?$"
    return bool(re.search(pattern.encode(), text, re.MULTILINE))
