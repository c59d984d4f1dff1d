"""What does an entity's file say of its own uses?"""

from typing import Any

from pplcheck.config.document import Document, open_document
from pplcheck.config.facts import read_fact
from pplcheck.config.vocabulary import Vocabulary
from pplcheck.model.act import Act
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.own_use import OwnUse
from pplcheck.model.terms import Subject
from pplcheck.syntax.places import Keys

OWN_WORD = "own word"


def read_own_uses(content: bytes, path: str, vocabulary: Vocabulary) -> tuple[OwnUse, ...]:
    """Return what an entity says of its uses, in the order of the file.

    Args:
        content: TOML after `schemas/entity.schema.json`.
        path: for messages.
        vocabulary: the facts that some licence asks for.

    Raises:
        ConfigurationError: with every problem in the file.

    """
    document = open_document(content, path, "entity")
    found = tuple(
        _own_use(document, ("use", number), table, vocabulary)
        for number, table in enumerate(document.data.get("use", []))
    )
    document.finish()
    return found


def _own_use(
    document: Document, keys: Keys, table: dict[str, Any], vocabulary: Vocabulary
) -> OwnUse:
    both = sorted({*table.get("acts", ())} & {*table.get("acts_not", ())})
    if both:
        what = f"{', '.join(both)} stands among what is done and among what is not"
        document.fault((*keys, "acts_not"), what, "keep it in one of them")
    evidence = table.get("evidence", "")
    facts = []
    for name, stated in table.get("facts", {}).items():
        vocabulary.check_fact(document, (*keys, "facts", name), Subject.USE)
        facts.append(_fact(document, (*keys, "facts", name), name, stated, evidence))
    return OwnUse(
        of=table.get("of", ""),
        acts=tuple(Act(act) for act in sorted(table.get("acts", ()))),
        acts_not=(
            tuple(Act(act) for act in sorted(table["acts_not"]))
            if "acts_not" in table
            else None
        ),
        commercial=Value(table.get("commercial", "unknown")),
        facts=tuple(facts),
        evidence=evidence,
        place=document.place(keys),
    )


def _fact(
    document: Document, keys: Keys, name: str, stated: str | dict[str, Any], evidence: str
) -> Fact:
    if isinstance(stated, dict):
        return read_fact(document, keys, name, stated)
    # A bare answer is the entity's own, on the evidence of the use.
    return Fact(name, Value(stated), Level.STATED, Speaker.SELF, evidence or OWN_WORD)
