"""A commons with agreements, for the tests of what is agreed and written."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pplcheck.model.report import Report
from pplcheck.pipeline.check import Order, check
from tests.conftest import write_files

DAY = date(2026, 11, 22)
CONFIG = """\
schema = "pplcheck.config/1"
[commons]
name = "Loom"
licence = "PPL"
stewards = ["weavers"]
[[component]]
name = "frame"
paths = ["frame/**"]
licence = "PPL"
[entities]
files = ["entities/*.toml"]
"""
USE = """\
[[use]]
entity = "{entity}"
asset = "{asset}"
acts = {acts}
commercial = "{commercial}"
evidence = "https://example.org/{entity}"
"""
AGREEMENT = """\
[[agreement]]
entity = "{entity}"
asset = "{asset}"
acts = ["manufacture"]
from = 2026-01-01
until = 2026-12-31
evidence = "agreed.md"
"""
# PPL 4(b) for a use that is commercial, whatever else holds.
OWNED_BY_OTHERS = """\
[facts.owners_are_workers]
value = "no"
level = 3
by = "register"
evidence = "https://register.example/1"
sha256 = "{zeros}"
""".format(zeros="0" * 64)


def use_of(
    entity: str,
    asset: str = "frame",
    acts: str = '["manufacture"]',
    commercial: str = "yes",
) -> str:
    return USE.format(entity=entity, asset=asset, acts=acts, commercial=commercial)


def agreement_with(entity: str, asset: str = "frame", more: str = "") -> str:
    return AGREEMENT.format(entity=entity, asset=asset) + more


def entity_file(id_: str, name: str, more: str = "", *, person: bool = False) -> str:
    head = f'schema = "pplcheck.entity/1"\nid = "{id_}"\nnames = ["{name}"]\n'
    return head + ("person = true\n" if person else "") + more


def make_commons(top: Path, text: str, config: str, entities: Mapping[str, str]) -> Path:
    """Write a commons under the PPL; its configuration goes on with `config`."""
    files = {
        "LICENSE": text,
        "frame/a.scad": "cube(1);\n",
        "agreed.md": "Agreed.\n",
        "pplcheck.toml": CONFIG + config,
        **{f"entities/{id_}.toml": content for id_, content in entities.items()},
    }
    return write_files(top, files)


def checked(top: Path, day: date = DAY, *, people: bool = False) -> Report:
    return check(Order(str(top), day, show_people=people), lambda *_: None)
