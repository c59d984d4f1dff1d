"""Has a table the keys that its specification asks for, and no misspelt ones?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto

from pplcheck.lint.forms import Form, anything, is_empty
from pplcheck.lint.spot import Spot
from pplcheck.model.lint import Fault


class Need(Enum):
    """How much a specification asks for a key."""

    REQUIRED = auto()
    RECOMMENDED = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a specification.

    Attributes:
        name: as the specification writes it.
        form: of its value.
        need: how much it is asked for.
        hint: what to write where it is missing.

    """

    name: str
    form: Form = anything
    need: Need = Need.NONE
    hint: str = ""


# Less alike words are words of their own: manifests may have further keys.
_ALIKE = 0.79


def table(keys: Sequence[Key], *, are_others_told: bool = True) -> Form:
    """Ask for a table with some keys.

    Args:
        keys: of the specification.
        are_others_told: tell a key that is nearly one of them.

    """

    def form(spot: Spot) -> Iterator[Fault]:
        if not isinstance(spot.value, dict):
            name = f"`{spot.name}`" if spot.keys else "the manifest"
            known = ", ".join(key.name for key in keys[:3])
            yield spot.error(f"{name} must be a table", f"write keys and values: {known}, …")
            return
        for key in keys:
            yield from _key(spot, key)
        if are_others_told:
            yield from _misspelt(spot, [key.name for key in keys])

    return form


def _key(spot: Spot, key: Key) -> Iterator[Fault]:
    held = spot.value.get(key.name)
    if not is_empty(held):
        yield from key.form(spot.inner(key.name))
        return
    if key.need is Need.NONE:
        return
    state = "is empty" if key.name in spot.value else "is missing"
    at = spot.inner(key.name) if key.name in spot.value else spot
    name = f"{spot.name}.{key.name}".removeprefix(".")
    say = at.error if key.need is Need.REQUIRED else at.warning
    yield say(f"`{name}` {state}", key.hint, at_key=True)


def _misspelt(spot: Spot, known: Sequence[str]) -> Iterator[Fault]:
    absent = [name for name in known if name not in spot.value]
    for held in spot.value:
        if held in known or not isinstance(held, str):
            continue
        plain = held.lower().replace("_", "-").replace(" ", "-")
        close = get_close_matches(plain, absent, 1, _ALIKE)
        # `location-id` is a word of its own beside `location`.
        if close and not plain.startswith(f"{close[0]}-"):
            at = spot.inner(held)
            yield at.warning(
                f"`{at.name}` is no key of the specification",
                f"did you mean `{close[0]}`?",
                at_key=True,
            )
