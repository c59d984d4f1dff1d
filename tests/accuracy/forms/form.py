"""What can be done to a text, and what must be said of it then?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

# None: the text has nothing to which this could be done.
Made = str | bytes | None
Make = Callable[[str, Random], Made]

TEXT = frozenset({"text"})
# A decisive word may be hit: a matcher that cannot vouch for it may say so.
TEXT_OR_MODIFIED = frozenset({"text", "modified"})
NOT_TEXT = frozenset({"modified", "partial", "notice", "none"})


@dataclass(frozen=True, slots=True)
class Form:
    """Another form of a licence text.

    Attributes:
        name: what the table calls it.
        make: gives the form, from a text and a chance of its own.
        kinds: the kinds that a licence text may be called in this form.
        because: the rule that decides this.
        adds: licences that the form adds to those of the text.
        keeps_licence: whether the answer must name the same licence.
        needs_one_licence: whether it is done only to a text that holds exactly one licence.

    """

    name: str
    make: Make
    kinds: frozenset[str]
    because: str
    adds: frozenset[str] = field(default=frozenset())
    keeps_licence: bool = True
    needs_one_licence: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of what a licence says: no longer its text, however little was changed.

    Attributes:
        name: what the table calls it.
        make: gives the changed text.

    """

    name: str
    make: Callable[[str, Random], str | None]
