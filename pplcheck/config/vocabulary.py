"""Which facts and readings do the known terms speak of?"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pplcheck.config.document import Document
from pplcheck.model.terms import Subject, Terms
from pplcheck.syntax.places import Keys

_INSTEAD = {
    "person": "write person = true or false beside the names",
    "commercial": 'write commercial = "yes" or "no" in the use',
}
_ACTS = "the acts of the use answer it"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a configuration may use.

    Attributes:
        entity_facts: facts about entities that can be stated, sorted.
        use_facts: facts about uses that can be stated, sorted.
        posed: pairs of a fact and what answers it by itself: an act, `commercial`, `person`.
        readings: triples of licence, reading and options.
        licences: ids of those whose terms are known, sorted.
        duties: names of the duties that some licence has, sorted.

    """

    entity_facts: tuple[str, ...]
    use_facts: tuple[str, ...]
    posed: tuple[tuple[str, str], ...]
    readings: tuple[tuple[str, str, tuple[str, ...]], ...]
    licences: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()

    def check_fact(
        self, document: Document, keys: Keys, subject: Subject, written: str = ""
    ) -> None:
        """Note a problem where what is named is no fact about `subject`.

        Args:
            document: where it is named.
            keys: the last one is the name, unless it is a value.
            subject: an entity or a use.
            written: the value at `keys`, where the name is one.

        """
        known = self.entity_facts if subject is Subject.ENTITY else self.use_facts
        name = written or str(keys[-1])
        of_key = not written
        if name in known:
            return
        other = self.use_facts if subject is Subject.ENTITY else self.entity_facts
        answered_by = dict(self.posed).get(name)
        if answered_by:
            what = f"the fact {name!r} is not stated"
            document.fault(keys, what, _INSTEAD.get(answered_by, _ACTS), of_key=of_key)
            return
        if name in other:
            about = "an entity" if subject is Subject.USE else "a use"
            what = f"the fact {name!r} is about {about}"
            document.fault(keys, what, "state it there", of_key=of_key)
            return
        close = get_close_matches(name, known, 1)
        hint = f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"
        document.fault(keys, f"no licence asks for the fact {name!r}", hint, of_key=of_key)

    def check_duty(self, document: Document, keys: Keys, duty: str) -> None:
        """Note a problem where no licence has the duty."""
        _check_known(document, keys, f"no licence has the duty {duty!r}", duty, self.duties)

    def check_licence(self, document: Document, keys: Keys, licence: str) -> None:
        """Note a problem where there are no terms for the licence."""
        what = f"no terms are known for {licence!r}"
        _check_known(document, keys, what, licence, self.licences)

    def check_reading(
        self, document: Document, licence: str, reading: str, option: str
    ) -> None:
        """Note a problem where the licence has no such reading or option."""
        of_licence = {name: options for id_, name, options in self.readings if id_ == licence}
        keys: Keys = ("readings", licence, reading)
        if not of_licence:
            known = ", ".join(sorted({id_ for id_, _, _ in self.readings}))
            what = f"no readings are known for {licence!r}"
            document.fault(keys[:2], what, f"known: {known}", of_key=True)
        elif reading not in of_licence:
            close = get_close_matches(reading, sorted(of_licence), 1, cutoff=0)
            document.fault(
                keys, f"unknown reading {reading!r}", f"did you mean {close[0]!r}?", of_key=True
            )
        elif option not in of_licence[reading]:
            options = " | ".join(of_licence[reading])
            document.fault(
                keys, f"{option!r} is no option of {reading!r}", f"write one of: {options}"
            )


def vocabulary_of(terms: Iterable[Terms]) -> Vocabulary:
    """Return the vocabulary of all `terms`."""
    known = tuple(terms)
    asked = [question for one in known for question in one.questions]
    questions = [question for question in asked if not question.answered_by]
    return Vocabulary(
        entity_facts=_names(q.name for q in questions if q.about is Subject.ENTITY),
        use_facts=_names(q.name for q in questions if q.about is Subject.USE),
        posed=tuple(sorted({(q.name, q.answered_by) for q in asked if q.answered_by})),
        readings=tuple(
            (one.id, reading.name, reading.options) for one in known for reading in one.readings
        ),
        licences=_names(one.id for one in known),
        duties=_names(duty.name for one in known for duty in one.duties),
    )


def _check_known(
    document: Document, keys: Keys, what: str, name: str, known: tuple[str, ...]
) -> None:
    if name not in known:
        close = get_close_matches(name, known, 1)
        hint = f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"
        document.fault(keys, what, hint)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
