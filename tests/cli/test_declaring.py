"""Does a declaration hold what the entity says, can it be counted, is what it lacks told?"""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import write_files
from tests.sign.keys import allowed, needs_ssh_keygen, new_key

DAY = ("--as-of", "2026-11-24")
FORM = (
    '[form]\ncode = "V1Z5"\nlevel = {}\nby = "{}"\nevidence = "statutes 2024, art. 1"\n'
    "from = 2024-05-01\n"
)
EXTRACT = FORM.format(3, "register").replace(
    'evidence = "statutes 2024, art. 1"',
    f'evidence = "https://register.example/mill"\nsha256 = "{"0" * 64}"',
)
OURS = FORM.format(1, "self")
DOMAIN = '[identifiers]\ndomain = "mill.example"\n'
OWNED = (
    '[facts.owners_are_workers]\nvalue = "{}"\nlevel = 1\nby = "self"\nevidence = "statutes"\n'
)


def _entity(*parts: str, id_: str = "mill") -> str:
    head = f'schema = "pplcheck.entity/1"\nid = "{id_}"\nnames = ["Mill Co-op"]\n'
    return head + "".join(parts)


def _written(pplcheck: Cli, folder: Path, text: str, *words: str) -> tuple[str, str]:
    write_files(folder, {"us.toml": text})
    done = pplcheck("attest", "write", "us.toml", *DAY, *words, cwd=folder)
    assert done.code == 0, done.err
    return done.out, done.err


def test_what_follows_from_our_own_form_is_declared_with_the_law(
    tmp_path: Path, pplcheck: Cli
) -> None:
    """Loi n° 78-763, article 1: workers own a SCOP; article 33: part goes to reserves."""
    out, err = _written(pplcheck, tmp_path, _entity(DOMAIN, OURS))
    facts = {one["name"]: one for one in tomllib.loads(out)["fact"]}
    assert facts["owners_are_workers"]["value"] == "yes"
    assert "78-763" in facts["owners_are_workers"]["evidence"]
    assert "statutes 2024, art. 1" in facts["surplus_retained"]["evidence"]
    assert str(facts["surplus_retained"]["as_of"]) == "2024-05-01"
    assert "outside_return" not in facts
    assert not err


def test_what_is_said_besides_takes_the_place_of_what_follows(
    tmp_path: Path, pplcheck: Cli
) -> None:
    out, _ = _written(pplcheck, tmp_path, _entity(DOMAIN, OURS, OWNED.format("yes")))
    (owned,) = (
        one for one in tomllib.loads(out)["fact"] if one["name"] == "owners_are_workers"
    )
    assert owned["evidence"] == "statutes"
    against = _entity(DOMAIN, OURS, OWNED.format("no"))
    write_files(tmp_path, {"us.toml": against})
    refused = pplcheck("attest", "write", "us.toml", *DAY, cwd=tmp_path)
    assert refused.code == 2
    assert "no of 'owners_are_workers', and yes by its legal form" in refused.err
    out, _ = _written(pplcheck, tmp_path, against, "--fact", "owners_are_workers=no", "art. 7")
    assert 'evidence = "art. 7"' in out


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (EXTRACT, "hand the stewards the extract"),
        (FORM.format(1, "steward"), 'write by = "self"'),
        (OURS.replace("V1Z5", "ZZZZ"), "state the facts themselves"),
        (OURS.replace("2024-05-01", "2027-01-01"), 'correct "from" and "until"'),
    ],
)
def test_a_form_that_is_not_declared_is_said(
    tmp_path: Path, pplcheck: Cli, form: str, said: str
) -> None:
    out, err = _written(pplcheck, tmp_path, _entity(DOMAIN, OWNED.format("yes"), form))
    assert len(tomllib.loads(out)["fact"]) == 1
    assert "is not declared" in err
    assert said in err


def test_whoever_has_no_identifier_is_told_what_stewards_need(
    tmp_path: Path, pplcheck: Cli
) -> None:
    out, err = _written(pplcheck, tmp_path, _entity(OWNED.format("yes")))
    assert tomllib.loads(out)["entity"]["id"] == ["mill"]
    assert "no web domain or register number" in err
    assert "[identifiers]" in err


@needs_ssh_keygen
def test_the_declaration_of_an_audit_is_signed_as_it_says_and_counts(
    tmp_path: Path, pplcheck: Cli
) -> None:
    """Stewards call the entity otherwise than it does itself."""
    write_files(
        tmp_path,
        {
            "us/us.toml": _entity(DOMAIN, OWNED.format("yes"), id_="us"),
            "theirs/pplcheck.toml": (
                'schema = "pplcheck.config/1"\n[entities]\nfiles = ["e/*.toml"]\n'
                'trust = "trust/allowed_signers"\nassertions = ["said/*.toml"]\n'
            ),
            "theirs/e/mill.toml": _entity(DOMAIN, id_="the-mill"),
        },
    )
    words = ("audit", "--entity", "us.toml", "-q", *DAY, "--declare", "our words.toml")
    told = pplcheck(*words, cwd=tmp_path / "us").err
    assert "no web domain" not in told
    (line,) = re.findall(r"`(pplcheck attest sign .*)`", told)
    key = new_key(tmp_path / "keys", "key")
    sign = shlex.split(line.replace("~/.ssh/id_ed25519", str(key)))[1:]
    signed = pplcheck(*sign, *DAY, cwd=tmp_path / "us")
    assert signed.code == 0, signed.err
    for name in ("our words.toml", "our words.toml.sig"):
        file = tmp_path / "theirs/said" / name.replace("our words", "mill")
        write_files(tmp_path / "theirs", {f"said/{file.name}": ""})
        file.write_bytes((tmp_path / "us" / name).read_bytes())
    trust = {"trust/allowed_signers": allowed("mill.example", key)}
    write_files(tmp_path / "theirs", trust)
    classified = pplcheck("classify", "the-mill", *DAY, cwd=tmp_path / "theirs")
    assert "does not count" not in classified.out + classified.err
    assert "owners_are_workers = yes" in classified.out
    renewed = pplcheck(
        "attest", "write", "us.toml", "--renews", "our words.toml", *DAY, cwd=tmp_path / "us"
    )
    assert 'maker = "mill.example"\n' in renewed.out
