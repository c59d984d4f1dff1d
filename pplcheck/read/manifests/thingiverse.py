"""Whose is a design from Thingiverse, and under which licence?

Source: the `README.txt` and `LICENSE.txt` that Thingiverse puts into each download: an address,
a sentence `TITLE by USER is licensed under the LICENCE license.` (in `LICENSE.txt` with the
address behind the title) and the licence's address. An older one says `This thing was created
by Thingiverse user USER, and is licensed under LICENCE`.
Other things that the summary names are compatible with it, inspired it, or are advertised: only
what stands beside the sentence is this thing.
"""

import re
from collections.abc import Iterator
from html import unescape

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.addresses import named_by
from pplcheck.read.design import link, said
from pplcheck.read.lines import text_of
from pplcheck.read.statement import package, stated

NAME = "thingiverse"
GLOBS = ("readme.txt", "license.txt", "licence.txt", "attribution*.txt")

_SENTENCES = (
    re.compile(
        r"^(?P<title>[^\n]{1,300}?)(?: \((?P<page>https?://[^\s()]+)\))? "
        r"by (?P<user>[^\n]{1,100}?) is licensed under the "
        r"(?P<licence>[^\n]{2,120}?)(?: licen[sc]e)?\.?[ \t\r]*$",
        re.MULTILINE,
    ),
    re.compile(
        r"^(?P<title>)(?P<page>)This thing was created by Thingiverse user "
        r"(?P<user>[^\n,]{1,100}), and is licensed under (?:the )?"
        r"(?P<licence>[^\n]{2,120}?)\.?[ \t\r]*$",
        re.MULTILINE,
    ),
)
_THING = re.compile(r"\bthing:(\d{1,12})\b")
_ADDRESS = re.compile(r"https?://[^\s()]+")
# The sentence stands behind a picture of letters; what follows is the summary.
_HEAD = 20_000
_SITE, _WORDS = "thingiverse", "licensed under"


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield title, maker, licence and number of the thing."""
    del path
    text = text_of(content[:_HEAD])
    if _SITE not in text.lower() or _WORDS not in text:
        return
    found = next(filter(None, (sentence.search(text) for sentence in _SENTENCES)), None)
    if not found:
        return
    before = text[: found.start()].rstrip("\r\n").rpartition("\n")[2]
    behind = text[found.end() :].lstrip("\r\n").partition("\n")[0]
    line = text.count("\n", 0, found.start()) + 1
    thing = _THING.search(found["page"] or before) or _THING.search(behind)
    place = (line, 1)
    title, user = unescape(found["title"]).strip(), unescape(found["user"]).strip()
    yield from said(EvidenceKind.TITLE, title, "the licence sentence", place)
    yield from package(title or user, place)
    yield from said(EvidenceKind.AUTHOR, user, "the licence sentence", place)
    address = _ADDRESS.search(behind)
    means = named_by(address.group()) if address else ""
    written = found["licence"]
    at = (line, found.start("licence") - found.start() + 1)
    yield from stated(unescape(written), at, means=means)
    if thing:
        number = f"thing:{thing[1]}"
        where = (text.count("\n", 0, text.find(thing.group())) + 1, 1)
        yield from said(EvidenceKind.IDENTIFIER, number, "the address", where)
        yield from link(number, Relation.DERIVED_FROM, "the address", where)
