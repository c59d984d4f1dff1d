"""How does a person at a terminal answer what an audit asks?

Everything is said on standard error, so that standard output holds the report alone.
"""

import sys
import textwrap
from collections.abc import Iterator
from datetime import date

import click

from pplcheck.cli.introduction import show
from pplcheck.cli.messages import visible
from pplcheck.model.fact import Value
from pplcheck.pipeline.asking import Asked, Interview
from pplcheck.pipeline.audit import AuditOrder, Looked
from pplcheck.pipeline.saved_answers import addition, save

_WIDTH = 78
_VALUES = {
    "y": Value.YES, "yes": Value.YES, "n": Value.NO, "no": Value.NO,
    "?": Value.UNKNOWN, "don't know": Value.UNKNOWN, "dont know": Value.UNKNOWN,
    "d": Value.UNKNOWN,
}  # fmt: skip
_QUIT, _EACH = ("q", "quit"), ("e", "each")
_MOST_COMMONS = 5


class _Quit(Exception):  # noqa: N818 - nothing is wrong: somebody has had enough
    """No more questions are to be asked."""


def refuse_without_terminal() -> None:
    """Refuse to ask where nobody can answer.

    Raises:
        UsageError: standard input, or standard error, is no terminal.

    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        message = (
            "--interactive needs a terminal; without one, put the answers into the file that "
            "--entity names ([facts.NAME] and [[use]])"
        )
        raise click.UsageError(message)


def ask_all(looked: Looked, order: AuditOrder) -> Looked:
    """Ask what is needed, offer to keep the answers, and return what is known now."""
    is_person = bool(looked.entity and looked.entity.is_person)
    interview = Interview(looked, is_person=is_person)
    number = 0
    try:
        while asked := interview.next():
            number += 1
            _ask(interview, asked, number, order.as_of)
    except _Quit:
        _tell("Stopped; what was answered is used.")
    else:
        _tell(
            "Nothing is left to ask."
            if number
            else "Nothing need be asked: it is certain, or no answer would make it so."
        )
    if order.entity and (interview.facts or interview.uses):
        _keep(interview, order.entity, order.as_of.isoformat())
    return interview.answered


def _ask(interview: Interview, asked: Asked, number: int, today: date) -> None:
    _tell("")
    uses = "1 use is" if asked.open == 1 else f"{asked.open} uses are"
    _tell(f"Question {number} ({uses} not certain yet)")
    for line in _lines(asked):
        _tell(line)
    value = _value(is_splittable=len(asked.commons) > 1)
    if value is not None:
        evidence, day = _evidence(asked, value, today)
        interview.answer(asked, value, evidence, day=day)
        return
    for commons in asked.commons:
        value = _value(lead=f"{commons}: ")
        assert value is not None  # noqa: S101 - one commons is not split again
        evidence, day = _evidence(asked, value, today)
        interview.answer(asked, value, evidence, [commons], day)


def _lines(asked: Asked) -> Iterator[str]:
    yield from _wrapped(asked.question.ask, "  ")
    if asked.commons:
        shown = ", ".join(asked.commons[:_MOST_COMMONS])
        more = len(asked.commons) - _MOST_COMMONS
        yield from _wrapped(f"of: {shown}" + (f" and {more} more" if more > 0 else ""), "    ")
    for reason in asked.reasons:
        clauses = f", {', '.join(reason.clauses)}" if reason.clauses else ""
        names = ", ".join(reason.commons[:_MOST_COMMONS])
        yield from _wrapped(f"because: {reason.licence}{clauses} ({names})", "    ")
    if asked.question.settles:
        yield from _wrapped(f"settled by: {'; '.join(asked.question.settles)}", "    ")


def _value(*, lead: str = "", is_splittable: bool = False) -> Value | None:
    """Return the answer; None where each use is to be answered by itself."""
    each = ", e (each by itself)" if is_splittable else ""
    while True:
        text = f"  {lead}y (yes), n (no), ? (don't know){each}, q (quit)"
        word = click.prompt(text, err=True).strip().lower()
        if word in _QUIT:
            raise _Quit
        if is_splittable and word in _EACH:
            return None
        if word in _VALUES:
            return _VALUES[word]
        _tell(f"  {word!r} is none of them")


def _evidence(asked: Asked, value: Value, today: date) -> tuple[str, date]:
    """Return where an answer can be seen, or nothing, and of which day that is."""
    if value is Value.UNKNOWN or not asked.needs_evidence:
        return "", today
    text = "  Where can that be seen: a document or an address (Enter: our own word)"
    while True:
        evidence = click.prompt(text, default="", show_default=False, err=True).strip()
        if not evidence:
            return "", today
        # Whoever types ahead answers the next question here.
        if len(evidence) > 1 and evidence.lower() not in {*_VALUES, *_QUIT, *_EACH}:
            return evidence, _day(today)
        _tell(f"  {evidence!r} names no document")


def _day(today: date) -> date:
    """Return the day of a document: for what it shows, and not before."""
    text = f"  Of which day is that (YEAR-MONTH-DAY; Enter: {today.isoformat()})"
    while True:
        typed = click.prompt(text, default=today.isoformat(), show_default=False, err=True)
        try:
            day = date.fromisoformat(typed.strip())
        except ValueError:
            _tell(f"  {typed!r} is no day such as {today.isoformat()}")
            continue
        if day <= today:
            return day
        _tell(f"  {day.isoformat()} is after {today.isoformat()}")


def _keep(interview: Interview, path: str, today: str) -> None:
    found = addition(path, interview.facts, interview.uses, today)
    _tell("")
    _tell(f"The answers can be kept in {path}, so that the next run need not ask:")
    show(found.text)
    if click.confirm("Add them?", default=False, err=True):
        save(found)
        _tell(f"{path}: written")
    else:
        _tell(f"{path}: left as it was")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        visible(text), _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  "
    )


def _tell(line: str) -> None:
    click.echo(visible(line), err=True)
