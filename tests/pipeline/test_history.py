"""Does the history say which licence held when, as each version by itself would say it?"""

import random
import textwrap
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from pplcheck.discover import files_of, open_tree
from pplcheck.model.history import History, Period
from pplcheck.model.settings import Settings
from pplcheck.pipeline.check import Order, scan
from pplcheck.pipeline.configuration import load_configuration
from pplcheck.pipeline.survey import survey_tree
from tests.conftest import git
from tests.pipeline.conftest import MIT, Grow

DAY = date(2026, 11, 22)


def _quiet(_done: int, _total: int) -> None:
    """Show no progress."""


def history(path: Path, asset: str = ".", revision: str | None = None) -> tuple[Period, ...]:
    report = scan(Order(str(path), DAY, revision=revision), _quiet)
    return next(one.history for one in report.assets if one.id == asset)


def reach(path: Path) -> History | None:
    return scan(Order(str(path), DAY), _quiet).subject.history


def told(periods: tuple[Period, ...]) -> list[tuple[str | None, str, str | None]]:
    return [
        (one.licence, str(one.begins), str(one.ends) if one.ends else None) for one in periods
    ]


def test_each_change_is_told_with_its_day_and_commit(
    top: Path, grow: Grow, ppl_text: str
) -> None:
    first = grow("2016-10-28", {"a.py": "x = 1\n"})
    second = grow("2016-11-29", {"LICENSE": MIT})
    grow("2017-01-01", {"a.py": "x = 2\n"})
    third = grow("2018-12-05", {"LICENSE": ppl_text})
    periods = history(top)
    assert told(periods) == [
        (None, "2016-10-28", "2016-11-29"),
        ("MIT", "2016-11-29", "2018-12-05"),
        ("PPL", "2018-12-05", None),
    ]
    assert [one.commit for one in periods] == [first, second, third]
    assert [one.place.path if one.place else None for one in periods] == [
        None,
        "LICENSE",
        "LICENSE",
    ]
    assert reach(top) == History(date(2016, 10, 28))
    assert told(history(top, revision="HEAD~1"))[-1] == ("MIT", "2016-11-29", None)


def test_other_words_for_the_same_licence_are_no_change(
    top: Path, grow: Grow, ppl_text: str
) -> None:
    grow("2020-01-01", {"LICENSE": ppl_text})
    paragraphs = ppl_text.split("\n\n")
    wrapped = "\n\n".join(textwrap.fill(" ".join(one.split()), 60) for one in paragraphs)
    grow("2021-01-01", {"LICENSE": wrapped})
    grow("2022-01-01", {"LICENSE": None, "COPYING": ppl_text})
    grow("2023-01-01", {"package.json": '{"license": "PPL"}', "COPYING": None})
    grow("2024-01-01", {"package.json": '{"license": "Peer Production License"}'})
    assert told(history(top)) == [("PPL", "2020-01-01", None)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("GPL-3.0-only", "GPL-3.0-or-later"),
        ("MIT", "MIT OR PPL"),
        ("Foo", "Bar"),
        ("PPL", "ISC AND PPL"),
    ],
)
def test_another_choice_is_a_change(top: Path, grow: Grow, before: str, after: str) -> None:
    grow("2020-01-01", {"composer.json": f'{{"license": "{before}"}}'})
    grow("2021-01-01", {"composer.json": f'{{"license": "{after}"}}'})
    assert [one.licence for one in history(top)] == [before, after]


def test_the_day_is_the_committers_in_utc(top: Path, grow: Grow, ppl_text: str) -> None:
    grow("2020-03-01T23:30:00-0500", {"LICENSE": ppl_text}, written="2019-01-01T00:00:00Z")
    assert history(top)[0].begins == date(2020, 3, 2)


@pytest.mark.parametrize(
    ("seconds", "day"),
    [("@0 +0000", date(1970, 1, 1)), ("@99999999999 +0000", date(5138, 11, 16))],
)
def test_a_clock_that_was_wrong_breaks_nothing(
    top: Path, grow: Grow, ppl_text: str, seconds: str, day: date
) -> None:
    grow("2020-01-01", {"LICENSE": MIT})
    (top / "LICENSE").write_text(ppl_text, encoding="utf-8")
    git(top, "commit", "-qam", "x", GIT_COMMITTER_DATE=seconds, GIT_AUTHOR_DATE=seconds)
    assert [(one.licence, one.begins) for one in history(top)] == [
        ("MIT", date(2020, 1, 1)),
        ("PPL", day),
    ]


