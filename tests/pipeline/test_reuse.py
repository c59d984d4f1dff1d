"""Does a tree that follows REUSE mean here what it means to REUSE's own tool?"""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reuse.global_licensing import PrecedenceType
from reuse.project import Project

from pplcheck.model.survey import FileRecord
from pplcheck.pipeline.check import Order, scan
from tests.conftest import write_files

# REUSE-IgnoreStart

# Each example is a tree on the disk: a failing one is not made smaller.
QUICK = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
IDS = ["MIT", "ISC", "PPL", "CC0-1.0", "0BSD", "Zlib"]
FOLDERS = ["", "a/", "a/b/"]
NAMES = ["x.py", "z[1].txt"]
PATHS = ["**", "*", "*.py", "x.py", "**/*.py", "a/**", "b/x.py", "a*/**", "z[1].txt", "?.py"]

Annotation = dict[str, Any]
licences = st.lists(st.sampled_from(IDS), max_size=2, unique=True)
holders = st.lists(st.sampled_from(["2019 Ana", "2020 Ben"]), max_size=1)
annotations = st.fixed_dictionaries(
    {
        "path": st.lists(st.sampled_from(PATHS), min_size=1, max_size=2),
        "precedence": st.sampled_from(["closest", "aggregate", "override"]),
        "SPDX-License-Identifier": licences,
        "SPDX-FileCopyrightText": holders,
    }
)
tomls = st.dictionaries(
    st.sampled_from(FOLDERS), st.lists(annotations, min_size=1, max_size=3), max_size=3
)
words = st.tuples(licences, holders)
sources = st.dictionaries(
    st.tuples(
        st.sampled_from(FOLDERS), st.sampled_from(NAMES), st.sampled_from(["", ".license"])
    ),
    words,
    max_size=8,
)


def _header(said: tuple[list[str], list[str]]) -> str:
    ids, names = said
    lines = [f"# SPDX-License-Identifier: {id_}" for id_ in ids]
    lines += [f"# SPDX-FileCopyrightText: {name}" for name in names]
    return "\n".join(["# words", *lines, ""])


def _toml(tables: list[Annotation]) -> str:
    lines = ["version = 1"]
    for table in tables:
        lines.append("[[annotations]]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in table.items() if value]
    return "\n".join(lines)


def _ours(folder: str) -> dict[str, FileRecord]:
    report = scan(Order(folder, date(2026, 11, 22)), lambda *_: None)
    return {file.path: file for file in report.survey.files}


def _compare(folder: str) -> None:
    project = Project.from_directory(folder)
    ours = _ours(folder)
    for path in project.all_files():
        name = path.relative_to(folder).as_posix()
        wide = project.global_licensing.reuse_info_of(name) if project.global_licensing else {}
        closest = wide.get(PrecedenceType.CLOSEST, [])
        # Against the specification, the tool adds what stands further up to what overrides it,
        # and looks at one of two that each say a half.
        if closest and (PrecedenceType.OVERRIDE in wide or len(closest) > 1):
            continue
        theirs = project.reuse_info_of(path)
        ids = {str(one) for info in theirs for one in info.spdx_expressions}
        names = {one.name for info in theirs for one in info.copyright_notices}
        file = ours[name]
        assert set(file.licence.ids if file.licence else ()) == ids, (name, wide)
        assert {one.rpartition(" ")[2] for one in file.copyright} == names, (name, wide)


@QUICK
@given(tomls, sources)
def test_reuse_toml_sidecars_and_tags(
    written: dict[str, list[Annotation]],
    files: dict[tuple[str, str, str], tuple[list[str], list[str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tree = {"any.txt": "words\n"}
        for (place, name, ending), said in files.items():
            tree.setdefault(f"{place}{name}", "words\n")
            # A file beside that says nothing is no file that speaks.
            if any(said) or not ending:
                tree[f"{place}{name}{ending}"] = _header(said)
        tree |= {f"{place}REUSE.toml": _toml(tables) for place, tables in written.items()}
        write_files(Path(folder), tree)
        _compare(folder)


HEADER = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
stanzas = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["*", "a/*", "*.py", "x.py", "?.py", "a/b/x.*"]), min_size=1),
        st.sampled_from(IDS),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.filterwarnings("ignore:.*dep5:PendingDeprecationWarning")
@QUICK
@given(stanzas, sources)
def test_dep5(
    written: list[tuple[list[str], str]],
    files: dict[tuple[str, str, str], tuple[list[str], list[str]]],
) -> None:
    tables = "".join(
        f"\nFiles: {' '.join(paths)}\nCopyright: 2018 Eva\nLicense: {id_}\n"
        for paths, id_ in written
    )
    dep5 = f"{HEADER}\n{tables}"
    with tempfile.TemporaryDirectory() as folder:
        tree = {"any.txt": "words\n", ".reuse/dep5": dep5}
        for (place, name, ending), said in files.items():
            tree.setdefault(f"{place}{name}", "words\n")
            if any(said) or not ending:
                tree[f"{place}{name}{ending}"] = _header(said)
        write_files(Path(folder), tree)
        _compare(folder)


# REUSE-IgnoreEnd
