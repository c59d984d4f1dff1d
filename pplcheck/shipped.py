"""Where do the data files stand that ship with the package?

`schemas/` and `fixtures/stories/` stand at the top of the repository, because people read
them there; in a wheel they stand inside the package.
"""

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def shipped(*parts: str) -> "Traversable":
    """Return the file or folder `parts`, from the wheel or from the checkout.

    Args:
        parts: path segments below the top, for instance `"schemas", "config.schema.json"`.

    Raises:
        FileNotFoundError: neither holds it, so the installation is broken.

    """
    package = files("pplcheck")
    # A checkout has the folder beside the package; `files` of a regular package is a path,
    # and joining ".." is the one way up that the resource protocol leaves open.
    for top in (package, package.joinpath("..")):
        found = top.joinpath(*parts)
        if found.is_file() or found.is_dir():
            return found
    raise FileNotFoundError("/".join(parts))