def test_a_change_on_a_branch_counts_from_its_merge(
    top: Path, grow: Grow, ppl_text: str
) -> None:
    grow("2020-01-01", {"LICENSE": MIT})
    git(top, "checkout", "-q", "-b", "side")
    grow("2020-02-01", {"LICENSE": ppl_text})
    git(top, "checkout", "-q", "main")
    grow("2020-03-01", {"a": "x"})
    assert told(history(top)) == [("MIT", "2020-01-01", None)]
    date_ = {"GIT_COMMITTER_DATE": "2020-04-01T00:00:00Z"}
    git(top, "merge", "-q", "--no-ff", "-m", "merge", "side", **date_)
    assert told(history(top))[-1] == ("PPL", "2020-04-01", None)
    assert history(top)[-1].commit == git(top, "rev-parse", "HEAD").strip()


def test_what_a_pointer_or_a_link_leads_to_is_followed(
    top: Path, grow: Grow, ppl_text: str
) -> None:
    grow("2020-01-01", {"LICENSE": "See docs/licence.txt\n", "docs/licence.txt": MIT})
    grow("2021-01-01", {"docs/licence.txt": ppl_text})
    (top / "LICENSE").unlink()
    (top / "LICENSE").symlink_to("docs/words")
    grow("2022-01-01", {"docs/words": MIT})
    grow("2023-01-01", {"docs/words": ppl_text})
    assert [one.licence for one in history(top)] == ["MIT", "PPL", "MIT", "PPL"]


def test_a_licence_that_is_taken_away_is_told(top: Path, grow: Grow, ppl_text: str) -> None:
    grow("2020-01-01", {"LICENSE": ppl_text, "a": "x"})
    grow("2021-01-01", {"LICENSE": None})
    assert told(history(top)) == [
        ("PPL", "2020-01-01", "2021-01-01"),
        (None, "2021-01-01", None),
    ]


def test_a_file_that_became_a_folder_is_gone(top: Path, grow: Grow, ppl_text: str) -> None:
    grow("2020-01-01", {"LICENSE": ppl_text, "a": "x"})
    (top / "LICENSE").unlink()
    grow("2021-01-01", {"LICENSE/a": "x"})
    (top / "LICENSE" / "a").unlink()
    (top / "LICENSE").rmdir()
    grow("2022-01-01", {"LICENSE": MIT})
    assert [one.licence for one in history(top)] == ["PPL", None, "MIT"]


def test_parts_have_a_history_of_their_own(top: Path, grow: Grow, ppl_text: str) -> None:
    config = (
        'schema = "pplcheck.config/1"\n[[component]]\nname = "frame"\npaths = ["frame/**"]\n'
    )
    grow("2020-01-01", {"LICENSE": MIT, "frame/a.scad": "x"})
    grow("2021-01-01", {"app/package.json": '{"license": "ISC AND MIT"}'})
    grow("2022-01-01", {"pplcheck.toml": config + 'licence = "PPL"\n'})
    grow("2023-01-01", {"LICENSE": ppl_text})
    grow("2024-01-01", {"app/LICENSE": MIT})
    assert told(history(top, "app")) == [
        ("ISC AND MIT", "2021-01-01", "2024-01-01"),
        ("MIT", "2024-01-01", None),
    ]
    # Before the steward called it a component it was a folder like any other.
    assert told(history(top, "frame")) == [
        ("MIT", "2020-01-01", "2022-01-01"),
        ("PPL", "2022-01-01", None),
    ]


def test_a_folder_of_a_repository_is_followed_by_itself(
    top: Path, grow: Grow, ppl_text: str
) -> None:
    grow("2020-01-01", {"LICENSE": MIT, "part/a": "x"})
    grow("2021-01-01", {"part/LICENSE": ppl_text})
    grow("2022-01-01", {"part/LICENSE": MIT})
    assert [one.licence for one in history(top / "part")] == [None, "PPL", "MIT"]


def test_where_nothing_was_ever_declared_there_is_no_history(top: Path, grow: Grow) -> None:
    grow("2020-01-01", {"a.py": "# SPDX-License-Identifier: PPL\n"})
    assert history(top) == ()


def test_folders_and_repositories_without_a_commit_have_none(tmp_path: Path, top: Path) -> None:
    (tmp_path / "plain").mkdir()
    for path in (tmp_path / "plain", top):
        (path / "a").write_text("x\n", encoding="utf-8")
        assert reach(path) is None


