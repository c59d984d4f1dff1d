"""Which lines and files would do what a licence asks of a use, place by place?"""

from collections.abc import Iterator

from pplcheck.model.duty import MissingLine
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.use import Use
from pplcheck.report.letters.markdown import text


def to_add(use: Use) -> Iterator[str]:
    """Yield what to add, in Markdown: all lines of one place together."""
    by_place: dict[Place, list[MissingLine]] = {}
    for one in _missing(use):
        by_place.setdefault(one.place, []).append(one)
    for place, several in by_place.items():
        words = dict.fromkeys(_words(one) for one in several)
        yield f"{text(place.path)}{_where(place, several)}: add {'; '.join(words)}"


def has_to_add(use: Use) -> bool:
    """Whether something that a licence may ask for is not there, or not known to be."""
    return any(True for _ in _missing(use))


def _missing(use: Use) -> Iterator[MissingLine]:
    for seen in use.found.seen if use.found else ():
        if seen.value is not Value.YES:
            yield from seen.missing


def _where(place: Place, several: list[MissingLine]) -> str:
    if not any(one.text for one in several):
        return ""
    return f":{place.line}, below" if place.line else ", at the top"


def _words(one: MissingLine) -> str:
    if one.text:
        return f"“{text(one.text)}”"
    source = f", the same as {text(str(one.there))} of the commons" if one.there.path else ""
    return f"the text of the licence{source}"
