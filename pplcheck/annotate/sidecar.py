"""How does a file say its licence that has no place for it?

In a second file beside it: `frame.stl.license` speaks for `frame.stl` (REUSE 3.3, comment
headers).
"""

from typing import Final

from pplcheck.annotate.edits import Edit, edited
from pplcheck.annotate.errors import CannotAnnotateError
from pplcheck.annotate.fields import Fields
from pplcheck.annotate.spdx import settled
from pplcheck.model.annotation import Annotated, Annotation, Says

NAME: Final = "sidecar"
GLOBS: Final = ("*.license",)


def claims(content: bytes) -> bool:
    """Whether the content is a text."""
    return b"\0" not in content


def annotate(content: bytes, annotation: Annotation) -> Annotated:
    """Return the file that speaks for another one.

    Args:
        content: of the file beside; empty where there is none yet.
        annotation: what it is to say.

    Raises:
        CannotAnnotateError: it is no text, or says something else.

    """
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise CannotAnnotateError("it is not written in UTF-8") from error
    fields = Fields(annotation).has_no(title=annotation.title)
    edits, missing = settled(content, annotation, fields)
    if text.strip() and "SPDX-" not in text and annotation.says(text) is not Says.THE_SAME:
        fields.bar("its text", text)
    fields.settle()
    if missing:
        lines = "".join(f"{name}: {value}\n" for name, value in missing)
        before = "" if not content or content.endswith(b"\n") else "\n"
        edits.append(Edit(len(content), len(content), f"{before}{lines}".encode()))
    return Annotated(edited(content, edits), fields.changed, fields.left_out)
