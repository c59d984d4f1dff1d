"""How does a glTF model say its licence?

Source: glTF 2.0, section 5.4 (`asset.copyright`, `asset.extras`) and section 4 (GLB). The
members of `asset.extras` are those that Sketchfab writes into what is loaded from there:
`license`, `author`, `title`; its way of writing a licence, `CC-BY-4.0 (address)`, too.
"""

from struct import Struct
from typing import Any, Final

from pplcheck.annotate.edits import Edit, edited
from pplcheck.annotate.errors import CannotAnnotateError
from pplcheck.annotate.fields import Fields
from pplcheck.annotate.json_text import (
    Object,
    as_json,
    first_brace,
    inserted,
    object_at,
    value_of,
)
from pplcheck.model.annotation import Annotated, Annotation

NAME: Final = "gltf"
GLOBS: Final = ("*.gltf", "*.glb")
_HEADER = Struct("<4sLL")
_CHUNK = Struct("<L4s")
_VERSION = 2


def claims(content: bytes) -> bool:
    """Whether the content is a GLB or a JSON text."""
    return content.startswith(b"glTF") or content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def annotate(content: bytes, annotation: Annotation) -> Annotated:
    """Return the model with the licence in its `asset`.

    Args:
        content: of the whole file.
        annotation: what it is to say.

    Raises:
        CannotAnnotateError: it is broken, or says something else.

    """
    fields = Fields(annotation)
    if not content.startswith(b"glTF"):
        return Annotated(_annotated(content, annotation, fields), fields.changed)
    start, end = _json_chunk(content)
    text = _annotated(content[start:end], annotation, fields)
    if not fields.changed:
        return Annotated(content, ())
    # The chunk ends in as many blanks as bring it to a multiple of four.
    text = text.rstrip(b" ")
    text += b" " * (-len(text) % 4)
    total = len(content) + len(text) - (end - start)
    head = _HEADER.pack(b"glTF", _VERSION, total) + _CHUNK.pack(len(text), b"JSON")
    return Annotated(b"".join([head, text, content[end:]]), fields.changed)


def _json_chunk(content: bytes) -> tuple[int, int]:
    start = _HEADER.size + _CHUNK.size
    if len(content) < start:
        raise CannotAnnotateError("it is cut off")
    _, version, total = _HEADER.unpack_from(content)
    length, kind = _CHUNK.unpack_from(content, _HEADER.size)
    if version != _VERSION:
        raise CannotAnnotateError(f"it is a GLB of version {version}, not 2")
    if total != len(content):
        raise CannotAnnotateError(f"it says that it has {total} bytes, and has {len(content)}")
    if kind != b"JSON" or start + length > total:
        raise CannotAnnotateError("its first chunk is not the JSON of a model, or is cut off")
    return start, start + length


def _annotated(text: bytes, annotation: Annotation, fields: Fields) -> bytes:
    value = value_of(text)
    asset = value.get("asset") if isinstance(value, dict) else None
    if not isinstance(asset, dict):
        raise CannotAnnotateError("it has no `asset`, which every glTF model has")
    extras = asset.get("extras", {})
    if not isinstance(extras, dict):
        raise CannotAnnotateError("its `asset.extras` is no object, so that nothing fits in")
    own, inner = _wanted(asset, extras, annotation, fields)
    fields.settle()
    whole = object_at(text, first_brace(text))
    place = object_at(text, whole.members["asset"].start)
    if inner and "extras" in asset:
        deeper = object_at(text, place.members["extras"].start)
        edits = _edits(text, deeper, inner)
    else:
        edits = []
        if inner:
            own = [*own, ("extras", _object(inner, text, place))]
    return edited(text, [*edits, *_edits(text, place, own)])


def _wanted(
    asset: dict[str, Any], extras: dict[str, Any], annotation: Annotation, fields: Fields
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what is to be written into `asset` and into its `extras`, as JSON."""
    own, inner = [], []
    if fields.copyright("asset.copyright", _text(asset.get("copyright")), annotation.copyright):
        own.append(("copyright", as_json(annotation.copyright)))
    if fields.licence("asset.extras.license", _text(extras.get("license")), annotation.named):
        inner.append(("license", as_json(annotation.named)))
    for name, wanted in (("author", annotation.author), ("title", annotation.title)):
        if fields.other(f"asset.extras.{name}", _text(extras.get(name)), wanted):
            inner.append((name, as_json(wanted)))
    return own, inner


def _text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else as_json(str(value))


def _edits(text: bytes, place: Object, members: list[tuple[str, str]]) -> list[Edit]:
    there = [(key, value) for key, value in members if key in place.members]
    missing = [(key, value) for key, value in members if key not in place.members]
    edits = [
        Edit(place.members[key].start, place.members[key].end, value.encode())
        for key, value in there
    ]
    return [*edits, inserted(text, place, missing)] if missing else edits


def _object(members: list[tuple[str, str]], text: bytes, beside: Object) -> str:
    """Return a new object, in lines where the one that will hold it is."""
    first = min(beside.members.values(), key=lambda one: one.start, default=None)
    margin = ""
    if first:
        line = text.rfind(b"\n", beside.start, first.key_start)
        space = text[line : first.key_start] if line >= 0 else b""
        margin = space.decode("ascii") if space and not space.strip() else ""
    if not margin:
        return "{" + ",".join(f"{as_json(key)}:{value}" for key, value in members) + "}"
    outer = text[: beside.start].rpartition(b"\n")[2]
    indent = len(outer) - len(outer.lstrip())
    deeper = margin + (margin[1 + indent :] or "  ")
    lines = f",{deeper}".join(f"{as_json(key)}: {value}" for key, value in members)
    return "{" + deeper + lines + margin + "}"
