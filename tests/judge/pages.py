"""What does a decision page say that follows, user by user?

The pages in docs/reference/decisions are the tests of the terms: a lawyer reads them, and each
row is held against what the judge says. README.md there tells how they are written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import NoReturn

from pplcheck.model.act import Act
from pplcheck.model.fact import Value
from pplcheck.model.terms import OutcomeKind, Reading, Standing, Terms
from tests.conftest import ROOT

FOLDER = ROOT / "docs/reference/decisions"

_USERS = ("user", "what is known", "standing", "clause")
_FOLLOWS = ("user", "acts", "commercial", "readings", "outcome", "clause")
_NOTHING = "—"
_PERSON = "person"
_NATURAL_PERSON = "natural_person"
_COMMERCIAL = "commercial"
_CELL = re.compile(r"(?<!\\)\|")
ANY: tuple[tuple[Act, ...], ...] = (
    *((act,) for act in Act),
    (Act.ADAPT, Act.DISTRIBUTE),
)
_EITHER = (Value.YES, Value.NO)


class PageError(ValueError):
    """A page that cannot be read: `file:line: what; what to do`."""


@dataclass(frozen=True, slots=True)
class User:
    """A row of the first table.

    Attributes:
        name: such as `a firm with employees`.
        facts: what is known, by name; all else is unknown.
        standing: what the facts make of it.
        clause: number of the clause that says so, or empty.
        line: where the row stands.

    """

    name: str
    facts: Mapping[str, Value]
    standing: Standing
    clause: str
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the second table.

    Attributes:
        user: of the first table.
        acts: every set of acts that the row speaks of.
        commercial: every answer that it speaks of.
        readings: those that differ from the default.
        outcome: what follows.
        clause: number of the clause that says so, or empty.
        line: where the row stands.

    """

    user: User
    acts: tuple[tuple[Act, ...], ...]
    commercial: tuple[Value, ...]
    readings: Mapping[str, str]
    outcome: OutcomeKind
    clause: str
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """The tables of one licence, in the order of the page."""

    path: Path
    users: tuple[User, ...]
    rows: tuple[Row, ...]


def pages() -> tuple[str, ...]:
    """Return the names of the pages, without their ending, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "README"))


def read_page(path: Path, terms: Terms) -> Page:
    """Return the tables of a page.

    Args:
        path: of the page.
        terms: of the licence; every fact and reading must be one of theirs.

    Raises:
        PageError: at the first row that cannot be read.

    """
    return _Reader(path, terms).page()


def cases(row: Row, terms: Terms) -> Iterator[dict[str, str]]:
    """Yield the facts of every case that a row speaks of, each once."""
    seen = set()
    for acts, commercial in product(row.acts, row.commercial):
        facts = facts_of_user(row.user, terms)
        for question in terms.questions:
            if question.answered_by == _COMMERCIAL:
                facts[question.name] = commercial
            elif question.answered_by and question.answered_by != _PERSON:
                is_done = Act(question.answered_by) in acts
                facts[question.name] = Value.YES if is_done else Value.NO
        key = tuple(sorted(facts.items()))
        if key not in seen:
            seen.add(key)
            yield facts


def facts_of_user(user: User, terms: Terms) -> dict[str, str]:
    """Return the user's facts; a user is no natural person unless it is said to be one."""
    facts: dict[str, str] = {
        question.name: Value.NO
        for question in terms.questions
        if question.answered_by == _PERSON
    }
    asked = {question.name for question in terms.questions}
    return facts | {name: value for name, value in user.facts.items() if name in asked}


def is_person(user: User) -> bool:
    """Whether a user is a natural person."""
    return user.facts.get(_NATURAL_PERSON) is Value.YES


