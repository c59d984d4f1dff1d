"""Is it read of whose work a text says that it is based on it, in any of the languages?

The English sentences that are not the usual ones are after those in READMEs of real designs.
"""

import time

import pytest

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.others import notices

HERE = "github.com/coop/web"


def found(text: str, path: str = "src/a.py") -> list[tuple[str, str, int, float]]:
    seen = list(notices.read(path, text.encode()))
    assert all(one.kind is EvidenceKind.NOTICE for one in seen)
    return [(one.value, one.about, one.line, one.confidence) for one in seen]


SAID = [
    "# Based on https://github.com/coop/web (v1)",
    "// forked from git@github.com:coop/web.git",
    "Derived from [the web](https://github.com/Coop/Web/tree/main/src).",
    "It follows on from the [Web](https://github.com/coop/web) which is discussed in a paper.",
    "It pinches a lot of code from the [Web](https://github.com/coop/web/).",
    "uses [submodules](x) to include parts and components from the [W](https://github.com/coop/web)",
    "This part adapts the [Web](https://github.com/coop/web) to something else",
    "- `web` (https://github.com/coop/web) is used here, and is included in this project",
    "Basiert auf https://github.com/coop/web",
    "abgeleitet von github.com/coop/web",
    "Basé sur https://github.com/coop/web",
    "Ce projet est un fork de https://github.com/coop/web",
    "dérivée de https://github.com/coop/web",
    "Basado en https://github.com/coop/web",
    "basat en https://github.com/coop/web",
    "Basato su https://github.com/coop/web",
    "Baseado em https://github.com/coop/web",
    "Gebaseerd op https://github.com/coop/web",
    "oparty na https://github.com/coop/web",
    "Основано на https://github.com/coop/web",
    "基于 https://github.com/coop/web",
    "https://github.com/coop/web をベースに https://github.com/coop/web",
]


@pytest.mark.parametrize("line", SAID)
def test_an_address_behind_the_words(line: str) -> None:
    rows = found(f"first line\n{line}\n")
    assert (HERE, 2, 0.95) in {(value, number, sure) for value, _, number, sure in rows}
    assert all(about for _, about, _, _ in rows)


def test_a_phrase_may_break_before_the_address() -> None:
    assert found("This is a fork of\n  https://github.com/coop/web\n") == [
        (HERE, "fork of", 2, 0.95)
    ]


def test_a_name_is_told_without_whoever_made_it() -> None:
    assert found("# Based on the Courier Platform by Jo Doe, 2019\n") == [
        ("Courier Platform", "Based on", 1, 0.4)
    ]
    assert found("/* derived from coop/web. */") == [("coop/web", "derived from", 1, 0.4)]


def test_a_mention_is_little_and_only_of_a_readme_or_credits() -> None:
    line = "See https://github.com/coop/web for more.\n"
    assert found(line) == []
    assert found(line, "README.md") == [(HERE, "", 1, 0.3)]
    assert found(line, "docs/CREDITS") == [(HERE, "", 1, 0.7)]
    assert found(line, "third_party_lint.py") == []
    badge = (
        "[![x](https://img.shields.io/badge/a-b)](https://creativecommons.org/licenses/by/4.0)"
    )
    assert found(badge, "README.md") == []


@pytest.mark.parametrize(
    "text",
    ["based on " * 200_000, "x" * 5_000_000, "based on\n" * 100_000, "https://" * 100_000,
     "uses " + "a " * 300_000 + "code from", ("use" + "s " * 30 + "\n") * 5_000,
     "fork of\0" * 9],
)  # fmt: skip
def test_hostile_texts_cost_little(text: str) -> None:
    began = time.process_time()
    assert len(found(text, "README")) <= 500
    assert time.process_time() - began < 8
    began = time.process_time()
    assert len(found(text)) <= 500
    assert time.process_time() - began < 1


def test_of_a_programme_the_head_counts_and_lines_with_addresses() -> None:
    filler = "x = 1  # from a\n" * 100
    text = f"# Based on Frame Kit\n{filler}# based on Other Kit\n{filler}"
    text += f"# This was taken from\n# https://github.com/coop/web\n{filler}"
    assert found(text) == [
        ("Frame Kit", "Based on", 1, 0.4), (HERE, "taken from", 204, 0.95),
    ]  # fmt: skip
