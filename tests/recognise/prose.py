"""Texts that nobody wrote, each unlike all others, and commons made of them."""

from datetime import date
from random import Random

from pplcheck.model.commons import Commons
from pplcheck.model.past import Past, PastCommit
from pplcheck.recognise.gathered import Gathered, GatheredText
from pplcheck.recognise.index import OpenedIndex, build, opened
from pplcheck.recognise.near import Asked, Match, Search
from pplcheck.recognise.winnowing import grams_of

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def prose(seed: str, lines: int) -> str:
    """Return lines of eight words; the same for the same seed."""
    chance = Random(seed)
    return "".join(
        " ".join("".join(chance.choices(_LETTERS, k=6)) for _ in range(8)) + "\n"
        for _ in range(lines)
    )


def commons_of(id_: str, texts: dict[str, str], family: tuple[str, ...] = ()) -> Gathered:
    """Return a commons of one version."""
    return Gathered(
        Commons(id_, id_, family=family),
        Past((PastCommit("1" * 40, date(2020, 1, 1), (), 0),), (0,)),
        tuple(
            GatheredText(path, grams, len(grams))
            for path, grams in sorted(
                (path, grams_of(text.encode())) for path, text in texts.items()
            )
        ),
    )


def index_of(*commons: Gathered) -> OpenedIndex:
    """Return an index that is ready to be asked."""
    return opened(build(commons))


def asked(path: str, text: str) -> Asked:
    """Return a file of a site."""
    return Asked(path, grams_of(text.encode()))


def matches(index: OpenedIndex, files: dict[str, str]) -> list[Match]:
    """Return the matches of the files of a site."""
    search = Search(index)
    search.look_up([asked(path, text) for path, text in files.items()])
    return list(search.matches())


def found(index: OpenedIndex, files: dict[str, str]) -> list[tuple[str, str]]:
    """Return pairs of a file and the text that it is like."""
    return [(match.path, match.text.path) for match in matches(index, files)]
