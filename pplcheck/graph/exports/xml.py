"""How does text stand in XML?"""


def in_element(text: str) -> str:
    """Return clean text as an element holds it."""
    return _escaped(text)


def in_attribute(text: str) -> str:
    """Return clean text as it stands between double quotes; a line end as `&#10;`.

    A bare line end would be read as a space (XML 1.0, section 3.3.3).
    """
    escaped = _escaped(text)
    if '"' in escaped or "\n" in escaped:
        return escaped.replace('"', "&quot;").replace("\n", "&#10;")
    return escaped


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
