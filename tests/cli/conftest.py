"""A small commons with one use, for the tests of the command line."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Files, Run, write_files

Make = Callable[[Files], Path]
Cli = Callable[..., Run]

CLEAN: Files = {"LICENSE": "", "package.json": '{"license": "PPL"}', "a.py": "# x\n"}
CONFIG = """\
schema = "pplcheck.config/1"
[entities]
files = ["entities/*.toml"]
[[use]]
entity = "u"
commercial = "no"
evidence = "https://example.org"
"""
ENTITY = """\
schema = "pplcheck.entity/1"
id = "u"
names = ["U"]
"""


EXTRACT = "What a register says of U.\n"
# The copy that the commons keeps, and one that lies elsewhere.
KEPT = (
    f'evidence = "evidence/u.txt"\nsha256 = "{hashlib.sha256(EXTRACT.encode()).hexdigest()}"\n'
)
ELSEWHERE = f'evidence = "https://example.org/u"\nsha256 = "{"0" * 64}"\n'


def keep_extract(folder: Path) -> None:
    """Put the extract beside a file that names it."""
    write_files(folder, {"evidence/u.txt": EXTRACT})


def fact(name: str, value: str, level: int = 1, by: str = "self") -> str:
    evidence = KEPT if level > 2 else f'evidence = "https://example.org/{name}"\n'
    return f'[facts.{name}]\nvalue = "{value}"\nlevel = {level}\nby = "{by}"\n{evidence}'


@pytest.fixture
def commons(folder: Make, ppl_text: str) -> Callable[..., Path]:
    """Make a commons under the PPL that is in order, with one use."""

    def make(entity: str = "", config: str = CONFIG) -> Path:
        return folder(
            {
                **CLEAN,
                "LICENSE": ppl_text,
                "pplcheck.toml": config,
                "entities/u.toml": ENTITY + entity,
                "evidence/u.txt": EXTRACT,
            }
        )

    return make


HOBBY = fact("business", "no") + fact("owners_are_workers", "no")
FIRM = "".join(
    fact(name, value, 3, "register")
    for name, value in (
        ("business", "yes"), ("private", "yes"), ("owners_are_workers", "no"),
        ("seeks_profit", "yes"), ("member_benefit_only", "no"), ("nonmember_wages", "yes"),
    )
)  # fmt: skip
DUTIES = CONFIG.replace(
    'commercial = "no"',
    'commercial = "no"\nacts = ["distribute"]\nfacts = {credit_given = "no"}',
)
