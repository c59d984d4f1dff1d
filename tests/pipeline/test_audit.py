"""Does an audit tell a user which commons they have, on which terms, and what remains to do?"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pplcheck.model.report import Journey, Report
from pplcheck.model.terms import OutcomeKind
from pplcheck.pipeline.audit import AuditOrder, audit
from pplcheck.pipeline.indexing import write_index
from tests.cli.conftest import FIRM, HOBBY, keep_extract
from tests.conftest import git
from tests.pipeline.conftest import Grow
from tests.pipeline.users import COMMONS, DAY, begun, commit, fork, only, silent, source

US = 'schema = "pplcheck.entity/1"\nid = "us"\nnames = ["Us"]\n'


def _audit(site: Path, *commons: Path, entity: str = "") -> Report:
    path = site.parent / "us.toml"
    keep_extract(site.parent)
    path.write_text(entity)
    us = str(path) if entity else None
    order = AuditOrder(str(site), tuple(map(str, commons)), DAY, us, with_catalogue=False)
    return audit(order, silent)


@pytest.fixture
def frozen(bike: Path) -> Path:
    """Make a fork from before the terms changed."""
    ours = fork(bike, "frozen", "github.com/us/bike")
    git(ours, "reset", "-q", "--hard", "HEAD~1")
    return ours


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        (FIRM, OutcomeKind.OWES_RECIPROCITY),
        (HOBBY, OutcomeKind.UNDETERMINED),
        ("", OutcomeKind.UNDETERMINED),
    ],
    ids=["a firm", "a hobby", "nothing known"],
)
def test_a_version_is_judged_by_its_own_licence(
    bike: Path, frozen: Path, facts: str, outcome: OutcomeKind
) -> None:
    """PPL 4(c) asks of a firm, and nothing of who does no business."""
    report = _audit(frozen, bike, entity=US + facts)
    (verdict,) = report.verdicts
    assert verdict.licence == "PPL"
    assert git(frozen, "rev-parse", "HEAD").strip()[:10] in verdict.version
    assert only(report).entity == "us"
    assert verdict.outcome is outcome


def test_what_was_taken_after_the_terms_changed_is_judged_by_the_new_ones(bike: Path) -> None:
    (verdict,) = _audit(fork(bike, "fresh"), bike, entity=US + FIRM).verdicts
    assert verdict.licence == "MIT"
    assert verdict.outcome is not OutcomeKind.OWES_RECIPROCITY


def test_without_an_entity_it_says_what_would_decide(bike: Path, frozen: Path) -> None:
    (verdict,) = _audit(frozen, bike).verdicts
    assert verdict.outcome is OutcomeKind.UNDETERMINED
    assert verdict.missing


def test_whoever_audits_is_the_owner(bike: Path, frozen: Path) -> None:
    report = _audit(frozen, bike, entity=US + FIRM)
    assert report.journey is Journey.AUDIT
    (owned,) = report.resolutions
    assert (owned.entity, owned.how) == ("us", "stated")
    assert [result.entity.id for result in report.entities] == ["us"]


def test_duties_that_do_not_show_are_told(bike: Path, tmp_path: Path) -> None:
    shop = begun(tmp_path / "shop", "2021-01-01", {"main.py": source("main")})
    files = {f"velo/{one}.py": source(one) for one in ("frame", "bell", "fork", "wheel")}
    commit(shop, "2021-02-01", {**files})
    use = only(_audit(shop, bike, entity=US + HOBBY))
    assert use.version
    assert use.version.licence == "PPL"
    assert use.found
    missing = {seen.sight: seen for seen in use.found.seen if seen.missing}
    lines = [line.text for seen in missing.values() for line in seen.missing]
    assert any(COMMONS in line for line in lines), lines
    credited = f"bike, PPL, https://{COMMONS}\n"
    commit(shop, "2021-03-01", {"CREDITS.md": f"# Credits\n\n{credited}"})
    again = only(_audit(shop, bike, entity=US + HOBBY))
    assert again.found
    before = {seen.sight: seen.value for seen in use.found.seen}
    after = {seen.sight: seen.value for seen in again.found.seen}
    changed = {sight.value for sight in after if after[sight] != before[sight]}
    assert changed == {"title"}


def test_several_commons_and_indexes(bike: Path, tmp_path: Path, ppl_text: str) -> None:
    lamp = begun(tmp_path / "lamp", "2021-01-01", {"LICENSE": ppl_text, "l.py": source("l")})
    unused = begun(tmp_path / "unused", "2021-01-01", {"u.py": source("u")})
    index = tmp_path / "both.pplx"
    write_index([str(lamp), str(unused)], str(index), None, silent)
    shop = begun(tmp_path / "shop", "2024-01-01", {"l.py": source("l")})
    commit(shop, "2024-02-01", {f"v/{one}.py": source(one) for one in ("bell", "fork")})
    report = _audit(shop, bike, index, entity=US + FIRM)
    assert {use.asset for use in report.uses} == {COMMONS, "lamp"}
    licences: Sequence[tuple[str, str]] = [
        (one.use.split(" at ")[0], one.licence) for one in report.verdicts
    ]
    assert ("lamp", "PPL") in licences
    assert {one.id for one in report.commons} == {COMMONS, "lamp", "unused"}


def test_who_uses_nothing_owes_nothing(bike: Path, tmp_path: Path) -> None:
    shop = begun(tmp_path / "shop", "2024-01-01", {"x.py": source("x")})
    report = _audit(shop, bike, entity=US + FIRM)
    assert (report.uses, report.verdicts) == ((), ())


def test_a_frame_in_a_bike_in_a_fleet(
    top: Path, grow: Grow, tmp_path: Path, ppl_text: str
) -> None:
    """What came by way of another commons is a use of both."""
    grow("2020-01-01", {"LICENSE": ppl_text, "frame.py": source("f"), "tube.py": source("t")})
    cycle = begun(tmp_path / "cycle", "2021-01-01", {"LICENSE": ppl_text})
    parts = {"frame/frame.py": source("f"), "frame/tube.py": source("t")}
    commit(cycle, "2021-02-01", {**parts, "bell.py": source("b"), "seat.py": source("s")})
    fleet = begun(tmp_path / "fleet", "2022-01-01", {"own.py": source("own")})
    files = {f"cycle/{path}": text for path, text in parts.items()}
    commit(
        fleet,
        "2022-02-01",
        {**files, "cycle/bell.py": source("b"), "cycle/seat.py": source("s")},
    )
    report = _audit(fleet, top, cycle, entity=US + FIRM)
    assert {use.asset for use in report.uses} == {"commons", "cycle"}
    (of_frame,) = [use for use in report.uses if use.asset == "commons"]
    paths = {trace.here.path for trace in of_frame.traces if trace.there.endswith(".py")}
    assert paths == {"cycle/frame/frame.py", "cycle/frame/tube.py"}


def test_our_own_clone_of_a_commons_is_a_use_of_it(bike: Path) -> None:
    report = _audit(fork(bike, "clone", COMMONS), bike)
    assert [use.asset for use in report.uses] == [COMMONS]
