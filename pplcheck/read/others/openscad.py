"""Which libraries does an OpenSCAD design use, that lie where libraries lie?

Source: the OpenSCAD manual, "Include Statement": `use <MCAD/gears.scad>`. What is to be found
from the design's own folder is not told apart here: others know the tree.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import Numbered
from pplcheck.read.needed import DEPENDENCY

_USED = re.compile(rb"^[ \t]*(?:use|include)[ \t]*<(?P<path>[^<>\n]{3,300})>", re.MULTILINE)
_MOST = 1_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the folder of each library, once."""
    del path
    numbered = Numbered(content)
    seen: set[str] = set()
    for number, found in enumerate(_USED.finditer(content)):
        written = found["path"].decode("utf-8", "replace").strip()
        library, slash, _ = written.partition("/")
        if number > _MOST:
            return
        if slash and library.strip(".") and library not in seen:
            seen.add(library)
            line = numbered.line_at(found.start())
            kind = EvidenceKind.DEPENDENCY
            yield Evidence(kind, f"lib:{library}", line, about=written, locator=DEPENDENCY)