class _Reader:
    """Reads one page."""

    def __init__(self, path: Path, terms: Terms) -> None:
        self._path = path
        # What kind of being the user is is known under every licence, asked for or not.
        self._facts = {question.name for question in terms.questions} | {_NATURAL_PERSON}
        self._readings: dict[str, Reading] = {one.name: one for one in terms.readings}
        self._users: dict[str, User] = {}

    def page(self) -> Page:
        lines = self._path.read_text(encoding="utf-8").splitlines()
        for line, cells in self._table(lines, _USERS):
            self._user(line, *cells)
        rows = tuple(self._row(line, *cells) for line, cells in self._table(lines, _FOLLOWS))
        return Page(self._path, tuple(self._users.values()), rows)

    def _table(self, lines: list[str], head: tuple[str, ...]) -> list[tuple[int, list[str]]]:
        """Return the rows of every table with this head, with the numbers of their lines."""
        rows: list[tuple[int, list[str]]] = []
        is_inside = False
        for number, line in enumerate(lines, start=1):
            if not line.startswith("|"):
                is_inside = False
                continue
            cells = [cell.strip() for cell in _CELL.split(line)[1:-1]]
            if tuple(cells) == head:
                is_inside = True
            elif is_inside and not set("".join(cells)) <= set("-: "):
                if len(cells) != len(head):
                    self._fail(
                        number, f"{len(cells)} cells", f"write {len(head)}: {' | '.join(head)}"
                    )
                rows.append((number, [cell.replace("\\|", "|") for cell in cells]))
        if not rows:
            self._fail(1, "a table is missing", f"write one with the head {' | '.join(head)}")
        return rows

    def _user(self, line: int, name: str, known: str, standing: str, clause: str) -> None:
        if name in self._users:
            self._fail(line, f"the user {name!r} stands here twice", "give it another name")
        try:
            found = Standing(standing.replace(" ", "_"))
        except ValueError:
            self._fail(line, f"unknown standing {standing!r}", f"write one of {[*Standing]}")
        self._users[name] = User(name, self._known(line, known), found, _text(clause), line)

    def _known(self, line: int, written: str) -> dict[str, Value]:
        facts: dict[str, Value] = {}
        written = _text(written)
        if written.startswith("as "):
            name, _, written = written.removeprefix("as ").partition(";")
            if name.strip() not in self._users:
                self._fail(
                    line, f"no user {name.strip()!r} above", "write one of the rows above"
                )
            facts.update(self._users[name.strip()].facts)
        for one in _parts(written, ","):
            fact = one.replace("`", "")
            value = Value.NO if fact.startswith("not ") else Value.YES
            fact = fact.removeprefix("not ").strip()
            if fact not in self._facts:
                self._fail(line, f"unknown fact {fact!r}", f"known: {sorted(self._facts)}")
            facts[fact] = value
        return facts

    def _row(
        self,
        line: int,
        user: str,
        acts: str,
        commercial: str,
        readings: str,
        outcome: str,
        clause: str,
    ) -> Row:
        if user not in self._users:
            self._fail(line, f"unknown user {user!r}", "write one of the first table")
        try:
            kind = OutcomeKind(outcome.replace(" ", "_"))
        except ValueError:
            self._fail(line, f"unknown outcome {outcome!r}", f"write one of {[*OutcomeKind]}")
        return Row(
            self._users[user],
            self._acts(line, acts),
            self._commercial(line, commercial),
            self._taken(line, readings),
            kind,
            _text(clause),
            line,
        )

    def _acts(self, line: int, written: str) -> tuple[tuple[Act, ...], ...]:
        if written == "any":
            return ANY
        try:
            return tuple(
                tuple(Act(act) for act in _parts(one, ",")) for one in _parts(written, " or ")
            )
        except ValueError:
            self._fail(line, f"unknown act in {written!r}", f"write any, or some of {[*Act]}")

    def _commercial(self, line: int, written: str) -> tuple[Value, ...]:
        if written == "either":
            return _EITHER
        if written not in {Value.YES, Value.NO, Value.UNKNOWN}:
            what = f"unknown answer {written!r}"
            self._fail(line, what, "write yes, no, unknown or either")
        return (Value(written),)

    def _taken(self, line: int, written: str) -> dict[str, str]:
        taken = {}
        for one in _parts(_text(written), ";"):
            name, _, option = (part.strip() for part in one.replace("`", "").partition("="))
            if name not in self._readings:
                self._fail(line, f"unknown reading {name!r}", f"known: {[*self._readings]}")
            options = self._readings[name].options
            if option not in options:
                self._fail(line, f"{option!r} is no option of {name!r}", f"known: {options}")
            taken[name] = option
        return taken

    def _fail(self, line: int, what: str, hint: str) -> NoReturn:
        message = f"{self._path.name}:{line}: {what}; {hint}"
        raise PageError(message)


def _text(cell: str) -> str:
    return "" if cell == _NOTHING else cell


def _parts(written: str, between: str) -> list[str]:
    return [part.strip() for part in written.split(between) if part.strip()]
