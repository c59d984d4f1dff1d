"""Does a declaration go from an entity's file into a commons, and nothing else with it?"""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pplcheck.model.assertion import SignatureState as State
from tests.cli.conftest import Cli
from tests.conftest import ROOT, write_files
from tests.sign.keys import allowed, needs_ssh_keygen, new_key, signed_by_hand, ssh_keygen

ENTITY = """\
schema = "pplcheck.entity/1"
id = "riders"
names = ["Riders S.Coop."]
[identifiers]
register = "es-coop:12-3456"
domain = "riders.example"
[[facts.outside_return]]
value = "no"
level = 1
by = "self"
evidence = "statutes, art. 4"
from = 2026-01-01
until = 2027-06-30
[[facts.outside_return]]
value = "yes"
level = 2
by = "federation"
evidence = "https://federation.example/riders"
[facts.seeks_profit]
value = "no"
level = 3
by = "register"
evidence = "https://register.example/riders"
sha256 = "{zeros}"
[facts.member_wages]
value = "no"
level = 3
by = "self"
evidence = "https://riders.example/accounts"
sha256 = "{zeros}"
""".replace("{zeros}", "0" * 64)
DAY = ("--as-of", "2026-11-22")
pytestmark = needs_ssh_keygen


@pytest.fixture
def riders(tmp_path: Path, pplcheck: Cli) -> Path:
    """A folder with a declaration, its signature, and whom to trust."""
    write_files(tmp_path, {"entity.toml": ENTITY})
    key = new_key(tmp_path / "keys", "key")
    write = ("attest", "write", "entity.toml", *DAY, "-o", "commons.toml")
    assert pplcheck(*write, cwd=tmp_path).code == 0
    assert pplcheck("attest", "sign", "commons.toml", "--key", key, *DAY).code == 0
    write_files(tmp_path, {"trust/allowed_signers": allowed("riders", key)})
    return tmp_path


