"""How does an SVG drawing say its licence?

Source: SVG 1.1, section 21 (`<metadata>`), with the RDF that Inkscape shows under "Document
Properties" and that exiftool lists: `cc:Work` with `cc:license`, `dc:creator`, `dc:rights` and
`dc:title` (Creative Commons Rights Expression Language, section 6).
"""

from dataclasses import dataclass
from typing import Final

from pplcheck.annotate.edits import Edit, edited
from pplcheck.annotate.errors import CannotAnnotateError
from pplcheck.annotate.fields import Fields
from pplcheck.annotate.markup import Element, Markup, parse, text_as_markup, value_as_markup
from pplcheck.annotate.spdx import contradicted
from pplcheck.model.annotation import Annotated, Annotation

NAME: Final = "svg"
GLOBS: Final = ("*.svg",)
_SVG = "http://www.w3.org/2000/svg"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_CC = "http://creativecommons.org/ns#"
# Until 2008, and in drawings that were never saved since.
_OLD_CC = "http://web.resource.org/cc/"
_RESOURCE = f"{_RDF} resource"
_ABOUT = f"{_RDF} about"
_WANTED = frozenset(
    {
        "metadata", "RDF", "Work", "License", "license", "creator", "rights", "title", "Agent",
        "desc",
    }
)  # fmt: skip
_DEEPEST = 8


def claims(content: bytes) -> bool:
    """Whether the content is a text; a packed drawing is not opened."""
    return not content.startswith(b"\x1f\x8b")


def annotate(content: bytes, annotation: Annotation) -> Annotated:
    """Return the drawing with the licence in its metadata.

    Args:
        content: of the whole file.
        annotation: what it is to say.

    Raises:
        CannotAnnotateError: it is broken, or says something else.

    """
    markup = parse(content, _WANTED, _DEEPEST, allows_doctype=True)
    if markup.root.name != "svg" or markup.root.uri not in {_SVG, ""}:
        raise CannotAnnotateError("it is no SVG drawing")
    fields = Fields(annotation)
    contradicted(content, annotation, fields)
    edits = _edits(markup, annotation, fields)
    fields.settle()
    return Annotated(edited(content, edits), fields.changed)


def _edits(markup: Markup, annotation: Annotation, fields: Fields) -> list[Edit]:
    metadata = _all(markup.root, {markup.root.uri}, "metadata")
    graphs = [graph for one in metadata for graph in _all(one, {_RDF}, "RDF")]
    works = [work for graph in graphs for work in _all(graph, {_CC, _OLD_CC}, "Work")]
    work = next((one for one in works if not one.attributes.get(_ABOUT)), None)
    edits: list[Edit] = []
    missing = _missing(markup, work, annotation, fields, edits)
    if not missing:
        return edits
    if work:
        return [*edits, _put_in(markup, work, missing)]
    described = _Node(_CC, "Work", children=tuple(missing), about=True)
    if graphs:
        return [_put_in(markup, graphs[0], [described])]
    graph = _Node(_RDF, "RDF", children=(described,))
    if metadata:
        return [_put_in(markup, metadata[0], [graph])]
    prefix = markup.root.prefix
    whole = _Node(markup.root.uri, "metadata", children=(graph,), own_prefix=prefix)
    return [_put_first(markup, whole)]


@dataclass(frozen=True, slots=True)
class _Node:
    """An element that is to be written."""

    uri: str
    name: str
    text: str = ""
    resource: str = ""
    children: "tuple[_Node, ...]" = ()
    about: bool = False
    own_prefix: str | None = None


def _all(parent: Element, uris: set[str], name: str) -> list[Element]:
    return [one for one in parent.children if one.name == name and one.uri in uris]


def _missing(
    markup: Markup,
    work: Element | None,
    annotation: Annotation,
    fields: Fields,
    edits: list[Edit],
) -> list[_Node]:
    """Return what is to be added to the work; what is to be changed goes to `edits`."""
    missing: list[_Node] = []
    for name, wanted in (("title", annotation.title), ("rights", annotation.copyright)):
        missing += _words(markup, work, name, wanted, fields, edits)
    missing += _words(markup, work, "creator", annotation.author, fields, edits)
    return missing + _licence(markup, work, annotation, fields, edits)


def _words(
    markup: Markup,
    work: Element | None,
    name: str,
    wanted: str,
    fields: Fields,
    edits: list[Edit],
) -> list[_Node]:
    """Settle a field of words, which stand in it or, for people, in its `Agent`."""
    there = _all(work, {_DC}, name) if work else []
    holder = _holder(there[0]) if there else None
    stands = markup.words(holder) if holder else None
    decide = fields.copyright if name == "rights" else fields.other
    if not decide(f"metadata dc:{name}", stands, wanted):
        return []
    if there and holder and not holder.children:
        edits.append(_with_text(markup, holder, wanted))
        return []
    if there:
        edits.append(Edit(there[0].start, there[0].end, b""))
    if name == "title":
        return [_Node(_DC, name, wanted)]
    uri = work.uri if work else _CC
    agent = _Node(uri, "Agent", children=(_Node(_DC, "title", wanted),))
    return [_Node(_DC, name, children=(agent,))]


def _holder(element: Element) -> Element:
    """Return the element in which the words stand."""
    for agent in _all(element, {_CC, _OLD_CC}, "Agent"):
        for title in _all(agent, {_DC}, "title"):
            return title
    return element


