"""How do bytes in memory become a file, for libraries that want one?

The one place in a pure room that imports `io`: nothing here touches a disk.
"""

from io import BytesIO


def as_file(content: bytes) -> BytesIO:
    """Return a file that lies in memory and holds `content`."""
    return BytesIO(content)
