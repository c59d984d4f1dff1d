"""How are words replaced in a text that people read?"""

import re
from collections.abc import Mapping


def replaced(
    text: str,
    aliases: Mapping[str, str],
    *,
    in_any_case: bool = False,
    with_slashes: bool = False,
) -> str:
    """Return a text with whole words replaced, the longest first.

    Args:
        text: for people.
        aliases: what stands for what; an empty word is none.
        in_any_case: whether `JANE DOE` is `Jane Doe`.
        with_slashes: whether `a/b` is one word, so that its `b` is none.

    """
    ordered = sorted(filter(None, aliases), key=lambda one: (-len(one), one))
    if not ordered:
        return text
    by_word = {_folded(word, in_any_case): aliases[word] for word in reversed(ordered)}
    pattern = "|".join(map(re.escape, ordered))
    within = r"\w/-" if with_slashes else r"\w-"
    return re.sub(
        rf"(?<![{within}])(?:{pattern})(?![{within}])",
        lambda met: by_word.get(_folded(met[0], in_any_case), "withheld"),
        text,
        flags=re.IGNORECASE if in_any_case else 0,
    )


def _folded(word: str, in_any_case: bool) -> str:  # noqa: FBT001 - it goes along, as given
    return word.casefold() if in_any_case else word
