"""What do the licences say of each other? The table, from its TOML files.

A class is a kind of licence that a part can have; a row says what holds for the parts of a
class in works under some licences of the family. A row that names the licence of the work beats
the one that speaks of all.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pplcheck.model.combining import Answer, Clause, How

_FAMILY = "family.toml"
# In the order in which people read them: what asks for little first.
_FILES = ("free.toml", "commons.toml", "copyleft.toml", "kin.toml", _FAMILY)
_ALL = "*"
# The class of what no other class names.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Kin:
    """A licence of the family, as that of a work that takes in parts.

    Attributes:
        id: as pplcheck names it.
        title: for people.
        parts: citations: what it says of parts beside the work.
        whole: citations: it claims everything that a larger work is made of; empty if not.

    """

    id: str
    title: str
    parts: tuple[str, ...]
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What holds for one class in works under some licences.

    Attributes:
        into: licences of works; `*` stands for all that no other row of the class names.
        answers: for each way of use, an answer and its reason.
        rests_on: citations of clauses.

    """

    into: tuple[str, ...]
    answers: tuple[tuple[How, Answer, str], ...]
    rests_on: tuple[str, ...]

    def answer(self, how: How) -> tuple[Answer, str]:
        """Return the answer and its reason."""
        return next((answer, why) for way, answer, why in self.answers if way is how)


@dataclass(frozen=True, slots=True)
class LicenceClass:
    """A kind of licence that a part can have.

    Attributes:
        id, title: for programmes and for people.
        licences: the ids that belong to it.
        exceptions: a licence WITH one of these belongs to it.
        source: where it can be read.
        rows: the one for all, and its exceptions.
        asks: what it asks of everybody, where it is open to everybody for every purpose; else
            empty.

    """

    id: str
    title: str
    licences: tuple[str, ...]
    exceptions: tuple[str, ...]
    source: str
    rows: tuple[Row, ...]
    asks: str

    def row(self, into: str) -> Row:
        """Return the row that speaks of works under the licence `into`."""
        named = [row for row in self.rows if into in row.into]
        return (named or [row for row in self.rows if _ALL in row.into])[0]


@dataclass(frozen=True, slots=True)
class Table:
    """All of it.

    Attributes:
        classes: in the order of the files.
        clauses: by citation.
        by_id: the class of each licence, and of each exception.

    """

    classes: tuple[LicenceClass, ...]
    clauses: dict[str, Clause]
    by_id: dict[str, LicenceClass]

    def class_of(self, id_: str) -> LicenceClass:
        """Return the class of a licence or exception, which may be that of the unknown."""
        return self.by_id.get(id_, self.by_id[UNKNOWN])

    def cited(self, citations: Iterable[str]) -> tuple[Clause, ...]:
        """Return the clauses that are cited."""
        return tuple(self.clauses[citation] for citation in citations)


@cache
def family() -> dict[str, Kin]:
    """Return the licences whose works are judged, by id."""
    return {
        row["id"]: Kin(
            row["id"], row["title"], tuple(row.get("parts", ())), tuple(row.get("whole", ()))
        )
        for row in _load(_FAMILY)["licence"]
    }


@cache
def table() -> Table:
    """Return the whole table."""
    documents = [_load(name) for name in _FILES]
    classes = tuple(_class(row) for doc in documents for row in doc.get("class", ()))
    clauses = [Clause(**row) for doc in documents for row in doc.get("clause", ())]
    by_id = {id_: one for one in classes for id_ in (*one.licences, *one.exceptions)}
    by_id[UNKNOWN] = next(one for one in classes if one.id == UNKNOWN)
    return Table(classes, {str(clause): clause for clause in clauses}, by_id)


def _load(name: str) -> dict[str, Any]:
    content = files("pplcheck.licences.combining").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(content)


def _class(row: dict[str, Any]) -> LicenceClass:
    return LicenceClass(
        id=row["id"],
        title=row["title"],
        licences=tuple(row.get("licences", ())),
        exceptions=tuple(row.get("exceptions", ())),
        source=row["source"],
        rows=tuple(_row(answer) for answer in row["answer"]),
        asks=row.get("asks", ""),
    )


def _row(row: dict[str, Any]) -> Row:
    answers = [(how, Answer(row[how][0]), str(row[how][1])) for how in How]
    return Row(tuple(row["into"]), tuple(answers), tuple(row["rests_on"]))
