"""How is a package told that some list names?"""

from pplcheck.model.evidence import Evidence, EvidenceKind

# Longer ones are an attack; an expression of this length is refused later, with a reason.
_LONGEST_NAME, _LONGEST_LICENCE = 300, 3_000


def dependency(name: object, version: object, licence: object, line: int = 0) -> Evidence:
    """Return the evidence of one package.

    Args:
        name: as the list says it, of whatever type that is.
        version: likewise; left out where it is no text.
        licence: likewise; an empty value where it is no text.
        line: where it stands, or 0.

    """
    about = "@".join(filter(None, (_text(name, _LONGEST_NAME), _text(version, _LONGEST_NAME))))
    value = _text(licence, _LONGEST_LICENCE)
    return Evidence(EvidenceKind.DEPENDENCY, value, line, about=about)


def _text(value: object, longest: int) -> str:
    return " ".join(value[:longest].split()) if isinstance(value, str) else ""
