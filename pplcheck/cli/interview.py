"""How does a person at a terminal answer what an audit asks?

Everything is said on standard error, so that standard output holds the report alone.
"""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import PurePath

import click

from pplcheck.cli.messages import visible
from pplcheck.model.fact import Value
from pplcheck.pipeline.asking import Asked, Interview
from pplcheck.pipeline.audit import AuditOrder, Looked
from pplcheck.pipeline.saved_answers import Addition, addition, is_there, new_entity, save

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


def begin(path: str) -> None:
    """Make the description of an entity together with a person, where there is none yet."""
    if is_there(path):
        return
    _tell(f"There is no {path} yet: it will say who you are.")
    name = click.prompt("Name of the organisation, or yours", err=True)
    is_person = click.confirm(
        "Is this a natural person, acting for themselves?", default=False, err=True
    )
    text = new_entity(_id_of(path), name, is_person=is_person)
    _show(text)
    if not click.confirm(f"Write this to {path}?", default=True, err=True):
        raise click.Abort
    save(Addition(path, b"", text))


def ask_all(looked: Looked, order: AuditOrder) -> Looked:
    """Ask what is needed, offer to keep the answers, and return what is known now."""
    is_person = bool(looked.entity and looked.entity.is_person)
    interview = Interview(looked, is_person=is_person)
    number = 0
    try:
        while asked := interview.next():
            number += 1
            _ask(interview, asked, number)
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


def _ask(interview: Interview, asked: Asked, number: int) -> None:
    _tell("")
    uses = "1 use is" if asked.open == 1 else f"{asked.open} uses are"
    _tell(f"Question {number} ({uses} not certain yet)")
    for line in _lines(asked):
        _tell(line)
    value = _value(is_splittable=len(asked.commons) > 1)
    if value is not None:
        interview.answer(asked, value, _evidence(asked, value))
        return
    for commons in asked.commons:
        value = _value(lead=f"{commons}: ")
        assert value is not None  # noqa: S101 - one commons is not split again
        interview.answer(asked, value, _evidence(asked, value), [commons])


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


def _evidence(asked: Asked, value: Value) -> str:
    if value is Value.UNKNOWN or not asked.needs_evidence:
        return ""
    text = "  Where can that be seen: a document or an address (Enter: our own word)"
    evidence: str = click.prompt(text, default="", show_default=False, err=True)
    return evidence.strip()


def _keep(interview: Interview, path: str, today: str) -> None:
    found = addition(path, interview.facts, interview.uses, today)
    _tell("")
    _tell(f"The answers can be kept in {path}, so that the next run need not ask:")
    _show(found.text)
    if click.confirm("Add them?", default=False, err=True):
        save(found)
        _tell(f"{path}: written")
    else:
        _tell(f"{path}: left as it was")


def _id_of(path: str) -> str:
    stem = PurePath(path).stem
    kept = "".join(char if char.isascii() and char.isalnum() else "-" for char in stem)
    return kept.strip("-") or "us"


def _show(text: str) -> None:
    for line in text.splitlines():
        _tell(f"  {line}".rstrip())


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        visible(text), _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  "
    )


def _tell(line: str) -> None:
    click.echo(visible(line), err=True)
