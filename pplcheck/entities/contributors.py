"""Which names and addresses in the history are one contributor's, and on what ground?

Two are one where `.mailmap` says so, where the address is the same, or a full name is. Who has
two addresses and two names counts twice: too many are better than two people taken for one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pplcheck.entities.addresses import account, employers_of, host_of, is_below, is_bot
from pplcheck.entities.mailmap import Mailmap
from pplcheck.entities.opted_out import are_mails_opted_out
from pplcheck.model.contribution import (
    Authored,
    Contributions,
    Contributor,
    Ground,
    Rule,
    RuleKind,
    Work,
)
from pplcheck.model.entity import Entity

_DOMAINS, _MAIL = frozenset({"domain", "email_domain"}), "mail"
# What git and its guides put in place of a name.
_NO_NAMES = frozenset({"your name", "first last", "john doe", "jane doe", "unknown author"})
_COVERING = (
    (RuleKind.AGREEMENT, Ground.AGREEMENT),
    (RuleKind.INBOUND, Ground.INBOUND),
)


def contributions_from(
    authors: Sequence[Authored],
    mailmap: Mailmap,
    stewards: Iterable[Entity],
    rules: Sequence[Rule],
    hosted: date | None,
    opt_out: Collection[str] = (),
) -> Contributions:
    """Return who contributed, and on what ground each work stands.

    Args:
        authors: each name and address of the history.
        mailmap: of the repository.
        stewards: those that the configuration names; by their identifiers `domain`,
            `email_domain` and `mail` they are known in the history.
        rules: of the repository.
        hosted: the first day on which the host is known to have held it, or None.
        opt_out: hashes of persons who must not appear: they are counted, and no more.

    """
    proper = [mailmap.proper(one.name, one.mail) for one in authors]
    people = [
        _Person.of([authors[number] for number in numbers], [proper[n] for n in numbers])
        for numbers in _joined(proper)
    ]
    people.sort(key=lambda one: (-one.done.commits, one.done.first, one.names, one.mails))
    known = _Stewards.named(stewards)
    rules = _dated(rules, authors)
    grounds = _Grounds(rules, hosted)
    among = known or _Stewards.presumed(people)
    found = (
        one.contributor(
            grounds,
            is_steward=among.include(one.mails),
            is_hidden=are_mails_opted_out(one.mails, opt_out),
        )
        for one in people
    )
    return Contributions(
        tuple(one for one in found if one.works),
        tuple(sorted(rules, key=lambda rule: (rule.place, rule.kind))),
        are_stewards_known=bool(known),
    )


@dataclass(frozen=True, slots=True)
class _Person:
    """All names and addresses of one, and what was done under them."""

    names: tuple[str, ...]
    mails: tuple[str, ...]
    done: Authored
    is_bot: bool

    @classmethod
    def of(cls, authored: Sequence[Authored], proper: Sequence[tuple[str, str]]) -> "_Person":
        """Bring together what was done under several names.

        Args:
            authored: as the history has them.
            proper: the name and the address that each stands for.

        """
        mails = [mail.lower() for _, mail in proper]
        mails += [one.mail.lower() for one in authored]
        return cls(
            tuple(dict.fromkeys(name for name, _ in proper if name)),
            tuple(dict.fromkeys(mails)),
            _merged(authored),
            all(is_bot(mail.lower(), name) for name, mail in proper),
        )

    @property
    def employers(self) -> tuple[str, ...]:
        """Domains that look like an organisation's."""
        return tuple(sorted(employers_of(self.names, self.mails)))

    def contributor(
        self, grounds: "_Grounds", *, is_steward: bool, is_hidden: bool
    ) -> Contributor:
        """Return what is told of them: no address, and of who opted out no name either."""
        return Contributor(
            names=() if is_hidden else self.names,
            employers=() if is_hidden else self.employers,
            commits=self.done.commits,
            signed=self.done.signed,
            first=self.done.first,
            last=self.done.last,
            works=tuple(grounds.works(self.done, is_steward=is_steward)),
            is_bot=self.is_bot,
        )


