"""Is a commons known by a notice, and is a name that many things have no notice?"""

from pplcheck.model.trace import Direction
from pplcheck.recognise import notices
from pplcheck.recognise.candidate import Candidate
from tests.recognise.declared import FLEXURE, WEB, index, site


def told(candidate: Candidate) -> list[tuple[str, str, int, float, str, str]]:
    return [
        (one.commons, one.here.path, one.here.line, one.strength, one.direction, one.says)
        for one in notices.recognise(candidate, index())
    ]


def test_an_address_is_strong() -> None:
    text = "# By us\n# Based on https://github.com/coop/courier-web/blob/main/x.py by Jo Doe\n"
    assert told(site({"src/x.py": text})) == [
        (WEB.id, "src/x.py", 2, 0.95, Direction.TAKEN, "says “Based on”")
    ]


def test_a_mention_is_not_taking() -> None:
    text = "See [this](https://github.com/coop/courier-web).\n"
    expected = (0.3, Direction.UNKNOWN, "names its address")
    assert told(site({"README.md": text})) == [(WEB.id, "README.md", 1, *expected)]
    expected = (0.7, *expected[1:])
    assert told(site({"NOTICE": text})) == [(WEB.id, "NOTICE", 1, *expected)]
    assert told(site({"src/a.py": f"# {text}"})) == []


def test_a_name_is_weak() -> None:
    for line, commons in (
        ("Based on the Courier Platform by Jo Doe", WEB.id),
        ("forked from courier-web", WEB.id),
        ("derived from OpenFlexure, 2019", FLEXURE.id),
    ):
        found = told(site({"a.txt": line}))
        assert [(one[0], one[3]) for one in found] == [(commons, 0.4)], line
    found = told(site({"a.txt": "a fork of coop/courier-web"}))
    assert [(one[0], one[3]) for one in found] == [(WEB.id, 0.4)]


def test_a_plain_word_is_no_name() -> None:
    for line in (
        "based on a frame", "Based on Frame", "derived from the courier platforms",
        "built upon one", "based on courier", "taken from Courier-Platforming",
        "Based on https://github.com/others/courier-web",
    ):  # fmt: skip
        assert told(site({"README.md": line})) == [], line


def test_of_a_file_the_surest_counts() -> None:
    text = "based on courier-web\nhttps://github.com/coop/courier-web\n" * 3
    assert [one[2:4] for one in told(site({"README.md": text}))] == [(1, 0.4)]
    # An address behind the words beats both.
    text += "forked from https://github.com/coop/courier-web\n"
    assert [one[2:4] for one in told(site({"README.md": text}))] == [(7, 0.95)]


def test_nobody_is_named() -> None:
    found = told(site({"a.txt": "Based on the Courier Platform by Jo Doe <jo@example.org>"}))
    assert "Jo" not in repr(found)
