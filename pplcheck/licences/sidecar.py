"""Does a file stand beside another, to speak for it?

Source: REUSE 3.3, comment headers: `cat.jpg.license` speaks for `cat.jpg`, whose own words then
do not count.
"""

from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.identification import TextKind
from pplcheck.model.survey import FileRecord

_ENDING = ".license"
_SAYING = frozenset({EvidenceKind.SPDX_TAG, EvidenceKind.NOTICE, EvidenceKind.COPYRIGHT})


def beside(path: str) -> str:
    """Return the path of the file for which `path` would speak, or an empty text."""
    return path.removesuffix(_ENDING) if path.endswith(_ENDING) else ""


def speaks(file: FileRecord) -> bool:
    """Whether a file that stands beside another says anything of licence or copyright."""
    found = file.identification
    is_text = found is not None and found.kind is TextKind.TEXT
    return is_text or any(seen.kind in _SAYING for seen in file.evidence)
