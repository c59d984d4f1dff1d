"""Is nobody judged by what merely hints at a use?"""

from pathlib import Path

import pytest

from pplcheck.pipeline.audit import AuditOrder, audit
from pplcheck.pipeline.check import Order, check
from pplcheck.report.json import render as as_json
from pplcheck.report.page import Look
from pplcheck.report.terminal import render as as_text
from tests.pipeline.users import (
    COMMONS,
    DAY,
    begun,
    commit,
    copied,
    fork,
    only,
    silent,
    source,
    told,
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Make a repository that has nothing of the commons."""
    return begun(tmp_path / "shop", "2024-01-01", {"main.py": source("main")})


def test_a_mention_in_a_readme_is_shown_and_not_judged(bike: Path, shop: Path) -> None:
    commit(shop, "2024-02-01", {"README.md": f"# Shop\n\nSee https://{COMMONS} for bikes.\n"})
    use = only(told(bike, shop))
    assert use.is_hint
    assert [trace.recogniser for trace in use.traces] == ["notice"]
    assert (use.acts, use.facts, use.version) == ((), (), None)
    assert use.found
    assert not use.found.seen
    checked = check(Order(str(bike), DAY, sites=(str(shop),)), silent)
    assert [one.is_hint for one in checked.uses] == [True]
    assert checked.verdicts == ()
    assert [one.standings for one in checked.entities] == [()]
    audited = audit(AuditOrder(str(shop), (str(bike),), DAY), silent)
    assert [one.is_hint for one in audited.uses] == [True]
    assert audited.verdicts == ()


def test_what_a_text_says_it_is_based_on_is_judged(bike: Path, shop: Path) -> None:
    commit(shop, "2024-02-01", {"README.md": f"# Shop\n\nBased on https://{COMMONS}.\n"})
    assert not only(told(bike, shop)).is_hint
    assert len(audit(AuditOrder(str(shop), (str(bike),), DAY), silent).verdicts) == 1


def test_what_a_commons_was_made_from_does_not_use_it(tmp_path: Path, ppl_text: str) -> None:
    """The commons merged the library: the library owes nothing."""
    library = begun(
        tmp_path / "library", "2018-01-01", {"l.py": source("l"), "k.py": source("k")}
    )
    bike = copied(library, "bike", "2020-01-01")
    commit(bike, "2020-02-01", {"LICENSE": ppl_text, "frame.py": source("frame")})
    use = only(told(bike, library))
    assert use.is_hint
    assert audit(AuditOrder(str(library), (str(bike),), DAY), silent).verdicts == ()


def test_a_report_says_that_hints_are_hints(bike: Path, shop: Path) -> None:
    commit(shop, "2024-02-01", {"README.md": f"# Shop\n\nSee https://{COMMONS} for bikes.\n"})
    report = told(bike, shop, fork(bike, "ours"))
    text = as_text(report, Look()).decode()
    assert "may use" in text
    assert "1 use of 1 of 1 commons found at 1 of 2 sites, and mere hints at 1 more." in text
    assert as_json(report).decode().count('"is_hint": true') == 1
