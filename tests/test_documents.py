"""Do the pages tell the truth? Every `console` block in them is run.

Lines that begin with `$ ` are commands; what follows is what they print. A line `…` stands for
any number of lines. The blocks of one page run in order, in a folder that holds `fixtures/`.
"""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, make_fixture
from tests.terms_page import FACTS, MARK, READINGS, facts_tail, readings_page

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(
    r"^```console(?: exit=(?P<code>\d))?\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_ANY = "…"


@dataclass(frozen=True)
class Step:
    command: str
    expected: str
    code: int


def _steps(page: Path) -> Iterator[Step]:
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        parts = re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]
        for number, part in enumerate(parts, start=1):
            command, _, expected = part.partition("\n")
            is_last = number == len(parts)
            yield Step(command, expected, int(block["code"] or 0) if is_last else 0)


def _pattern(expected: str) -> str:
    lines = [line.rstrip() for line in expected.rstrip("\n").splitlines()]
    whole = "\n".join("\0" if line == _ANY else re.escape(line) for line in lines)
    return (
        whole.replace("\0\n", r"(?:.*\n)*?")
        .replace("\n\0", r"(?:\n.*)*")
        .replace("\0", r"[\s\S]*")
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_page_tells_the_truth(
    page: Path, tmp_path: Path, pplcheck: Callable[..., Run]
) -> None:
    for folder in ("designs", "manifests", "stories", "uses"):
        shutil.copytree(ROOT / "fixtures" / folder, tmp_path / "fixtures" / folder)
    for fixture in (ROOT / "fixtures/checks").iterdir():
        make_fixture(fixture, tmp_path / "fixtures/checks" / fixture.name)
    for step in _steps(page):
        words = shlex.split(step.command)
        if words[0] != "pplcheck":
            continue
        done = pplcheck(*words[1:], cwd=tmp_path)
        said = "\n".join(line.rstrip() for line in (done.out + done.err).splitlines())
        assert re.fullmatch(_pattern(step.expected), said), f"$ {step.command}\n{said}"
        assert done.code == step.code, step.command


def test_the_pages_are_run_at_all() -> None:
    assert sum(1 for page in PAGES for _ in _steps(page)) > 5


def test_every_link_between_pages_leads_somewhere() -> None:
    links = [
        (page, target)
        for page in PAGES
        for target in re.findall(
            r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")
        )
    ]
    assert not [
        (page.name, target) for page, target in links if not (page.parent / target).exists()
    ]


def test_every_anchor_of_a_link_is_a_heading_of_its_page() -> None:
    links = [
        (page, (page.parent / target).resolve() if target else page, anchor)
        for page in PAGES
        for target, anchor in re.findall(
            r"\]\(([^)#:\s]*)#([^)\s]+)\)", page.read_text(encoding="utf-8")
        )
    ]
    assert len(links) > 20
    assert not [
        (page.name, target.name, anchor)
        for page, target, anchor in links
        if target.suffix == ".md" and anchor not in _anchors(target)
    ]


def _anchors(page: Path) -> set[str]:
    """Return the anchors that forges make of a page's headings."""
    text = re.sub(
        r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", one) for one in headings)
    return {re.sub(r"[^\w\- ]", "", one.strip().lower()).replace(" ", "-") for one in plain}


def test_every_command_and_every_check_is_listed() -> None:
    commands = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[`(\w+)`\]", commands, re.MULTILINE)
    # What the programme itself lists is run above.
    _, _, told = commands.partition("\nCommands:\n")
    names = re.findall(r"^  (\w+)  ", told.partition("…")[0], re.MULTILINE)
    assert sorted(listed) == names
    checks = {page.stem for page in (ROOT / "docs/reference/checks").glob("*.md")}
    for index in (ROOT / "README.md", ROOT / "docs/README.md"):
        links = re.findall(r"\]\(\S*/?checks/([\w-]+)\.md\)", index.read_text("utf-8"))
        assert sorted(links) == sorted(checks), index


def test_the_pages_of_readings_and_facts_say_what_the_terms_say() -> None:
    assert READINGS.read_text(encoding="utf-8") == readings_page(), "make terms"
    _, mark, tail = FACTS.read_text(encoding="utf-8").partition(MARK)
    assert mark + tail == facts_tail(), "make terms"
