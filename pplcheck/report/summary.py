"""What does a co-operative need to know of its uses, on one page that can be printed?

Markdown: which commons, may we, by which clause and reading; what remains to do, on which line;
which documents to keep, and when what they say expires; what is open. All else is in the JSON.
"""

from collections.abc import Iterable, Iterator, Sequence

from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.report import Report
from pplcheck.model.terms import OutcomeKind, Question, Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.report.letters.clauses import clauses_served, clauses_within
from pplcheck.report.letters.markdown import text
from pplcheck.report.steps import decisive, evidence
from pplcheck.report.to_add import has_to_add, to_add
from pplcheck.report.words import DISCLAIMER, LEVELS, OUTCOMES, WORST_FIRST, counted

NAME = "summary"

# So that it stays a page: what is left out is counted.
_MOST_USES, _MOST_LINES, _MOST_DOCUMENTS, _MOST_QUESTIONS, _MOST_CLAUSES = 12, 8, 8, 6, 8
_IF_DONE = "yes, if what is to do is done"
_DECIDED = (Value.YES, Value.NO)
_ANSWERS = {
    OutcomeKind.PERMITTED: "yes",
    OutcomeKind.DUTIES_UNMET: _IF_DONE,
    OutcomeKind.OWES_RECIPROCITY: "not by the licence alone",
    OutcomeKind.NOT_PERMITTED: "no",
    OutcomeKind.UNDETERMINED: "open",
}


def render(report: Report) -> bytes:
    """Return the summary of an audit as UTF-8."""
    return "\n".join(_Page(report).lines()).encode() + b"\n"


