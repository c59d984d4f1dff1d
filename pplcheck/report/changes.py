"""Which answers would permit a use, which would refuse it, and what should be asked first?

The one question, and the one paper, that settle most come first; the rest is for those who ask.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pplcheck.model.terms import OutcomeKind, Question, Standing, Terms
from pplcheck.model.verdict import Proof, StandingResult, Verdict, WouldDecide
from pplcheck.report.evidence import stated_in
from pplcheck.report.page import Page
from pplcheck.report.words import OUTCOMES, counted, joined

_TO_PERMIT = frozenset({OutcomeKind.PERMITTED, OutcomeKind.DUTIES_UNMET})
# Of each group, so that what permits is not hidden by what refuses.
_MOST_OF_A_GROUP = 2
_MOST_QUESTIONS = 3
_FEWEST_SETTLED = 2


@dataclass(frozen=True, slots=True)
class _Group:
    """Smallest sets of answers that lead to the same."""

    lead: str
    follows: str
    sets: tuple[WouldDecide, ...]


def write_changes(page: Page, result: Verdict | StandingResult, terms: Sequence[Terms]) -> None:
    """Write what would decide, or change, a judgement, and what to ask.

    Args:
        page: to write on, 6 columns in.
        result: a verdict or a standing.
        terms: under which it was judged; of an expression, those of all its parts.

    """
    if not result.missing:
        return
    is_open = _is_open(result)
    is_verbose = page.look.verbosity > 0
    left_out = 0
    for group in _groups(result.missing, terms, is_open=is_open):
        shown = group.sets if is_verbose else group.sets[:_MOST_OF_A_GROUP]
        left_out += len(group.sets) - len(shown)
        for one in shown:
            said = _answers(one, result.proof)
            page.write(f"{said}{group.follows}", lead=group.lead, indent=6)
    if left_out:
        page.write(f"and {counted(left_out, 'other way')} (-v)", indent=6)
    if is_open:
        _questions(page, result, terms)


def _is_open(result: Verdict | StandingResult) -> bool:
    if isinstance(result, Verdict):
        return result.outcome is OutcomeKind.UNDETERMINED
    return result.standing is Standing.UNDETERMINED


def _groups(
    missing: Iterable[WouldDecide], terms: Sequence[Terms], *, is_open: bool
) -> Iterable[_Group]:
    """Return what permits, then what refuses; of a standing, by what follows."""
    by_effect: dict[str, list[WouldDecide]] = {}
    for one in missing:
        by_effect.setdefault(one.outcome, []).append(one)
    ordered = sorted(by_effect, key=lambda effect: effect not in _TO_PERMIT)
    for effect in ordered:
        lead = "would decide:" if is_open else "would change it:"
        if effect in set(OutcomeKind):
            kind = OutcomeKind(effect)
            lead = "to permit:" if kind in _TO_PERMIT else "to refuse:"
            # What is owed can be settled, what is merely not permitted cannot.
            follows = "" if kind is OutcomeKind.PERMITTED else f" → {OUTCOMES[kind]}"
        else:
            # For a standing its clause, never the class word.
            says = (
                line.say for one in terms for line in one.standings if line.standing == effect
            )
            follows = f" → {next(says)}"
        yield _Group(lead, follows, tuple(by_effect[effect]))


def _answers(one: WouldDecide, proof: Proof | None) -> str:
    stated = stated_in(proof)
    return " and ".join(
        f"{fact} = {value}, proven" if stated.get(fact) == value else f"{fact} = {value}"
        for fact, value in one.answers
    )


def _questions(page: Page, result: Verdict | StandingResult, terms: Sequence[Terms]) -> None:
    """Write the question that settles most, the paper that does, and the others."""
    questions = {question.name: question for one in terms for question in one.questions}
    asked = dict.fromkeys(
        fact for one in result.missing for fact, _ in one.answers if fact in questions
    )
    first = questions.get(result.ask_first)
    if first:
        asked.pop(first.name, None)
        page.write(_question(first), lead="ask first:", style="cyan", indent=6, hang=8)
    _one_paper(
        page, [questions[name] for name in (result.ask_first, *asked) if name in questions]
    )
    most = len(asked) if page.look.verbosity > 0 else _MOST_QUESTIONS - bool(first)
    for name in list(asked)[:most]:
        page.write(_question(questions[name]), lead="to ask:", style="cyan", indent=6, hang=8)
    if len(asked) > most:
        page.write(f"and {counted(len(asked) - most, 'other question')} (-v)", indent=6)


def _question(question: Question) -> str:
    papers = f" ({'; '.join(question.settles)})" if question.settles else ""
    return f"{question.ask}{papers}"


def _one_paper(page: Page, asked: Sequence[Question]) -> None:
    """Name the paper that answers most of the questions, where one answers several."""
    paper, answers = settles_most(asked)
    if len(answers) >= _FEWEST_SETTLED:
        page.write(
            f"{paper} (it answers {joined(answers)})", lead="one paper for most:", indent=6
        )


def settles_most(asked: Sequence[Question]) -> tuple[str, tuple[str, ...]]:
    """Return the document that settles most of the questions, and which facts it answers.

    Source: in the table of entities that this was tried on, one document, the appropriation of
    result, settles most of what is open.
    """
    found: dict[str, list[str]] = {}
    for question in asked:
        for paper in question.settles:
            found.setdefault(paper, []).append(question.name)
    if not found:
        return "", ()
    paper = max(found, key=lambda one: len(found[one]))
    return paper, tuple(found[paper])
