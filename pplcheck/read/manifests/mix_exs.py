"""What does an Elixir project declare?

Source: Hex, `mix hex.build`, the package's `licenses`: a list of SPDX ids. Hex says of several
only that there may be several; they count as a choice.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.quoted import Source
from pplcheck.read.statement import any_of, package, stated

NAME = "mix-exs"
GLOBS = ("mix.exs",)

_LICENCES = re.compile(r"\blicenses\s*:\s*(?P<value>\[[^\]]{0,500}\])")
_WORDS = re.compile(r"\blicenses\s*:\s*~w(?P<mark>[\[({|/])(?P<value>[^\])}|/]{0,500})")
_NAME = re.compile(r"\bapp\s*:\s*:(?P<name>\w{1,200})")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licences of the package as one choice."""
    del path
    source = Source(content, "#")
    found = _LICENCES.search(source.text)
    named = [text for text, _ in source.texts(*found.span("value"))] if found else []
    words = _WORDS.search(source.text)
    if words:
        found, named = words, words["value"].split()
    if found and named:
        yield from stated(any_of(named), source.place(found.start("value")))
        return
    name = _NAME.search(source.text)
    if name:
        yield from package(name["name"], source.place(name.start("name")))
