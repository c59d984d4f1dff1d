"""What does a citation file declare?

Source: the guide to Citation File Format 1.2.0, `license` (an SPDX id, or several: "it is
assumed their relationship is OR, not AND") and `license-url`.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.addresses import named_by
from pplcheck.read.statement import any_of, stated
from pplcheck.syntax import yaml

NAME = "citation-cff"
GLOBS = ("citation.cff",)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence of the work that is to be cited, not of what it refers to."""
    del path
    citation = yaml.load(content)
    if not isinstance(citation, dict):
        return
    licence, address = citation.get("license"), citation.get("license-url")
    several = licence if isinstance(licence, list) else [licence]
    written = [one for one in several if isinstance(one, str) and one.strip()]
    if written:
        yield from stated(any_of(written), yaml.places(content).of_value(("license",)))
    elif isinstance(address, str) and named_by(address):
        place = yaml.places(content).of_value(("license-url",))
        yield from stated(address, place, means=named_by(address))
