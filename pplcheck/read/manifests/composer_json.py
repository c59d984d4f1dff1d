"""What does a Composer manifest declare?

Source: getcomposer.org, schema, `license`.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.statement import any_of, package, stated
from pplcheck.syntax import json

NAME = "composer-json"
GLOBS = ("composer.json",)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence; a list means that the user may choose."""
    del path
    manifest = json.load(content)
    if not isinstance(manifest, dict):
        return
    licence = manifest.get("license")
    several = licence if isinstance(licence, list) else [licence]
    written = [one.strip() for one in several if isinstance(one, str) and one.strip()]
    if written:
        yield from stated(any_of(written), json.places(content).of_value(("license",)))
    elif manifest.get("name"):
        yield from package(manifest["name"], json.places(content).of_value(("name",)))