def _verify(pplcheck: Cli, *more: object, file: str = "commons.toml", day: str = "") -> str:
    """Return `holds`, or the state of the signature and the faults."""
    command = ("attest", "verify", file, "--trust", "trust/allowed_signers", "--format", "json")
    done = pplcheck(*command, "--as-of", day or DAY[1], *more)
    found = json.loads(done.out)
    schema = json.loads((ROOT / "schemas/verification.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(found)
    (one,) = found["files"]
    assert done.code == (0 if one["holds"] else 1)
    state = one["signature"]["state"] if one["signature"] else "no assertion"
    return "holds" if one["holds"] else f"{state}: {'; '.join(one['faults'])}"


def test_the_entitys_own_words_go_in_and_no_others(riders: Path, pplcheck: Cli) -> None:
    text = (riders / "commons.toml").read_text(encoding="utf-8")
    assert text.count("[[fact]]") == 1
    assert 'name = "outside_return"\nvalue = "no"\nas_of = 2026-01-01\n' in text
    # It does not outlive what it declares.
    assert "expires = 2027-06-30" in text
    answers = ("--fact", "outside_return=yes", "new statutes", "--fact", "business=yes", "tax")
    done = pplcheck(
        "attest", "write", "entity.toml", *DAY, *answers, "--renews", "commons.toml"
    )
    assert "serial = 2\nsupersedes = 1\n" in done.out
    assert 'evidence = "new statutes"' in done.out
    assert "statutes, art. 4" not in done.out
    assert "expires = 2027-11-22" in done.out


def test_the_line_for_stewards_is_what_they_need(riders: Path, pplcheck: Cli) -> None:
    done = pplcheck("attest", "sign", "commons.toml", "--key", "keys/key", *DAY)
    (riders / "trust/allowed_signers").write_text(done.out, encoding="utf-8")
    assert _verify(pplcheck) == "holds"
    by_hand = ("-n", "pplcheck-assertion@v1", "-I", "riders", "-f", "trust/allowed_signers")
    content = (riders / "commons.toml").read_bytes()
    ssh_keygen("-Y", "verify", *by_hand, "-s", "commons.toml.sig", given=content)


def test_each_fault_is_told(riders: Path, pplcheck: Cli) -> None:
    assert _verify(pplcheck) == "holds"
    content = (riders / "commons.toml").read_bytes()
    good = (riders / "commons.toml.sig").read_bytes()
    cases: list[tuple[str, bytes, bytes | None, str]] = [
        ("changed", content.replace(b'"no"', b'"yes"'), good, State.CHANGED),
        ("bare", content, None, State.UNSIGNED),
        ("torn", content, good[:80], State.UNREADABLE),
        (
            "git",
            content,
            signed_by_hand(content, riders / "keys/key", "git"),
            "other_namespace",
        ),
        ("foreign", content, signed_by_hand(content, new_key(riders, "k")), State.UNKNOWN_KEY),
        ("broken", content.replace(b'"no"', b'"maybe"'), good, "no assertion"),
        ("-n", content, good, "holds"),
        ("a b\n'; x", content, good, "holds"),
    ]
    for name, words, signature, says in cases:
        file = riders / f"{name}.toml"
        file.write_bytes(words)
        if signature is not None:
            Path(f"{file}.sig").write_bytes(signature)
        assert _verify(pplcheck, file=f"./{file.name}").startswith(says), name
    assert _verify(pplcheck, day="2027-07-01").endswith("it expired on 2027-06-30")
    assert "after 2026-11-21" in _verify(pplcheck, day="2026-11-21")


def test_a_revoked_key_is_told_from_both_places(riders: Path, pplcheck: Cli) -> None:
    krl = riders / "krl"
    ssh_keygen("-q", "-k", "-f", str(krl), str(riders / "keys/key.pub"))
    assert _verify(pplcheck, "--revoked", krl).startswith(State.REVOKED_KEY)
    (riders / "trust/revoked_keys").write_bytes(krl.read_bytes())
    assert _verify(pplcheck).startswith(State.REVOKED_KEY)


def test_what_a_signature_proves_is_said_and_what_not(riders: Path, pplcheck: Cli) -> None:
    command = ("attest", "verify", "commons.toml", "--trust", "trust/allowed_signers", *DAY)
    said = " ".join(pplcheck(*command).out.split())
    assert "does not prove that what is declared is true" in said
    assert "Only from level 2 on does a third party stand for it" in said
    assert "proves" not in pplcheck(*command, "-q").out
    assert riders.is_dir()


def test_a_federation_declares_what_its_criteria_cover(riders: Path, pplcheck: Cli) -> None:
    answers = ("--fact", "owners_are_workers=yes", "seen", "--fact", "seeks_profit=no", "seen")
    write = ("attest", "write", "entity.toml", "--made-by", "federation", *answers, *DAY)
    assert pplcheck(*write).code == 2
    assert pplcheck(*write, "--maker", "fed", "-o", "of.toml").code == 0
    pplcheck("attest", "sign", "of.toml", "--key", new_key(riders, "fed"), *DAY)
    write_files(
        riders,
        {
            "trust/allowed_signers": allowed("fed", riders / "fed"),
            "trust/criteria.toml": (
                'schema = "pplcheck.criteria/1"\n[[federation]]\nprincipal = "fed"\n'
                'facts = ["owners_are_workers"]\nsource = "https://f"\nsince = 2026-01-01\n'
            ),
        },
    )
    command = ("attest", "verify", "of.toml", "--trust", "trust/allowed_signers", *DAY)
    said = " ".join(pplcheck(*command).out.split())
    assert "owners_are_workers = yes, as of 2026-11-22: seen declares" in said
    assert "seeks_profit = no, as of 2026-11-22: seen; not among its maker's criteria" in said


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["write", "nowhere.toml"], "no such file"),
        (["write", "entity.toml", "--fact", "outside_retrun=no", "x"], "did you mean"),
        (["write", "entity.toml", "--fact", "business=maybe", "x"], "NAME=yes or NAME=no"),
        (["write", "entity.toml", "--fact", "business=no", " "], "has the wrong form"),
        (["write", "entity.toml", "--expires", "2027-12-01"], "holds until 2027-06-30"),
        (["write", "entity.toml", "--expires", "2026-01-01"], "before 2026-11-22"),
        (["write", "entity.toml", "--maker", "-I x"], "has the wrong form"),
        (
            ["write", "entity.toml", "--maker", "x", "--renews", "commons.toml"],
            "another entity",
        ),
        (["write", "entity.toml", "--renews", "entity.toml"], "is not allowed here"),
        (["sign", "entity.toml", "--key", "keys/key"], "is not allowed here"),
        (["sign", "commons.toml", "--key", "nowhere"], "there is no such key"),
        (["sign", "commons.toml", "--key", "entity.toml"], "cannot be used to sign"),
        (["verify", "commons.toml", "--trust", "nowhere"], "no such file"),
        (["verify", "nowhere", "--trust", "trust/allowed_signers"], "no such file"),
        (["export", "entity.toml"], "is not allowed here"),
        (["wirte"], "Did you mean 'write'?"),
    ],
)
def test_wrong_words_are_told_in_one_line(
    riders: Path, pplcheck: Cli, command: list[str], says: str
) -> None:
    day = DAY if len(command) > 1 else ()
    done = pplcheck("attest", *command, *day)
    assert done.code == 2
    assert says in done.err
    assert not done.out
    assert "Traceback" not in done.err
    assert riders.is_dir()


def test_an_expired_declaration_is_not_signed_and_no_person_declares(
    riders: Path, pplcheck: Cli
) -> None:
    late = ("attest", "sign", "commons.toml", "--key", "keys/key", "--as-of", "2030-01-01")
    assert "expired on" in pplcheck(*late).err
    person = ENTITY.replace('id = "riders"', 'id = "riders"\nperson = true')
    write_files(riders, {"entity.toml": person})
    assert "natural person" in pplcheck("attest", "write", "entity.toml", *DAY).err


def test_without_ssh_keygen_it_is_said_what_is_missing(
    riders: Path, pplcheck: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(riders))
    command = ("attest", "verify", "commons.toml", "--trust", "trust/allowed_signers", *DAY)
    done = pplcheck(*command)
    assert done.code == 2
    assert "ssh-keygen was not found; install OpenSSH's client" in done.err
