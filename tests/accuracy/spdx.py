"""Is the right licence of the SPDX list named, whatever the form of its text?

What counts as the same licence is decided here, not by the product:

- `-only`, `-or-later` and `+` are one family: a plain text does not say which was chosen;
- ids whose texts are the same word for word, once copyright lines and fields to fill in are
  left out (`OFL-1.1` and `OFL-1.1-no-RFN`), are one family: nobody can tell them apart;
- a deprecated id and the id that the list itself names as its successor are one family.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random
from typing import Final

from tests.accuracy.answer import Ask
from tests.accuracy.forms.comments import between
from tests.accuracy.forms.damage import lost_words, scanned
from tests.accuracy.forms.form import Make
from tests.accuracy.forms.layout import wrapped
from tests.accuracy.forms.markup import html_paragraphs
from tests.accuracy.result import Goal, Tally, rows_of, show, show_wrong

HOW_TO_GET = "npm pack spdx-license-list@6.12.0, unpack it, then SPDX=/path/to/package"
_GOAL = 0.99
# The list's own `obsoletedBy` and notes (spdx/license-list-XML, src/).
_SUCCESSORS: Final = {
    "BSD-2-Clause-FreeBSD": "BSD-2-Clause-Views",
    "BSD-2-Clause-NetBSD": "BSD-2-Clause",
    "GPL-2.0-with-GCC-exception": "GPL-2.0 WITH GCC-exception-2.0",
    "GPL-2.0-with-autoconf-exception": "GPL-2.0 WITH Autoconf-exception-2.0",
    "GPL-2.0-with-bison-exception": "GPL-2.0 WITH Bison-exception-2.2",
    "GPL-2.0-with-classpath-exception": "GPL-2.0 WITH Classpath-exception-2.0",
    "GPL-2.0-with-font-exception": "GPL-2.0 WITH Font-exception-2.0",
    "GPL-3.0-with-GCC-exception": "GPL-3.0 WITH GCC-exception-3.1",
    "GPL-3.0-with-autoconf-exception": "GPL-3.0 WITH Autoconf-exception-3.0",
    "Nunit": "zlib-acknowledgement",
    "StandardML-NJ": "SMLNJ",
    "bzip2-1.0.5": "bzip2-1.0.6",
}
_LATER = re.compile(r"-only\b|-or-later\b|\+")
_OWNER = re.compile(
    r"^\W*(?:copyright|\(c\)|©|all rights reserved).*$", re.IGNORECASE | re.MULTILINE
)
_FIELD = re.compile(r"<[^<>\n]{1,60}>|\[[^\]\n]{1,40}\]|\{[^}\n]{1,40}\}")
_YEAR = re.compile(r"[<\[{](?:yyyy|year|dates?)[^>\]}\n]{0,30}[>\]}]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


class Families:
    """Which ids are one family."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        by_words: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for id_, text in sorted(texts.items()):
            by_words[_words(text)].append(id_)
        self._first = {id_: ids[0] for ids in by_words.values() for id_ in ids}

    def of(self, licence: str) -> str:
        """Return the name of the family of an id or expression."""
        licence = _SUCCESSORS.get(licence, licence)
        licence = _LATER.sub("", self._first.get(licence, licence))
        return _LATER.sub("", self._first.get(licence, licence))


def _words(text: str) -> tuple[str, ...]:
    """Return the words that say what the licence is; written apart from the product's own."""
    bare = _FIELD.sub(" ", _OWNER.sub(" ", text))
    return tuple(_WORD.findall(bare.lower())) or tuple(_WORD.findall(text.lower()))


def filled_in(text: str, _: Random) -> str:
    """Write a year and a name where the list has fields."""
    named = _FIELD.sub("Harbour Bikes Co-operative", _YEAR.sub("2024", text))
    return re.sub(r"\bYEAR\b", "2024", named)


def _as_it_is(text: str, _: Random) -> str:
    return text


_FORMS: Final[dict[str, Make]] = {
    "as it is": _as_it_is,
    "wrapped at 72": wrapped(72),
    "copyright filled in": filled_in,
    "one word of 25 lost": lost_words(25),
    "scanned, 0.5 % misread": scanned(0.005),
    "html": html_paragraphs,
    "comment /* * */": between("/*", " * ", " */"),
}


def texts_of_list(package: Path) -> dict[str, str]:
    """Return the text of every licence in the npm package spdx-license-list, by id."""
    return {
        path.stem: str(json.loads(path.read_text(encoding="utf-8"))["licenseText"])
        for path in sorted((package / "licenses").glob("*.json"))
    }


def tests_of_list(checkout: Path, ids: Iterable[str]) -> dict[str, str]:
    """Return the list's own test texts for `ids`: wordings that no package ships.

    Args:
        checkout: of spdx/license-list-XML.
        ids: what counts; the others are exceptions and licences newer than the package.

    """
    wanted = set(ids)
    folder = checkout / "test" / "simpleTestForGenerator"
    found = {}
    for path in sorted(folder.glob("*.txt")):
        id_ = re.sub("^depreci?ated_", "", path.stem)
        if id_ in wanted:
            found[id_] = path.read_text(encoding="utf-8", errors="replace")
    return found


def by_text(texts: Mapping[str, str], ask: Ask, families: Families) -> list[Goal]:
    """Print how many texts of the list are named right, as they are and in other forms."""
    return [
        *_measured("SPDX list", {"as it is": _as_it_is}, texts, ask, families),
        *_measured(
            "SPDX list, perturbed", dict(list(_FORMS.items())[1:]), texts, ask, families
        ),
    ]


def by_test(texts: Mapping[str, str], ask: Ask, families: Families) -> list[Goal]:
    """Print how many of the list's own test texts are named right."""
    forms = {"as it is": _as_it_is}
    return _measured("SPDX list's own test texts", forms, texts, ask, families)


def _measured(
    what: str, forms: Mapping[str, Make], texts: Mapping[str, str], ask: Ask, families: Families
) -> list[Goal]:
    tally = Tally()
    for name, make in forms.items():
        for id_, text in texts.items():
            made = make(text, Random(f"{name} {id_}"))
            content = made if isinstance(made, bytes) else str(made).encode()
            answer = ask(content)
            is_right = families.of(answer.licence) == families.of(id_)
            example = f"{id_} is called {answer.licence or '-'} ({answer.kind})"
            tally.count(name, is_right=is_right, example=example)
    show(f"{what}: family right", ("form", "right", ""), rows_of(tally))
    show_wrong(tally.wrong)
    is_met = tally.share >= _GOAL
    wrong = tuple(tally.wrong)
    return [Goal(f"{what}, family right", "≥ 99 %", str(tally), is_met, wrong=wrong)]
