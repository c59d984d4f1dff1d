"""The words for people that every format shares."""

from collections.abc import Sequence

from pplcheck.model.fact import Value
from pplcheck.model.terms import OutcomeKind, Standing

DISCLAIMER = (
    "Not legal advice. A standing says which clause of a licence the evidence listed points "
    "to, at the date and under the readings named; it is no judgement of a person or a firm."
)

OUTCOMES = {
    OutcomeKind.PERMITTED: "permitted",
    OutcomeKind.DUTIES_UNMET: "permitted with duties unmet",
    OutcomeKind.OWES_RECIPROCITY: "owes reciprocity",
    OutcomeKind.NOT_PERMITTED: "not permitted",
    OutcomeKind.UNDETERMINED: "undetermined",
}

# Of a use; where it is not known, each form says that in its own way.
PURPOSES = {Value.YES: "commercial", Value.NO: "not commercial"}

WORST_FIRST = (
    OutcomeKind.OWES_RECIPROCITY,
    OutcomeKind.NOT_PERMITTED,
    OutcomeKind.DUTIES_UNMET,
    OutcomeKind.UNDETERMINED,
    OutcomeKind.PERMITTED,
)

# The words stand in legends, counts and machine-readable fields, never beside a name.
STANDINGS = {
    Standing.COMMONER: "commoner",
    Standing.COOPERATIVE: "cooperative",
    Standing.CAPITALIST_ENTITY: "capitalist entity",
    Standing.UNDETERMINED: "undetermined",
    Standing.NOT_ASSESSED: "not assessed",
}

LEVELS = ("signal", "stated", "attested", "register or accounts", "licensor or court")


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 error`, `2 errors`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def short(sha256: str) -> str:
    """Return what of a hash people compare; the whole stands in the JSON."""
    return f"sha256 {sha256[:12]}…"


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    *first, last = parts
    return f"{', '.join(first)} {word} {last}" if first else last
