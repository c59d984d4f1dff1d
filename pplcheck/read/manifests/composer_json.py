"""What does a Composer manifest declare?

Source: getcomposer.org, schema, `license`.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.syntax import json

NAME = "composer-json"
GLOBS = ("composer.json",)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence; a list means that the user may choose."""
    del path
    manifest = json.load(content)
    licence = manifest.get("license") if isinstance(manifest, dict) else None
    several = licence if isinstance(licence, list) else [licence]
    written = [one for one in several if isinstance(one, str) and one.strip()]
    if written:
        line, column = json.places(content).of_value(("license",))
        yield Evidence(EvidenceKind.MANIFEST, " OR ".join(written), line, column)
