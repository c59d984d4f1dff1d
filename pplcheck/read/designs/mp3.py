"""What does an MP3 state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers import id3 as container
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence
from pplcheck.read import id3
from pplcheck.read.sound import Tags
from pplcheck.syntax.places import UnparsableError

NAME = "mp3"
GLOBS = ("*.mp3", "*.aac")
FORMAT: Final = Format(
    title="MP3 sound",
    role=Role.SOUND,
    source="ID3v2.2, 2.3, 2.4",
    places=id3.PLACES,
    passed_over="ID3v1 at the end, which has no field for a licence; what follows 4 MiB",
    head=4 * 1024 * 1024,
)
_SYNC: Final = 0xFF


def claims(content: bytes) -> bool:
    """Whether it begins with a tag, or with sound that has none."""
    return content.startswith(container.MARK) or content[:1] == bytes([_SYNC])


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the tag at the beginning states."""
    del path
    size = container.size_of(content)
    if not size:
        return
    tags = Tags()
    fault = None
    try:
        id3.take_tag(tags, content)
    except UnparsableError as error:
        fault = error
    yield from tags.evidence()
    if fault:
        raise fault
    if len(content) < min(size, FORMAT.head):
        raise UnparsableError(0, 0, "an ID3 tag that is cut off")
