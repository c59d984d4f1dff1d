"""How do a KiCad schematic and a board say their licence?

Source: KiCad, "S-Expression Format" (`title_block`, KiCad 6 and later, and the boards of
KiCad 4 and 5) and "Schematic File Format" (`$Descr`, the schematics before that). The title
block has a title, and comments, which are printed with the sheet; no field of it is made for
the licence, the author or the copyright, so each takes a comment. Symbol libraries and
footprints have no title block.
"""

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Final

from pplcheck.annotate.edits import Edit, edited
from pplcheck.annotate.errors import CannotAnnotateError
from pplcheck.annotate.fields import Fields
from pplcheck.model.annotation import Annotated, Annotation, Says

NAME: Final = "kicad"
GLOBS: Final = ("*.kicad_sch", "*.kicad_pcb", "*.sch")
_HEAD = re.compile(rb"\s*\(kicad_(?:sch|pcb)[\s(]")
_LEGACY = b"EESchema Schematic File"
_TOKEN = re.compile(rb"""[()]|"(?:[^"\\]|\\.)*+"|[^\s()"]+""", re.DOTALL)
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_BRACKET = re.compile(rb"[()]")
_DEEPEST = 500
# Before the title block stand these, and nothing else.
_BEFORE = frozenset(
    {
        b"version", b"generator", b"generator_version", b"host", b"general", b"uuid", b"paper",
        b"page",
    }
)  # fmt: skip
_MOST, _MOST_LEGACY = 9, 4
_LINE = re.compile(
    rb'^(?P<key>Title|Comment(?P<number>[1-9])) +"(?P<text>(?:[^"\\\n]|\\.)*)"', re.MULTILINE
)
_DESCRIBED = re.compile(
    rb"^\$Descr [^\n]*\n(?P<lines>.*?)^\$EndDescr", re.DOTALL | re.MULTILINE
)
_OF_AUTHOR = re.compile(r"(?:authors?|designed by|drawn by)\b", re.IGNORECASE)
_OF_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)

Slots = dict[int, str]
_Written = dict[int, str]


def claims(content: bytes) -> bool:
    """Whether the content is a schematic or a board of KiCad; Eagle's end alike."""
    return bool(_HEAD.match(content)) or content.startswith(_LEGACY)


def annotate(content: bytes, annotation: Annotation) -> Annotated:
    """Return the schematic or board with the licence in its title block.

    Args:
        content: of the whole file.
        annotation: what it is to say.

    Raises:
        CannotAnnotateError: it is broken, has no comment left, or says something else.

    """
    fields = Fields(annotation)
    edits_of = _of_legacy if content.startswith(_LEGACY) else _of_expression
    edits = edits_of(content, annotation, fields)
    fields.settle()
    return Annotated(edited(content, edits), fields.changed)


def _planned(
    title: str, comments: Slots, annotation: Annotation, fields: Fields, most: int
) -> _Written:
    """Return what is to be written into which comment, and into the title as number 0."""
    written: _Written = {}
    if fields.other("title", title, annotation.title):
        written[0] = annotation.title
    says = annotation.says

    def speaks(text: str) -> bool:
        return says(text) in {Says.THE_SAME, Says.ANOTHER}

    author = f"Author: {annotation.author}" if annotation.author else ""
    for wanted, is_of_it, decide in (
        (annotation.grant, speaks, fields.licence),
        (annotation.copyright, _OF_COPYRIGHT.match, fields.other),
        (author, _OF_AUTHOR.match, fields.other),
    ):
        if not wanted:
            continue
        number = _slot(comments | written, wanted, is_of_it, most)
        if decide(f"comment {number}", comments.get(number, ""), wanted):
            written[number] = wanted
    for number, text in comments.items():
        if number not in written and says(text) is Says.ANOTHER:
            fields.bar(f"comment {number}", text)
    return written


def _slot(comments: Slots, wanted: str, is_of_it: Callable[[str], object], most: int) -> int:
    """Return the comment that speaks of it already, else the first one that is free."""
    for number, text in comments.items():
        if number and text == wanted:
            return number
    for number, text in comments.items():
        if number and text.strip() and is_of_it(text):
            return number
    for number in range(1, most + 1):
        if not comments.get(number, "").strip():
            return number
    raise CannotAnnotateError(f"all {most} comments of the title block are taken")


# ---------------------------------------------------------------- KiCad 6 and later


