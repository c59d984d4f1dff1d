"""Which public commons under these licences are known today?

`commons.toml` says it: where each is kept, under which licence since when, and on which page
that was read. It is data: reading it is for the configuration.
"""

from importlib.resources import files

_FILE = "commons.toml"


def catalogue_source() -> tuple[str, bytes]:
    """Return the catalogue's name in messages, and its content."""
    return _FILE, files("pplcheck.catalogue").joinpath(_FILE).read_bytes()
