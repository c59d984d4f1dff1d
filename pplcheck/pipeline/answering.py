"""What do entities answer, and whose failing exit does it pause?

An answer changes no outcome. It is shown beside the verdict that it speaks of; while it is
open, and for so many days as the stewards set, that verdict makes no build fail.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Final

from pplcheck.config import read_contests
from pplcheck.discover import Files, UnloadableError
from pplcheck.model.asset import Asset
from pplcheck.model.contest import Answered, Contest
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place
from pplcheck.model.settings import Settings
from pplcheck.model.terms import OutcomeKind, Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.pipeline.replacing import replaced

_WITHHELD: Final = "withheld"
# The characters of RFC 5322, 3.2.3 and 3.2.4; a mark that may stand around an address is of it
# only within, so that brackets and quotation marks stay.
_LETTER: Final = r"\w.+-"
_MARK: Final = r"!#$%&'*/=?^`{|}~"
_ADDRESS: Final = re.compile(
    rf'(?:"[^"\n]{{1,64}}"|(?<![{_LETTER}])[{_LETTER}]++(?:[{_MARK}]++[{_LETTER}]++)*+)'
    r"@(?:[\w.-]*\w|\[[^\]\s]+\])"
)


def contests_in(
    files: Files, settings: Settings, problems: list[Problem]
) -> tuple[Contest, ...]:
    """Return the answers of all entities, each under a number of its own.

    Args:
        files: of the commons.
        settings: they say where the answers stand.
        problems: is added what is wrong.

    """
    found: list[Contest] = []
    for pattern in settings.contest_files:
        try:
            paths = files.find(pattern)
        except ValueError:
            what = f"{pattern!r} is no pattern of files"
            problems.append(Problem(Place(settings.path), what, "correct the pattern"))
            continue
        # Nobody may have answered yet: a pattern without a file is no fault.
        for path in paths:
            try:
                found += read_contests(files.read(path), path)
            except UnloadableError as error:
                hint = "put a file that can be read there"
                problems.append(Problem(Place(path), str(error), hint))
            except ConfigurationError as error:
                problems += error.problems
    numbers: Counter[str] = Counter()
    numbered = []
    for one in sorted(set(found), key=lambda one: (one.entity, one.place)):
        numbers[one.entity] += 1
        numbered.append(replace(one, id=f"{one.entity}#{numbers[one.entity]}"))
    return tuple(numbered)


def unmeant_contests(
    contests: Iterable[Contest], entities: Sequence[Entity]
) -> Iterator[Problem]:
    """Yield a problem for each answer of somebody whom no file describes."""
    known = {entity.id for entity in entities}
    shown = sorted(entity.id for entity in entities if not entity.is_person)
    for one in contests:
        if one.entity not in known:
            close = get_close_matches(one.entity, shown, 1)
            hint = f"did you mean {close[0]!r}?" if close else "describe who answers in a file"
            yield Problem(one.place, f"no file describes the entity {one.entity!r}", hint)


def check_contests(
    contests: Iterable[Contest], assets: Sequence[Asset], terms: Iterable[Terms]
) -> None:
    """Hold what answers speak of against what there is.

    Raises:
        ConfigurationError: with each answer about an asset, or a licence, that there is not.

    """
    ids = sorted(asset.id for asset in assets)
    licences = sorted(
        {one.id for one in terms} | {asset.licence for asset in assets if asset.licence}
    )
    problems = []
    for one in contests:
        for word, meant, known in (
            ("asset", one.asset, ids),
            ("licence", one.licence, licences),
        ):
            if meant and meant not in known:
                close = get_close_matches(meant, known, 1)
                listed = f"there are: {', '.join(known)}"
                hint = f"did you mean {close[0]!r}?" if close else listed
                problems.append(Problem(one.place, f"there is no {word} {meant!r}", hint))
    if problems:
        raise ConfigurationError(*sorted(problems))


def with_answers(
    verdicts: Iterable[Verdict],
    uses: Iterable[Use],
    contests: Sequence[Contest],
    pause_days: int,
    as_of: date,
    same: Callable[[str], str] = str,
) -> tuple[Verdict, ...]:
    """Return the verdicts with what the users answer to them.

    Args:
        verdicts: on uses.
        uses: that were judged.
        contests: of all entities.
        pause_days: for how many days an open answer pauses a failing exit.
        as_of: the day.
        same: returns the id under which an entity is known.

    """
    known = {use.id: use for use in uses}
    return tuple(
        replace(
            verdict,
            answered=tuple(
                # What is permitted makes no build fail: there is nothing to pause.
                _on_day(
                    one, 0 if verdict.outcome is OutcomeKind.PERMITTED else pause_days, as_of
                )
                for one in contests
                if _speaks_of(one, known[verdict.use], verdict, same)
            ),
        )
        for verdict in verdicts
    )


def without_names(
    answered: Iterable[Answered], names: Mapping[str, str], *, is_persons: bool
) -> tuple[Answered, ...]:
    """Return answers in which no person is named.

    Args:
        answered: beside a verdict.
        names: what stands for which person: ids and names.
        is_persons: a natural person answers; then nothing of it is shown.

    """
    return tuple(
        replace(one, contest=_nameless(one.contest, names, is_persons=is_persons))
        for one in answered
    )


def _speaks_of(
    contest: Contest, use: Use, verdict: Verdict, same: Callable[[str], str]
) -> bool:
    licences = {verdict.licence, *verdict.licences}
    return (
        same(contest.entity) == same(use.entity)
        and contest.asset in ("", use.asset)
        and (not contest.licence or contest.licence in licences)
    )


def _on_day(contest: Contest, pause_days: int, as_of: date) -> Answered:
    """Return an answer as it stood on a day: what was decided later was open then."""
    if contest.resolved and contest.resolved.on > as_of:
        contest = replace(contest, resolved=None)
    left = (date.max - contest.on).days
    last = contest.on + timedelta(days=min(pause_days, left))
    is_pausing = not contest.resolved and pause_days > 0 and contest.on <= as_of <= last
    return Answered(contest, last if is_pausing else None)


def _nameless(contest: Contest, names: Mapping[str, str], *, is_persons: bool) -> Contest:
    entity = names.get(contest.entity, contest.entity)
    id_ = f"{entity}{contest.id.removeprefix(contest.entity)}"
    if is_persons:
        return replace(
            contest,
            id=id_,
            entity=entity,
            statement=_WITHHELD,
            evidence=_WITHHELD if contest.evidence else "",
            resolved=contest.resolved and replace(contest.resolved, reason=_WITHHELD),
            place=Place(_WITHHELD),
        )

    def told(text: str) -> str:
        return _ADDRESS.sub(_WITHHELD, replaced(text, names, in_any_case=True))

    return replace(
        contest,
        id=id_,
        entity=entity,
        statement=told(contest.statement),
        evidence=told(contest.evidence),
        resolved=contest.resolved
        and replace(
            contest.resolved,
            by=told(contest.resolved.by),
            reason=told(contest.resolved.reason),
        ),
    )
