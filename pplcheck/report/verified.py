"""Does a signed assertion hold, what does it say, and what does its signature prove?"""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from pplcheck.model.assertion import Assertion, MadeBy, Verified
from pplcheck.model.fact import Fact
from pplcheck.report.page import Look, Page
from pplcheck.report.plain import whole

_SCHEMA: Final = "pplcheck.verification/1"
PROVES: Final = (
    "A good signature proves that the holder of this key signed these bytes, and no others: "
    "the same holder as of all else that is signed with it."
)
PROVES_NOT: Final = (
    "It does not prove that what is declared is true, nor who holds the key. That the key is "
    "the maker's rests on your file of allowed signers alone, and is as sure as the way on "
    "which the key came there; a domain that publishes it ties it to that domain, no further."
)
WEIGHS: Final = (
    "An entity's own word is of level 1. Only from level 2 on does a third party stand for it: "
    "a federation, for the facts that it looks at; from level 3 on a register, or accounts, "
    "which no declaration replaces."
)
_MADE_BY: Final = {
    MadeBy.SELF: "the entity itself (level 1)",
    MadeBy.FEDERATION: "a federation (level 2, for the facts of its criteria)",
}


def render_as_json(found: Iterable[Verified]) -> bytes:
    """Return what was found as JSON text, after `schemas/verification.schema.json`."""
    table = {
        "schema": _SCHEMA,
        "proves": PROVES,
        "does_not_prove": PROVES_NOT,
        "files": [_file(one) for one in found],
    }
    return (json.dumps(table, indent=2) + "\n").encode()


def _file(one: Verified) -> dict[str, object]:
    signature = one.signature
    return {
        "path": whole(one.path),
        "holds": not one.faults,
        "faults": [whole(fault) for fault in one.faults],
        "signature": signature
        and {
            "state": signature.state,
            "principal": whole(signature.principal) or None,
            "key": signature.key or None,
        },
        "assertion": one.assertion and _assertion(one.assertion, one.uncounted),
    }


def _assertion(one: Assertion, uncounted: Sequence[str]) -> dict[str, object]:
    return {
        "names": [whole(name) for name in one.names],
        "identifiers": [f"{whole(kind)}:{whole(value)}" for kind, value in one.identifiers],
        "made_by": one.made_by,
        "maker": whole(one.maker),
        "issued": one.issued.isoformat(),
        "expires": one.expires.isoformat(),
        "serial": one.serial,
        "supersedes": one.supersedes,
        "facts": [
            {
                "name": fact.name,
                "value": fact.value,
                "level": fact.level,
                "as_of": fact.valid_from and fact.valid_from.isoformat(),
                "evidence": whole(fact.evidence),
                "sha256": fact.sha256 or None,
                "counts": fact.name not in uncounted,
            }
            for fact in one.facts
        ],
    }


def render_as_text(found: Sequence[Verified], look: Look) -> bytes:
    """Return what was found as text: each file, then what a signature proves."""
    page = Page(look)
    for one in found:
        page.write(one.path, style="bold")
        page.rows(list(_rows(one, look)))
        page.gap()
    if look.verbosity >= 0:
        for words in (PROVES, PROVES_NOT, WEIGHS):
            page.write(words, hang=0, style="dim")
    return page.render()


def _rows(one: Verified, look: Look) -> Iterable[tuple[str, str]]:
    if not one.faults and one.signature:
        yield "holds", one.signature.says
    for fault in one.faults:
        yield "does not hold", fault
    if one.assertion is None or look.verbosity < 0:
        return
    said = one.assertion
    identifiers = ", ".join(f"{kind} {value}" for kind, value in said.identifiers)
    yield "about", f"{said.names[0]} ({identifiers})"
    yield "made by", f"{_MADE_BY[said.made_by]}, as {said.maker}"
    after = f", supersedes {said.supersedes}" if said.supersedes else ""
    until = f"issued {said.issued}, holds until {said.expires}"
    yield "serial", f"{said.serial}{after}; {until}"
    for fact in said.facts:
        yield "declares", _fact(fact, counts=fact.name not in one.uncounted)


def _fact(fact: Fact, *, counts: bool) -> str:
    kept = f" (sha256 {fact.sha256})" if fact.sha256 else ""
    beyond = "" if counts else "; not among its maker's criteria, and not counted"
    return f"{fact.name} = {fact.value}, as of {fact.valid_from}: {fact.evidence}{kept}{beyond}"
