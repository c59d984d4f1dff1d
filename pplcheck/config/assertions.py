"""What is asserted in this file, of whom, by whom and until when?"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from pplcheck.config.document import Document, open_document
from pplcheck.config.vocabulary import Vocabulary
from pplcheck.model.assertion import Assertion, Criteria, MadeBy
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.place import Place
from pplcheck.model.terms import Subject

# A declaration is a page; nothing that is longer was written by hand or by `attest`.
LARGEST: Final = 2**18

# What a maker's word weighs, before it is known whether it counts.
_WEIGHT = {
    MadeBy.SELF: (Level.STATED, Speaker.SELF),
    MadeBy.FEDERATION: (Level.ATTESTED, Speaker.FEDERATION),
}


def read_assertion(content: bytes, path: str, vocabulary: Vocabulary) -> Assertion:
    """Return what a file asserts; whether it counts is another question.

    Args:
        content: TOML after `schemas/assertion.schema.json`.
        path: for messages.
        vocabulary: the facts that some licence asks for.

    Raises:
        ConfigurationError: with every problem in the file.

    """
    _refuse_long(content, path)
    document = open_document(content, path, "assertion")
    data = document.data
    issued, expires = _day(data["issued"]), _day(data["expires"])
    serial, supersedes = int(data["serial"]), data.get("supersedes")
    if expires < issued:
        document.fault(("expires",), f"it expires {expires}, before {issued}", "correct it")
    if supersedes is not None and supersedes >= serial:
        what = f"serial {serial} cannot supersede {supersedes}"
        document.fault(("supersedes",), what, "count the serial up")
    identifiers = _identifiers(document)
    made_by = MadeBy(data["made_by"])
    facts = tuple(_facts(document, vocabulary, made_by))
    document.finish()
    return Assertion(
        names=tuple(_several(data["entity"]["name"])),
        identifiers=identifiers,
        made_by=made_by,
        maker=data["maker"],
        issued=issued,
        expires=expires,
        serial=serial,
        facts=facts,
        place=document.place(("entity",), of_key=True),
        supersedes=None if supersedes is None else int(supersedes),
    )


def read_criteria(content: bytes, path: str, vocabulary: Vocabulary) -> tuple[Criteria, ...]:
    """Return what each federation's word counts for, in the order of the file.

    Args:
        content: TOML after `schemas/criteria.schema.json`.
        path: for messages.
        vocabulary: the facts that some licence asks for.

    Raises:
        ConfigurationError: with every problem in the file.

    """
    _refuse_long(content, path)
    document = open_document(content, path, "criteria")
    found = []
    for index, table in enumerate(document.data.get("federation", [])):
        for at, name in enumerate(table["facts"]):
            keys = ("federation", index, "facts", at)
            vocabulary.check_fact(document, keys, Subject.ENTITY, name)
        found.append(
            Criteria(
                principal=table["principal"],
                facts=tuple(sorted(table["facts"])),
                source=table["source"],
                since=_day(table["since"]),
                place=document.place(("federation", index)),
            )
        )
    document.finish()
    return tuple(found)


def _refuse_long(content: bytes, path: str) -> None:
    if len(content) > LARGEST:
        what = f"is larger than {LARGEST // 2**10} KiB"
        raise ConfigurationError(Problem(Place(path), what, "name the right file"))


def _identifiers(document: Document) -> tuple[tuple[str, str], ...]:
    """Return pairs of kind and value; what has no colon is the id in some commons."""
    table = document.data["entity"]
    pairs = {
        ("register" if ":" in value else "id", value) for value in _several(table.get("id", ()))
    }
    pairs |= {("domain", value) for value in _several(table.get("domains", ()))}
    for kind, stated in table.get("identifiers", {}).items():
        if kind == "id":
            keys = ("entity", "identifiers", kind)
            document.fault(keys, "an id stands elsewhere", "write it as entity.id", of_key=True)
        pairs |= {(kind, value) for value in _several(stated)}
    if not pairs:
        what = "nothing tells which entity is meant"
        document.fault(("entity",), what, "give its id or its domains", of_key=True)
    return tuple(sorted(pairs))


def _facts(document: Document, vocabulary: Vocabulary, made_by: MadeBy) -> Iterator[Fact]:
    issued, expires = _day(document.data["issued"]), _day(document.data["expires"])
    level, speaker = _WEIGHT[made_by]
    seen: set[str] = set()
    for index, table in enumerate(document.data["fact"]):
        name, as_of = table["name"], _day(table["as_of"])
        vocabulary.check_fact(document, ("fact", index, "name"), Subject.ENTITY, name)
        if name in seen:
            what = f"the fact {name!r} is asserted twice"
            document.fault(("fact", index, "name"), what, "keep one of the two")
        seen.add(name)
        if as_of > issued:
            what = f"speaks of {as_of}, after the day of issue ({issued})"
            document.fault(("fact", index, "as_of"), what, "assert what is known by then")
        yield Fact(
            name=name,
            value=Value(table["value"]),
            level=level,
            by=speaker,
            evidence=table["evidence"],
            sha256=table.get("sha256", ""),
            valid_from=as_of,
            valid_until=expires,
        )


def _several(stated: Any) -> Iterable[str]:  # noqa: ANN401 - one word or a list of them
    return (stated,) if isinstance(stated, str) else tuple(stated)


def _day(text: str) -> date:
    return date.fromisoformat(text)
