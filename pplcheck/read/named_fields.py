"""What does a field say that people named themselves: an attribute of a part, a text variable?

Programmes for electronics let people add fields to parts and projects. Some of the names that
they give are plain: LICENSE, Author, COPYRIGHT. Fields of parts come in hundreds that say the
same; they are told once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import licence_field, said
from pplcheck.syntax.places import Point

_KINDS: Final[Mapping[str, EvidenceKind]] = {
    **dict.fromkeys(("license", "licence"), EvidenceKind.EMBEDDED),
    **dict.fromkeys(("copyright", "copyrights"), EvidenceKind.COPYRIGHT),
    **dict.fromkeys(
        ("author", "authors", "designer", "designed by", "created by", "drawn by"),
        EvidenceKind.AUTHOR,
    ),
}
_OF_PROJECTS: Final[Mapping[str, EvidenceKind]] = {
    **dict.fromkeys(("company", "organisation", "organization"), EvidenceKind.ORGANISATION),
    **dict.fromkeys(("title", "project", "project name"), EvidenceKind.TITLE),
}
# So KiCad wrote an empty field.
_EMPTY = "~"
# Names of parts that are told; of more, their number says enough.
_MOST_NAMED = 3
_MOST_VALUES = 1_000


def is_named(name: str) -> bool:
    """Whether a field of this name says something of a part."""
    return _plain(name) in _KINDS


def named_field(name: str, value: str, locator: str, place: Point) -> Iterator[Evidence]:
    """Yield what a field of a whole project or file says."""
    plain = _plain(name)
    kind = _KINDS.get(plain) or _OF_PROJECTS.get(plain)
    if kind:
        yield from _evidence(kind, value, locator, place)


@dataclass(slots=True)
class PartFields:
    """Gathers the fields of many parts.

    Attributes:
        one: what one part is called: `symbol`.
        many: what several are called.

    """

    one: str
    many: str
    _parts: dict[tuple[EvidenceKind, str, str], list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _places: dict[tuple[EvidenceKind, str, str], Point] = field(default_factory=dict)

    def add(self, part: str, name: str, value: str, place: Point) -> None:
        """Take a field of a part; one without a value says nothing of so small a thing."""
        kind = _KINDS.get(_plain(name))
        if kind is None or value.strip() in {"", _EMPTY}:
            return
        key = (kind, name, value)
        if key in self._places or len(self._places) < _MOST_VALUES:
            self._parts[key].append(part)
            self._places.setdefault(key, place)

    def told(self) -> Iterator[Evidence]:
        """Yield each distinct value once, with the parts that have it."""
        for key, place in self._places.items():
            kind, name, value = key
            about = self._about(list(dict.fromkeys(self._parts[key])))
            yield from _evidence(kind, value, f"{self.one} property {name}", place, about)

    def _about(self, parts: list[str]) -> str:
        if len(parts) == 1:
            return f"{self.one} {parts[0]}"
        named = ", ".join(parts[:_MOST_NAMED])
        more = ", …" if len(parts) > _MOST_NAMED else ""
        return f"{len(parts)} {self.many} ({named}{more})"


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


def _evidence(
    kind: EvidenceKind, value: str, locator: str, place: Point, about: str = ""
) -> Iterator[Evidence]:
    value = "" if value.strip() == _EMPTY else value
    if kind is EvidenceKind.EMBEDDED:
        return licence_field(value, locator, place, about=about)
    return said(kind, value, locator, place, about=about)
