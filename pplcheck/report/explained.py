"""How is an explanation shown, as JSON and on a terminal?"""

import json
from collections.abc import Sequence
from typing import Any

from pplcheck.model.explanation import Explanation, Kind
from pplcheck.model.translation import Translation
from pplcheck.report import meanings
from pplcheck.report.page import Look, Page
from pplcheck.report.plain import whole

_SCHEMA = "pplcheck.explain/1"
_INDENT = 2
_LONGEST_LINE = 90


def render_as_json(asked: str, found: Sequence[Explanation], to: Translation) -> bytes:
    """Return the explanations as JSON text, after `schemas/explain.schema.json`."""
    table = {
        "schema": _SCHEMA,
        "asked": whole(asked),
        "language": to.language,
        "disclaimer": to.of(meanings.NO_ADVICE),
        "explanations": [_explanation(one) for one in found],
    }
    return (json.dumps(table, indent=2, ensure_ascii=False) + "\n").encode()


def _explanation(one: Explanation) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "licences": list(one.licences),
        "says": list(one.says),
        "quotes": [
            {"number": quote.number, "text": quote.text, "language": quote.language}
            for quote in one.quotes
        ],
        "holds_if": list(one.holds_if),
        "options": [{"option": option, "says": says} for option, says in one.options],
        "default": one.default or None,
        "because": one.because or None,
        "law": one.law or None,
        "settled_by": list(one.settled_by),
        "used_in": list(one.used_in),
        "example": list(one.example),
        "see": list(one.see),
    }


def render_as_text(
    asked: str, found: Sequence[Explanation], to: Translation, look: Look
) -> bytes:
    """Return the explanation; of several, or where none was asked for, a list of names."""
    page = Page(look)
    if not asked:
        _names(page, found, to)
    elif len(found) > 1 and look.verbosity <= 0:
        _choice(page, asked, found, to)
    else:
        for one in found:
            _write(page, one, to)
            page.gap()
    page.gap()
    page.write(to.of(meanings.NO_ADVICE), hang=0, style="dim")
    return page.render()


def _names(page: Page, found: Sequence[Explanation], to: Translation) -> None:
    """List all names but those of clauses and rules, which a licence lists."""
    page.write(to.of(meanings.NAMES), style="bold")
    licences = [one.name for one in found if one.kind is Kind.LICENCE]
    for kind in Kind:
        names = dict.fromkeys(one.name for one in found if one.kind is kind)
        if names and kind not in {Kind.CLAUSE, Kind.RULE}:
            lead = _headed(to.of(meanings.KINDS[kind]), to)
            page.write(", ".join(names), lead=lead, indent=_INDENT)
    if licences:
        example = f"pplcheck explain {licences[-1]}"
        said = to.of(meanings.CLAUSES_BY_LICENCE).format(example=example)
        page.write(said, indent=_INDENT)


def _choice(page: Page, asked: str, found: Sequence[Explanation], to: Translation) -> None:
    page.write(to.of(meanings.AMBIGUOUS).format(name=asked), style="bold")
    rows = []
    for one in found:
        licence = f"{one.licences[0]} " if one.licences else ""
        others = f" (+{len(one.licences) - 1})" if len(one.licences) > 1 else ""
        is_clause = one.kind is Kind.CLAUSE
        what = one.quotes[0].text if is_clause else " ".join((*one.says, *one.holds_if)[:1])
        says = f"{to.of(meanings.KINDS[one.kind])}: {_shortened(what)}"
        rows.append((f"{licence}{one.name}{others}", says))
    page.rows(rows, widest=40)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_LINE:
        return text
    return f"{text[:_LONGEST_LINE].rpartition(' ')[0]} …"


def _write(page: Page, one: Explanation, to: Translation) -> None:
    _title(page, one, to)
    for line in one.says:
        page.write(line, indent=_INDENT)
    for quote in one.quotes:
        said = to.of(meanings.LABELS["quotes"]).format(language=quote.language)
        page.write("", lead=_headed(said, to), indent=_INDENT)
        page.write(f"“{quote.text}”", lead=f"{quote.number}:", style="dim", indent=4)
    _lines(page, "holds_if", one.holds_if, to)
    _options(page, one, to)
    for label, text in (("because", one.because), ("law", one.law)):
        if text:
            page.write(text, lead=_label(label, to), indent=_INDENT)
    _lines(page, "settled_by", one.settled_by, to)
    _lines(page, "used_in", one.used_in, to)
    _lines(page, "example", one.example, to)
    if one.see:
        page.write(", ".join(one.see), lead=_label("see", to), indent=_INDENT)


def _title(page: Page, one: Explanation, to: Translation) -> None:
    """Write the name, with its licence where it has one alone, and what it is."""
    own = (
        f"{one.licences[0]} " if len(one.licences) == 1 and one.name not in one.licences else ""
    )
    others = f": {', '.join(one.licences)}" if len(one.licences) > 1 else ""
    kind = to.of(meanings.KINDS[one.kind])
    page.write(f"({kind}{others})", lead=f"{own}{one.name}", style="bold")


def _options(page: Page, one: Explanation, to: Translation) -> None:
    if not one.options:
        return
    page.write("", lead=_label("options", to), indent=_INDENT)
    for option, says in one.options:
        default = f" [{to.of(meanings.BY_DEFAULT)}]" if option == one.default else ""
        said = f": {says}" if says != option else ""
        page.write(f"“{option}”{said}{default}", indent=4)


def _lines(page: Page, label: str, lines: Sequence[str], to: Translation) -> None:
    if not lines:
        return
    page.write("", lead=_label(label, to), indent=_INDENT)
    for line in lines:
        depth = len(line) - len(line.lstrip(" "))
        page.write(line.lstrip(" "), indent=4 + depth)


def _label(name: str, to: Translation) -> str:
    return _headed(to.of(meanings.LABELS[name]), to)


def _headed(word: str, to: Translation) -> str:
    return to.of(meanings.HEADED).format(word=word)
