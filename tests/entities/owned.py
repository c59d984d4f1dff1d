"""Entities that hold one another, for tests."""

from dataclasses import dataclass
from datetime import date

from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.ownership import Ownership, Source
from pplcheck.model.place import Place
from pplcheck.model.terms import Question, Subject

TODAY = date(2026, 11, 22)
NAME, OF = "held_by_members", "cooperative_model"
QUESTIONS = (Question(NAME, "?", Subject.ENTITY, of_owners=OF),)


@dataclass(frozen=True)
class Owner:
    """One owner in a file: its id, its share, and who says so."""

    id: str
    votes: float | None = 1.0
    level: Level = Level.REGISTER
    by: Speaker = Speaker.REGISTER
    begins: date | None = None
    ends: date | None = None


def entity(
    id_: str, *owners: Owner, fact: str = "", level: int = 3, is_person: bool = False
) -> Entity:
    """Return an entity with its owners, and what it says of the fact asked of owners."""
    by = Speaker.REGISTER if level == 3 else Speaker.STEWARD
    facts = (Fact(OF, Value(fact), Level(level), by, f"{id_}.pdf"),) if fact else ()
    return Entity(
        id=id_,
        names=(id_.title(),),
        is_person=is_person,
        identifiers=(),
        facts=facts,
        place=Place(f"{id_}.toml", 2, 6),
        owners=tuple(
            Ownership(
                one.id,
                one.votes,
                Source(one.level, one.by, f"{id_}-owners.pdf", "", one.begins, one.ends),
                Place(f"{id_}.toml", 10 + number, 1),
            )
            for number, one in enumerate(owners)
        ),
    )
