"""Which images and repositories is a container made from?

Sources: the Dockerfile reference (`FROM`, `COPY --from`, `ADD` of a repository) and what people
clone in `RUN`; the Compose specification (`image`).
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import text_of
from pplcheck.read.needed import needed, repository
from pplcheck.syntax.places import LARGEST

_IMAGE = re.compile(
    r"""\s*(?:FROM\s+(?:--platform=\S+\s+)?|COPY\s+--from=|-?\s*image:\s*["']?)
    (?P<image>[a-z0-9][\w./:@-]{1,300})""",
    re.IGNORECASE | re.VERBOSE,
)
_STAGE = re.compile(r"\s*FROM\s+.*\sAS\s+(?P<name>[\w.-]+)\s*$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:\bgit\s+clone\b[^\n;&|]{0,200}?\s|^\s*ADD\s+)(?P<url>(?:https?://|git@|git://)[^\s;&|\"']+)"
)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what it is made from."""
    del path
    stages: set[str] = {"scratch"}
    for number, line in enumerate(text_of(content[:LARGEST]).splitlines(), start=1):
        image = _IMAGE.match(line)
        if image and image["image"].lower() not in stages and not image["image"].isdigit():
            yield from _image(image["image"], number)
        stage = _STAGE.match(line)
        if stage:
            stages.add(stage["name"].lower())
        for found in _ADDRESS.finditer(line[:2_000]):
            yield from repository(found["url"], "", number)


def _image(image: str, line: int) -> Iterator[Evidence]:
    name, _, digest = image.partition("@")
    name, _, tag = name.partition(":") if ":" in name.rpartition("/")[2] else (name, "", "")
    yield from needed("docker", name.removeprefix("docker.io/"), digest or tag, line)
    # GitHub's own registry names the images after their owner and, mostly, repository.
    if name.startswith("ghcr.io/"):
        yield from repository(f"github:{name.removeprefix('ghcr.io/')}", digest or tag, line)
