"""Is a signature good exactly where ssh-keygen says so, and is it said why not?"""

import os
import stat
import time
from datetime import date
from pathlib import Path

import pytest

from pplcheck.model.assertion import SignatureState as State
from pplcheck.model.errors import SigningError
from pplcheck.sign import Trust, sign, verify
from tests.sign.keys import (
    allowed,
    needs_ssh_keygen,
    new_key,
    public,
    signed_by_hand,
    ssh_keygen,
)

pytestmark = needs_ssh_keygen

DAY = date(2026, 11, 22)
WORDS = b'schema = "pplcheck.assertion/1"\n'


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_key(tmp_path_factory.mktemp("keys"), "key")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_key(tmp_path_factory.mktemp("keys"), "other")


def _trust(*lines: str, revoked: bytes = b"") -> Trust:
    return Trust("".join(lines).encode(), revoked)


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_what_is_signed_here_is_good_there_and_back(tmp_path: Path, kind: str) -> None:
    key = new_key(tmp_path, "key", kind)
    made = sign(WORDS, str(key), may_ask=False)
    signature, fingerprint = made.armoured, made.key
    assert made.public == public(key)
    listed = ssh_keygen("-l", "-f", f"{key}.pub").decode()
    assert fingerprint in listed
    (tmp_path / "list").write_text(allowed("riders", key), encoding="utf-8")
    (tmp_path / "sig").write_bytes(signature)
    by_hand = ("-n", "pplcheck-assertion@v1", "-I", "riders", "-f", str(tmp_path / "list"))
    ssh_keygen("-Y", "verify", *by_hand, "-s", str(tmp_path / "sig"), given=WORDS)
    ours = signed_by_hand(WORDS, key)
    for one in (signature, ours, ours.replace(b"\n", b"\r\n")):
        found = verify(WORDS, one, "riders", _trust(allowed("riders", key)), DAY)
        assert (found.state, found.principal, found.key) == (State.GOOD, "riders", fingerprint)


def test_each_fault_is_told_from_the_others(tmp_path: Path, key: Path, other: Path) -> None:
    good = signed_by_hand(WORDS, key)
    ours = allowed("riders", key)
    krl = tmp_path / "krl"
    ssh_keygen("-q", "-k", "-f", str(krl), f"{key}.pub")
    listed = f"# gone\n{public(key)} lost in 2026\n".encode()
    ended = allowed("riders", key, 'valid-before="20261122"')
    not_begun = allowed("riders", key, 'valid-after="20261123"')
    for_git = allowed("riders", key, 'namespaces="git"')
    cases = [
        (WORDS, None, ours, b"", State.UNSIGNED),
        (WORDS + b" ", good, ours, b"", State.CHANGED),
        (WORDS, good, ended, b"", State.EXPIRED_KEY),
        (WORDS, good, not_begun, b"", State.EXPIRED_KEY),
        (WORDS, good, ours, krl.read_bytes(), State.REVOKED_KEY),
        (WORDS, good, ours, listed, State.REVOKED_KEY),
        (WORDS, good, allowed("riders", other), b"", State.UNKNOWN_KEY),
        (WORDS, good, allowed("other", key), b"", State.UNKNOWN_KEY),
        (WORDS, good, for_git, b"", State.UNKNOWN_KEY),
        (WORDS, good, "", b"", State.UNKNOWN_KEY),
        (WORDS, signed_by_hand(WORDS, key, "git"), ours, b"", State.OTHER_NAMESPACE),
        (WORDS, b"", ours, b"", State.UNREADABLE),
        (WORDS, good[:100], ours, b"", State.UNREADABLE),
        (WORDS, good + good, ours, b"", State.UNREADABLE),
        (WORDS, b"\0" * 2**20, ours, b"", State.UNREADABLE),
    ]
    for content, signature, list_, revoked, state in cases:
        found = verify(content, signature, "riders", _trust(list_, revoked=revoked), DAY)
        assert found.state is state, (state, found)
        assert not found.principal
        assert "\n" not in found.says


def test_a_key_that_is_not_revoked_stays_good(tmp_path: Path, key: Path, other: Path) -> None:
    ssh_keygen("-q", "-k", "-f", str(tmp_path / "krl"), f"{other}.pub")
    for revoked in ((tmp_path / "krl").read_bytes(), f"{public(other)}\n\n# x\n".encode()):
        trust = _trust(allowed("riders", key), revoked=revoked)
        assert (
            verify(WORDS, signed_by_hand(WORDS, key), "riders", trust, DAY).state is State.GOOD
        )


