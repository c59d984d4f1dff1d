"""How is an assertion handed on as CycloneDX 1.6 declarations?

Its parts there: the assessor (who says so), targets (of whom), claims with evidence and
counter-evidence, an attestation that maps them to what was asked, and the affirmation with its
signatory. The facts are the requirements of a standard of their own, with their questions.
"""

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pplcheck import __version__
from pplcheck.model.assertion import Assertion, MadeBy
from pplcheck.model.fact import Fact

_VERSION: Final = "1.6"
_CONFIDENCE: Final = {
    MadeBy.SELF: "level 1: the entity's own word",
    MadeBy.FEDERATION: "level 2: a federation's word, for the facts that it looks at",
}
_HOST: Final = re.compile("[A-Za-z0-9.-]+")
_TARGET, _ASSESSOR, _STANDARD = "entity", "assessor", "facts"


@dataclass(frozen=True, slots=True)
class Declared:
    """What is handed on.

    Attributes:
        assertion: as written.
        sha256: of its bytes, in hex.
        questions: what each fact asks, in plain words, by its name.
        counter: what others say against it, sorted.
        signature: relative address and SHA-256 of the file that holds it, or None.

    """

    assertion: Assertion
    sha256: str
    questions: tuple[tuple[str, str], ...]
    counter: tuple[Fact, ...] = ()
    signature: tuple[str, str] | None = None


def render_declared(declared: Declared) -> bytes:
    """Return an assertion as CycloneDX JSON; the same bytes for the same assertion."""
    assertion = declared.assertion
    table = {
        "$schema": f"http://cyclonedx.org/schema/bom-{_VERSION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": _VERSION,
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, f"sha256:{declared.sha256}").urn,
        "version": assertion.serial,
        "metadata": {
            "timestamp": _moment(assertion.issued),
            "tools": {
                "components": [
                    {"type": "application", "name": "pplcheck", "version": __version__}
                ]
            },
        },
        "declarations": _declarations(declared),
        "definitions": {"standards": [_standard(assertion, dict(declared.questions))]},
    }
    return (json.dumps(table, indent=2, ensure_ascii=True) + "\n").encode()


def _declarations(declared: Declared) -> dict[str, Any]:
    assertion = declared.assertion
    maker = assertion.maker if assertion.made_by is MadeBy.FEDERATION else assertion.names[0]
    return {
        "assessors": [
            {
                "bom-ref": _ASSESSOR,
                "thirdParty": assertion.made_by is MadeBy.FEDERATION,
                "organization": {"name": maker},
            }
        ],
        "attestations": [_attestation(assertion)],
        "claims": [_claim(assertion, fact, declared.counter) for fact in assertion.facts],
        "evidence": [
            *(_evidence(_own(fact), fact, assertion.maker) for fact in assertion.facts),
            *(_evidence(ref, fact, fact.by) for ref, fact in _numbered(declared.counter)),
        ],
        "targets": {"organizations": [_organisation(assertion)]},
        **_affirmation(declared, maker),
    }


def _attestation(assertion: Assertion) -> dict[str, Any]:
    return {
        "summary": (
            f"Declaration {assertion.serial} by {assertion.maker}, issued {assertion.issued}, "
            f"in force until {assertion.expires}"
        ),
        "assessor": _ASSESSOR,
        "map": [
            {
                "requirement": _asked(fact),
                "claims": [_claimed(fact)],
                "confidence": {"rationale": _CONFIDENCE[assertion.made_by]},
            }
            for fact in assertion.facts
        ],
    }


def _claim(assertion: Assertion, fact: Fact, counter: Iterable[Fact]) -> dict[str, Any]:
    against = [ref for ref, one in _numbered(counter) if one.name == fact.name]
    found: dict[str, Any] = {
        "bom-ref": _claimed(fact),
        "target": _TARGET,
        "predicate": f"{fact.name} = {fact.value}",
        "reasoning": f"{_CONFIDENCE[assertion.made_by]}, as of {fact.valid_from}",
        "evidence": [_own(fact)],
    }
    return found | ({"counterEvidence": against} if against else {})


def _evidence(ref: str, fact: Fact, author: str) -> dict[str, Any]:
    kept = f"; the document's SHA-256 is {fact.sha256}" if fact.sha256 else ""
    found: dict[str, Any] = {
        "bom-ref": ref,
        "propertyName": fact.name,
        "description": f"{fact.name} = {fact.value}, by {author}{kept}",
        "data": [
            {
                "name": "where to look",
                "contents": {
                    "attachment": {"contentType": "text/plain", "content": fact.evidence}
                },
            }
        ],
        "author": {"name": author},
    }
    days = {"created": fact.valid_from, "expires": fact.valid_until}
    return found | {name: _moment(day) for name, day in days.items() if day}


def _organisation(assertion: Assertion) -> dict[str, Any]:
    shown = ", ".join(f"{kind} {value}" for kind, value in assertion.identifiers)
    domains = [
        f"https://{value}"
        for kind, value in assertion.identifiers
        if kind == "domain" and _HOST.fullmatch(value)
    ]
    urls = {"url": domains} if domains else {}
    return {"bom-ref": _TARGET, "name": f"{assertion.names[0]} ({shown})", **urls}


def _affirmation(declared: Declared, maker: str) -> dict[str, Any]:
    if declared.signature is None:
        return {}
    path, sha256 = declared.signature
    return {
        "affirmation": {
            "statement": "Signed over the bytes of the declaration, with an SSH key.",
            "signatories": [
                {
                    "name": declared.assertion.maker,
                    "organization": {"name": maker},
                    "externalReference": {
                        "type": "digital-signature",
                        "url": path,
                        "hashes": [{"alg": "SHA-256", "content": sha256}],
                    },
                }
            ],
        }
    }


def _standard(assertion: Assertion, questions: Mapping[str, str]) -> dict[str, Any]:
    return {
        "bom-ref": _STANDARD,
        "name": "Facts that reciprocity licences ask for",
        "version": __version__,
        "description": "As pplcheck asks them; each rests on clauses of one or more licences.",
        "requirements": [
            {
                "bom-ref": _asked(fact),
                "identifier": fact.name,
                "text": questions.get(fact.name, ""),
            }
            for fact in assertion.facts
        ],
    }


def _numbered(counter: Iterable[Fact]) -> Iterator[tuple[str, Fact]]:
    return ((f"counter-evidence-{at}", fact) for at, fact in enumerate(counter, start=1))


def _asked(fact: Fact) -> str:
    return f"fact-{fact.name}"


def _claimed(fact: Fact) -> str:
    return f"claim-{fact.name}"


def _own(fact: Fact) -> str:
    return f"evidence-{fact.name}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
