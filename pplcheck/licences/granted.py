"""Which licences does a comment or paragraph grant: by their whole text, or by naming them?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from pplcheck.licences.corpus.catalogue import spdx_rows
from pplcheck.licences.identify import texts_in
from pplcheck.licences.likeness import Heard, Likeness, likenesses
from pplcheck.licences.notices import notices_in
from pplcheck.licences.words import spoken
from pplcheck.model.licence import family_of
from pplcheck.model.notice import Notice

# Thousands of files share one header. Each text may have 130 kB, so no more are kept than help.
_MOST_REMEMBERED = 512
# A text of fewer words may stand anywhere, and mean nothing.
_FEWEST_WORDS = 12
# `texts_in` takes no text of which less is there.
FLOOR = 0.75


@lru_cache(_MOST_REMEMBERED)
def granted_in(text: str, *, is_design: bool = False) -> tuple[Notice, ...]:
    """Return the licences that some words of a file grant, each once, in order.

    Args:
        text: a comment or paragraph, without comment signs.
        is_design: it stands in a design, and speaks of it.

    """
    heard = Heard(text)
    whole = _whole_texts(heard)
    named = notices_in(text, is_design=is_design)
    return _with_exception((*map(_as_notice, whole), *_besides(named, whole)))


def _with_exception(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Return the text of an exception as an addition to the one licence beside it."""
    exceptions = [one for one in notices if one.expression in _exceptions()]
    licences = [one for one in notices if one.expression not in _exceptions()]
    if len(exceptions) != 1 or len(licences) != 1 or " " in licences[0].expression:
        return notices
    with_it = f"{licences[0].expression} WITH {exceptions[0].expression}"
    return (replace(licences[0], expression=with_it),)


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


def _besides(named: Iterable[Notice], whole: list[Likeness]) -> Iterator[Notice]:
    """Yield what is granted in other words than those of the texts that stand there."""
    families = {family_of(likeness.reference.id) for likeness in whole}
    for notice in named:
        words = spoken(notice.written)
        is_within = any(words in likeness.known.said for likeness in whole)
        if not is_within and family_of(notice.expression) not in families:
            yield notice
