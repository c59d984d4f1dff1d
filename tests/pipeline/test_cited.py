"""Can each statement that a report cites be found in it, and can the result be had again?"""

import hashlib
import json
import re
from pathlib import Path

import pytest

from pplcheck.model.report import Report
from pplcheck.pipeline.check import Order, check
from pplcheck.pipeline.demo import demo
from pplcheck.report import Look, render
from tests.judge.cases import PPL
from tests.pipeline.agreed import DAY, OWNED_BY_OTHERS, entity_file, make_commons, use_of

_CHOICE = "PPL OR AGPL-3.0-or-later"
_PRIVATE_FIRM = {
    "business": "yes", "private": "yes", "owners_are_workers": "no", "seeks_profit": "yes",
    "member_benefit_only": "no", "nonmember_wages": "yes",
}  # fmt: skip
# The same statement, of which the extract is kept: only that bears a refusal by 4(d).
_HASH = hashlib.sha256(b"Agreed.\n").hexdigest()
_KEPT = re.sub(
    'sha256 *= "[^"]*"',
    f'sha256 = "{_HASH}"',
    re.sub('evidence *= "[^"]*"', 'evidence = "agreed.md"', OWNED_BY_OTHERS),
)
_CITED = re.compile(r"\bE(\d+)(?:-E(\d+))?\b")


@pytest.fixture
def loom(tmp_path: Path, ppl_text: str) -> Path:
    """Return a commons of which a firm uses two parts, and a person one."""
    entities = {
        "two": entity_file("two", "Two Ltd", _KEPT),
        "jo": entity_file("jo", "Jo Doe", person=True),
    }
    uses = use_of("two") + use_of("two", ".") + use_of("jo", ".", "[]", "no")
    return make_commons(tmp_path, ppl_text, uses, entities)


def _proven(answer: tuple[str, str]) -> str:
    name, value = answer
    return _KEPT.replace("owners_are_workers", name).replace('"no"', f'"{value}"')


def _checked(top: Path) -> Report:
    return check(Order(str(top), DAY), lambda *_: None)


def _text(report: Report, verbosity: int = 0) -> str:
    return render(report, "terminal", Look(width=110, verbosity=verbosity)).decode()


def _choice(top: Path) -> Report:
    config = top / "pplcheck.toml"
    written = config.read_text(encoding="utf-8")
    config.write_text(written.replace('"PPL"', f'"{_CHOICE}"'), encoding="utf-8")
    return _checked(top)


def _missing(text: str) -> set[int]:
    """Return the numbers that a text cites and that lead no line of it."""
    cited = {
        number
        for first, last in _CITED.findall(text)
        for number in range(int(first), int(last or first) + 1)
    }
    assert cited
    shown = {int(number) for number in re.findall(r"^ +E(\d+) \S", text, re.MULTILINE)}
    return cited - shown


@pytest.mark.parametrize("verbosity", [0, 1])
def test_every_number_that_is_cited_is_found(loom: Path, verbosity: int) -> None:
    for report in (demo(None, None), _checked(loom), _choice(loom)):
        assert not _missing(_text(report, verbosity))


def test_a_branch_that_refuses_is_told_as_a_licence_alone_is(loom: Path) -> None:
    text = " ".join(_text(_choice(loom)).split())
    words = next(one.text for one in PPL.clauses if one.number == "4(b)")
    assert f"4(b): “{words}”" in text
    assert "yes [4(b)] clause 4(b) reserves" in text.partition("the licence is a choice")[2]
    assert f"sha256 {_HASH[:12]}…" in text


def test_what_a_free_licence_asks_is_said_once_of_a_use(loom: Path) -> None:
    text = " ".join(_text(_choice(loom)).split())
    assert "the user may choose: AGPL-3.0-or-later is open to everybody" in text
    assert text.count("is open to everybody") == 1
    assert "AGPL-3.0-or-later: permitted. As of 2026-11-22: as said above;" in text


def test_the_same_proof_of_one_user_is_told_once(tmp_path: Path, ppl_text: str) -> None:
    """Clause 4(d) asks for no purpose: both uses of one firm rest on the same facts."""
    facts = "".join(map(_proven, _PRIVATE_FIRM.items()))
    entities = {id_: entity_file(id_, f"{id_} Ltd", facts) for id_ in ("a", "b")}
    uses = use_of("a") + use_of("a", ".", commercial="no") + use_of("b", commercial="no")
    report = _checked(make_commons(tmp_path, ppl_text, uses, entities))
    assert [one.clause for one in report.verdicts] == ["4(d)"] * 3
    text = _text(report)
    assert re.findall(r"proof:.*", text) == ["proof:", "proof: as at V1", "proof:"]
    assert not _missing(text)


def test_the_files_that_a_result_comes_from_are_named_with_their_hash(loom: Path) -> None:
    report = _checked(loom)
    result = json.loads(render(report, "json", Look()))
    named = {one["path"]: one for one in result["subject"]["inputs"]}
    # A file about a person would name them.
    assert set(named) == {"pplcheck.toml", "entities/two.toml"}
    for path, one in named.items():
        assert one["sha256"] == hashlib.sha256((loom / path).read_bytes()).hexdigest()
    assert result["terms"] == [{"licence": "PPL", "version": PPL.version}]
    short = named["pplcheck.toml"]["sha256"][:12]
    assert f"Judged by PPL {PPL.version}; pplcheck.toml sha256 {short}…." in _text(report)
