"""Which licences does a comment or paragraph grant: by their whole text, or by naming them?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from pplcheck.licences.corpus.catalogue import spdx_rows
from pplcheck.licences.identify import texts_in
from pplcheck.licences.likeness import Heard, Likeness, likenesses
from pplcheck.licences.notices import notices_in
from pplcheck.licences.words import spoken
from pplcheck.model.licence import family_of
from pplcheck.model.notice import Notice

# No choice, and no exception yet.
_IS_ONE = re.compile(r"[\w.+-]+")
# Thousands of files share one header. Each text may have 130 kB, so no more are kept than help.
_MOST_REMEMBERED = 512
# A text of fewer words may stand anywhere, and mean nothing.
_FEWEST_WORDS = 12
# `texts_in` takes no text of which less is there.
FLOOR = 0.75


@lru_cache(_MOST_REMEMBERED)
def granted_in(text: str) -> tuple[Notice, ...]:
    """Return the licences that some words of a file grant, each once, in order.

    Args:
        text: a comment or paragraph, without comment signs.

    """
    heard = Heard(text)
    whole = _whole_texts(heard)
    return _with_exceptions([*map(_as_notice, whole), *_named_besides(text, whole)])


def _with_exceptions(notices: list[Notice]) -> tuple[Notice, ...]:
    """Return the notices, with an exception joined to the one licence beside it."""
    exceptions = [one for one in notices if one.expression in _exceptions()]
    licences = [one for one in notices if one.expression not in _exceptions()]
    if len(exceptions) != 1 or len(licences) != 1:
        return tuple(notices)
    (licence,), (exception,) = licences, exceptions
    if not _IS_ONE.fullmatch(licence.expression):
        return tuple(notices)
    return (replace(licence, expression=f"{licence.expression} WITH {exception.expression}"),)


@cache
def _exceptions() -> frozenset[str]:
    return frozenset(id_ for kind, id_, _, _ in spdx_rows() if kind == "exception")


def _whole_texts(heard: Heard) -> list[Likeness]:
    if heard.word_count < _FEWEST_WORDS:
        return []
    return texts_in(heard, likenesses(heard, floor=FLOOR))


def _as_notice(likeness: Likeness) -> Notice:
    share = round(likeness.contained, 3)
    written = f"the text of {likeness.reference.id}"
    return Notice(likeness.reference.id, 0, 0, written, confidence=share)


def _named_besides(text: str, whole: list[Likeness]) -> Iterator[Notice]:
    """Yield what is granted in other words than those of the texts that stand there."""
    families = {family_of(likeness.reference.id) for likeness in whole}
    for notice in notices_in(text):
        words = spoken(notice.written)
        is_within = any(words in likeness.known.said for likeness in whole)
        if not is_within and family_of(notice.expression) not in families:
            yield notice