class _Page:
    """Writes one summary."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._names = {asset.id: asset.name for asset in report.assets}
        self._uses = {use.id: use for use in report.uses}
        self._terms = {terms.id: terms for terms in report.terms}
        # What no act, purpose or kind of being answers by itself.
        self._stated = {
            one.name for terms in report.terms for one in terms.questions if not one.answered_by
        }
        self._entities = {one.entity.id: one.entity for one in report.entities}
        order = {kind: number for number, kind in enumerate(WORST_FIRST)}
        self._verdicts = sorted(
            report.verdicts, key=lambda one: (order[one.outcome], int(one.id[1:] or 0))
        )

    def lines(self) -> Iterator[str]:
        """Yield the lines."""
        subject = self._report.subject
        yield f"# The commons that we use: {text(subject.name)}"
        yield ""
        yield from self._head()
        for heading, body in (
            ("May we?", self._answers()),
            ("The words of the clauses", self._words()),
            ("To do", self._to_do()),
            ("Documents to keep", self._documents()),
            ("What ends soon, or ended", self._endings()),
            ("Open questions", self._questions()),
            ("Not looked at, or to be read with care", self._cautions()),
        ):
            found = list(body)
            if found:
                yield ""
                yield f"## {heading}"
                yield ""
                yield from found
        yield ""
        yield "---"
        yield ""
        yield text(DISCLAIMER)

    def _head(self) -> Iterator[str]:
        report = self._report
        names = [one.names[0] for one in self._entities.values() if one.is_described]
        who = f"{text(', '.join(names))}, " if names else ""
        revision = report.subject.revision
        at = f" at revision {revision[:10]}" if revision else ""
        known = sum(one.is_catalogued for one in report.commons)
        by_name = f", {known} of them by name only" if known else ""
        looked_for = counted(len(report.commons), "commons", "commons")
        yield (
            f"{who}as of {report.subject.as_of.isoformat()}{at}; "
            f"{looked_for} looked for{by_name}; pplcheck {report.tool_version}."
        )
        if not self._verdicts:
            yield ""
            yield "No use of a commons was found that could be judged."

    def _answers(self) -> Iterator[str]:
        yield from _some(map(self._answer, self._verdicts), _MOST_USES, "use")

    def _answer(self, verdict: Verdict) -> str:
        use = self._uses[verdict.use]
        name = self._names[use.asset]
        where = f" at {text(use.site)}" if len(self._report.sites) > 1 and use.site else ""
        licence = f" ({text(verdict.licence)})" if verdict.licence else ""
        parts = [
            f"- **{text(name)}**{licence}{where}: **{_answered(verdict, use)}**.",
            f"{text(_sentence(verdict.says))}{_by(verdict)}.",
        ]
        taken = dict(verdict.readings)
        readings = [f"{one}: “{taken[one]}”" for one in verdict.hangs_on if one in taken]
        if readings:
            many = "reading" if len(readings) == 1 else "readings"
            parts.append(f"Under the {many} {text('; '.join(readings))}.")
        if self._is_own_word(verdict):
            parts.append("All facts that it rests on are our own word.")
        if verdict.version:
            parts.append(f"{text(_sentence(verdict.version))}.")
        if verdict.agreement:
            parts.append(f"By the agreement {text(verdict.agreement.agreement.id)}.")
        if verdict.parts:
            told = (f"{one.licence}: {OUTCOMES[one.outcome]}" for one in verdict.parts)
            parts.append(f"Each by itself: {text('; '.join(told))}.")
        if verdict.settle:
            # Where several licences hold, each of those that ask must be settled.
            is_choice = len(verdict.settle) > 1 and not verdict.parts
            ways = text((", or " if is_choice else "; ").join(verdict.settle))
            parts.append(f"To settle it{', one of' if is_choice else ''}: {ways}.")
        return " ".join(parts)

    def _is_own_word(self, verdict: Verdict) -> bool:
        """Whether nobody else says, and nothing shows, what is stated of us."""
        told = (step for one in _each(verdict) if one.proof for step in decisive(one.proof))
        ids = {id_ for step in told for id_ in evidence(step)}
        facts = [
            fact
            for _, fact in self._report.evidence
            if fact.id in ids and fact.name in self._stated
        ]
        return bool(facts) and all(
            fact.by is Speaker.SELF and fact.level <= Level.STATED for fact in facts
        )

    def _words(self) -> Iterator[str]:
        """Yield the clauses that the answers name, each once, in the licences' own words."""
        found = {
            f"- {text(terms.id)}, {text(clause.number)}: “{text(clause.text)}”": None
            for verdict in self._verdicts
            for one in _each(verdict)
            if (terms := self._terms.get(one.licence))
            for clause in clauses_within(terms, (*one.clause.split("; "), *one.grounds))
        }
        yield from _some(found, _MOST_CLAUSES, "clause")

    def _to_do(self) -> Iterator[str]:
        yield from _some(dict.fromkeys(self._duties()), _MOST_LINES, "line")

    def _duties(self) -> Iterator[str]:
        """Yield the duties that are not known to be done, with the lines to add."""
        for verdict in self._verdicts:
            use = self._uses[verdict.use]
            name = text(self._names[use.asset])
            for duty in verdict.duties:
                if duty.met is not Value.YES:
                    doubt = "" if duty.met is Value.NO else " (not known whether it is done)"
                    yield f"- {name}: {text(duty.says)} ({text(duty.clause)}){doubt}"
            yield from (f"- {name}: {line}" for line in to_add(use))

    def _documents(self) -> Iterator[str]:
        yield from _some(
            dict.fromkeys(self._told_of(owner, fact) for owner, fact in self._kept()),
            _MOST_DOCUMENTS,
            "document",
        )

    def _kept(self) -> Iterator[tuple[str, Fact]]:
        """Yield what is known of us, the weightiest first."""
        own = [
            (owner, fact)
            for owner, fact in self._report.evidence
            if owner in self._entities and fact.value in _DECIDED and fact.level > Level.SIGNAL
        ]
        yield from sorted(
            ((owner, fact) for owner, fact in own if fact.name in self._stated),
            key=lambda pair: (-pair[1].level, pair[1].evidence, pair[1].name),
        )

    def _told_of(self, owner: str, fact: Fact) -> str:
        del owner
        until = f", until {fact.valid_until.isoformat()}" if fact.valid_until else ""
        weight = f"{LEVELS[fact.level]}, by {fact.by}{until}"
        return f"- {text(fact.evidence)}: `{fact.name}` = {fact.value} ({weight})"

    def _endings(self) -> Iterator[str]:
        told = (
            f"- {one.on.isoformat()}: {text(one.what)} ({text(one.evidence)})"
            for one in self._report.reminders
        )
        yield from _some(told, _MOST_QUESTIONS, "date")

    def _questions(self) -> Iterator[str]:
        asked: dict[str, list[str]] = {}
        for verdict in self._verdicts:
            for question, terms in self._asked(verdict):
                clauses = ", ".join(one.number for one in clauses_served(terms, question.name))
                by = f"{terms.id} {clauses}".strip()
                asked.setdefault(_question(question), []).append(by)
        told = (
            f"- {line} ({text('; '.join(dict.fromkeys(by)))})" for line, by in asked.items()
        )
        yield from _some(told, _MOST_QUESTIONS, "question")

    def _asked(self, verdict: Verdict) -> Iterator[tuple[Question, Terms]]:
        """Yield what would decide a verdict, what settles most first."""
        if verdict.outcome is not OutcomeKind.UNDETERMINED:
            return
        for one in (verdict, *verdict.parts):
            terms = self._terms.get(one.licence)
            facts = [one.ask_first, *(name for way in one.missing for name, _ in way.answers)]
            for fact in dict.fromkeys(filter(None, facts)):
                for question in terms.questions if terms else ():
                    if question.name == fact and terms:
                        yield question, terms

    def _cautions(self) -> Iterator[str]:
        used = {use.asset.partition("#")[0] for use in self._report.uses}
        for one in self._report.commons:
            if one.id in used and one.note:
                yield f"- {text(one.name)}: {text(one.note)}"
        hints = [use for use in self._report.uses if use.is_hint]
        if hints:
            names = ", ".join(dict.fromkeys(self._names[use.asset] for use in hints))
            yield f"- May be used, though nothing shows it by itself: {text(names)}"
        unread = (
            f"- {text(str(one.place))}: {text(one.reason)}"
            for one in self._report.survey.unread
        )
        yield from _some(unread, _MOST_QUESTIONS, "place")


