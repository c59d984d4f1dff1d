"""Which licences does a piece of prose name?

Being named says nothing yet: a licence may be compared with, warned of, listed. What a text
grants stands in `notices`.
"""

from dataclasses import dataclass

from pplcheck.licences.mentions import bare
from pplcheck.licences.walk import Mention, walk

COMMERCIAL = "LicenseRef-Commercial"
# "BSD License" may be any of three; it names none.
_FLOOR = 0.7


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
        with_tokens: count short names such as `PPL` too, and licences named without their
            version. Right only where a licence is being stated: `PPL` also means Prosperity
            Public License, private pilot licence, people.

    """
    return tuple(
        Named(id_, text[mention.name_start : mention.end], mention.name_start)
        for mention in walk(bare(text))
        if (id_ := _id(mention, text, with_tokens=with_tokens))
    )


def speaks_of_licence(text: str) -> bool:
    """Whether `text`, in which a licence may be stated, names any: a commercial one counts."""
    return any(_is_counted(mention, text) for mention in walk(bare(text)))


def _id(mention: Mention, text: str, *, with_tokens: bool) -> str:
    """Return the licence that counts as named; empty where none does."""
    means = mention.means
    if mention.expression == COMMERCIAL or means.sure < _FLOOR:
        return ""
    if with_tokens:
        is_any = mention.is_open and means.expression.endswith("-or-later")
        return (means.expression if is_any else means.licence) * _is_counted(mention, text)
    # "GNU General Public License" alone names no version of it.
    return "" if mention.is_any_version or not _is_whole_name(mention, text) else means.licence


def _is_counted(mention: Mention, text: str) -> bool:
    return mention.is_safe or mention.spelling in text[mention.start : mention.end]


def _is_whole_name(mention: Mention, text: str) -> bool:
    return mention.is_safe and mention.spelling in text[mention.start : mention.end]
