"""Does the page on duties tell the truth?"""

import re
from collections import defaultdict

from pplcheck.model.duty import Sight
from pplcheck.model.fact import Value
from tests.conftest import ROOT
from tests.recognise.duties.kit import changed, offered, seen, tree

PAGE = (ROOT / "docs/reference/duties.md").read_text(encoding="utf-8")
_FILE = re.compile(r"^```\w+ (commons|user):(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ROW = re.compile(r"^\| `([\w-]+)` \| (\w+) \| (.+?) \| (\S*) ?\| (.*?) ?\|$", re.MULTILINE)
COPY = [changed("parts/frame.scad", "cad/frame.scad")]


def _files() -> dict[str, dict[str, str]]:
    files: dict[str, dict[str, str]] = defaultdict(dict)
    for whose, path, text in _FILE.findall(PAGE):
        files[whose][path] = text
    return files


def test_the_example_is_what_is_seen() -> None:
    files = _files()
    rows = []
    for sight, one in seen(tree(files["user"]), COPY, offered(files["commons"])).items():
        line = next(iter(one.missing), None)
        place = line.place if line else next(iter(one.seen), "")
        text = f"`{line.text}`" if line else ""
        rows.append((str(sight), str(one.value), one.says, str(place), text))
    assert _ROW.findall(PAGE) == rows


def test_what_is_added_does() -> None:
    files = _files()
    user = dict(files["user"])
    found = seen(tree(user), COPY, offered(files["commons"]))
    for sight in (Sight.NOTICES, Sight.LICENCE, Sight.CHANGES):
        for line in found[sight].missing:
            lines = user[line.place.path].splitlines()
            lines.insert(line.place.line, line.text)
            user[line.place.path] = "\n".join(lines) + "\n"
    after = seen(tree(user), COPY, offered(files["commons"]))
    asked = (Sight.NOTICES, Sight.AUTHOR, Sight.TITLE, Sight.LICENCE, Sight.CHANGES)
    assert [after[sight].value for sight in asked] == [Value.YES] * len(asked)


def test_every_sight_has_its_row() -> None:
    table = PAGE.partition("## What is looked for")[2].partition("*Pages*")[0]
    assert set(re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE)) == set(Sight)
