"""May this part be used inside a work under that licence?

Of an expression with OR the best branch may be chosen; of one with AND all must be kept, so the
worst counts. A work that is offered under several licences needs a yes under each.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

from pplcheck.licences.combining.table import UNKNOWN, Kin, LicenceClass, family, table
from pplcheck.licences.expression import ExpressionError, parse_loosely
from pplcheck.model.combining import Answer, Clause, Combination, How, is_own

_BEST_FIRST = tuple(Answer)
# Nobody could read an answer about an endless list of licences, and walking it is recursive.
_LONGEST = 2_000


def judged(ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of `ids` that are licences of the family; no other work is judged."""
    return tuple(id_ for id_ in ids if id_ in family())


@cache
def may_combine(inbound: str, outbound: str, how: How) -> Combination:
    """Say whether a part may be used inside a work.

    Args:
        inbound: the licence of the part: an expression, or a known name.
        outbound: the licence of the work.
        how: merged into it, kept whole beside it, or linked to it.

    Returns:
        the answer; `review` where a licence is unknown, or the work's is not of the family.

    """
    try:
        part, work = parse_loosely(inbound), parse_loosely(outbound)
    except ExpressionError as error:
        why = f"the licence expression does not parse ({error})"
        return Combination(Answer.REVIEW, why, inbound, outbound)
    kin = judged(work.ids)
    if not kin:
        why = f"{work.normal} is not of the family, and works under it are not judged"
        return Combination(Answer.REVIEW, why, part.normal, work.normal)
    worst = _worst(_of_expression(part.normal, family()[into], how) for into in kin)
    others = [id_ for id_ in work.ids if id_ not in kin]
    if others and worst.answer in {Answer.YES, Answer.CONDITIONS}:
        why = f"the work is offered under {', '.join(others)} too, which is not judged here"
        return replace(worst, answer=Answer.REVIEW, reason=why)
    return worst


@cache
def kept_together(expression: str) -> Combination | None:
    """Say whether licences that hold together for the same words can both be kept.

    Args:
        expression: in normal form, such as `GPL-3.0-only AND LicenseRef-ACSL-1.4`.

    Returns:
        the worst pair of the best branch; None where no pair with one of the family is in it.

    """
    if len(expression) > _LONGEST:
        return None
    parsed = _parsed(expression)
    branches = parsed.args if _is(parsed, "OR") else (parsed,)
    answers = [_pairs(branch) for branch in branches]
    found = [answer for answer in answers if answer is not None]
    return _best(found) if len(found) == len(answers) else None


def _pairs(branch: Any) -> Combination | None:  # noqa: ANN401 - see _parsed
    if not _is(branch, "AND"):
        return None
    names = [str(arg.render()) for arg in branch.args]
    answers = [
        _best(
            _of_expression(part, family()[into], How.ADAPT)
            for part, into in (pair, pair[::-1])
            if into in family()
        )
        for pair in combinations(names, 2)
        if judged(pair)
    ]
    return _worst(answers) if answers else None


def _of_expression(part: str, into: Kin, how: How) -> Combination:
    if len(part) > _LONGEST:
        why = f"the licence expression is longer than {_LONGEST} characters"
        return Combination(Answer.REVIEW, why, part, into.id)
    return _of_node(_parsed(part), into, how)


def _of_node(node: Any, into: Kin, how: How) -> Combination:  # noqa: ANN401 - see _parsed
    if _is(node, "OR"):
        answers = [(_of_node(arg, into, how), str(arg.render())) for arg in node.args]
        best, branch = min(answers, key=lambda pair: _BEST_FIRST.index(pair[0].answer))
        return replace(best, branch=best.branch or branch)
    if _is(node, "AND"):
        return _worst(_of_node(arg, into, how) for arg in node.args)
    return _of_licence(str(node.render()), into, how)


def _of_licence(part: str, into: Kin, how: How) -> Combination:
    if part == into.id:
        return Combination(Answer.YES, "it is the licence of the work itself", part, into.id)
    base, _, exception = part.partition(" WITH ")
    plain = of_class(part, table().class_of(base), into, how)
    if not exception or plain.answer is Answer.YES:
        # An exception only adds permissions (SPDX 2.3, annex D.4).
        return plain
    return of_class(part, table().class_of(exception), into, how)


def of_class(part: str, one: LicenceClass, into: Kin, how: How) -> Combination:
    """Return what the table says of a part whose licence is of the class `one`."""
    row = one.row(into.id)
    answer, why = row.answer(how)
    cited = [*row.rests_on, *(into.parts if how is How.COLLECT else ())]
    if into.whole and how is not How.ADAPT and answer is Answer.YES:
        answer, why = _beside_a_claimed_whole(row.answer(How.ADAPT)[0], how, why)
        cited += into.whole if answer is not Answer.YES else ()
    clauses = _telling(part, into, cited) if one.id != UNKNOWN else ()
    return Combination(answer, why, part, into.id, clauses, one.source)


def _telling(part: str, into: Kin, cited: Iterable[str]) -> tuple[Clause, ...]:
    """Return the clauses of the two licences; for a part that has none, those of its like."""
    clauses = table().cited(dict.fromkeys(cited))
    own = tuple(clause for clause in clauses if is_own(clause, part))
    return (*own, *(one for one in clauses if one.licence == into.id)) if own else clauses


def _beside_a_claimed_whole(adapt: Answer, how: How, why: str) -> tuple[Answer, str]:
    """Return what is left of a yes where the work's licence claims all of a larger work."""
    if adapt is Answer.YES:
        return Answer.YES, why
    if how is How.COLLECT:
        reason = "side by side only: the licence of the work claims all of a larger work"
        return Answer.CONDITIONS, reason
    reason = (
        "the licence of the work claims all of a larger work; this part can't be put under it"
    )
    return Answer.REVIEW, reason


def _worst(answers: Iterable[Combination]) -> Combination:
    return max(answers, key=lambda one: _BEST_FIRST.index(one.answer))


def _best(answers: Iterable[Combination]) -> Combination:
    return min(answers, key=lambda one: _BEST_FIRST.index(one.answer))


def _parsed(expression: str) -> Any:  # noqa: ANN401 - license-expression has no annotations
    from license_expression import Licensing

    return Licensing().parse(expression)


def _is(node: Any, operator: str) -> bool:  # noqa: ANN401 - see _parsed
    return type(node).__name__ == operator
