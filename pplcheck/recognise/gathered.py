"""What is put into an index for one commons?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pplcheck.model.commons import Commons
from pplcheck.model.past import Past
from pplcheck.recognise.held import Held
from pplcheck.recognise.texts import Drawn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class GatheredText:
    """The fingerprints of a text.

    Attributes:
        path: where it stands.
        grams: different fingerprints of all its versions, sorted.
        newest: how many of them its newest version has.

    """

    path: str
    grams: "NDArray[np.uint64]"
    newest: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that an index is made from, for one commons.

    Attributes:
        commons: how it is described.
        past: its commits, and the lives of its contents; a folder without git has one version
            and no commits.
        texts: sorted by path.
        meshes: of its present version.
        drawn: likewise.

    """

    commons: Commons
    past: Past
    texts: tuple[GatheredText, ...] = ()
    meshes: tuple[Held, ...] = ()
    drawn: tuple[Drawn, ...] = ()
