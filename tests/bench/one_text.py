"""How long does one text take, in a process that has loaded everything?

    python tests/bench/one_text.py pplcheck TEXTS.json

Runs by itself in any Python that has the package, ours or a peer's: nothing of this project is
imported unless it is what is measured. Prints JSON: the CPU seconds to load, and of each text.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

# A text is a page or two; more than this and the rest of the series would take minutes.
_LONGEST = 20.0


def _identifier(package: str) -> Callable[[str], object]:
    if package == "licenseclassifier":
        # A peer: in its own environment, and not in the one that the types are checked in,
        # so it may be there for mypy, or not.
        from licenseclassifier import (  # type: ignore[import-not-found,unused-ignore]
            identify_license,
        )

        return identify_license  # type: ignore[no-any-return,unused-ignore]  # no types
    from pplcheck.licences import identify

    return identify


def main(package: str, texts: list[str]) -> dict[str, object]:
    """Time each text once, after a first one that loads whatever is loaded late."""
    start = time.process_time()
    identify = _identifier(package)
    identify("Permission is hereby granted. This is a text that warms things up.")
    loaded = time.process_time() - start
    seconds: list[float] = []
    for text in texts:
        start = time.process_time()
        identify(text)
        seconds.append(time.process_time() - start)
        if seconds[-1] > _LONGEST:
            break
    return {"load": loaded, "seconds": seconds}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], json.loads(Path(sys.argv[2]).read_text("utf-8")))))
