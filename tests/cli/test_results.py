"""Do the results say what they must, and nothing that they must not?"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CONFIG, ENTITY, FIRM, HOBBY, Cli, Make, fact
from tests.conftest import git, write_files


def test_a_component_called_like_a_packages_folder_is_that_package(
    folder: Make, pplcheck: Cli, ppl_text: str
) -> None:
    config = (
        'schema = "pplcheck.config/1"\n[[component]]\nname = "js"\npaths = ["js/**"]\n'
        'licence = "PPL"\n'
    )
    files = {
        "LICENSE": ppl_text,
        "pplcheck.toml": config,
        "js/package.json": '{"license": "MIT"}',
    }
    result = json.loads(pplcheck("scan", folder(files), "--format", "json").out)
    assets = [(asset["id"], asset["kind"], asset["licence"]) for asset in result["assets"]]
    assert assets == [(".", "repository", "PPL"), ("js", "component", "PPL")]


def test_what_holds_an_accusation_back_is_said(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    others_word = FIRM.replace("level = 3", "level = 1").replace(
        'by = "register"', 'by = "steward"'
    )
    done = pplcheck("check", commons(others_word))
    assert done.code == 4
    said = " ".join(done.out.split())
    assert "too little is proven to say: 4(d) needs a kept extract of level 3" in said


def test_a_contested_fact_is_shown_with_both_statements(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    twice = fact("business", "yes") + fact("business", "no", 1, "steward")
    done = pplcheck(
        "classify",
        "u",
        "--in",
        commons(twice.replace("[facts.business]", "[[facts.business]]")),
    )
    assert "contested: business" in done.out
    assert "no, stated, by steward" in done.out
    assert "yes, stated, written down by the steward as its own word" in done.out


def test_results_go_to_files_and_standard_output_at_once(
    commons: Callable[..., Path], pplcheck: Cli, tmp_path: Path
) -> None:
    top = commons(HOBBY)
    done = pplcheck(
        "check",
        top,
        "-o",
        tmp_path / "r.json",
        "-o",
        f"terminal:{tmp_path / 'r.md'}",
        "--as-of",
        "2026-11-22",
    )
    result = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert result["schema"] == "pplcheck.report/1"
    assert result["subject"]["as_of"] == "2026-11-22"
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == done.out


def test_two_runs_give_the_same_bytes(commons: Callable[..., Path], pplcheck: Cli) -> None:
    top = commons(FIRM)
    runs = {
        pplcheck("check", top, "--format", "json", "--files", "--as-of", "2026-11-22").out
        for _ in range(2)
    }
    assert len(runs) == 1
    # Where the tree stands does not show, nor does the machine.
    assert str(top.parent) not in runs.pop()


def test_settings_can_stand_in_pyproject(folder: Make, pplcheck: Cli, ppl_text: str) -> None:
    table = CONFIG.replace("[entities]", "[tool.pplcheck.entities]").replace(
        "[[use]]", "[[tool.pplcheck.use]]"
    )
    top = folder(
        {
            "LICENSE": ppl_text,
            "entities/u.toml": ENTITY + HOBBY,
            "pyproject.toml": f"[tool.pplcheck]\n{table}",
        }
    )
    done = pplcheck("check", top)
    assert done.code == 0
    assert "1 use: permitted 1" in done.out


def test_a_persons_name_does_not_show_unless_asked(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    top = commons().parent / "folder"
    write_files(
        top,
        {"entities/u.toml": ENTITY.replace('"U"', '"Ana Example"') + "person = true\n" + HOBBY},
    )
    for format_name in ("terminal", "json"):
        done = pplcheck("check", top, "--format", format_name)
        assert "Ana" not in done.out
        assert "example.org" not in done.out
        assert "person-" in done.out
    assert "Ana Example" in pplcheck("check", top, "--people").out
    result = json.loads(pplcheck("check", top, "--format", "json").out)
    assert result["entities"][0]["standing"]["PPL"]["standing"] == "not_assessed"


def test_identify_answers_for_each_file_and_says_what_it_could_not_read(
    folder: Make, pplcheck: Cli, ppl_text: str
) -> None:
    top = folder({"LICENSE": ppl_text, "x": "words\n", "binary": b"\0"})
    done = pplcheck("identify", "LICENSE", "x", "binary", "--format", "json", cwd=top)
    assert done.code == 2
    assert done.err == "binary: is binary; name a text file\n"
    assert [(row["path"], row["licence"], row["kind"]) for row in json.loads(done.out)] == [
        ("LICENSE", "PPL", "text"),
        ("x", None, "none"),
    ]


def test_classify_says_what_would_decide(commons: Callable[..., Path], pplcheck: Cli) -> None:
    done = pplcheck("classify", "u", "--in", commons(FIRM), "--licence", "PPL")
    assert done.code == 0
    assert "falls within clause 4(d)" in done.out
    undecided = pplcheck("classify", "u", "--in", commons(), "--licence", "PPL")
    assert undecided.code == 4
    assert "would decide:" in undecided.out
    assert "did you mean 'u'" in pplcheck("classify", "uu", "--in", commons()).err
    assert (
        "no terms are known for 'MIT'"
        in pplcheck("classify", "u", "--in", commons(), "--licence", "MIT").err
    )


def test_the_demo_shows_the_journey(pplcheck: Cli, tmp_path: Path) -> None:
    result = json.loads(pplcheck("demo", "--format", "json").out)
    verdicts = {verdict["use"]: verdict["outcome"] for verdict in result["verdicts"]}
    standings = {one["id"]: one["standing"]["PPL"]["standing"] for one in result["entities"]}
    assert verdicts == {
        "wheel-doctors/manual": "permitted",
        "north-riders/frame": "permitted",
        "south-couriers/firmware": "duties_unmet",
        "velocity-freight/frame": "owes_reciprocity",
        "green-basket/frame": "owes_reciprocity",
        "harbour-bikes/manual": "undetermined",
    }
    assert standings == {
        "wheel-doctors": "commoner",
        "north-riders": "cooperative",
        "south-couriers": "cooperative",
        "velocity-freight": "capitalist_entity",
        "green-basket": "commoner",
        "harbour-bikes": "undetermined",
    }
    kept = tmp_path / "bike"
    assert pplcheck("demo", "--keep", kept, "-q").code == 0
    assert len(git(kept, "log", "--oneline").splitlines()) == 4
    assert pplcheck("check", kept, "--as-of", "2026-11-01").code == 1


@pytest.mark.parametrize(("declared", "is_disputed"), [("PPL", False), ("MIT", True)])
def test_a_verdict_on_a_disputed_licence_says_so(
    commons: Callable[..., Path], pplcheck: Cli, declared: str, is_disputed: bool
) -> None:
    top = commons(HOBBY)
    write_files(top, {"package.json": f'{{"license": "{declared}"}}'})
    result = json.loads(pplcheck("check", top, "--format", "json").out)
    assert [verdict["disputed"] for verdict in result["verdicts"]] == [is_disputed]
    assert ("disputed:" in pplcheck("check", top).out) is is_disputed
