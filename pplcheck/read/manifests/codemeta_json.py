"""What does a CodeMeta description declare?

Source: CodeMeta 2.0 and 3.0, `license`: an address (mostly https://spdx.org/licenses/…), a
`CreativeWork`, or several of these. It says not how several belong together; they count as a
choice, as in the citation file from which it is often made.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.addresses import named_by
from pplcheck.read.statement import any_of, stated
from pplcheck.syntax import json

NAME = "codemeta-json"
GLOBS = ("codemeta.json",)

# In this order: the first that is there names the licence.
_NAMING = ("identifier", "@id", "url", "name")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence of the software that is described."""
    del path
    described = json.load(content)
    if not isinstance(described, dict):
        return
    key = next((key for key in ("license", "schema:license") if key in described), "license")
    licence = described.get(key)
    several = licence if isinstance(licence, list) else [licence]
    written = [name for one in several if (name := _written(one))]
    if written:
        means = any_of(named_by(name) or name for name in written)
        place = json.places(content).of_value((key,))
        yield from stated(any_of(written), place, means=means)


def _written(licence: object) -> str:
    if isinstance(licence, dict):
        named = [licence.get(key) for key in _NAMING]
        # An address that says nothing must not hide the name beside it.
        known = [one for one in named if isinstance(one, str) and named_by(one)]
        licence = next(iter([*known, *(one for one in named if isinstance(one, str))]), "")
    return licence.strip() if isinstance(licence, str) else ""
