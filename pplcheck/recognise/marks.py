"""Which drawings are marks that anybody may show, so that having them makes nobody kin?

That of a certification, of open hardware, of a licence, of conformity, of a platform. They are
known by their names, in the folder or of the file; a table to be read and put right by people.
"""

import re
from typing import Final

_MARKS: Final = (
    # OSHWA: the community's gear and the certification's mark.
    "oshwa?", "certification[-_ ]?mark", "open[-_ ]?(?:source[-_ ]?)?hardware",
    # Licences.
    "creative[-_ ]?commons", "cc[-_ ]?(?:by|zero|0)", "by[-_](?:sa|nc|nd)(?:[-_](?:sa|nd))?",
    "(?:a|l)?gpl(?:v?\\d)?", "cern[-_ ]?ohl",
    # Conformity and disposal.
    "ce[-_ ]?mark", "rohs", "weee", "fcc", "ukca",
    # Platforms that projects link to.
    "github", "gitlab", "discord", "twitter", "thingiverse", "liberapay", "opencollective",
)  # fmt: skip
_NAMED: Final = re.compile(rf"(?:^|[/_\-. ])(?:{'|'.join(_MARKS)})(?=[/_\-. ]|$)")
_ENDINGS: Final = (".svg", ".dxf")


def is_mark(path: str) -> bool:
    """Whether a drawing is a mark that anybody may show.

    Args:
        path: of the file.

    """
    lower = path.lower()
    return lower.endswith(_ENDINGS) and _NAMED.search(lower) is not None
