"""How does a FreeCAD document say its licence?

Source: FreeCAD, `App::Document`, whose properties `License` and `LicenseURL` the dialogue
"Project information" shows. FreeCAD writes "All rights reserved" there unless somebody chooses
otherwise; that alone says nothing, and is replaced.
"""

import re
from typing import Final

from pplcheck.annotate.edits import Edit, edited
from pplcheck.annotate.errors import CannotAnnotateError
from pplcheck.annotate.fields import Fields
from pplcheck.annotate.markup import Element, Markup, parse, value_as_markup
from pplcheck.annotate.packed import repacked
from pplcheck.containers.archive import Archive
from pplcheck.model.annotation import Annotated, Annotation, Says
from pplcheck.syntax.places import UnparsableError

NAME: Final = "fcstd"
GLOBS: Final = ("*.fcstd",)
_MEMBER = "Document.xml"
_LARGEST = 256 * 1024 * 1024
_WANTED = frozenset({"Properties", "Property", "String"})
_DEEPEST = 4
_DEFAULT = "All rights reserved"
# In the language of whoever installed FreeCAD.
_DEFAULT_URL = re.compile(r"(?:https?://[a-z-]{2,12}\.wikipedia\.org/wiki/\S+)?")


def claims(content: bytes) -> bool:
    """Whether the content is a zip archive."""
    return content.startswith(b"PK\3\4")


def annotate(content: bytes, annotation: Annotation) -> Annotated:
    """Return the document with the licence among its properties.

    Args:
        content: of the whole file.
        annotation: what it is to say.

    Raises:
        CannotAnnotateError: it is broken, or says something else.

    """
    try:
        archive = Archive(content)
        if _MEMBER not in archive:
            raise CannotAnnotateError(f"it holds no {_MEMBER}")
        document = archive.read(_MEMBER, _LARGEST)
    except UnparsableError as error:
        raise CannotAnnotateError(error.what) from error
    markup = parse(document, _WANTED, _DEEPEST)
    # Its label is no title: FreeCAD sets it to the file's name whenever it opens the file.
    fields = Fields(annotation)
    fields.has_no(copyright=annotation.copyrights, title=annotation.title)
    edits = _edits(markup, annotation, fields)
    fields.settle()
    if not edits:
        return Annotated(content, (), fields.left_out)
    new = repacked(content, _MEMBER, edited(document, edits))
    return Annotated(new, fields.changed, fields.left_out)


def _edits(markup: Markup, annotation: Annotation, fields: Fields) -> list[Edit]:
    properties = next((one for one in markup.root.children if one.name == "Properties"), None)
    if markup.root.name != "Document" or properties is None:
        raise CannotAnnotateError(f"{_MEMBER} is not that of a FreeCAD document")
    strings = {
        one.attributes.get("name", ""): one.children[0]
        for one in properties.children
        if one.children and one.children[0].name == "String"
    }
    stands = {name: one.attributes.get("value", "") for name, one in strings.items()}
    wanted = _of_licence(stands, annotation, fields)
    if fields.other("Property CreatedBy", stands.get("CreatedBy"), annotation.author):
        wanted.append(("CreatedBy", annotation.author))
    edits = [_set(markup, strings[name], value) for name, value in wanted if name in strings]
    missing = [(name, value) for name, value in wanted if name not in strings]
    return edits + (_inserted(markup, properties, missing) if missing else [])


def _of_licence(
    stands: dict[str, str], annotation: Annotation, fields: Fields
) -> list[tuple[str, str]]:
    """Return what is to be written into the licence's name and its address."""
    licence, url = stands.get("License", ""), stands.get("LicenseURL", "")
    stated = "" if _DEFAULT_URL.fullmatch(url) else url
    if licence == _DEFAULT and not stated:
        licence = ""
    # An older FreeCAD wrote the name of a licence, and its version in the address alone.
    if licence and stated and annotation.says(f"{licence} {stated}") is Says.THE_SAME:
        return []
    wanted: list[tuple[str, str]] = []
    if fields.licence("Property License", licence, annotation.licence):
        wanted.append(("License", annotation.licence))
        if url and not annotation.url:
            # The address of another licence must not stay beside the new name.
            if stated:
                fields.keep("Property LicenseURL", stated)
            fields.note("Property LicenseURL", "nothing")
            wanted.append(("LicenseURL", ""))
    if fields.licence("Property LicenseURL", stated, annotation.url):
        wanted.append(("LicenseURL", annotation.url))
    return wanted


def _set(markup: Markup, string: Element, value: str) -> Edit:
    span = markup.value_span(string, "value")
    if span is None:
        raise CannotAnnotateError(f"a property in {_MEMBER} has no value")
    return Edit(*span, markup.encoded(value_as_markup(value)))


def _inserted(
    markup: Markup, properties: Element, missing: list[tuple[str, str]]
) -> list[Edit]:
    """Add properties, and count them: FreeCAD reads as many as `Count` says."""
    count = markup.value_span(properties, "Count")
    written = properties.attributes.get("Count", "")
    if count is None or not written.isdecimal() or not properties.children:
        raise CannotAnnotateError(f"the properties in {_MEMBER} are not counted")
    last = properties.children[-1]
    space = markup.space_before(last.start)
    deeper = space + (b"\t" if b"\t" in space else b"    ") if space else b""
    lines = b"".join(
        space
        + markup.encoded(f'<Property name="{name}" type="App::PropertyString">')
        + deeper
        + markup.encoded(f'<String value="{value_as_markup(value)}"/>')
        + space
        + b"</Property>"
        for name, value in missing
    )
    return [
        Edit(*count, str(int(written) + len(missing)).encode()),
        Edit(last.end, last.end, lines),
    ]
