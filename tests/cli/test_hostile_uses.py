"""Does anything break, or run, when commons, sites and indexes are of hostile making?"""

import os
import random
import re
import shutil
import struct
import zlib
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Make
from tests.conftest import Files, git
from tests.discover.test_hostile import plant

_TEXT = "".join(f"def part_{n}(one, two):\n    return one * {n} + two\n\n" for n in range(30))
_SHAPE = "".join(f"translate([{n}, {n * 2}, 3]) cube([{n}, 4, {n * 7}]);\n" for n in range(30))
_FILES: Files = {
    "LICENSE": "SPDX-License-Identifier: PPL\n",
    "src/parts.py": _TEXT,
    "frame.scad": _SHAPE,
    "package.json": '{"name": "courier", "license": "PPL"}',
}
_HEAD, _ENTRY = 24, struct.Struct("<16sQQII")
# Escape, bell, the one-byte introducer of control sequences (ECMA-48, 5.4), reading backwards.
_OBEYED = re.compile("[\x1b\x07\x9b\u202e]")


@pytest.fixture
def commons(repository: Make) -> Path:
    return repository(_FILES)


def _sections(content: bytes | bytearray) -> list[tuple[bytes, int, int]]:
    (count,) = struct.unpack_from("<I", content, 12)
    entries = (_ENTRY.unpack_from(content, _HEAD + 40 * number) for number in range(count))
    return [(name.rstrip(b"\0"), start, size) for name, start, size, _, _ in entries]


def _with_right_sums(content: bytearray) -> bytes:
    """Return an index as one who means harm would write it: its checksums are right."""
    sections = _sections(content)
    for number, (name, start, size) in enumerate(sections):
        entry = name, start, size, zlib.crc32(content[start : start + size]), 0
        _ENTRY.pack_into(content, _HEAD + 40 * number, *entry)
    end = _HEAD + 40 * len(sections)
    struct.pack_into("<II", content, end, zlib.crc32(content[:end]), 0)
    return bytes(content)


def test_an_index_that_was_forged_is_one_clear_line(
    commons: Path, tmp_path: Path, pplcheck: Cli
) -> None:
    index = tmp_path / "good.pplx"
    assert pplcheck("index", commons, "-o", index).code == 0
    good, forged = index.read_bytes(), tmp_path / "forged.pplx"
    site = tmp_path / "site"
    shutil.copytree(commons, site)
    picked = random.Random(5)
    codes = set()
    for _, start, size in [one for one in _sections(good) if one[2]] * 6:
        content = bytearray(good)
        content[start + picked.randrange(size)] ^= 1 << picked.randrange(8)
        forged.write_bytes(_with_right_sums(content))
        for words in (
            ("uses", forged, "--in", site, "-q"),
            ("index", forged, "-o", tmp_path / "x"),
        ):
            done = pplcheck(*words)
            codes.add(done.code)
            assert done.code in {0, 2}, done.err
            if done.code:
                assert re.fullmatch(r".*forged\.pplx: .*; make it again with .*\n", done.err)
    assert codes == {0, 2}


@pytest.mark.parametrize("section", [b"paths", b"designs"])
def test_what_of_an_index_is_read_late_is_refused_all_the_same(
    commons: Path, tmp_path: Path, pplcheck: Cli, section: bytes
) -> None:
    index = tmp_path / "i.pplx"
    assert pplcheck("index", commons, "-o", index).code == 0
    content = bytearray(index.read_bytes())
    start, size = next((at, size) for name, at, size in _sections(content) if name == section)
    content[start + 2 : start + min(size, 40)] = b"\xff" * (min(size, 40) - 2)
    index.write_bytes(_with_right_sums(content))
    shutil.copytree(commons, tmp_path / "site")
    other = tmp_path / "other.pplx"
    assert pplcheck("index", tmp_path / "site", "-o", other).code == 0
    for words in (
        ("uses", index, "--in", tmp_path / "site"),
        ("uses", other, index, "--in", tmp_path / "site"),
        ("audit", tmp_path / "site", "--of", index),
    ):
        done = pplcheck(*words)
        assert done.code == 2, words
        assert len(done.err.splitlines()) == 1
        assert "i.pplx: " in done.err
        assert "make it again" in done.err


def _armed(top: Path) -> list[Path]:
    marks = []
    for key in (
        "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "core.fsmonitor",
        "core.sshCommand", "core.pager", "core.gitProxy", "core.alternateRefsCommand",
        "diff.external", "diff.evil.textconv", "diff.evil.command", "credential.helper",
        "gpg.program", "gpg.ssh.program", "core.askPass", "uploadpack.packObjectsHook",
        "pager.log", "pager.cat-file", "alias.log", "alias.cat-file",
    ):  # fmt: skip
        program, left = plant(top, key)
        git(top, "config", key, str(program))
        marks.append(left)
    program, left = plant(top, "ext")
    marks.append(left)
    for key, value in (
        ("filter.evil.required", "true"),
        ("log.showSignature", "true"),
        ("remote.origin.url", f"ext::{program}"),
        ("remote.origin.promisor", "true"),
        ("extensions.partialClone", "origin"),
        ("protocol.ext.allow", "always"),
    ):
        git(top, "config", key, value)
    return marks


