"""How long does it take to winnow every text of a tree?

    python tests/bench/winnow.py pplcheck TREE

Runs by itself in any Python that has the package, ours or the peer's (`scanoss-winnowing`, in
C). All texts are read first. Prints JSON: the CPU seconds of each round, how many MB there are
and how many fingerprints, so that a run that made none cannot pass for a fast one.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

# Both skip what is larger, or has a zero: it is no text.
_LARGEST = 1 << 20


def _texts(tree: Path) -> list[bytes]:
    found = []
    for folder, folders, names in os.walk(tree):
        folders[:] = sorted(name for name in folders if name != ".git")
        for file in sorted(Path(folder) / name for name in names):
            if file.is_file() and not file.is_symlink() and file.stat().st_size <= _LARGEST:
                content = file.read_bytes()
                if b"\0" not in content:
                    found.append(content)
    return found


def _winnower(package: str) -> Callable[[list[bytes]], int]:
    if package == "pplcheck":
        from pplcheck.recognise.winnowing import grams_of_many

        return lambda texts: sum(len(grams) for grams in grams_of_many(texts))
    # A peer: in its own environment, and not in the one that the types are checked in.
    peer = import_module("scanoss_winnowing.winnowing").Winnowing()

    def theirs(texts: list[bytes]) -> int:
        # It answers in lines: a number, and the fingerprints that begin there.
        answers = [
            peer.wfp_for_contents("a.py", bin_file=False, contents=text) for text in texts
        ]
        return sum(
            line.count(",") + 1
            for answer in answers
            for line in answer.splitlines()
            if line[:1].isdigit()
        )

    return theirs


def main(package: str, tree: Path) -> dict[str, object]:
    """Winnow all texts, after a first few that load whatever is loaded late."""
    winnow = _winnower(package)
    texts = _texts(tree)
    winnow(texts[:10])
    began = time.process_time()
    made = winnow(texts)
    seconds = time.process_time() - began
    size = sum(map(len, texts)) / 1e6
    return {"seconds": seconds, "mb": size, "made": made, "texts": len(texts)}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]))))
