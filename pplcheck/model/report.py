"""The result: the one value that every format is made from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pplcheck.model.agreement import Agreed
from pplcheck.model.asset import Asset
from pplcheck.model.commons import Commons
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact
from pplcheck.model.finding import Finding
from pplcheck.model.history import History
from pplcheck.model.reminder import Reminder
from pplcheck.model.resolution import Resolution
from pplcheck.model.site import Site
from pplcheck.model.survey import Survey
from pplcheck.model.terms import Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import StandingResult, Verdict


class InputKind(StrEnum):
    """What a file says that a result comes from."""

    CONFIGURATION = "configuration"
    TERMS = "terms"
    TRUST = "trust"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Input:
    """A file of people that a result comes from.

    Attributes:
        kind: what it says.
        path: as messages name it; never an absolute path.
        sha256: of its bytes, in hex.

    """

    kind: InputKind
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What was looked at.

    Attributes:
        root: the folder's name; never an absolute path, so that two machines agree.
        revision: commit id, or empty.
        as_of: the day for which facts and uses were judged.
        name: of the commons, as the steward gives it, or the folder's.
        submodules: paths that belong to other repositories and were not entered.
        is_part: a folder of a repository, whose licence may stand further up.
        history: how far back versions are known, or None where there are none.
        inputs: the files that say by what is judged; none that would name a natural person.

    """

    root: str
    revision: str
    as_of: date
    name: str
    submodules: tuple[str, ...] = ()
    is_part: bool = False
    history: History | None = None
    inputs: tuple[Input, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityResult:
    """An entity with its standing under each licence of the commons."""

    entity: Entity
    standings: tuple[StandingResult, ...]


class Journey(StrEnum):
    """Which command made the report."""

    SCAN = "scan"
    CHECK = "check"
    CLASSIFY = "classify"
    USES = "uses"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known after the journey.

    Attributes:
        journey: which command made it.
        tool_version: of pplcheck.
        subject: what was looked at.
        survey: what reading the tree gave.
        assets, entities, uses, verdicts, findings: sorted by id, or worst first.
        evidence: all statements cited by proofs, numbered `E1`, `E2` …
        terms: the terms that verdicts cite.
        show_files: the report lists every file.
        commons: those that were looked for, by id.
        sites: at which they were looked for, in the order in which they were named.
        resolutions: whose the sites are.
        agreements: those that were recorded, on the day that is judged; by id.
        reminders: what ends soon, or ended: facts and agreements; by day.

    """

    journey: Journey
    tool_version: str
    subject: Subject
    survey: Survey
    assets: tuple[Asset, ...] = ()
    entities: tuple[EntityResult, ...] = ()
    uses: tuple[Use, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    evidence: tuple[tuple[str, Fact], ...] = ()
    terms: tuple[Terms, ...] = ()
    show_files: bool = False
    commons: tuple[Commons, ...] = ()
    sites: tuple[Site, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    agreements: tuple[Agreed, ...] = ()
    reminders: tuple[Reminder, ...] = ()

    @property
    def terms_used(self) -> tuple[Terms, ...]:
        """The terms by which anything was judged, by licence."""
        used = {one for verdict in self.verdicts for one in verdict.licences}
        used |= {one.licence for result in self.entities for one in result.standings}
        # An exception stands behind the licence that it is of.
        used = {one.partition(" WITH ")[0] for one in used}
        return tuple(sorted((t for t in self.terms if t.id in used), key=lambda one: one.id))
