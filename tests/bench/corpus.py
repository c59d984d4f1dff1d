"""On which files is it measured?

By default on a repository made on the spot: sources, data, texts and binaries of many sizes,
some with a tag or a header, some with a licence text, drawn from this project's own fixtures.
It is the same on every machine. A real tree says more: name one.
"""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

_FIXTURES: Final = Path(__file__).parents[2] / "fixtures" / "stories" / "cargo-bike" / "tree"
_LICENCE: Final = (_FIXTURES / "LICENSE").read_text(encoding="utf-8")
_KINDS: Final = (
    (".py", "# "),
    (".rs", "// "),
    (".c", " * "),
    (".js", "// "),
    (".scad", "// "),
    (".md", ""),
    (".csv", ""),
    (".toml", "# "),
)
_HEADERS: Final = (
    "SPDX-License-Identifier: PPL",
    "Copyright 2024 The builders",
    "SPDX-FileCopyrightText: 2024 The builders\nSPDX-License-Identifier: MIT",
    "Licensed under the Apache License, Version 2.0",
)
_FILES_IN_A_FOLDER: Final = 40
_LINES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Corpus:
    """A tree, with what one must know to measure it again."""

    path: Path
    commit: str
    files: int
    size: int

    def __str__(self) -> str:
        return f"{self.path.name}, {self.commit}, {self.files} files, {self.size / 1e6:.0f} MB"


def described(path: Path) -> Corpus:
    """Return what is at `path`."""
    sizes = [file.stat().st_size for file in _files(path)]
    return Corpus(path, _commit(path), len(sizes), sum(sizes))


def _files(path: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name != ".git"]
        for name in names:
            file = Path(folder) / name
            if file.is_file() and not file.is_symlink():
                yield file


def _commit(path: Path) -> str:
    done = subprocess.run(
        ["git", "-C", path, "rev-parse", "--verify", "--quiet", "HEAD"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip()[:12] or "no commit"


def licence_text() -> str:
    """Return the licence of the demo commons: 19 kB."""
    return _LICENCE


def few_texts() -> list[str]:
    """Return the demo's licence in thirty lengths, where no folder of texts is given."""
    words = _LICENCE.split()
    return [" ".join(words[: 100 * number]) for number in range(1, len(words) // 100)]


def generated(folder: Path, files: int) -> Path:
    """Write a repository of `files` files into `folder` and commit it."""
    top = folder / "generated"
    chance = Random("corpus")
    pool = _pool(chance)
    for number in range(files):
        name, content = _file(number, pool, chance)
        target = top / f"part{number // _FILES_IN_A_FOLDER:03}" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (top / "LICENSE").write_text(_LICENCE, encoding="utf-8")
    _committed(top)
    return top


def subset(corpus: Path, folder: Path, files: int) -> Path:
    """Copy every so-many-th file, for a peer that needs hours for the whole."""
    found = sorted(_files(corpus))
    top = folder / "subset"
    for file in found[:: max(1, len(found) // files)][:files]:
        target = top / file.relative_to(corpus)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return top


def _pool(chance: Random) -> str:
    """Return lines that look like code, in the words of the fixtures."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(_FIXTURES.rglob("*.md")))
    words = sorted({word for text in texts for word in text.split() if word.isalnum()})
    lines: list[str] = []
    for _ in range(_LINES):
        said = " ".join(chance.choices(words, k=chance.randrange(1, 9)))
        lines.append(
            " " * chance.choice((0, 4, 4, 8)) + said + chance.choice((";", "", "(0x1f)"))
        )
    return "\n".join(lines)


def _file(number: int, pool: str, chance: Random) -> tuple[str, bytes]:
    if number % 50 == 1:
        return f"LICENSE-{number}", _LICENCE.encode()
    if number % 25 == 2:
        return f"image{number}.png", b"\x89PNG\r\n\x1a\n\0" + chance.randbytes(6_000)
    suffix, sign = chance.choice(_KINDS)
    start = chance.randrange(len(pool) // 2)
    body = pool[start : start + int(10 ** chance.uniform(2.3, 4.6))]
    header = chance.choice((*_HEADERS, "", ""))
    above = "".join(f"{sign}{line}\n" for line in header.splitlines())
    return f"file{number}{suffix}", f"{above}{body}\n".encode()


def _committed(top: Path) -> None:
    """Commit it as nobody, on one day, so that the commit is the same everywhere."""
    day = "2026-01-01T00:00:00Z"
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in (
        ("NAME", "nobody"), ("EMAIL", "nobody@example.org"), ("DATE", day))}  # fmt: skip
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
    for words in (
        ("-c", "init.defaultBranch=main", "init", "-q"),
        ("add", "-A"),
        ("commit", "-q", "-m", "generated"),
    ):
        subprocess.run(["git", *words], cwd=top, env=environment, check=True)
