"""What do the files say that the stewards' own licences name: their texts and their terms?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pplcheck.config import read_terms
from pplcheck.discover import Files, UnloadableError
from pplcheck.judge import refuse_too_wide
from pplcheck.licences import Reference, own_reference
from pplcheck.model.errors import ConfigurationError, Problem, TooWideError
from pplcheck.model.place import Place
from pplcheck.model.settings import LicenceSetting, Settings
from pplcheck.model.terms import Terms
from pplcheck.read import as_utf8, is_binary, text_of

# The longest known licence has 90,000 bytes.
_LARGEST = 1_000_000
_FEWEST_WORDS = 20


def own_terms(
    beside: Files, paths: Iterable[str], problems: list[Problem]
) -> tuple[Terms, ...]:
    """Return the terms that can be read; a file that cannot be had is said with its licence.

    Args:
        beside: the files of the configuration's folder; nothing outside of it is read.
        paths: relative to it.
        problems: what is wrong with a file's content is added.

    """
    found = []
    for path in paths:
        try:
            content = beside.read(path)
        except UnloadableError:
            continue
        try:
            terms = read_terms(content, path)
            refuse_too_wide(terms)
        except ConfigurationError as error:
            problems += error.problems
        except TooWideError as error:
            problems += (replace(one, place=Place(path)) for one in error.problems)
        else:
            found.append(terms)
    return tuple(found)


def own_references(
    beside: Files, settings: Settings, terms: Sequence[Terms], problems: list[Problem]
) -> tuple[Reference, ...]:
    """Return the licences that can be recognised from now on.

    Args:
        beside: the files of the configuration's folder; nothing outside of it is read.
        settings: they name the licences.
        terms: all that are known.
        problems: what is wrong is added, with the place in the configuration.

    """
    found = []
    broken = {one.place.path for one in problems if one.place}
    for setting in settings.licences:
        if setting.terms not in broken:
            problems += _wrong_terms(beside, setting, terms)
        text = _text(beside, setting, problems)
        if text is not None:
            found.append(own_reference(setting.id, text, setting.names))
    return tuple(found)


def _text(beside: Files, setting: LicenceSetting, problems: list[Problem]) -> str | None:
    try:
        content = as_utf8(beside.read(setting.text))
    except UnloadableError as error:
        what = f"the text {setting.text!r} of {setting.id} cannot be read ({error})"
        hint = "put it below the configuration's folder, and name it from there"
        problems.append(Problem(setting.text_place, what, hint))
        return None
    text = text_of(content[:_LARGEST])
    if is_binary(content) or len(text.split()) < _FEWEST_WORDS:
        what = f"the text {setting.text!r} of {setting.id} is no licence's text"
        hint = f"name a text file of {_FEWEST_WORDS} words or more"
        problems.append(Problem(setting.text_place, what, hint))
        return None
    return text


def _wrong_terms(
    beside: Files, setting: LicenceSetting, terms: Sequence[Terms]
) -> Iterable[Problem]:
    if not setting.terms:
        return
    place = setting.terms_place
    try:
        beside.read(setting.terms)
    except UnloadableError as error:
        what = f"the terms {setting.terms!r} of {setting.id} cannot be read ({error})"
        hint = "put them below the configuration's folder, and name them from there"
        yield Problem(place, what, hint)
        return
    of_it = sum(one.id == setting.id for one in terms)
    if of_it != 1:
        what = f"{of_it or 'no'} terms are given for {setting.id}"
        yield Problem(
            place, what, f"write id = {setting.id!r} in {setting.terms}, and there alone"
        )
