"""How does what a manifest says become evidence?"""

from collections.abc import Iterable, Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.addresses import named_by
from pplcheck.syntax.places import Point, UnparsableError

# The longest real expression seen has some 400 characters; a field of many more holds a text.
_LONGEST = 2_000


def stated(
    written: str,
    place: Point,
    *,
    means: str = "",
    points_to: str = "",
    is_default: bool = False,
    about: str = "",
) -> Iterator[Evidence]:
    """Yield the statement of a manifest; nothing where nothing is written.

    Args:
        written: as it stands there; line breaks become spaces.
        place: line and column, from 1.
        means: see `Evidence`; of a web address, the licence that it names, by itself.
        points_to: the file that holds the licence.
        is_default: a tool wrote it and nobody chose it.
        about: the part of what is described that it speaks of, where not of the whole: the
            documentation, the software, a component.

    Raises:
        UnparsableError: a name of many thousand characters.

    """
    value = " ".join(written.split())
    if len(value) > _LONGEST:
        what = f"a licence field of {len(value)} characters"
        raise UnparsableError(*place, what)
    means = means or named_by(value)
    if value:
        yield Evidence(
            EvidenceKind.MANIFEST,
            value,
            *place,
            is_default=is_default,
            points_to=points_to,
            about=about,
            means="" if means == value else means,
        )


def package(name: object, place: Point) -> Iterator[Evidence]:
    """Yield that a package stands here, where it has a name: it states no licence by itself."""
    if isinstance(name, str) and 0 < len(name) <= _LONGEST:
        yield Evidence(EvidenceKind.PACKAGE, " ".join(name.split()), *place)


def any_of(names: Iterable[str]) -> str:
    """Return the expression that lets one choose among `names`, each once."""
    return _joined(names, " OR ")


def all_of(names: Iterable[str]) -> str:
    """Return the expression that asks for all of `names`, each once."""
    return _joined(names, " AND ")


def _joined(names: Iterable[str], operator: str) -> str:
    distinct = list(dict.fromkeys(names))
    if len(distinct) == 1:
        return distinct[0]
    return operator.join(f"({name})" if _has_operator(name) else name for name in distinct)


def _has_operator(name: str) -> bool:
    return " or " in name.lower() or " and " in name.lower()
