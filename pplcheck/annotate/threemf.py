"""How does a 3MF model say its licence?

Source: 3MF Core Specification 1.3, section 3.4.1: `<metadata name="…">` of the model. Bambu
Studio and OrcaSlicer show fields of their own, `License` and `CopyRight`; where a file has
these, they are filled too.
"""

from typing import Final

from pplcheck.annotate.edits import Edit, edited
from pplcheck.annotate.errors import CannotAnnotateError
from pplcheck.annotate.fields import Fields
from pplcheck.annotate.markup import Element, Markup, parse, text_as_markup
from pplcheck.annotate.packed import repacked
from pplcheck.containers.archive import Archive
from pplcheck.model.annotation import Annotated, Annotation
from pplcheck.syntax.places import UnparsableError

NAME: Final = "3mf"
GLOBS: Final = ("*.3mf",)
_LARGEST = 256 * 1024 * 1024
_LARGEST_SIDE = 4 * 1024 * 1024
_RELATIONS = "_rels/.rels"
_USUAL = "3D/3dmodel.model"
_WANTED = frozenset({"metadata", "resources", "build"})
_MODEL = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"
_SIGNED = b"/package/2006/relationships/digital-signature/"


def claims(content: bytes) -> bool:
    """Whether the content is a zip archive."""
    return content.startswith(b"PK\3\4")


def annotate(content: bytes, annotation: Annotation) -> Annotated:
    """Return the package with the licence in its model.

    Args:
        content: of the whole file.
        annotation: what it is to say.

    Raises:
        CannotAnnotateError: it is broken, signed, or says something else.

    """
    try:
        archive = Archive(content)
        name = _model_part(archive)
        model = archive.read(name, _LARGEST)
    except UnparsableError as error:
        raise CannotAnnotateError(error.what) from error
    markup = parse(model, _WANTED, 2)
    if markup.root.name != "model":
        raise CannotAnnotateError(f"{name} holds no model")
    fields = Fields(annotation)
    edits = _edits(markup, annotation, fields)
    fields.settle()
    if not edits:
        return Annotated(content, ())
    return Annotated(repacked(content, name, edited(model, edits)), fields.changed)


def _model_part(archive: Archive) -> str:
    """Return the member that holds the model, as the package's relations tell."""
    targets = {_USUAL}
    if _RELATIONS in archive:
        relations = archive.read(_RELATIONS, _LARGEST_SIDE)
        if _SIGNED in relations:
            raise CannotAnnotateError("it is signed, and what is signed must not change")
        told = parse(relations, frozenset({"Relationship"}), 2).root.children
        models = [one for one in told if one.attributes.get("Type") == _MODEL]
        targets = {one.attributes.get("Target", "").lstrip("/") for one in models} or targets
    if len(targets) > 1:
        raise CannotAnnotateError("it begins with several models, and not one")
    # Names of parts are the same in any case (OPC, section 6.3.5).
    target = targets.pop()
    for name in archive.names:
        if name.lower() == target.lower():
            return name
    raise CannotAnnotateError(f"it holds no {target}")


def _edits(markup: Markup, annotation: Annotation, fields: Fields) -> list[Edit]:
    said = [one for one in markup.root.children if one.name == "metadata"]
    wanted = (
        ("LicenseTerms", annotation.licence, ()),
        ("Copyright", annotation.copyright, ("CopyRight",)),
        ("Designer", annotation.author, ()),
        ("Title", annotation.title, ()),
    )
    edits: list[Edit] = []
    missing: list[tuple[str, str]] = []
    for name, value, twins in (*wanted, *_of_the_slicers(said, annotation)):
        there = [one for one in said if one.attributes.get("name") in {name, *twins}]
        has_it = any(one.attributes.get("name") == name for one in there)
        if not has_it and _is_to_be_written(fields, name, None, value):
            missing.append((name, value))
        edits += [
            _filled(markup, one, value)
            for one in there
            if _is_to_be_written(fields, name, one.text, value)
        ]
    if missing:
        edits.append(_inserted(markup, said, missing))
    return edits


def _of_the_slicers(
    said: list[Element], annotation: Annotation
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    has_own = any(one.attributes.get("name") == "License" for one in said)
    return (("License", annotation.licence, ()),) if has_own else ()


def _is_to_be_written(fields: Fields, name: str, stands: str | None, wanted: str) -> bool:
    decide = fields.licence if name.startswith("License") else fields.other
    if name == "Copyright":
        decide = fields.copyright
    return decide(f"metadata {name}", stands, wanted)


def _filled(markup: Markup, element: Element, value: str) -> Edit:
    text = text_as_markup(value)
    if element.is_empty_tag:
        opening = markup.content[element.start : element.end].rstrip(b"/>").rstrip()
        rest = markup.encoded(f">{text}</{element.tag_name}>")
        return Edit(element.start, element.end, opening + rest)
    return Edit(element.inner, element.close, markup.encoded(text))


def _inserted(markup: Markup, said: list[Element], missing: list[tuple[str, str]]) -> Edit:
    """Write what is missing behind the metadata that stand first, as the schema asks."""
    root = markup.root
    if root.is_empty_tag:
        raise CannotAnnotateError("the model is empty")
    others = [one.start for one in root.children if one.name != "metadata"]
    first = min(others, default=root.close)
    before = [one for one in said if one.start < first]
    at = before[-1].end if before else root.inner
    space = markup.space_before(before[-1].start if before else first)
    prefix = f"{root.prefix}:" if root.prefix else ""
    lines = [
        space
        + markup.encoded(
            f'<{prefix}metadata name="{name}">{text_as_markup(value)}</{prefix}metadata>'
        )
        for name, value in missing
    ]
    return Edit(at, at, b"".join(lines))
