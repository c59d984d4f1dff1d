"""How right is the identification? Every measurement, one after the other, and a summary.

    python -m tests.accuracy ../shared/data/licences --spdx package --scancode checkout

The exit code is 1 where any text of the commons family is called what it is not, anything else
is called one of the family, a design is said to state what it does not, the judge differs from
clingo, or somebody is accused on too little. The other goals are reported, met or short.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tests.accuracy import (
    accusations,
    decisions,
    designs,
    entities,
    family,
    oracle,
    planted,
    scancode,
    shapes,
    spdx,
    strangers,
)
from tests.accuracy.answer import Ask, ask_product
from tests.accuracy.result import Goal, summary
from tests.accuracy.texts import Text, family_texts

Part = Callable[[], list[Goal]]


def main(arguments: list[str], ask: Ask = ask_product) -> int:
    """Measure what was asked for; return the exit code."""
    options = _parser().parse_args(arguments)
    if not (options.family / "expected.tsv").is_file():
        print(
            f"{options.family} holds no expected.tsv; name the folder with KIN=",
            file=sys.stderr,
        )
        return 2
    texts = family_texts(options.family)
    parts = _parts(options, texts, ask)
    chosen = options.only or list(parts)
    goals = [goal for name in chosen for goal in parts[name]()]
    if options.errors is not None:
        wrong = (f"{goal.what}: {line}\n" for goal in goals for line in goal.wrong)
        options.errors.write_text("".join(wrong), encoding="utf-8")
    return summary(goals)


def _parts(options: argparse.Namespace, texts: list[Text], ask: Ask) -> dict[str, Part]:
    return {
        "family": lambda: [family.as_they_are(texts, ask)],
        "forms": lambda: [family.in_other_forms(texts, ask)],
        "edits": lambda: [family.with_other_meaning(texts, ask)],
        "strangers": lambda: _strangers(texts, ask),
        "spdx": lambda: _spdx(options, ask),
        "scancode": lambda: _scancode(options.scancode),
        "designs": lambda: _designs(options.designs),
        "shapes": lambda: _shapes(options.shapes),
        "planted": lambda: _planted(options.commons, options.trees),
        "decisions": decisions.as_the_pages_say,
        "oracle": lambda: oracle.agreement(options.cases),
        "accusations": lambda: accusations.accusations(options.sets),
        "entities": lambda: _entities(options),
    }


def _strangers(texts: list[Text], ask: Ask) -> list[Goal]:
    found = strangers.strangers(texts, strangers.HOW_MANY)
    return strangers.left_alone(texts, found, ask)


def _spdx(options: argparse.Namespace, ask: Ask) -> list[Goal]:
    if options.spdx is None:
        return [_absent("SPDX list", spdx.HOW_TO_GET)]
    texts = spdx.texts_of_list(options.spdx)
    families = spdx.Families(texts)
    goals = spdx.by_text(texts, ask, families)
    if options.xml is None:
        how = "git clone https://github.com/spdx/license-list-XML, then XML=path"
        return [*goals, _absent("SPDX list's own test texts", how)]
    return [*goals, *spdx.by_test(spdx.tests_of_list(options.xml, texts), ask, families)]


def _scancode(checkout: Path | None) -> list[Goal]:
    if checkout is None:
        return [_absent("ScanCode's suite", scancode.HOW_TO_GET)]
    return [
        *scancode.file_by_file(checkout, scancode.licences_in, "as scan reads files"),
        *scancode.file_by_file(
            checkout, scancode.licences_in_text, "as scan and identify read files"
        ),
    ]


def _designs(folders: list[Path] | None) -> list[Goal]:
    if not folders:
        how = "name a folder of designs that has a sources.tsv with DESIGNS="
        return [_absent("designs", how)]
    return [goal for folder in folders for goal in designs.as_stated(folder)]


def _shapes(folders: list[Path] | None) -> list[Goal]:
    if not folders:
        how = "name a folder of repositories with STL files with SHAPES="
        return [_absent("shapes", how)]
    return [goal for folder in folders for goal in shapes.copies_found(folder)]


def _planted(commons: list[Path] | None, trees: list[Path] | None) -> list[Goal]:
    if not commons or not trees:
        return [_absent("planted copies", planted.HOW_TO_GET)]
    return [goal for one in commons for goal in planted.copies_found(one, trees)]


def _entities(options: argparse.Namespace) -> list[Goal]:
    table = options.entities or options.family.parent / "entities.tsv"
    if not table.is_file():
        return [_absent("real entities", f"{table} is missing; name another with ENTITIES=")]
    return entities.as_the_table_says(table)


def _absent(what: str, how: str) -> Goal:
    return Goal(what, "", f"not measured: {how}", is_met=False)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy")
    parser.add_argument("family", type=Path, help="folder with expected.tsv and the texts")
    parser.add_argument("--spdx", type=Path, help="the npm package spdx-license-list, unpacked")
    parser.add_argument("--xml", type=Path, help="a checkout of spdx/license-list-XML")
    parser.add_argument("--scancode", type=Path, help="a checkout of scancode-toolkit")
    parser.add_argument(
        "--designs", type=Path, action="append", help="designs with a sources.tsv; repeatable"
    )
    parser.add_argument(
        "--shapes", type=Path, action="append", help="repositories with meshes; repeatable"
    )
    parser.add_argument(
        "--commons", type=Path, action="append", help="a commons to copy from; repeatable"
    )
    parser.add_argument(
        "--trees", type=Path, action="append", help="files unrelated to it; repeatable"
    )
    parser.add_argument("--entities", type=Path, help="a table of entities, entities.tsv")
    parser.add_argument(
        "--cases", type=int, default=oracle.CASES, help="random cases a licence, for clingo"
    )
    parser.add_argument(
        "--sets", type=int, default=accusations.SETS, help="random sets of evidence"
    )
    parser.add_argument("--errors", type=Path, help="write every error here, one a line")
    parser.add_argument(
        "--only",
        action="append",
        choices=(
            "family",
            "forms",
            "edits",
            "strangers",
            "spdx",
            "scancode",
            "designs",
            "shapes",
            "planted",
            "decisions",
            "oracle",
            "accusations",
            "entities",
        ),
        help="measure this alone; repeatable",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
