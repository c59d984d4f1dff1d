"""What no linter sees: the shape of the package itself."""

import ast
import dataclasses
import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args, get_origin, get_type_hints

import pytest

import pplcheck
from pplcheck import model
from pplcheck.checks import CHECKS
from pplcheck.read import CUE_READERS, READERS, design_readers

PACKAGE = Path(pplcheck.__file__).parent
ROOT = PACKAGE.parent
MODULES = sorted(PACKAGE.rglob("*.py"))
PURE = {
    "annotate", "checks", "config", "containers", "entities", "graph", "judge",
    "licences", "lint", "model", "read", "recognise", "report", "syntax",
}  # fmt: skip
MUTABLE = {list, dict, set, bytearray}
HEAVY = {
    "git", "hyperscan", "jsonschema", "license_expression", "networkx", "rich", "spdx_tools",
    "tree_sitter", "yaml",
}  # fmt: skip
MAX_LINES = 300


def _relative(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _short_name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def _model_classes() -> list[type]:
    found = pkgutil.walk_packages(model.__path__, f"{model.__name__}.")
    modules = [importlib.import_module(info.name) for info in found]
    return [
        value
        for module in modules
        for value in vars(module).values()
        if dataclasses.is_dataclass(value)
        and isinstance(value, type)
        and value.__module__ == module.__name__
    ]


def _types_within(hint: object) -> Iterator[object]:
    """Yield every type in an annotation: tuple[list[int], ...] holds a list."""
    yield get_origin(hint) or hint
    for part in get_args(hint):
        yield from _types_within(part)


@pytest.mark.parametrize("cls", _model_classes(), ids=lambda cls: cls.__name__)
def test_model_values_never_change(cls: type) -> None:
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]  # typeshed hides it
    assert "__slots__" in vars(cls)
    module = sys.modules[cls.__module__]
    for name, hint in get_type_hints(cls, vars(module)).items():
        assert not MUTABLE & set(_types_within(hint)), f"{cls.__name__}.{name}"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.NAME)
def test_every_check_has_a_page_and_a_fixture(check: ModuleType) -> None:
    assert _short_name(check).replace("_", "-") == check.NAME
    page = ROOT / "docs/reference/checks" / f"{check.NAME}.md"
    assert f"pplcheck check fixtures/checks/{check.NAME}" in page.read_text(encoding="utf-8")
    assert (ROOT / "fixtures/checks" / check.NAME).is_dir()


def test_every_check_is_registered() -> None:
    files = {path.stem for path in (PACKAGE / "checks").glob("*.py")}
    assert files - {"__init__"} == {_short_name(check) for check in CHECKS}  # type: ignore[arg-type]  # they are modules


@pytest.mark.parametrize("reader", [*READERS, *CUE_READERS], ids=lambda reader: reader.NAME)
def test_every_reader_has_a_test(reader: ModuleType) -> None:
    name = _short_name(reader)
    assert name.replace("_", "-") == reader.NAME
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests/read").rglob("*.py")]
    ways = (f"{name}.read(", f"_around_cues({name}, ")
    assert any(way in text for text in tests for way in ways)


def test_every_reader_is_registered() -> None:
    files = {
        path.stem
        for room in ("text", "manifests")
        for path in (PACKAGE / "read" / room).glob("*.py")
    }
    assert files - {"__init__"} == {_short_name(reader) for reader in (*READERS, *CUE_READERS)}  # type: ignore[arg-type]  # they are modules


def test_every_reader_of_designs_is_registered() -> None:
    files = {path.stem for path in (PACKAGE / "read/designs").glob("*.py")}
    assert files - {"__init__"} == {_short_name(reader) for reader in design_readers()}  # type: ignore[arg-type]  # they are modules


@pytest.mark.parametrize("path", MODULES, ids=_relative)
def test_modules_fit_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in MODULES
        if _relative(path).split("/")[0] in PURE and path.name != "build.py"
    ],
    ids=_relative,
)
def test_the_pure_rooms_open_no_file(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [call.lineno for call in calls if getattr(call.func, "id", "") == "open"]


@pytest.mark.parametrize("arguments", ["--version", "--help"])
def test_start_up_imports_nothing_heavy(arguments: str) -> None:
    code = (
        "import sys; from pplcheck.cli.main import outcome; "
        f"outcome([{arguments!r}]); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert not HEAVY & set(done.stdout.split())


def test_nothing_speaks_of_the_place_where_it_was_made() -> None:
    """The project speaks of itself alone: no machine paths, no names of local tools."""
    forbidden = [f"/{top}/" for top in ("work", "root", "home/user")]
    texts = [*MODULES, *ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"]
    found = [
        (path, word)
        for path in texts
        for word in forbidden
        if word in path.read_text(encoding="utf-8")
    ]
    assert not found
