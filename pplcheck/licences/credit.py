"""Whose copyright statements hold for a file?

Source: REUSE 3.3: the order is that of the licences, and is applied to the two separately.
"""

from pplcheck.licences.annotations import Annotated
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.survey import FileRecord


def copyright_of(
    file: FileRecord, side: FileRecord | None, annotated: Annotated
) -> tuple[str, ...]:
    """Return the statements, as written, each once.

    Args:
        file: as it was read.
        side: the file that stands beside it to speak for it, or None.
        annotated: what annotations say of it.

    """
    speaker = side or file
    own = [seen.value for seen in speaker.evidence if seen.kind is EvidenceKind.COPYRIGHT]
    if annotated.override:
        own = list(annotated.override.copyrights)
    elif not own:
        own = next((list(one.copyrights) for one in annotated.closest if one.copyrights), [])
    added = [statement for one in annotated.aggregated for statement in one.copyrights]
    return tuple(dict.fromkeys([*added, *own]))
