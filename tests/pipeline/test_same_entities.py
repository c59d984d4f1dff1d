"""Are two descriptions of one entity judged as one, with all that is said of either?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from pplcheck.pipeline.check import Order, check
from tests.conftest import Files

Make = Callable[[Files], Path]

_CONFIG = """\
schema = "pplcheck.config/1"
[entities]
files = ["*.entity.toml"]
[[use]]
entity = "riders"
evidence = "https://riders.example"
[[use]]
entity = "riders-old"
evidence = "https://old.example"
"""
_SAME = """\
[[identity]]
one = "riders"
other = "riders-old"
is = "same"
by = "T"
on = 2026-01-01
reason = "renamed"
"""


def _entity(id_: str, fact: str) -> str:
    return (
        f'schema = "pplcheck.entity/1"\nid = "{id_}"\nnames = ["{id_}"]\n[facts.{fact}]\n'
        'value = "yes"\nlevel = 1\nby = "self"\nevidence = "https://e.example"\n'
    )


def _report(folder: Make, ppl_text: str, config: str) -> tuple[list[str], list[set[str]]]:
    top = folder(
        {
            "LICENSE": ppl_text,
            "a.py": "x = 1\n",
            "pplcheck.toml": config,
            "a.entity.toml": _entity("riders", "business"),
            "b.entity.toml": _entity("riders-old", "private"),
        }
    )
    report = check(Order(str(top), date(2026, 11, 22)), lambda *_: None)
    users = [use.entity for use in report.uses]
    facts = [{fact.name for fact in one.entity.facts} for one in report.entities]
    return users, facts


def test_two_that_are_one_keep_both_uses_and_all_facts(folder: Make, ppl_text: str) -> None:
    users, facts = _report(folder, ppl_text, _CONFIG + _SAME)
    assert users == ["riders", "riders"]
    (both,) = facts
    assert {"business", "private"} <= both


def test_two_that_nobody_found_to_be_one_stay_two(folder: Make, ppl_text: str) -> None:
    users, facts = _report(folder, ppl_text, _CONFIG)
    assert sorted(users) == ["riders", "riders-old"]
    assert [{"business", "private"} & one for one in facts] == [{"business"}, {"private"}]
