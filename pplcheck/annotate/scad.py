"""How does an OpenSCAD programme say its licence?

In a comment at its beginning, one SPDX line each (REUSE 3.3). An empty line follows, since
OpenSCAD's customizer takes a comment right above a parameter for its description.
"""

import re
from typing import Final

from pplcheck.annotate.edits import Edit, edited
from pplcheck.annotate.errors import CannotAnnotateError
from pplcheck.annotate.fields import Fields
from pplcheck.annotate.spdx import LICENCE, settled
from pplcheck.model.annotation import Annotated, Annotation, Says

NAME: Final = "scad"
GLOBS: Final = ("*.scad",)
_MARK = b"\xef\xbb\xbf"
_COMMENTS = re.compile(rb"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_LABELLED = re.compile(
    rb"^[ \t/*#]*licen[cs]e[ \t]*:[ \t]*(?P<said>[^\r\n]+)", re.IGNORECASE | re.MULTILINE
)


def claims(content: bytes) -> bool:
    """Whether the content is a text in which a comment can stand."""
    return b"\0" not in content[:4096]


def annotate(content: bytes, annotation: Annotation) -> Annotated:
    """Return the programme with the licence in a comment at its beginning.

    Args:
        content: of the whole file.
        annotation: what it is to say.

    Raises:
        CannotAnnotateError: it is no UTF-8, or says something else.

    """
    try:
        content.decode()
    except UnicodeDecodeError as error:
        raise CannotAnnotateError("it is not written in UTF-8") from error
    fields = Fields(annotation).has_no(title=annotation.title)
    start = len(_MARK) if content.startswith(_MARK) else 0
    edits, missing = settled(content, annotation, fields)
    found = _COMMENTS.match(content, start)
    head = found[0].decode() if found else ""
    if LICENCE.encode() not in content and annotation.says(head) is Says.ANOTHER:
        saying = (one for one in head.splitlines() if annotation.says(one) is Says.ANOTHER)
        fields.bar("the comment at its beginning", next(saying, head))
    # Some begin with a setting, and their header comes after it.
    for labelled in _LABELLED.finditer(content, len(head.encode()) + start):
        said = labelled["said"].decode().strip()
        if annotation.says(said) is Says.ANOTHER:
            fields.bar("a comment", said)
    fields.settle()
    if missing:
        end = "\r\n" if b"\r\n" in content[:4096] else "\n"
        lines = "".join(f"// {name}: {value}{end}" for name, value in missing)
        edits.append(Edit(start, start, f"{lines}{end}".encode()))
    return Annotated(edited(content, edits), fields.changed, fields.left_out)
