"""What does a container's recipe declare for the image that is made from it?

Sources: the OCI image specification, annotation `org.opencontainers.image.licenses` (an SPDX
expression); the Dockerfile reference, `LABEL`; the older conventions `license` and
label-schema.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import text_of
from pplcheck.read.statement import stated
from pplcheck.syntax.places import LARGEST, Point

NAME = "dockerfile"
GLOBS = (
    "dockerfile", "dockerfile.*", "*.dockerfile", "containerfile", "containerfile.*",
)  # fmt: skip

_KEYS = frozenset(
    {
        "org.opencontainers.image.licenses",
        "org.label-schema.license",
        "license",
        "licenses",
        "licence",
    }
)
_PAIR = re.compile(
    r"""(?P<key>"[^"\n]{1,200}"|'[^'\n]{1,200}'|[\w./-]{1,200})="""
    r"""(?P<value>"(?:[^"\\\n]|\\.){0,2000}"|'[^'\n]{0,2000}'|(?:[^\s"'\\]|\\.){0,2000})"""
)
# "LABEL key value", the form from before there were signs between them.
_OLD = re.compile(r"\s*(?P<key>[\w./-]{1,200})\s+(?P<value>[^=\n]{1,2000})$")
_LONGEST_LINE = 5_000
_LABEL = re.compile(r"\s*LABEL\s", re.IGNORECASE)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each label that names a licence; one that is put in at build time says nothing."""
    del path
    text = text_of(content[:LARGEST])
    if "label" not in text.lower():
        return
    for key, value, place in _labels(text.splitlines()):
        written = value.strip("\"'") if value[:1] in {'"', "'"} else value
        if key.strip("\"'").lower() in _KEYS and "$" not in written:
            yield from stated(written, place)


def _labels(lines: list[str]) -> Iterator[tuple[str, str, Point]]:
    """Yield key, value and the value's place of each label; a label may go on over lines."""
    is_label = False
    for number, line in enumerate(lines, start=1):
        if len(line) > _LONGEST_LINE:
            is_label = False
            continue
        if is_label and (not line.strip() or line.lstrip().startswith("#")):
            continue  # comments and empty lines may stand in the middle
        begins = _LABEL.match(line)
        if not is_label and not begins:
            continue
        start = begins.end() if begins and not is_label else 0
        pairs = [*_PAIR.finditer(line, start)] or [*_OLD.finditer(line, start)]
        for pair in pairs:
            place = (number, pair.start("value") + 1)
            yield pair["key"], pair["value"].strip(), place
        is_label = line.rstrip().endswith(("\\", "`"))
