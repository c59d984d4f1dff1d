"""Read every file of a tree whole, and look for tags and for words of licences; nothing more.

    python -m tests.bench.prefilter TREE

It takes the steps that a scan takes first, so it costs what any scan must cost.
"""

import sys

from pplcheck.discover import UnloadableError, open_tree
from pplcheck.licences import looks_like_licence
from pplcheck.read import as_utf8, is_binary
from pplcheck.read.text import spdx_tags


def main(path: str) -> None:
    """Print how much was seen, so that a run that saw nothing cannot pass for a fast one."""
    files = tags = candidates = 0
    for source in open_tree(path).files:
        try:
            content = as_utf8(source.load())
        except UnloadableError:
            continue
        files += 1
        if is_binary(content):
            continue
        tags += sum(1 for _ in spdx_tags.read(source.path, content))
        candidates += looks_like_licence(content)
    print(f"{files} files, {tags} tags, {candidates} candidates")


if __name__ == "__main__":
    main(sys.argv[1])
