"""On whose word does a judgement rest?"""

from dataclasses import dataclass
from enum import StrEnum

from pplcheck.model.fact import Fact, Level, Speaker
from pplcheck.model.report import Report
from pplcheck.model.verdict import Proof
from pplcheck.report.steps import decisive, evidence
from pplcheck.report.words import joined


class RestsOn(StrEnum):
    """How much of what decided is mere word, and whose."""

    OWN_WORD = "own_word"
    OTHERS_WORD = "others_word"
    IN_PART_OTHERS_WORD = "in_part_others_word"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Rest:
    """What a judgement rests on.

    Attributes:
        ids: the statements that decided, in order.
        on: how much of them is mere word; None where no statement decided.
        speakers: who merely stated something of the entity.

    """

    ids: tuple[str, ...]
    on: RestsOn | None
    speakers: tuple[Speaker, ...] = ()

    @property
    def says(self) -> str:
        """The same for people, after the numbers; empty where it is more than a mere word."""
        if self.on is RestsOn.OWN_WORD:
            return " (its own word)"
        if not self.speakers:
            return ""
        part = "in part " if self.on is RestsOn.IN_PART_OTHERS_WORD else ""
        return f" ({part}merely stated by {joined([f'the {one}' for one in self.speakers])})"


class Resting:
    """Knows the numbered statements of a report, and what is no statement at all."""

    def __init__(self, report: Report) -> None:
        """Take the report whose statements are cited."""
        self._facts = {fact.id: fact for _, fact in report.evidence}
        self._owners = {fact.id: owner for owner, fact in report.evidence}
        self._entities = {one.entity.id for one in report.entities}
        self._posed = {
            question.name
            for terms in report.terms
            for question in terms.questions
            if question.answered_by
        }

    def of(self, proof: Proof | None) -> Rest:
        """Return what the judgement with this proof rests on."""
        told = list(decisive(proof)) if proof else []
        ids = tuple(dict.fromkeys(id_ for part in told for id_ in evidence(part)))
        # That somebody is no natural person is merely seen in their file.
        facts = [self._facts[id_] for id_ in ids]
        facts = [fact for fact in facts if not self._is_of_file(fact)]
        if not facts:
            return Rest(ids, RestsOn.MORE if ids else None)
        if all(is_own_word(fact) for fact in facts):
            return Rest(ids, RestsOn.OWN_WORD)
        speakers = dict.fromkeys(
            speaker_of(fact)
            for fact in facts
            if _is_others_word(fact)
            and self._owners[fact.id] in self._entities
            and fact.name not in self._posed
        )
        if not speakers:
            return Rest(ids, RestsOn.MORE)
        is_whole = all(_is_others_word(fact) for fact in facts)
        on = RestsOn.OTHERS_WORD if is_whole else RestsOn.IN_PART_OTHERS_WORD
        return Rest(ids, on, tuple(speakers))

    def _is_of_file(self, fact: Fact) -> bool:
        return fact.by is Speaker.SEEN and self._owners[fact.id] in self._entities


def is_own_word(fact: Fact) -> bool:
    """Whether it is no more, and no less, than the entity's own word."""
    return fact.by is Speaker.SELF and fact.is_checked and fact.level <= Level.STATED


def speaker_of(fact: Fact) -> Speaker:
    """Return who says so, as far as was checked: else it is who wrote it down."""
    is_ascribed = fact.by is Speaker.SELF and not fact.is_checked
    return Speaker.STEWARD if is_ascribed else fact.by


def _is_others_word(fact: Fact) -> bool:
    is_word = fact.level <= Level.STATED and fact.by is not Speaker.SEEN
    return is_word and not is_own_word(fact)
