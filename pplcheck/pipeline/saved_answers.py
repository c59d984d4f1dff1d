"""How do answers get into the entity's file, so that the next run need not ask?

They are added at its end, so that nothing that somebody wrote is changed; whether the whole can
still be read is tried before anything is written.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pplcheck.config import read_entity, read_own_uses, vocabulary_of
from pplcheck.discover import UnloadableError, read_named
from pplcheck.model.errors import ConfigurationError, OutputError, Problem
from pplcheck.model.fact import Fact
from pplcheck.model.own_use import OwnUse
from pplcheck.model.place import Place
from pplcheck.pipeline.configuration import shipped_terms
from pplcheck.pipeline.introducing import Pairs, identifier_lines
from pplcheck.report.assertion import quoted
from pplcheck.write import write_whole


@dataclass(frozen=True, slots=True)
class Addition:
    """What would be added to a file.

    Attributes:
        path: of the file.
        before: what stands there; empty where there is no file yet.
        text: what would stand below.

    """

    path: str
    before: bytes
    text: str

    @property
    def content(self) -> bytes:
        """The whole file."""
        gap = b"" if not self.before or self.before.endswith(b"\n") else b"\n"
        return self.before + gap + self.text.encode()


def is_there(path: str) -> bool:
    """Whether a file can be read at a path."""
    try:
        read_named(path)
    except UnloadableError:
        return False
    return True


def new_entity(id_: str, name: str, identifiers: Pairs = (), *, is_person: bool) -> str:
    """Return the description of an entity of which nothing else is known.

    Args:
        id_: letters, digits, dots, dashes and underscores.
        name: for people.
        identifiers: by which others know it.
        is_person: a natural person.

    """
    lines = [
        'schema = "pplcheck.entity/1"',
        f"id     = {quoted(id_)}",
        f"names  = [{quoted(name)}]",
        *(["person = true"] if is_person else []),
        *identifier_lines(identifiers),
    ]
    return "".join(f"{line}\n" for line in lines)


def addition(path: str, facts: Iterable[Fact], uses: Iterable[OwnUse], today: str) -> Addition:
    """Return what would be added to an entity's file.

    Args:
        path: of the file, which is there.
        facts: about the entity.
        uses: of its.
        today: the day, for the heading.

    Raises:
        ConfigurationError: what would come out could not be read: the file states some of it
            already, or in a form that nothing can be added to.

    """
    lines = list(_lines(tuple(facts), tuple(uses)))
    head = ["", f"# Answered on {today} (pplcheck audit --interactive)."] if lines else []
    return _tried(path, [*head, *lines])


def identified(path: str, identifiers: Pairs) -> Addition:
    """Return what would be added to an entity's file, so that others know whom it describes.

    Raises:
        ConfigurationError: what would come out could not be read; see `addition`.

    """
    return _tried(path, identifier_lines(identifiers))


def _tried(path: str, lines: Iterable[str]) -> Addition:
    """Return what would be added; see that the whole can be read."""
    found = Addition(path, read_named(path), "".join(f"{line}\n" for line in lines))
    vocabulary = vocabulary_of(shipped_terms())
    try:
        read_entity(found.content, path, vocabulary)
        read_own_uses(found.content, path, vocabulary)
    except ConfigurationError as error:
        what = f"the answers cannot be added ({error.problems[0].what})"
        hint = "write them into it by hand"
        raise ConfigurationError(Problem(Place(path), what, hint)) from error
    return found


def save(found: Addition) -> None:
    """Write a file with what is added, whole or not at all.

    Raises:
        OutputError: it could not be written, or somebody changed it meanwhile.

    """
    now = read_named(found.path) if is_there(found.path) else b""
    if now != found.before:
        what = "somebody changed it meanwhile: nothing was written"
        raise OutputError(Problem(Place(found.path), what, "run it again"))
    write_whole(found.path, found.content)


def _lines(facts: Sequence[Fact], uses: Sequence[OwnUse]) -> Iterator[str]:
    for fact in facts:
        yield f"[facts.{fact.name}]"
        yield f"value    = {quoted(fact.value)}"
        yield f"level    = {int(fact.level)}"
        yield f"by       = {quoted(fact.by)}"
        yield f"evidence = {quoted(fact.evidence)}"
        yield from (f"{key:8} = {day}" for key, day in _days(fact))
        yield ""
    for use in uses:
        yield from _use(use)


def _use(use: OwnUse) -> Iterator[str]:
    yield "[[use]]"
    yield f"of         = {quoted(use.of)}"
    if use.acts or use.acts_not:
        yield f"acts       = {_list(use.acts)}"
        yield f"acts_not   = {_list(use.acts_not or ())}"
    if use.commercial != "unknown":
        yield f"commercial = {quoted(use.commercial)}"
    if use.facts:
        yield "[use.facts]"
        for fact in use.facts:
            days = "".join(f", {key} = {day}" for key, day in _days(fact))
            yield (
                f"{fact.name} = {{ value = {quoted(fact.value)}, level = {int(fact.level)}, "
                f"by = {quoted(fact.by)}, evidence = {quoted(fact.evidence)}{days} }}"
            )
    yield ""


def _days(fact: Fact) -> Iterator[tuple[str, str]]:
    for key, day in (("from", fact.valid_from), ("until", fact.valid_until)):
        if day:
            yield key, day.isoformat()


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, values))}]"
