"""Does each check find its fault, and nothing where there is none?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pplcheck.model.finding import Severity
from pplcheck.pipeline.check import Order, check
from tests.conftest import ROOT, Files, make_fixture
from tests.licences.test_identify import MIT

Make = Callable[[Files], Path]


def _findings(path: Path, *sites: Path) -> list[tuple[str, str, str]]:
    order = Order(str(path), date(2026, 11, 22), sites=tuple(map(str, sites)))
    report = check(order, lambda *_: None)
    return [(one.check, one.severity, one.message) for one in report.findings]


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (ROOT / "fixtures/checks").iterdir())
)
def test_each_fixture_shows_its_check(name: str, tmp_path: Path) -> None:
    top = make_fixture(ROOT / "fixtures/checks" / name, tmp_path / name)
    # What is seen at a user's needs a commons and a user.
    user = top / "user"
    found = _findings(top / "commons", user) if user.is_dir() else _findings(top)
    assert name in {check_name for check_name, _, _ in found}


def test_a_commons_in_order_has_no_finding(folder: Make, ppl_text: str) -> None:
    files = {
        "LICENSE": ppl_text,
        "README.md": "# X\n\n## Licence\n\nUnder the Peer Production License.\n",
        "package.json": '{"license": "PPL"}',
        "src/a.py": "# SPDX-License-Identifier: PPL\n",
        "src/b.py": "x = 1\n",
    }
    assert not _findings(folder(files))


def test_a_repository_that_only_ships_a_text_is_not_under_it(
    folder: Make, ppl_text: str
) -> None:
    files = {
        "LICENSE": "Some text of our own, which nobody knows.\n",
        "README.md": "# peer production license resources\n\nyou want markdown?\n",
        "plain_text.txt": ppl_text,
    }
    assert not _findings(folder(files))


@pytest.mark.parametrize(
    ("content", "kind", "severity"),
    [
        ("", "is empty", "error"),
        ("Ver docs/l.md\n", "only points to docs/l.md, which is not here", "warning"),
        ("See ../up.md\n", "only points to ../up.md", "warning"),
        ("THE PEER PRODUCTION LICENSE\n\n" + "Do as you like. " * 60, "is titled", "error"),
        (
            "# Licencia de Producción de Pares\n\nUd. es libre de copiar.\n",
            "is a summary",
            "warning",
        ),
    ],
)
def test_licence_files_that_mislead(
    folder: Make, content: str, kind: str, severity: str
) -> None:
    top = folder({"fw/LICENSE": content, "up.md": "x\n" * 99})
    found = [row for row in _findings(top) if row[0] == "licence-file-misleads"]
    assert len(found) == 1
    assert kind in found[0][2]
    assert found[0][1] == severity
    if "up.md" in content:
        assert "not here" not in found[0][2]


@pytest.mark.parametrize(
    ("text", "severity"), [("PPL", Severity.ERROR), ("MIT", Severity.WARNING)]
)
def test_a_changed_text_matters_most_in_the_family(
    folder: Make, ppl_text: str, text: str, severity: Severity
) -> None:
    changed = {
        "PPL": ppl_text.replace("worker-owned collective; and", "worker-owned firm; and"),
        "MIT": MIT.replace("without restriction", "for one year"),
    }
    found = _findings(folder({"LICENSE": changed[text], "a.py": "x = 1\n"}))
    kinds = [kind for name, kind, _ in found if name == "licence-file-misleads"]
    assert kinds == [severity]


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ({"a": "# SPDX-License-Identifier: PPL"}, ["PPL"]),
        ({"a": "# SPDX-License-Identifier: MIT AND PPL"}, ["MIT", "PPL"]),
        ({"a": "# SPDX-License-Identifier: MIT", "LICENSE": "unknown words\n"}, []),
        ({"a": "# SPDX-License-Identifier: PPL", "LICENSE": "unknown words\n"}, ["PPL"]),
        ({"package.json": '{"license": "UNLICENSED"}'}, []),
    ],
)
def test_texts_that_are_missing(folder: Make, files: Files, missing: list[str]) -> None:
    found = _findings(folder(files))
    named = [message.split()[0] for name, _, message in found if name == "licence-text-missing"]
    assert named == missing


def test_a_text_under_another_s_name_misleads(folder: Make, ppl_text: str) -> None:
    files = {"a": "# SPDX-License-Identifier: MIT", "LICENSES/MIT.txt": ppl_text}
    messages = [message for name, _, message in _findings(folder(files)) if "misleads" in name]
    assert messages == ["the licence file is named MIT, but its text is that of PPL"]


def test_a_text_on_the_shelf_is_there(folder: Make, ppl_text: str) -> None:
    files = {"a": "# SPDX-License-Identifier: PPL", "LICENSES/PPL.txt": ppl_text}
    found = [name for name, _, _ in _findings(folder(files))]
    assert "licence-text-missing" not in found


def test_a_default_alone_leaves_the_licence_missing(folder: Make) -> None:
    found = _findings(folder({"package.json": '{"license": "ISC"}', "a": "x"}))
    assert [name for name, _, _ in found] == ["licence-missing"]