@dataclass(frozen=True, slots=True)
class _Stewards:
    """How the stewards are known in a history."""

    domains: frozenset[str]
    mails: frozenset[str]

    @classmethod
    def named(cls, entities: Iterable[Entity]) -> "_Stewards":
        """Return those that the configuration names."""
        told = [pair for entity in entities for pair in entity.identifiers]
        return cls(
            frozenset(_host(value) for kind, value in told if kind in _DOMAINS) - {""},
            frozenset(value.strip().lower() for kind, value in told if kind == _MAIL),
        )

    @classmethod
    def presumed(cls, people: Iterable[_Person]) -> "_Stewards":
        """Return whoever committed most, with whom shares the domain of their organisation."""
        first = next((one for one in people if not one.is_bot), None)
        if first is None:
            return cls(frozenset(), frozenset())
        return cls(frozenset(first.employers), frozenset(first.mails))

    def __bool__(self) -> bool:
        return bool(self.domains or self.mails)

    def include(self, mails: Iterable[str]) -> bool:
        """Whether one of somebody's addresses is a steward's."""
        return any(
            mail in self.mails or any(is_below(host_of(mail), one) for one in self.domains)
            for mail in mails
        )


def _host(address: str) -> str:
    """Return the host of an address that may have a scheme and a path."""
    return (
        address.rpartition("//")[2].partition("/")[0].strip(". ").lower().removeprefix("www.")
    )


class _Grounds:
    """The grounds on which a work may stand."""

    def __init__(self, rules: Iterable[Rule], hosted: date | None) -> None:
        rules = list(rules)
        self._means_sign_off = any(rule.kind is RuleKind.SIGN_OFF for rule in rules)
        # A rule covers what came after it; one whose beginning nobody knows, everything.
        begins = [
            (ground, min(rule.since or date.min for rule in rules if rule.kind is kind))
            for kind, ground in _COVERING
            if any(rule.kind is kind for rule in rules)
        ]
        self._begins = [*begins, *([(Ground.HOST, hosted)] if hosted else [])]

    def works(self, one: Authored, *, is_steward: bool) -> Iterator[Work]:
        """Yield what somebody did, with the strongest ground that covers all of it."""
        for touch in one.touches:
            unsigned = touch.unsigned if self._means_sign_off else touch.first
            ground = Ground.STEWARD if is_steward else self._ground(unsigned)
            yield Work(touch.path, touch.first, ground)

    def _ground(self, unsigned: date | None) -> Ground:
        if unsigned is None:
            return Ground.SIGNED_OFF
        covering = (ground for ground, begins in self._begins if begins <= unsigned)
        return next(covering, Ground.NONE)


def _dated(rules: Sequence[Rule], authors: Iterable[Authored]) -> list[Rule]:
    """Return the rules with the days from which their files were there."""
    days: dict[str, date | None] = {rule.place.path: None for rule in rules}
    for author in authors if days else ():
        for touch in author.touches:
            if touch.path in days:
                days[touch.path] = min(days[touch.path] or date.max, touch.first)
    return [replace(rule, since=days[rule.place.path]) for rule in rules]


def _joined(proper: Sequence[tuple[str, str]]) -> list[list[int]]:
    """Return the numbers of the names and addresses that are one contributor's."""
    heads: dict[str, int] = {}
    parents = list(range(len(proper)))

    def head(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for number, (name, mail) in enumerate(proper):
        for key in _keys(name, mail):
            first = heads.setdefault(key, number)
            parents[head(number)] = head(first)
    people: dict[int, list[int]] = defaultdict(list)
    for number in range(len(proper)):
        people[head(number)].append(number)
    return list(people.values())


def _keys(name: str, mail: str) -> Iterator[str]:
    """Yield what makes two of them one."""
    mail, full = account(mail.lower()), " ".join(name.lower().split())
    if "@" in mail:
        yield f"<{mail}>"
    if " " in full and full not in _NO_NAMES:
        yield full
    if "@" not in mail and " " not in full:
        yield f"{full} <{mail}>"


def _merged(ones: Sequence[Authored]) -> Authored:
    if len(ones) == 1:
        return ones[0]
    touches = {touch.path: touch for touch in ones[0].touches}
    for one in ones[1:]:
        for touch in one.touches:
            other = touches.get(touch.path, touch)
            unsigned = [day for day in (touch.unsigned, other.unsigned) if day]
            touches[touch.path] = replace(
                touch,
                first=min(touch.first, other.first),
                unsigned=min(unsigned, default=None),
            )
    return replace(
        ones[0],
        commits=sum(one.commits for one in ones),
        signed=sum(one.signed for one in ones),
        first=min(one.first for one in ones),
        last=max(one.last for one in ones),
        touches=tuple(touches[path] for path in sorted(touches)),
    )