def _clone(top: Path, *how: str) -> Path:
    clone = top.parent / "clone"
    git(top, "config", "uploadpack.allowFilter", "true")
    git(top.parent, "clone", "-q", *how, f"file://{top}", str(clone))
    return clone


def test_a_shallow_clone_says_where_it_ends(top: Path, grow: Grow, ppl_text: str) -> None:
    grow("2020-01-01", {"LICENSE": MIT})
    grow("2021-01-01", {"LICENSE": ppl_text})
    grow("2022-01-01", {"a": "x"})
    clone = _clone(top, "--depth=1")
    assert told(history(clone)) == [("PPL", "2022-01-01", None)]
    known = reach(clone)
    assert known is not None
    assert known.begins == date(2022, 1, 1)
    assert "git fetch --unshallow" in known.missing


def test_a_partial_clone_guesses_nothing(top: Path, grow: Grow, ppl_text: str) -> None:
    grow("2020-01-01", {"LICENSE": MIT, "package.json": '{"license": "ISC"}'})
    grow("2021-01-01", {"LICENSE": ppl_text})
    # What a text beats is not needed, so that it may be missing.
    grow("2022-01-01", {"package.json": '{"license": "PPL"}'})
    clone = _clone(top, "--filter=blob:none")
    assert [(one.licence, one.unknown) for one in history(clone)] == [
        (None, "missing from this clone"),
        ("PPL", ""),
    ]


def test_a_clone_without_trees_says_so(top: Path, grow: Grow, ppl_text: str) -> None:
    grow("2020-01-01", {"LICENSE": MIT})
    grow("2021-01-01", {"LICENSE": ppl_text})
    known = reach(_clone(top, "--filter=tree:0"))
    assert known is not None
    assert known.begins is None
    assert known.missing.startswith("git cannot tell")


def _pool(ppl_text: str) -> Mapping[str, tuple[str | None, ...]]:
    said = (
        '{"license": "MIT"}',
        '{"license": "PPL"}',
        '{"license": "ISC"}',
        '{"license": "X"}',
    )
    config = 'schema = "pplcheck.config/1"\n'
    return {
        "LICENSE": (MIT, ppl_text, "See docs/l.md\n", "Words that nobody knows.\n", None),
        "COPYING": (MIT, None, None),
        "docs/l.md": (MIT, ppl_text, None),
        "README.md": ("# X\n\n## Licence\n\nUnder the PPL.\n", "# X\n", None),
        "package.json": (*said, None),
        "app/package.json": said,
        "app/LICENSE": (MIT, ppl_text, None, None),
        "pplcheck.toml": (
            f'{config}[commons]\nlicence = "PPL"\n',
            f'{config}[[component]]\nname = "a"\npaths = ["app"]\nlicence = "MIT"\n',
            "broken",
            None,
        ),
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_the_history_says_what_each_version_says_by_itself(
    top: Path, grow: Grow, ppl_text: str, seed: int
) -> None:
    chance = random.Random(seed)
    pool = _pool(ppl_text)
    first = {"a.txt": "x", "app/a.txt": "x", "app/package.json": "{}", "pplcheck.toml": ""}
    commits = [grow("2020-01-01", {**first, "pplcheck.toml": 'schema = "pplcheck.config/1"'})]
    for number in range(30):
        path = chance.choice(sorted(pool))
        content = chance.choice(pool[path])
        if content is None and not (top / path).exists():
            continue
        day = f"2021-{number // 28 + 1:02}-{number % 28 + 1:02}"
        commits.append(grow(day, {path: content}))
    end = {"pplcheck.toml": 'schema = "pplcheck.config/1"', "app/package.json": said_last()}
    commits.append(grow("2022-01-01", end))

    for asset, probe in ((".", "a.txt"), ("app", "app/a.txt")):
        by_commit = {one.commit: one.licence for one in history(top, asset)}
        licence = None
        for commit in commits:
            licence = by_commit.get(commit, licence)
            assert licence == _by_itself(top, commit, probe), (asset, commit)


def said_last() -> str:
    return '{"license": "MIT"}'


def _by_itself(top: Path, commit: str, probe: str) -> str | None:
    tree = open_tree(str(top), commit)
    try:
        settings = load_configuration(tree.root, None, files_of(tree)).settings
    except Exception:  # noqa: BLE001 - a broken configuration says nothing
        settings = Settings()
    survey, _ = survey_tree(tree, settings, _quiet)
    record = next(file for file in survey.files if file.path == probe)
    return record.licence.normal if record.licence else None
