"""A report in which every field of a judgement says something, for the tests of all formats."""

from dataclasses import replace
from datetime import date

from pplcheck.model.act import Act
from pplcheck.model.agreement import Agreed, Agreement, AgreementKind, AgreementState
from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.contest import Answered, Contest, Resolved, Ruling
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.ownership import LegalForm, LookedUp, Ownership, Source
from pplcheck.model.place import Place
from pplcheck.model.reminder import Reminder
from pplcheck.model.report import EntityResult, Journey, Report, Subject
from pplcheck.model.survey import Survey
from pplcheck.model.terms import OutcomeKind, Standing
from pplcheck.model.use import Recognised, Use
from pplcheck.model.verdict import (
    DutyState,
    Join,
    Proof,
    StandingResult,
    StepKind,
    Verdict,
    WouldDecide,
)
from tests.judge.cases import PPL

AS_OF = date(2026, 11, 22)
PLACE = Place("entities/mill.toml", 3, 1)
SHA256 = "0" * 64
SOURCE = Source(Level.REGISTER, Speaker.REGISTER, "extract.pdf", SHA256, date(2026, 1, 1), None)
WAGES = Fact(
    "nonmember_wages", Value.YES, Level.STATED, Speaker.STEWARD, "https://mill.example", id="E1"
)
RETURN = Fact(
    "outside_return", Value.NO, Level.REGISTER, Speaker.REGISTER, "accounts.pdf", SHA256,
    date(2026, 1, 1), date(2026, 12, 31), "FR", "E2",
)  # fmt: skip

_STEPS = (
    Proof(StepKind.FACT, Value.YES, "nonmember_wages = yes", evidence=("E1",)),
    Proof(StepKind.FACT, Value.UNKNOWN, "business = unknown; it would have to be yes"),
)
PROOF = Proof(
    StepKind.DECISION,
    Value.UNKNOWN,
    "too little is known to say",
    parts=(
        Proof(StepKind.LINE, Value.UNKNOWN, "it may be that: it owes", "4(d)", parts=_STEPS),
    ),
)
MISSING = (
    WouldDecide((("business", Value.NO),), OutcomeKind.PERMITTED),
    WouldDecide(
        (("outside_return", Value.NO), ("surplus_retained", Value.NO)), OutcomeKind.PERMITTED
    ),
    WouldDecide((("private", Value.NO),), OutcomeKind.PERMITTED),
    WouldDecide(
        (("business", Value.YES), ("nonmember_wages", Value.YES)),
        OutcomeKind.OWES_RECIPROCITY,
    ),
)

ENTITY = Entity(
    "mill", ("The Mill",), is_person=False, identifiers=(("register", "xx:1"),),
    facts=(WAGES, RETURN), place=PLACE,
    form=(LegalForm("V1Z5", SOURCE, PLACE),),
    owners=(Ownership("holding", 0.75, SOURCE, PLACE),),
    looked_up=(LookedUp("fr-scop", is_listed=False, source=SOURCE, place=PLACE),),
)  # fmt: skip
PERMISSION = Agreement(
    "mill-2026", AgreementKind.PERMISSION, "mill", ".", (Act.COPY, Act.RUN), Value.YES,
    date(2026, 1, 1), date(2026, 12, 31), "agreements/mill.pdf", Place("pplcheck.toml", 9, 1),
    SHA256, "two days a month of upkeep", ("credit",),
)  # fmt: skip
AGREED = Agreed(PERMISSION, AgreementState.IN_FORCE, 40)
CONTEST = Contest(
    "mill#1", "mill", ".", "PPL", "We pay nobody but ourselves.", "https://mill.example/pay",
    date(2026, 11, 1), None, Place("contest/mill.toml", 2, 1),
)  # fmt: skip
DISMISSED = replace(
    CONTEST,
    id="mill#2",
    resolved=Resolved(Ruling.DISMISSED, "the stewards", date(2026, 11, 9), "accounts say so"),
)

USE = Use(
    "mill/.", "mill", ".", (Act.COPY,), Value.YES, (Recognised("stated", "e"),), (), None, PLACE
)

_OWED = Verdict(
    "", "mill/.", "PPL", OutcomeKind.OWES_RECIPROCITY, "4(d)", "this use falls within 4(d)",
    grounds=("4(b)", "4(d)"), possible=(OutcomeKind.OWES_RECIPROCITY,),
    settle=("ask the licensor",), readings=(("wages", "everyone"),), hangs_on=("wages",),
)  # fmt: skip
_FREE = Verdict(
    "", "mill/.", "AGPL-3.0-only", OutcomeKind.PERMITTED, "", "the AGPL may be taken instead",
    duties=(DutyState("source", "13", Value.UNKNOWN, "offer the source", ()),),
)  # fmt: skip
VERDICTS = (
    Verdict(
        "V1", "mill/.", "PPL", OutcomeKind.UNDETERMINED, "", "too little is known to say",
        PROOF, MISSING, (("wages", "everyone"),), possible=(
            OutcomeKind.OWES_RECIPROCITY, OutcomeKind.PERMITTED,
        ), ask_first="business", answered=(Answered(CONTEST, date(2026, 12, 1)),),
        beside=("mill-2025 expired on 2025-12-31",),
    ),
    Verdict(
        "V2", "mill/.", "PPL OR AGPL-3.0-only", OutcomeKind.PERMITTED, "", "one branch permits",
        join=Join.ANY, parts=(_OWED, _FREE), possible=(OutcomeKind.PERMITTED,),
    ),
    replace(
        _OWED, id="V3", outcome=OutcomeKind.PERMITTED, agreement=AGREED,
        without=OutcomeKind.OWES_RECIPROCITY, answered=(Answered(DISMISSED, None),),
    ),
)  # fmt: skip
STANDING = StandingResult(
    "PPL", Standing.UNDETERMINED, "", "too little is known to say", PROOF,
    (Standing.CAPITALIST_ENTITY, Standing.COMMONER),
    missing=(WouldDecide((("business", Value.NO),), Standing.COMMONER),),
    ask_first="business",
)  # fmt: skip
# A law stands with a reading, where the answer depends on one.
_TERMS = replace(
    PPL,
    readings=tuple(
        replace(one, law="labour law of the place of work") if one.name == "wages" else one
        for one in PPL.readings
    ),
)

REPORT = Report(
    journey=Journey.CHECK,
    tool_version="0",
    subject=Subject("mill", "", AS_OF, "Mill"),
    survey=Survey((), (), (), ()),
    assets=(Asset(".", "the mill", AssetKind.REPOSITORY, "PPL", ("**",), "sha256:" + SHA256),),
    entities=(EntityResult(ENTITY, (STANDING,)),),
    uses=(USE,),
    verdicts=VERDICTS,
    evidence=(("mill", WAGES), ("mill", RETURN)),
    terms=(_TERMS,),
    agreements=(AGREED,),
    reminders=(
        Reminder(date(2026, 12, 31), "mill", "the agreement mill-2026 ends", "mill-2026"),
    ),
)
