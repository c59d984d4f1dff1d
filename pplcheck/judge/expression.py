"""What do several licences, joined by OR and AND, say of one use?

Of a work under one licence OR another the user may choose: the best part counts. Under one AND
another all parts hold: the worst counts, and a denial by one is certain whatever the others
say. Each part is judged by itself, and its verdict stays beside the whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice, product
from typing import Final, assert_never

from pplcheck.judge.advice import LARGEST_SET, MOST_SETS, heaviest
from pplcheck.judge.outside import open_to_all, without_terms
from pplcheck.judge.parts import Alone, Joined, Open, Part, Unknown, leaves_of, str_of, terms_in
from pplcheck.judge.verdict import answerable_of, judge_use, outcome_of
from pplcheck.model.fact import Value
from pplcheck.model.known import Known
from pplcheck.model.terms import OutcomeKind
from pplcheck.model.use import Use
from pplcheck.model.verdict import DutyState, Join, Verdict, WouldDecide

# What the user would choose, best first.
_BEST: Final = (
    OutcomeKind.PERMITTED,
    OutcomeKind.DUTIES_UNMET,
    OutcomeKind.UNDETERMINED,
    OutcomeKind.OWES_RECIPROCITY,
    OutcomeKind.NOT_PERMITTED,
)
# What binds where all hold, worst first: not the opposite, since a denial is certain whatever
# is unknown beside it, and what is unknown may still deny.
_WORST: Final = (
    OutcomeKind.NOT_PERMITTED,
    OutcomeKind.OWES_RECIPROCITY,
    OutcomeKind.UNDETERMINED,
    OutcomeKind.DUTIES_UNMET,
    OutcomeKind.PERMITTED,
)
_ORDERS: Final = {Join.ANY: _BEST, Join.ALL: _WORST}
# A work under two or three licences needs a tenth of it. Of more, small sets are looked for
# first, and what is left out is advice, never an outcome.
_MOST_PAIRS: Final = 20_000
_MOST_TRIED: Final = 10_000
_GIVEN: Final = frozenset({OutcomeKind.PERMITTED, OutcomeKind.DUTIES_UNMET})
_DECIDED: Final = tuple(kind for kind in _BEST if kind is not OutcomeKind.UNDETERMINED)


def judge_expression(part: Part, use: Use, known: Mapping[str, Known]) -> Verdict:
    """Return what the licences of an expression say of a use, with the verdict of each part.

    The whole has no proof and no readings of its own: its parts have theirs.

    Args:
        part: the expression.
        use: what is done.
        known: facts about the user and the use, by name.

    """
    match part:
        case Alone():
            return _alone(part, use, known)
        case Open(licence, asks):
            return open_to_all(use, licence, asks)
        case Unknown(licence):
            return without_terms(use, licence)
        case Joined():
            return _joined(part, use, known)
        case _:
            assert_never(part)


def _alone(part: Alone, use: Use, known: Mapping[str, Known]) -> Verdict:
    verdict = judge_use(part.terms, use, known, part.readings)
    if not part.exception:
        return verdict
    if _with_exception(verdict.outcome) is verdict.outcome:
        return replace(verdict, licence=str_of(part))
    says = f"{part.exception} may permit what {part.terms.id} does not, and is not judged here"
    return Verdict("", use.id, str_of(part), OutcomeKind.UNDETERMINED, "", says)


def _with_exception(outcome: OutcomeKind) -> OutcomeKind:
    """Return the outcome beside an exception: whatever the terms refuse, it may give."""
    return outcome if outcome in _GIVEN else OutcomeKind.UNDETERMINED


def _joined(part: Joined, use: Use, known: Mapping[str, Known]) -> Verdict:
    parts = tuple(judge_expression(one, use, known) for one in part.parts)
    outcome = joined_outcome(part.join, [one.outcome for one in parts])
    same = [one for one in parts if one.outcome is outcome]
    # Of several that are open, one is enough; of several that bind, each does.
    is_choice = part.join is Join.ANY and outcome in _GIVEN
    deciding = same[:1] if is_choice else same
    missing = _missing(part, parts, outcome, known)
    is_open = outcome is OutcomeKind.UNDETERMINED
    return Verdict(
        id="",
        use=use.id,
        licence=part.written,
        outcome=outcome,
        clause="; ".join(_cited(one) for one in deciding if one.clause),
        says=_says(part.join, outcome, deciding),
        missing=missing,
        robust=_is_robust(part.join, parts, outcome),
        duties=_duties(part.join, parts, deciding),
        settle=tuple(dict.fromkeys(way for one in deciding for way in one.settle)),
        possible=_possible(part.join, parts),
        ask_first=_ask_first(part, parts, missing) if is_open else "",
        join=part.join,
        parts=parts,
    )


def joined_outcome(join: Join, outcomes: Iterable[OutcomeKind]) -> OutcomeKind:
    """Return what the outcomes of the parts come to."""
    return min(outcomes, key=_ORDERS[join].index)


def _is_robust(join: Join, parts: Sequence[Verdict], outcome: OutcomeKind) -> bool:
    """Whether the whole is the same under every reading, as far as the parts tell.

    One part alone makes it so where no other could outdo it: what is permitted, of a choice;
    what nothing permits, where all hold. Else another part, read otherwise, might.
    """
    if all(one.robust for one in parts):
        return True
    is_last_word = outcome is _ORDERS[join][0]
    return is_last_word and any(one.robust for one in parts if one.outcome is outcome)


def _cited(verdict: Verdict) -> str:
    """Return a clause with its licence; the verdict of an expression cites that already."""
    return verdict.clause if verdict.parts else f"{verdict.licence} {verdict.clause}"


def _says(join: Join, outcome: OutcomeKind, deciding: Sequence[Verdict]) -> str:
    said = "; ".join(
        # What a licence asks of everybody begins with its name.
        one.says if one.says.startswith(one.licence) else f"{one.licence}: {one.says}"
        for one in deciding
    )
    if outcome is OutcomeKind.UNDETERMINED:
        return f"it cannot be told yet: {said}"
    if join is Join.ANY:
        lead = (
            "the user may choose" if outcome in _GIVEN else "no licence of the choice is open"
        )
        return f"{lead}: {said}"
    lead = "all licences hold, and all permit it" if outcome in _GIVEN else "all licences hold"
    return f"{lead}: {said}"


def _possible(join: Join, parts: Sequence[Verdict]) -> tuple[OutcomeKind, ...]:
    """Return what remains possible, as if the parts had no fact in common.

    Where they have, that may be more than what remains; it is never less.
    """
    first, *others = map(_possible_of, parts)
    found = set(first)
    for other in others:
        # Part by part: what two come to, joined with a third, is what the three come to.
        found = {joined_outcome(join, pair) for pair in product(found, other)}
    return tuple(kind for kind in _DECIDED if kind in found)


def _possible_of(verdict: Verdict) -> tuple[OutcomeKind, ...]:
    if verdict.outcome is OutcomeKind.UNDETERMINED:
        return verdict.possible or _DECIDED
    return (verdict.outcome,)


def _duties(
    join: Join, parts: Sequence[Verdict], deciding: Sequence[Verdict]
) -> tuple[DutyState, ...]:
    owing = deciding if join is Join.ANY else parts
    return tuple(
        duty if one.parts else replace(duty, clause=f"{one.licence} {duty.clause}")
        for one in owing
        for duty in one.duties
    )


def _outcome_with(part: Part, known: Mapping[str, Known]) -> OutcomeKind:
    """Return the outcome of a part alone, without proofs and advice."""
    match part:
        case Alone():
            outcome = outcome_of(part.terms, known, part.readings)
            return _with_exception(outcome) if part.exception else outcome
        case Open():
            return OutcomeKind.PERMITTED
        case Unknown():
            return OutcomeKind.UNDETERMINED
        case Joined():
            return joined_outcome(part.join, [_outcome_with(one, known) for one in part.parts])
        case _:
            assert_never(part)


_Answers = dict[str, Value]


def _missing(
    part: Joined, parts: Sequence[Verdict], now: OutcomeKind, known: Mapping[str, Known]
) -> tuple[WouldDecide, ...]:
    """Return the smallest sets of answers that lead the whole to another certain outcome.

    They are made of the sets of its parts: one of them, or one of each of two parts.
    """
    found: list[WouldDecide] = []
    distinct = dict.fromkeys(tuple(sorted(one.items())) for one in _candidates(parts))
    # Sorted by size, so that those that are not tried are not the small ones.
    most = _MOST_TRIED // len(tuple(leaves_of(part)))
    for pairs in sorted(distinct, key=len)[:most]:
        outcome = _outcome_with(part, {**known, **_proven(dict(pairs))})
        decides = outcome not in {OutcomeKind.UNDETERMINED, now}
        if decides and not any(
            one.outcome == outcome and set(one.answers) <= set(pairs) for one in found
        ):
            found.append(WouldDecide(pairs, outcome))
    by_outcome = [[one for one in found if one.outcome == kind][:MOST_SETS] for kind in _BEST]
    return tuple(sorted((one for some in by_outcome for one in some), key=_size))


def _size(one: WouldDecide) -> int:
    return len(one.answers)


def _candidates(parts: Sequence[Verdict]) -> Iterator[_Answers]:
    sets = [[dict(one.answers) for one in part.missing] for part in parts]
    for some in sets:
        yield from some
    pairs = (
        (one | other, other | one)
        for some, others in combinations(sets, 2)
        for one, other in product(some, others)
    )
    for both, turned in islice(pairs, _MOST_PAIRS):
        if len(both) <= LARGEST_SET and both == turned:
            yield both


def _proven(answers: _Answers) -> dict[str, Known]:
    return {fact: Known(fact, value, value, ()) for fact, value in answers.items()}


def _ask_first(part: Joined, parts: Sequence[Verdict], missing: Sequence[WouldDecide]) -> str:
    asked = dict.fromkeys(fact for terms in terms_in(part) for fact in answerable_of(terms))
    sets = ([fact for fact, _ in one.answers] for one in missing)
    own = (one.ask_first for one in parts if one.ask_first)
    return heaviest(sets, asked) or next(own, "")
