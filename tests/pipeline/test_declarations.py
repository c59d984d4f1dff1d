"""From bytes to what holds: do the formats work together as the pages say?"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import Files, Run


def _scan(
    files: Files, folder: Callable[[Files], Path], pplcheck: Callable[..., Run]
) -> dict[str, Any]:
    done = pplcheck("scan", str(folder(files)), "--format", "json", "--as-of", "2026-11-01")
    result: dict[str, Any] = json.loads(done.out)
    return result


def test_a_package_without_a_field_for_a_licence_is_an_asset_under_what_holds_there(
    folder: Callable[[Files], Path], pplcheck: Callable[..., Run]
) -> None:
    files = {
        "package.json": '{"license": "PPL"}',
        "server/go.mod": "module example.org/server\n",
        "app/Package.swift": 'let p = Package(name: "App")\n',
        "web/package.json": '{"name": "web", "private": true}',
        "docs/guide.md": "# Guide\n",
    }
    result = _scan(files, folder, pplcheck)
    assets = {asset["id"]: asset["licence"] for asset in result["assets"]}
    assert assets == {".": "PPL", "app": "PPL", "server": "PPL", "web": "PPL"}


def test_four_manifests_that_say_the_same_in_their_own_words_agree(
    folder: Callable[[Files], Path], pplcheck: Callable[..., Run]
) -> None:
    gpl = "License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)"
    files = {
        "DESCRIPTION": "Package: kite\nLicense: GPL (>= 3)\n",
        "pyproject.toml": f'[project]\nclassifiers = ["{gpl}"]\n',
        "CITATION.cff": "license: GPL-3.0-or-later\n",
        "codemeta.json": '{"license": "https://spdx.org/licenses/GPL-3.0-or-later"}',
        "README.md": "![License: GPL-3.0](https://img.shields.io/badge/License-GPL--3.0-blue)\n",
    }
    result = _scan(files, folder, pplcheck)
    assert not result["conflicts"]
    assert not result["unread"]
    assert {file["licence"] for file in result["files"]} == {"GPL-3.0-or-later"}


def test_a_badge_against_a_manifest_is_a_conflict_that_the_manifest_wins(
    folder: Callable[[Files], Path], pplcheck: Callable[..., Run]
) -> None:
    files = {
        "mix.exs": 'licenses: ["PPL"]\n',
        "README.md": "![](https://img.shields.io/badge/license-MIT-blue.svg)\n",
    }
    ((conflict,)) = _scan(files, folder, pplcheck)["conflicts"]
    assert [one["by"] for one in conflict["declarations"]] == ["manifest", "badge"]


def test_a_hostile_manifest_is_unread_with_its_place_and_spoils_nothing_else(
    folder: Callable[[Files], Path], pplcheck: Callable[..., Run]
) -> None:
    files = {
        "LICENSE": "",
        "package.json": '{"license": "PPL"}',
        "pom.xml": '<!DOCTYPE x [<!ENTITY a "b">]>\n<project/>',
        "CITATION.cff": "a: 1\nb: [\n",
    }
    result = _scan(files, folder, pplcheck)
    unread = {(one["path"], one["line"]) for one in result["unread"]}
    assert unread == {("pom.xml", 1), ("CITATION.cff", 3)}
    assert result["files"][-1]["licence"] == "PPL"