def test_no_planted_program_runs_while_uses_are_looked_for(
    repository: Make, tmp_path: Path, pplcheck: Cli
) -> None:
    top = repository({**_FILES, ".gitattributes": "* filter=evil diff=evil\n"})
    shutil.copytree(top, tmp_path / "site")
    index = tmp_path / "i.pplx"
    assert pplcheck("index", top, "-o", index).code == 0
    marks = _armed(top)
    gone = git(top, "rev-parse", "HEAD:frame.scad").strip()
    (top / ".git/objects" / gone[:2] / gone[2:]).unlink()
    (top / "src/parts.py").write_text(_TEXT + "x = 1\n", encoding="utf-8")
    for mark in marks:
        mark.unlink(missing_ok=True)
    for words in (
        ("index", top, "-o", tmp_path / "x.pplx"),
        ("index", top / ".git", "-o", tmp_path / "x.pplx", "--revision", "HEAD"),
        ("uses", top, "--in", tmp_path / "site"),
        ("uses", index, "--in", top, top / ".git"),
        ("audit", top, "--of", index),
        ("check", tmp_path / "site", "--in", top),
    ):
        assert pplcheck(*words).code != 5, words
    assert not [mark.name for mark in marks if mark.exists()]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_no_name_of_a_site_is_obeyed_in_any_form(
    commons: Path, tmp_path: Path, pplcheck: Cli
) -> None:
    site = tmp_path / "site"
    shutil.copytree(commons, site)
    for name in ("\x1b[31mred.py", "a\nb.py", "\x9b31m.py", "\u202egnp.py", "=1+1.py"):
        (site / name).write_text(_TEXT, encoding="utf-8")
    (site / os.fsdecode(b"caf\xe9.py")).write_text(_TEXT, encoding="utf-8")
    git(site, "config", "remote.origin.url", "https://me:s3cr3t@example.org/\x1b]0;x\x07/r.git")
    git(site, "config", "remote.\x1b[31m.url", "ssh://s3cr3t@example.org/a\u202e/b")
    index, theirs = tmp_path / "i.pplx", tmp_path / "t.pplx"
    runs = [
        pplcheck("index", commons, "-o", index),
        pplcheck("index", site, "-o", theirs),
        pplcheck("uses", index, "--in", site, "-v"),
        pplcheck("uses", theirs, "--in", commons, "-v"),
        pplcheck("audit", site, "--of", index),
        *(
            pplcheck("uses", index, "--in", site, "--format", form)
            for form in (
                "json", "tree", "graphml", "gexf", "dot", "graph-json", "csv-nodes", "csv-edges"
            )
        ),
    ]  # fmt: skip
    for done in runs:
        assert done.code in {0, 4}, done.err
        assert not _OBEYED.search(done.out + done.err)
        assert "s3cr3t" not in done.out + done.err
    assert b"s3cr3t" not in zlib.decompress(_section(theirs, b"about"))


def _section(index: Path, name: bytes) -> bytes:
    content = index.read_bytes()
    return next(content[at : at + size] for one, at, size in _sections(content) if one == name)


def test_what_a_site_configures_says_nothing_of_the_stewards_judgement(
    commons: Path, tmp_path: Path, pplcheck: Cli
) -> None:
    told: list[tuple[int, int]] = []
    schema = 'schema = "pplcheck.config/1"\n[entities]\nfiles = ["entities/*.toml"]\n'
    claim = f'{schema}[[use]]\nentity = "victim"\ncommercial = "no"\nevidence = "https://example.org"\n'
    for config in ("", claim, "a = " + "[" * 9999):
        site = tmp_path / f"site{len(told)}" / "site"
        shutil.copytree(commons, site)
        (site / "pplcheck.toml").write_text(config, encoding="utf-8")
        (site / "entities").mkdir()
        entity = 'schema = "pplcheck.entity/1"\nid = "victim"\nnames = ["Victim"]\n'
        (site / "entities/v.toml").write_text(entity, encoding="utf-8")
        # The site's stewards themselves are told of that use: it is one that could be read.
        assert ("Victim" in pplcheck("check", site).out) is (config == claim)
        done = pplcheck("check", commons, "--in", site)
        assert "victim" not in (done.out + done.err).lower()
        told.append((done.code, done.out.count("owner of")))
    assert len(set(told)) == 1


def test_work_in_progress_is_not_said_to_be_missing(commons: Path, pplcheck: Cli) -> None:
    (commons / "new.py").write_text(_TEXT.replace("part", "bit"), encoding="utf-8")
    (commons / "src/parts.py").write_text(f"{_TEXT}x = 1\n", encoding="utf-8")
    done = pplcheck("index", commons, "-o", commons.parent / "i.pplx")
    assert (done.code, done.err) == (0, "")
