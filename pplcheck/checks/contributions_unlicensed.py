"""Did others than the stewards make a part of this, and does nothing say on which terms?"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pplcheck.graph import CommonsGraph
from pplcheck.model.contribution import (
    Contributions,
    Contributor,
    Ground,
    Relicensing,
    Rule,
    RuleKind,
    Work,
)
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey

NAME = "contributions-unlicensed"
SEVERITY = Severity.WARNING

_COVERING = frozenset({RuleKind.AGREEMENT, RuleKind.INBOUND})
# Who agreed to more than the licence of that day need not be asked again.
_OUTLASTING = frozenset({Ground.STEWARD, Ground.AGREEMENT})
_WEAK = frozenset({Ground.NONE, Ground.HOST})
_MOST_NAMES, _LONGEST_NAME = 8, 60
_RULE = (
    "say in CONTRIBUTING.md that contributions come in under the licence of the work, and ask "
    "those who contributed before"
)
_SIGN_OFF = "; say there too that a sign-off stands for the Developer Certificate of Origin"
_ASK = "ask them, and keep their answers"
_NAMES = " (`--people` names them)"


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield what has no ground or a weak one, and what changed since it was given."""
    del graph
    made = survey.contributions
    if made is None or sum(not one.is_bot for one in made.contributors) <= 1:
        return
    total = len({work.path for one in made.contributors for work in one.works})
    share = _share(made, lambda work: work.ground in _WEAK)
    if share.people:
        yield _without(share, made, total)
    for rule in made.rules:
        if rule.is_other:
            yield _other(rule, made)
    change = made.relicensing
    if change is not None:
        yield from _before(change, made, total)


@dataclass(frozen=True, slots=True)
class _Share:
    """What some contributors did that is in question.

    Attributes:
        people: whose share is more than slight.
        slight: how many others there are.
        places: the files, those that most of them changed first.

    """

    people: tuple[Contributor, ...]
    slight: int
    places: tuple[Location, ...]

    def told(self, made: Contributions, total: int) -> str:
        """Say how many people and files there are."""
        others = "" if made.are_stewards_known else " besides whoever committed most"
        count = _counted(len(self.people), "person", "people")
        files = f"{len(self.places):,} of the {total:,} files that stand here"
        return f"{count}{others} worked on {files}"

    def names(self) -> str:
        """Name them, if they are to be named."""
        named = [one.names[0][:_LONGEST_NAME] for one in self.people if one.names]
        more = len(named) - _MOST_NAMES
        shown = named[:_MOST_NAMES] + ([f"{more} more"] if more > 0 else [])
        return f": {', '.join(shown)}" if shown else ""

    def rest(self) -> str:
        """Count those with small changes apart."""
        if not self.slight:
            return ""
        who = _counted(self.slight, "other", "others")
        return f"; {who} changed one file once or twice, which may hold no right at all"


def _share(made: Contributions, is_meant: Callable[[Work], bool]) -> _Share:
    people, slight = [], 0
    files: dict[str, list[tuple[date, Contributor]]] = defaultdict(list)
    for one in made.contributors:
        works = [] if one.is_bot else [work for work in one.works if is_meant(work)]
        if not works:
            continue
        if one.is_slight:
            slight += 1
            continue
        people.append(one)
        for work in works:
            files[work.path].append((work.first, one))
    ordered = sorted(files.items(), key=lambda item: (-len(item[1]), item[0]))
    return _Share(tuple(people), slight, tuple(_place(path, by) for path, by in ordered))


def _place(path: str, by: Sequence[tuple[date, Contributor]]) -> Location:
    days = [day for day, _ in by]
    first, last = min(days), max(days)
    when = f"from {first} on" if first == last else f"they began between {first} and {last}"
    return Location(Place(path), f"{_counted(len(by), 'person', 'people')}, {when}")


def _without(share: _Share, made: Contributions, total: int) -> Finding:
    bare = {
        work.path for one in share.people for work in one.works if work.ground is Ground.NONE
    }
    hosted = any(work.ground is Ground.HOST for one in share.people for work in one.works)
    is_mostly_bare = len(bare) * 2 >= len(share.places)
    rules = sorted(
        (rule.since, rule.place.path)
        for rule in made.rules
        if rule.kind in _COVERING and rule.since
    )
    why = _why(len(bare), is_hosted=hosted)
    if rules:
        why += f" before {rules[0][0]}, when {rules[0][1]} came"
    message = f"{share.told(made, total)}, and {why}{share.rest()}{share.names()}"
    hint = _ASK if rules else _RULE
    is_signed = any(one.signed for one in share.people)
    if is_signed and not any(rule.kind is RuleKind.SIGN_OFF for rule in made.rules):
        hint += _SIGN_OFF
    severity = Severity.WARNING if is_mostly_bare else Severity.NOTE
    return _finding(severity, message, hint, share)


def _why(bare: int, *, is_hosted: bool) -> str:
    if not is_hosted:
        return "nothing says on which terms"
    besides = f" (for {_counted(bare, 'file', 'files')} nothing does)" if bare else ""
    return f"only GitHub's terms (D.6) say on which terms{besides}"


def _before(change: Relicensing, made: Contributions, total: int) -> Iterator[Finding]:
    def is_older(work: Work) -> bool:
        return work.first < change.on and work.ground not in _OUTLASTING

    share = _share(made, is_older)
    if share.people:
        when = f"before the licence changed from {change.before} to {change.after}"
        asked = "and nothing here says that they agreed"
        yield _finding(
            Severity.WARNING,
            f"{share.told(made, total)} {when} on {change.on}, {asked}"
            f"{share.rest()}{share.names()}",
            _ASK,
            share,
        )


def _other(rule: Rule, made: Contributions) -> Finding:
    kept = sum(
        not one.is_bot and any(work.ground is Ground.INBOUND for work in one.works)
        for one in made.contributors
    )
    who = _counted(kept, "person", "people")
    whose = f": {who} contributed on these terms" if kept else ""
    return Finding(
        NAME,
        Severity.WARNING,
        f"contributions come in under {rule.licence}, which is not the licence of the work"
        + whose,
        'write "the licence of this work" in place of a name, and ask those who contributed',
        (Location(rule.place, rule.says[:200]),),
    )


def _finding(severity: Severity, message: str, hint: str, share: _Share) -> Finding:
    named = any(one.names for one in share.people)
    return Finding(NAME, severity, message, hint + ("" if named else _NAMES), share.places)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
