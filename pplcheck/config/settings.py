"""What did the steward write in `pplcheck.toml`?"""

from collections import Counter
from typing import Any

from pplcheck.config.agreements import read_agreements, read_schedules
from pplcheck.config.conclusions import read_conclusions
from pplcheck.config.document import Document, open_document
from pplcheck.config.facts import day, read_fact
from pplcheck.config.identities import read_identities
from pplcheck.config.own_licences import read_own_licences
from pplcheck.config.vocabulary import Vocabulary
from pplcheck.model.act import Act
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.pattern import PathPattern
from pplcheck.model.settings import PAUSE_DAYS, ComponentSetting, ReadingSetting, Settings
from pplcheck.model.terms import Subject
from pplcheck.model.use import STATED, Recognised, Use
from pplcheck.syntax import toml
from pplcheck.syntax.places import Keys, UnparsableError

_WHOLE = "."


def read_settings(
    content: bytes, path: str, vocabulary: Vocabulary, table: Keys = ()
) -> Settings:
    """Return the configuration of a commons.

    Args:
        content: TOML after `schemas/config.schema.json`.
        path: for messages.
        vocabulary: the facts and readings of the known terms.
        table: `("tool", "pplcheck")` where the file is a `pyproject.toml`.

    Raises:
        ConfigurationError: with every problem in the file.

    """
    document = open_document(content, path, "config", table)
    data = document.data
    commons = data.get("commons", {})
    settings = Settings(
        name=commons.get("name", ""),
        licence=commons.get("licence", ""),
        licence_place=document.place(("commons", "licence")) if "licence" in commons else None,
        stewards=tuple(commons.get("stewards", ())),
        components=_components(document),
        readings=_readings(document, vocabulary),
        entity_files=tuple(data.get("entities", {}).get("files", ())),
        uses=_uses(document, vocabulary),
        path=path,
        licences=read_own_licences(document),
        conclusions=read_conclusions(document),
        identities=read_identities(document),
        contest_files=tuple(data.get("contests", {}).get("files", ())),
        pause_days=data.get("contests", {}).get("pause_days", PAUSE_DAYS),
        opt_out=data.get("people", {}).get("opt_out", ""),
        trust=data.get("entities", {}).get("trust", ""),
        assertion_files=tuple(data.get("entities", {}).get("assertions", ())),
        agreements=read_agreements(document, vocabulary),
        schedules=read_schedules(document, vocabulary),
    )
    document.finish()
    return settings


def entity_patterns(content: bytes, table: Keys = ()) -> tuple[str, ...]:
    """Return the patterns of entity files even where the rest of the configuration is broken.

    So the faults of all files can be said at once.
    """
    try:
        found: object = toml.load(content)
    except UnparsableError:
        return ()
    for key in (*table, "entities", "files"):
        found = found.get(key) if isinstance(found, dict) else None
    return (
        tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()
    )


def _components(document: Document) -> tuple[ComponentSetting, ...]:
    tables = document.data.get("component", [])
    names = [table["name"] for table in tables]
    for index, name in enumerate(names):
        if name in names[:index]:
            what = f"another component is called {name!r} too"
            document.fault(("component", index, "name"), what, "give each a name of its own")
    return tuple(
        ComponentSetting(
            name=table["name"],
            patterns=tuple(PathPattern(pattern) for pattern in table["paths"]),
            licence=table["licence"],
            place=document.place(("component", index, "licence")),
        )
        for index, table in enumerate(tables)
    )


def _readings(document: Document, vocabulary: Vocabulary) -> tuple[ReadingSetting, ...]:
    chosen = [
        ReadingSetting(licence, reading, option)
        for licence, readings in document.data.get("readings", {}).items()
        for reading, option in readings.items()
    ]
    for setting in chosen:
        vocabulary.check_reading(document, setting.licence, setting.reading, setting.option)
    return tuple(chosen)


def _uses(document: Document, vocabulary: Vocabulary) -> tuple[Use, ...]:
    seen: Counter[str] = Counter()
    uses = []
    for index, table in enumerate(document.data.get("use", [])):
        asset = table.get("asset", _WHOLE)
        name = f"{table['entity']}/{asset}"
        seen[name] += 1
        uses.append(
            Use(
                id=name if seen[name] == 1 else f"{name} (use {seen[name]})",
                entity=table["entity"],
                asset=asset,
                acts=tuple(Act(act) for act in sorted(table.get("acts", ()))),
                commercial=Value(table.get("commercial", "unknown")),
                how=(Recognised(STATED, table["evidence"]),),
                facts=_use_facts(document, ("use", index, "facts"), table, vocabulary),
                since=day(table.get("since")),
                place=document.place(("use", index)),
                site=table.get("site", ""),
            )
        )
    return tuple(uses)


def _use_facts(
    document: Document, keys: Keys, table: dict[str, Any], vocabulary: Vocabulary
) -> tuple[Fact, ...]:
    facts = []
    for name, stated in table.get("facts", {}).items():
        vocabulary.check_fact(document, (*keys, name), Subject.USE)
        if isinstance(stated, dict):
            facts.append(read_fact(document, (*keys, name), name, stated))
        else:
            # A bare answer is the steward's own, on the evidence of the use.
            facts.append(
                Fact(name, Value(stated), Level.STATED, Speaker.STEWARD, table["evidence"])
            )
    return tuple(facts)
