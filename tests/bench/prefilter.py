"""Read every file of a tree whole, and look for tags and for words of licences; nothing more.

    python -m tests.bench.prefilter TREE

It takes the steps that a scan takes first, so it costs what any scan must cost.
"""

import sys

from pplcheck.discover import UnloadableError, open_tree
from pplcheck.pipeline.cues import finder, in_order
from pplcheck.pipeline.reading import BUFFER
from pplcheck.read import REGION_CUES, Window
from pplcheck.read.text import spdx_tags


def main(path: str) -> None:
    """Print how much was seen, so that a run that saw nothing cannot pass for a fast one."""
    files = tags = words = 0
    tree = open_tree(path)
    buffer = bytearray(BUFFER)
    if tree.pouring is None:
        raise SystemExit("the files of this tree cannot be poured")
    for source in tree.files:
        files += 1
        try:
            for portion in tree.pouring.pour(source.path, buffer):
                hits = finder().find(buffer, portion.filled)
                if hits:
                    window = Window(buffer, portion.filled, portion.first, portion.last)
                    found = spdx_tags.read(window, in_order(hits, spdx_tags.CUES))
                    tags += sum(1 for _ in found)
                    words += len(in_order(hits, REGION_CUES))
        except UnloadableError:
            continue
    print(f"{files} files, {tags} tags, {words} words about licences")


if __name__ == "__main__":
    main(sys.argv[1])