@pytest.mark.parametrize(
    "broken", [b"lost keys\n", b"SSHKRL\n\0\0\0\0\1", b"ssh-ed25519 AAAA\n"]
)
def test_a_broken_list_of_revoked_keys_is_said(key: Path, broken: bytes) -> None:
    trust = _trust(allowed("riders", key), revoked=broken)
    with pytest.raises(SigningError, match="neither a KRL nor a list"):
        verify(WORDS, signed_by_hand(WORDS, key), "riders", trust, DAY)


def test_a_key_counts_to_the_end_of_its_last_day(key: Path) -> None:
    good = signed_by_hand(WORDS, key)
    period = 'valid-after="20261101",valid-before="20261201"'
    trust = _trust(allowed("riders", key, period))
    days = {
        date(2026, 10, 31): State.EXPIRED_KEY,
        date(2026, 11, 1): State.GOOD,
        date(2026, 11, 30): State.GOOD,
        date(2026, 12, 1): State.EXPIRED_KEY,
    }
    for day, state in days.items():
        assert verify(WORDS, good, "riders", trust, day).state is state, day


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_zone_of_the_machine_changes_nothing(
    key: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    trust = _trust(allowed("riders", key, 'valid-before="20261123"'))
    good = signed_by_hand(WORDS, key)
    assert verify(WORDS, good, "riders", trust, DAY).state is State.GOOD
    assert verify(WORDS, good, "riders", trust, date(2026, 11, 23)).state is State.EXPIRED_KEY


def test_a_passphrase_is_never_asked_for_without_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = tmp_path / "askpass"
    helper.write_text(f"#!/bin/sh\ntouch {tmp_path}/asked\necho secret\n", encoding="utf-8")
    helper.chmod(stat.S_IRWXU)
    for name, value in (("SSH_ASKPASS", str(helper)), ("SSH_ASKPASS_REQUIRE", "force")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DISPLAY", ":0")
    key = new_key(tmp_path, "key", "ed25519", "secret")
    with pytest.raises(SigningError, match="passphrase"):
        sign(WORDS, str(key), may_ask=False)
    assert not (tmp_path / "asked").exists()


@pytest.mark.parametrize("name", ["-n", "-f x", "a\nb", "k'; touch x #", "é"])
def test_a_key_may_have_any_name(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    key = new_key(tmp_path, "key")
    key.rename(tmp_path / name)
    signature = sign(WORDS, name, may_ask=False).armoured
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([name, "key.pub"])
    trust = _trust(allowed("riders", tmp_path / "key"))
    assert verify(WORDS, signature, "riders", trust, DAY).state is State.GOOD


@pytest.mark.parametrize("content", [b"", b"no key", b"\0\xff"])
def test_what_is_no_key_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(SigningError) as caught:
        sign(WORDS, str(tmp_path / "key"), may_ask=False)
    assert "\n" not in str(caught.value)
    for missing in ("nowhere", "."):
        with pytest.raises(SigningError, match="no such key"):
            sign(WORDS, str(tmp_path / missing), may_ask=False)


def test_a_missing_ssh_keygen_is_said(key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = signed_by_hand(WORDS, key)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SigningError, match="openssh-client"):
        verify(WORDS, good, "riders", _trust(allowed("riders", key)), DAY)


def test_one_in_the_folder_we_are_in_is_not_run(
    tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = signed_by_hand(WORDS, key)
    fake = tmp_path / "ssh-keygen"
    fake.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    fake.chmod(stat.S_IRWXU)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(SigningError, match="was not found"):
        verify(WORDS + b"!", good, "riders", _trust(allowed("riders", key)), DAY)


def test_one_that_never_ends_is_ended(
    tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = signed_by_hand(WORDS, key)
    fake = tmp_path / "bin/ssh-keygen"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    fake.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("pplcheck.sign.keygen._SECONDS", 0.2)
    began = time.monotonic()
    with pytest.raises(SigningError, match="did not come to an end"):
        verify(WORDS, good, "riders", _trust(allowed("riders", key)), DAY)
    assert time.monotonic() - began < 10
