"""Does a draft of an agreement say what was named, and stay a draft?"""

import re
from pathlib import Path

import pytest

from pplcheck.model.errors import ConfigurationError
from pplcheck.model.letter import Verbatim
from pplcheck.model.terms import OutcomeKind
from pplcheck.pipeline.letters import Draft, LetterOrder, agree, scope_of
from pplcheck.report.letters import Scope, render_letter
from tests.pipeline.agreed import (
    CONFIG,
    DAY,
    OWNED_BY_OTHERS,
    agreement_with,
    checked,
    entity_file,
    make_commons,
    use_of,
)


def _agree(top: Path, scope: Scope, entity: str = "one") -> Draft:
    return agree(LetterOrder(entity, str(top), DAY), scope, lambda *_: None)


@pytest.fixture
def loom(tmp_path: Path, ppl_text: str) -> Path:
    entities = {
        "one": entity_file("one", "One Ltd"),
        "two": entity_file("two", "Two Ltd", OWNED_BY_OTHERS),
        "idle": entity_file("idle", "Idle S.Coop."),
    }
    uses = use_of("one", commercial="unknown") + use_of("two")
    return make_commons(tmp_path, ppl_text, uses, entities)


def test_a_draft_is_refused_until_its_evidence_is_named(loom: Path) -> None:
    before = {one.use: one.outcome for one in checked(loom).verdicts}
    assert before["two/frame"] is OutcomeKind.OWES_RECIPROCITY
    draft = _agree(loom, Scope(), "two")
    config = loom / "pplcheck.toml"
    config.write_text(config.read_text() + "\n" + draft.record)
    with pytest.raises(ConfigurationError, match="TO FILL IN"):
        checked(loom)
    config.write_text(
        re.sub(r'evidence   = "TO FILL IN[^"]*"', 'evidence = "agreed.md"', config.read_text())
    )
    after = {one.use: one.outcome for one in checked(loom).verdicts}
    assert after == {**before, "two/frame": OutcomeKind.PERMITTED}
    (recorded,) = checked(loom).agreements
    assert recorded.agreement.kind == "settlement"
    blocks = [block for part in draft.letter.parts for block in part.blocks]
    assert [block.text for block in blocks if isinstance(block, Verbatim)] == [draft.record]


def test_a_published_schedule_stands_in_the_draft_word_for_word(loom: Path) -> None:
    config = loom / "pplcheck.toml"
    text = config.read_text()
    for asset, words in (("", "for all"), ('asset = "frame"\n', "for frames"), ("", "later")):
        text += f'\n[[settlement]]\n{asset}gives = "{words}"\nevidence = "https://l.example"\n'
    config.write_text(text)
    draft = _agree(loom, Scope(), "two")
    assert 'gives      = "for frames"' in draft.record
    assert "for frames (published: https://l.example)" in str(draft.letter)


def test_what_is_named_is_proposed(loom: Path) -> None:
    scope = scope_of("frame", "run, adapt", "no", DAY, DAY.replace(year=2027))
    draft = _agree(loom, scope, "idle")
    for line in (
        'kind       = "permission"', 'entity     = "idle"', 'acts       = ["adapt", "run"]',
        'commercial = "no"', "from       = 2026-11-22", "until      = 2027-11-22",
    ):  # fmt: skip
        assert line in draft.record


def test_an_agreement_that_ends_soon_is_continued_from_the_day_after(
    tmp_path: Path, ppl_text: str
) -> None:
    text = use_of("one") + agreement_with("one")
    firm = {"one": entity_file("one", "One Ltd", OWNED_BY_OTHERS)}
    draft = _agree(make_commons(tmp_path, ppl_text, text, firm), Scope())
    assert "from       = 2027-01-01" in draft.record


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_what_is_in_force_is_named_and_its_own_return_proposed_again(
    tmp_path: Path, ppl_text: str, language: str
) -> None:
    schedule = '[[settlement]]\ngives = "one in ten"\nevidence = "https://l.example"\n'
    own = 'id = "one-2026"\ngives = "the drawings"\nwaives = ["credit"]\n'
    text = use_of("one") + agreement_with("one", more=own) + schedule
    firm = {"one": entity_file("one", "One Ltd", OWNED_BY_OTHERS)}
    top = make_commons(tmp_path, ppl_text, text, firm)
    draft = agree(LetterOrder("one", str(top), DAY, language), Scope(), lambda *_: None)
    assert 'gives      = "the drawings"' in draft.record
    assert 'waives     = ["credit"]' in draft.record
    assert "one in ten" not in str(draft.letter) + draft.record
    opening = str(draft.letter.parts[0])
    for said in ("one-2026", "2026-12-31", "the drawings", "credit"):
        assert said in opening


def test_where_the_one_in_force_asks_nothing_the_schedule_is_proposed(
    tmp_path: Path, ppl_text: str
) -> None:
    schedule = '[[settlement]]\ngives = "one in ten"\nevidence = "https://l.example"\n'
    text = use_of("one") + agreement_with("one") + schedule
    firm = {"one": entity_file("one", "One Ltd", OWNED_BY_OTHERS)}
    draft = _agree(make_commons(tmp_path, ppl_text, text, firm), Scope())
    assert "one in ten (published: https://l.example)" in str(draft.letter)
    assert "In return: nothing is recorded." in str(draft.letter.parts[0])


@pytest.mark.parametrize(
    ("entity", "scope", "says"),
    [
        ("oen", Scope(), "no entity 'oen' is described; did you mean 'one'?"),
        ("idle", Scope(), "no use by idle is in question; name what to agree on with --asset"),
        ("idle", Scope("fram"), "there is no asset 'fram'; did you mean 'frame'?"),
        ("idle", Scope("frame"), "what idle does with frame is not known; name it with --acts"),
        (
            "two",
            Scope(begins=DAY, until=DAY.replace(year=2025)),
            (
                "it would end on 2025-11-22, before it begins on 2026-11-22; correct --from or "
                "--until"
            ),
        ),
    ],
)
def test_what_cannot_be_drafted_is_said_in_one_line(
    loom: Path, entity: str, scope: Scope, says: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        _agree(loom, scope, entity)
    assert str(caught.value) == says


def test_a_word_that_is_no_act_is_told() -> None:
    with pytest.raises(ConfigurationError, match=r"'manufactur' is no act; did you mean"):
        scope_of("", "manufactur", None, None, None)


def test_a_hostile_name_of_an_asset_stays_a_name(tmp_path: Path, ppl_text: str) -> None:
    hostile = 'a"]\\n[[use]]|*\\u202e'
    config = use_of("one", asset=hostile.replace('"', '\\"'))
    firm = {"one": entity_file("one", "One | Ltd", OWNED_BY_OTHERS)}
    top = make_commons(tmp_path, ppl_text, "", firm)
    folder = top / 'a"]\n[[use]]|*\u202e'
    folder.mkdir()
    (folder / "package.json").write_text('{"name": "x", "license": "PPL"}')
    (top / "pplcheck.toml").write_text(CONFIG + config)
    draft = _agree(top, Scope())
    assert '"a\\"]\\u000A[[use]]|*\\u202E"' in draft.record
    rendered = render_letter(draft.letter, "markdown").decode()
    assert "\u202e" not in rendered
    assert "One \\| Ltd" in rendered
