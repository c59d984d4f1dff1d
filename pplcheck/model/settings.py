"""What did the steward write about the commons?"""

from dataclasses import dataclass

from pplcheck.model.pattern import PathPattern
from pplcheck.model.place import Place
from pplcheck.model.use import Use


@dataclass(frozen=True, slots=True)
class ComponentSetting:
    """A part of the commons on terms of its own.

    Attributes:
        name: also the asset's id.
        patterns: which paths belong to it.
        licence: as written.
        place: of the licence.

    """

    name: str
    patterns: tuple[PathPattern, ...]
    licence: str
    place: Place


@dataclass(frozen=True, slots=True)
class ReadingSetting:
    """The steward's stand on one open question of law."""

    licence: str
    reading: str
    option: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration of a commons; empty where there is none.

    Attributes:
        name: of the commons, or empty.
        licence: expected of everything that says nothing else, or empty.
        licence_place: where that stands, or None.
        stewards: entity ids.
        components, readings, uses: in file order.
        entity_files: patterns, relative to the configuration's folder.
        path: of the configuration file, or empty.

    """

    name: str = ""
    licence: str = ""
    licence_place: Place | None = None
    stewards: tuple[str, ...] = ()
    components: tuple[ComponentSetting, ...] = ()
    readings: tuple[ReadingSetting, ...] = ()
    entity_files: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    path: str = ""
