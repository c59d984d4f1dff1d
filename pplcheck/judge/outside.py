"""What can be said of a use where no terms are at hand to judge it by?"""

from pplcheck.model.terms import OutcomeKind
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict


def without_terms(use: Use, licence: str | None) -> Verdict:
    """Return the verdict where there is nothing to judge by."""
    says = (
        f"no terms are known for {licence}, so that this use cannot be judged"
        if licence
        else "nothing says under which licence this asset is offered"
    )
    return Verdict("", use.id, licence or "", OutcomeKind.UNDETERMINED, "", says)


def without_version(use: Use) -> Verdict:
    """Return the verdict where it cannot be told which licence the version was under."""
    says = (
        "the licence of the version that was taken is not known, so this use cannot be judged"
    )
    return Verdict("", use.id, "", OutcomeKind.UNDETERMINED, "", says)


def open_to_all(use: Use, licence: str, asks: str) -> Verdict:
    """Return the verdict under a licence that asks of nobody who they are or what it is for.

    Args:
        use: what is done.
        licence: its id, perhaps with an exception.
        asks: its conditions in short, which are not judged.

    """
    says = (
        f"{licence} is open to everybody for every purpose, on its own conditions: {asks}; "
        "whether these are kept is not judged here"
    )
    permitted = OutcomeKind.PERMITTED
    return Verdict("", use.id, licence, permitted, "", says, robust=True, possible=(permitted,))
