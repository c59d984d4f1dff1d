"""What does a terms file say that a licence asks?"""

from typing import Any

from pplcheck.config.document import Document, open_document
from pplcheck.config.extent import too_large
from pplcheck.model.duty import Sight
from pplcheck.model.terms import (
    AllOf,
    AnyOf,
    Clause,
    Condition,
    Duty,
    FactHolds,
    Not,
    OutcomeKind,
    OutcomeRule,
    Question,
    Reading,
    ReadingIs,
    Rule,
    RuleHolds,
    Standing,
    StandingRule,
    Subject,
    Terms,
)
from pplcheck.syntax.places import Keys

_RULE = "rule:"


def read_terms(content: bytes, path: str, *, is_shipped: bool = False) -> Terms:
    """Return the terms in a file.

    Args:
        content: TOML after `schemas/terms.schema.json`.
        path: for messages.
        is_shipped: they are ours. They are held against the schema by our tests, which takes
            longer than all else in a scan of a small tree.

    Raises:
        ConfigurationError: with every problem: broken form, unknown clause, fact, reading or
            rule, rules that need each other, more than anybody can be judged by.

    """
    document = open_document(content, path, None if is_shipped else "terms")
    terms = _Reader(document).terms()
    document.finish()
    for keys, what in () if is_shipped else too_large(terms):
        document.fault(keys, what, "say it in fewer words, as the licence does")
    document.finish()
    return terms


class _Reader:
    """Reads one terms file and checks every name in it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._data = document.data
        self._needs: dict[str, set[str]] = {}

    def terms(self) -> Terms:
        data = self._data
        rules = tuple(
            Rule(
                name,
                self._clause(("rule", name, "clause"), table["clause"]),
                self._condition(("rule", name, "holds_if"), table["holds_if"], name),
                table.get("accuses", False),
            )
            for name, table in data["rule"].items()
        )
        self._check_cycles()
        return Terms(
            id=data["id"],
            version=data["version"],
            title=data["title"],
            clauses=tuple(
                Clause(name, table["number"], table["text"])
                for name, table in data["clause"].items()
            ),
            questions=tuple(_question(name, table) for name, table in data["fact"].items()),
            readings=tuple(self._reading(name) for name in data.get("reading", {})),
            rules=rules,
            outcomes=tuple(
                OutcomeRule(
                    OutcomeKind(table["outcome"]),
                    *self._line(("outcome", index), table),
                    tuple(table.get("settle", ())),
                )
                for index, table in enumerate(data["outcome"])
            ),
            standings=tuple(
                StandingRule(
                    Standing(table["standing"]), *self._line(("standing", index), table)
                )
                for index, table in enumerate(data["standing"])
            ),
            duties=tuple(self._duty(name) for name in data.get("duty", {})),
            in_short=tuple(data["in_short"]),
            governing_law=data.get("governing_law", ""),
            language=data.get("language", "en"),
        )

    def _line(self, keys: Keys, table: dict[str, Any]) -> tuple[str, Condition, str]:
        clause = self._clause((*keys, "clause"), table["clause"])
        return clause, self._condition((*keys, "if"), table["if"]), table["say"]

    def _reading(self, name: str) -> Reading:
        table = self._data["reading"][name]
        if table["default"] not in table["options"]:
            hint = f"write one of: {' | '.join(table['options'])}"
            self._document.fault(("reading", name, "default"), "the default is no option", hint)
        return Reading(
            name,
            table["question"],
            tuple(table["options"]),
            table["default"],
            table["because"],
            table.get("law", ""),
        )

    def _duty(self, name: str) -> Duty:
        table = self._data["duty"][name]
        keys: Keys = ("duty", name)
        return Duty(
            name,
            self._clause((*keys, "clause"), table["clause"]),
            self._condition((*keys, "applies_if"), table["applies_if"]),
            self._condition((*keys, "met_if"), table["met_if"]),
            table["say"],
        )

    def _clause(self, keys: Keys, clause: str) -> str:
        self._known(keys, "clause", clause)
        return clause

    def _condition(self, keys: Keys, written: Any, inside: str = "") -> Condition:  # noqa: ANN401 - the schema has checked it
        if isinstance(written, str):
            if not written.startswith(_RULE):
                self._known(keys, "fact", written)
                return FactHolds(written)
            rule = written.removeprefix(_RULE)
            self._known(keys, "rule", rule)
            self._needs.setdefault(inside, set()).add(rule)
            return RuleHolds(rule)
        if "reading" in written:
            self._known((*keys, "reading"), "reading", written["reading"])
            self._option((*keys, "is"), written["reading"], written["is"])
            return ReadingIs(written["reading"], written["is"])
        if "not" in written:
            return Not(self._condition((*keys, "not"), written["not"], inside))
        joint = "all" if "all" in written else "any"
        parts = tuple(
            self._condition((*keys, joint, index), part, inside)
            for index, part in enumerate(written[joint])
        )
        return AllOf(parts) if joint == "all" else AnyOf(parts)

    def _known(self, keys: Keys, kind: str, name: str) -> None:
        if name not in self._data.get(kind, {}):
            known = ", ".join(self._data.get(kind, {})) or "none"
            self._document.fault(keys, f"unknown {kind} {name!r}", f"known: {known}")

    def _option(self, keys: Keys, reading: str, option: str) -> None:
        options = self._data.get("reading", {}).get(reading, {}).get("options", [option])
        if option not in options:
            what = f"{option!r} is no option of {reading!r}"
            self._document.fault(keys, what, f"write one of: {' | '.join(options)}")

    def _check_cycles(self) -> None:
        for rule in self._data["rule"]:
            reached, waiting = set(), [rule]
            while waiting:
                for needed in self._needs.get(waiting.pop(), ()):
                    if needed not in reached:
                        reached.add(needed)
                        waiting.append(needed)
            if rule in reached:
                what = f"the rule {rule!r} needs itself"
                self._document.fault(("rule", rule), what, "break the circle", of_key=True)


def _question(name: str, table: dict[str, Any]) -> Question:
    return Question(
        name=name,
        ask=table["ask"],
        about=Subject(table.get("about", "entity")),
        settles=tuple(table.get("settles", ())),
        answered_by=table.get("answered_by", ""),
        seen_by=tuple(Sight(one) for one in table.get("seen_by", ())),
        of_owners=table.get("of_owners", ""),
    )
