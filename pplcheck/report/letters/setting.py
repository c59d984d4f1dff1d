"""Who writes to whom about which uses? What both letters have in common."""

from collections.abc import Iterable
from dataclasses import dataclass

from pplcheck.model.entity import Entity
from pplcheck.model.letter import Table
from pplcheck.model.report import Report
from pplcheck.model.terms import Terms
from pplcheck.model.translation import Translation
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.report.letters.words import Words

_WHOLE = "."


@dataclass(frozen=True, slots=True)
class Setting:
    """What a letter is made from.

    Attributes:
        report: of the whole journey, with the addressee named.
        entity: the addressee.
        stewards: names of those who write; empty where they are not known.
        words: the sentences of its language.
        translation: the words of terms in its language.

    """

    report: Report
    entity: Entity
    stewards: tuple[str, ...]
    words: Words
    translation: Translation

    @property
    def day(self) -> str:
        """The day for which all of it holds."""
        return self.report.subject.as_of.isoformat()

    @property
    def commons(self) -> str:
        """The name of the commons."""
        return self.report.subject.name

    def head(self) -> tuple[tuple[str, str], ...]:
        """Return from whom, to whom, and when."""
        say = self.words.say
        return (
            (say("from"), self._with_address()),
            (say("to"), self.entity.names[0]),
            (say("date"), self.day),
        )

    def closing(self) -> tuple[str, ...]:
        """Return the last lines."""
        return self.words.say("regards"), self._with_address()

    def sender(self) -> str:
        """Return who writes: the stewards by their names, where these are known."""
        named = self.words.say("stewards_of", commons=self.commons)
        return ", ".join(self.stewards) or named

    def _with_address(self) -> str:
        return f"{self.sender()} ({self.blank('fill_name')})"

    def blank(self, key: str) -> str:
        """Return the mark of something that a person must still write."""
        return self.words.say("fill_in", what=self.words.say(key))

    def greeting(self) -> str:
        """Return the first line."""
        return self.words.say("greeting", name=self.entity.names[0])

    def asset(self, id_: str) -> str:
        """Return the name of an asset; of the whole, that of the commons."""
        if id_ == _WHOLE:
            return self.words.say("whole_work", commons=self.commons)
        return next((one.name for one in self.report.assets if one.id == id_), id_)

    def acts(self, use: Use) -> str:
        """Return what is done, in words."""
        listed = self.words.listed("acts", tuple(act.value for act in use.acts))
        return listed or self.words.say("acts_unknown")

    def title(self, licence: str) -> str:
        """Return the name of a licence, with its id."""
        terms = self.terms(licence)
        return f"{terms.title} ({licence})" if terms else licence

    def titles(self, licences: Iterable[str]) -> str:
        """Return the names of licences, with commas."""
        return ", ".join(self.title(one) for one in dict.fromkeys(licences))

    def terms(self, licence: str) -> Terms | None:
        """Return the terms of a licence, where they are known."""
        return next((one for one in self.report.terms if one.id == licence), None)

    def verdicts(self) -> tuple[tuple[Verdict, Use], ...]:
        """Return the verdicts on the addressee's uses, in order."""
        uses = {use.id: use for use in self.report.uses if use.entity == self.entity.id}
        return tuple((one, uses[one.use]) for one in self.report.verdicts if one.use in uses)

    def licences(self, chosen: Iterable[tuple[Verdict, Use]]) -> tuple[str, ...]:
        """Return the licences of some uses; of the commons, where there are none."""
        found = dict.fromkeys(one for verdict, _ in chosen for one in verdict.licences)
        return tuple(found) or tuple(
            dict.fromkeys(one.licence for one in self.report.assets if one.licence)
        )

    def uses(self, chosen: Iterable[tuple[Verdict, Use]]) -> Table:
        """Return the table of some uses, as they are recorded."""
        say = self.words.say
        keys = ("asset", "licence", "acts", "purpose", "since", "evidence")
        return Table(
            tuple(say(f"column_{key}") for key in keys),
            tuple(
                (
                    self.asset(use.asset),
                    verdict.licence,
                    self.acts(use),
                    say(f"commercial_{use.commercial}"),
                    use.since.isoformat() if use.since else say("since_unknown"),
                    "; ".join(dict.fromkeys(how.evidence for how in use.how)),
                )
                for verdict, use in chosen
            ),
        )