def _of_expression(content: bytes, annotation: Annotation, fields: Fields) -> list[Edit]:
    _check(content)
    block, after, space = _title_block(content)
    entries = _entries(content, *block) if block else {}
    comments = {number: text for number, (_, _, text) in entries.items() if number}
    title = entries[0][2] if 0 in entries else ""
    written = _planned(title, comments, annotation, fields, _MOST)
    edits = [
        Edit(*entries[number][:2], _quoted(text))
        for number, text in written.items()
        if number in entries
    ]
    missing = sorted(
        (number, text) for number, text in written.items() if number not in entries
    )
    if not missing:
        return edits
    step = b"\t" if b"\t" in space else b"  "
    deeper = space + step if space else b" "
    lines = b"".join(deeper + _entry(number, text) for number, text in missing)
    if block:
        start, end = block
        at = end - 1 - len(content[start : end - 1]) + len(content[start : end - 1].rstrip())
        return [*edits, Edit(at, at, lines)]
    return [Edit(after, after, (space or b" ") + b"(title_block" + lines + space + b")")]


def _check(content: bytes) -> None:
    """Refuse what is cut off or deeper than any real file.

    Raises:
        CannotAnnotateError: it is.

    """
    bare = _STRING.sub(b"", content)
    if b'"' in bare:
        raise CannotAnnotateError("it is broken: a quotation mark is not closed")
    steps = (1 if found[0] == b"(" else -1 for found in _BRACKET.finditer(bare))
    deepest = depth = 0
    for depth in accumulate(steps):
        deepest = max(deepest, depth)
        if depth < 0:
            break
    if depth:
        raise CannotAnnotateError("it is cut off: its brackets are not closed")
    if deepest > _DEEPEST:
        raise CannotAnnotateError("its brackets are nested too deeply")


def _title_block(content: bytes) -> tuple[tuple[int, int] | None, int, bytes]:
    """Return where the title block stands, or else where it belongs; and the indent there."""
    depth = start = after = 0
    space = b""
    is_named = False
    name = b""
    for token in _TOKEN.finditer(content):
        sign = token[0]
        if sign == b"(":
            depth += 1
            if depth == 2:  # noqa: PLR2004 - a list right within the outermost one
                start, is_named = token.start(), True
                space = _space_before(content, start)
                continue
        elif sign == b")":
            depth -= 1
            if depth == 1:
                after = token.end()
                if name == b"title_block":
                    return (start, after), after, space
        elif is_named:
            name = sign
            if name not in {*_BEFORE, b"title_block"}:
                break
        elif depth == 1:
            after = token.end()
        is_named = False
    return None, after, space


def _space_before(content: bytes, at: int) -> bytes:
    line = content.rfind(b"\n", 0, at)
    between = content[line:at] if line >= 0 else b""
    return between if between and not between.strip() else b""


def _entries(content: bytes, start: int, end: int) -> dict[int, tuple[int, int, str]]:
    """Return start, end and text of the title (0) and of each comment."""
    found: dict[int, tuple[int, int, str]] = {}
    tokens = list(_TOKEN.finditer(content, start, end))
    for at, token in enumerate(tokens):
        words = [one[0] for one in tokens[at : at + 4]]
        if token[0] != b"(" or len(words) < 4:  # noqa: PLR2004 - (comment 1 "…"
            continue
        is_comment = words[1] == b"comment" and words[2].isdigit() and len(words[2]) == 1
        number = int(words[2]) if is_comment else 0
        value = tokens[at + 2 + is_comment]
        if (is_comment or words[1] == b"title") and value[0] not in {b"(", b")"}:
            found.setdefault(number, (value.start(), value.end(), _unquoted(value[0])))
    return found


def _entry(number: int, text: str) -> bytes:
    name = b"comment %d" % number if number else b"title"
    return b"(" + name + b" " + _quoted(text) + b")"


def _quoted(text: str) -> bytes:
    return ('"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"').encode()


def _unquoted(word: bytes) -> str:
    bare = word[1:-1] if word.startswith(b'"') else word
    return re.sub(rb"\\(.)", rb"\1", bare).decode("utf-8", "replace")


# --------------------------------------------------------------------- before KiCad 6


def _of_legacy(content: bytes, annotation: Annotation, fields: Fields) -> list[Edit]:
    described = _DESCRIBED.search(content)
    if described is None or b"$EndSCHEMATC" not in content:
        raise CannotAnnotateError("it is cut off, or has no description of its sheet")
    start, end = described.span("lines")
    lines = {int(one["number"] or 0): one for one in _LINE.finditer(content, start, end)}
    texts = {number: _unquoted(b'"' + one["text"] + b'"') for number, one in lines.items()}
    title = texts.pop(0, "")
    written = _planned(title, texts, annotation, fields, _MOST_LEGACY)
    edits: list[Edit] = []
    missing = b""
    for number, text in sorted(written.items()):
        if number in lines:
            begins, ends = lines[number].span("text")
            edits.append(Edit(begins - 1, ends + 1, _quoted(text)))
        else:
            name = b"Comment%d" % number if number else b"Title"
            missing += name + b" " + _quoted(text) + b"\n"
    return [*edits, Edit(end, end, missing)] if missing else edits
