"""A letter as Markdown (CommonMark, with tables as on the forges).

Every text is escaped: a name from anywhere makes no heading, no link, no row and no markup.
"""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from pplcheck.model.letter import Asked, Block, Items, Letter, Paragraph, Part, Table, Verbatim
from pplcheck.report.letters.lines import one_line

NAME = "markdown"

# All that can begin markup within a line.
_WITHIN = re.compile(r"[\\`*_\[\]<>|~&$]")
# What makes a heading, a list, a rule or a quotation where a line begins with it.
_AT_START = re.compile(r"^(?:([#+=:-])|(\d{1,9})([.)]))")
_TICKS = re.compile(r"`+")


def render(letter: Letter) -> bytes:
    """Return the letter as UTF-8."""
    return "\n".join(_lines(letter)).encode() + b"\n"


def _lines(letter: Letter) -> Iterator[str]:
    yield f"# {text(letter.subject)}"
    yield ""
    for label, said in letter.head:
        yield f"- **{text(label)}**{letter.colon}{text(said)}"
    yield ""
    yield text(letter.greeting)
    for part in letter.parts:
        yield ""
        yield from _part(part, letter.colon)
    for line in letter.closing:
        yield ""
        yield text(line)
    yield ""
    yield "---"
    yield ""
    yield text(letter.note)


def _part(part: Part, colon: str) -> Iterator[str]:
    blocks = [list(_block(block, colon)) for block in part.blocks]
    if part.heading:
        blocks.insert(0, [f"## {text(part.heading)}"])
    for number, lines in enumerate(blocks):
        if number:
            yield ""
        yield from lines


def _block(block: Block, colon: str) -> Iterator[str]:
    match block:
        case Paragraph(said):
            yield text(said)
        case Items(items):
            yield from (f"- {text(item)}" for item in items)
        case Asked(number, ask, details):
            yield f"**{number}. {text(ask)}**"
            yield ""
            yield from (f"- {text(label)}{colon}{text(said)}" for label, said in details)
        case Table(head, rows):
            yield _row(head)
            yield _row(["---"] * len(head), is_ours=True)
            yield from map(_row, rows)
        case Verbatim(said):
            yield from _fenced(said)
        case _:
            assert_never(block)


def _row(cells: Iterable[str], *, is_ours: bool = False) -> str:
    return f"| {' | '.join(cells if is_ours else map(text, cells))} |"


def _fenced(said: str) -> Iterator[str]:
    """Yield lines within a fence that is longer than any run of ticks in them."""
    lines = [one_line(line) for line in said.splitlines()]
    runs = [len(run) for line in lines for run in _TICKS.findall(line)]
    fence = "`" * max(3, *(run + 1 for run in runs), 3)
    yield fence
    yield from lines
    yield fence


def text(said: str) -> str:
    """Return a text in one line that Markdown shows as it is."""
    escaped = _WITHIN.sub(r"\\\g<0>", one_line(said))
    return _AT_START.sub(_escaped_start, escaped)


def _escaped_start(found: re.Match[str]) -> str:
    sign, digits, stop = found.groups()
    return f"\\{sign}" if sign else f"{digits}\\{stop}"
