"""Which kinds of tokens are there, and which file has which?"""

from typing import Final, Protocol

from pplcheck.recognise.tokens import dxf, kicad_board, kicad_schematic, openscad, svg
from pplcheck.recognise.tokens.token import Tokens


class Kind(Protocol):
    """The door: a module that takes files of one format apart.

    Attributes:
        NAME: of the kind, which is that of the method.
        ENDINGS: of the names of its files, in small letters.
        FEWEST_SHARED: so many different tokens must be in both files to say anything.

    """

    @property
    def NAME(self) -> str: ...  # noqa: D102 - told above
    @property
    def ENDINGS(self) -> tuple[str, ...]: ...  # noqa: D102 - told above
    @property
    def FEWEST_SHARED(self) -> int: ...  # noqa: D102 - told above

    def tokens(self, content: bytes) -> Tokens:
        """Return what a file is made of, and how many times."""


KINDS: Final[tuple[Kind, ...]] = (dxf, kicad_board, kicad_schematic, openscad, svg)


def kind_of(path: str) -> Kind | None:
    """Return the kind of a file by its name, or None where it has none."""
    return next((kind for kind in KINDS if path.lower().endswith(kind.ENDINGS)), None)