def _some(lines: Iterable[str], most: int, what: str) -> Iterator[str]:
    """Yield so many of the lines, and how many are left out."""
    every = list(lines)
    yield from every[:most]
    if len(every) > most:
        yield f"- and {counted(len(every) - most, f'more {what}')} (`--format json` has all)"


def _each(verdict: Verdict) -> Iterator[Verdict]:
    """Yield a verdict, and those of the parts of its licence."""
    yield verdict
    for part in verdict.parts:
        yield from _each(part)


def _answered(verdict: Verdict, use: Use) -> str:
    """Return the answer: a yes is on condition while a duty is open."""
    is_open = any(one.met is not Value.YES for one in verdict.duties) or has_to_add(use)
    if verdict.outcome is OutcomeKind.PERMITTED and is_open:
        return _IF_DONE
    return _ANSWERS[verdict.outcome]


def _by(verdict: Verdict) -> str:
    numbers: Sequence[str] = verdict.grounds or ((verdict.clause,) if verdict.clause else ())
    return f" ({text(', '.join(numbers))})" if numbers else ""


def _sentence(said: str) -> str:
    """Return words as the beginning of a sentence, without a full stop at their end."""
    return f"{said[:1].upper()}{said[1:]}".rstrip(".")


def _question(question: Question) -> str:
    papers = f" Settled by: {text('; '.join(question.settles))}." if question.settles else ""
    return f"{text(question.ask)}{papers}"
