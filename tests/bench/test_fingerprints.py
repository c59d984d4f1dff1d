"""Are fingerprints measured, and is a peer that is not there said?"""

import sys
from pathlib import Path

from tests.bench import corpus
from tests.bench.fingerprints import of_index, of_winnowing


def test_the_texts_of_a_tree_are_winnowed(tmp_path: Path) -> None:
    tree = corpus.generated(tmp_path, files=60)
    speed, missing = of_winnowing(tree, None, rounds=1)
    # Three of 61 are pictures.
    assert "; 58 texts, " in speed.measured
    assert missing.measured.startswith("not measured: WINNOWING=")


def test_an_index_is_small_and_finds_what_it_has() -> None:
    size, *_, opening = of_index(100_000, rounds=1)
    # Of so few, the paths of a thousand texts can be seen.
    assert size.measured.startswith("12.")
    assert opening.measured


def test_a_peer_is_timed_beside_us(tmp_path: Path) -> None:
    """A module of the peer's name that answers in its way stands in for it."""
    package = tmp_path / "scanoss_winnowing"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "winnowing.py").write_text(
        "class Winnowing:\n"
        "    def wfp_for_contents(self, name, bin_file, contents):\n"
        "        return 'file=0,1,a.py\\n4=aa,bb\\n9=cc\\n'\n"
    )
    stand_in = tmp_path / "python"
    stand_in.write_text(
        f'#!/bin/sh\nPYTHONPATH="{tmp_path}:$PYTHONPATH" exec {sys.executable} "$@"\n'
    )
    stand_in.chmod(0o755)
    tree = corpus.generated(tmp_path, files=60)
    _, ratio = of_winnowing(tree, str(stand_in), rounds=1)
    assert ratio.is_met is False