def _licence(
    markup: Markup,
    work: Element | None,
    annotation: Annotation,
    fields: Fields,
    edits: list[Edit],
) -> list[_Node]:
    wanted = annotation.url or annotation.licence
    new = _Node(
        work.uri if work else _CC,
        "license",
        text="" if annotation.url else annotation.licence,
        resource=annotation.url,
    )
    there = _all(work, {_CC, _OLD_CC}, "license") if work else []
    if not there:
        return [new] if fields.licence("metadata cc:license", None, wanted) else []
    is_replaced = False
    for element in there:
        stands = element.attributes.get(_RESOURCE, "").strip() or element.text
        if fields.licence("metadata cc:license", stands, wanted):
            edits += _replaced_licence(markup, element, new)
            is_replaced = True
    if is_replaced:
        edits += _without_descriptions(markup, there)
    return []


def _replaced_licence(markup: Markup, element: Element, new: _Node) -> list[Edit]:
    span = markup.value_span(element, _RESOURCE)
    if span and new.resource:
        return [Edit(*span, markup.encoded(value_as_markup(new.resource)))]
    text = _rendered(new, element.scope, "", "")
    return [Edit(element.start, element.end, markup.encoded(text))]


def _without_descriptions(markup: Markup, licences: list[Element]) -> list[Edit]:
    """Take away what describes the licence that no longer holds (`cc:License`)."""
    gone = {one.attributes.get(_RESOURCE, "") for one in licences} - {""}
    graph = licences[0].parent.parent if licences[0].parent else None
    return [
        Edit(one.start - len(markup.space_before(one.start)), one.end, b"")
        for one in (_all(graph, {_CC, _OLD_CC}, "License") if graph else [])
        if one.attributes.get(_ABOUT) in gone
    ]


def _with_text(markup: Markup, element: Element, text: str) -> Edit:
    written = markup.encoded(text_as_markup(text))
    if not element.is_empty_tag:
        return Edit(element.inner, element.close, written)
    opening = markup.content[element.start : element.end].removesuffix(b"/>").rstrip()
    closing = markup.encoded(f"</{element.tag_name}>")
    return Edit(element.start, element.end, opening + b">" + written + closing)


def _put_in(markup: Markup, parent: Element, nodes: list[_Node]) -> Edit:
    """Write elements behind all that stands in another one."""
    space = markup.space_before(parent.start)
    if parent.children:
        inner = markup.space_before(parent.children[0].start)
    else:
        inner = space + b"  " if space else b""
    margin = inner.decode("ascii")
    lines = "".join(margin + _rendered(one, parent.scope, margin, "  ") for one in nodes)
    written = markup.encoded(lines)
    if parent.is_empty_tag:
        opening = markup.content[parent.start : parent.end].removesuffix(b"/>").rstrip()
        closing = space + markup.encoded(f"</{parent.tag_name}>")
        return Edit(parent.start, parent.end, opening + b">" + written + closing)
    at = parent.close - len(markup.space_before(parent.close))
    return Edit(at, at, written)


def _put_first(markup: Markup, node: _Node) -> Edit:
    """Write an element behind the title of a drawing, which readers expect first."""
    root = markup.root
    if root.is_empty_tag:
        return _put_in(markup, root, [node])
    heads = [one for one in root.children if one.name in {"title", "desc"} and one.depth == 2]  # noqa: PLR2004 - a child of the root
    at = heads[-1].end if heads else root.inner
    has_lines = markup.content[at : at + 2].lstrip(b"\r").startswith(b"\n")
    margin = "\n  " if has_lines else ""
    return Edit(at, at, markup.encoded(margin + _rendered(node, root.scope, margin, "  ")))


_USUAL_PREFIX = {_RDF: "rdf", _CC: "cc", _OLD_CC: "cc", _DC: "dc"}


def _rendered(node: _Node, scope: dict[str, str], margin: str, step: str) -> str:
    """Return an element as text, with the namespaces that are not in scope declared in it."""
    declared: dict[str, str] = {}

    def named(uri: str) -> str:
        inside = {**scope, **declared}
        known = [prefix for prefix, one in inside.items() if prefix and one == uri]
        if known:
            return known[0]
        declared[_USUAL_PREFIX[uri]] = uri
        return _USUAL_PREFIX[uri]

    prefix = named(node.uri) if node.own_prefix is None else node.own_prefix
    tag = f"{prefix}:{node.name}" if prefix else node.name
    attributes = ""
    if node.about:
        attributes = f' {named(_RDF)}:about=""'
    if node.resource:
        attributes = f' {named(_RDF)}:resource="{value_as_markup(node.resource)}"'
    if node.name == "RDF":
        # Here once, so that not every element in it has to.
        for uri in (_DC, _CC):
            named(uri)
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in declared.items())
    opening = f"<{tag}{spaces}{attributes}"
    if node.children:
        inside = {**scope, **declared}
        deeper = margin + step if margin else ""
        children = "".join(
            deeper + _rendered(one, inside, deeper, step) for one in node.children
        )
        return f"{opening}>{children}{margin}</{tag}>"
    if node.text:
        return f"{opening}>{text_as_markup(node.text)}</{tag}>"
    return f"{opening}/>"
