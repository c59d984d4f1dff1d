"""What did the steward write about the commons?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pplcheck.model.agreement import Agreement, Schedule
from pplcheck.model.identity import Identity
from pplcheck.model.pattern import PathPattern
from pplcheck.model.place import Place
from pplcheck.model.use import Use

# As long as the registry of .coop gives for an answer.
PAUSE_DAYS: Final = 30


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
class LicenceSetting:
    """A licence of the stewards' own.

    Attributes:
        id: `LicenseRef-…`.
        text: path of its text, relative to the configuration's folder.
        text_place: where that is written.
        terms: path of its terms, or empty.
        terms_place: where that is written.
        names: how people call it.

    """

    id: str
    text: str
    text_place: Place
    terms: str
    terms_place: Place
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConclusionSetting:
    """A reviewer's conclusion, as written.

    Attributes:
        pattern: the paths that are meant, or None where the content alone decides.
        contents: git's blob ids; empty where it is bound to none.
        licence: as written.
        reason, by, on: why, who, when.
        place: of the licence.

    """

    pattern: PathPattern | None
    contents: tuple[str, ...]
    licence: str
    reason: str
    by: str
    on: date
    place: Place


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration of a commons; empty where there is none.

    Attributes:
        name: of the commons, or empty.
        licence: expected of everything that says nothing else, or empty.
        licence_place: where that stands, or None.
        stewards: entity ids.
        components, readings, uses, licences, conclusions, identities: in file order.
        entity_files: patterns, relative to the configuration's folder.
        path: of the configuration file, or empty.
        trust: path of the file of allowed signers, or empty.
        assertion_files: patterns of signed assertions about entities.
        agreements, schedules: in file order.
        contest_files: patterns of what entities answer.
        pause_days: for how many days an open answer pauses a failing exit.
        opt_out: path of the list of hashes of persons who must not appear, or empty.

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
    licences: tuple[LicenceSetting, ...] = ()
    conclusions: tuple[ConclusionSetting, ...] = ()
    identities: tuple[Identity, ...] = ()
    trust: str = ""
    assertion_files: tuple[str, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    contest_files: tuple[str, ...] = ()
    pause_days: int = PAUSE_DAYS
    opt_out: str = ""
