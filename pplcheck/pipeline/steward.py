"""What do the stewards declare in their configuration, and what did reviewers conclude?"""

from dataclasses import dataclass

from pplcheck.licences import Component, ExpressionError, parse_loosely
from pplcheck.model.conclusion import Conclusion
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.licence import LicenceExpression
from pplcheck.model.place import Place
from pplcheck.model.settings import ComponentSetting, ConclusionSetting, Settings
from pplcheck.model.survey import Declaration, DeclaredBy


@dataclass(frozen=True, slots=True)
class Said:
    """The configuration's words on licences, understood.

    Attributes:
        whole: on the whole; one, or none.
        components: on its parts.
        conclusions: on single files.

    """

    whole: tuple[Declaration, ...]
    components: tuple[Component, ...]
    conclusions: tuple[Conclusion, ...]


def said_in(settings: Settings) -> Said:
    """Understand the licences in the settings.

    Raises:
        ConfigurationError: with every licence that is none.

    """
    reader = _Reader()
    whole = reader.whole(settings)
    components = [reader.component(one) for one in settings.components]
    conclusions = [reader.conclusion(one) for one in settings.conclusions]
    if reader.problems:
        raise ConfigurationError(*sorted(reader.problems))
    return Said(
        tuple(one for one in whole if one),
        tuple(one for one in components if one),
        tuple(one for one in conclusions if one),
    )


class _Reader:
    """Understands what it can, and collects the problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def whole(self, settings: Settings) -> list[Declaration | None]:
        if not settings.licence or not settings.licence_place:
            return []
        place = settings.licence_place
        return [self._declaration(settings.licence, place, "", DeclaredBy.STEWARD)]

    def component(self, setting: ComponentSetting) -> Component | None:
        base = setting.patterns[0].base
        said = self._declaration(setting.licence, setting.place, base, DeclaredBy.COMPONENT)
        return Component(setting.patterns, said) if said else None

    def conclusion(self, setting: ConclusionSetting) -> Conclusion | None:
        licence = self._licence(setting.licence, setting.place)
        if licence is None:
            return None
        return Conclusion(
            place=setting.place,
            pattern=setting.pattern,
            contents=setting.contents,
            licence=licence,
            reason=setting.reason,
            by=setting.by,
            on=setting.on,
        )

    def _declaration(
        self, written: str, place: Place, scope: str, by: DeclaredBy
    ) -> Declaration | None:
        licence = self._licence(written, place)
        return Declaration(place, scope, by, licence) if licence else None

    def _licence(self, written: str, place: Place) -> LicenceExpression | None:
        try:
            return parse_loosely(written)
        except ExpressionError as error:
            what = f"licence expression {written!r} does not parse ({error})"
            self.problems.append(Problem(place, what, "write an SPDX expression such as PPL"))
            return None
