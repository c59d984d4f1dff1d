"""How much are two names alike? Enough to ask a person, never to decide."""

import re
from difflib import SequenceMatcher
from typing import Final
from unicodedata import combining, normalize

# Below this, names have little more in common than their letters.
ALIKE: Final = 0.85
_SHORTEST: Final = 4
# A name that is longer is none.
_LONGEST: Final = 200
_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# What a legal form adds to a name.
_OF_FORMS: Final = """
    ab ag as asbl bv coop cooperativa cooperative cooperativo corp eg ev eu gbr gmbh inc kft kg
    limited llc llp ltd nv ohg org oy plc sa sarl sas sc scic scop scoop scrl sl slu spa sprl
    srl stichting team the ug verein vzw
"""
_FORMS: Final = frozenset(_OF_FORMS.split())


def key_of_name(name: str) -> str:
    """Return what is left of a name without case, accents, spaces and its legal form.

    Letters are taken apart as Unicode's compatibility decomposition (NFKD) has them.
    """
    plain = "".join(
        character
        for character in normalize("NFKD", _HUMP.sub(" ", name[:_LONGEST].replace(".", "")))
        if not combining(character)
    )
    words = _WORD.findall(plain.casefold())
    return "".join([word for word in words if word not in _FORMS] or words)


def likeness(one: str, other: str) -> float:
    """Return how much two keys of names are alike, 0 to 1; 0 where it is less than `ALIKE`."""
    if one == other:
        return 1.0 if one else 0.0
    if min(len(one), len(other)) < _SHORTEST:
        return 0.0
    # What the lengths alone allow: most pairs need no more.
    if 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < ALIKE:
        return 0.0
    found = matcher.ratio()
    return found if found >= ALIKE else 0.0
