"""What does a name stand for that a result, a file or a licence uses?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pplcheck.checks import CHECKS
from pplcheck.licences import translations
from pplcheck.model.act import Act
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.explanation import Explanation, Kind
from pplcheck.model.fact import Level
from pplcheck.model.terms import OutcomeKind, Standing, Terms
from pplcheck.model.translation import Translation
from pplcheck.pipeline.configuration import load_configuration, shipped_terms
from pplcheck.pipeline.explaining import explanations_of, merged
from pplcheck.report import meanings
from pplcheck.report.words import LEVELS, OUTCOMES

_REFERENCE = "LicenseRef-"
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Explained:
    """What was found for a name.

    Attributes:
        asked: the name as it was given; empty where none was.
        found: what it stands for; everything that has a name, where none was given.
        to: the language.

    """

    asked: str
    found: tuple[Explanation, ...]
    to: Translation


def explain(named: str, language: str, root: str | None = None) -> Explained:
    """Return what a name stands for.

    Args:
        named: a licence, a clause (`PPL 4(d)`, `4c.ii`), a fact, a reading, or another word of
            results; in any case. Empty for everything.
        language: `en`, `es` or `fr`.
        root: a commons whose own licences are explained too, or None.

    Raises:
        ConfigurationError: nothing bears that name.

    """
    to = translations(language)
    terms = load_configuration(root, None).terms if root else shipped_terms()
    everything = merged(
        (*_all_of(terms, to), *_words(terms, to), *_checks(to), *_words_of_results(to))
    )
    if not named:
        return Explained("", everything, to)
    by_alias: dict[str, list[Explanation]] = {}
    for one in everything:
        for alias in _aliases(one):
            by_alias.setdefault(alias, []).append(one)
    found = by_alias.get(_plain(named))
    if not found:
        raise ConfigurationError(_unknown(named, everything, by_alias))
    return Explained(named, tuple(dict.fromkeys(found)), to)


def _all_of(terms: Iterable[Terms], to: Translation) -> Iterator[Explanation]:
    for one in terms:
        yield from explanations_of(one, to)


def _words(terms: tuple[Terms, ...], to: Translation) -> Iterator[Explanation]:
    """Yield what the words mean that all licences share."""
    for kind in OutcomeKind:
        lines = [(one, line) for one in terms for line in one.outcomes if line.outcome == kind]
        yield Explanation(
            Kind.OUTCOME,
            kind,
            says=(to.of(OUTCOMES[kind]), to.of(meanings.OUTCOME_MEANINGS[kind])),
            used_in=tuple(_where(one, line.clause) for one, line in lines),
            example=tuple(
                f"{_where(one, line.clause)}: {to.of(line.say)}" for one, line in lines[:1]
            ),
        )
    for standing in Standing:
        ranked = [
            (one, line) for one in terms for line in one.standings if line.standing == standing
        ]
        yield Explanation(
            Kind.STANDING,
            standing,
            says=(to.of(meanings.STANDING_MEANINGS[standing]),),
            used_in=tuple(
                f"{_where(one, line.clause)}: {to.of(line.say)}" for one, line in ranked
            ),
            example=tuple(f"pplcheck explain {_where(*_clause(one))}" for one in ranked[:1]),
        )
    for level in Level:
        yield Explanation(
            Kind.LEVEL,
            f"level {int(level)}",
            says=(to.of(LEVELS[level]), to.of(meanings.LEVEL_MEANINGS[level])),
            example=(f"level = {int(level)}",),
        )
    for act in Act:
        asked = (
            (one, question.name)
            for one in terms
            for question in one.questions
            if question.answered_by == act
        )
        yield Explanation(
            Kind.ACT,
            act,
            says=(to.of(meanings.ACT_MEANINGS[act]),),
            used_in=tuple(f"{one.id}: {name}" for one, name in asked),
            example=("[[use]]", f'acts = ["{act}"]'),
        )


def _words_of_results(to: Translation) -> Iterator[Explanation]:
    """Yield what the keys of results mean, and the words in which they are shown."""
    for word, meaning in meanings.WORD_MEANINGS.items():
        shown = tuple(f"{one} …" for one in meanings.WORDS_SHOWN.get(word, ()))
        yield Explanation(Kind.WORD, word, says=(to.of(meaning),), example=shown)


def _clause(found: tuple[Terms, object]) -> tuple[Terms, str]:
    terms, line = found
    return terms, str(getattr(line, "clause", ""))


def _where(terms: Terms, clause: str) -> str:
    return f"{terms.id} {next(one.number for one in terms.clauses if one.id == clause)}"


def _checks(to: Translation) -> Iterator[Explanation]:
    for check in CHECKS:
        severity = to.of(meanings.SEVERITIES[check.SEVERITY])
        yield Explanation(
            Kind.CHECK,
            check.NAME,
            says=(
                to.of(question_of(check)),
                to.of(meanings.ENTRY_SEVERITY).format(severity=severity),
            ),
            example=("pplcheck check --fail-on owes,error,warning",),
        )


def question_of(check: object) -> str:
    """Return the question that a check answers: the first line of its module."""
    return " ".join((check.__doc__ or "").partition("\n\n")[0].split())


def _plain(name: str) -> str:
    """Return a name without what people write in several ways: case, signs, the prefix."""
    short = name.replace(_REFERENCE, "").replace(_REFERENCE.lower(), "")
    return "".join(char for char in short.casefold() if char.isalnum())


def _aliases(one: Explanation) -> set[str]:
    """Return all the ways in which something may be named."""
    # A plain string: a member of an enumeration is shown as code.
    names = {str(one.name)}
    if one.kind is Kind.LICENCE:
        names.add(one.says[0])
    if one.kind is Kind.LEVEL:
        level = int(one.name.rpartition(" ")[2])
        names |= {str(level), LEVELS[level], Level(level).name}
    if one.kind is Kind.OUTCOME:
        names.add(OUTCOMES[OutcomeKind(one.name)])
    if one.kind is Kind.WORD:
        names.update(meanings.WORDS_SHOWN.get(one.name, ()))
    for word in ("article ", "section "):
        if one.kind is Kind.CLAUSE:
            names.add(one.name.removeprefix(word))
    names |= {f"{licence} {name}" for licence in one.licences for name in names}
    return {_plain(name) for name in names}


def _unknown(
    named: str, everything: Iterable[Explanation], known: dict[str, list[Explanation]]
) -> Problem:
    shown = {_plain(full): full for one in everything for full in full_names(one)}
    # A short word is near to everything.
    close = get_close_matches(_plain(named), [*shown, *known], 3, cutoff=0.6)
    names = dict.fromkeys(
        shown.get(alias) or full_names(known[alias][0])[0]
        for alias in close
        if len(_plain(named)) >= _FEWEST_LETTERS
    )
    hint = (
        f"did you mean {' or '.join(repr(name) for name in names)}?"
        if names
        else "`pplcheck explain` without a name lists all"
    )
    return Problem(None, f"nothing is called {named!r}", hint)


def full_names(one: Explanation) -> tuple[str, ...]:
    """Return the names by which something is told apart from all else."""
    if one.kind in {Kind.CLAUSE, Kind.RULE, Kind.DUTY}:
        return tuple(f"{licence} {one.name}" for licence in one.licences)
    return (str(one.name),)
