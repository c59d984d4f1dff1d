"""What does a Ruby gem declare?

Source: the RubyGems specification reference, `license=` and `licenses=`. It says of several
only that there may be several; in practice they are offered together, so they count as a
choice.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.quoted import Source
from pplcheck.read.statement import any_of, package, stated

NAME = "gemspec"
GLOBS = ("*.gemspec",)

_LICENCE = re.compile(
    r"^[ \t]*\w+\.licenses?\s*=\s*(?P<value>\[[^\]]{0,500}\]|[^\n]{0,300})", re.MULTILINE
)
_NAME = re.compile(r"^[ \t]*\w+\.name\s*=(?P<value>[^\n]{0,300})", re.MULTILINE)
_WORDS = re.compile(r"%[wW][\[({](?P<words>[^\])}]*)")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licences of the gem as one choice."""
    del path
    source = Source(content, "#")
    for found in _LICENCE.finditer(source.text):
        words = _WORDS.match(found["value"])
        named = [text for text, _ in source.texts(*found.span("value"))]
        if words:
            named = words["words"].split()
        yield from stated(any_of(named), source.place(found.start("value")))
        if named:
            return
    name = _NAME.search(source.text)
    for text, place in source.texts(*name.span("value")) if name else ():
        yield from package(text, place)
        return
