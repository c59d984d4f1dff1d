"""The draft of an agreement, and the letter that proposes it, for the stewards to review."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pplcheck.model.act import Act
from pplcheck.model.agreement import Agreement, AgreementKind, AgreementState, Schedule
from pplcheck.model.fact import Value
from pplcheck.model.letter import Block, Items, Letter, Paragraph, Part, Table, Verbatim
from pplcheck.model.terms import OutcomeKind
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.report.letters.clauses import clauses_numbered
from pplcheck.report.letters.record import Proposed, record
from pplcheck.report.letters.setting import Setting

_ONE_DAY = timedelta(days=1)
_FREE = frozenset({OutcomeKind.PERMITTED, OutcomeKind.DUTIES_UNMET})


@dataclass(frozen=True, slots=True)
class Scope:
    """What whoever drafts has named; all else follows from what is recorded.

    Attributes:
        asset: id of the only asset, or empty.
        acts: that are to be covered; those of the use where none is named.
        commercial: whether commercial use is; None for what the use is.
        begins, until: the days, or None.

    """

    asset: str = ""
    acts: tuple[Act, ...] = ()
    commercial: Value | None = None
    begins: date | None = None
    until: date | None = None


def proposals(
    setting: Setting, scope: Scope, schedules: Iterable[Schedule]
) -> tuple[Proposed, ...]:
    """Return what could be agreed: on the asset that is named, else on each use in question.

    In question are the uses that the licence alone does not permit for certain, and those that
    an agreement covers which ends soon. Where the acts of a use are not known, and none are
    named, its proposal has none.

    Args:
        setting: who writes to whom about what.
        scope: what was named.
        schedules: that the stewards published.

    """
    published = tuple(schedules)
    chosen = tuple(_chosen(setting, scope))
    assets = {use.asset for _, use in chosen}
    found = [_proposed(setting, scope, pair, published) for pair in chosen]
    if scope.asset and scope.asset not in assets:
        found.append(_of_no_use(setting, scope, published))
    return tuple(found)


def agreeing_letter(setting: Setting, scope: Scope, proposed: tuple[Proposed, ...]) -> Letter:
    """Return the letter that proposes an agreement.

    Args:
        setting: who writes to whom about what.
        scope: what was named.
        proposed: as `proposals` gives it; at least one, each with acts.

    """
    say = setting.words.say
    assets = tuple(dict.fromkeys(one.asset for one in proposed))
    subject = (
        say("agree_subject", asset=setting.asset(assets[0]))
        if len(assets) == 1
        else say("agree_subject_several", commons=setting.commons)
    )
    written = record(proposed, setting.words, setting.report.subject.as_of)
    return Letter(
        language=setting.words.language,
        on=setting.report.subject.as_of,
        subject=subject,
        head=setting.head(),
        greeting=setting.greeting(),
        parts=(
            Part("", tuple(_opening(setting, scope))),
            Part(say("heading_clause"), tuple(_clauses(setting, scope, assets))),
            Part(say("heading_terms"), tuple(_terms(setting, proposed))),
            *_duties(setting, assets),
            Part(say("heading_written"), (Paragraph(say("written_intro")), Verbatim(written))),
            Part(say("heading_signed"), (_signatures(setting),)),
            Part(
                "", (Paragraph(say("no_admission")), Paragraph(say("as_of", date=setting.day)))
            ),
        ),
        closing=setting.closing(),
        note=say("not_advice", date=setting.day),
        colon=say("colon"),
    )


def _chosen(setting: Setting, scope: Scope) -> Iterator[tuple[Verdict, Use]]:
    for verdict, use in setting.verdicts():
        if scope.asset:
            if use.asset == scope.asset:
                yield verdict, use
        elif verdict.outcome not in _FREE or (
            verdict.agreement and verdict.agreement.ends_soon
        ):
            yield verdict, use


def _proposed(
    setting: Setting,
    scope: Scope,
    chosen: tuple[Verdict, Use],
    published: tuple[Schedule, ...],
) -> Proposed:
    verdict, use = chosen
    as_of = setting.report.subject.as_of
    before = verdict.agreement.agreement if verdict.agreement else None
    ends = before.until if before else None
    owes = verdict.outcome is OutcomeKind.OWES_RECIPROCITY
    schedule = _schedule(published, verdict.licences, use.asset, as_of)
    # Whoever agreed on something of their own is asked for that again, not for what is for all.
    is_own = before is not None and bool(before.gives)
    # Whoever may use it commercially may use it otherwise, too; so an open question is no gap.
    commercial = Value.NO if use.commercial is Value.NO else Value.YES
    return Proposed(
        kind=AgreementKind.SETTLEMENT if owes else AgreementKind.PERMISSION,
        entity=setting.entity.id,
        asset=use.asset,
        acts=scope.acts or use.done,
        commercial=scope.commercial or commercial,
        begins=scope.begins or (_after(ends) if ends else as_of),
        until=scope.until,
        gives=before.gives if before and is_own else schedule.gives if schedule else "",
        evidence=schedule.evidence if schedule and not is_own else "",
        renews=before.id if before and is_own else "",
        waives=before.waives if before else (),
    )


def _after(day: date) -> date:
    return min(day, date.max - _ONE_DAY) + _ONE_DAY


def _of_no_use(setting: Setting, scope: Scope, published: tuple[Schedule, ...]) -> Proposed:
    """Return the proposal on an asset that the entity is not known to use yet."""
    as_of = setting.report.subject.as_of
    schedule = _schedule(published, (_licence(setting, scope.asset),), scope.asset, as_of)
    return Proposed(
        kind=AgreementKind.PERMISSION,
        entity=setting.entity.id,
        asset=scope.asset,
        acts=scope.acts,
        commercial=scope.commercial or Value.YES,
        begins=scope.begins or as_of,
        until=scope.until,
        gives=schedule.gives if schedule else "",
        evidence=schedule.evidence if schedule else "",
    )


def _schedule(
    published: tuple[Schedule, ...], licences: tuple[str, ...], asset: str, as_of: date
) -> Schedule | None:
    """Return the first schedule that applies, the one for this asset before one for all."""
    applying = [one for one in published if one.is_for(licences, asset, as_of)]
    return min(applying, key=lambda one: not one.asset, default=None)


def _licence(setting: Setting, asset: str) -> str:
    found = (one.licence for one in setting.report.assets if one.id == asset)
    return next(found, None) or ""


def _opening(setting: Setting, scope: Scope) -> Iterator[Block]:
    say = setting.words.say
    chosen = tuple(_chosen(setting, scope))
    yield Paragraph(say("agree_draft"))
    intro = "agree_intro" if chosen else "agree_intro_none"
    yield Paragraph(say(intro, commons=setting.commons))
    if chosen:
        yield setting.uses(chosen)
    assets = {use.asset for _, use in chosen} | {scope.asset}
    for agreed in setting.report.agreements:
        one = agreed.agreement
        is_theirs = one.entity == setting.entity.id and one.asset in assets
        if is_theirs and agreed.state is AgreementState.IN_FORCE:
            yield Paragraph(_in_force(setting, one))


def _in_force(setting: Setting, one: Agreement) -> str:
    """Say what is agreed by now: its name, its last day, and what is given in return."""
    say = setting.words.say
    until = one.until.isoformat() if one.until else say("until_none")
    asset, gives = setting.asset(one.asset), one.gives.rstrip(".") or say("gives_none")
    said = say("in_force", agreement=one.id, asset=asset, until=until, gives=gives)
    waived = say("in_force_waives", duties=", ".join(one.waives)) if one.waives else ""
    return f"{said} {waived}".rstrip()


def _clauses(setting: Setting, scope: Scope, assets: tuple[str, ...]) -> Iterator[Block]:
    say, day = setting.words.say, setting.day
    seen = set()
    for verdict, use in _chosen(setting, scope):
        seen.add(use.asset)
        asset = setting.asset(use.asset)
        terms = setting.terms(verdict.licence)
        clauses = clauses_numbered(terms, verdict.clause) if terms else ()
        if verdict.outcome in _FREE:
            yield Paragraph(say("clause_allowed", asset=asset, date=day))
        elif not clauses:
            licence = setting.title(verdict.licence)
            yield Paragraph(say("clause_open", licence=licence, asset=asset, date=day))
        for clause in clauses if verdict.outcome not in _FREE else ():
            licence = setting.title(verdict.licence)
            values = {"licence": licence, "number": clause.number, "asset": asset}
            yield Paragraph(say("clause_of_use", date=day, **values))
            yield Paragraph(f"“{clause.text}”")
    for id_ in assets:
        if id_ not in seen:
            yield Paragraph(say("clause_none", asset=setting.asset(id_)))


def _terms(setting: Setting, proposed: tuple[Proposed, ...]) -> Iterator[Block]:
    say = setting.words.say
    for one in proposed:
        purpose = "purpose_no" if one.commercial is Value.NO else "purpose_all"
        asset = setting.asset(one.asset)
        covered = say("scope_terms", asset=asset, licence=_licence(setting, one.asset))
        until = one.until.isoformat() if one.until else setting.blank("fill_until")
        acts = setting.words.listed("acts", tuple(act.value for act in one.acts))
        yield Table(
            (say("scope"), covered),
            (
                (say("scope_acts"), acts),
                (say("scope_purpose"), say(purpose)),
                (say("scope_from"), one.begins.isoformat()),
                (say("scope_until"), until),
                (say("scope_gives"), _gives(setting, one)),
            ),
        )
    yield Paragraph(say("scope_else"))


def _gives(setting: Setting, one: Proposed) -> str:
    """Return what is proposed in return: as before, as published, or still to be agreed."""
    say = setting.words.say
    if one.renews:
        return say("as_before", gives=one.gives, agreement=one.renews)
    if one.gives:
        return say("published", gives=one.gives, evidence=one.evidence)
    return setting.blank("fill_terms")


def _duties(setting: Setting, assets: tuple[str, ...]) -> Iterator[Part]:
    """Yield the duties of the licences of what is proposed, with their clauses."""
    say = setting.words.say
    points = []
    for licence in dict.fromkeys(_licence(setting, asset) for asset in assets):
        terms = setting.terms(licence)
        numbers = {clause.id: clause.number for clause in terms.clauses} if terms else {}
        for duty in terms.duties if terms else ():
            words = setting.translation.of(duty.say)
            points.append(f"{words} ({licence}, {numbers[duty.clause]}; {duty.name})")
    if points:
        blocks = (Paragraph(say("duties_intro")), Items(tuple(points)))
        yield Part(say("heading_duties"), blocks)


def _signatures(setting: Setting) -> Table:
    say = setting.words.say
    blank = say("blank")
    sides = (setting.sender(), setting.entity.names[0])
    return Table(
        tuple(say(f"column_{key}") for key in ("side", "name", "place", "sign")),
        tuple((side, blank, blank, blank) for side in sides),
    )
