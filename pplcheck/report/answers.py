"""How are the answers of `pplcheck identify` shown, as JSON and on a terminal?"""

import json
from collections.abc import Iterable
from typing import Any

from pplcheck.model.identification import Answer, Comparison, Passage, PassageKind
from pplcheck.report.page import Look, Page
from pplcheck.report.plain import whole
from pplcheck.report.words import counted

_Table = dict[str, Any]

# Whoever wants more of them wants the JSON.
_LONGEST_SHOWN = 400


def as_json(answers: Iterable[Answer]) -> bytes:
    """Return the answers as JSON text, after `schemas/identify.schema.json`."""
    table = [_answer(answer) for answer in answers]
    return (json.dumps(table, indent=2, ensure_ascii=False) + "\n").encode()


def as_text(answers: Iterable[Answer], look: Look) -> bytes:
    """Return the answers as text, one file a paragraph."""
    page = Page(look)
    for answer in answers:
        found = answer.found
        page.write(answer.path, style="bold")
        named = found.licence or ", ".join(found.names) or "unknown"
        page.rows([(f"{found.kind}", named), ("", found.why)])
        for comparison in answer.comparisons or ():
            _write_comparison(page, comparison)
    return page.render()


def _answer(answer: Answer) -> _Table:
    found = answer.found
    table: _Table = {
        "path": whole(answer.path),
        "licence": found.licence,
        "kind": found.kind,
        "confidence": found.confidence,
        "why": whole(found.why),
        "names": list(found.names),
        "points_to": whole(found.points_to) or None,
    }
    if answer.comparisons is not None:
        table["comparisons"] = [_comparison(one) for one in answer.comparisons]
    return table


def _comparison(comparison: Comparison) -> _Table:
    return {
        "licence": comparison.licence,
        "source": comparison.source,
        "matched": comparison.matched,
        "of": comparison.of,
        "lacking": list(comparison.lacking),
        "passages": [_passage(passage) for passage in comparison.passages],
    }


def _passage(passage: Passage) -> _Table:
    return {
        "kind": passage.kind,
        "first_line": passage.first_line,
        "last_line": passage.last_line,
        "words": passage.words,
        "here": whole(passage.here) or None,
        "there": whole(passage.there) or None,
        "lost": passage.lost,
    }


def _write_comparison(page: Page, comparison: Comparison) -> None:
    page.gap()
    of = f"{comparison.matched} of the {comparison.of} words of {comparison.licence}"
    page.write(f"{of} stand here, in its order ({comparison.source})", indent=2)
    for words in comparison.lacking:
        page.write(repr(words), lead="decisive, and not here:", style="bold red", indent=2)
    for passage in comparison.passages:
        _write_passage(page, passage)
    page.gap()


def _write_passage(page: Page, passage: Passage) -> None:
    where = f"line {passage.first_line}"
    if passage.last_line > passage.first_line:
        where = f"lines {passage.first_line} to {passage.last_line}"
    says = {
        PassageKind.SAME: f"{counted(passage.words, 'word')}, the same",
        PassageKind.FORM: "differ in form",
        PassageKind.CHANGED: "differ in what they say",
        PassageKind.OTHER: "before or behind the licence",
    }[passage.kind]
    style = "bold red" if passage.kind is PassageKind.CHANGED else ""
    page.write(says, lead=f"{where}:", style=style, indent=2)
    if passage.here:
        page.write(_shown(passage.here), lead="+", style="green", indent=6)
    if passage.there:
        page.write(_shown(passage.there), lead="-", style="red", indent=6)
    elif passage.lost:
        lost = counted(passage.lost, "word")
        page.write(f"{lost} of the licence, whose words are not shipped", lead="-", indent=6)


def _shown(words: str) -> str:
    if len(words) <= _LONGEST_SHOWN:
        return words
    left_out = len(words[_LONGEST_SHOWN:].split())
    return f"{words[:_LONGEST_SHOWN]} … and {left_out} more words"
