"""Which licences does a piece of prose name?"""

import re
from dataclasses import dataclass
from functools import cache

from pplcheck.licences.corpus.references import by_name, curated, name_key

_LICENCE = re.compile(r"licen[cs]e", re.IGNORECASE)
_GAP = r"[\s*_,.-]+"


@dataclass(frozen=True, slots=True)
class Named:
    """A licence named in a text.

    Attributes:
        id: which licence is meant.
        written: as it stands there.
        start: offset of the first character.

    """

    id: str
    written: str
    start: int


def named_in(text: str, *, with_tokens: bool = False) -> tuple[Named, ...]:
    """Return the licences that `text` names, in the order of their appearance.

    Args:
        text: prose; line breaks and emphasis inside a name do not matter.
        with_tokens: count short names such as `PPL` too. Right only where a licence is being
            stated: `PPL` also means Prosperity Public License, private pilot licence, people.

    """
    found = [
        Named(_id(match.group()), match.group(), match.start())
        for match in _names().finditer(text)
    ]
    if with_tokens:
        found += [
            Named(_id(match.group()), match.group(), match.start())
            for match in _tokens().finditer(text)
        ]
    return tuple(sorted(found, key=lambda named: named.start))


def _id(written: str) -> str:
    return by_name()[name_key(written)]


@cache
def _names() -> re.Pattern[str]:
    names = {name for reference in curated() for name in reference.names}
    # The longest first: "Cooperative Non-Violent Public License v5" before the same without.
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(_pattern, longest_first)) + r")\b", re.IGNORECASE)


def _pattern(name: str) -> str:
    parts = [re.escape(part) for part in re.split(r"[\s,.-]+", name)]
    return _GAP.join(_LICENCE.sub("licen[cs]e", part) for part in parts)


@cache
def _tokens() -> re.Pattern[str]:
    tokens = {token for reference in curated() for token in reference.tokens}
    ids = {reference.id for reference in curated()}
    words = "|".join(
        re.escape(word) for word in sorted(tokens | ids, key=lambda w: (-len(w), w))
    )
    return re.compile(rf"(?<![\w.+-])(?:{words})(?![\w+-])")
