"""Could this file hold a licence text, though its name does not say so?"""

# Words that stand in the texts of the family and hardly anywhere else.
_ANCHORS = (
    b"copyfarleft public license",
    b"worker-owned business or worker-owned",
    b"exclusively granted to",
    b"all owners are workers",
    b"forma privada",
    b"legible por human",
)
_FEWEST_BYTES = 500


def looks_like_licence(content: bytes) -> bool:
    """Whether `content` has words that only licence texts of the family have."""
    if len(content) < _FEWEST_BYTES:
        return False
    lower = content.lower()
    return any(anchor in lower for anchor in _ANCHORS)
