"""Which commons does a text say that its work is based on?

An address is a strong sign, a name is a weak one: many things are called alike, and a name of
one plain word, such as `Frame`, is none at all.
"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.place import Place
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise.candidate import Candidate
from pplcheck.recognise.doors import Index
from pplcheck.recognise.named import Names
from pplcheck.syntax.repository import repository_at

NAME: Final = "notice"


def recognise(candidate: Candidate, index: Index) -> Iterator[Trace]:
    """Yield each notice of a candidate that names a commons; of a file, the surest of each."""
    names = Names(index.commons)
    best: dict[tuple[int, str], Trace] = {}
    for path, seen in candidate.said:
        if seen.kind is not EvidenceKind.NOTICE:
            continue
        is_address = repository_at(seen.value) == seen.value
        meant = names.addressed(seen.value) if is_address else names.called(seen.value)
        for number, sureness in meant.items():
            # Without words of why, an address is merely mentioned.
            is_source = bool(seen.about)
            trace = Trace(
                commons=index.commons[number].id,
                there="",
                here=Place(path, seen.line, seen.column),
                recogniser=NAME,
                strength=round(min(sureness, seen.confidence), 2),
                direction=Direction.TAKEN if is_source else Direction.UNKNOWN,
                says=f"says “{seen.about}”" if is_source else "names its address",
            )
            key = (number, path)
            if key not in best or trace.strength > best[key].strength:
                best[key] = trace
    yield from sorted(best.values())
