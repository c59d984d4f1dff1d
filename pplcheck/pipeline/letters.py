"""What should a steward ask an entity, and what could they agree on? A letter for each."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from pplcheck.licences import translations
from pplcheck.model.act import Act
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.fact import Value
from pplcheck.model.letter import Letter
from pplcheck.model.report import Report
from pplcheck.model.settings import Settings
from pplcheck.model.translation import Language
from pplcheck.pipeline.check import Order, check
from pplcheck.pipeline.configuration import Configuration, described, load_configuration
from pplcheck.pipeline.survey import Progress
from pplcheck.report.letters import (
    Scope,
    Setting,
    agreeing_letter,
    asking_letter,
    proposals,
    record,
    words_in,
)


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """What was asked for.

    Attributes:
        entity: id of the addressee.
        root: the tree of the commons.
        as_of: the day for which all is judged, and of the letter.
        language: of the letter.
        config: a configuration file to take instead of the tree's own, or None.

    """

    entity: str
    root: str
    as_of: date
    language: str = Language.ENGLISH
    config: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is drafted of an agreement.

    Attributes:
        letter: that proposes it.
        record: the `[[agreement]]` tables, as TOML.

    """

    letter: Letter
    record: str


def ask(order: LetterOrder, progress: Progress) -> Letter | None:
    """Return the letter that asks what would decide; None where no answer would.

    Raises:
        PplcheckError: no such entity, or the tree or its configuration cannot be read.

    """
    settings, setting = _setting(order, progress)
    return asking_letter(setting, settings.pause_days)


def agree(order: LetterOrder, scope: Scope, progress: Progress) -> Draft:
    """Return the draft of an agreement on the uses in question, or on what `scope` names.

    Raises:
        PplcheckError: as for `ask`; or there is nothing to agree on, an asset is not there,
            the acts are not known, or the days are in the wrong order.

    """
    settings, setting = _setting(order, progress)
    _check_asset(setting.report, scope)
    proposed = proposals(setting, scope, settings.schedules)
    if not proposed:
        what = f"no use by {order.entity} is in question"
        raise ConfigurationError(Problem(None, what, "name what to agree on with --asset"))
    for one in proposed:
        if not one.acts:
            what = f"what {order.entity} does with {one.asset} is not known"
            raise ConfigurationError(Problem(None, what, "name it with --acts"))
        if one.until and one.until < one.begins:
            what = f"it would end on {one.until}, before it begins on {one.begins}"
            raise ConfigurationError(Problem(None, what, "correct --from or --until"))
    letter = agreeing_letter(setting, scope, proposed)
    return Draft(letter, record(proposed, setting.words, order.as_of))


def scope_of(
    asset: str,
    acts: str,
    commercial: str | None,
    begins: date | None,
    until: date | None,
) -> Scope:
    """Return what whoever drafts has named.

    Args:
        asset: an id, or empty.
        acts: words with commas, or empty.
        commercial: `yes`, `no`, or None.
        begins: the first day, or None.
        until: the last day, or None.

    Raises:
        ConfigurationError: a word is no act.

    """
    known = [act.value for act in Act]
    named = sorted({word.strip() for word in acts.split(",")} - {""})
    problems = []
    for word in named:
        if word not in known:
            close = get_close_matches(word, known, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(known)}"
            problems.append(Problem(None, f"{word!r} is no act", hint))
    if problems:
        raise ConfigurationError(*problems)
    return Scope(
        asset,
        tuple(Act(word) for word in named),
        Value(commercial) if commercial else None,
        begins,
        until,
    )


def _setting(order: LetterOrder, progress: Progress) -> tuple[Settings, Setting]:
    configuration = load_configuration(order.root, order.config)
    entity = described(order.entity, configuration)
    # Whoever gets a letter is named in it.
    report = check(Order(order.root, order.as_of, order.config, show_people=True), progress)
    shown = next((one.entity for one in report.entities if one.entity.id == entity.id), entity)
    setting = Setting(
        report,
        shown,
        _stewards(configuration),
        words_in(Language(order.language)),
        translations(order.language),
    )
    return configuration.settings, setting


def _stewards(configuration: Configuration) -> tuple[str, ...]:
    """Return the names of the stewards that are organisations; persons sign for themselves."""
    known = {one.id: one for one in configuration.entities}
    ids = configuration.settings.stewards
    return tuple(
        known[id_].names[0] if id_ in known else id_
        for id_ in ids
        if id_ not in known or not known[id_].is_person
    )


def _check_asset(report: Report, scope: Scope) -> None:
    known = sorted(asset.id for asset in report.assets)
    if scope.asset and scope.asset not in known:
        close = get_close_matches(scope.asset, known, 1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(known)}"
        raise ConfigurationError(Problem(None, f"there is no asset {scope.asset!r}", hint))
