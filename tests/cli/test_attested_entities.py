"""Do signed declarations change what a check says, and only those that count?"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CONFIG, ENTITY, Cli
from tests.conftest import git, write_files
from tests.sign.keys import allowed, needs_ssh_keygen, new_key, signed_by_hand

pytestmark = needs_ssh_keygen

TRUSTING = CONFIG.replace(
    'files = ["entities/*.toml"]',
    'files = ["entities/*.toml"]\ntrust = "trust/allowed_signers"\n'
    'assertions = ["assertions/*.toml"]',
).replace('commercial = "no"', 'commercial = "yes"')
NUMBERED = ENTITY + '[identifiers]\nregister = "es-coop:1"\ndomain = "u.example"\n'
# By PPL 4(c) these facts permit commercial use.
FACTS = {"owners_are_workers": "yes", "outside_return": "no", "surplus_retained": "no"}
SAYS = """\
schema = "pplcheck.assertion/1"
made_by = "self"
maker = "u"
issued = 2026-10-01
expires = 2027-10-01
serial = 3
[entity]
name = "U"
id = ["es-coop:1"]
""" + "".join(
    f'[[fact]]\nname = "{name}"\nvalue = "{value}"\nas_of = 2026-01-01\nevidence = "statutes"\n'
    for name, value in FACTS.items()
)


@dataclass(frozen=True)
class House:
    """A commons that trusts the key of `u`."""

    top: Path
    key: Path
    pplcheck: Cli

    def add(self, name: str, text: str, key: Path | None = None, of: str | None = None) -> None:
        """Put a declaration there, signed (as if it were `of`)."""
        path = f"assertions/{name}.toml"
        signature = signed_by_hand((of or text).encode(), key or self.key)
        write_files(self.top, {path: text, f"{path}.sig": signature})

    def check(self, day: str = "2026-11-22", *more: object) -> dict[str, Any]:
        done = self.pplcheck("check", self.top, "--as-of", day, "--format", "json", *more)
        assert done.out, done.err
        told: dict[str, Any] = json.loads(done.out)
        return told

    def outcome(self, day: str = "2026-11-22") -> str:
        (verdict,) = self.check(day)["verdicts"]
        return str(verdict["outcome"])

    def said(self, day: str = "2026-11-22") -> str:
        return "\n".join(f"{one['path']}: {one['reason']}" for one in self.check(day)["unread"])


@pytest.fixture
def house(commons: Callable[..., Path], tmp_path: Path, pplcheck: Cli) -> House:
    key = new_key(tmp_path / "keys", "u")
    top = commons(config=TRUSTING)
    write_files(top, {"entities/u.toml": NUMBERED, "trust/allowed_signers": allowed("u", key)})
    return House(top, key, pplcheck)


def test_a_good_declaration_decides_and_is_cited(house: House) -> None:
    house.add("u", SAYS)
    told = house.check()
    (verdict,) = told["verdicts"]
    assert verdict["outcome"] in ("permitted", "duties_unmet")
    assert not house.said()
    facts = [fact for one in told["entities"] for fact in one["facts"]]
    asserted = {
        fact["fact"] for fact in facts if "signed: assertions/u.toml" in fact["evidence"]
    }
    assert asserted == set(FACTS)


def test_those_that_do_not_count_change_nothing_and_are_told(
    house: House, tmp_path: Path
) -> None:
    stranger = new_key(tmp_path / "keys", "stranger")
    about_another = SAYS.replace("es-coop:1", "es-coop:2")
    house.add("changed", SAYS, of=SAYS + "\n")
    house.add("foreign", SAYS, stranger)
    house.add("another", about_another)
    house.add("broken", SAYS.replace('"yes"', '"perhaps"'))
    write_files(house.top, {"assertions/bare.toml": SAYS})
    assert house.outcome() == "undetermined"
    said = house.said()
    assert "assertions/changed.toml: this declaration does not count: it was changed" in said
    assert "assertions/foreign.toml: this declaration does not count: it is signed with" in said
    assert (
        "assertions/another.toml: this declaration does not count: it is about nobody" in said
    )
    assert "assertions/bare.toml: this declaration does not count: it is not signed" in said
    assert "assertions/broken.toml: this declaration does not count: 'perhaps'" in said
    shown = house.pplcheck("check", house.top, "--as-of", "2026-11-22").out
    assert "it is not signed" in shown


def test_days_decide(house: House) -> None:
    house.add("u", SAYS)
    assert "issued on 2026-10-01, after 2026-09-30" in house.said("2026-09-30")
    assert not house.said("2027-10-01")
    assert "expired on 2027-10-01" in house.said("2027-10-02")
    ends = allowed("u", house.key, 'valid-before="20270101"')
    write_files(house.top, {"trust/allowed_signers": ends})
    assert not house.said("2026-12-31")
    assert "a key that is not valid on 2027-01-01" in house.said("2027-01-01")
    assert house.outcome("2027-01-01") == "undetermined"


def test_an_old_one_cannot_be_played_again(house: House) -> None:
    house.add("a", SAYS)
    newer = SAYS.replace("serial = 3", "serial = 4")
    house.add(
        "z", newer.replace('"outside_return"\nvalue = "no"', '"outside_return"\nvalue = "yes"')
    )
    assert house.outcome() not in ("permitted", "duties_unmet")
    assert "serial 4 supersedes it (assertions/z.toml)" in house.said()


def test_a_revoked_key_counts_no_more(house: House) -> None:
    house.add("u", SAYS)
    write_files(house.top, {"trust/revoked_keys": Path(f"{house.key}.pub").read_bytes()})
    assert "is signed with a revoked key" in house.said()
    assert house.outcome() == "undetermined"


def test_who_is_trusted_for_one_entity_cannot_speak_for_another(house: House) -> None:
    write_files(
        house.top,
        {"trust/allowed_signers": allowed("u", house.key) + allowed("rival", house.key)},
    )
    house.add("u", SAYS.replace('maker = "u"', 'maker = "rival"'))
    assert "rival is neither its id nor any of its identifiers" in house.said()
    assert house.outcome() == "undetermined"


def test_classify_takes_them_too(house: House) -> None:
    house.add("u", SAYS)
    command = ("classify", "u", "--in", house.top, "--licence", "PPL")
    assert house.pplcheck(*command, "--as-of", "2026-11-22").code == 0
    done = house.pplcheck(*command, "--as-of", "2027-12-01")
    assert done.code == 4
    assert "it expired on 2027-10-01" in " ".join(done.out.split())


def test_who_audits_themselves_hears_of_their_own(house: House, tmp_path: Path) -> None:
    house.add("u", SAYS)
    house.add("other", SAYS.replace("es-coop:1", "es-coop:2"))
    entity = house.top / "entities/u.toml"
    command = ("audit", tmp_path, "--of", house.top, "--no-catalogue", "--entity", entity)
    done = house.pplcheck(*command, "--format", "json", "--as-of", "2026-11-22")
    told = json.loads(done.out)
    said = [fact["evidence"] for one in told["entities"] for fact in one["facts"]]
    assert sum("signed: assertions/u.toml" in evidence for evidence in said) == len(FACTS)
    assert "does not count" not in done.out
    late = house.pplcheck(*command, "--as-of", "2027-12-01")
    assert "it expired on 2027-10-01" in " ".join(late.out.split())
    by_file = ("classify", entity, "--licence", "PPL", "--as-of", "2026-11-22")
    assert house.pplcheck(*by_file).code == 0


def test_a_commit_is_checked_by_its_own_files(house: House) -> None:
    house.add("u", SAYS)
    git(house.top, "init", "-q")
    git(house.top, "add", "-A")
    git(house.top, "commit", "-q", "-m", "first")
    for file in (house.top / "assertions").iterdir():
        file.unlink()
    (verdict,) = house.check("2026-11-22", "--revision", "HEAD")["verdicts"]
    assert verdict["outcome"] in ("permitted", "duties_unmet")


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (
            {"pplcheck.toml": TRUSTING.replace("trust =", "# trust =")},
            "no file of allowed signers",
        ),
        (
            {"pplcheck.toml": TRUSTING.replace("trust/a", "../a")},
            "a path below the configuration's folder",
        ),
        ({"pplcheck.toml": TRUSTING.replace("assertions/*", "none/*")}, "no assertion matches"),
        ({"trust/criteria.toml": 'schema = "x"\n'}, "trust/criteria.toml:1:10"),
        ({"trust/revoked_keys": "lost\n"}, "neither a KRL nor a list of public keys"),
    ],
)
def test_a_wrong_trust_stops_the_check(house: House, files: dict[str, str], says: str) -> None:
    house.add("u", SAYS)
    write_files(house.top, files)
    done = house.pplcheck("check", house.top, "--as-of", "2026-11-22")
    assert done.code == 2
    assert says in done.err
